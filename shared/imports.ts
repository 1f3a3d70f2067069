import { z } from 'zod';
import { id, pageInput } from './fields.ts';
import { languages } from './i18n/types.ts';
import { archiveFields, partFields, toolFields } from './import-fields.ts';
import type { ImportField } from './import-fields.ts';

export const importTargets = ['customers', 'parts', 'tools'] as const;
export type ImportTarget = (typeof importTargets)[number];

/** A file travels in pieces of at most 512 KiB (base64), so that no request is large. */
export const uploadInput = z.strictObject({
  uploadId: z.string().max(40).nullable(),
  fileName: z.string().min(1).max(200),
  index: z.number().int().min(0).max(40),
  isLast: z.boolean(),
  base64: z.string().max(700_000),
});
const uploadId = z.string().min(1).max(40);
const mapping = z.record(z.string().max(40), z.number().int().min(0).max(199).nullable());
/**
 * `mapping`: target field -> column index, null = not in the file. Absent mapping: that of the last import of the same layout, or
 * the host guesses; `isGuess` asks for a guess whatever was used last.
 */
export const previewInput = z.strictObject({
  uploadId,
  target: z.enum(importTargets),
  mapping: mapping.optional(),
  isGuess: z.boolean().default(false),
});
export const runImportInput = z.strictObject({
  uploadId,
  target: z.enum(importTargets),
  mapping,
  onDuplicate: z.enum(['skip', 'refuse']).default('skip'),
  /** `refuse`: all rows or none; `skip`: the good rows, and the others as a sheet (`imports.errorSheet`). */
  onError: z.enum(['skip', 'refuse']).default('refuse'),
});
export const uploadRef = z.strictObject({ uploadId });
export const errorSheetInput = z.strictObject({ uploadId, target: z.enum(importTargets), mapping, language: z.enum(languages) });
export const archiveSheetInput = z.strictObject({ language: z.enum(languages) });
export const batchListInput = z.strictObject({ ...pageInput });
export const batchRef = z.strictObject({ id });

export interface ImportProblem {
  /** Row number as the sheet shows it, 1-based. */
  readonly row: number;
  readonly column: string;
  readonly field: string;
  readonly code: ImportProblemCode;
  readonly value: string;
}
export const importProblemCodes = [
  'required',
  'invalid',
  'tooLong',
  'duplicateInFile',
  'duplicateInShop',
  'notANumber',
  'badPhone',
  /** Another row says something else about the same thing. */
  'contradicts',
  /** The serial is that of an item of another customer. */
  'serialElsewhere',
  'contractElsewhere',
  /** The project is closed; only reopening it lets it change. */
  'archived',
  /** R-002-09: the project has open points of the customer. */
  'pointsOpen',
  /** No one, or more than one, of the staff has that name or badge. */
  'personUnknown',
  'personAmbiguous',
  /** The number is that of a tool of another kind. */
  'toolNumberTaken',
  /** R-000-41: nobody holds two of a kind that is given once. */
  'heldTwice',
  /** The shop has this kind of tool with another value. */
  'kindDiffers',
  /** A day after today. */
  'inFuture',
] as const;
export type ImportProblemCode = (typeof importProblemCodes)[number];

/** A field that a row would change, with what is stored and what the sheet says. */
export interface ImportDifference {
  readonly row: number;
  readonly customer: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Rows by what they do. A row that makes one thing and changes another makes one. */
export interface RowCounts {
  readonly created: number;
  readonly updated: number;
  /** Rows that say nothing new, or that the shop has already. */
  readonly skipped: number;
}

/** Answer to a piece: the id to send with the next one. */
export interface UploadReceipt {
  readonly uploadId: string;
  /** Bytes received so far. */
  readonly size: number;
  readonly isComplete: boolean;
}

/** What an import wrote; nothing was written before all of it. */
export interface ImportResult extends RowCounts {
  /** Number of the import, in the list of imports and in the audit log. */
  readonly id: number;
  /** Rows with errors that were left out. */
  readonly failed: number;
}

export interface ImportPreview {
  readonly headers: readonly string[];
  readonly mapping: Readonly<Record<string, number | null>>;
  readonly fields: readonly { readonly key: string; readonly isRequired: boolean }[];
  readonly rowCount: number;
  /** The first ten rows as they stand in the file. */
  readonly sample: readonly (readonly string[])[];
  /** The first 200, errors before duplicates; `problemCount` counts all, duplicates included. Errors stop the import, duplicates only where so chosen. */
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
  /** Rows with errors; a row can have several problems. */
  readonly errorRowCount: number;
  readonly duplicateCount: number;
  readonly readyCount: number;
  /** Of the ready rows: those that make something, and those that only change what is there. */
  readonly createCount: number;
  readonly updateCount: number;
  /** What would change, the first few. */
  readonly differences: readonly ImportDifference[];
  /** The mapping is that of the last import of a sheet with the same titles. */
  readonly isUsedLastTime: boolean;
}

export interface ImportProgress {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  readonly total: number;
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly failed: number;
}

/** One import in the list of imports. */
export interface ImportBatchRow {
  readonly id: number;
  readonly kind: ImportTarget;
  readonly fileName: string;
  readonly userName: string;
  readonly at: number;
  readonly created: number;
  readonly updated: number;
  readonly undoneAt: number | null;
  readonly undoneByName: string;
}

export const blockerKinds = [
  'request',
  'talk',
  'merge',
  'consent',
  'privacyRequest',
  'warrantyCard',
  'item',
  'project',
  'replacement',
  'changedCustomer',
  'changedItem',
  'changedProject',
] as const;
export type BlockerKind = (typeof blockerKinds)[number];

/** Something that depends on an import, so that it cannot be undone. */
export interface UndoBlocker {
  readonly kind: BlockerKind;
  readonly customerId: number;
  readonly customerName: string;
  /** Number, model or name of the thing. */
  readonly label: string;
}

export interface UndoCheck {
  /** Some of each kind. */
  readonly blockers: readonly UndoBlocker[];
  readonly isMore: boolean;
  /** Opening stock of imported parts stands in the ledger, which is never taken back as a whole. */
  readonly isPossibleKind: boolean;
  readonly made: { readonly customers: number; readonly items: number; readonly projects: number };
  readonly changed: number;
}

export const importFields: Readonly<Record<ImportTarget, readonly ImportField[]>> = {
  customers: archiveFields,
  parts: partFields,
  tools: toolFields,
};
