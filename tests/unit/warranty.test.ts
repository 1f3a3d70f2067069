import { describe, expect, test } from 'vitest';
import { coverageOn } from '../../shared/warranty.ts';
import { expiringBetween, inForceOn } from '../../shared/warranty-expiry.ts';
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

describe('terms from acceptance', () => {
  test('R-002-17 engineering A: materials and equipment for one year from acceptance', () => {
    const facts = factsOf('engineering-a', { dates: ACCEPTED });
    expect(coverageOn('2025-02-28', facts)).toMatchObject({
      status: 'covered',
      line: 'engineering-a.goods',
      rule: 'R-002-17',
      start: '2024-03-01',
      until: '2025-02-28',
      daysLeft: 0,
      price: 'free',
    });
    expect(coverageOn('2025-03-01', facts)).toMatchObject({ status: 'expired', until: '2025-02-28', daysPast: 1, price: 'full' });
    const { spans } = spansOf(facts);
    expect(expiringBetween(spans, '2025-02-01', '2025-02-28').map(({ code, daysLeft }) => [code, daysLeft])).toEqual([
      ['engineering-a.goods', 27],
    ]);
  });

  test('R-002-59 IT A: hardware for three years from final acceptance, not from the first', () => {
    const dates = { ...ACCEPTED, finallyAcceptedOn: '2024-06-01' };
    expect(coverageOn('2027-05-31', factsOf('it-a', { dates }))).toMatchObject({ status: 'covered', until: '2027-05-31' });
    expect(coverageOn('2027-06-01', factsOf('it-a', { dates }))).toMatchObject({ status: 'expired', line: 'it-a.hardware' });
    expect(coverageOn('2024-06-01', factsOf('it-a', { dates: ACCEPTED }))).toMatchObject({
      status: 'unknown',
      missing: ['finallyAcceptedOn'],
    });
  });

  test('R-002-60 IT A: who is entitled to a release on its day is a list', () => {
    const customer = (name: string, finallyAcceptedOn: string) =>
      spansOf(factsOf('it-a', { dates: { finallyAcceptedOn } }))
        .spans.filter(({ code }) => code === 'it-a.upgrades')
        .map((span) => ({ name, ...span }));
    const all = [customer('甲', '2024-03-01'), customer('乙', '2024-03-02'), customer('丙', '2027-03-02')].flat();
    const entitled = (day: string) => inForceOn(all, day).map(({ name }) => name);
    expect(entitled('2027-02-28')).toEqual(['甲', '乙']);
    expect(entitled('2027-03-01')).toEqual(['乙']);
    expect(entitled('2027-03-02')).toEqual(['丙']);
    expect(coverageOn('2027-03-01', factsOf('it-a', { dates: { finallyAcceptedOn: '2024-03-01' }, part: '软件升级' }))).toMatchObject({
      status: 'expired',
      line: 'it-a.upgrades',
    });
  });

  test('R-002-70 equipment supply: sixty months, whatever the maker gives', () => {
    const facts = factsOf('supply', { dates: ACCEPTED });
    expect(coverageOn('2029-02-28', facts)).toMatchObject({ status: 'covered', until: '2029-02-28', price: 'free' });
    expect(coverageOn('2029-03-01', facts)).toMatchObject({ status: 'expired', price: 'partsAtMarketShare' });
  });

  test('R-002-77 IT B: accepted 2024-03-01, starts the day after, last day 2027-03-01', () => {
    const facts = factsOf('it-b', { dates: ACCEPTED });
    expect(coverageOn('2024-03-01', facts)).toMatchObject({ status: 'notStarted', start: '2024-03-02', daysUntil: 1, price: 'free' });
    expect(coverageOn('2024-03-02', facts)).toMatchObject({
      status: 'covered',
      start: '2024-03-02',
      until: '2027-03-01',
      rule: 'R-002-77',
    });
    expect(coverageOn('2027-03-01', facts, 'installing')).toMatchObject({ status: 'covered', price: 'free', daysLeft: 0 });
    expect(coverageOn('2027-03-01', facts, 'tuning').price).toBe('free');
    expect(coverageOn('2027-03-02', facts, 'making')).toMatchObject({ status: 'expired', price: 'partsAtCost' });
  });

  test('R-002-110 renovation C: one job makes four warranty lines of 10, 3, 2 and 2 years', () => {
    const facts = factsOf('renovation-c', { dates: ACCEPTED });
    const { spans, open } = spansOf(facts);
    expect(spans.map(({ part, start, until }) => [part, start, until])).toEqual([
      ['隐蔽水电工程', '2024-03-01', '2034-02-28'],
      ['泥水装饰工程', '2024-03-01', '2027-02-28'],
      ['木作工程', '2024-03-01', '2026-02-28'],
      ['墙面工程', '2024-03-01', '2026-02-28'],
    ]);
    expect(open).toEqual([]);
    expect(expiringBetween(spans, '2026-02-28', '2027-02-28').map(({ part, daysLeft }) => [part, daysLeft])).toEqual([
      ['木作工程', 0],
      ['墙面工程', 0],
      ['泥水装饰工程', 365],
    ]);
    const on = (part: string) => coverageOn('2027-03-01', { ...facts, part }).status;
    expect([on('隐蔽水电工程'), on('泥水装饰工程'), on('墙面工程')]).toEqual(['covered', 'expired', 'expired']);
    // The caller says only that something leaks: the desk asks for the trade.
    expect(coverageOn('2024-05-01', facts)).toMatchObject({
      status: 'unknown',
      missing: ['part'],
      parts: ['墙面工程', '木作工程', '泥水装饰工程', '隐蔽水电工程'],
    });
    expect(coverageOn('2024-05-01', { ...facts, part: '五金' })).toMatchObject({ status: 'unknown', missing: ['policyLine'], parts: [] });
  });

  test('R-002-110 before acceptance the four lines wait for one date', () => {
    const { spans, open } = spansOf(factsOf('renovation-c', { dates: {} }));
    expect(spans).toEqual([]);
    expect(open.map(({ missing }) => missing)).toEqual([['acceptedOn'], ['acceptedOn'], ['acceptedOn'], ['acceptedOn']]);
  });

  test('R-002-114 engineering B: equipment one year, system for life; after the year requests are accepted and the price changes', () => {
    const facts = factsOf('engineering-b', { dates: ACCEPTED });
    const equipment = { ...facts, part: '主要设备' };
    expect(coverageOn('2025-02-28', equipment)).toMatchObject({ status: 'covered', price: 'free', until: '2025-02-28' });
    expect(coverageOn('2025-03-01', equipment)).toMatchObject({ status: 'expired', price: 'full', line: 'engineering-b.equipment' });
    expect(coverageOn('2025-02-28', facts)).toMatchObject({
      status: 'covered',
      until: null,
      freeUntil: '2025-02-28',
      price: 'free',
      daysLeft: 0,
    });
    const later = coverageOn('2060-01-01', facts);
    expect(later).toMatchObject({ status: 'covered', until: null, freeUntil: '2025-02-28', price: 'full', daysLeft: null });
    expect(keysOf(later)).toEqual(['line', 'start', 'term', 'coveredForLife', 'freePartEnded', 'price']);
    // A contract that names its own day.
    const perContract = facts.lines.map((line) => ({ ...line, start: 'contract' as const }));
    expect(coverageOn('2025-01-01', { ...equipment, lines: perContract })).toMatchObject({ status: 'unknown', missing: ['contractedOn'] });
    const dates = { contractedOn: '2024-01-15' };
    expect(coverageOn('2025-01-14', { ...equipment, lines: perContract, dates })).toMatchObject({ status: 'covered', daysLeft: 0 });
  });

  test('a lifetime without a limit stays free', () => {
    const lines = warrantyPolicyOf('engineering-b').lines.map((line) => ({ ...line, term: { unit: 'lifetime', free: null } as const }));
    const answer = coverageOn('2090-01-01', { lines, dates: ACCEPTED });
    expect(answer).toMatchObject({ status: 'covered', until: null, freeUntil: null, daysLeft: null, price: 'free' });
    expect(keysOf(answer)).toEqual(['line', 'start', 'term', 'coveredForLife', 'price']);
    expect(expiringBetween(spansOf({ lines, dates: ACCEPTED }).spans, '1970-01-01', '2254-12-31')).toEqual([]);
  });
});

