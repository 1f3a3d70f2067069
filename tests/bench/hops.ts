import { join } from 'node:path';
import { hashPassword } from '../../electron/platform/passwords.ts';
import { callRouter } from '../../electron/rpc/call.ts';
import { serveIpc } from '../../electron/rpc/ipc-host.ts';
import type { IpcHostOptions } from '../../electron/rpc/ipc-host.ts';
import type { BenchHost } from './host.ts';
import { openSeat, spawnListener } from './host.ts';
import { contest, percentile, summary } from './measure.ts';
import type { Measured } from './measure.ts';
import { openRaw } from './shop.ts';
import type { BenchShop } from './shop.ts';

const path = 'auth.me';

/**
 * What the way to the router costs, without the router: a call less the same call made in this process, against an echo of the same
 * bytes.
 */
export async function measureHttpHop(host: BenchHost, shop: BenchShop, n: number): Promise<Measured> {
  const seat = host.seat('frontDesk');
  const { body } = await seat.ask(path, undefined);
  const echo = spawnListener([join(import.meta.dirname, 'echo-server.ts'), String(Buffer.byteLength(body))]);
  const silent = openSeat(new URL(await echo.address), 'nobody');
  const direct = await directTimes(shop, n);
  const measured = await contest({
    name: 'http.hop',
    floor: 'node:http echo of the same bytes; ours is a call over HTTP less the same call in process',
    n,
    warmUps: 100,
    ours: () => seat.ask(path, undefined),
    theirs: () => silent.ask(path, undefined),
  });
  seat.leave();
  silent.leave();
  await echo.stop();
  return less(measured, percentile(direct, 0.5));
}

export async function measureIpcHop(shop: BenchShop, n: number): Promise<Measured> {
  const { invoke } = await openWindow(shop);
  const call = JSON.stringify({ type: 'query', path });
  const answer = await invoke(call);
  const direct = await directTimes(shop, n);
  const measured = await contest({
    name: 'ipc.hop',
    floor: 'structuredClone of the same bytes there and back; ours is a call over IPC less the same call in process',
    n,
    warmUps: 100,
    ours: async () => JSON.parse(await invoke(call)),
    theirs: () => JSON.parse(structuredClone([structuredClone(call), answer])[1] ?? ''),
  });
  return less(measured, percentile(direct, 0.5));
}

async function directTimes(shop: BenchShop, n: number): Promise<readonly number[]> {
  const ctx = { app: shop.app, carrier: { token: shop.token('frontDesk'), set: () => {} } };
  const times: number[] = [];
  for (let i = 0; i < n + 100; i++) {
    const started = performance.now();
    await callRouter({ type: 'query', path, input: undefined }, ctx);
    times.push((performance.now() - started) * 1000);
  }
  return times.slice(100);
}

function less(measured: Measured, direct: number): Measured {
  const p50 = Math.max(0, Math.round((measured.p50_us - direct) * 10) / 10);
  return { ...measured, p50_us: p50, ratio: Math.round((p50 / measured.floor_p50_us) * 100) / 100, whole_call_p50_us: measured.p50_us };
}

type Handler = Parameters<IpcHostOptions['ipcMain']['handle']>[1];

/** A window of the desktop application without the desktop: what Electron's own process boundary costs is not in here. */
async function openWindow(shop: BenchShop): Promise<{ invoke(text: string): Promise<string> }> {
  const handlers = new Map<string, Handler>();
  const ipcMain: IpcHostOptions['ipcMain'] = { handle: (channel, handler) => void handlers.set(channel, handler) };
  const refuse = async () => ({ status: 'cancelled' }) as const;
  serveIpc(shop.app, {
    ipcMain,
    isOwnUrl: () => true,
    native: {
      print: refuse,
      savePdf: refuse,
      printJobs: () => [],
      actOnPrintJob: async () => {},
      listPrinters: async () => [],
      notify: () => {},
      seatState: () => ({ kind: 'host' }) as const,
      actAsSeat: async () => ({ refusal: null }),
      keptCalls: async () => '',
    },
  });
  const sender = { once: () => {}, isDestroyed: () => false, send: () => {} };
  const event = { senderFrame: { parent: null, url: 'app://counter' }, sender } as unknown as Parameters<Handler>[0];
  const invoke = async (text: string) => {
    const rpc = handlers.get('rpc');
    if (!rpc) throw new Error('no handler for calls');
    return structuredClone(String(await rpc(event, structuredClone(text))));
  };
  const password = 'jin-tian-xia-yu-88';
  const db = openRaw(shop.file);
  db.prepare(`update user_account set password_hash = ? where login_name = 'qiantai'`).run(await hashPassword(password, 10));
  db.close();
  await invoke(JSON.stringify({ type: 'mutation', path: 'auth.signIn', input: { loginName: 'qiantai', password } }));
  return { invoke };
}

/** Times of questions over HTTP, as a seat sees them. */
export async function measureOverHttp(
  host: BenchHost,
  name: string,
  n: number,
  ask: (i: number) => readonly [string, unknown],
): Promise<Measured> {
  const seat = host.seat('frontDesk');
  const times: number[] = [];
  for (let i = 0; i < n + 50; i++) {
    const [path_, input] = ask(i);
    const started = performance.now();
    const { status, body } = await seat.ask(path_, input);
    times.push((performance.now() - started) * 1000);
    if (status !== 200) throw new Error(`${name} answered ${status}: ${body.slice(0, 300)}`);
  }
  seat.leave();
  return summary(name, times.slice(50));
}
