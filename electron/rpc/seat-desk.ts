import type { KeptCallsAct, SeatAct, SeatActOutcome } from '../../shared/desktop-bridge.ts';
import type { SeatState } from '../../shared/seat-state.ts';
import type { TokenCarrier } from '../context.ts';
import type { SeatFile } from '../platform/lan/seat-file.ts';
import type { IpcBackend } from './ipc-backend.ts';
import { createSeatClient } from './seat-client.ts';
import type { SeatClient } from './seat-client.ts';
import type { SeatAnswer } from './seat-connection.ts';
import { readPlace } from './seat-connection.ts';
import { pairWithHost } from './seat-pairing.ts';
import type { SeatLink } from './seat-pairing.ts';

/** A desktop that is a seat of another host: pairing, the calls of its windows, and what it keeps. */
export interface SeatDesk {
  readonly backend: IpcBackend;
  file(path: string, carrier: TokenCarrier): Promise<SeatAnswer>;
  state(): SeatState;
  act(act: Exclude<SeatAct, { kind: 'become' }>): Promise<SeatActOutcome>;
  keptCalls(act: KeptCallsAct): Promise<string>;
  close(): void;
}

export interface SeatDeskOptions {
  readonly file: SeatFile;
  readonly onState: (state: SeatState) => void;
  readonly log: (message: string, error: unknown) => void;
}

/** @throws when the file of this seat cannot be opened on this machine. */
export async function openSeatDesk({ file, onState, log }: SeatDeskOptions): Promise<SeatDesk> {
  const listeners = new Set<(topics: readonly string[]) => void>();
  let client: SeatClient | undefined;
  const connect = (link: SeatLink | null) => {
    client?.close();
    client = link
      ? createSeatClient({
          link,
          save: (next) =>
            void file.change({ link: { ...next, places: [...next.places] } }).catch((error: unknown) => log('not kept', error)),
          onState,
          onTopics: (topics) => {
            for (const listener of listeners) listener(topics);
          },
        })
      : undefined;
    onState(client?.state() ?? { kind: 'unpaired' });
  };
  const paired = (): SeatClient => {
    if (!client) throw new Error('this seat is not paired');
    return client;
  };
  connect((await file.read()).link);
  return {
    backend: {
      call: async (call, carrier) => paired().call(call, carrier),
      upload: async (head, bytes, carrier) => paired().upload(head, bytes, carrier),
      // the host tells a session's topics to nobody else
      mayHear: async ({ token }) => token !== undefined,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      logError: log,
    },
    file: async (path, carrier) => paired().file(path, carrier),
    state: () => client?.state() ?? { kind: 'unpaired' },
    async act(act) {
      if (act.kind === 'forget') {
        await file.change({ link: null });
        connect(null);
        return { refusal: null };
      }
      const place = readPlace(act.address);
      if (!place) return { refusal: 'addressWrong' };
      const outcome = await pairWithHost({ place, code: act.code.replaceAll(/\D/g, ''), name: act.name });
      if ('refusal' in outcome) return { refusal: outcome.refusal };
      await file.change({ link: { ...outcome.link, places: [...outcome.link.places] } });
      connect(outcome.link);
      return { refusal: null };
    },
    async keptCalls(act) {
      if (act.kind === 'read') return file.readCalls();
      await file.writeCalls(act.text);
      return '';
    },
    close: () => client?.close(),
  };
}
