import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../shared/time.ts';
import { coverageOn } from '../../shared/warranty.ts';
import { daysLeftOn, expiringBetween, inForceOn } from '../../shared/warranty-expiry.ts';
import type { WarrantyFacts } from '../../shared/warranty-facts.ts';
import { policyLine } from '../../shared/warranty-policy.ts';
import type { PolicyLine } from '../../shared/warranty-policy.ts';
import { chargedModes } from '../../shared/warranty-price.ts';
import { spansOf } from '../../shared/warranty-span.ts';
import { startRuleNames, warrantyDateOwners } from '../../shared/warranty-start.ts';
import { lastDayOf } from '../../shared/warranty-terms.ts';
import type { CountedTerm, WarrantyTerm } from '../../shared/warranty-terms.ts';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('2000-01-01', count));
const counted: fc.Arbitrary<CountedTerm> = fc.oneof(
  fc.record({ unit: fc.constant('years' as const), count: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ unit: fc.constant('months' as const), count: fc.integer({ min: 1, max: 240 }) }),
  fc.record({ unit: fc.constant('days' as const), count: fc.integer({ min: 1, max: 7000 }) }),
);
const anyTerm: fc.Arbitrary<WarrantyTerm> = fc.oneof(
  { weight: 4, arbitrary: counted },
  { weight: 1, arbitrary: fc.option(counted).map((free) => ({ unit: 'lifetime' as const, free })) },
);
const words = ['', '主机', '附件', '外壳', '天线'] as const;
const anyLines: fc.Arbitrary<readonly PolicyLine[]> = fc
  .array(
    fc.record({
      itemClass: fc.constantFrom('', '手机', '外壳'),
      part: fc.constantFrom(...words),
      start: fc.constantFrom(...startRuleNames),
      term: fc.option(anyTerm, { freq: 6 }),
      exclusions: fc.subarray(['外壳', '天线']),
      restartsKeyParts: fc.boolean(),
      afterExpiry: fc.constantFrom(...chargedModes),
    }),
    { maxLength: 6 },
  )
  .map((lines) => lines.flatMap((line, index) => policyLine.safeParse({ code: `line.${index}`, ...line }).data ?? []));
