import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { ChainReport } from '../../../shared/audit-chain.ts';
import type { App } from '../../context.ts';
import { knownAnchors } from './chain-anchors.ts';
import { verifyChain } from './verify-chain.ts';
import type { VerifyJob } from './verify-worker.ts';

/** A million rows take half a minute; whatever takes this long does not end. */
const mostMs = 15 * 60_000;

/** Checks the chain against every known anchor: a file in a thread of its own, a server in small questions between other work. */
export async function checkWholeChain(app: App): Promise<ChainReport> {
  const anchors = await knownAnchors(app);
  const { engine, keys, now } = app;
  if (!engine.file) return verifyChain({ db: engine.db, key: keys.chain, anchors, now });
  const report = await runWorker({ file: engine.file, key: keys.chain, anchors });
  return { ...report, at: now() };
}

async function runWorker(job: VerifyJob): Promise<ChainReport> {
  const worker = startWorker(job);
  const { promise, resolve, reject } = Promise.withResolvers<ChainReport>();
  const timer = setTimeout(() => reject(new Error('the check of the chain took too long')), mostMs);
  worker.on('message', resolve);
  worker.on('error', reject);
  worker.on('exit', (code) => reject(new Error(`the check of the chain ended early with exit code ${code}`)));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

let bundled: string | undefined;

/**
 * From source, Node runs `verify-worker.ts` as it is. A bundle has `chain-worker.cjs` beside it; it is read here and started from memory,
 * like the worker of the spreadsheets, and finds the database's module from where this file lies.
 */
function startWorker(job: VerifyJob): Worker {
  const here = import.meta.url;
  const options = { workerData: job, env: {}, execArgv: [] };
  if (here.endsWith('.ts')) return new Worker(new URL('verify-worker.ts', here), options);
  bundled ??= readFileSync(new URL('chain-worker.cjs', here), 'utf8');
  const findModules = `require = require('node:module').createRequire(${JSON.stringify(here)});\n`;
  return new Worker(findModules + bundled, { ...options, eval: true });
}
