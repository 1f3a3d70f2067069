import type { App } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import type { ChainBlockTable } from '../../db/schema/chain.ts';
import { begunLine, genesisLine, readLine, rowLine } from './chain-lines.ts';
import { addBlock, findLastBlock } from './chain-sealing.ts';
import { chainedRules, ruleOfCode } from './chained-tables.ts';
import type { ChainedRule } from './chained-tables.ts';

/** Rows that one block takes in. */
const batch = 1000;

type Startable = Pick<App, 'engine' | 'keys' | 'now'>;

/**
 * Takes the rows of a shop from before the chain into it, block by block, before anything else is written; then it is said once that every
 * row is chained from now on. What was interrupted goes on where it stopped. Tables that a later version chains begin the same way.
 */
export async function startChain(app: Startable): Promise<void> {
  for (;;) {
    const begun = await findBegun(app.engine.db);
    const missing = chainedRules.filter(({ code }) => !begun.includes(code));
    if (missing.length === 0) return;
    try {
      await app.engine.transaction((tx) => step(tx, app, missing, begun));
    } catch (error) {
      // another host that opened at the same moment was quicker: on from where it got to
      if (app.engine.classifyError(error) !== 'unique') throw error;
    }
  }
}

/** Codes of the tables whose rows are chained when they are written. */
async function findBegun(db: Db): Promise<readonly string[]> {
  const block = await db
    .selectFrom('chainBlock')
    .select('items')
    .where('kind', '=', 'begun')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const line = block && readLine(block.items);
  return line?.kind === 'begun' ? line.codes : [];
}

async function step(tx: Tx, { keys, now }: Startable, missing: readonly ChainedRule[], begun: readonly string[]): Promise<void> {
  const last = await findLastBlock(tx);
  const reached = positionOf(last);
  const first = Math.max(
    0,
    missing.findIndex(({ code }) => code === reached?.code),
  );
  for (const [index, rule] of missing.slice(first).entries()) {
    const rows = await findRowsAfter(tx, rule, index === 0 ? (reached?.id ?? 0) : 0, batch);
    const lastRow = rows.at(-1);
    if (!lastRow) continue;
    const lines = rows.map((row) => rowLine(keys.chain, rule, row.id, row));
    const items = [genesisLine(rule.code, lastRow.id), ...lines].join('\n');
    await addBlock(tx, keys.chain, last, { kind: 'genesis', at: now(), items, rows: rows.length });
    return;
  }
  const codes = [...begun, ...missing.map(({ code }) => code)];
  await addBlock(tx, keys.chain, last, { kind: 'begun', at: now(), items: begunLine(codes), rows: 0 });
}

function positionOf(last: ChainBlockTable | undefined): { readonly code: string; readonly id: number } | undefined {
  if (last?.kind !== 'genesis') return undefined;
  const line = readLine(last.items.slice(0, last.items.indexOf('\n')));
  return line.kind === 'genesis' && ruleOfCode(line.code) ? line : undefined;
}

export type ChainedRow = Readonly<Record<string, unknown>> & { readonly id: number };

/** Rows of a chained table with the columns that are in the chain. */
export function selectChained(db: Db, { table, fixed, texts }: ChainedRule) {
  // One table stands for all in the types.
  return db.selectFrom(table as 'stockMove').select(['id', ...fixed, ...texts] as 'id'[]);
}

async function findRowsAfter(db: Db, rule: ChainedRule, id: number, limit: number): Promise<readonly ChainedRow[]> {
  const rows = await selectChained(db, rule).where('id', '>', id).orderBy('id').limit(limit).execute();
  return rows;
}
