import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const limitMs = 60_000;

export interface ThrowawayServer {
  /** Of its first database, as its owner. */
  readonly url: string;
  readonly port: number;
  /** Makes an empty database and gives its address. */
  database(name: string): Promise<string>;
  /** `immediate` is a crash: nothing is written any more and every connection breaks. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes everything. */
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly encoding?: string;
  readonly locale?: string;
  /** Lines of its configuration, e.g. `max_connections=5`. */
  readonly settings?: readonly string[];
}

/**
 * A PostgreSQL server of its own from the machine's packages, on a free port, with a database that is gone afterwards. Every wait is bounded.
 * @throws where the machine has no PostgreSQL.
 */
export async function startServer({ encoding = 'UTF8', locale = 'C.UTF-8', settings = [] }: ServerOptions = {}): Promise<ThrowawayServer> {
  const binaries = findBinaries();
  const folder = mkdtempSync(join(tmpdir(), 'counter-pg-'));
  const data = join(folder, 'data');
  if (isRoot) {
    await run('chown', ['postgres:', folder]);
    chmodSync(folder, 0o755);
  }
  const port = await freePort();
  const options = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off', ...settings];
  const act = (program: string, ...args: readonly string[]) => asPostgres(join(binaries, program), args, folder);
  const start = () =>
    act(
      'pg_ctl',
      '-D',
      data,
      '-s',
      '-w',
      '-t',
      '30',
      '-l',
      join(folder, 'log'),
      '-o',
      [`-p ${port}`, ...options.map((one) => `-c ${one}`)].join(' '),
      'start',
    );
  const stop = (mode: 'fast' | 'immediate' = 'fast') => act('pg_ctl', '-D', data, '-s', '-w', '-t', '30', '-m', mode, 'stop');
  const removed = () => rmSync(folder, { recursive: true, force: true });
  try {
    await act('initdb', '-D', data, '-U', 'counter', '-A', 'trust', '-E', encoding, `--locale=${locale}`, '--no-sync');
    await start();
  } catch (error) {
    removed();
    throw error;
  }
  return {
    url: `postgres://counter@127.0.0.1:${port}/postgres`,
    port,
    async database(name) {
      await act('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'counter', name);
      return `postgres://counter@127.0.0.1:${port}/${name}`;
    },
    start,
    stop,
    async close() {
      await stop('immediate').catch(() => undefined);
      removed();
    },
  };
}

const isRoot = process.getuid?.() === 0;

/** The server refuses to run as root, so there it belongs to the user that Debian's package made. */
async function asPostgres(program: string, args: readonly string[], cwd: string): Promise<void> {
  const [command, all]: readonly [string, readonly string[]] = isRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', '--', program, ...args]]
    : [program, [...args]];
  await run(command, all, { timeout: limitMs, cwd, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
}

function findBinaries(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).filter((name) => existsSync(join(root, name, 'bin', 'initdb'))) : [];
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined) throw new Error('these tests need a PostgreSQL server: install the Debian package postgresql');
  return join(root, newest, 'bin');
}

async function freePort(): Promise<number> {
  const socket = createServer();
  await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise((resolve) => socket.close(resolve));
  return port;
}
