import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addFen } from '../../shared/money.ts';
import { instalmentsOf, isLossFactor, lossFen, monthsFrom, repairShares } from '../../shared/tool-money.ts';

describe('what tools cost whoever holds them', () => {
  test('R-000-74 a lost tool costs 1 to 5 times its original price', () => {
    expect(lossFen(8_600, 500)).toBe(43_000);
    expect(lossFen(8_600, 100)).toBe(8_600);
    expect(lossFen(333, 150)).toBe(500);
    for (const factor of [99, 501, 0, -100, 100.5, Number.NaN]) {
      expect(isLossFactor(factor)).toBe(false);
      expect(() => lossFen(8_600, factor)).toThrow(RangeError);
    }
  });

  test('R-000-77 half of a repair is the holder’s, half the company’s, and the odd fen the company’s', () => {
    expect(repairShares(8_501)).toEqual({ holderFen: 4_250, companyFen: 4_251 });
    expect(repairShares(0)).toEqual({ holderFen: 0, companyFen: 0 });
    expect(repairShares(100, 30)).toEqual({ holderFen: 30, companyFen: 70 });
    expect(() => repairShares(100, 101)).toThrow(RangeError);
    expect(() => repairShares(-1)).toThrow(RangeError);
  });

  test('R-000-77 shares add up to the fen, whatever the cost and the percentage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 100 }), (cost, percent) => {
        const { holderFen, companyFen } = repairShares(cost, percent);
        expect(holderFen + companyFen).toBe(cost);
        expect(Math.min(holderFen, companyFen)).toBeGreaterThanOrEqual(0);
        const exact = BigInt(cost) * BigInt(percent);
        expect(BigInt(holderFen) * 100n <= exact && (BigInt(holderFen) + 1n) * 100n > exact).toBe(true);
      }),
    );
  });

  test('R-000-78 at most four months, and the last row settles', () => {
    expect(instalmentsOf(10_000, 3)).toEqual([3_333, 3_333, 3_334]);
    expect(instalmentsOf(10_000, 1)).toEqual([10_000]);
    for (const months of [0, 5, 1.5]) expect(() => instalmentsOf(10_000, months)).toThrow(RangeError);
    expect(() => instalmentsOf(3, 4)).toThrow(RangeError);
  });

  test('R-000-78 rows always add up, none is empty, and only the last differs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 4, max: 1e12 }), (months, total) => {
        const rows = instalmentsOf(total, months);
        expect(rows).toHaveLength(months);
        expect(addFen(...rows)).toBe(total);
        expect(Math.min(...rows)).toBeGreaterThan(0);
        expect(new Set(rows.slice(0, -1)).size).toBeLessThanOrEqual(1);
        expect(Math.max(...rows) - Math.min(...rows)).toBeLessThan(months);
      }),
    );
  });

  test('R-000-78 a plan that a new one takes the place of half-way still brings exactly what was owed', () => {
    const months = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(months, months, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 16, max: 1e12 }), (first, second, taken, total) => {
        const done = instalmentsOf(total, first).slice(0, Math.min(taken, first - 1));
        const rest = instalmentsOf(total - addFen(...done), second);
        expect(addFen(...done, ...rest)).toBe(total);
      }),
    );
  });

  test('R-000-78 the months of a plan follow each other over the year', () => {
    expect(monthsFrom('2026-11', 4)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  });
});
