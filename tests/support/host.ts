import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostArguments } from '../../build/run.ts';
import { keyPathOf } from '../../electron/platform/keys/key-store.ts';

export interface RunningHost {
  /** e.g. `http://127.0.0.1:41234` */
  readonly address: string;
  readonly dataFolder: string;
  readonly process: ChildProcess;
  /** Everything it has said so far. */
  readonly output: () => string;
  /** Ends it as Ctrl+C does and removes its data folder, unless that was given. Answers the exit code. */
  stop(): Promise<number | null>;
}

export interface StartHostOptions {
  readonly dataFolder?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the BUILT host (`dist/host/host.js`) on a free port with a data folder of its own. */
export async function startHost({ dataFolder, args = [], env = {} }: StartHostOptions = {}): Promise<RunningHost> {
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'counter-host-'));
  const { DATABASE_URL: _server, ...inherited } = process.env;
  const child = spawn(process.execPath, [...hostArguments, '--port', '0', '--data', folder, ...args], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the host did not start in 20 s:\n${output}`)), 20_000);
    const look = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/\S+/.exec(output)?.[0];
      if (found && output.includes('data:')) resolve(found);
      if (found) clearTimeout(timer);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    void ended.then((code) => reject(new Error(`the host ended with ${code}:\n${output}`)));
  });
  return {
    address,
    dataFolder: folder,
    process: child,
    output: () => output,
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 8_000);
      const code = await ended;
      clearTimeout(timer);
      if (dataFolder === undefined) for (const path of [folder, keyPathOf(folder)]) rmSync(path, { recursive: true, force: true });
      return code;
    },
  };
}
