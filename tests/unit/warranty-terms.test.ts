import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../shared/time.ts';
import { startOfTerm, startRuleNames, startRules, warrantyDateOwners } from '../../shared/warranty-start.ts';
import type { WarrantyDate } from '../../shared/warranty-start.ts';
import { addMonths, lastDayOf, lastFreeDayOf, warrantyTerm } from '../../shared/warranty-terms.ts';
import type { CountedTerm } from '../../shared/warranty-terms.ts';

const years = (count: number): CountedTerm => ({ unit: 'years', count });
const months = (count: number): CountedTerm => ({ unit: 'months', count });
const days = (count: number): CountedTerm => ({ unit: 'days', count });

const anyDay = fc.integer({ min: 0, max: 80_000 }).map((count) => addDays('1970-01-01', count));
const anyTerm: fc.Arbitrary<CountedTerm> = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map(years),
  fc.integer({ min: 1, max: 1200 }).map(months),
  fc.integer({ min: 1, max: 36_500 }).map(days),
);

describe('the last day of a term', () => {
  test.each<[string, CountedTerm, string]>([
    ['2024-03-01', years(1), '2025-02-28'],
    ['2024-03-01', years(3), '2027-02-28'],
    ['2023-03-01', years(1), '2024-02-29'],
    ['2024-03-01', months(60), '2029-02-28'],
    ['2024-03-02', years(3), '2027-03-01'],
    ['2024-01-01', years(1), '2024-12-31'],
    ['2024-12-31', years(1), '2025-12-30'],
    ['2024-03-01', months(3), '2024-05-31'],
    ['2024-03-01', days(1), '2024-03-01'],
    ['2024-02-28', days(2), '2024-02-29'],
    ['2024-01-01', days(366), '2024-12-31'],
  ])('%s and %o ends on %s', (start, term, last) => {
    expect(lastDayOf(start, term)).toBe(last);
  });

  test.each<[string, CountedTerm, string]>([
    // Start plus term is the month's end where the day does not exist; the last day is the one before.
    ['2024-02-29', years(1), '2025-02-27'],
    ['2024-02-29', years(4), '2028-02-28'],
    ['2096-02-29', years(4), '2100-02-27'],
    ['1996-02-29', years(4), '2000-02-28'],
    ['2024-01-31', months(1), '2024-02-28'],
    ['2023-01-31', months(1), '2023-02-27'],
    ['2024-08-31', months(6), '2025-02-27'],
    ['2024-03-31', months(1), '2024-04-29'],
    ['2024-01-30', months(1), '2024-02-28'],
    ['2024-11-30', months(3), '2025-02-27'],
  ])('leap day or month end: %s and %o ends on %s', (start, term, last) => {
    expect(lastDayOf(start, term)).toBe(last);
  });

  test('a lifetime has none; its free part has one', () => {
    expect(lastDayOf('2024-03-01', { unit: 'lifetime', free: null })).toBeNull();
    expect(lastFreeDayOf('2024-03-01', { unit: 'lifetime', free: null })).toBeNull();
    expect(lastDayOf('2024-03-01', { unit: 'lifetime', free: years(1) })).toBeNull();
    expect(lastFreeDayOf('2024-03-01', { unit: 'lifetime', free: years(1) })).toBe('2025-02-28');
    expect(lastFreeDayOf('2024-03-01', years(2))).toBe('2026-02-28');
  });

  test('is never a guess', () => {
    for (const bad of ['', '2024-02-30', '2024-3-1', 'today']) expect(() => lastDayOf(bad, years(1))).toThrow(RangeError);
    expect(() => lastDayOf('', { unit: 'lifetime', free: null })).toThrow(RangeError);
    for (const count of [0, -1, 1.5, Number.NaN]) expect(() => lastDayOf('2024-03-01', months(count))).toThrow(RangeError);
    expect(() => lastDayOf('9999-06-01', years(1))).toThrow(RangeError);
    expect(() => addMonths('2024-03-01', -1)).toThrow(RangeError);
  });

  test('is never before the start, and one day before start plus term by the calendar of the machine', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, (start, term) => {
        const last = lastDayOf(start, term) ?? '';
        expect(last >= start).toBe(true);
        const [y = 0, m = 0, d = 0] = start.split('-').map(Number);
        const count = term.unit === 'years' ? term.count * 12 : term.count;
        const monthEnd = new Date(Date.UTC(y, m + count, 0)).getUTCDate();
        const end = term.unit === 'days' ? Date.UTC(y, m - 1, d + count) : Date.UTC(y, m - 1 + count, Math.min(d, monthEnd));
        expect(last).toBe(new Date(end - 86_400_000).toISOString().slice(0, 10));
      }),
      { numRuns: 500 },
    );
  });

  test('a longer term never ends earlier, a later start neither', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, fc.integer({ min: 0, max: 40 }), (start, term, more) => {
        const last = lastDayOf(start, term) ?? '';
        expect((lastDayOf(start, { ...term, count: term.count + more }) ?? '') >= last).toBe(true);
        expect((lastDayOf(addDays(start, more), term) ?? '') >= last).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a year is twelve months; terms that follow each other leave no gap, where the day exists', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (start, first, second) => {
        expect(lastDayOf(start, years(first))).toBe(lastDayOf(start, months(first * 12)));
        fc.pre(start.slice(8) <= '28');
        const next = addDays(lastDayOf(start, months(first)) ?? '', 1);
        expect(lastDayOf(next, months(second))).toBe(lastDayOf(start, months(first + second)));
      }),
    );
  });

  test('a term of days has as many', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 36_500 }), (start, count) => {
        expect(daysBetween(start, lastDayOf(start, days(count)) ?? '')).toBe(count - 1);
      }),
    );
  });
});

