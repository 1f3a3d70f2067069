import type { Generated } from 'kysely';

/** What one transaction added to chained rows, until the next block takes it in: within a second, and before the database closes. */
export interface ChainOpenTable {
  id: Generated<number>;
  /** Lines as in a block. */
  items: string;
  /** HMAC-SHA-256 over the lines: nobody slips some in before they are sealed. */
  mac: string;
}

/** One link of the chain over audit, ledger and money rows (F118). Append-only. */
export interface ChainBlockTable {
  /** 1, 2, 3 … without a gap. */
  seq: number;
  at: number;
  /** `genesis`: rows from before the chain; `begun`: from here on every row is chained when it is written; `rows`. */
  kind: 'genesis' | 'begun' | 'rows';
  /** Ids and keyed digests, a line each; see `platform/chain/chain-lines.ts`. */
  items: string;
  /** Rows in the chain up to here. */
  total: number;
  /** `mac` of the block before, '' for the first. */
  prev: string;
  /** HMAC-SHA-256 over everything above, with a key that is not in the database (F120). */
  mac: string;
}
