import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Db } from '../../db/engine.ts';
import type { ChainBlockTable, ChainOpenTable } from '../../db/schema/chain.ts';
import { blockMac, openMac, readLine } from './chain-lines.ts';
import type { ChainLine } from './chain-lines.ts';
import { chainedRules } from './chained-tables.ts';
import type { ChainedTable } from './chained-tables.ts';

export type OpenLines = Selectable<ChainOpenTable>;

export interface ChainSnapshot {
  readonly lastSeq: number;
  /** What is in no block yet. */
  readonly open: readonly OpenLines[];
  /** How many rows each chained table has. */
  readonly counts: ReadonlyMap<ChainedTable, number>;
}

/** Where the chain ends, what is in no block yet and how many rows there are: one statement, hence of one moment. */
export async function findSnapshot(db: Db): Promise<ChainSnapshot> {
  const counts = chainedRules.map(({ table }) => sql`(select count(*) from ${sql.table(table)}) as ${sql.ref(countOf(table))}`);
  const { rows } = await sql<Record<string, unknown>>`
    select facts.*, chain_open.id as ${sql.ref('openId')}, chain_open.items as ${sql.ref('openItems')}, chain_open.mac as ${sql.ref('openMac')} from
      (select (select coalesce(max(seq), 0) from chain_block) as ${sql.ref('lastSeq')}, ${sql.join(counts)}) as facts
      left join chain_open on 1 = 1 order by chain_open.id`.execute(db);
  const facts = rows[0] ?? {};
  return {
    lastSeq: Number(facts['lastSeq'] ?? 0),
    open: rows.flatMap(({ openId, openItems, openMac }) =>
      openId === null ? [] : { id: Number(openId), items: String(openItems), mac: String(openMac) },
    ),
    counts: new Map(chainedRules.map(({ table }) => [table, Number(facts[countOf(table)] ?? 0)])),
  };
}

function countOf(table: ChainedTable): string {
  return `rowsOf${table.charAt(0).toUpperCase()}${table.slice(1)}`;
}

export async function findBlocks(db: Db, after: number, limit: number): Promise<readonly ChainBlockTable[]> {
  return db.selectFrom('chainBlock').selectAll().where('seq', '>', after).orderBy('seq').limit(limit).execute();
}

/** What came into the chain after a block, for what happened while it was read; only what was made with the key. */
export async function findLinesSince(db: Db, key: Uint8Array, seq: number): Promise<readonly ChainLine[]> {
  const open = await db.selectFrom('chainOpen').selectAll().orderBy('id').execute();
  const blocks = await db.selectFrom('chainBlock').selectAll().where('seq', '>', seq).orderBy('seq').execute();
  return [...blocks.filter((block) => blockMac(key, block) === block.mac), ...open.filter(({ items, mac }) => openMac(key, items) === mac)]
    .flatMap(({ items }) => items.split('\n'))
    .map(readLine);
}
