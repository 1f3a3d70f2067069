import type { Db } from '../../db/engine.ts';
import type { ChainBlockTable } from '../../db/schema/chain.ts';
import type { ChainAnchor, ChainProblem, ChainReport } from '../../../shared/audit-chain.ts';
import { blockMac, openMac, readLine } from './chain-lines.ts';
import type { ChainHead, ChainLine, Restore } from './chain-lines.ts';
import { ChainRows } from './verify-rows.ts';
import { findBlocks, findSnapshot } from './verify-reads.ts';
import type { OpenLines } from './verify-reads.ts';

export interface VerifyOptions {
  readonly db: Db;
  readonly key: Uint8Array;
  /** Heads that were written down outside of the database. */
  readonly anchors: readonly ChainAnchor[];
  readonly now: () => number;
}

const blocksAtOnce = 200;
/** Rows that are looked up together. */
const rowsAtOnce = 2000;

/**
 * Reads the whole chain and every row that is in it, and names the first thing that is not as it was written (F118, F119, G22): a row that
 * was changed, deleted or slipped in, blocks that were changed or exchanged, a tail that an anchor knows and the chain has no more. What
 * is written meanwhile does not matter, and nobody waits.
 */
export async function verifyChain({ db, key, anchors, now }: VerifyOptions): Promise<ChainReport> {
  const startedAt = now();
  const snapshot = await findSnapshot(db);
  const walk = new Walk(db, key, anchors, snapshot.lastSeq);
  let problem: ChainProblem | undefined;
  for (let after = 0; after < snapshot.lastSeq && !problem;) {
    const blocks = await findBlocks(db, after, Math.min(blocksAtOnce, snapshot.lastSeq - after));
    if (blocks.length === 0) problem = missingBlock(after + 1);
    for (const block of blocks) {
      problem ??= walk.block(block);
      if (!problem && walk.rows.waiting >= rowsAtOnce) problem = await walk.rows.look();
    }
    after = walk.seq;
  }
  const sealed = walk.rows.seen;
  for (const open of snapshot.open) problem ??= walk.open(open);
  // what is wrong with a row comes before what is wrong behind it
  problem = (await walk.rows.look()) ?? problem;
  problem ??= await walk.rows.lookAtTexts();
  problem ??= walk.cut();
  const isBegun = walk.begun.size > 0;
  if (isBegun) problem ??= await walk.rows.findInserted(snapshot.counts);
  return {
    state: problem ? 'broken' : isBegun ? 'sound' : 'notStarted',
    problem: problem ?? null,
    at: now(),
    ms: now() - startedAt,
    rows: walk.rows.seen,
    blocks: walk.seq,
    unsealed: walk.rows.seen - sealed,
    anchors: anchors.length,
    since: walk.since,
    head: walk.head ?? null,
  };
}

function missingBlock(seq: number): ChainProblem {
  return { kind: 'deleted', table: 'chainBlock', id: seq, source: null, missing: null };
}

/** The way along the blocks. */
class Walk {
  readonly #key: Uint8Array;
  readonly #anchors: readonly ChainAnchor[];
  readonly #restores: Restore[] = [];
  /** What the chain says at the numbers that anchors know. */
  readonly #macAt = new Map<number, string>();
  readonly #asked: ReadonlySet<number>;
  readonly begun = new Set<string>();
  readonly rows: ChainRows;
  seq = 0;
  since: number | null = null;
  head: ChainHead | undefined;

  constructor(db: Db, key: Uint8Array, anchors: readonly ChainAnchor[], lastSeq: number) {
    this.#key = key;
    this.#anchors = anchors;
    this.#asked = new Set(anchors.map(({ seq }) => seq));
    this.rows = new ChainRows(db, key, lastSeq);
  }

  block(block: ChainBlockTable): ChainProblem | undefined {
    const wrong = (kind: ChainProblem['kind']): ChainProblem => ({ kind, table: 'chainBlock', id: block.seq, source: null, missing: null });
    if (block.seq !== this.seq + 1) return missingBlock(this.seq + 1);
    if (blockMac(this.#key, block) !== block.mac) return wrong('changed');
    if (block.prev !== (this.head?.mac ?? '')) return wrong('reordered');
    const { seq, mac, at, total } = block;
    this.seq = seq;
    this.head = { seq, mac, at, total };
    this.since ??= at;
    if (this.#asked.has(seq)) this.#macAt.set(seq, mac);
    const lines = block.items.split('\n').map(readLine);
    return lines.every((line) => this.#line(line, block.kind === 'genesis')) ? undefined : wrong('changed');
  }

  /** What is written and not yet in a block. */
  open({ id, items, mac }: OpenLines): ChainProblem | undefined {
    const isOurs = openMac(this.#key, items) === mac && items.split('\n').every((text) => this.#line(readLine(text), false));
    return isOurs ? undefined : { kind: 'changed', table: 'chainOpen', id, source: null, missing: null };
  }

  /** False for a line that may not stand here: rows of a table come from before it began in a genesis block only, and later never. */
  #line(line: ChainLine, isGenesis: boolean): boolean {
    if (line.kind === 'begun') for (const code of line.codes) this.begun.add(code);
    else if (line.kind === 'restore') this.#restores.push(line.restore);
    else if (line.kind === 'row') return this.begun.has(line.code) !== isGenesis && this.rows.add(line);
    else if (line.kind === 'erased') this.rows.erase(line);
    return true;
  }

  /** An anchor that the chain does not reach any more, or knows otherwise. */
  cut(): ChainProblem | undefined {
    const missed = this.#anchors
      .filter(({ seq, mac }) => this.#macAt.get(seq) !== mac)
      .filter((anchor) => !this.#restores.some((restore) => isGivenUp(anchor, restore)))
      .toSorted((a, b) => a.seq - b.seq)
      .at(-1);
    if (!missed) return undefined;
    const missing = Math.max(0, missed.total - (this.head?.total ?? 0));
    return { kind: 'cut', table: 'chainBlock', id: missed.seq, source: missed.source, missing };
  }
}

/**
 * Was this place of the chain left behind when the shop went back to a backup? By its number, or by its time where the shop had gone back and
 * forth: numbers of the way that was left are then those of this one too.
 */
function isGivenUp({ seq, at }: ChainAnchor, { from, to, at: restoredAt }: Restore): boolean {
  return at <= restoredAt && ((seq > to.seq && seq <= from.seq) || at > to.at);
}
