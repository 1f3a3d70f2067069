import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { printJob } from '../../shared/desktop-bridge.ts';
import type { Channel, CheckedPrintJob, PrinterRow, PrintOutcome } from '../../shared/desktop-bridge.ts';
import type { App, TokenCarrier } from '../context.ts';
import { isSessionAlive } from '../platform/sessions.ts';
import { callRouter } from './call.ts';
import type { Call } from './call.ts';

/** What the machine does for a page; each takes checked input. */
export interface NativeActs {
  print(job: CheckedPrintJob): Promise<PrintOutcome>;
  savePdf(job: CheckedPrintJob): Promise<PrintOutcome>;
  listPrinters(): Promise<readonly PrinterRow[]>;
  notify(text: string): void;
}

export interface IpcHostOptions {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  /** Is this address one of ours? */
  readonly isOwnUrl: (url: string) => boolean;
  readonly native: NativeActs;
}

/** The same limit as over HTTP. */
const longestCall = 1_048_576;
const longestNotice = 500;

/**
 * The application for windows on this machine. Every message is checked to come from the top frame of a page of ours (F-table item
 * 17). A window's session token stays here, in memory: a reload stays signed in, a restart does not, and no page ever sees it.
 * @returns a function that stops passing topics on.
 */
export function serveIpc(app: App, { ipcMain, isOwnUrl, native }: IpcHostOptions): () => void {
  const seats = new Map<WebContents, TokenCarrier>();
  const seatOf = (contents: WebContents): TokenCarrier => {
    const known = seats.get(contents);
    if (known) return known;
    const seat = tokenInMemory();
    seats.set(contents, seat);
    contents.once('destroyed', () => seats.delete(contents));
    return seat;
  };
  const handle = (channel: Channel, act: (argument: unknown, event: IpcMainInvokeEvent) => Promise<unknown>) =>
    ipcMain.handle(channel, async (event, argument: unknown) => {
      const { senderFrame } = event;
      if (!senderFrame || senderFrame.parent !== null || !isOwnUrl(senderFrame.url)) throw new Error('untrusted sender');
      return act(argument, event);
    });

  handle('rpc', async (text, { sender }) => {
    const call = readCall(text);
    if (!call) throw new Error('malformed call');
    const { answer } = await callRouter(call, { app, carrier: seatOf(sender) });
    return JSON.stringify(answer);
  });
  handle('print', async (job) => withJob(job, native.print));
  handle('savePdf', async (job) => withJob(job, native.savePdf));
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

function tokenInMemory(): TokenCarrier {
  let token: string | undefined;
  return {
    get token() {
      return token;
    },
    set(next) {
      token = next;
    },
  };
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
