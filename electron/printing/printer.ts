import { writeFile } from 'node:fs/promises';
import { dialog, session } from 'electron';
import type { BrowserWindow, Session } from 'electron';
import type { CheckedPrintJob, DriverForm, PrinterRow, PrintOutcome } from '../../shared/desktop-bridge.ts';
import type { DesktopTexts } from '../../shared/i18n/desktop.ts';
import type { Log } from '../platform/log.ts';
import { commonHeaders, paperPolicy } from '../rpc/csp.ts';
import type { StaticFiles } from '../rpc/static-files.ts';
import { isSizeRefused, nearestForm, pdfFileName, pdfOptions, printOptions } from './paper.ts';
import { withExactPages } from './pdf-size.ts';
import type { PaperPort } from './print-queue.ts';

export interface PrinterOptions {
  /** The built interface: the shipped fonts are in it. */
  readonly files: StaticFiles;
  readonly log: Log;
  readonly texts: DesktopTexts['pdf'];
  readonly makeWindow: (partition: string) => BrowserWindow;
}

export interface Printer extends PaperPort {
  list(window: BrowserWindow): Promise<readonly PrinterRow[]>;
}

/** In memory only: nothing of a sheet stays on the disk. */
const partition = 'paper';
const sheetUrl = 'app://counter/sheet';
const loadMs = 20_000;
const silentMs = 120_000;
/** Somebody stands before the system's print dialog and counts paper. */
const dialogMs = 900_000;
const fontQuietMs = 120;
const fontWaitMs = 5_000;

/** Puts documents on paper through a hidden window without script and network. One at a time: printers jam, windows cost memory. */
export function createPrinter({ files, log, texts, makeWindow }: PrinterOptions): Printer {
  const sheet = openSheet(session.fromPartition(partition), files);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<PrintOutcome>): Promise<PrintOutcome> => {
    const turn = last.then(work).catch((error: unknown): PrintOutcome => {
      log.error('printing failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      return {
        status: 'failed',
        reason: error instanceof TimeoutError ? 'timeout' : 'printer',
        detail: error instanceof Error ? error.message : String(error),
      };
    });
    last = turn;
    return turn;
  };
  const onSheet = async <T>(job: CheckedPrintJob, work: (window: BrowserWindow, firstPass: Buffer) => Promise<T>): Promise<T> => {
    const window = makeWindow(partition);
    try {
      sheet.show(job.html);
      await within(loadMs, window.loadURL(sheetUrl), 'the sheet did not load');
      // The first pass makes Chromium ask for the fonts that the text needs; the second, when they are there, is the one that counts.
      const firstPass = await within(loadMs, window.webContents.printToPDF(pdfOptions(job)), 'the sheet was not laid out');
      const askedForFonts = await sheet.fontsArrived();
      const pdf = askedForFonts
        ? await within(loadMs, window.webContents.printToPDF(pdfOptions(job)), 'the sheet was not laid out')
        : firstPass;
      return await work(window, pdf);
    } finally {
      sheet.show('');
      window.destroy();
    }
  };
  return {
    print: (job, signal) =>
      inTurn(async () =>
        signal.aborted
          ? { status: 'cancelled' }
          : onSheet(job, (window) =>
              within(job.silent ? silentMs : dialogMs, printOnForm(window, job, signal), 'the printer did not answer'),
            ),
      ),
    savePdf: (job) => inTurn(() => onSheet(job, (_window, pdf) => save(withExactPages(pdf), job, texts))),
    async list(window) {
      const printers = await window.webContents.getPrintersAsync();
      return printers.map(({ name, displayName, description }) => ({ name, displayName: displayName || name, description }));
    },
  };
}

/** On a sheet of its own size; where the driver refuses that, on the nearest form of the driver's. */
async function printOnForm(window: BrowserWindow, job: CheckedPrintJob, signal: AbortSignal): Promise<PrintOutcome> {
  const outcome = await printWindow(window, job, signal);
  const isRefused = outcome.status === 'failed' && !job.usesDriverPaper && isSizeRefused(outcome.detail);
  if (!isRefused) return outcome;
  const driverForm = nearestForm(job.paper);
  const second = await printWindow(window, job, signal, driverForm);
  return second.status === 'done' ? { ...second, driverForm } : second;
}

/** Once answered; a sheet whose process dies, or which nobody wants any more, is answered for. */
function printWindow({ webContents }: BrowserWindow, job: CheckedPrintJob, signal: AbortSignal, form?: DriverForm): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    const failed = (detail: string) => resolve({ status: 'failed', reason: 'printer', detail });
    if (signal.aborted) return resolve({ status: 'cancelled' });
    signal.addEventListener('abort', () => resolve({ status: 'cancelled' }), { once: true });
    webContents.once('render-process-gone', (_event, { reason }) => failed(reason));
    try {
      webContents.print(printOptions(job, form), (success, reason) => {
        if (success) resolve({ status: 'done' });
        else if (/cancel/i.test(reason)) resolve({ status: 'cancelled' });
        else failed(reason);
      });
    } catch (error) {
      // Electron throws where it does not take the settings at all
      failed(error instanceof Error ? error.message : String(error));
    }
  });
}

async function save(pdf: Buffer, { fileName }: CheckedPrintJob, texts: DesktopTexts['pdf']): Promise<PrintOutcome> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: texts.saveAs,
    defaultPath: pdfFileName(fileName, texts.proposed),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled || !filePath) return { status: 'cancelled' };
  try {
    await writeFile(filePath, pdf);
    return { status: 'done' };
  } catch (error) {
    return { status: 'failed', reason: 'file', detail: error instanceof Error ? error.message : String(error) };
  }
}

interface Sheet {
  /** The document that the next window gets. */
  show(html: string): void;
  /** Waits until no font has been asked for during a moment; answers whether there was one at all. */
  fontsArrived(): Promise<boolean>;
}

/** The session of the sheets: no permission, no network, only the document itself and the shipped fonts. */
function openSheet(paperSession: Session, files: StaticFiles): Sheet {
  let document = '';
  let asked = 0;
  let lastAskedAt = 0;
  paperSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  paperSession.setPermissionCheckHandler(() => false);
  paperSession.webRequest.onBeforeRequest(({ url }, callback) =>
    callback({ cancel: !url.startsWith('app://counter/') && !url.startsWith('data:') }),
  );
  paperSession.protocol.handle('app', (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/sheet') {
      return new Response(document, {
        headers: { ...commonHeaders, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': paperPolicy },
      });
    }
    asked++;
    lastAskedAt = Date.now();
    const { status, headers, body } = pathname.startsWith('/assets/') ? files.answer(pathname) : files.answer('/nothing.here');
    return new Response(body, { status, headers });
  });
  return {
    show(html) {
      document = html;
      asked = 0;
    },
    async fontsArrived() {
      const until = Date.now() + fontWaitMs;
      while (asked > 0 && Date.now() - lastAskedAt < fontQuietMs && Date.now() < until) await pause(30);
      return asked > 0;
    },
  };
}

class TimeoutError extends Error {}

async function within<T>(ms: number, work: Promise<T>, sentence: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimeoutError(sentence)), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
