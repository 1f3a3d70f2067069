import { z } from 'zod';
import { day, line, requiredLine } from './fields.ts';
import { toHalfWidth } from './text.ts';
import { chargedModes } from './warranty-price.ts';
import { startRuleNames } from './warranty-start.ts';
import { warrantyTerm } from './warranty-terms.ts';

/** What a fault came from, as the technician finds it; the first six are ours or the maker's. */
export const faultCauses = ['making', 'assembling', 'material', 'installing', 'tuning', 'construction', 'wear', 'misuse', 'other'] as const;
export type FaultCause = (typeof faultCauses)[number];

/** A name of a class of items or of a part, as the shop writes it; compared without case, width and outer blanks. */
const name = line(40);

/** One line of a warranty policy: what it promises for one part, or for the whole (B-06). */
export const policyLine = z
  .strictObject({
    /** Unique in its policy, such as `phone.accessories`. */
    code: z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/),
    /** The rule that it comes from; empty for a line of the shop's own. */
    rule: z
      .string()
      .regex(/^(R-\d{3}-\d{2,3})?$/)
      .default(''),
    /** Empty: every class that the policy is used for. */
    itemClass: name.default(''),
    /** Empty: the whole, that is every part without a line or an exclusion of its own. */
    part: name.default(''),
    start: z.enum(startRuleNames),
    /** Where the term starts when the warranty card cannot be found (R-002-44); null: as ever. */
    startWithoutCard: z.enum(startRuleNames).nullable().default(null),
    /** null: only the card or the contract says how long. */
    term: warrantyTerm.nullable(),
    /** Parts and classes that the line does not cover. */
    exclusions: z.array(requiredLine(40)).max(50).readonly().default([]),
    /** Causes that are free in the term (R-003-48); empty: whatever the cause. */
    freeCauses: z.array(z.enum(faultCauses)).max(faultCauses.length).readonly().default([]),
    /** A key part that failed and was replaced in the term gets the full term again (R-002-81). */
    restartsKeyParts: z.boolean().default(false),
    /** The price mode after the term, for what is excluded, and for other causes: nobody pays more in the term than after it. */
    afterExpiry: z.enum(chargedModes),
  })
  .refine(({ itemClass, part, exclusions }) => !exclusions.some((word) => isSameName(word, itemClass) || isSameName(word, part)), {
    error: 'excludesItself',
    path: ['exclusions'],
  });
export type PolicyLine = Readonly<z.infer<typeof policyLine>>;

/** The lines of one policy; their order says nothing, their codes are unique. */
export const policyLines = z
  .array(policyLine)
  .min(1)
  .max(50)
  .refine((lines) => new Set(lines.map(({ code }) => code)).size === lines.length, { error: 'codeTaken' });

/** What a warranty card prints in place of the standard (R-003-70), for one part or, with an empty `part`, for all lines. */
export const cardOverride = z
  .strictObject({ part: name.default(''), term: warrantyTerm.nullable().default(null), startsOn: day.nullable().default(null) })
  .refine(({ term, startsOn }) => term !== null || startsOn !== null, { error: 'required', path: ['term'] });
export type CardOverride = Readonly<z.infer<typeof cardOverride>>;

/** What one card prints: at most one entry per part. */
export const cardOverrides = z
  .array(cardOverride)
  .max(50)
  .refine((entries) => new Set(entries.map(({ part }) => plainName(part))).size === entries.length, { error: 'codeTaken' });

/** A key part that was replaced (R-002-81). */
export const keyPartReplacement = z
  .strictObject({
    part: requiredLine(40),
    failedOn: day,
    /** The day on which the new part ran: the first of its new term. */
    runningOn: day,
    isBuyersFault: z.boolean(),
    stoppedSystem: z.boolean(),
  })
  .refine(({ failedOn, runningOn }) => failedOn <= runningOn, { error: 'runningBeforeFailure', path: ['runningOn'] });
export type KeyPartReplacement = Readonly<z.infer<typeof keyPartReplacement>>;

/** True when two names of classes or parts are the same to a person: `ＬＣＤ ` and `lcd`. */
export function isSameName(one: string, other: string): boolean {
  return plainName(one) === plainName(other);
}

/** A name as it is compared. */
export function plainName(text: string): string {
  return toHalfWidth(text).trim().toLowerCase();
}
