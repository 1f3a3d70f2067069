import type { z } from 'zod';
import { importFields } from '../../../shared/imports.ts';
import type {
  ImportPreview,
  ImportProblem,
  ImportProgress,
  ImportResult,
  ImportTarget,
  UploadReceipt,
  errorSheetInput,
  previewInput,
  runImportInput,
  uploadInput,
  uploadRef,
} from '../../../shared/imports.ts';
import type { FileOut } from '../../../shared/fields.ts';
import { guessMapping } from '../../../shared/spreadsheet-mapping.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext, Context } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError, invariant } from '../../errors.ts';
import type { Topic } from '../../platform/bus.ts';
import type { SheetTable } from '../../platform/spreadsheet/table.ts';
import { dropUpload, dropUploadFile, findUpload, receivePiece } from '../../platform/uploads.ts';
import type { Upload } from '../../platform/uploads.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { archivePlan } from './archive-plan.ts';
import { checkRows, teller } from './check-rows.ts';
import { errorSheetOf, isReasonTitle, writeErrorSheet } from './error-sheet.ts';
import { countBatch, insertBatch } from './import-batches.repository.ts';
import { jobOf, tableOf } from './import-job.ts';
import { rememberMapping, rememberedMapping } from './import-layouts.ts';
import { breathe } from './import-plan.ts';
import type { CheckedRow, ImportPlan, Mapping, ResolvedRows } from './import-plan.ts';
import { partsPlan } from './parts-plan.ts';
import { toolsPlan } from './tools-plan.ts';

type RunInput = z.input<typeof runImportInput>;
type PreviewInput = z.input<typeof previewInput>;

const shownProblems = 200;

/** Takes a piece of the file; a repeated piece changes nothing. */
export async function uploadPiece(context: Context, input: z.output<typeof uploadInput>): Promise<UploadReceipt> {
  const { id, size, isComplete } = await receivePiece(context.app, userOf(context), input);
  return { uploadId: id, size, isComplete };
}

/** The rows of a sheet as they can be read, ready to be compared with the shop. */
interface ReadSheet {
  readonly rowCount: number;
  readonly errors: readonly ImportProblem[];
  resolve(db: Db): Promise<ResolvedRows>;
}

function readSheet(
  context: ActorContext,
  target: ImportTarget,
  table: SheetTable,
  mapping: Mapping,
  signal?: AbortSignal,
): Promise<ReadSheet> {
  if (target === 'customers') return readWith(archivePlan, table, mapping, signal);
  return target === 'parts' ? readWith(partsPlan, table, mapping, signal) : readWith(toolsPlan(context), table, mapping, signal);
}

/** Fields that need a column. */
function requiredOf(context: ActorContext, target: ImportTarget, mapping: Mapping): ReadonlySet<string> {
  const plan = target === 'customers' ? archivePlan : target === 'parts' ? partsPlan : toolsPlan(context);
  return new Set(plan.required(mapping));
}

async function readWith<Row>(plan: ImportPlan<Row>, table: SheetTable, mapping: Mapping, signal?: AbortSignal): Promise<ReadSheet> {
  const { rowCount, rows, errors } = await checkRows(plan, table, mapping, signal);
  const readable: readonly CheckedRow<Row>[] = rows;
  return { rowCount, errors, resolve: (db) => plan.resolve(db, readable, teller(table, mapping)) };
}

