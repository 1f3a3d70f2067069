import { hostname } from 'node:os';
import { seatHeader, versionHeader, versionTag } from '../../shared/protocol.ts';
import type { SeatState } from '../../shared/seat-state.ts';
import type { TokenCarrier } from '../context.ts';
import { findHost } from '../platform/lan/discovery.ts';
import type { FoundHost } from '../platform/lan/discovery.ts';
import type { Answered, Call } from './call.ts';
import { cookieName } from './http-cookie.ts';
import { askHost, KeyChanged, pinnedAgent } from './seat-connection.ts';
import type { HostPlace, SeatAnswer, SeatRequest } from './seat-connection.ts';
import { hearHost } from './seat-events.ts';
import type { SeatLink } from './seat-pairing.ts';

export interface SeatClientOptions {
  readonly link: SeatLink;
  /** Keeps where the host was found. */
  readonly save: (link: SeatLink) => void;
  readonly onState: (state: SeatState) => void;
  readonly onTopics: (topics: readonly string[]) => void;
  /** Calls for the host by its id (F75). */
  readonly find?: (link: SeatLink) => Promise<FoundHost | undefined>;
  readonly silenceMs?: number;
  readonly retryMs?: number;
}

/** A seat's end of the LAN: what its windows ask goes to the host and to nobody else. */
export interface SeatClient {
  call(call: Call, carrier: TokenCarrier): Promise<Answered>;
  upload(head: unknown, bytes: Buffer, carrier: TokenCarrier): Promise<Answered>;
  /** `/files/…` of the host. */
  file(path: string, carrier: TokenCarrier): Promise<SeatAnswer>;
  state(): SeatState;
  close(): void;
}

const answerMs = 125_000;
const mostPlaces = 5;

/**
 * Talks to the paired host over TLS with its pinned key. When the host goes away it is looked for where it was last, then by calling for
 * its id, until it answers; calls meanwhile fail at once and are never queued (F74). Another key, another version and a withdrawn
 * pairing end it: these do not mend themselves.
 */
