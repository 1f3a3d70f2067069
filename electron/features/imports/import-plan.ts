import type { ImportDifference, ImportProblem, ImportTarget, RowCounts } from '../../../shared/imports.ts';
import type { Db, Tx } from '../../db/engine.ts';
import type { Happening } from '../../platform/write.ts';

/** Target field -> column of the sheet; null or missing: not in it. */
export type Mapping = Readonly<Record<string, number | null>>;

/** The cells of one row by field; reading collects what is wrong with it. */
export interface RowCells {
  /** Text of a field in one line, '' where it is not in the file. */
  text(field: string): string;
  /** Text of a field within its length; a longer one is a problem. */
  line(field: string, max: number): string;
  problem(field: string, code: ImportProblem['code']): void;
}

export interface CheckedRow<Row> {
  /** Row number as the sheet shows it. */
  readonly row: number;
  readonly value: Row;
}

export interface WriteAbout {
  readonly now: number;
  /** The shop's day. */
  readonly today: string;
  readonly userId: number;
  readonly batchId: number;
  readonly fileName: string;
  record(happening: Happening): Promise<void>;
  /** Tells how many rows are done and lets others have their turn. Throws when the import was cancelled. */
  step(done: number): Promise<void>;
}

/** What the readable rows of a sheet mean for the shop as it stands. */
export interface ResolvedRows extends RowCounts {
  /** Rows that cannot be written. */
  readonly errors: readonly ImportProblem[];
  /** Rows that the sheet or the shop has already; told only where nothing is brought up to date. */
  readonly duplicates: readonly ImportProblem[];
  readonly differences: readonly ImportDifference[];
  write(tx: Tx, about: WriteAbout): Promise<void>;
}

/** Makes the message about a field of a row. */
export type Tell = (row: number, field: string, code: ImportProblem['code'], value: string) => ImportProblem;

/** How one kind of sheet becomes records. */
export interface ImportPlan<Row> {
  readonly target: ImportTarget;
  /** Fields that need a column. */
  required(mapping: Mapping): readonly string[];
  /** Fields that no row may leave empty. */
  readonly filled: readonly string[];
  /** Reads a row; what it returns counts only if no problem was found. */
  read(cells: RowCells): Row;
  /** Compares with what the shop has; writes nothing. */
  resolve(db: Db, rows: readonly CheckedRow<Row>[], tell: Tell): Promise<ResolvedRows>;
}

/** Lets other seats' calls through between two pieces of long work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
