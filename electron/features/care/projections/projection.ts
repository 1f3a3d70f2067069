import type { ProjectionDifference, ProjectionName } from '../../../../shared/care.ts';
import type { Db } from '../../../db/engine.ts';

/** Keys of the rows that are looked at in one go: those after `after`, up to `upTo`. */
export interface Range {
  readonly after: number;
  readonly upTo: number;
}

export interface Slice {
  /** How many stored figures were compared. */
  readonly compared: number;
  readonly differences: readonly ProjectionDifference[];
}

/** The check of one kind of stored figure. Nothing is put right: what differs, people have to look at. */
export interface Projection {
  readonly name: ProjectionName;
  /** How many keys a slice takes: a few milliseconds of work. */
  readonly step: number;
  lastKey(db: Db): Promise<number>;
  compare(db: Db, range: Range): Promise<Slice>;
}

type Value = string | number | bigint | null;

/** One stored figure beside what it should be. */
export interface Pair {
  /** Number or id of the record; never what is in it. */
  readonly what: string | number;
  readonly stored: Value;
  readonly computed: Value;
}

/** The usual check: pairs, of which both sides must say the same. */
export function comparing(
  name: ProjectionName,
  step: number,
  lastKey: (db: Db) => Promise<number>,
  read: (db: Db, range: Range) => Promise<readonly Pair[]>,
): Projection {
  return {
    name,
    step,
    lastKey,
    async compare(db, range) {
      const pairs = await read(db, range);
      const differences = pairs
        .map(({ what, stored, computed }) => ({ what: String(what), stored: textOf(stored), computed: textOf(computed) }))
        .filter(({ stored, computed }) => stored !== computed);
      return { compared: pairs.length, differences };
    },
  };
}

/** Engines give sums and counts as numbers, big integers or decimal text. */
function textOf(value: Value): string {
  return value === null ? '' : String(value);
}

/** Two sets of words as sizes, so that no word leaves the database: `7` and `7 (2 others)`. */
export function sizesOf(stored: readonly string[], computed: readonly string[]): Pick<Pair, 'stored' | 'computed'> {
  const known = new Set(stored);
  const missing = new Set(computed.filter((word) => !known.has(word))).size;
  const wanted = new Set(computed).size;
  return { stored: known.size, computed: missing === 0 ? wanted : `${wanted} (${missing})` };
}
