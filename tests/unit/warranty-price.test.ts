import { describe, expect, test } from 'vitest';
import { chargeOf, costKinds, priceBasis, priceModes, quoteGaps } from '../../shared/warranty-price.ts';
import type { PricedLine } from '../../shared/warranty-price.ts';
import { coverageOn } from '../../shared/warranty.ts';
import { warrantyPolicyOf } from '../../shared/warranty-presets.ts';

const lines: readonly PricedLine[] = costKinds.map((kind) => ({
  kind,
  quantity: 2,
  list: 10_000,
  cost: 6_000,
  market: 8_000,
  quote: 9_000,
}));
const charged = (mode: (typeof priceModes)[number]) =>
  Object.fromEntries(lines.map((line) => [line.kind, chargeOf(mode, line)])) as Readonly<Record<string, number | undefined>>;

test('R-003-48 in the term and by the maker’s fault every line is 0.00', () => {
  const card = [{ part: '', term: { unit: 'years', count: 1 }, startsOn: null }] as const;
  const { price } = coverageOn(
    '2024-05-01',
    { lines: warrantyPolicyOf('product').lines, dates: { purchasedOn: '2024-03-01' }, card },
    'making',
  );
  expect(charged(price ?? 'full')).toEqual({ part: 0, material: 0, labour: 0, service: 0, travel: 0 });
});

describe('after the term', () => {
  test('R-002-44, R-002-104 at cost: material and labour without margin, nothing else', () => {
    expect(charged('cost')).toEqual({ part: 12_000, material: 12_000, labour: 12_000, service: 0, travel: 0 });
  });

  test('R-002-84 original parts at the last purchase cost, labour fixed at 0.00, no service fee', () => {
    const facts = { lines: warrantyPolicyOf('it-b').lines, dates: { acceptedOn: '2024-03-01' } };
    expect(coverageOn('2027-03-02', facts).price).toBe('partsAtCost');
    expect(charged('partsAtCost')).toEqual({ part: 12_000, material: 12_000, labour: 0, service: 0, travel: 0 });
  });

  test('R-003-49 nothing without a quote: parts, travel and the customer’s yes', () => {
    expect(charged('quoteFirst')).toEqual({ part: 18_000, material: 18_000, labour: 18_000, service: 18_000, travel: 18_000 });
    expect(quoteGaps('quoteFirst', { kinds: [], isAccepted: false })).toEqual(['part', 'travel', 'acceptance']);
    expect(quoteGaps('quoteFirst', { kinds: ['part', 'labour'], isAccepted: true })).toEqual(['travel']);
    expect(quoteGaps('quoteFirst', { kinds: ['part', 'travel'], isAccepted: false })).toEqual(['acceptance']);
    expect(quoteGaps('quoteFirst', { kinds: ['travel', 'part'], isAccepted: true })).toEqual([]);
    expect(quoteGaps('free', { kinds: [], isAccepted: false })).toEqual([]);
  });

  test('the price list, and parts at a share of the market price', () => {
    expect(charged('full')).toEqual({ part: 20_000, material: 20_000, labour: 20_000, service: 20_000, travel: 20_000 });
    expect(charged('partsAtMarketShare').part).toBe(11_200);
    expect(chargeOf('partsAtMarketShare', { kind: 'part', quantity: 1, market: 20_000 })).toBe(14_000);
    expect(chargeOf('partsAtMarketShare', { kind: 'part', quantity: 1, market: 5 })).toBe(4);
    expect(chargeOf('partsAtMarketShare', { kind: 'part', quantity: 1, market: 20_000 }, 65)).toBe(13_000);
  });

  test('a price that is not known is not guessed', () => {
    expect(chargeOf('full', { kind: 'part', quantity: 1, cost: 100 })).toBeUndefined();
    expect(chargeOf('cost', { kind: 'labour', quantity: 1, list: 100 })).toBeUndefined();
    expect(chargeOf('partsAtCost', { kind: 'labour', quantity: 1 })).toBe(0);
    expect(() => chargeOf('full', { kind: 'part', quantity: 0.5, list: 100 })).toThrow(RangeError);
  });
});

test('no mode takes more for a kind than it names', () => {
  for (const mode of priceModes)
    for (const kind of costKinds) expect(['none', 'list', 'cost', 'marketShare', 'quote']).toContain(priceBasis(mode, kind));
});
