import { z } from 'zod';
import type { CustomerKind } from './customers.ts';
import { id, line, pageInput } from './fields.ts';
import { normalizePhone } from './phone.ts';

/** Why two customers may be one (R-004-20). */
export const likenesses = ['phone', 'name', 'serial', 'address'] as const;
export type Likeness = (typeof likenesses)[number];

/** What is being typed, and whose it is already. */
export const likeCustomersInput = z.strictObject({
  /** The customer that is being changed: never its own duplicate. */
  customerId: id.nullable().default(null),
  /** The installed item that is being changed. */
  itemId: id.nullable().default(null),
  name: line(80).default(''),
  region: line(60).default(''),
  phones: z.array(line(40)).max(20).default([]),
  serial: line(60).default(''),
});

/** A customer who may be the one that is being typed; only a warning, it never stands in the way of saving. */
export interface LikeCustomer {
  readonly id: number;
  readonly name: string;
  readonly region: string;
  readonly phone: string;
  readonly likenesses: readonly Likeness[];
}

export interface SuspectSide {
  readonly id: number;
  readonly name: string;
  readonly kind: CustomerKind;
  readonly region: string;
  readonly phone: string;
  readonly address: string;
  readonly requests: number;
  readonly createdAt: number;
  /** Last call or change. */
  readonly activeAt: number;
}

/** Two customers who may be one: the one with the latest activity first. */
export interface SuspectPair {
  readonly first: SuspectSide;
  readonly second: SuspectSide;
  /** `value`: what both have. */
  readonly reasons: readonly { readonly likeness: Likeness; readonly value: string }[];
}

export const suspectsInput = z.strictObject(pageInput);
export const pairInput = z
  .strictObject({ firstId: id, secondId: id })
  .refine(({ firstId, secondId }) => firstId !== secondId, { error: 'invalid', path: ['secondId'] });

/** A pair that somebody found to be different people. */
export interface DistinctPair {
  readonly firstId: number;
  readonly firstName: string;
  readonly secondId: number;
  readonly secondName: string;
  readonly userName: string;
  readonly at: number;
}

/** What is wrong with a phone number that cannot be dialled. */
export const phoneProblems = ['noDigits', 'letters', 'tooShort', 'tooLong', 'unknown'] as const;
export type PhoneProblem = (typeof phoneProblems)[number];

export const badPhonesInput = z.strictObject(pageInput);

export interface BadPhoneRow {
  readonly id: number;
  readonly shownAs: string;
  readonly problem: PhoneProblem;
  readonly customerId: number;
  readonly customerName: string;
  readonly contactName: string;
}

/** Why a number cannot be dialled (R-004-20). */
export function phoneProblem(shownAs: string): PhoneProblem {
  const { digits } = normalizePhone(shownAs);
  if (digits === '') return 'noDigits';
  if (/\p{L}/u.test(shownAs.replace(/转|轉|分机号?|内线|ext\w*|x/giu, ''))) return 'letters';
  // A mobile has eleven digits, a landline with its area code ten to twelve.
  if (digits.length < (digits.startsWith('1') ? 11 : 10)) return 'tooShort';
  return digits.length > (digits.startsWith('1') ? 11 : 12) ? 'tooLong' : 'unknown';
}
