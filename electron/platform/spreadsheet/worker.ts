import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../errors.ts';
import { readTable } from './read.ts';
import { batchCells } from './worker-messages.ts';
import type { FromWorker, SpreadsheetJob, ToWorker } from './worker-messages.ts';
import type { ExportCell } from './export-value.ts';

// Entry of the worker thread: the only place where a customer's spreadsheet is taken apart (G23).
if (!parentPort) throw new Error('runs as a worker thread only');
const port = parentPort;

function send(message: FromWorker): void {
  port.postMessage(message);
}

function ask(message: FromWorker): Promise<ToWorker> {
  return new Promise((resolve) => {
    port.once('message', resolve);
    send(message);
  });
}

async function read(bytes: Uint8Array, fileName: string): Promise<void> {
  const { rows, ...about } = await readTable(bytes, fileName, (count) => send({ kind: 'progress', rows: count }));
  const batch = Math.ceil(batchCells / (rows[0]?.length ?? 1));
  for (let at = 0; at < rows.length; at += batch) await ask({ kind: 'rows', rows: rows.slice(at, at + batch) });
  send({ kind: 'table', about });
}

async function* requestedRows(): AsyncGenerator<readonly ExportCell[]> {
  for (;;) {
    const answer = await ask({ kind: 'needRows' });
    if (answer.kind !== 'rows' || answer.rows.length === 0) return;
    yield* answer.rows;
  }
}

async function run(job: SpreadsheetJob): Promise<void> {
  try {
    if (job.kind === 'read') return await read(job.bytes, job.fileName);
    const { buildWorkbook } = await import('./workbook.ts');
    send({ kind: 'workbook', bytes: await buildWorkbook(job, requestedRows()) });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    send({ kind: 'refused', code: error.code, details: error.details });
  } finally {
    port.close();
  }
}

// What `run` throws ends the thread and reaches the caller as the worker's error.
void run(workerData as SpreadsheetJob);
