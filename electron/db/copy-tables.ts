import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { invariant } from '../errors.ts';
import type { Db, TableShape } from './engine.ts';

export interface Batch {
  readonly rows: number;
  /** Values of the primary key of the last row: the next batch begins behind it. */
  readonly lastKey: readonly unknown[];
  /** The rows as one JSON text of objects by column. */
  readonly json: string;
}

export interface Digest {
  readonly rows: number;
  readonly sha256: string;
}

/** The next rows of a table in the order of its primary key, the same on every engine; undefined behind the last. */
export async function readBatch(
  db: Db,
  shape: TableShape,
  after: readonly unknown[] | undefined,
  limit: number,
): Promise<Batch | undefined> {
  const values = await readValues(db, shape, after, limit);
  const last = values.at(-1);
  if (!last) return undefined;
  const objects = values.map((row) => Object.fromEntries(shape.columns.map((column, index) => [column, row[index]])));
  return { rows: values.length, lastKey: keyOf(shape, last), json: JSON.stringify(objects) };
}

/** What a table holds, by a digest that any change of any value changes. */
export async function digestTable(db: Db, shape: TableShape, onRows: (rows: number) => void = () => undefined): Promise<Digest> {
  const hash = createHash('sha256');
  let rows = 0;
  for (let after: readonly unknown[] | undefined; ;) {
    const values = await readValues(db, shape, after, rowsAtOnce);
    for (const row of values) hash.update(JSON.stringify(row)).update('\n');
    rows += values.length;
    onRows(values.length);
    const last = values.at(-1);
    if (!last || values.length < rowsAtOnce) return { rows, sha256: hash.digest('hex') };
    after = keyOf(shape, last);
    // other calls have their turn between two batches
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const rowsAtOnce = 2_000;

export async function countTable(db: Db, { name }: TableShape): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** Values in the order of the columns; the short names are the same for every engine, however it writes a column's name. */
async function readValues(
  db: Db,
  shape: TableShape,
  after: readonly unknown[] | undefined,
  limit: number,
): Promise<readonly (readonly unknown[])[]> {
  invariant(shape.key.length > 0, `the table ${shape.name} has a primary key`);
  const columns = sql.join(shape.columns.map((column, index) => sql`${sql.ref(column)} as ${sql.ref(`c${index}`)}`));
  const key = sql.join(shape.key.map((column) => sql.ref(column)));
  const behind = after ? sql`where (${key}) > (${sql.join([...after])})` : sql``;
  const { rows } = await sql<Record<string, unknown>>`
    select ${columns} from ${sql.table(shape.name)} ${behind} order by ${key} limit ${limit}`.execute(db);
  return rows.map((row) => shape.columns.map((_column, index) => row[`c${index}`]));
}

function keyOf({ columns, key }: TableShape, row: readonly unknown[]): readonly unknown[] {
  return key.map((column) => row[columns.indexOf(column)]);
}