export function createSeatClient({
  link: first,
  save,
  onState,
  onTopics,
  find = (link) => findHost(link),
  silenceMs = 1_500,
  retryMs = 1_000,
}: SeatClientOptions): SeatClient {
  const agent = pinnedAgent(first.pin);
  let link = first;
  let state: SeatState = { kind: 'online', shopName: link.shopName, at: nameOf(placeOf(link)) };
  let isClosed = false;
  let isLooking = false;
  let stopListening: (() => void) | undefined;
  let heardToken: string | undefined;

  const become = (next: SeatState) => {
    if (isClosed || JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    onState(next);
  };

  const headersFor = (carrier: TokenCarrier | undefined): Record<string, string> => ({
    [versionHeader]: versionTag,
    [seatHeader]: link.token,
    ...(carrier?.token && { cookie: `${cookieName(placeOf(link).port, true)}=${carrier.token}` }),
  });

  const ask = async (asked: Omit<SeatRequest, 'place' | 'agent'>, carrier?: TokenCarrier): Promise<SeatAnswer> => {
    if (state.kind !== 'online' && state.kind !== 'away') throw new Error(`this seat is stopped: ${state.kind}`);
    try {
      const headers = { ...headersFor(carrier), ...asked.headers };
      const answer = await askHost({ ...asked, place: placeOf(link), agent, headers });
      if (stopFor(answer)) throw new Error('this seat is stopped');
      if (carrier) takeToken(answer, carrier);
      return answer;
    } catch (error) {
      fail(error);
      throw error;
    }
  };

  /** What the host says about the seat itself. */
  const stopFor = ({ status, body }: SeatAnswer): boolean => {
    if (status !== 426 && status !== 401) return false;
    const said = parse(body);
    if (status === 426 && said['error'] === 'version') {
      become({ kind: 'version', judgement: said['judgement'] === 'seatNewer' ? 'seatNewer' : 'seatOlder', host: String(said['host']) });
      return true;
    }
    if (said['error'] !== 'seatRevoked') return false;
    become({ kind: 'revoked', shopName: link.shopName });
    return true;
  };

  const takeToken = ({ headers }: SeatAnswer, carrier: TokenCarrier) => {
    const cookies = headers['set-cookie'];
    const name = `${cookieName(placeOf(link).port, true)}=`;
    const [cookie] = (Array.isArray(cookies) ? (cookies as readonly string[]) : []).filter((one) => one.startsWith(name));
    if (cookie !== undefined) carrier.set(cookie.slice(name.length).split(';', 1)[0] || undefined);
    if (carrier.token !== heardToken) listen(carrier.token);
  };

  const fail = (error: unknown) => {
    if (error instanceof KeyChanged) return become({ kind: 'keyChanged', shopName: link.shopName, at: nameOf(placeOf(link)) });
    if (state.kind === 'online' || state.kind === 'away') void look();
  };

  /** Until the host answers: last places, then a call to everybody. Says where it looks. */
  const look = async (): Promise<void> => {
    if (isLooking || isClosed) return;
    isLooking = true;
    try {
      for (let round = 0; !isClosed; round++) {
        const places = [...link.places, { address: hostNameOf(link), port: placeOf(link).port }].filter(({ address }) => address !== '');
        // first where it was: what stands to the user within three seconds is that it is away, not where it went
        for (const place of round === 0 ? places.slice(0, 1) : places) if (await isThere(place)) return found(place);
        if (isStopped()) return;
        become({ kind: 'away', shopName: link.shopName, lookingAt: [...new Set(places.map(nameOf))] });
        const called = await find(link);
        if (called && (await isThere(called))) return found(called);
        if (isStopped()) return;
        await new Promise((resolve) => setTimeout(resolve, retryMs * Math.min(round + 1, 3)));
      }
    } finally {
      isLooking = false;
    }
  };

  const isStopped = () => state.kind !== 'online' && state.kind !== 'away';

  const isThere = async (place: HostPlace): Promise<boolean> => {
    try {
      const answer = await askHost({ place, agent, path: '/health', headers: headersFor(undefined), timeoutMs: 1_200 });
      return !stopFor(answer) && answer.status === 200 && parse(answer.body)['hostId'] === link.hostId;
    } catch (error) {
      // at an old address another machine may answer by now: only where nobody is ours does a wrong key stop the seat
      if (error instanceof KeyChanged && place.address === placeOf(link).address && link.places.length === 1 && !(await find(link)))
        become({ kind: 'keyChanged', shopName: link.shopName, at: nameOf(place) });
      return false;
    }
  };

  const found = (place: HostPlace) => {
    const places = [place, ...link.places.filter((one) => nameOf(one) !== nameOf(place))].slice(0, mostPlaces);
    if (nameOf(places[0] ?? place) !== nameOf(placeOf(link))) {
      link = { ...link, places };
      save(link);
    }
    become({ kind: 'online', shopName: link.shopName, at: nameOf(place) });
    if (heardToken !== undefined) listen(heardToken);
  };

  /** Hears topics and beats while somebody is signed in. */
  const listen = (token: string | undefined) => {
    stopListening?.();
    stopListening = undefined;
    heardToken = token;
    if (token === undefined || isClosed) return;
    stopListening = hearHost({
      place: placeOf(link),
      agent,
      headers: headersFor({ token, set: () => undefined }),
      silenceMs,
      onTopics,
      onBroken: fail,
    });
  };

  return {
    async call({ type, path, input }, carrier) {
      const text = input === undefined ? undefined : JSON.stringify(input);
      const answer =
        type === 'query'
          ? await ask(
              {
                path: `/trpc/${encodeURIComponent(path)}${text === undefined ? '' : `?input=${encodeURIComponent(text)}`}`,
                timeoutMs: answerMs,
              },
              carrier,
            )
          : await ask(
              {
                method: 'POST',
                path: `/trpc/${encodeURIComponent(path)}`,
                headers: { 'content-type': 'application/json' },
                ...(text !== undefined && { body: text }),
                timeoutMs: answerMs,
              },
              carrier,
            );
      return answered(answer);
    },
    async upload(head, bytes, carrier) {
      const query = new URLSearchParams(Object.entries(head ?? {}).map(([name, value]): [string, string] => [name, String(value)]));
      return answered(
        await ask(
          {
            method: 'POST',
            path: `/files?${query.toString()}`,
            headers: { 'content-type': 'application/octet-stream' },
            body: bytes,
            timeoutMs: answerMs,
          },
          carrier,
        ),
      );
    },
    file: (path, carrier) => ask({ path, timeoutMs: answerMs }, carrier),
    state: () => state,
    close() {
      isClosed = true;
      stopListening?.();
      agent.destroy();
    },
  };
}

function answered({ status, body }: SeatAnswer): Answered {
  const answer = parse(body);
  if (!('result' in answer) && !('error' in answer && typeof answer['error'] === 'object')) throw new Error(`the host answered ${status}`);
  return { answer: answer as unknown as Answered['answer'], status };
}

function placeOf({ places }: SeatLink): HostPlace {
  return places[0] ?? { address: '', port: 0 };
}

/** A host that was typed by its name may be found under `name.local` too. */
function hostNameOf({ places }: SeatLink): string {
  const named = places.find(({ address }) => /^[a-z][\w-]*$/i.test(address))?.address;
  return named === undefined || named.toLowerCase() === hostname().toLowerCase() ? '' : `${named}.local`;
}

function nameOf({ address, port }: HostPlace): string {
  return `${address}:${port}`;
}

function parse(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {}; // not JSON: nothing of ours
  }
}
