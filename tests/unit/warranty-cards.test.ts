import { describe, expect, test } from 'vitest';
import { coverageOn } from '../../shared/warranty.ts';
import type { Coverage, StepKey, WarrantyFacts } from '../../shared/warranty-facts.ts';
import { warrantyPolicyOf } from '../../shared/warranty-presets.ts';
import type { WarrantyPolicyCode } from '../../shared/warranty-presets.ts';
import { spansOf } from '../../shared/warranty-span.ts';

const ACCEPTED = { acceptedOn: '2024-03-01' };
const BOUGHT = { purchasedOn: '2024-03-01' };

function factsOf(code: WarrantyPolicyCode, facts: Omit<WarrantyFacts, 'lines'>): WarrantyFacts {
  return { lines: warrantyPolicyOf(code).lines, ...facts };
}
const keysOf = ({ steps }: Coverage): readonly StepKey[] => steps.map(({ key }) => key);

describe('phones', () => {
  test('R-003-69 the phone one year, accessories three months, three classes not at all', () => {
    const facts = factsOf('phone', { dates: BOUGHT, itemClass: '手机' });
    expect(coverageOn('2025-02-28', facts)).toMatchObject({ status: 'covered', line: 'phone.main', until: '2025-02-28' });
    expect(coverageOn('2025-03-01', facts)).toMatchObject({ status: 'expired', daysPast: 1 });
    expect(coverageOn('2024-05-31', { ...facts, part: '附件' })).toMatchObject({ status: 'covered', line: 'phone.accessories' });
    expect(coverageOn('2024-06-01', { ...facts, part: '附件' })).toMatchObject({ status: 'expired', until: '2024-05-31' });
    for (const part of ['天线', '外壳', '液晶板', ' 外壳 ']) {
      expect(coverageOn('2024-03-02', { ...facts, part })).toMatchObject({
        status: 'excluded',
        rule: 'R-003-69',
        name: part.trim(),
        price: 'quoteFirst',
      });
    }
    expect(coverageOn('2024-03-02', factsOf('phone', { dates: BOUGHT, itemClass: '外壳' }))).toMatchObject({
      status: 'excluded',
      name: '外壳',
    });
    expect(coverageOn('2024-06-01', factsOf('phone', { dates: BOUGHT, itemClass: '附件' }))).toMatchObject({ line: 'phone.accessories' });
  });

  test('R-003-69 the start is a setting: the day of receipt in place of the purchase', () => {
    const lines = warrantyPolicyOf('phone').lines.map((line) => ({ ...line, start: 'receipt' as const }));
    const dates = { ...BOUGHT, receivedOn: '2024-03-05' };
    expect(coverageOn('2025-03-04', { lines, dates })).toMatchObject({ status: 'covered', until: '2025-03-04' });
    expect(coverageOn('2024-04-01', { lines, dates: BOUGHT })).toMatchObject({ status: 'unknown', missing: ['receivedOn'], price: null });
  });

  test('R-003-70 the term on the card replaces the year and the three months', () => {
    const card = [{ part: '', term: { unit: 'years', count: 2 }, startsOn: null }] as const;
    const facts = factsOf('phone', { dates: BOUGHT, card });
    expect(coverageOn('2026-02-28', facts)).toMatchObject({ status: 'covered', rule: 'R-003-70', line: 'phone.main', until: '2026-02-28' });
    expect(coverageOn('2026-02-28', { ...facts, part: '附件' })).toMatchObject({ status: 'covered', line: 'phone.accessories' });
    expect(coverageOn('2024-03-02', { ...facts, part: '外壳' }).status).toBe('excluded');
    // Also where the card gives less.
    const short = { ...facts, card: [{ part: '', term: { unit: 'months', count: 1 }, startsOn: null }] } as const;
    expect(coverageOn('2024-04-01', short)).toMatchObject({ status: 'expired', rule: 'R-003-70', until: '2024-03-31' });
  });

  test('R-003-70 the card may say its own start, and different things for a part', () => {
    const card = [
      { part: '', term: null, startsOn: '2024-04-01' },
      { part: '附件', term: { unit: 'months', count: 6 }, startsOn: null },
    ] as const;
    const facts = factsOf('phone', { dates: {}, card });
    expect(coverageOn('2025-03-31', facts)).toMatchObject({ status: 'covered', start: '2024-04-01', until: '2025-03-31' });
    expect(coverageOn('2024-09-30', { ...facts, part: '附件' })).toMatchObject({ status: 'covered', until: '2024-09-30' });
    expect(coverageOn('2024-03-31', facts)).toMatchObject({ status: 'notStarted', daysUntil: 1 });
    expect(coverageOn('2024-04-01', facts).steps).toContainEqual({ key: 'cardStart', rule: 'R-003-70', values: { day: '2024-04-01' } });
  });

  test('R-003-72 a gift is outside warranty and exchange, whatever its dates and its card', () => {
    const facts = factsOf('phone', {
      dates: BOUGHT,
      isGift: true,
      card: [{ part: '', term: { unit: 'years', count: 9 }, startsOn: null }],
    });
    expect(coverageOn('2024-03-02', facts)).toMatchObject({
      status: 'gift',
      rule: 'R-003-72',
      refused: ['warranty', 'exchange'],
      price: 'quoteFirst',
    });
    expect(coverageOn('2024-03-02', { lines: [], dates: {}, isGift: true })).toMatchObject({ status: 'gift', price: 'full', line: '' });
    expect(spansOf(facts).spans).toEqual([]);
  });

  test('the box is kept for a year: a notice for the warranty paper', () => {
    expect(warrantyPolicyOf('phone').notices).toMatchObject([{ key: 'keepBox', rule: 'R-003-71', term: { unit: 'years', count: 1 } }]);
  });
});

