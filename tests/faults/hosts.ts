import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostArguments, root } from '../../build/run.ts';
import type { SeedName } from './seeds.ts';

export interface FaultHost {
  readonly address: URL;
  readonly pid: number;
  /** Milliseconds from the start to the word that it listens. */
  readonly startedInMs: number;
  /** Exit code or signal, once it is gone. */
  readonly ended: Promise<number | string>;
  hasEnded(): boolean;
  output(): string;
  /** Ends it at once, as a power cut of the process does. */
  kill(): Promise<void>;
  stop(): Promise<number | string>;
}

export interface HostOptions {
  readonly dataFolder: string;
  readonly port?: number;
  readonly databaseUrl?: string | undefined;
  readonly seed?: SeedName | undefined;
  readonly env?: Readonly<Record<string, string>>;
}

/** The host starts dozens of times: what Node made of its source is kept between. */
export const compileCache = join(tmpdir(), 'counter-faults-compiled');

/** How Node starts a program of ours with a planted fault. */
export function seeded(seed: SeedName | undefined): { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> } {
  return seed ? { args: ['--import', join(import.meta.dirname, 'seeding.ts')], env: { FAULT_SEED: seed } } : { args: [], env: {} };
}

/** Starts the BUILT host; with a planted fault the same program from its sources. */
export async function startFaultHost({ dataFolder, port = 0, databaseUrl, seed, env }: HostOptions): Promise<FaultHost> {
  const { DATABASE_URL: _server, ...inherited } = process.env;
  const planted = seeded(seed);
  const program = seed ? [...planted.args, join(root, 'electron', 'host.ts')] : hostArguments;
  const server = databaseUrl ? ['--database', databaseUrl] : [];
  const started = performance.now();
  const child = spawn(process.execPath, [...program, '--port', String(port), '--data', dataFolder, ...server], {
    env: { ...inherited, NODE_COMPILE_CACHE: compileCache, ...planted.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let hasEnded = false;
  const ended = new Promise<number | string>((resolve) =>
    child.once('exit', (code, signal) => {
      hasEnded = true;
      resolve(signal ?? code ?? -1);
    }),
  );
  const address = await new Promise<URL>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the host did not start in 60 s:\n${output}`));
    }, 60_000);
    const look = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/[\w.:]+/.exec(output)?.[0];
      if (found && output.includes('data:')) resolve(new URL(found));
      if (found) clearTimeout(timer);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`the host ended with ${code}:\n${output}`));
    });
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    const how = await ended;
    clearTimeout(timer);
    return how;
  };
  return {
    address,
    pid: child.pid ?? 0,
    startedInMs: performance.now() - started,
    ended,
    hasEnded: () => hasEnded,
    output: () => output,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}
