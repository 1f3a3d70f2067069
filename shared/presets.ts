import { z } from 'zod';
import { day, id, line, requiredLine, version } from './fields.ts';
import { presetData } from './presets/preset.ts';
import type { PresetData } from './presets/preset.ts';
import type { PresetDifference } from './presets/difference.ts';
import type { ItemWarranty } from './warranties.ts';

const code = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[a-z0-9][a-z0-9-]*$/);
const versionNo = z.number().int().min(1).max(1_000_000);
/** Instant at which the draft that the person saw was saved; null: there was none. */
const savedAt = z.number().int().min(0).nullable();

export const presetInput = z.strictObject({ code });
export const comparePresetInput = z.strictObject({ code, from: versionNo, to: versionNo });
export const draftPresetInput = z.strictObject({ code, savedAt, note: line(300).default(''), data: presetData });
export const discardPresetInput = z.strictObject({ code, savedAt: z.number().int().min(0) });
/** R-002-30: a version holds only with the name of who approved it, from a day on that has not passed. */
export const approvePresetInput = z.strictObject({
  code,
  savedAt: z.number().int().min(0),
  approvedBy: requiredLine(40),
  effectiveOn: day,
  note: line(300).default(''),
});
export const copyPresetInput = z.strictObject({ code, name: requiredLine(60) });
export const exportPresetInput = z.strictObject({ code, version: versionNo.nullable().default(null) });
/** Largest file of a preset in characters. */
export const presetFileLimit = 300_000;
export const importPresetInput = z.strictObject({
  text: z.string().max(presetFileLimit),
  /** A draft that somebody has begun goes. */
  replacesDraft: z.boolean().default(false),
});

/** What the shop works by, and per product line; an empty code takes the choice back. */
export const choosePresetInput = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('shop'), code, takesKeyRule: z.boolean().default(false) }),
  z.strictObject({ scope: z.literal('category'), category: requiredLine(60), code: z.union([z.literal(''), code]) }),
]);
/** Preset and calendar of a contract; empty: none of its own (R-002-63). */
export const contractInput = z.strictObject({
  subject: z.enum(['customer', 'project']),
  id,
  version,
  presetCode: z.union([z.literal(''), code]),
  calendarCode: line(40),
});

export const contractOfInput = z.strictObject({ subject: z.enum(['customer', 'project']), id });
export interface ContractView {
  readonly presetCode: string;
  readonly calendarCode: string;
  /** Version of the customer or the project. */
  readonly version: number;
}

/** What a call is about, as far as it chooses the preset. */
export const callSubjectInput = z.strictObject({
  customerId: id.nullable().default(null),
  projectId: id.nullable().default(null),
  installedItemId: id.nullable().default(null),
});

/** Whom a new item is for, as far as it chooses a warranty policy. */
export const itemPolicyInput = z.strictObject({ customerId: id, projectId: id.nullable().default(null) });
/** The policy that a new item begins with; null: its project names one, which then holds for the item too. */
export interface ItemPolicy {
  readonly policy: PresetData['warranty'] | null;
}

/** Code and own name of a preset; without a name the screen says the text of the code. */
export interface PresetName {
  readonly code: string;
  readonly name: string;
}

/** What a call may be, and what has to be asked. */
export interface PresetOffer
  extends
    PresetName,
    Pick<PresetData, 'family' | 'types' | 'channels' | 'urgencies' | 'required' | 'warranty' | 'slipTitle' | 'ownSlipTitle'> {
  readonly versionId: number;
}

export interface CallPreset extends PresetOffer {
  /** Code of the calendar that the job will run on. */
  readonly calendar: string;
  /** The project of the call: the one named, else that of the item. */
  readonly projectId: number | null;
  /** The warranty of the item that the call is about, as the job will see it; null: it is about none. */
  readonly item: { readonly id: number; readonly warranty: ItemWarranty } | null;
}

export interface PresetOwner {
  readonly id: number;
  readonly name: string;
}

export interface VersionHead {
  readonly version: number;
  readonly effectiveOn: string;
}

export interface PresetRow extends PresetName {
  readonly family: PresetData['family'];
  readonly isOwn: boolean;
  /** Null: nothing of it was approved yet. */
  readonly inForce: VersionHead | null;
  /** Approved, and its day is still to come. */
  readonly upcoming: VersionHead | null;
  readonly hasDraft: boolean;
  readonly isOfShop: boolean;
  /** Product lines that take it. */
  readonly categories: readonly string[];
  /** Contracts that name it. */
  readonly customers: number;
  readonly projects: number;
}

export interface PresetList {
  readonly presets: readonly PresetRow[];
  readonly shopPreset: string;
  /** Categories of what customers have, for the choice per product line; the most frequent first. */
  readonly categories: readonly string[];
  readonly choices: readonly { readonly category: string; readonly code: string }[];
}

/** `draft`: holds for nobody. `upcoming`: its day is still to come. `past`: a later one holds. */
export type VersionState = 'draft' | 'upcoming' | 'inForce' | 'past';

export interface PresetVersion {
  readonly version: number;
  readonly state: VersionState;
  readonly effectiveOn: string;
  /** Empty: a draft, or shipped with the program. */
  readonly approvedBy: string;
  readonly approvedAt: number | null;
  /** Who entered the approval. */
  readonly enteredBy: string | null;
  readonly draftedBy: string | null;
  readonly isShipped: boolean;
  readonly note: string;
  /** When it was saved last. */
  readonly savedAt: number;
}

export interface PresetView {
  readonly code: string;
  readonly family: PresetData['family'];
  readonly isOwn: boolean;
  readonly basedOn: string;
  /** The draft, else the newest version: what editing starts from. */
  readonly data: PresetData;
  /** What new jobs take today; null: nothing was approved yet. */
  readonly inForce: PresetData | null;
  /** Null: there is no draft. */
  readonly draftSavedAt: number | null;
  readonly draftNote: string;
  readonly versions: readonly PresetVersion[];
  /** Today in the shop's zone: no version takes effect before it. */
  readonly today: string;
}

export interface PresetComparison {
  readonly from: PresetData;
  readonly to: PresetData;
  readonly differences: readonly PresetDifference[];
}

/** A place in a preset that is not right, e.g. `timers.3.limit.amount`, and why (key below `errors:preset`). */
export interface PresetProblem {
  readonly path: string;
  readonly problem: string;
}

export interface PresetTaken {
  readonly code: string;
  readonly isNew: boolean;
}

/** A preset as a file: what it is, and the preset itself. */
export const presetFileFormat = 'after-sales-counter/preset';
export const presetFile = z.strictObject({
  format: z.literal(presetFileFormat),
  formatVersion: z.literal(1),
  preset: presetData,
});
