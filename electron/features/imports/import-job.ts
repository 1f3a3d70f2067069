import type { ImportProgress, ImportResult } from '../../../shared/imports.ts';
import { readSpreadsheet } from '../../platform/spreadsheet/client.ts';
import type { SheetTable } from '../../platform/spreadsheet/table.ts';
import { readUpload } from '../../platform/uploads.ts';
import type { Upload } from '../../platform/uploads.ts';
import type { ErrorSheet } from './error-sheet.ts';

/** What is known of an upload while it is being imported; lives as long as the upload. */
export interface ImportJob {
  progress: ImportProgress;
  /** Set while it runs: the same file is never imported twice at once. */
  running: Promise<ImportResult> | undefined;
  cancel: AbortController;
  table: Promise<SheetTable> | undefined;
  /** The rows that the last import left out, with the reasons; kept after the rest is forgotten. */
  errorSheet: ErrorSheet | undefined;
}

const jobs = new WeakMap<Upload, ImportJob>();

export function jobOf(upload: Upload): ImportJob {
  const known = jobs.get(upload);
  if (known) return known;
  const made: ImportJob = {
    progress: { state: 'waiting', done: 0, total: 0, created: 0, updated: 0, skipped: 0, failed: 0 },
    errorSheet: undefined,
    running: undefined,
    cancel: new AbortController(),
    table: undefined,
  };
  jobs.set(upload, made);
  return made;
}

/** The sheet of an upload; read once, then kept for the import that follows the preview. */
export async function tableOf(upload: Upload): Promise<SheetTable> {
  const job = jobOf(upload);
  job.table ??= readUpload(upload).then((bytes) => readSpreadsheet(bytes, upload.fileName));
  try {
    return await job.table;
  } catch (error) {
    job.table = undefined;
    throw error;
  }
}