/** What the import would do: the mapping, every problem by row and column, what each row makes or changes. Writes nothing. */
export async function previewImport(context: ActorContext, input: PreviewInput): Promise<ImportPreview> {
  const { target } = input;
  const upload = requireUpload(context, input.uploadId);
  if (jobOf(upload).progress.state === 'done') throw new DomainError('uploadGone');
  const table = await tableOf(upload);
  const headers = table.rows[table.headerRow] ?? [];
  const fields = importFields[target];
  const remembered = input.mapping || input.isGuess ? undefined : await rememberedMapping(context.db, target, headers);
  const guess = () =>
    guessMapping(
      headers.map((title) => (isReasonTitle(title.trim()) ? '' : title)),
      fields,
    ).mapping;
  const mapping = input.mapping ?? remembered ?? guess();
  const sheet = await readSheet(context, target, table, mapping);
  const plan = await sheet.resolve(context.db);
  const errors = [...sheet.errors, ...plan.errors];
  const needed = requiredOf(context, target, mapping);
  return {
    headers,
    mapping,
    fields: fields.map(({ key }) => ({ key, isRequired: needed.has(key) })),
    rowCount: sheet.rowCount,
    sample: table.rows.slice(table.headerRow + 1, table.headerRow + 11),
    problems: [...errors.slice(0, shownProblems), ...plan.duplicates].slice(0, shownProblems),
    problemCount: errors.length + plan.duplicates.length,
    errorRowCount: rowsWith(errors),
    duplicateCount: plan.skipped,
    readyCount: plan.created + plan.updated,
    createCount: plan.created,
    updateCount: plan.updated,
    differences: plan.differences,
    isUsedLastTime: remembered !== undefined,
  };
}

/**
 * Writes all rows or none, or all rows without errors, in one transaction, and answers when it is committed. Asking again while it
 * runs joins the same run.
 * @throws DomainError `importHasErrors` { count, problems }, `cancelled`, `uploadGone`, and what reading the file refuses.
 */
export async function runImport(context: ActorContext, input: RunInput): Promise<ImportResult> {
  const upload = findUpload(context.app, context.actor.userId, input.uploadId);
  if (!upload || jobOf(upload).progress.state === 'done') {
    // A repeated key gets the result of the first run; a new one finds no file.
    return write(context, () => Promise.reject(new DomainError('uploadGone')));
  }
  const job = jobOf(upload);
  job.running ??= perform(context, upload, input).finally(() => {
    job.running = undefined;
  });
  return job.running;
}

async function perform(context: ActorContext, upload: Upload, input: RunInput): Promise<ImportResult> {
  const job = jobOf(upload);
  job.cancel = new AbortController();
  job.progress = { ...nothing, state: 'running' };
  try {
    const result = await importRows(context, upload, await tableOf(upload), input);
    job.progress = { ...job.progress, state: 'done' };
    job.table = undefined;
    await dropUploadFile(upload);
    return result;
  } catch (error) {
    job.progress = { ...job.progress, state: error instanceof DomainError && error.code === 'cancelled' ? 'cancelled' : 'failed' };
    throw error;
  }
}

const nothing = { done: 0, total: 0, created: 0, updated: 0, skipped: 0, failed: 0 };

async function importRows(context: ActorContext, upload: Upload, table: SheetTable, input: RunInput): Promise<ImportResult> {
  const { target, mapping } = input;
  const job = jobOf(upload);
  const { signal } = job.cancel;
  const sheet = await readSheet(context, target, table, mapping, signal);
  if (input.onError !== 'skip') refuseErrors(sheet.errors);
  const { fileName } = upload;
  const userId = context.actor.userId;
  return write(context, async ({ tx, record, touch }) => {
    // Compared inside the transaction: somebody may have entered one of them since the preview.
    const plan = await sheet.resolve(tx);
    const errors = [...sheet.errors, ...plan.errors];
    if (input.onError !== 'skip') refuseErrors(errors);
    if (input.onDuplicate === 'refuse') refuseErrors(plan.duplicates);
    const { created, updated, skipped } = plan;
    const failed = rowsWith(errors);
    if (created + updated + skipped === 0) refuseErrors(errors);
    const counts = { created, updated, skipped, failed };
    job.errorSheet = errorSheetOf(table, errors);
    const batchId = await insertBatch(tx, { kind: target, fileName, userId, at: context.now });
    const step = async (done: number) => {
      const share = done / Math.max(1, created + updated);
      const soFar = { created: Math.round(created * share), updated: Math.round(updated * share), skipped, failed };
      job.progress = { state: 'running', done: skipped + failed + done, total: sheet.rowCount, ...soFar };
      await breathe();
      if (signal.aborted) throw new DomainError('cancelled');
    };
    const today = dayOf(context.now, await readZone(context.app, tx));
    await plan.write(tx, { now: context.now, today, userId, batchId, fileName, record, step });
    await countBatch(tx, batchId, created, updated);
    await rememberMapping(tx, target, table.rows[table.headerRow] ?? [], mapping, context.now);
    // One entry for the whole import: twenty thousand "created" entries would say nothing that the file's name and the counts do not.
    await record({
      subject: 'import',
      subjectId: batchId,
      kind: 'imported',
      data: { target, fileName, ...counts },
      changes: Object.fromEntries(Object.entries({ target, fileName, ...counts }).map(([field, value]) => [field, [null, value] as const])),
    });
    touch(...topicsOf[target]);
    await breathe();
    if (signal.aborted) throw new DomainError('cancelled');
    job.progress = { state: 'running', done: sheet.rowCount, total: sheet.rowCount, ...counts };
    return { id: batchId, ...counts };
  });
}

