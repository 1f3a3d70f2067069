import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './run.ts';

export type Target = 'web' | 'main' | 'preload' | 'host';

interface Bundle {
  /** What it is made of, besides the files that all are made of. */
  readonly sources: readonly string[];
  readonly output: string;
  readonly viteArgs: readonly string[];
}

const bundles: Readonly<Record<Target, Bundle>> = {
  web: { sources: ['renderer', 'shared'], output: 'dist/renderer/index.html', viteArgs: [] },
  main: { sources: ['electron', 'shared'], output: 'dist/main/main.cjs', viteArgs: ['--mode', 'main'] },
  preload: { sources: ['electron', 'shared'], output: 'dist/preload/preload.cjs', viteArgs: ['--mode', 'preload'] },
  host: { sources: ['electron', 'shared'], output: 'dist/host/host.js', viteArgs: ['--mode', 'host'] },
};

const sharedSources = ['vite.config.ts', 'package-lock.json'];
const stamps = join(root, 'dist', 'stamps');

/**
 * Builds those bundles whose sources are not the ones that they were built from.
 * @returns names of the bundles that were built.
 */
export async function buildStale(targets: readonly Target[], say: (line: string) => void): Promise<readonly Target[]> {
  const stale = targets.filter((target) => !isFresh(target));
  if (stale.length > 0) say(`Building ${stale.join(', ')} …`);
  for (const target of stale) {
    const stamp = stampOf(target);
    const { code, output } = await runTool('vite', ['build', ...bundles[target].viteArgs], { timeoutMs: 300_000, stdio: 'pipe' });
    if (code !== 0) throw new Error(`The build of ${target} failed:\n${output}`);
    mkdirSync(stamps, { recursive: true });
    writeFileSync(join(stamps, target), stamp);
  }
  return stale;
}

function isFresh(target: Target): boolean {
  const stampFile = join(stamps, target);
  if (!existsSync(join(root, bundles[target].output)) || !existsSync(stampFile)) return false;
  return readFileSync(stampFile, 'utf8') === stampOf(target);
}

/** Contents count, not dates: a checkout touches files without changing them. */
function stampOf(target: Target): string {
  const hash = createHash('sha256');
  for (const source of [...bundles[target].sources, ...sharedSources]) {
    for (const file of filesBelow(join(root, source)))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const entries = path.endsWith('.ts') || path.endsWith('.json') ? undefined : readdirSync(path, { withFileTypes: true, recursive: true });
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
