import type { TableShape } from './engine.ts';

interface Column {
  readonly tableName: string;
  readonly columnName: string;
  /** From 1 on; 0 for a column outside the primary key. */
  readonly keyPlace: number;
}

/** Tables out of the rows of their columns. */
export function shapesOf(rows: readonly Column[]): readonly TableShape[] {
  const byTable = Map.groupBy(rows, ({ tableName }) => tableName);
  return [...byTable].map(([name, columns]) => ({
    name,
    columns: columns.map(({ columnName }) => columnName),
    key: columns
      .filter(({ keyPlace }) => keyPlace > 0)
      .toSorted((a, b) => a.keyPlace - b.keyPlace)
      .map(({ columnName }) => columnName),
  }));
}
