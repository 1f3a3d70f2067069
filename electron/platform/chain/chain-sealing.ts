import type { App } from '../../context.ts';
import type { Db, Engine, Tx } from '../../db/engine.ts';
import { insertRow } from '../../db/prepared.ts';
import type { ChainBlockTable } from '../../db/schema/chain.ts';
import { blockMac, openMac, restoreLine } from './chain-lines.ts';
import type { ChainHead, Restore } from './chain-lines.ts';

/** How many transactions one block takes in at most, and how many characters before it takes no more. */
const mostOpen = 500;
const mostCharacters = 1_000_000;

type Sealable = Pick<App, 'engine' | 'keys' | 'now'>;

/** The last block; undefined before the chain begins. */
export async function findLastBlock(db: Db): Promise<ChainBlockTable | undefined> {
  return db.selectFrom('chainBlock').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst();
}

/** A block by its number, to be held against what is written on paper. */
export async function findBlock(db: Db, seq: number): Promise<ChainBlockTable | undefined> {
  return db.selectFrom('chainBlock').selectAll().where('seq', '=', seq).executeTakeFirst();
}

/** Adds a block after `last`. Two hosts that do so at once: the second breaks the primary key and seals nothing. */
export async function addBlock(
  tx: Tx,
  key: Uint8Array,
  last: ChainBlockTable | undefined,
  block: Pick<ChainBlockTable, 'kind' | 'items' | 'at'> & { readonly rows: number },
): Promise<void> {
  const { rows, ...said } = block;
  const content = { ...said, seq: (last?.seq ?? 0) + 1, total: (last?.total ?? 0) + rows, prev: last?.mac ?? '' };
  await insertRow(tx, 'chainBlock', { ...content, mac: blockMac(key, content) });
}

/**
 * Takes what was committed since into blocks, in the order in which it was written (F119). On a server several hosts may try at the same
 * time: the head is read before what is open, so whoever comes second finds its number taken and leaves the work to the first.
 * @returns how many transactions were sealed.
 */
export async function sealChain(app: Sealable): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await unlessTaken(app.engine, () => sealSome(app));
    sealed += count;
    if (count === 0) return sealed;
  }
}

async function sealSome({ engine, keys, now }: Sealable): Promise<number> {
  return engine.transaction(async (tx) => {
    const last = await findLastBlock(tx);
    const found = await tx.selectFrom('chainOpen').selectAll().orderBy('id').limit(mostOpen).execute();
    // what is not ours stays where it is: a check of the chain names it
    const open = firstOf(found.filter(({ items, mac }) => mac === openMac(keys.chain, items)));
    if (open.length === 0) return 0;
    const items = open.map((one) => one.items).join('\n');
    const rows = items.split('\n').filter((line) => line !== '' && !line.startsWith('~') && !line.startsWith('!')).length;
    await addBlock(tx, keys.chain, last, { kind: 'rows', at: now(), items, rows });
    await tx
      .deleteFrom('chainOpen')
      .where(
        'id',
        'in',
        open.map(({ id }) => id),
      )
      .execute();
    return open.length;
  });
}

/** At least one, then as many as fit. */
function firstOf<T extends { readonly items: string }>(open: readonly T[]): readonly T[] {
  let characters = 0;
  const end = open.findIndex(({ items }, index) => (characters += items.length) > mostCharacters && index > 0);
  return end < 0 ? open : open.slice(0, end);
}

/** `work`, or 0 where another host was quicker. */
async function unlessTaken(engine: Engine, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (engine.classifyError(error) === 'unique') return 0;
    throw error;
  }
}

/** The head of the chain with everything that was committed until now in it, to be written down elsewhere (F119); null without a chain. */
export async function readChainHead(app: Sealable): Promise<ChainHead | null> {
  await sealChain(app);
  const last = await findLastBlock(app.engine.db);
  return last ? { seq: last.seq, mac: last.mac, at: last.at, total: last.total } : null;
}

/**
 * Says in the chain that the shop went back to a backup: heads that were written down since then are not missed any more (F119).
 * @param went `from`: the head before, where it is known from an anchor; `to`: the head of the backup.
 */
export async function recordRestore(app: Sealable, went: Omit<Restore, 'at'>): Promise<void> {
  await app.engine.transaction(async (tx) => {
    const items = restoreLine({ ...went, at: app.now() });
    await insertRow(tx, 'chainOpen', { items, mac: openMac(app.keys.chain, items) });
  });
  await sealChain(app);
}
