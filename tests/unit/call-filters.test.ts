import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, callFilter, filterOfAddress, isSpanAskable, noCallFilters } from '../../shared/call-filters.ts';
import { callFilterInput, callOutcomes, maxRegisterDays, talkWays } from '../../shared/calls.ts';
import { addDays, daysBetween } from '../../shared/time.ts';

const today = '2026-11-21';
const typedDay = fc.oneof(
  fc.constantFrom('', '2026', 'x', '0001-01-01', '2026-02-30'),
  fc.integer({ min: -900, max: 900 }).map((days) => addDays(today, days)),
);
const filters = fc.record({
  query: fc.string({ maxLength: 80 }),
  channel: fc.option(fc.constantFrom(...talkWays)),
  direction: fc.option(fc.constantFrom('incoming' as const, 'outgoing' as const)),
  outcome: fc.option(fc.constantFrom(...callOutcomes)),
  userId: fc.option(fc.integer({ min: 1, max: 1e6 })),
  isUnknown: fc.boolean(),
  from: typedDay,
  to: typedDay,
});

test('R-003-57 whatever days are typed, the register is asked for a span that the host takes, and days that can be asked for stay', () => {
  fc.assert(
    fc.property(filters, (typed) => {
      const asked = callFilter({ ...typed, query: 'x' }, today);
      expect(callFilterInput.safeParse(asked).success).toBe(true);
      expect(daysBetween(asked.from, asked.to)).toBeLessThan(maxRegisterDays);
      const isWhole = [typed.from, typed.to].every((day) => callFilterInput.safeParse({ from: day, to: day }).success);
      if (isWhole) expect(asked.from === typed.from && asked.to === typed.to).toBe(isSpanAskable(typed));
    }),
  );
});

test('R-003-57 the printed register is that of the list: the filters come back from the address as they were', () => {
  fc.assert(
    fc.property(filters, (typed) => {
      const asked = callFilter(typed, today);
      const address = new URLSearchParams(addressOf(asked));
      expect(filterOfAddress((name) => address.get(name), today)).toEqual(asked);
    }),
  );
});

test('the register opens with the last thirty days', () => {
  expect(callFilter(noCallFilters(today), today)).toMatchObject({ from: '2026-10-23', to: today, isIncoming: null, query: '' });
});
