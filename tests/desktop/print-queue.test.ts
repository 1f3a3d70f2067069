import { describe, expect, test, vi } from 'vitest';
import { isSizeRefused, nearestForm, printOptions } from '../../electron/printing/paper.ts';
import { createPrintQueue } from '../../electron/printing/print-queue.ts';
import { printJob } from '../../shared/desktop-bridge.ts';
import type { CheckedPrintJob, PrintJobRow, PrintOutcome } from '../../shared/desktop-bridge.ts';

const jobOf = (fileName: string, more: object = {}): CheckedPrintJob =>
  printJob.parse({ html: '<p>派工单</p>', paper: { widthMm: 241, heightMm: 140 }, silent: true, deviceName: 'LQ', fileName, ...more });

/** A printer whose answers the test gives one by one; `started` lists what it was asked for. */
function bench(limitMs = 60_000) {
  const started: string[] = [];
  const answers: ((outcome: PrintOutcome) => void)[] = [];
  const signals: AbortSignal[] = [];
  let pdf: PrintOutcome = { status: 'done' };
  let fault: Error | undefined;
  const seen: string[] = [];
  const queue = createPrintQueue({
    port: {
      print: (job, signal) => {
        started.push(job.fileName);
        signals.push(signal);
        if (fault) throw fault;
        return new Promise((resolve) => answers.push(resolve));
      },
      savePdf: async () => pdf,
    },
    log: { info() {}, warn() {}, error() {} } as never,
    now: () => 1_000,
    changed: (rows: readonly PrintJobRow[]) => void seen.push(rows.map(({ state }) => state).join()),
    limitMs: () => limitMs,
  });
  const states = () => queue.list().map(({ title, state }) => `${title} ${state}`);
  const answer = async (outcome: PrintOutcome) => {
    answers.shift()?.(outcome);
    await settle();
  };
  return {
    ...{ queue, started, signals, states, answer, seen },
    failWith: (error: Error | undefined) => (fault = error),
    pdfAnswers: (outcome: PrintOutcome) => (pdf = outcome),
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const jam: PrintOutcome = { status: 'failed', reason: 'printer', detail: 'jam' };

describe('F83 the print queue', () => {
  test('jobs are printed one at a time in the order in which they came, and a silent one answers at once', async () => {
    const { queue, started, states, answer, seen } = bench();
    expect(await queue.add(jobOf('a'))).toEqual({ status: 'queued', id: 1 });
    expect(await queue.add(jobOf('b'))).toEqual({ status: 'queued', id: 2 });
    await queue.add(jobOf('c'));
    expect(started).toEqual(['a']);
    expect(states()).toEqual(['a printing', 'b queued', 'c queued']);
    await answer({ status: 'done' });
    expect(started).toEqual(['a', 'b']);
    await answer(jam);
    await answer({ status: 'done' });
    expect(states()).toEqual(['a done', 'b failed', 'c done']);
    expect(seen.at(-1)).toBe('done,failed,done');
  });

  test('a job with the system dialog answers what became of it', async () => {
    const { queue, answer } = bench();
    const outcome = queue.add(jobOf('a', { silent: false }));
    await answer({ status: 'cancelled' });
    expect(await outcome).toEqual({ status: 'cancelled' });
  });

  test('a port that throws fails its job only; the next one is printed', async () => {
    const { queue, failWith, states, answer } = bench();
    failWith(new Error('the print process is gone'));
    await queue.add(jobOf('a'));
    await settle();
    expect(queue.list()[0]).toMatchObject({ state: 'failed', reason: 'printer', detail: 'the print process is gone' });
    failWith(undefined);
    await queue.add(jobOf('b'));
    await answer({ status: 'done' });
    expect(states()).toEqual(['a failed', 'b done']);
  });

  test('a printer that never answers is given up in bounded time, its late answer changes nothing', async () => {
    const { queue, states, signals, answer } = bench(30);
    await queue.add(jobOf('a'));
    await vi.waitFor(() => expect(queue.list()[0]).toMatchObject({ state: 'failed', reason: 'timeout' }), 1_000);
    expect(signals[0]?.aborted).toBe(true);
    await answer({ status: 'done' });
    expect(states()).toEqual(['a failed']);
  });

  test('cancelling takes a waiting job out of the line and aborts the one that prints; what is done stays done', async () => {
    const { queue, started, states, signals, answer } = bench();
    await queue.add(jobOf('a'));
    await queue.add(jobOf('b'));
    await queue.add(jobOf('c'));
    await queue.act({ id: 2, act: 'cancel' });
    await queue.act({ id: 1, act: 'cancel' });
    expect(signals[0]?.aborted).toBe(true);
    await answer({ status: 'cancelled' });
    expect(started).toEqual(['a', 'c']);
    await answer({ status: 'done' });
    await queue.act({ id: 3, act: 'cancel' });
    expect(states()).toEqual(['a cancelled', 'b cancelled', 'c done']);
  });

  test('a failed job is tried again as it was; one on paper is not printed twice', async () => {
    const { queue, started, states, answer } = bench();
    await queue.add(jobOf('a'));
    await answer(jam);
    await queue.act({ id: 1, act: 'retry' });
    await queue.act({ id: 1, act: 'retry' });
    await answer({ status: 'done' });
    await queue.act({ id: 1, act: 'retry' });
    await settle();
    expect(started).toEqual(['a', 'a']);
    expect(queue.list()[0]).toMatchObject({ state: 'done', attempts: 2, reason: null, detail: '' });
    expect(states()).toHaveLength(1);
  });

  test('cancelled while printing and tried again at once: the old attempt does not answer for the new one', async () => {
    const { queue, started, states, answer } = bench();
    await queue.add(jobOf('a'));
    await queue.act({ id: 1, act: 'cancel' });
    await queue.act({ id: 1, act: 'retry' });
    await answer({ status: 'cancelled' });
    expect(states()).toEqual(['a printing']);
    await answer({ status: 'done' });
    expect([started, states()]).toEqual([['a', 'a'], ['a done']]);
  });

  test('the PDF is the second way of a failed job; without a file it stays failed', async () => {
    const { queue, pdfAnswers, answer } = bench();
    await queue.add(jobOf('a'));
    await answer(jam);
    pdfAnswers({ status: 'cancelled' });
    await queue.act({ id: 1, act: 'savePdf' });
    expect(queue.list()[0]).toMatchObject({ state: 'failed', reason: 'printer', detail: 'jam' });
    pdfAnswers({ status: 'failed', reason: 'file', detail: 'ENOSPC' });
    await queue.act({ id: 1, act: 'savePdf' });
    expect(queue.list()[0]).toMatchObject({ state: 'failed', reason: 'file', detail: 'ENOSPC' });
    pdfAnswers({ status: 'done' });
    await queue.act({ id: 1, act: 'savePdf' });
    expect(queue.list()[0]).toMatchObject({ state: 'done', isPdf: true, reason: null });
  });

  test('the list is bounded: too many waiting jobs are refused, ends of long ago forgotten', async () => {
    const { queue, answer } = bench();
    for (let nth = 0; nth < 200; nth++) expect(await queue.add(jobOf(`${nth}`))).toMatchObject({ status: 'queued' });
    expect(await queue.add(jobOf('one more'))).toMatchObject({ status: 'failed', reason: 'queueFull' });
    for (let nth = 0; nth < 40; nth++) await answer({ status: 'done' });
    expect(queue.list()).toHaveLength(190);
    expect(queue.list()[0]?.title).toBe('10');
    await queue.act({ id: 11, act: 'remove' });
    await queue.act({ id: 999, act: 'remove' });
    expect(queue.list()).toHaveLength(189);
  });
});

describe('the forms of a driver that takes no size', () => {
  test('the nearest named form whichever way round, the one set in the driver for continuous paper', () => {
    expect(nearestForm({ widthMm: 210, heightMm: 297 })).toBe('A4');
    expect(nearestForm({ widthMm: 210, heightMm: 148 })).toBe('A5');
    expect(nearestForm({ widthMm: 241, heightMm: 140 })).toBe('own');
    expect(nearestForm({ widthMm: 80, heightMm: 133 })).toBe('own');
  });

  test('only a refused size is tried on another form: what may have left paper in the printer is not', () => {
    expect(isSizeRefused('Invalid printer settings')).toBe(true);
    expect(isSizeRefused('Unsupported page size')).toBe(true);
    for (const reason of ['Print job failed', 'paper jam', 'out of paper', 'Invalid deviceName provided', ''])
      expect(isSizeRefused(reason), reason).toBe(false);
  });

  test('size and driver paper exclude each other in what Electron is asked', () => {
    const job = jobOf('a', { paper: { widthMm: 210, heightMm: 148 } });
    expect(printOptions(job)).toMatchObject({ pageSize: { width: 210_000, height: 148_000 }, landscape: false, deviceName: 'LQ' });
    expect(printOptions(job, 'A5')).toMatchObject({ pageSize: 'A5', landscape: true });
    for (const options of [printOptions(job, 'own'), printOptions({ ...job, usesDriverPaper: true })]) {
      expect(options).toMatchObject({ usePrinterDefaultPageSize: true });
      expect(options).not.toHaveProperty('pageSize');
    }
  });
});
