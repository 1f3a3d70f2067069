import { addDays } from './time.ts';
import type { Day } from './time.ts';
import { assertDay } from './warranty-terms.ts';

/** The dates from which a warranty may count, and on whose record each stands. */
export const warrantyDateOwners = {
  purchasedOn: 'item',
  invoicedOn: 'item',
  receivedOn: 'item',
  contractedOn: 'project',
  completedOn: 'project',
  acceptedOn: 'project',
  finallyAcceptedOn: 'project',
} as const;
export type WarrantyDate = keyof typeof warrantyDateOwners;
/** What is known of them; empty or absent = not known. */
export type WarrantyDates = Readonly<Partial<Record<WarrantyDate, Day>>>;

/** The closed list of start rules (B-06): which date each needs, and how many days after it the term begins. */
export const startRules = {
  purchase: { needs: 'purchasedOn', after: 0 },
  invoice: { needs: 'invoicedOn', after: 0 },
  receipt: { needs: 'receivedOn', after: 0 },
  contract: { needs: 'contractedOn', after: 0 },
  completion: { needs: 'completedOn', after: 0 },
  acceptance: { needs: 'acceptedOn', after: 0 },
  /** R-002-77: accepted 2024-03-01, starts 2024-03-02. */
  dayAfterAcceptance: { needs: 'acceptedOn', after: 1 },
  finalAcceptance: { needs: 'finallyAcceptedOn', after: 0 },
} as const satisfies Readonly<Record<string, { readonly needs: WarrantyDate; readonly after: number }>>;
export type StartRule = keyof typeof startRules;
export const startRuleNames = Object.keys(startRules) as readonly StartRule[] as readonly [StartRule, ...StartRule[]];

/** The first day of the term, or the date that is missing for it. */
export type WarrantyStart = { readonly day: Day; readonly missing?: never } | { readonly day?: never; readonly missing: WarrantyDate };

/**
 * Where the term begins by this rule, or which date has to be asked for.
 * @throws RangeError when the date that it needs is there but is no day `YYYY-MM-DD`
 */
export function startOfTerm(rule: StartRule, dates: WarrantyDates): WarrantyStart {
  const { needs, after } = startRules[rule];
  const known = dates[needs];
  if (!known) return { missing: needs };
  assertDay(known);
  return { day: addDays(known, after) };
}
