import { z } from 'zod';
import { id, pageInput, version } from './fields.ts';

/** Fields of a customer that are chosen one by one when two become one; flags that follow from others are not among them. */
export const mergeFields = [
  'name',
  'kind',
  'region',
  'distanceClass',
  'engineerId',
  'keyDecision',
  'desiredServices',
  'nextServiceTopic',
  'nextServiceOn',
  'nextServiceChannel',
  'callTime',
  'buyIntention',
  'consumption',
  'interests',
  'preferences',
  'source',
  'note',
] as const;
export type MergeField = (typeof mergeFields)[number];
export type MergeSide = 'kept' | 'absorbed';
export type FieldValue = string | number | null;
export type FieldValues = Readonly<Record<MergeField, FieldValue>>;

const side = z.enum(['kept', 'absorbed']);
export const mergeChoices = z.partialRecord(z.enum(mergeFields), side);
export type MergeChoices = z.output<typeof mergeChoices>;

export const previewMergeInput = z.strictObject({ keptId: id, absorbedId: id });
export const mergeInput = z.strictObject({
  keptId: id,
  keptVersion: version,
  absorbedId: id,
  absorbedVersion: version,
  /** Where nothing is chosen, the kept customer's own value stays, or the only one there is. */
  choices: mergeChoices.default({}),
});
export const undoMergeInput = z.strictObject({ id });
export const mergeListInput = z.strictObject(pageInput);

export interface PlannedField {
  readonly field: MergeField;
  readonly kept: FieldValue;
  readonly absorbed: FieldValue;
  /** Both have one and they differ: somebody has to choose. */
  readonly isChoice: boolean;
  readonly taken: MergeSide;
}

/** The fields in which the two differ, and which value the merged customer will have. */
export function planFields(kept: FieldValues, absorbed: FieldValues, choices: MergeChoices = {}): readonly PlannedField[] {
  return mergeFields
    .filter((field) => !(isEmpty(absorbed[field]) || kept[field] === absorbed[field]))
    .map((field) => {
      const isChoice = !isEmpty(kept[field]);
      return { field, kept: kept[field], absorbed: absorbed[field], isChoice, taken: isChoice ? (choices[field] ?? 'kept') : 'absorbed' };
    });
}

const isEmpty = (value: FieldValue): boolean => value === '' || value === null;

/** Lines that are put together: whose they are, and whether the other has the same already. */
export interface UnitedLine {
  readonly text: string;
  readonly from: MergeSide;
  readonly isDouble: boolean;
}

export interface MergeParty {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly createdAt: number;
}

/** How many of each go over to the kept customer. */
export const movedThings = ['requests', 'talks', 'items', 'projects', 'warranties', 'cards', 'consents', 'privacyRequests'] as const;
export type MovedThing = (typeof movedThings)[number];

export interface MergePreview {
  readonly kept: MergeParty;
  readonly absorbed: MergeParty;
  readonly fields: readonly PlannedField[];
  readonly contacts: readonly UnitedLine[];
  readonly phones: readonly UnitedLine[];
  readonly addresses: readonly UnitedLine[];
  readonly moved: Readonly<Record<MovedThing, number>>;
}

/** Why a merge cannot be undone any more. */
export type UndoRefusal = 'erased';

export interface MergeRow {
  readonly id: number;
  readonly at: number;
  readonly userName: string;
  readonly keptId: number;
  readonly keptName: string;
  readonly absorbedId: number;
  readonly absorbedName: string;
  readonly undoneAt: number | null;
  readonly undoneBy: string | null;
  readonly refusal: UndoRefusal | null;
}

/** What one customer's page says about merges. */
export interface CustomerMerges {
  /** Where this customer's things are now, null while it stands for itself. */
  readonly livesOnAs: { readonly id: number; readonly name: string } | null;
  /** Merges that are in force and brought others into this customer, the latest first; also through others. */
  readonly absorbed: readonly MergeRow[];
}