test('terms as they are stored', () => {
  for (const good of [years(10), months(3), days(15), { unit: 'lifetime', free: null }, { unit: 'lifetime', free: years(1) }]) {
    expect(warrantyTerm.parse(good)).toEqual(good);
  }
  const bad = [years(0), years(101), months(1.5), { unit: 'weeks', count: 1 }, { unit: 'years' }, { unit: 'lifetime' }, null];
  for (const value of [...bad, { unit: 'lifetime', free: { unit: 'lifetime', free: null } }]) {
    expect(warrantyTerm.safeParse(value).success).toBe(false);
  }
});

describe('start rules', () => {
  const dates: Readonly<Record<WarrantyDate, string>> = {
    purchasedOn: '2024-01-01',
    invoicedOn: '2024-01-02',
    receivedOn: '2024-01-03',
    contractedOn: '2024-01-04',
    completedOn: '2024-01-05',
    acceptedOn: '2024-02-29',
    finallyAcceptedOn: '2024-12-31',
  };

  test('each takes its own date', () => {
    expect(startRuleNames.map((rule) => [rule, startOfTerm(rule, dates).day])).toEqual([
      ['purchase', '2024-01-01'],
      ['invoice', '2024-01-02'],
      ['receipt', '2024-01-03'],
      ['contract', '2024-01-04'],
      ['completion', '2024-01-05'],
      ['acceptance', '2024-02-29'],
      ['dayAfterAcceptance', '2024-03-01'],
      ['finalAcceptance', '2024-12-31'],
    ]);
  });

  test('each names the date that it misses, and takes no other', () => {
    for (const rule of startRuleNames) {
      const { needs } = startRules[rule];
      expect(startOfTerm(rule, { ...dates, [needs]: '' })).toEqual({ missing: needs });
      expect(startOfTerm(rule, {})).toEqual({ missing: needs });
      expect(Object.keys(warrantyDateOwners)).toContain(needs);
    }
  });

  test('a date that does not exist is refused', () => {
    expect(() => startOfTerm('purchase', { purchasedOn: '2024-02-30' })).toThrow(RangeError);
  });
});
