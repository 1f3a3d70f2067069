import type { PurchaseOrderState } from '../../shared/purchase-order-lifecycle.ts';
import { prorate } from '../../shared/money.ts';
import type { Bulk } from './bulk.ts';
import type { Calendar } from './calendar.ts';
import type { Journal, Numbers, User } from './journal.ts';

const hour = 3_600_000;
const day = 24 * hour;

interface Order {
  readonly supplierId: number;
  readonly state: PurchaseOrderState;
  readonly daysAgo: number;
  /** Days from the last one of the demo shop. */
  readonly due: number | null;
  readonly lines: readonly (readonly [itemId: number, qty: number, priceFen: number, spec: string])[];
  readonly endReason?: string;
}

/** Orders in every state before the goods are on the shelf, which would need the ledger. */
const orders: readonly Order[] = [
  {
    supplierId: 1,
    state: 'arrived',
    daysAgo: 9,
    due: 1,
    lines: [
      [1, 20, 6800, '原厂'],
      [2, 12, 4550, '原厂 220V'],
      [3, 30, 1280, '通用'],
    ],
  },
  {
    supplierId: 2,
    state: 'ordered',
    daysAgo: 12,
    due: -2,
    lines: [
      [4, 10, 15_600, '原厂'],
      [5, 8, 23_000, '变频'],
    ],
  },
  { supplierId: 3, state: 'inTransit', daysAgo: 5, due: 2, lines: [[6, 40, 900, 'Φ22 铜']] },
  {
    supplierId: 5,
    state: 'contracted',
    daysAgo: 2,
    due: 8,
    lines: [
      [7, 6, 31_800, '带显示'],
      [8, 6, 27_500, ''],
    ],
  },
  {
    supplierId: 1,
    state: 'negotiating',
    daysAgo: 1,
    due: 10,
    lines: [
      [9, 15, 5200, '原厂'],
      [10, 25, 2100, '通用'],
    ],
  },
  { supplierId: 4, state: 'draft', daysAgo: 0, due: null, lines: [[11, 50, 350, '304 不锈钢']] },
  { supplierId: 6, state: 'cancelled', daysAgo: 20, due: -8, lines: [[12, 2, 88_000, '']], endReason: '改由厂家上门修' },
];

/** The steps that a state has behind it, for the timeline, and how long after the first each is; goods arrive on the last day. */
const way = ['created', 'negotiated', 'contracted', 'placed', 'shipped', 'arrived'] as const;
const pace: Readonly<Record<(typeof way)[number], number>> = {
  created: 0,
  negotiated: hour / 3,
  contracted: hour,
  placed: 2 * hour,
  shipped: 3 * hour,
  arrived: Number.POSITIVE_INFINITY,
};
const stepsOf: Readonly<Partial<Record<PurchaseOrderState, number>>> = {
  draft: 1,
  negotiating: 2,
  contracted: 3,
  ordered: 4,
  inTransit: 5,
  arrived: 6,
  cancelled: 2,
};

interface PurchaseOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly calendar: Calendar;
  readonly buyer: User;
}

export interface Purchases {
  /** What is bought, asked for and sent on this day. */
  morning(day: number): void;
}