const anyFacts: fc.Arbitrary<WarrantyFacts> = fc.record({
  lines: anyLines,
  itemClass: fc.constantFrom('', '手机', '外壳', '附件'),
  part: fc.constantFrom(...words),
  dates: fc.record(Object.fromEntries(Object.keys(warrantyDateOwners).map((date) => [date, anyDay])), { requiredKeys: [] }),
  isGift: fc.boolean(),
  isCardLost: fc.boolean(),
  replacements: fc.array(
    fc.record({
      part: fc.constantFrom('主机', '附件'),
      failedOn: anyDay,
      runningOn: anyDay,
      isBuyersFault: fc.boolean(),
      stoppedSystem: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
});
const oneLine = (term: WarrantyTerm): PolicyLine => policyLine.parse({ code: 'one', start: 'purchase', term, afterExpiry: 'full' });

describe('coverage', () => {
  test('flips exactly at the start and after the last day', () => {
    fc.assert(
      fc.property(anyDay, counted, (purchasedOn, term) => {
        const facts = { lines: [oneLine(term)], dates: { purchasedOn } };
        const last = lastDayOf(purchasedOn, term) ?? '';
        const at = (day: string) => coverageOn(day, facts).status;
        expect([at(addDays(purchasedOn, -1)), at(purchasedOn), at(last), at(addDays(last, 1))]).toEqual([
          'notStarted',
          'covered',
          'covered',
          'expired',
        ]);
      }),
    );
  });

  test('agrees with its own days, and its price is set unless it is unknown', () => {
    fc.assert(
      fc.property(anyDay, anyFacts, (day, facts) => {
        const answer = coverageOn(day, facts);
        expect(answer.price === null).toBe(answer.status === 'unknown');
        expect(answer.steps.length).toBeGreaterThan(0);
        if (answer.status === 'covered') {
          expect(answer.start <= day && (answer.until === null || day <= answer.until)).toBe(true);
          expect(answer.daysLeft === null || answer.daysLeft >= 0).toBe(true);
          expect(answer.until === null || answer.freeUntil === answer.until).toBe(true);
        }
        if (answer.status === 'expired') expect(answer.daysPast).toBe(daysBetween(answer.until, day));
        if (answer.status === 'notStarted') expect(answer.daysUntil).toBe(daysBetween(day, answer.start));
        if (answer.status === 'unknown') expect(answer.missing.length).toBeGreaterThan(0);
        expect(answer.status === 'gift').toBe(facts.isGift === true);
      }),
      { numRuns: 500 },
    );
  });

  test('does not depend on the order of lines, replacements or card entries', () => {
    const shuffled = anyFacts.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray([...facts.lines], { minLength: facts.lines.length }),
        fc.shuffledSubarray([...(facts.replacements ?? [])], { minLength: facts.replacements?.length ?? 0 }),
      ),
    );
    fc.assert(
      fc.property(anyDay, shuffled, (day, [facts, lines, replacements]) => {
        const { steps: _, ...one } = coverageOn(day, facts);
        const { steps: __, ...other } = coverageOn(day, { ...facts, lines, replacements });
        expect(other).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  test('is not touched by lines for other parts', () => {
    fc.assert(
      fc.property(anyDay, anyDay, counted, anyLines, (day, purchasedOn, term, others) => {
        const mine = policyLine.parse({ code: 'mine', part: '主板', start: 'purchase', term, afterExpiry: 'cost' });
        const facts = { part: '主板', dates: { purchasedOn } };
        expect(coverageOn(day, { ...facts, lines: [...others, mine] })).toEqual(coverageOn(day, { ...facts, lines: [mine] }));
      }),
    );
  });

  test('R-003-70 the card wins over every standard', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, anyTerm, anyTerm, (day, purchasedOn, startsOn, standard, term) => {
        const facts = { lines: [oneLine(standard)], dates: { purchasedOn } };
        const card = [{ part: '', term, startsOn }] as const;
        const answer = coverageOn(day, { ...facts, card });
        expect(answer).toMatchObject({ rule: 'R-003-70', start: startsOn, until: lastDayOf(startsOn, term) });
        const same = coverageOn(day, { lines: [oneLine(term)], dates: { purchasedOn: startsOn } });
        expect([answer.status, answer.price]).toEqual([same.status, same.price]);
      }),
    );
  });

  test('a longer term never ends earlier', () => {
    fc.assert(
      fc.property(anyDay, counted, fc.integer({ min: 0, max: 50 }), (purchasedOn, term, more) => {
        const endOf = (one: CountedTerm) => spansOf({ lines: [oneLine(one)], dates: { purchasedOn } }).spans[0]?.until ?? '';
        expect(endOf({ ...term, count: term.count + more }) >= endOf(term)).toBe(true);
      }),
    );
  });

  test('R-002-81 a replaced key part never loses by it, and no other part notices', () => {
    const replacement = fc.record({
      part: fc.constant('主板'),
      failedOn: anyDay,
      runningOn: anyDay,
      isBuyersFault: fc.boolean(),
      stoppedSystem: fc.boolean(),
    });
    fc.assert(
      fc.property(anyDay, anyDay, counted, fc.array(replacement, { maxLength: 4 }), (day, acceptedOn, term, all) => {
        const replacements = all.filter(({ failedOn, runningOn }) => acceptedOn <= failedOn && failedOn <= runningOn);
        const lines = [{ ...oneLine(term), start: 'acceptance' as const, restartsKeyParts: true }];
        const facts = { lines, dates: { acceptedOn }, part: '主板' };
        const [plain, restarted] = [coverageOn(day, facts), coverageOn(day, { ...facts, replacements })];
        if (plain.status === 'covered') expect(restarted.status).toBe('covered');
        expect(coverageOn(day, { ...facts, part: '电源', replacements })).toEqual(coverageOn(day, { ...facts, part: '电源' }));
      }),
      { numRuns: 300 },
    );
  });
});

describe('lists', () => {
  test('the expiry list has what ends between two days, soonest first', () => {
    const line = fc.record({ start: anyDay, freeUntil: fc.option(anyDay) });
    fc.assert(
      fc.property(fc.array(line), anyDay, fc.integer({ min: 0, max: 9000 }), (lines, from, span) => {
        const to = addDays(from, span);
        const list = expiringBetween(lines, from, to);
        expect(list.length).toBe(lines.filter(({ freeUntil }) => freeUntil !== null && freeUntil >= from && freeUntil <= to).length);
        for (const [index, { freeUntil, daysLeft }] of list.entries()) {
          expect(daysLeft).toBe(daysLeftOn(freeUntil, from));
          expect(daysLeft >= (list[index - 1]?.daysLeft ?? 0) && daysLeft <= span).toBe(true);
        }
      }),
    );
  });

  test('what is in force is what a question about it calls covered', () => {
    fc.assert(
      fc.property(anyDay, anyDay, counted, (day, purchasedOn, term) => {
        const facts = { lines: [oneLine(term)], dates: { purchasedOn } };
        expect(inForceOn(spansOf(facts).spans, day).length === 1).toBe(coverageOn(day, facts).status === 'covered');
      }),
    );
  });

  test('days left', () => {
    expect(daysLeftOn('2025-02-28', '2025-02-27')).toBe(1);
    expect(daysLeftOn('2025-02-28', '2025-02-28')).toBe(0);
    expect(daysLeftOn('2025-02-28', '2025-03-01')).toBe(-1);
    expect(daysLeftOn(null, '2025-03-01')).toBeNull();
    expect(() => daysLeftOn('', '2025-03-01')).toThrow(RangeError);
  });
});
