import { join } from 'node:path';
import type { SeatActOutcome } from '../shared/desktop-bridge.ts';
import type { SeatState } from '../shared/seat-state.ts';
import type { OpenedApp } from './app.ts';
import type { TokenCarrier } from './context.ts';
import { seatFile } from './platform/lan/seat-file.ts';
import type { SeatSealer } from './platform/lan/seat-file.ts';
import { logFile } from './platform/log-file.ts';
import { createLog } from './platform/log.ts';
import type { Log } from './platform/log.ts';
import { answerFile } from './rpc/file-calls.ts';
import { localBackend } from './rpc/ipc-backend.ts';
import type { IpcBackend } from './rpc/ipc-backend.ts';
import type { NativeActs } from './rpc/ipc-host.ts';
import { serveLan } from './rpc/lan-host.ts';
import { openSeatDesk } from './rpc/seat-desk.ts';
import type { StaticAnswer } from './rpc/static-files.ts';

/** What stands behind the windows of the desktop: the application here, or another host. */
export interface DesktopEnd extends Pick<NativeActs, 'seatState' | 'actAsSeat' | 'keptCalls'> {
  readonly log: Log;
  readonly backend: IpcBackend;
  /** `/files/…` */
  file(path: string, carrier: TokenCarrier): Promise<StaticAnswer>;
  close(): Promise<void>;
}

export interface DesktopOptions {
  /** Where this account's program keeps what it is. */
  readonly userData: string;
  /** Opens the application where this machine is its own host. */
  readonly openApp: () => Promise<OpenedApp>;
  /** Seals what a seat remembers; absent: a file that only this account may read. */
  readonly sealer?: SeatSealer | undefined;
  /** Folder of the built interface. */
  readonly webRoot: string;
  /** A seat whatever was chosen before. */
  readonly isSeat: boolean;
  readonly onState: (state: SeatState) => void;
  /** The choice between host and seat takes effect with a new start. */
  readonly restart: () => void;
}

/** Opens this machine as what was chosen on it: a host of its own (at first), or a seat of another (section 7 A). */
export async function openDesktop(options: DesktopOptions): Promise<DesktopEnd> {
  const { userData, webRoot, sealer, onState, restart } = options;
  const file = seatFile(userData, sealer);
  const become = async (mode: 'host' | 'seat'): Promise<SeatActOutcome> => {
    await file.change({ mode });
    restart();
    return { refusal: null };
  };
  if (options.isSeat || (await file.read()).mode === 'seat') {
    const log = createLog(logFile(join(userData, 'log', 'seat.log')), Date.now);
    const desk = await openSeatDesk({ file, onState, log: (message, error) => log.error(message, { error: String(error) }) });
    return {
      log,
      backend: desk.backend,
      async file(path, carrier) {
        const { status, headers, body } = await desk.file(path, carrier);
        const passed: Record<string, string> = {};
        for (const [name, value] of Object.entries(headers)) if (typeof value === 'string' && isPassedOn(name)) passed[name] = value;
        return { status, headers: passed, body: new Uint8Array(body) };
      },
      seatState: desk.state,
      actAsSeat: async (act) => (act.kind === 'become' ? become(act.what) : desk.act(act)),
      keptCalls: desk.keptCalls,
      close: async () => desk.close(),
    };
  }
  const { app, close } = await options.openApp();
  const lan = await serveLan(app, { webRoot });
  return {
    log: app.log,
    backend: localBackend(app),
    file: (path, carrier) => answerFile(app, carrier, path),
    seatState: () => ({ kind: 'host' }),
    actAsSeat: async (act) => (act.kind === 'become' ? become(act.what) : { refusal: 'notAHost' }),
    keptCalls: async () => '',
    async close() {
      await lan.close();
      await close();
    },
  };
}

/** What describes the bytes, not the connection. */
function isPassedOn(name: string): boolean {
  return /^(content-(type|disposition|security-policy)|cache-control|vary|x-content-type-options|referrer-policy|cross-origin-.*)$/.test(
    name,
  );
}
