import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const WANTED = /\.(ts|tsx|mts|mjs|json|jsonc|html|css)$|(^|\/)\.[^/]+$/;

export interface GateOutcome {
  readonly code: number | null;
  readonly output: string;
}

/** A copy of the project's sources in a temporary folder, with the installed packages of this one. */
export interface CopiedProject {
  /** Writes or replaces files, runs `work`, and puts back what was there. */
  withFault<T>(files: Readonly<Record<string, string | ((before: string) => string)>>, work: () => Promise<T>): Promise<T>;
  /** `npm run check -- --only <gates>` in the copy. */
  check(gates: string): Promise<GateOutcome>;
  /** Leaves out what a gate does not need to be shown at work. */
  remove(path: string): void;
  dispose(): void;
}

export function copyProject(): CopiedProject {
  const folder = mkdtempSync(join(tmpdir(), 'counter-gates-'));
  for (const path of sourcePaths()) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  // what the compiler found out about the same sources holds for their copy
  const compiled = join('dist', 'types');
  if (existsSync(join(root, compiled))) cpSync(join(root, compiled), join(folder, compiled), { recursive: true });
  const read = (path: string): string | undefined => {
    try {
      return readFileSync(join(folder, path), 'utf8');
    } catch {
      return undefined;
    }
  };
  const write = (path: string, text: string | undefined): void => {
    if (text === undefined) return rmSync(join(folder, path), { force: true });
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  return {
    async withFault(files, work) {
      const before = Object.keys(files).map((path) => [path, read(path)] as const);
      for (const [path, text] of Object.entries(files)) write(path, typeof text === 'string' ? text : text(read(path) ?? ''));
      try {
        return await work();
      } finally {
        for (const [path, text] of before) write(path, text);
      }
    },
    check: (gates) => runCheck(folder, gates),
    remove: (path) => rmSync(join(folder, path), { recursive: true, force: true }),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What git knows or would know, without pictures and other heavy matter, and without files that are deleted on disk. */
function sourcePaths(): readonly string[] {
  const list = (...args: readonly string[]): string[] =>
    execFileSync('git', ['ls-files', '-z', ...args], { cwd: root, encoding: 'utf8' })
      .split('\0')
      .filter(Boolean);
  const deleted = new Set(list('--deleted'));
  return list('--cached', '--others', '--exclude-standard').filter((path) => WANTED.test(path) && !deleted.has(path));
}

function runCheck(cwd: string, gates: string): Promise<GateOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['build/check.ts', '--only', gates], { cwd, timeout: 480_000, env: cleanEnvironment() });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** The test run that starts the gates must not be felt by the one inside them, and what they say must be free of colours. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|VITE_|NODE_ENV|TEST$|DEV$|PROD$|MODE$|SSR$|BASE_URL|CI$|GITHUB_|FORCE_COLOR$)/.test(name),
  );
  return { ...Object.fromEntries(inherited), NO_COLOR: '1' };
}
