import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { App } from '../../electron/context.ts';
import { hostIdentity } from '../../electron/platform/lan/host-identity.ts';
import { lanDesk } from '../../electron/platform/lan/lan-desk.ts';
import { createHttpHost } from '../../electron/rpc/http-host.ts';
import type { HttpLimits } from '../../electron/rpc/http-host.ts';
import { pairWithHost } from '../../electron/rpc/seat-pairing.ts';
import type { SeatLink } from '../../electron/rpc/seat-pairing.ts';
import type { HostPlace } from '../../electron/rpc/seat-connection.ts';

export interface TlsHost {
  readonly place: HostPlace;
  close(): Promise<void>;
}

/** Another address of loopback, under which the host is called through a proxy on its own port. */
export const besides = '127.0.0.2';

/** The host over TLS on loopback, as it is on an interface of the LAN. */
export async function openTls(app: App, { port = 0, limits = {} }: { port?: number; limits?: Partial<HttpLimits> } = {}): Promise<TlsHost> {
  const tls = await (await hostIdentity(app)).certificateFor(['127.0.0.1'], app.now());
  const server = await createHttpHost(app, { webRoot: '/nonexistent', tls, names: [besides], limits: { beatMs: 200, ...limits } });
  await server.listen({ port, host: '127.0.0.1' });
  return { place: { address: '127.0.0.1', port: (server.server.address() as AddressInfo).port }, close: async () => server.close() };
}

/** Opens a code as somebody of the host and pairs a seat with it. */
export async function pairSeat(app: App, place: HostPlace, openedBy: number, name = '二号柜台'): Promise<SeatLink> {
  const { pairing } = lanDesk(app);
  pairing.open(openedBy, app.now());
  const paired = await pairWithHost({ place, code: pairing.current(app.now())?.code ?? '', name });
  if (!('link' in paired)) throw new Error(`not paired: ${paired.refusal}`);
  return paired.link;
}

/** A port that nobody has now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => void server.close(resolve));
  return port;
}

/** Waits until something is so, at most five seconds. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 5_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
