import { request } from 'node:https';
import { Agent } from 'node:https';
import type { RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import { pinOf } from '../platform/lan/certificate.ts';

/** Where a host was found. */
export interface HostPlace {
  readonly address: string;
  readonly port: number;
}

/** The key at the other end is not the one that this seat was paired with: a hard stop, no question to the user (F102). */
export class KeyChanged extends Error {
  readonly found: string;
  constructor(found: string) {
    super('the host has another key');
    this.found = found;
  }
}

const connectMs = 3_000;

export interface PinnedAgent extends Agent {
  /** SHA-256 of the key that all connections of this agent end at; empty before the first. */
  readonly pin: () => string;
}

/**
 * Connections that end at one key and no other (F101). Nothing is written before the key was seen: certificates, names and dates do not
 * matter, because the pin stands for all of them. Without a pin the first key counts for the agent's life: so pairing learns it.
 */
export function pinnedAgent(pin = ''): PinnedAgent {
  let expected = pin;
  class Pinned extends Agent {
    override createConnection(options: RequestOptions, done?: (error: Error | null, stream: Duplex) => void): undefined {
      const socket = connect({ ...(options as ConnectionOptions), rejectUnauthorized: false, minVersion: 'TLSv1.2', session: undefined });
      const fail = (error: Error) => {
        clearTimeout(timer);
        socket.destroy();
        (done as ((error: Error) => void) | undefined)?.(error);
      };
      const timer = setTimeout(() => fail(new Error('the host does not answer')), connectMs);
      socket.once('error', fail);
      socket.once('secureConnect', () => {
        const spki = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
        const found = spki ? pinOf(spki) : '';
        expected ||= found;
        if (found === '' || found !== expected) return fail(new KeyChanged(found));
        clearTimeout(timer);
        socket.off('error', fail);
        done?.(null, socket);
      });
    }
  }
  const agent = new Pinned({ keepAlive: true, maxSockets: 8, maxCachedSessions: 0 });
  return Object.assign(agent, { pin: () => expected });
}

export interface SeatRequest {
  readonly place: HostPlace;
  readonly agent: Agent;
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  readonly timeoutMs?: number;
}

export interface SeatAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

const mostBytes = 40 * 1_048_576;

/** One request to the host. @throws KeyChanged, or any other error when no whole answer came. */
export function askHost({ place, agent, method = 'GET', path, headers = {}, body, timeoutMs = 10_000 }: SeatRequest): Promise<SeatAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request({ ...target(place), agent, method, path, headers: { ...headers, 'x-counter': '1' } }, (answer) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > mostBytes) asked.destroy(new Error('the answer is too long'));
      });
      answer.once('error', reject);
      answer.once('end', () => {
        clearTimeout(timer);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) });
      });
    });
    const timer = setTimeout(() => asked.destroy(new Error('the host does not answer')), timeoutMs);
    asked.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    asked.end(body);
  });
}

/** Options of a request to a place, `Host` header included. */
export function target({ address, port }: HostPlace): Pick<RequestOptions, 'host' | 'port' | 'setHost' | 'servername'> {
  // no server name: a seat knows the key, and an address is none
  return { host: address, port, setHost: true, servername: '' };
}

/** What a person types: `192.168.1.7`, `counter.lan:4174`, `https://192.168.1.7:4173/`. */
export function readPlace(typed: string, defaultPort = 4173): HostPlace | undefined {
  const text = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '');
  const url = `https://${text.includes(':') && !text.includes(']') && text.split(':').length > 2 ? `[${text}]` : text}`;
  if (text === '' || !URL.canParse(url)) return undefined;
  const { hostname, port } = new URL(url);
  if (hostname === '' || /[@\s]/.test(text)) return undefined;
  return { address: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? (text.endsWith(':443') ? 443 : defaultPort) : Number(port) };
}