/** What the store buys: orders on their way through SM-20, an inquiry with three offers, goods on their way. */
export function createPurchases({ bulk, journal, numbers, calendar, buyer }: PurchaseOptions): Purchases {
  const onDay = (at: number) => calendar.dayText(calendar.indexOf(at));
  const atOf = (daysAgo: number) => calendar.now - daysAgo * day - 2 * hour;
  const noAt = (kind: string, prefix: string, at: number) => numbers.no(kind, prefix, onDay(at).replaceAll('-', ''));
  let lineId = 0;
  let made = 0;
  let consignments = 0;
  const send = (at: number, more: object) => {
    const id = ++consignments;
    const no = noAt('consignment', 'TY', at);
    bulk.add('consignment', {
      ...{
        id,
        no,
        direction: 'in',
        way: 'freight',
        state: 'onTheWay',
        party: '',
        what: '',
        carrier: '德邦',
        trackingNo: `DP${88_120_000 + id * 37}`,
      },
      ...{ sentOn: onDay(at), expectedOn: '', arrivedOn: '', condition: '', remarks: '', note: '', endReason: '', costFen: 0 },
      ...{ purchaseOrderId: null, supplierCaseId: null, workOrderId: null, oldPartId: null, userId: buyer.id, createdAt: at, version: 1 },
      ...more,
    });
    journal.later(at, buyer, 'consignments.send', 'consignment', id, 'sent', { no });
  };
  const order = ({ supplierId, state, daysAgo, due, lines, endReason = '' }: Order) => {
    const id = ++made;
    const at = atOf(daysAgo);
    const no = noAt('purchaseOrder', 'CG', at);
    const dueOn = due === null ? '' : calendar.dayText(calendar.last + due);
    const timeOf = (step: (typeof way)[number]) => Math.min(at + pace[step], calendar.now - hour);
    const isPlaced = state === 'ordered' || state === 'inTransit' || state === 'arrived';
    bulk.add('purchaseOrder', {
      ...{
        id,
        no,
        supplierId,
        inquiryId: null,
        state,
        stateAt: timeOf(way[(stepsOf[state] ?? 1) - 1] ?? 'created'),
        dueOn,
        contractNo: isPlaced ? `HT-${no.slice(2)}` : '',
        note: '',
      },
      ...{ endReason, totalFen: lines.reduce((sum, [, qty, priceFen]) => sum + prorate(priceFen, qty, 1), 0) },
      ...{ orderedAt: isPlaced ? timeOf('placed') : null, orderedBy: isPlaced ? buyer.id : null, approvedAt: null, approvedBy: null },
      ...{ overdueToldAt: null, createdBy: buyer.id, createdAt: at, version: stepsOf[state] ?? 1 },
    });
    for (const [itemId, qty, priceFen, spec] of lines)
      bulk.add('purchaseOrderLine', { id: ++lineId, purchaseOrderId: id, itemId, qty, priceFen, spec, packUnit: '', packQty: 1 });
    for (const kind of way.slice(0, stepsOf[state]))
      journal.later(timeOf(kind), buyer, 'purchaseOrders.save', 'purchaseOrder', id, kind, { no });
    if (state === 'cancelled')
      journal.later(at + hour, buyer, 'purchaseOrders.cancel', 'purchaseOrder', id, 'cancelled', { no, reason: endReason });
    const about = { purchaseOrderId: id, party: '供应商', what: '订单货物' };
    if (state === 'inTransit') send(timeOf('shipped'), { ...about, expectedOn: dueOn, costFen: 6800 });
    if (state === 'arrived')
      send(timeOf('shipped'), { ...about, state: 'arrived', arrivedOn: onDay(calendar.now), condition: 'good', costFen: 12_500 });
  };
  const inquiry = () => {
    const at = atOf(1);
    const no = noAt('inquiry', 'XJ', at);
    const lines = [
      [13, 20],
      [14, 10],
    ] as const;
    bulk.add('inquiry', {
      ...{ id: 1, no, state: 'open', answerBy: calendar.dayText(calendar.last + 3), note: '旺季备货', reason: '', chosenOfferId: null },
      ...{ createdBy: buyer.id, createdAt: at, version: 4 },
    });
    for (const [index, [itemId, qty]] of lines.entries()) bulk.add('inquiryLine', { id: index + 1, inquiryId: 1, itemId, qty });
    journal.later(at, buyer, 'inquiries.save', 'inquiry', 1, 'created', { no, lines: lines.length });
    const offers = [
      [1, 5, 90, 85, 4200, 8800, ''],
      [2, 3, 75, 95, 3900, 8500, '满 1000 元包邮'],
      [3, 10, 85, 60, 4050, null, '第二种缺货'],
    ] as const;
    for (const [index, [supplierId, leadDays, quality, delivery, first, second, note]] of offers.entries()) {
      const id = index + 1;
      const createdAt = at + id * (hour / 4);
      const validUntil = calendar.dayText(calendar.last + 15);
      const facts = { supplierId, leadDays, quality, delivery, validUntil, note };
      bulk.add('offer', { id, inquiryId: 1, ...facts, userId: buyer.id, createdAt });
      bulk.add('offerPrice', { offerId: id, inquiryLineId: 1, priceFen: first });
      if (second !== null) bulk.add('offerPrice', { offerId: id, inquiryLineId: 2, priceFen: second });
      journal.later(createdAt, buyer, 'inquiries.saveOffer', 'inquiry', 1, 'offered', { no });
    }
  };
  const alone = [
    [30, { direction: 'back', way: 'own', party: '株洲通用机电', what: '排水泵电机 2 台', carrier: '', trackingNo: '', state: 'arrived' }],
    [6, { direction: 'out', way: 'express', party: '浏阳网点', what: '控制板 2 块', carrier: '顺丰', costFen: 2300 }],
  ] as const;
  return {
    morning(index) {
      const isToday = (daysAgo: number) => calendar.indexOf(atOf(daysAgo)) === index;
      for (const one of orders) if (isToday(one.daysAgo)) order(one);
      for (const [daysAgo, facts] of alone) {
        if (!isToday(daysAgo)) continue;
        const at = atOf(daysAgo);
        const isBack = facts.direction === 'back';
        send(at, {
          ...facts,
          ...(isBack ? { arrivedOn: onDay(at), condition: 'good', costFen: 8000 } : { expectedOn: calendar.dayText(calendar.last - 3) }),
        });
      }
      if (isToday(1)) inquiry();
    },
  };
}
