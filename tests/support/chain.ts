import { sql } from 'kysely';
import type { ChainAnchor, ChainReport } from '../../shared/audit-chain.ts';
import type { Db, Engine, Tx } from '../../electron/db/engine.ts';
import { verifyChain } from '../../electron/platform/chain/verify-chain.ts';
import { testKeys } from './shop.ts';
import { liftKeepers } from './tables.ts';

export async function verify(db: Db, anchors: readonly ChainAnchor[] = [], key: Uint8Array = testKeys.chain): Promise<ChainReport> {
  return verifyChain({ db, key, anchors, now: () => 0 });
}

/**
 * What a check finds after somebody with the file in their hands changed it: nothing keeps them, neither triggers nor references. All of
 * it is undone afterwards.
 */
export async function afterTampering(
  engine: Engine,
  tamper: (tx: Tx) => Promise<void>,
  anchors: readonly ChainAnchor[] = [],
): Promise<ChainReport> {
  const found: { report?: ChainReport } = {};
  const undo = new Error('undone');
  await engine
    .transaction(async (tx) => {
      await liftKeepers(engine, tx);
      await tamper(tx);
      found.report = await verify(tx, anchors);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  if (!found.report) throw new Error('nothing was checked');
  return found.report;
}

export async function run(tx: Tx, statement: string): Promise<void> {
  await sql.raw(statement).execute(tx);
}

/** Rows of a statement as they stand in the database. */
export async function ask(db: Db, statement: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return (await sql.raw<Record<string, unknown>>(statement).execute(db)).rows;
}
