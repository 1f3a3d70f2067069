import { z } from 'zod';

/** What a check of the chain over audit, ledger and money rows found (F118-F120). */
export interface ChainProblem {
  /** `cut`: the chain ends before a head that was written down elsewhere, or goes on otherwise. */
  readonly kind: 'changed' | 'deleted' | 'inserted' | 'reordered' | 'cut';
  /** The table, or `chainBlock` and `chainOpen` for the chain itself. */
  readonly table: string;
  /** The row, or the number of the block. */
  readonly id: number | null;
  /** Where the head was written down, for a cut. */
  readonly source: string | null;
  /** How many rows a cut chain lacks at least. */
  readonly missing: number | null;
}

/** A place in the chain. */
export interface ChainPlace {
  readonly seq: number;
  readonly mac: string;
  readonly at: number;
  /** Rows in the chain up to there. */
  readonly total: number;
}

/** A head that was written down outside of the database: in the data folder, in a backup, on paper. */
export interface ChainAnchor extends ChainPlace {
  readonly source: string;
}

export interface ChainReport {
  readonly state: 'sound' | 'broken' | 'notStarted';
  readonly problem: ChainProblem | null;
  readonly at: number;
  readonly ms: number;
  readonly rows: number;
  readonly blocks: number;
  /** Rows that no block holds yet; their digests were checked all the same. */
  readonly unsealed: number;
  /** Heads it was held against. */
  readonly anchors: number;
  /** When the chain began. */
  readonly since: number | null;
  readonly head: ChainPlace | null;
}

/** What the page about the chain shows. */
export interface ChainState {
  /** Of the last check; null before the first. */
  readonly report: ChainReport | null;
  readonly isRunning: boolean;
  /** Where the chain ends now. */
  readonly head: ChainPlace | null;
}

/** How many characters of a head are printed below the day report. */
export const markLength = 12;

/** The head as it stands on paper, to be held against the chain (F119). */
export const compareMarkInput = z.strictObject({
  seq: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  mark: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-f]{12}$/),
});
/** `gone`: the chain does not reach that far any more. */
export type MarkAnswer = 'same' | 'other' | 'gone';
