import type { ImportProblem, ImportTarget } from '../../../shared/imports.ts';
import type { Db, Tx } from '../../db/engine.ts';

/** The cells of one row by field; reading collects what is wrong with it. */
export interface RowCells {
  /** Text of a field in one line, '' where it is not in the file. */
  text(field: string): string;
  /** Text of a field within its length; a longer one is a problem. */
  line(field: string, max: number): string;
  problem(field: string, code: ImportProblem['code']): void;
}

export interface ImportAbout {
  readonly now: number;
  readonly userId: number;
}

/** How one kind of sheet becomes records. */
export interface ImportPlan<Row> {
  readonly target: ImportTarget;
  /** Field that duplicates are shown at. */
  readonly keyField: string;
  /** Reads a row; what it returns counts only if no problem was found. */
  read(cells: RowCells): Row;
  /** What two rows share that mean the same thing. */
  keys(row: Row): readonly string[];
  /** Which keys of these rows the shop has already. */
  findKnown(db: Db, rows: readonly Row[]): Promise<ReadonlySet<string>>;
  /** Writes a batch of new records. */
  insert(tx: Tx, rows: readonly Row[], about: ImportAbout): Promise<void>;
}

/** Lets other seats' calls through between two pieces of long work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
