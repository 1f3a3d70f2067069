import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export interface Child {
  readonly process: ChildProcess;
  /** The first line that it says. */
  readonly firstLine: Promise<string>;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts one of the small programs in `support/processes/` with this Node. */
export function startChild(name: string, ...args: readonly string[]): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'processes', `${name}.ts`), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code ?? -1)));
  const firstLine = new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve(said.split('\n')[0] ?? '');
    });
    void ended.then((how) => reject(new Error(`${name} ended (${how}) without a word: ${said}`)));
  });
  // A program that is only waited for need not speak.
  firstLine.catch(() => undefined);
  return { process: child, firstLine, ended };
}
