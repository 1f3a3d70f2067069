import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { DomainError } from '../../errors.ts';
import { spreadsheetLimits } from './limits.ts';
import type { SheetTable } from './table.ts';
import type { FromWorker, SpreadsheetJob, ToWorker } from './worker-messages.ts';

export interface ReadSpreadsheetOptions {
  /** Aborting ends the worker; the promise is refused with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Called about every thousand rows with the number of rows read so far. */
  readonly onProgress?: ((rows: number) => void) | undefined;
}

/**
 * Reads the first sheet with content of an .xlsx or .csv file in a worker thread with bounded memory and time (F108, F109, G23).
 * Errors: fileEmpty, fileTooLarge, fileTypeUnsupported, fileEncrypted, fileDamaged, fileTooManyRows, fileSuspicious, cancelled.
 */
export async function readSpreadsheet(bytes: Uint8Array, fileName: string, options: ReadSpreadsheetOptions = {}): Promise<SheetTable> {
  if (bytes.length > spreadsheetLimits.fileBytes)
    throw new DomainError('fileTooLarge', { reason: 'file', limit: spreadsheetLimits.fileBytes });
  const rows: (readonly string[])[] = [];
  return runSpreadsheetJob<SheetTable>({ kind: 'read', bytes, fileName }, options.signal, async (message, reply, done) => {
    if (message.kind === 'progress') options.onProgress?.(message.rows);
    if (message.kind === 'table') done({ ...message.about, rows });
    if (message.kind !== 'rows') return;
    for (const row of message.rows) rows.push(row);
    reply({ kind: 'next' });
  });
}

type OnMessage<Result> = (message: FromWorker, reply: (answer: ToWorker) => void, done: (result: Result) => void) => Promise<void>;

const mostAtOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Runs one job in its own worker, at most two at a time: each may take 256 MB. */
export async function runSpreadsheetJob<Result>(
  job: SpreadsheetJob,
  signal: AbortSignal | undefined,
  onMessage: OnMessage<Result>,
): Promise<Result> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await runWorker(job, signal, onMessage);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

async function runWorker<Result>(job: SpreadsheetJob, signal: AbortSignal | undefined, onMessage: OnMessage<Result>): Promise<Result> {
  if (signal?.aborted) throw new DomainError('cancelled');
  const worker = startWorker(job);
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const cancel = () => reject(new DomainError('cancelled'));
  const timer = setTimeout(() => reject(new DomainError('fileTooLarge', { reason: 'time' })), spreadsheetLimits.milliseconds);
  signal?.addEventListener('abort', cancel, { once: true });
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'refused') reject(new DomainError(message.code, message.details));
    else onMessage(message, (answer) => worker.postMessage(answer), resolve).catch(reject);
  });
  worker.on('error', (error) => reject(isOutOfMemory(error) ? new DomainError('fileTooLarge', { reason: 'memory' }) : error));
  worker.on('exit', (code) => reject(new Error(`spreadsheet worker ended early with exit code ${code}`)));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

let bundled: string | undefined;

/**
 * From source, Node runs `worker.ts` as it is. A bundle has `spreadsheet-worker.cjs` beside it, one file without imports; it is read here and started
 * from memory, because a worker thread need not see into the application's archive (app.asar) as the main thread does.
 */
function startWorker(job: SpreadsheetJob): Worker {
  const here = import.meta.url;
  const options = {
    workerData: job,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: spreadsheetLimits.workerMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  };
  if (here.endsWith('.ts')) return new Worker(new URL('worker.ts', here), options);
  bundled ??= readFileSync(new URL('spreadsheet-worker.cjs', here), 'utf8');
  return new Worker(bundled, { ...options, eval: true });
}
