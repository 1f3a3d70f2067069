import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { keptCallsAct, printJob, printJobAct, seatAct } from '../../shared/desktop-bridge.ts';
import type {
  Channel,
  CheckedPrintJob,
  KeptCallsAct,
  PrinterRow,
  PrintJobAct,
  PrintJobRow,
  PrintOutcome,
  SeatAct,
  SeatActOutcome,
} from '../../shared/desktop-bridge.ts';
import type { SeatState } from '../../shared/seat-state.ts';
import type { App } from '../context.ts';
import type { Call } from './call.ts';
import { uploadBytes } from './file-calls.ts';
import { localBackend } from './ipc-backend.ts';
import type { IpcBackend } from './ipc-backend.ts';
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
  seatState(): SeatState;
  actAsSeat(act: SeatAct): Promise<SeatActOutcome>;
  /** Text of the calls that wait here, sealed on the disk. */
  keptCalls(act: KeptCallsAct): Promise<string>;
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
export function serveIpc(app: App, options: IpcHostOptions): () => void {
  return serveWindows(localBackend(app), options);
}

/** The same for whichever answers. */
export function serveWindows(backend: IpcBackend, { ipcMain, isOwnUrl, native, seats = createSeats() }: IpcHostOptions): () => void {
  const handle = (channel: Channel, act: (argument: unknown, event: IpcMainInvokeEvent) => Promise<unknown>) =>
    ipcMain.handle(channel, async (event, argument: unknown) => {
      const { senderFrame } = event;
      if (!senderFrame || senderFrame.parent !== null || !isOwnUrl(senderFrame.url)) throw new Error('untrusted sender');
      return act(argument, event);
    });

  handle('rpc', async (text, { sender }) => {
    const call = readCall(text);
    if (!call) throw new Error('malformed call');
    const { answer } = await backend.call(call, seats.of(sender));
    return JSON.stringify(answer);
  });
  handle('upload', async (sent, { sender }) => {
    const { head, bytes } = (sent ?? {}) as Readonly<Record<string, unknown>>;
    if (!(bytes instanceof Uint8Array) || bytes.length > uploadBytes) throw new Error('malformed call');
    const { answer } = await backend.upload(head, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), seats.of(sender));
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
  handle('seatState', async () => native.seatState());
  handle('actAsSeat', async (act) => {
    const checked = seatAct.safeParse(act);
    if (!checked.success) throw new Error('malformed call');
    return native.actAsSeat(checked.data);
  });
  handle('keptCalls', async (act) => {
    const checked = keptCallsAct.safeParse(act);
    if (!checked.success) throw new Error('malformed call');
    return native.keptCalls(checked.data);
  });
  return backend.subscribe((topics) => {
    for (const [contents, carrier] of seats) {
      backend.mayHear(carrier).then(
        (isAlive) => {
          if (isAlive && !contents.isDestroyed()) contents.send('topics', topics);
        },
        (error: unknown) => backend.logError('topics not sent', error),
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
