import type { FastifyInstance } from 'fastify';
import type { App } from '../context.ts';
import { serveDiscovery } from '../platform/lan/discovery.ts';
import { hostIdentity } from '../platform/lan/host-identity.ts';
import type { TlsFiles } from '../platform/lan/host-identity.ts';
import { lanDesk } from '../platform/lan/lan-desk.ts';
import type { LanListener } from '../platform/lan/lan-desk.ts';
import { lanInterfaces, readLanSettings } from '../platform/lan/lan-settings.ts';
import { lanNames } from './http-guards.ts';
import { createHttpHost } from './http-host.ts';

export interface LanHostOptions {
  /** Folder of the built interface. */
  readonly webRoot: string;
  /** Further names under which seats call this host. */
  readonly names?: readonly string[];
  /** Addresses to listen on whatever the settings say: the host's own command line. */
  readonly always?: readonly string[];
  readonly port?: number;
  /** UDP port on which seats look for their host; 0 takes a free one. */
  readonly discoveryPort?: number;
  /** How often the machine's addresses are looked at. */
  readonly lookEveryMs?: number;
}

export interface LanHost {
  close(): Promise<void>;
}

const portsTried = 20;
const renewBeforeMs = 30 * 86_400_000;

interface Running {
  readonly listener: LanListener;
  readonly server: FastifyInstance | undefined;
}

/**
 * Serves the LAN as the settings say: TLS on the chosen interfaces and on nothing else; plain HTTP on the next port only while the owner
 * allows it. Follows addresses that change (F75) with a renewed certificate for the same key.
 */
export async function serveLan(app: App, options: LanHostOptions): Promise<LanHost> {
  const { webRoot, names = [], always = [], lookEveryMs = 10_000 } = options;
  const desk = lanDesk(app);
  let running: readonly Running[] = [];
  let standing = '';
  let tls: TlsFiles | undefined;
  let stopDiscovery: (() => Promise<void>) | undefined;
  let turn: Promise<void> = Promise.resolve();
  let isClosed = false;

  const inTurn = (act: () => Promise<void>) => {
    turn = turn.then(act, act);
    return turn;
  };

  const follow = async (): Promise<void> => {
    const settings = await readLanSettings(app);
    const chosen = settings.isOn ? lanInterfaces().filter(({ name }) => settings.interfaces.includes(name)) : [];
    const addresses = [...new Set([...always, ...chosen.flatMap((one) => one.addresses)])].sort();
    const port = options.port ?? settings.port;
    const isOld = tls !== undefined && app.now() > tls.until - renewBeforeMs;
    const wanted = isClosed ? '' : JSON.stringify([addresses, port, settings.isPlain]);
    if (wanted === standing && !isOld && running.every(({ listener }) => listener.failure === null)) return;
    standing = wanted;
    await Promise.all(running.map(async ({ server }) => server?.close()));
    await stopDiscovery?.();
    [running, stopDiscovery] = [[], undefined];
    if (!isClosed && addresses.length > 0) {
      const identity = await hostIdentity(app);
      tls = await identity.certificateFor([...lanNames(), ...names, ...addresses], app.now());
      running = (await Promise.all(addresses.map((address) => openAddress(address, port, settings.isPlain, tls)))).flat();
      const found = running.find(({ listener }) => listener.isTls && listener.failure === null);
      if (found) stopDiscovery = await serveDiscovery({ identity, port: found.listener.port, on: options.discoveryPort, log: app.log });
    }
    desk.listeners = running.map(({ listener }) => listener);
    app.bus.publish(['seats']);
  };

  const openAddress = async (address: string, port: number, isPlain: boolean, files: TlsFiles | undefined): Promise<readonly Running[]> => {
    const first = await listen(address, port, files);
    return isPlain ? [first, await listen(address, first.listener.port + 1, undefined)] : [first];
  };

  /** Takes the wanted port or the next one that is free (F76). */
  const listen = async (address: string, wanted: number, files: TlsFiles | undefined): Promise<Running> => {
    const isTls = files !== undefined;
    for (let port = wanted; ; port++) {
      const server = await createHttpHost(app, { webRoot, bound: address, names, ...(files && { tls: files }) });
      try {
        await server.listen({ port, host: address });
        return { server, listener: { address, port: portOf(server) ?? port, isTls, failure: null } };
      } catch (error) {
        await server.close();
        const failure = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        if (failure === 'EADDRINUSE' && port < wanted + portsTried) continue;
        app.log.error('the LAN is not served', { address, port, failure });
        return { server: undefined, listener: { address, port, isTls, failure } };
      }
    }
  };

  desk.apply = () => inTurn(follow);
  await desk.apply();
  const timer = setInterval(() => {
    void inTurn(follow).catch((error: unknown) => app.log.error('the LAN is not followed', { error: String(error) }));
  }, lookEveryMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      isClosed = true;
      desk.apply = undefined;
      await inTurn(follow);
    },
  };
}

function portOf(server: FastifyInstance): number | undefined {
  const address = server.server.address();
  return address !== null && typeof address === 'object' ? address.port : undefined;
}
