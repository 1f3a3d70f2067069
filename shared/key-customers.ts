import { z } from 'zod';
import { customerKinds, totalFen } from './customer-fields.ts';
import type { CustomerKind } from './customer-fields.ts';
import { id, isVisibleOrEmpty, line, version } from './fields.ts';

/** Who is a key customer 重点客户 without anybody deciding it (R-000-27, R-001-18). */
export interface KeyCustomerRule {
  /** Purchases from this many fen on. */
  readonly thresholdFen: number;
  /** Does the amount itself count, or only more? */
  readonly isInclusive: boolean;
  /** Kinds of customer that count whatever they bought. */
  readonly kinds: readonly CustomerKind[];
}

/** R-000-27: 100,000 yuan and more. R-001-18: the appliance shop, 10,000 yuan and more, and every government body. */
export const keyCustomerPresets = {
  general: { thresholdFen: 10_000_000, isInclusive: true, kinds: [] },
  appliance: { thresholdFen: 1_000_000, isInclusive: true, kinds: ['government'] },
} as const satisfies Record<string, KeyCustomerRule>;
export const defaultKeyCustomerRule: KeyCustomerRule = keyCustomerPresets.general;

export const updateKeyRuleInput = z.strictObject({
  thresholdFen: totalFen.min(1),
  isInclusive: z.boolean(),
  kinds: z.array(z.enum(customerKinds)).max(customerKinds.length),
});

/** What a person decided against the rule; empty: the rule decides. */
export const keyDecisions = ['', 'yes', 'no'] as const;
export type KeyDecision = (typeof keyDecisions)[number];
export const decideKeyInput = z
  .strictObject({ id, version, decision: z.enum(keyDecisions), note: line(200).default('') })
  .refine(({ decision, note }) => decision === '' || (note !== '' && isVisibleOrEmpty(note)), { error: 'required', path: ['note'] });

export interface KeyFlag {
  readonly isKeyCustomer: boolean;
  /** `amount:<threshold in fen>`, `kind:<kind>`, `person`, or empty: no rule speaks for it. */
  readonly keyReason: string;
}

/** The flag and why it is as it is: a person's decision first, then the kind, then the amount. */
export function judgeKeyCustomer(
  rule: KeyCustomerRule,
  customer: { readonly kind: CustomerKind; readonly totalPurchaseFen: number; readonly keyDecision: string },
): KeyFlag {
  if (customer.keyDecision !== '') return { isKeyCustomer: customer.keyDecision === 'yes', keyReason: 'person' };
  if (rule.kinds.includes(customer.kind)) return { isKeyCustomer: true, keyReason: `kind:${customer.kind}` };
  const { totalPurchaseFen: total } = customer;
  const isReached = rule.isInclusive ? total >= rule.thresholdFen : total > rule.thresholdFen;
  return isReached ? { isKeyCustomer: true, keyReason: `amount:${rule.thresholdFen}` } : { isKeyCustomer: false, keyReason: '' };
}

export type KeyReason =
  | { readonly by: 'amount'; readonly thresholdFen: number }
  | { readonly by: 'kind'; readonly kind: CustomerKind }
  | { readonly by: 'person' };

/** Reads a stored reason; null where there is none. */
export function readKeyReason(stored: string): KeyReason | null {
  if (stored === 'person') return { by: 'person' };
  const [by, value = ''] = stored.split(':');
  const kind = customerKinds.find((one) => one === value);
  if (by === 'kind' && kind) return { by, kind };
  return by === 'amount' && /^\d+$/.test(value) ? { by, thresholdFen: Number(value) } : null;
}
