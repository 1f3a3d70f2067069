import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { hostArguments } from '../../build/run.ts';
import { buildStale } from '../../build/stale.ts';
import type { Role } from '../../shared/roles.ts';
import type { DataSet } from './data.ts';
import { copyOf, signIn } from './shop.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One seat: a connection that stays open, with a session of its own. */
export interface Seat {
  ask(path: string, input: unknown): Promise<Answer>;
  command(path: string, key: string, body: unknown): Promise<Answer>;
  leave(): void;
}

export interface BenchHost {
  readonly pid: number;
  /** e.g. `http://127.0.0.1:41234` */
  readonly address: string;
  seat(role: Role, nth?: number): Seat;
  /** The session of a role's user for a browser. */
  cookie(role: Role): { readonly name: string; readonly value: string; readonly url: string };
  /** MB that the process holds: all, of its own, of files mapped into it. */
  memory(): { readonly rss: number; readonly own: number; readonly mapped: number };
  stop(): Promise<void>;
}

export async function buildHost(say: (line: string) => void): Promise<void> {
  await buildStale(['host'], say);
}

/** Starts the built host on a copy of the data set. */
export async function startBenchHost(data: DataSet): Promise<BenchHost> {
  const folder = copyOf(data, 'host');
  const token = signIn(join(folder, 'counter.db'), Date.now());
  const child = spawnHost(folder, data.keyFile);
  const address = new URL(await child.address);
  return {
    pid: child.pid,
    address: address.origin,
    cookie: (role) => ({ name: `counter-${address.port}`, value: token(role), url: address.origin }),
    seat: (role, nth = 0) => openSeat(address, token(role, nth)),
    memory: () => memoryOf(child.pid),
    async stop() {
      await child.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Spawned {
  readonly pid: number;
  /** Where it listens, once it says so. */
  readonly address: Promise<string>;
  stop(): Promise<void>;
}

export function spawnHost(dataFolder: string, keyFile: string): Spawned {
  return spawnListener([...hostArguments, '--port', '0', '--data', dataFolder, '--key-file', keyFile]);
}

/** A Node process that prints the address on which it listens. */
export function spawnListener(args: readonly string[]): Spawned {
  const { DATABASE_URL: _server, ...env } = process.env;
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/[\w.:]+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`${args.join(' ')} ended early:\n${said}`)));
  });
  if (child.pid === undefined) throw new Error('the process did not start');
  return {
    pid: child.pid,
    address,
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 8_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

export function openSeat({ hostname, port }: URL, token: string): Seat {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { cookie: `counter-${port}=${token}`, 'x-counter': '1' };
  const send = (method: string, path: string, text?: string) =>
    new Promise<Answer>((resolve, reject) => {
      const body = text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      const sent = request({ agent, hostname, port, method, path, headers: { ...headers, ...body } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
        answer.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(text);
    });
  return {
    ask: (path, input) => send('GET', `/trpc/${path}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`}`),
    command: (path, key, body) => send('POST', `/trpc/${path}`, JSON.stringify({ key, body })),
    leave: () => agent.destroy(),
  };
}

function memoryOf(pid: number): { rss: number; own: number; mapped: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { rss: of('VmRSS'), own: of('RssAnon'), mapped: of('RssFile') + of('RssShmem') };
}
