import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyAbc, isReserveShort, reorder, reserveGap, reserveTenths, turnoverHundredths } from '../../shared/reordering.ts';
import type { ReorderFacts } from '../../shared/reordering.ts';

const facts: ReorderFacts = {
  windowDays: 90,
  used: 180,
  usedLastYear: 0,
  leadDays: 7,
  safetyQty: 4,
  minQty: 0,
  orderQty: 0,
  packQty: 1,
  stockQty: 18,
  reservedQty: 0,
  onOrderQty: 0,
};
const given = (changes: Partial<ReorderFacts>) => reorder({ ...facts, ...changes });

describe('the warning line', () => {
  test('R-004-52 2 a day x 7 + 4 = 18: a stock of 18 is warned of, one of 19 is not', () => {
    expect(given({})).toMatchObject({ lineQty: 18, leadUse: 14, reason: 'atLine' });
    expect(given({ stockQty: 19 })).toMatchObject({ lineQty: 18, reason: null, proposedQty: 0 });
  });

  test('R-004-52 what is on order counts as there, what is kept for slips does not', () => {
    expect(given({ stockQty: 10, onOrderQty: 8 })).toMatchObject({ availableQty: 18, reason: 'atLine' });
    expect(given({ stockQty: 10, onOrderQty: 9 })).toMatchObject({ availableQty: 19, reason: null });
    expect(given({ stockQty: 20, reservedQty: 2 })).toMatchObject({ availableQty: 18, reason: 'atLine' });
  });

  test('R-000-08 below the minimum is proposed whatever is used, at the minimum it is not', () => {
    const unused = { used: 0, safetyQty: 0, minQty: 5 };
    expect(given({ ...unused, stockQty: 4 })).toMatchObject({ reason: 'belowMinimum', proposedQty: 2 });
    expect(given({ ...unused, stockQty: 5 })).toMatchObject({ reason: null });
    expect(given({ used: 0, safetyQty: 0, stockQty: 0 })).toMatchObject({ reason: null });
  });

  test('the season of a year ago counts where it is the larger, and says so', () => {
    expect(given({ usedLastYear: 360 })).toMatchObject({ countedUse: 360, isSeasonal: true, lineQty: 32 });
    expect(given({ usedLastYear: 90 })).toMatchObject({ countedUse: 180, isSeasonal: false });
  });

  test('a proposal leads over the line by the order lot, in full packs', () => {
    expect(given({ orderQty: 20 })).toMatchObject({ lotQty: 20, proposedQty: 20 });
    expect(given({ orderQty: 20, packQty: 12 })).toMatchObject({ proposedQty: 24 });
    // without a lot it is what is used until the next delivery
    expect(given({ stockQty: 10 })).toMatchObject({ lotQty: 14, proposedQty: 22 });
  });

  test('what is proposed always ends the warning and comes in full packs', () => {
    const units = fc.integer({ min: 0, max: 100_000 });
    const any = fc.record({
      windowDays: fc.integer({ min: 7, max: 366 }),
      used: fc.integer({ min: -100, max: 100_000 }),
      usedLastYear: fc.integer({ min: -100, max: 100_000 }),
      leadDays: fc.integer({ min: 0, max: 365 }),
      safetyQty: units,
      minQty: units,
      orderQty: units,
      packQty: fc.integer({ min: 1, max: 5000 }),
      stockQty: units,
      reservedQty: units,
      onOrderQty: units,
    });
    fc.assert(
      fc.property(any, (one) => {
        const first = reorder(one);
        if (first.reason === null) return first.proposedQty === 0;
        const after = reorder({ ...one, onOrderQty: one.onOrderQty + first.proposedQty });
        return first.proposedQty > 0 && first.proposedQty % one.packQty === 0 && after.reason === null;
      }),
    );
  });
});

describe('days of reserve', () => {
  test('R-000-35 9.9 days are short, 10.0 are not', () => {
    // 10 a day
    expect(isReserveShort(99, 900, 90, 10)).toBe(true);
    expect(reserveTenths(99, 900, 90)).toBe(99);
    expect(isReserveShort(100, 900, 90, 10)).toBe(false);
    expect(reserveTenths(100, 900, 90)).toBe(100);
  });

  test('R-000-35 9.99 days do not look like 10, and nothing used is never short', () => {
    expect(reserveTenths(999, 9000, 90)).toBe(99);
    expect(isReserveShort(999, 9000, 90, 10)).toBe(true);
    expect(reserveTenths(0, 0, 90)).toBeNull();
    expect(isReserveShort(0, -5, 90, 10)).toBe(false);
  });

  test('what is asked for fills the days in full packs', () => {
    expect(reserveGap(99, 900, 90, 10, 1)).toBe(1);
    expect(reserveGap(30, 900, 90, 10, 50)).toBe(100);
    expect(reserveGap(100, 900, 90, 10, 50)).toBe(0);
    const any = fc.record({
      stock: fc.nat(100_000),
      used: fc.nat(100_000),
      window: fc.integer({ min: 7, max: 366 }),
      pack: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(any, ({ stock, used, window, pack }) => {
        const gap = reserveGap(stock, used, window, 10, pack);
        return gap % pack === 0 && !isReserveShort(stock + gap, used, window, 10) && isReserveShort(stock, used, window, 10) === gap > 0;
      }),
    );
  });
});

describe('figures of the stock', () => {
  test('R-004-53 turnover is issue cost / average stock value', () => {
    expect(turnoverHundredths(30_000, 10_000, 10_000)).toBe(300);
    expect(turnoverHundredths(5000, 0, 20_000)).toBe(50);
    expect(turnoverHundredths(5000, 0, 0)).toBeNull();
    expect(turnoverHundredths(-5, 10, 10)).toBe(0);
  });

  test('R-004-53 ABC: the first 80 % of issue cost are A, up to 95 % B, the rest and what is not used C', () => {
    expect(classifyAbc([5, 80, 10, 5, 0])).toEqual(['B', 'A', 'B', 'C', 'C']);
    expect(classifyAbc([])).toEqual([]);
    expect(classifyAbc([100])).toEqual(['A']);
    expect(classifyAbc([0, 0])).toEqual(['C', 'C']);
  });
});
