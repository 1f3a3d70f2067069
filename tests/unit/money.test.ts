import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addFen, formatYuan, parseYuan, percentFen, prorate, split, subtractFen, timesFen, yuanInWords } from '../../shared/money.ts';

const fenAmount = fc.integer({ min: -1e13, max: 1e13 });

describe('arithmetic', () => {
  test('add, subtract, times', () => {
    expect(addFen()).toBe(0);
    expect(addFen(1, 2, -5)).toBe(-2);
    expect(subtractFen(100, 250)).toBe(-150);
    expect(timesFen(1999, 3)).toBe(5997);
    expect(() => addFen(0.1)).toThrow(RangeError);
    expect(() => timesFen(Number.MAX_SAFE_INTEGER, 2)).toThrow(RangeError);
    expect(() => addFen(Number.NaN)).toThrow(RangeError);
  });

  test('seventy per cent: 200.00 -> 140.00, 0.05 -> 0.04', () => {
    expect(percentFen(20_000, 70)).toBe(14_000);
    expect(percentFen(5, 70)).toBe(4);
    expect(percentFen(1000, 12.5)).toBe(125);
    expect(percentFen(-5, 70)).toBe(-4);
    expect(() => percentFen(100, 1.23456)).toThrow(RangeError);
  });

  test('price x 1 per mille x days is exact', () => {
    expect(prorate(299_900, 37, 1000)).toBe(11_096);
    expect(prorate(1, 1, 2)).toBe(1);
    expect(prorate(-1, 1, 2)).toBe(-1);
    expect(prorate(9_007_199_254_740_991, 9_007_199_254_740_991, 9_007_199_254_740_991)).toBe(9_007_199_254_740_991);
    expect(() => prorate(1, 1, 0)).toThrow(RangeError);
  });

  test('prorate is within half a fen and mirrors its sign', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: 1e6 }),
        (total, part, whole) => {
          const result = prorate(total, part, whole);
          const error = 2n * (BigInt(result) * BigInt(whole) - BigInt(total) * BigInt(part));
          expect(error <= BigInt(whole) && error >= -BigInt(whole)).toBe(true);
          expect(prorate(-total, part, whole) + result).toBe(0);
        },
      ),
    );
  });
});

