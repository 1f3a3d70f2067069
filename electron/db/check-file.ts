import { existsSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { quickCheck } from './sqlite-file.ts';

/** What the check of a database file finds, once it is through. */
export interface FileCheck {
  /** What is wrong, empty when the file is sound; undefined while the check goes on. */
  found(): readonly string[] | undefined;
  /** Settles when the check is through; a check that was ended found nothing. */
  readonly rest: Promise<readonly string[]>;
  /** Ends a check that still goes on. */
  end(): Promise<void>;
}

export interface CheckOptions {
  readonly key?: Buffer | undefined;
  /** How long a start waits for it. */
  readonly waitMs?: number;
  /** Up to this size the check is through before a thread would have begun. */
  readonly inlineBytes?: number;
}

/** With opening and migrating, a start stays within 10 s (G5); a sealed gigabyte takes about 6.5 s here. */
const usualWaitMs = 8_000;
const usualInlineBytes = 32 * 1024 * 1024;

/**
 * Looks at every page of a database file (F12, F14): at once where it is small, else in a thread of its own, for which the caller waits as
 * long as people wait at a start. A truncated or a foreign file shows at the first page, whatever its size.
 */
export async function checkFile(
  file: string,
  { key, waitMs = usualWaitMs, inlineBytes = usualInlineBytes }: CheckOptions = {},
): Promise<FileCheck> {
  if (sizeOf(file) + sizeOf(`${file}-wal`) <= inlineBytes) return through(quickCheck(file, key));
  const worker = startWorker({ file, key });
  let found: readonly string[] | undefined;
  const { promise: rest, resolve, reject } = Promise.withResolvers<readonly string[]>();
  worker.on('message', (problems: readonly string[]) => {
    found = problems;
    resolve(problems);
  });
  worker.on('error', reject);
  worker.on('exit', () => resolve([]));
  // whoever waits hears of a failure; afterwards nobody does, and the check of the next start will say
  rest.catch(() => undefined);
  await within(rest, waitMs);
  if (found === undefined) worker.unref();
  return { found: () => found, rest, end: async () => void (await worker.terminate()) };
}

function through(problems: readonly string[]): FileCheck {
  return { found: () => problems, rest: Promise.resolve(problems), end: async () => {} };
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** Waits for the outcome, or until the time is over. */
async function within(work: Promise<unknown>, ms: number): Promise<void> {
  if (!Number.isFinite(ms)) return void (await work);
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * From source, Node runs `check-worker.ts` as it is. A bundle has `check-worker.cjs` beside it; a package keeps it outside its archive, for it
 * needs the database's own library, which a thread looks up from where its file lies.
 */
function startWorker(job: { readonly file: string; readonly key: Buffer | undefined }): Worker {
  const here = import.meta.url;
  const options = { workerData: { file: job.file, key: job.key && Uint8Array.from(job.key) }, env: {}, execArgv: [] };
  if (here.endsWith('.ts')) return new Worker(new URL('check-worker.ts', here), options);
  return new Worker(new URL(new URL('check-worker.cjs', here).href.replace('app.asar/', 'app.asar.unpacked/')), options);
}
