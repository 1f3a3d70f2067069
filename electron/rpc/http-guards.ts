import { hostname, networkInterfaces } from 'node:os';

/** What of a request the guards look at. */
export interface GuardedRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Port on which the request came in; absent where there is no socket. */
  readonly port: number | undefined;
  /** Does the server speak TLS? */
  readonly isTls?: boolean;
}

/** Why a request is refused before anything of it is read. */
export type Refusal = { readonly status: 400 | 403 | 421; readonly reason: string };

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];
const hostForm = /^(?<name>\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(?<port>\d{1,5}))?$/i;

/**
 * Names under which seats may call this host: loopback always, and where it listens to the LAN the machine's own name and addresses.
 * @param bound the address that it listens on.
 * @param extra further names, e.g. of the shop's own name server.
 */
export function allowedNames(bound: string, extra: readonly string[] = []): ReadonlySet<string> {
  const names = [...loopbackNames, ...extra, bracketed(bound)];
  if (!loopbackNames.includes(bracketed(bound))) {
    names.push(...lanNames());
    if (bound === '0.0.0.0' || bound === '::') names.push(...ownAddresses().map(bracketed));
  }
  return new Set(names.map((name) => name.toLowerCase()));
}

/** Under which names this machine is known in the LAN. */
export function lanNames(): readonly string[] {
  return [hostname(), `${hostname()}.local`];
}

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));
}

function bracketed(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
}

/** Is this `Host` header one of ours? A name that merely resolves to us (DNS rebinding, F98) is not. */
export function isAllowedHost(header: string | undefined, names: ReadonlySet<string>, port: number | undefined, isTls = false): boolean {
  const parts = hostForm.exec(header ?? '')?.groups;
  if (!parts?.['name'] || !names.has(parts['name'].toLowerCase())) return false;
  return port === undefined || Number(parts['port'] ?? (isTls ? 443 : 80)) === port;
}

/**
 * Refuses what no seat of ours sends: a foreign `Host`, a request from another site, and a write without our header or from another
 * origin (F97, F98). The browser sets these headers itself, a page cannot.
 */
export function refuse(request: GuardedRequest, names: ReadonlySet<string>): Refusal | undefined {
  const host = one(request.headers['host']);
  if (!isAllowedHost(host, names, request.port, request.isTls)) return { status: 421, reason: 'host' };
  const site = one(request.headers['sec-fetch-site']);
  const isPage = one(request.headers['sec-fetch-mode']) === 'navigate' && isRead(request.method);
  if (site !== undefined && site !== 'same-origin' && !(isRead(request.method) && (site === 'none' || isPage)))
    return { status: 403, reason: 'site' };
  const origin = one(request.headers['origin']);
  if (origin !== undefined && origin.toLowerCase() !== `${request.isTls ? 'https' : 'http'}://${host?.toLowerCase()}`)
    return { status: 403, reason: 'origin' };
  if (!isRead(request.method) && one(request.headers['x-counter']) !== '1') return { status: 403, reason: 'header' };
  return undefined;
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** A header that came twice is none of ours: joined, it matches nothing. */
function one(value: string | readonly string[] | undefined): string | undefined {
  return value === undefined || typeof value === 'string' ? value : value.join(',');
}