describe('R-003-48 in the term the cause decides', () => {
  const card = [{ part: '', term: { unit: 'years', count: 1 }, startsOn: null }] as const;
  const facts = factsOf('product', { dates: BOUGHT, card });

  test('making, assembling and material are free, anything else is charged', () => {
    for (const cause of ['making', 'assembling', 'material'] as const) {
      expect(coverageOn('2024-05-01', facts, cause)).toMatchObject({ status: 'covered', price: 'free', isCauseOpen: false });
    }
    for (const cause of ['misuse', 'wear', 'installing', 'other'] as const) {
      expect(coverageOn('2024-05-01', facts, cause)).toMatchObject({ status: 'covered', price: 'quoteFirst', isCauseOpen: false });
    }
  });

  test('before it is found the answer says on what it hangs', () => {
    const open = coverageOn('2024-05-01', facts);
    expect(open).toMatchObject({ status: 'covered', price: 'free', isCauseOpen: true });
    expect(open.steps).toContainEqual({ key: 'causeOpen', rule: 'R-003-48', values: { causes: ['making', 'assembling', 'material'] } });
  });

  test('after the term no cause is free', () => {
    expect(coverageOn('2025-03-01', facts, 'making')).toMatchObject({ status: 'expired', price: 'quoteFirst' });
  });
});

test('a malformed day is refused, not guessed', () => {
  const facts = factsOf('phone', { dates: BOUGHT });
  expect(() => coverageOn('2024-02-30', facts)).toThrow(RangeError);
  expect(() => coverageOn('2024-03-01', { ...facts, dates: { purchasedOn: '01.03.2024' } })).toThrow(RangeError);
  expect(() => expiringBetween([], '2024-03-02', '2024-03-01')).toThrow(RangeError);
});

test('the explanation is data, from the line to the price', () => {
  expect(coverageOn('2025-02-01', factsOf('phone', { dates: BOUGHT }), 'material').steps).toEqual([
    { key: 'line', rule: 'R-003-69', values: { code: 'phone.main', part: '' } },
    { key: 'start', rule: 'R-003-69', values: { start: 'purchase', day: '2024-03-01' } },
    { key: 'term', rule: 'R-003-69', values: { unit: 'years', count: 1 } },
    { key: 'covered', rule: 'R-003-69', values: { day: '2025-02-28', daysLeft: 27 } },
    { key: 'causeFree', rule: 'R-003-48', values: { cause: 'material' } },
    { key: 'price', rule: 'R-003-69', values: { mode: 'free' } },
  ]);
});