describe('renovation', () => {
  test('R-002-44 without its card the term starts at completion; past it the price is cost', () => {
    const dates = { acceptedOn: '2024-03-01', completedOn: '2024-01-10' };
    const facts = factsOf('renovation-c', { dates, part: '木作工程', isCardLost: true });
    expect(coverageOn('2026-01-09', facts)).toMatchObject({
      status: 'covered',
      rule: 'R-002-44',
      start: '2024-01-10',
      until: '2026-01-09',
    });
    const past = coverageOn('2026-01-10', facts);
    expect(past).toMatchObject({ status: 'expired', price: 'cost', line: 'renovation-c.wood' });
    expect(keysOf(past)).toEqual(['line', 'cardLost', 'start', 'term', 'expired', 'price']);
    expect(coverageOn('2026-01-10', { ...facts, isCardLost: false })).toMatchObject({ status: 'covered', start: '2024-03-01' });
    expect(coverageOn('2025-01-01', { ...facts, dates: ACCEPTED })).toMatchObject({ status: 'unknown', missing: ['completedOn'] });
  });

  test('R-002-44 what the card printed and the files kept still holds; other trades do not start at completion', () => {
    const dates = { completedOn: '2024-01-10' };
    const card = [{ part: '', term: null, startsOn: '2024-02-01' }] as const;
    const filed = coverageOn('2024-05-01', factsOf('renovation-c', { dates, part: '木作工程', isCardLost: true, card }));
    expect(filed).toMatchObject({ start: '2024-02-01', rule: 'R-003-70' });
    expect(keysOf(filed)).not.toContain('cardLost');
    expect(coverageOn('2024-05-01', factsOf('phone', { dates: { ...dates, ...BOUGHT }, isCardLost: true }))).toMatchObject({
      start: '2024-03-01',
      rule: 'R-003-69',
    });
  });

  test('R-002-104 renovation B: the term stands on the paper; in it free, after it at cost', () => {
    const facts = factsOf('renovation-b', { dates: ACCEPTED });
    expect(coverageOn('2024-05-01', facts)).toMatchObject({ status: 'unknown', missing: ['term'], line: 'renovation-b.paper' });
    expect(coverageOn('2024-05-01', { ...facts, dates: {} })).toMatchObject({ missing: ['acceptedOn', 'term'] });
    const withPaper = { ...facts, card: [{ part: '', term: { unit: 'years', count: 2 }, startsOn: null }] } as const;
    expect(coverageOn('2026-02-28', withPaper)).toMatchObject({ status: 'covered', price: 'free' });
    expect(coverageOn('2026-03-01', withPaper)).toMatchObject({ status: 'expired', price: 'cost' });
  });
});

describe('R-002-81 a key part that was replaced', () => {
  const failed = { part: '主板', failedOn: '2025-05-30', runningOn: '2025-06-10', isBuyersFault: false, stoppedSystem: true };
  const facts = factsOf('it-b', { dates: ACCEPTED, replacements: [failed] });
  const untilOf = (part: string, more: Partial<WarrantyFacts> = {}, day = '2026-01-01') => {
    const answer = coverageOn(day, { ...facts, ...more, part });
    return 'until' in answer ? answer.until : undefined;
  };

  test('has the full term again from the day it ran, that part only', () => {
    expect(coverageOn('2028-06-09', { ...facts, part: '主板' })).toMatchObject({
      status: 'covered',
      rule: 'R-002-81',
      line: 'it-b.parts',
      start: '2025-06-10',
      until: '2028-06-09',
    });
    expect(coverageOn('2028-06-10', { ...facts, part: '主板' })).toMatchObject({ status: 'expired', until: '2028-06-09' });
    expect(untilOf('电源')).toBe('2027-03-01');
    expect(untilOf('')).toBe('2027-03-01');
    expect(spansOf(facts).spans.map(({ part, until, rule }) => [part, until, rule])).toEqual([
      ['', '2027-03-01', 'R-002-77'],
      ['主板', '2028-06-09', 'R-002-81'],
    ]);
  });

  test('not by the buyer’s fault, not without a standstill, not in a policy that does not promise it, not before it ran', () => {
    expect(untilOf('主板', { replacements: [{ ...failed, isBuyersFault: true }] })).toBe('2027-03-01');
    expect(untilOf('主板', { replacements: [{ ...failed, stoppedSystem: false }] })).toBe('2027-03-01');
    expect(untilOf('主板', { lines: warrantyPolicyOf('supply').lines })).toBe('2029-02-28');
    expect(untilOf('主板', {}, '2025-06-09')).toBe('2027-03-01');
    expect(untilOf('主板', {}, '2025-06-10')).toBe('2028-06-09');
  });

  test('again and again, as long as each failed in its term', () => {
    const again = { ...failed, failedOn: '2028-06-09', runningOn: '2028-06-20' };
    expect(untilOf('主板', { replacements: [again, failed] }, '2029-01-01')).toBe('2031-06-19');
    expect(untilOf('主板', { replacements: [{ ...again, failedOn: '2028-06-10' }, failed] }, '2029-01-01')).toBe('2028-06-09');
  });

  test('the full term is that of the card where there is one', () => {
    expect(untilOf('主板', { card: [{ part: '', term: { unit: 'years', count: 5 }, startsOn: null }] })).toBe('2030-06-09');
  });
});