/** What other seats ask again after an import or its undoing. */
export const topicsOf: Readonly<Record<ImportTarget, readonly Topic[]>> = {
  customers: ['imports', 'customers', 'merges', 'installedItems', 'projects', 'warranties', 'home'],
  parts: ['imports', 'parts', 'stock', 'home'],
  tools: ['imports', 'tools', 'parts', 'stock', 'home'],
};

/** How far an import is; nothing is written for good before `done`. */
export async function importProgress(context: ActorContext, { uploadId }: z.output<typeof uploadRef>): Promise<ImportProgress> {
  return jobOf(requireUpload(context, uploadId)).progress;
}

/** Stops a running import, which then leaves nothing, or discards an upload that nobody wants any more. */
export async function cancelImport(context: Context, { uploadId }: z.output<typeof uploadRef>): Promise<{ readonly isCancelled: boolean }> {
  const upload = findUpload(context.app, userOf(context), uploadId);
  if (!upload) return { isCancelled: false };
  const job = jobOf(upload);
  job.cancel.abort();
  if (!job.running) await dropUpload(context.app, upload);
  return { isCancelled: job.running !== undefined };
}

/** The rows that cannot be imported, or were left out, as a sheet with the reasons; before and after the import. */
export async function downloadErrorSheet(context: ActorContext, input: z.output<typeof errorSheetInput>): Promise<FileOut> {
  const upload = requireUpload(context, input.uploadId);
  const job = jobOf(upload);
  const sheet = job.progress.state === 'done' ? job.errorSheet : await errorsOf(context, upload, input);
  if (!sheet || sheet.rows.length === 0) throw new DomainError('notFound', { what: 'errorSheet' });
  return writeErrorSheet(sheet, input.target, upload.fileName, input.language);
}

async function errorsOf(context: ActorContext, upload: Upload, { target, mapping }: z.output<typeof errorSheetInput>) {
  const table = await tableOf(upload);
  const sheet = await readSheet(context, target, table, mapping);
  const plan = await sheet.resolve(context.db);
  return errorSheetOf(table, [...sheet.errors, ...plan.errors]);
}

function rowsWith(problems: readonly ImportProblem[]): number {
  return new Set(problems.map(({ row }) => row)).size;
}

function refuseErrors(problems: readonly ImportProblem[]): void {
  if (problems.length > 0) throw new DomainError('importHasErrors', { count: problems.length, problems: problems.slice(0, 20) });
}

function requireUpload({ app, actor }: ActorContext, uploadId: string): Upload {
  const upload = findUpload(app, actor.userId, uploadId);
  if (!upload) throw new DomainError('uploadGone');
  return upload;
}

function userOf({ actor }: Context): number {
  invariant(actor, 'imports are behind a permission, so their user is known');
  return actor.userId;
}
