import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

/** The script behind a package's command, e.g. `vite` or `typescript:tsc`: run with this very Node, whatever the shell would find. */
export function scriptOf(tool: string): string {
  const [name = tool, command = name] = tool.split(':');
  const manifest = join(root, 'node_modules', name, 'package.json');
  const { bin } = require(manifest) as { readonly bin: string | Readonly<Record<string, string>> };
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`${name} has no command ${command}`);
  return join(dirname(manifest), script);
}

/** How Node starts the built host: with a young generation that keeps fifty busy seats below 250 MB. */
export const hostArguments: readonly string[] = ['--max-semi-space-size=8', join(root, 'dist', 'host', 'host.js')];

export interface Ended {
  /** Exit code; 128 and more when a signal ended it, -1 when it could not be started or took too long. */
  readonly code: number;
  /** Everything it wrote, where `stdio` is `pipe`. */
  readonly output: string;
}

export interface RunOptions extends SpawnOptions {
  readonly timeoutMs: number;
  /** Called at once with the running process. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** Runs a command to its end, within a limit. Never throws: what went wrong is in the answer. */
export function run(command: string, args: readonly string[], { timeoutMs, onStart, ...options }: RunOptions): Promise<Ended> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { cwd: root, ...options });
    onStart?.(child);
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const timer = setTimeout(() => {
      output += `\nstopped after ${timeoutMs / 1000} s`;
      child.kill('SIGKILL');
      resolve({ code: -1, output });
    }, timeoutMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ code: -1, output: `${output}${error.message}` });
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      // Pipes may still hold the last words.
      setImmediate(() => resolve({ code: code ?? (signal ? 128 : -1), output }));
    });
  });
}

/** Runs a package's command with this Node. */
export function runTool(tool: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  return run(process.execPath, [scriptOf(tool), ...args], options);
}