describe('split', () => {
  test('largest remainder', () => {
    expect(split(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(split(100, [1, 2, 4])).toEqual([14, 29, 57]);
    expect(split(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(split(5, [0, 0])).toEqual([3, 2]);
    expect(split(0, [])).toEqual([]);
    expect(() => split(1, [])).toThrow(RangeError);
    expect(() => split(1, [-1, 2])).toThrow(RangeError);
  });

  test('the parts add up, keep the sign, stay within one fen of the exact share', () => {
    fc.assert(
      fc.property(fenAmount, fc.array(fc.nat(1e9), { minLength: 1, maxLength: 20 }), (total, weights) => {
        const parts = split(total, weights);
        const sum = weights.reduce((all, weight) => all + weight, 0);
        expect(parts).toHaveLength(weights.length);
        expect(parts.reduce((all, part) => all + part, 0)).toBe(total);
        expect(parts.every((part) => part === 0 || part > 0 === total > 0)).toBe(true);
        if (sum === 0) return;
        parts.forEach((part, index) => {
          const off = BigInt(part) * BigInt(sum) - BigInt(total) * BigInt(weights[index] ?? 0);
          expect((off < 0n ? -off : off) < BigInt(sum)).toBe(true);
        });
      }),
    );
  });
});

describe('parseYuan', () => {
  test.each([
    ['1.5万', 1_500_000],
    ['1,234.50', 123_450],
    ['￥12', 1200],
    ['¥ 12.3', 1230],
    ['１２．５', 1250],
    ['１，２３４', 123_400],
    ['12元', 1200],
    ['2万元', 2_000_000],
    ['1.23456万', 1_234_560],
    ['3k', 300_000],
    ['1.5w', 1_500_000],
    ['2百万', 200_000_000],
    ['0.01', 1],
    ['.5', 50],
    ['12.', 1200],
    ['12。5', 1250],
    ['-3', -300],
    ['￥-3', -300],
    ['-0', 0],
    ['RMB 88', 8800],
    ['0.10000', 10],
  ])('%s', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  test.each([
    '',
    ' ',
    '.',
    '￥',
    '万',
    '1.234',
    '1,23',
    '12,34.5',
    'abc',
    '1.2.3',
    '--1',
    '-￥-1',
    '1e3',
    '99999999999999999',
    'NaN',
    '1.0000001万',
    '9'.repeat(5000),
  ])('refuses %s', (text) => {
    expect(parseYuan(text)).toBeUndefined();
  });

  test('reads back what formatYuan writes', () => {
    fc.assert(
      fc.property(fenAmount, fc.constantFrom('', '¥', '￥'), (fen, symbol) => {
        expect(parseYuan(formatYuan(fen, { symbol }))).toBe(fen === 0 ? 0 : fen);
      }),
    );
  });
});

test('formatYuan', () => {
  expect(formatYuan(0)).toBe('0.00');
  expect(formatYuan(-0)).toBe('0.00');
  expect(formatYuan(5)).toBe('0.05');
  expect(formatYuan(-5)).toBe('-0.05');
  expect(formatYuan(123_456_789)).toBe('1,234,567.89');
  expect(formatYuan(-100_000, { symbol: '¥' })).toBe('-¥1,000.00');
  expect(() => formatYuan(1.5)).toThrow(RangeError);
});

/** Reads capitals back with independent arithmetic: the sum of digit x place within 万 and 亿 sections. */
function readWords(words: string): number {
  const value = '零壹贰叁肆伍陆柒捌玖';
  const body = words.replace(/^负/, '').replace(/整$/, '');
  const section = (text: string): number => {
    let sum = 0;
    let digit = 0;
    for (const char of text) {
      const place = { 拾: 10, 佰: 100, 仟: 1000 }[char];
      if (place) {
        sum += digit * place;
        digit = 0;
      } else digit = value.indexOf(char);
    }
    return sum + digit;
  };
  const below = (text: string): number => {
    const [high, low] = text.includes('万') ? text.split('万') : ['', text];
    return section(high ?? '') * 10_000 + section(low ?? '');
  };
  const [yuanText, rest] = body.includes('元') ? body.split('元') : ['', body];
  const [high, low] = yuanText?.includes('亿') ? yuanText.split('亿') : ['', yuanText];
  const cents = /^零?(?:(.)角)?(?:(.)分)?$/.exec(rest ?? '');
  const yuan = below(high ?? '') * 1e8 + below(low ?? '');
  const fen = yuan * 100 + (cents?.[1] ? value.indexOf(cents[1]) * 10 : 0) + (cents?.[2] ? value.indexOf(cents[2]) : 0);
  return words.startsWith('负') ? -fen : fen;
}

describe('yuanInWords 人民币大写', () => {
  test.each([
    [0, '零元整'],
    [1, '壹分'],
    [50, '伍角整'],
    [15, '壹角伍分'],
    [105, '壹元零伍分'],
    [123_450, '壹仟贰佰叁拾肆元伍角整'],
    [1000, '壹拾元整'],
    [100_100, '壹仟零壹元整'],
    [101_000, '壹仟零壹拾元整'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [10_000_100, '壹拾万零壹元整'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [1_000_000_000_00, '壹拾亿元整'],
    [100_000_001_00, '壹亿零壹元整'],
    [100_010_000_00, '壹亿零壹万元整'],
    [123_450_000_000_000, '壹万贰仟叁佰肆拾伍亿元整'],
    [100_000_000_000_000, '壹万亿元整'],
    [100_000_000_000_100, '壹万亿零壹元整'],
    [600_004_000_000_000, '陆万亿零肆仟万元整'],
    [600_000_400_000_000, '陆万亿零肆佰万元整'],
    [-12_345, '负壹佰贰拾叁元肆角伍分'],
    [Number.MAX_SAFE_INTEGER, '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
  ])('%d fen', (fen, words) => {
    expect(yuanInWords(fen)).toBe(words);
  });

  test('says exactly the amount, without doubled or trailing 零', () => {
    fc.assert(
      fc.property(fc.oneof(fenAmount, fc.integer({ min: -1e6, max: 1e6 }), fc.maxSafeInteger()), (fen) => {
        const words = yuanInWords(fen);
        expect(readWords(words)).toBe(fen === 0 ? 0 : fen);
        expect(words).not.toMatch(/零零|.零[万亿元角分]|^负?零(?!元整)/);
      }),
      { numRuns: 1000 },
    );
  });
});
