/** A kind of tool of the demo shop: prices in fen, `count` numbered pieces or that many counted ones. */
export interface DemoKind {
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly letters: string;
  readonly lifeMonths: number | null;
  readonly originalFen: number;
  readonly purchaseFen: number;
  readonly count: number;
  readonly more?: Readonly<{
    isNumbered?: boolean;
    isOnce?: boolean;
    depositFen?: number;
    holderPercent?: number;
    minQty?: number;
    useRange?: string;
    category?: string;
  }>;
}

const counted = { isNumbered: false, isOnce: false };

/** The five with a lifetime of the book (R-000-79), electric screwdrivers with their deposit (R-000-76), and what a room has besides. */
export const demoKinds: readonly DemoKind[] = [
  { name: '工具箱', spec: '17 寸 双层', unit: '个', letters: 'GJX', lifeMonths: 12, originalFen: 9_800, purchaseFen: 8_600, count: 14 },
  {
    ...{ name: '电枪', spec: '12V 双速', unit: '把', letters: 'DQ', lifeMonths: 24, originalFen: 26_800, purchaseFen: 23_500, count: 14 },
    more: { useRange: '只用于木螺丝和自攻螺丝，不得敲击', category: '电动工具' },
  },
  { name: '铁锤', spec: '0.5 kg', unit: '把', letters: 'TC', lifeMonths: 36, originalFen: 3_500, purchaseFen: 2_900, count: 14 },
  { name: '胶锤', spec: '40 mm', unit: '把', letters: 'JC', lifeMonths: 10, originalFen: 2_200, purchaseFen: 1_800, count: 14 },
  { name: '钢卷尺', spec: '5 m', unit: '把', letters: 'JCH', lifeMonths: 24, originalFen: 1_800, purchaseFen: 1_500, count: 16 },
  {
    ...{ name: '电批', spec: '3.6V 锂电', unit: '把', letters: 'DP', lifeMonths: 36, originalFen: 32_000, purchaseFen: 28_500, count: 6 },
    more: { depositFen: 30_000, holderPercent: 50, useRange: '装拆小螺丝，不得当钻用', category: '电批', minQty: 3 },
  },
  { name: '冲击钻', spec: '600W', unit: '台', letters: 'CJZ', lifeMonths: 36, originalFen: 45_000, purchaseFen: 39_900, count: 5 },
  { name: '人字梯', spec: '2.5 m 铝合金', unit: '架', letters: 'TZ', lifeMonths: null, originalFen: 28_000, purchaseFen: 25_500, count: 4 },
  { name: '万用表', spec: '数字 3 位半', unit: '块', letters: 'WYB', lifeMonths: 48, originalFen: 12_800, purchaseFen: 11_000, count: 6 },
  { name: '水平仪', spec: '绿光 5 线', unit: '台', letters: 'SPY', lifeMonths: null, originalFen: 36_000, purchaseFen: 31_000, count: 2 },
  { name: '玻璃吸盘', spec: '三爪', unit: '个', letters: 'XP', lifeMonths: 24, originalFen: 6_500, purchaseFen: 5_600, count: 4 },
  {
    ...{ name: '批头', spec: '十字 PH2 65 mm', unit: '支', letters: '', lifeMonths: null, originalFen: 400, purchaseFen: 300, count: 120 },
    more: { ...counted, minQty: 50 },
  },
  {
    ...{ name: '劳保手套', spec: '浸胶', unit: '双', letters: '', lifeMonths: null, originalFen: 600, purchaseFen: 450, count: 60 },
    more: { ...counted, minQty: 80 },
  },
];
