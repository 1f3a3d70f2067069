import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { sleep } from './harness.ts';
import { postgresBinaries } from './needs.ts';
import { workFolder } from './shop.ts';

/** A PostgreSQL server of our own, with every commit synced, that may be stopped and killed. */
export interface PostgresServer {
  readonly url: string;
  start(): Promise<void>;
  /** Ends it as the plug does: without a checkpoint. */
  stopAtOnce(): void;
  /** kill -9 of the postmaster. */
  kill(): Promise<void>;
  /** Cuts every connection but the one that asks. */
  cutConnections(): void;
  remove(): void;
}

export async function makePostgres(): Promise<PostgresServer> {
  const binaries = postgresBinaries();
  if (!binaries) throw new Error('PostgreSQL is not installed');
  const folder = workFolder('postgres');
  const data = join(folder, 'data');
  const port = await freePort();
  chmodSync(folder, 0o755);
  mkdirSync(data);
  // The server refuses to run as root: it belongs to the account that its package made.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) spawnSync('chown', ['-R', 'postgres:', folder]);
  const as = isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups', '--'] : [];
  const run = (program: string, ...args: readonly string[]) => {
    const [command = '', ...rest] = [...as, join(binaries, program), ...args];
    const { status, stderr, stdout } = spawnSync(command, rest, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { status, output: `${stdout}${stderr}` };
  };
  const made = run('initdb', '-D', data, '-U', 'counter', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
  if (made.status !== 0) throw new Error(`initdb: ${made.output}`);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=100 -c fsync=on`;
  const postmaster = () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const start = async () => {
    // After a kill the first attempts meet what is left of the server before.
    for (let attempt = 1; ; attempt++) {
      const [command, ...rest] = [
        ...as,
        join(binaries, 'pg_ctl'),
        '-D',
        data,
        '-s',
        '-w',
        '-t',
        '60',
        '-l',
        join(folder, 'log'),
        '-o',
        options,
        'start',
      ];
      const code = await new Promise((resolve) => spawn(command, rest, { cwd: folder, stdio: 'ignore' }).once('exit', resolve));
      if (code === 0) return;
      if (attempt === 20) throw new Error(`PostgreSQL did not start: ${readFileSync(join(folder, 'log'), 'utf8').slice(-2000)}`);
      await sleep(200);
    }
  };
  return {
    url: `postgres://counter@127.0.0.1:${port}/postgres`,
    start,
    stopAtOnce: () => void run('pg_ctl', '-D', data, '-m', 'immediate', '-s', '-w', 'stop'),
    async kill() {
      process.kill(postmaster(), 'SIGKILL');
      await sleep(100);
    },
    cutConnections: () =>
      void run('psql', '-h', '127.0.0.1', '-p', String(port), '-U', 'counter', '-d', 'postgres', '-qc', terminateOthers),
    remove() {
      if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', '-D', data, '-m', 'immediate', '-s', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const terminateOthers = 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename is not null';

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}
