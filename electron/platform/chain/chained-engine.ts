import type { Engine, Tx } from '../../db/engine.ts';
import { faceOf } from '../../db/engine-face.ts';
import { insertRow } from '../../db/prepared.ts';
import { openMac } from './chain-lines.ts';

/** What one transaction adds to the chain. */
export interface ChainPending {
  readonly key: Uint8Array;
  readonly lines: string[];
}

const pendingOfTx = new WeakMap<Tx, ChainPending>();

/**
 * The engine whose transactions carry what they add to the chain with them: rows and their keyed digests are committed together or not at
 * all, so a row without one is no row of ours (F118). Nobody waits for anybody: which block takes them in is settled later.
 * @param keyNow the chain's key; asked each time, since a restore may bring another shop's.
 * @param onWritten called after a commit that left something to seal.
 */
export function chainedEngine(engine: Engine, keyNow: () => Uint8Array, onWritten: () => void = () => {}): Engine {
  return faceOf(engine, {
    async transaction(work) {
      let isWritten = false;
      const result = await engine.transaction(async (tx) => {
        const pending: ChainPending = { key: keyNow(), lines: [] };
        pendingOfTx.set(tx, pending);
        const done = await work(tx);
        isWritten = pending.lines.length > 0;
        if (isWritten) await addOpen(tx, pending);
        return done;
      });
      if (isWritten) onWritten();
      return result;
    },
  });
}

async function addOpen(tx: Tx, { key, lines }: ChainPending): Promise<void> {
  const items = lines.join('\n');
  await insertRow(tx, 'chainOpen', { items, mac: openMac(key, items) });
}

/** Undefined on an engine without a chain: demo shops are filled without one and begin theirs when they are first opened. */
export function chainPending(tx: Tx): ChainPending | undefined {
  return pendingOfTx.get(tx);
}
