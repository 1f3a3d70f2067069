import { parentPort, workerData } from 'node:worker_threads';
import type { ChainAnchor } from '../../../shared/audit-chain.ts';
import type { DatabaseFile } from '../../db/engine.ts';
import { openReader } from '../../db/reader.ts';
import { verifyChain } from './verify-chain.ts';

export interface VerifyJob {
  readonly file: DatabaseFile;
  readonly key: Uint8Array;
  readonly anchors: readonly ChainAnchor[];
}

const { file, key, anchors } = workerData as VerifyJob;

async function verify(): Promise<void> {
  const reader = openReader(file);
  try {
    parentPort?.postMessage(await verifyChain({ db: reader.db, key, anchors, now: Date.now }));
  } finally {
    await reader.close();
  }
}

// a failure ends the thread, and the client hears of it
void verify();
