import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { printJob, printJobAct } from '../../shared/desktop-bridge.ts';
import type { Channel, CheckedPrintJob, PrinterRow, PrintJobAct, PrintJobRow, PrintOutcome } from '../../shared/desktop-bridge.ts';
import type { App } from '../context.ts';
import { isSessionAlive } from '../platform/sessions.ts';
import { callRouter } from './call.ts';
import type { Call } from './call.ts';
import { takeUpload, uploadBytes } from './file-calls.ts';
import { createSeats } from './ipc-seats.ts';
import type { Seats } from './ipc-seats.ts';

/** What the machine does for a page; each takes checked input. */
export interface NativeActs {
  print(job: CheckedPrintJob): Promise<PrintOutcome>;
  savePdf(job: CheckedPrintJob): Promise<PrintOutcome>;
  printJobs(): readonly PrintJobRow[];
  actOnPrintJob(act: PrintJobAct): Promise<void>;
  listPrinters(): Promise<readonly PrinterRow[]>;
  notify(text: string): void;
}

export interface IpcHostOptions {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  /** Is this address one of ours? */
  readonly isOwnUrl: (url: string) => boolean;
  readonly native: NativeActs;
  /** Who sits at which window; given by whoever needs to know it too. */
  readonly seats?: Seats;
}

/** The same limit as over HTTP. */
const longestCall = 1_048_576;
const longestNotice = 500;

/**
 * The application for windows on this machine. Every message is checked to come from the top frame of a page of ours (F-table item
 * 17).
 * @returns a function that stops passing topics on.
 */
export function serveIpc(app: App, { ipcMain, isOwnUrl, native, seats = createSeats() }: IpcHostOptions): () => void {
  const handle = (channel: Channel, act: (argument: unknown, event: IpcMainInvokeEvent) => Promise<unknown>) =>
    ipcMain.handle(channel, async (event, argument: unknown) => {
      const { senderFrame } = event;
      if (!senderFrame || senderFrame.parent !== null || !isOwnUrl(senderFrame.url)) throw new Error('untrusted sender');
      return act(argument, event);
    });

  handle('rpc', async (text, { sender }) => {
    const call = readCall(text);
    if (!call) throw new Error('malformed call');
    const { answer } = await callRouter(call, { app, carrier: seats.of(sender), isAtHost: true });
    return JSON.stringify(answer);
  });
  handle('upload', async (sent, { sender }) => {
    const { head, bytes } = (sent ?? {}) as Readonly<Record<string, unknown>>;
    if (!(bytes instanceof Uint8Array) || bytes.length > uploadBytes) throw new Error('malformed call');
    const { answer } = await takeUpload(app, seats.of(sender), head, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return JSON.stringify(answer);
  });
  handle('print', async (job) => withJob(job, native.print));
  handle('savePdf', async (job) => withJob(job, native.savePdf));
  handle('printJobs', async () => native.printJobs());
  handle('actOnPrintJob', async (act) => {
    const checked = printJobAct.safeParse(act);
    if (!checked.success) throw new Error('malformed call');
    return native.actOnPrintJob(checked.data);
  });
  handle('listPrinters', async () => native.listPrinters());
  handle('notify', async (text) => native.notify(String(text).slice(0, longestNotice)));
  return app.bus.subscribe((topics) => {
    for (const [contents, { token }] of seats) {
      isSessionAlive(app, token, app.now()).then(
        (isAlive) => {
          if (isAlive && !contents.isDestroyed()) contents.send('topics', topics);
        },
        (error: unknown) => app.log.error('topics not sent', { error: String(error) }),
      );
    }
  });
}

function readCall(text: unknown): Call | undefined {
  if (typeof text !== 'string' || text.length > longestCall) return undefined;
  try {
    const { type, path, input } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return (type === 'query' || type === 'mutation') && typeof path === 'string' ? { type, path, input } : undefined;
  } catch {
    return undefined; // answered as a malformed call
  }
}

async function withJob(job: unknown, act: (job: CheckedPrintJob) => Promise<PrintOutcome>): Promise<PrintOutcome> {
  const checked = printJob.safeParse(job);
  if (!checked.success)
    return { status: 'failed', reason: 'invalidJob', detail: checked.error.issues.map(({ path }) => path.join('.')).join(', ') };
  return act(checked.data);
}
