import { builtinModules } from 'node:module';
import react from '@vitejs/plugin-react';
import { build, defineConfig } from 'vite';
import type { Plugin, UserConfig } from 'vite';
import type { ViteUserConfig } from 'vitest/config';

if (Number(process.versions.node.split('.')[0]) < 24)
  throw new Error('run through npm (npm run …): scripts need the Node 24 that npm ci installed');

/** The three Node bundles. Main and preload are CommonJS: an ES-module main can deadlock on `app.whenReady()`. */
const nodeEntries: Record<string, string> = { main: 'electron/main.ts', preload: 'electron/preload.ts', host: 'electron/host.ts' };

/** Preloads of further windows: each requires nothing, so each is a bundle of its own. */
const nodeInputs = (mode: string, input: string): string | Record<string, string> =>
  mode === 'preload' ? { preload: input, 'recovery-preload': 'electron/recovery-preload.ts' } : input;

/** Worker threads: each is one CommonJS file without imports but Node's own, emitted beside every bundle that may start it. */
const workerEntries: Record<string, string> = {
  'spreadsheet-worker': 'electron/platform/spreadsheet/worker.ts',
  'check-worker': 'electron/db/check-worker.ts',
  'backup-worker': 'electron/platform/backup/worker.ts',
  'chain-worker': 'electron/platform/chain/verify-worker.ts',
};

function workersBeside(): Plugin {
  return {
    name: 'workers-beside',
    async generateBundle() {
      for (const [name, input] of Object.entries(workerEntries)) {
        const { build: options, ...config } = nodeBundle('worker', input);
        const result = await build({
          ...config,
          configFile: false,
          logLevel: 'warn',
          build: { ...options, write: false, sourcemap: false },
        });
        const [chunk] = !Array.isArray(result) && 'output' in result ? result.output : [];
        if (chunk?.type !== 'chunk') throw new Error(`${input} gave no bundle`);
        this.emitFile({ type: 'asset', fileName: `${name}.cjs`, source: chunk.code });
      }
    },
  };
}

function nodeBundle(mode: string, input: string): UserConfig {
  const cjs = mode !== 'host';
  return {
    publicDir: false,
    plugins: mode === 'main' || mode === 'host' ? [workersBeside()] : [],
    ssr: { noExternal: true },
    resolve: { conditions: ['node'] },
    build: {
      ssr: true,
      outDir: `dist/${mode}`,
      emptyOutDir: true,
      target: 'node24',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: nodeInputs(mode, input),
        external: ['electron', 'better-sqlite3', 'sharp', 'pg-native', ...builtinModules, /^node:/],
        output: {
          format: cjs ? 'cjs' : 'es',
          entryFileNames: cjs ? '[name].cjs' : '[name].js',
          ...(mode === 'worker' && { codeSplitting: false }),
        },
      },
    },
  };
}

const web: UserConfig = {
  root: 'renderer',
  base: '/',
  plugins: [react()],
  // no file becomes a data: address: the page's policy takes fonts only from its own origin
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    // What several screens share comes in few files: a hundred small ones take longer to ask for than to run.
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'grid', test: /node_modules\/@mui\/x-/, priority: 2 },
            { name: 'vendor', test: /node_modules/, minShareCount: 2, priority: 1 },
            { name: 'common', test: /(renderer|shared)\//, minShareCount: 3 },
          ],
        },
      },
    },
  },
};

const databaseTests = 'tests/{db,features,rpc}/**/*.test.ts';

const test: ViteUserConfig['test'] = {
  root: '.',
  // also on two cores two files at a time: each waits for its databases now and then
  maxWorkers: '100%',
  // one process compiles the embedded PostgreSQL once for all files
  pool: 'threads',
  testTimeout: 30_000,
  hookTimeout: 60_000,
  projects: [
    { extends: true, test: { name: 'plain', include: ['tests/**/*.test.ts'], exclude: [databaseTests] } },
    {
      extends: true,
      // the program is loaded once for all files that a worker takes: they share nothing but what it keeps by shop
      test: { name: 'databases', include: [databaseTests], globalSetup: 'tests/support/engine-templates.ts', isolate: false },
    },
  ],
};

// `vite build` builds the renderer; `vite build --mode main|preload|host` builds one Node bundle. Vitest reads `test`.
export default defineConfig(({ mode }) => {
  const input = nodeEntries[mode];
  if (input) return nodeBundle(mode, input);
  return mode === 'test' ? { test } : web;
});
