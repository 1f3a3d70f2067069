import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customerKinds } from '../../shared/customer-fields.ts';
import { decideKeyInput, defaultKeyCustomerRule, judgeKeyCustomer, keyCustomerPresets, readKeyReason } from '../../shared/key-customers.ts';

const buyer = (totalPurchaseFen: number, more: object = {}) => ({ kind: 'person' as const, totalPurchaseFen, keyDecision: '', ...more });
const flagged = (rule: Parameters<typeof judgeKeyCustomer>[0], one: ReturnType<typeof buyer>) => judgeKeyCustomer(rule, one).isKeyCustomer;

test('R-000-27 at a threshold of 100,000 yuan, 100,000.00 is flagged and 99,999.99 is not; equality is a setting', () => {
  expect(defaultKeyCustomerRule).toEqual({ thresholdFen: 10_000_000, isInclusive: true, kinds: [] });
  expect(judgeKeyCustomer(defaultKeyCustomerRule, buyer(10_000_000))).toEqual({ isKeyCustomer: true, keyReason: 'amount:10000000' });
  expect(judgeKeyCustomer(defaultKeyCustomerRule, buyer(9_999_999))).toEqual({ isKeyCustomer: false, keyReason: '' });
  const exclusive = { ...defaultKeyCustomerRule, isInclusive: false };
  expect(flagged(exclusive, buyer(10_000_000))).toBe(false);
  expect(flagged(exclusive, buyer(10_000_001))).toBe(true);
});

test('R-001-18 the appliance shop: a government body whatever it bought, everybody else from 10,000 yuan on', () => {
  const rule = keyCustomerPresets.appliance;
  expect(judgeKeyCustomer(rule, { ...buyer(0), kind: 'government' })).toEqual({ isKeyCustomer: true, keyReason: 'kind:government' });
  expect(flagged(rule, buyer(1_000_000))).toBe(true);
  expect(flagged(rule, buyer(999_999))).toBe(false);
});

test('what a person decided stands against every rule, and more purchases never take a flag away', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });
  const rules = fc.record({
    thresholdFen: amount.map((fen) => fen + 1),
    isInclusive: fc.boolean(),
    kinds: fc.subarray([...customerKinds]),
  });
  fc.assert(
    fc.property(rules, fc.constantFrom(...customerKinds), amount, amount, (rule, kind, one, other) => {
      for (const keyDecision of ['yes', 'no'])
        expect(judgeKeyCustomer(rule, { kind, totalPurchaseFen: one, keyDecision })).toEqual({
          isKeyCustomer: keyDecision === 'yes',
          keyReason: 'person',
        });
      const [less, more] = [Math.min(one, other), Math.max(one, other)].map((fen) => flagged(rule, { ...buyer(fen), kind } as never));
      expect(less && !more).toBe(false);
    }),
  );
});

test('a stored reason reads back, and anything else is no reason', () => {
  expect(readKeyReason('amount:10000000')).toEqual({ by: 'amount', thresholdFen: 10_000_000 });
  expect(readKeyReason('kind:government')).toEqual({ by: 'kind', kind: 'government' });
  expect(readKeyReason('person')).toEqual({ by: 'person' });
  for (const other of ['', 'amount:', 'amount:x', 'kind:nobody', 'constructor']) expect(readKeyReason(other)).toBeNull();
});

test('a decision against the rule needs its note; going back to the rule does not', () => {
  const decide = (decision: string, note: string) => decideKeyInput.safeParse({ id: 1, version: 1, decision, note });
  expect(decide('yes', ' ').error?.issues).toMatchObject([{ path: ['note'], message: 'required' }]);
  expect(decide('no', '总经理批示').success).toBe(true);
  expect(decide('', '').success).toBe(true);
});
