import type { z } from 'zod';
import { importFields } from '../../../shared/imports.ts';
import type {
  ImportPreview,
  ImportProblem,
  ImportProgress,
  ImportResult,
  UploadReceipt,
  previewInput,
  runImportInput,
  uploadInput,
  uploadRef,
} from '../../../shared/imports.ts';
import { guessMapping } from '../../../shared/spreadsheet-mapping.ts';
import type { ActorContext, Context } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError, invariant } from '../../errors.ts';
import type { Topic } from '../../platform/bus.ts';
import { takeFromSequence } from '../../platform/sequences.ts';
import type { SheetTable } from '../../platform/spreadsheet/table.ts';
import { dropUpload, dropUploadFile, findUpload, receivePiece } from '../../platform/uploads.ts';
import type { Upload } from '../../platform/uploads.ts';
import { write } from '../../platform/write.ts';
import { checkRows, splitDuplicates } from './check-rows.ts';
import type { CheckedRows } from './check-rows.ts';
import { customersPlan } from './customers-plan.ts';
import { jobOf, tableOf } from './import-job.ts';
import { breathe } from './import-plan.ts';
import type { ImportPlan } from './import-plan.ts';
import { partsPlan } from './parts-plan.ts';

type RunInput = z.output<typeof runImportInput>;
type PreviewInput = z.output<typeof previewInput>;

const shownProblems = 200;
const batchRows = 300;
/** Keys asked for in one query. */
const keyBatch = 500;

/** Takes a piece of the file; a repeated piece changes nothing. */
export async function uploadPiece(context: Context, input: z.output<typeof uploadInput>): Promise<UploadReceipt> {
  const { id, size, isComplete } = await receivePiece(context.app, userOf(context), input);
  return { uploadId: id, size, isComplete };
}

/** What the import would do: the guessed or given mapping, every problem by row and column, and how many rows are ready. Writes nothing. */
export async function previewImport(context: ActorContext, input: PreviewInput): Promise<ImportPreview> {
  return input.target === 'customers' ? preview(context, input, customersPlan) : preview(context, input, partsPlan);
}

async function preview<Row>(context: ActorContext, input: PreviewInput, plan: ImportPlan<Row>): Promise<ImportPreview> {
  const upload = requireUpload(context, input.uploadId);
  if (jobOf(upload).progress.state === 'done') throw new DomainError('uploadGone');
  const table = await tableOf(upload);
  const headers = table.rows[table.headerRow] ?? [];
  const fields = importFields[plan.target];
  const mapping = input.mapping ?? guessMapping(headers, fields).mapping;
  const checked = await checkRows(plan, table, mapping, requiredOf(plan));
  const { fresh, duplicates } = splitDuplicates(plan, checked, await findKnown(context.db, plan, checked), headers, mapping);
  return {
    headers,
    mapping,
    fields: fields.map(({ key, isRequired }) => ({ key, isRequired })),
    rowCount: checked.rowCount,
    sample: table.rows.slice(table.headerRow + 1, table.headerRow + 11),
    problems: [...checked.errors.slice(0, shownProblems), ...duplicates].slice(0, shownProblems),
    problemCount: checked.errors.length + duplicates.length,
    duplicateCount: duplicates.length,
    readyCount: fresh.length,
  };
}

/**
 * Writes all rows or none, in one transaction, and answers when it is committed. Asking again while it runs joins the same run.
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
  job.progress = { state: 'running', done: 0, total: 0, created: 0, skipped: 0 };
  try {
    const table = await tableOf(upload);
    const result = await (input.target === 'customers'
      ? importRows(context, upload, table, input, customersPlan)
      : importRows(context, upload, table, input, partsPlan));
    job.progress = { ...job.progress, state: 'done' };
    job.table = undefined;
    await dropUploadFile(upload);
    return result;
  } catch (error) {
    job.progress = { ...job.progress, state: error instanceof DomainError && error.code === 'cancelled' ? 'cancelled' : 'failed' };
    throw error;
  }
}

async function importRows<Row>(
  context: ActorContext,
  upload: Upload,
  table: SheetTable,
  input: RunInput,
  plan: ImportPlan<Row>,
): Promise<ImportResult> {
  const job = jobOf(upload);
  const { signal } = job.cancel;
  const checked = await checkRows(plan, table, input.mapping, requiredOf(plan), signal);
  refuseErrors(checked.errors);
  const headers = table.rows[table.headerRow] ?? [];
  return write(context, async ({ tx, record, touch }) => {
    // Looked at again inside the transaction: somebody may have entered one of them since the preview.
    const { fresh, duplicates } = splitDuplicates(plan, checked, await findKnown(tx, plan, checked), headers, input.mapping);
    if (input.onDuplicate === 'refuse') refuseErrors(duplicates);
    const skipped = duplicates.length;
    const about = { now: context.now, userId: context.actor.userId };
    for (let start = 0; start < fresh.length; start += batchRows) {
      job.progress = { state: 'running', done: skipped + start, total: checked.rowCount, created: start, skipped };
      await breathe();
      if (signal.aborted) throw new DomainError('cancelled');
      await plan.insert(
        tx,
        fresh.slice(start, start + batchRows).map(({ value }) => value),
        about,
      );
    }
    const created = fresh.length;
    const id = await takeFromSequence(tx, 'import', '');
    // One entry for the whole import: twenty thousand "created" entries would say nothing that the file's name and the counts do not.
    await record({
      subject: 'import',
      subjectId: id,
      kind: 'imported',
      data: { target: plan.target, fileName: upload.fileName, created, skipped },
      changes: { target: [null, plan.target], fileName: [null, upload.fileName], created: [null, created], skipped: [null, skipped] },
    });
    touch(...topicsOf[plan.target]);
    await breathe();
    if (signal.aborted) throw new DomainError('cancelled');
    job.progress = { state: 'running', done: checked.rowCount, total: checked.rowCount, created, skipped };
    return { id, created, skipped };
  });
}

const topicsOf: Readonly<Record<ImportPlan<unknown>['target'], readonly Topic[]>> = {
  customers: ['customers', 'home'],
  parts: ['parts', 'stock', 'home'],
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

async function findKnown<Row>(db: Db, plan: ImportPlan<Row>, { rows }: CheckedRows<Row>): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let start = 0; start < rows.length; start += keyBatch) {
    const part = rows.slice(start, start + keyBatch).map(({ value }) => value);
    for (const key of await plan.findKnown(db, part)) known.add(key);
    await breathe();
  }
  return known;
}

function refuseErrors(problems: readonly ImportProblem[]): void {
  if (problems.length > 0) throw new DomainError('importHasErrors', { count: problems.length, problems: problems.slice(0, 20) });
}

function requiredOf(plan: Pick<ImportPlan<never>, 'target'>): readonly string[] {
  return importFields[plan.target].filter(({ isRequired }) => isRequired).map(({ key }) => key);
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
