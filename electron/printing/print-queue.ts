import type { CheckedPrintJob, PrintJobAct, PrintJobRow, PrintOutcome } from '../../shared/desktop-bridge.ts';
import type { Log } from '../platform/log.ts';

/** What puts a job on paper or into a file. It answers in bounded time; the queue does not rely on that. */
export interface PaperPort {
  print(job: CheckedPrintJob, signal: AbortSignal): Promise<PrintOutcome>;
  savePdf(job: CheckedPrintJob): Promise<PrintOutcome>;
}

export interface PrintQueueOptions {
  readonly port: PaperPort;
  readonly log: Log;
  readonly now: () => number;
  /** Called after every change, with all jobs. */
  readonly changed: (rows: readonly PrintJobRow[]) => void;
  /** A port that has said nothing for so long will say nothing any more. */
  readonly limitMs?: (job: CheckedPrintJob) => number;
}

export interface PrintQueue {
  /** Answers at once for a silent job, with its place in the queue; a job with the system's dialog answers when somebody has closed it. */
  add(job: CheckedPrintJob): Promise<PrintOutcome>;
  list(): readonly PrintJobRow[];
  /** Unknown jobs and acts that do not fit the state are passed over: another click was quicker. */
  act(act: PrintJobAct): Promise<void>;
}

interface Entry {
  row: PrintJobRow;
  /** Given back as soon as it is on paper: a sheet is kept only as long as it may be tried again. */
  job: CheckedPrintJob | undefined;
  abort: AbortController | undefined;
  ended: ((outcome: PrintOutcome) => void) | undefined;
}

const mostOpen = 200;
const mostEnded = 30;

/**
 * Jobs for the printer, one after the other, in the memory of the main process: a reloaded window finds them again, nothing of a sheet stays
 * on the disk. What becomes of a job never touches the record that was printed: its print was noted before, and trying again notes nothing (F83).
 */
export function createPrintQueue({ port, log, now, changed, limitMs = limitOf }: PrintQueueOptions): PrintQueue {
  let entries: Entry[] = [];
  let lastId = 0;
  let isRunning = false;
  const rows = () => entries.map(({ row }) => row);
  const set = (entry: Entry, change: Partial<PrintJobRow>) => {
    entry.row = { ...entry.row, ...change };
    entries = withoutOldest(entries);
    changed(rows());
  };
  const end = (entry: Entry, outcome: PrintOutcome) => {
    if (entry.row.state !== 'queued' && entry.row.state !== 'printing') return;
    entry.abort = undefined;
    const { ended } = entry;
    entry.ended = undefined;
    if (outcome.status === 'done') entry.job = undefined;
    if (outcome.status === 'failed') log.error('print job failed', { id: entry.row.id, reason: outcome.reason, detail: outcome.detail });
    set(entry, endedRow(outcome, now()));
    ended?.(outcome);
  };
  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    for (let next = firstQueued(entries); next; next = firstQueued(entries)) await printOne(next.entry, next.job);
    isRunning = false;
  };
  const printOne = async (entry: Entry, job: CheckedPrintJob) => {
    const abort = new AbortController();
    entry.abort = abort;
    set(entry, { state: 'printing', attempts: entry.row.attempts + 1 });
    const outcome = await bounded(() => port.print(job, abort.signal), limitMs(job), abort);
    // a job that was cancelled and put in line again meanwhile is a new attempt
    if (entry.abort === abort) end(entry, outcome);
  };
  const savePdf = async (entry: Entry, job: CheckedPrintJob) => {
    const outcome = await bounded(() => port.savePdf(job), limitMs({ ...job, silent: false }), new AbortController());
    if (outcome.status === 'cancelled' || entry.job === undefined || isOpen(entry)) return;
    if (outcome.status === 'done') entry.job = undefined;
    set(entry, { ...endedRow(outcome, now()), isPdf: outcome.status === 'done' });
  };
  return {
    list: rows,
    async add(job) {
      if (entries.filter(isOpen).length >= mostOpen) return { status: 'failed', reason: 'queueFull', detail: String(mostOpen) };
      const entry: Entry = { row: newRow(++lastId, job, now()), job, abort: undefined, ended: undefined };
      const outcome = new Promise<PrintOutcome>((resolve) => {
        entry.ended = resolve;
      });
      entries = [...entries, entry];
      set(entry, {});
      void run();
      return job.silent ? { status: 'queued', id: entry.row.id } : outcome;
    },
    async act({ id, act }) {
      const entry = entries.find(({ row }) => row.id === id);
      if (!entry) return;
      const { job } = entry;
      if (act === 'cancel' && isOpen(entry)) {
        const { abort } = entry;
        end(entry, { status: 'cancelled' });
        abort?.abort();
      } else if (act === 'remove' && !isOpen(entry)) {
        entries = entries.filter((one) => one !== entry);
        changed(rows());
      } else if (act === 'retry' && job && !isOpen(entry)) {
        set(entry, { state: 'queued', endedAt: null, reason: null, detail: '' });
        void run();
      } else if (act === 'savePdf' && job && !isOpen(entry)) await savePdf(entry, job);
    },
  };
}

/** Loading and two passes of layout come before the printer. */
function limitOf({ silent }: CheckedPrintJob): number {
  return silent ? 200_000 : 1_000_000;
}

async function bounded(work: () => Promise<PrintOutcome>, ms: number, abort: AbortController): Promise<PrintOutcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<PrintOutcome>((resolve) => {
    timer = setTimeout(() => {
      abort.abort();
      resolve({ status: 'failed', reason: 'timeout', detail: '' });
    }, ms);
  });
  try {
    return await Promise.race([work(), limit]);
  } catch (error) {
    return { status: 'failed', reason: 'printer', detail: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

function newRow(id: number, { fileName, deviceName = '', copies }: CheckedPrintJob, at: number): PrintJobRow {
  return {
    ...{ id, title: fileName, printer: deviceName, copies, at, state: 'queued' },
    ...{ endedAt: null, attempts: 0, reason: null, detail: '', driverForm: '', isPdf: false },
  };
}

function endedRow(outcome: PrintOutcome, endedAt: number): Partial<PrintJobRow> {
  switch (outcome.status) {
    case 'done':
      return { state: 'done', endedAt, reason: null, detail: '', driverForm: outcome.driverForm ?? '' };
    case 'failed':
      return { state: 'failed', endedAt, reason: outcome.reason, detail: outcome.detail };
    case 'cancelled':
    case 'queued':
      return { state: 'cancelled', endedAt, reason: null, detail: '' };
  }
}

function isOpen({ row }: Entry): boolean {
  return row.state === 'queued' || row.state === 'printing';
}

function firstQueued(entries: readonly Entry[]): { readonly entry: Entry; readonly job: CheckedPrintJob } | undefined {
  for (const entry of entries) if (entry.row.state === 'queued' && entry.job) return { entry, job: entry.job };
  return undefined;
}

/** The ends of long ago are forgotten. */
function withoutOldest(entries: readonly Entry[]): Entry[] {
  let spare = entries.filter((entry) => !isOpen(entry)).length - mostEnded;
  return entries.filter((entry) => isOpen(entry) || spare-- <= 0);
}
