import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Findings } from './harness.ts';
import type { Measured } from './harness.ts';
import { compileCache, seeded } from './hosts.ts';
import type { SeedName } from './seeds.ts';

export interface ChildOptions {
  readonly seed?: SeedName | undefined;
  readonly env?: Readonly<Record<string, string>>;
  /** What runs Node, e.g. strace and its options. */
  readonly under?: readonly string[];
  readonly timeoutMs?: number;
}

export interface ChildEnd {
  readonly code: number | string;
  readonly output: string;
}

/** Runs one of the programs in `processes/` to its end; a planted fault goes into the program that it loads. */
export function runChild(
  name: string,
  args: readonly string[],
  { seed, env, under = [], timeoutMs = 120_000 }: ChildOptions = {},
): Promise<ChildEnd> {
  const { DATABASE_URL: _server, ...inherited } = process.env;
  const planted = seeded(seed);
  const [command = process.execPath, ...rest] = [
    ...under,
    process.execPath,
    ...planted.args,
    join(import.meta.dirname, 'processes', `${name}.ts`),
    ...args,
  ];
  return new Promise((resolve) => {
    const child = spawn(command, rest, {
      env: { ...inherited, NODE_COMPILE_CACHE: compileCache, ...planted.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const end = (code: number | string) => {
      clearTimeout(timer);
      resolve({ code, output: Buffer.concat(chunks).toString() });
    };
    child.once('error', (error) => end(error.message));
    child.once('close', (code, signal) => end(signal ?? code ?? -1));
  });
}

/** What a program that was to stand a fault, and ended by it, counts as. */
export function endedEarly(code: number | string, output: string): Measured {
  const findings = new Findings();
  findings.runs = 1;
  findings.note('wrong', `the program ended with ${code}: ${output.trim().slice(0, 600)}`);
  return findings.measured();
}
