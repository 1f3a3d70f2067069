import type { CompiledQuery, Insertable, Kysely, Transaction, Updateable } from 'kysely';
import { invariant } from '../errors.ts';
import type { Tx } from './engine.ts';
import type { Database } from './schema.ts';

type Handle = Kysely<Database> | Transaction<Database>;

/** Stands for an argument while a query is built. */
class Mark {
  readonly index: number;
  constructor(index: number) {
    this.index = index;
  }
}

interface Made<R> {
  readonly query: CompiledQuery<R>;
  /** Per parameter the argument that it takes, -1 for a constant of the query. */
  readonly slots: readonly number[];
}

/**
 * A query that is turned into SQL once per engine; afterwards only its values change. For the statements of every call and every
 * write: building one costs several times what running it does. The query must have the same shape for all arguments, and each
 * argument is one value of it.
 */
export function prepared<Args extends readonly unknown[], R>(
  build: (db: Handle, ...args: Args) => { compile(): CompiledQuery<R> },
): (db: Handle, ...args: Args) => Promise<R[]> {
  const known = new WeakMap<object, Made<R>>();
  return async (db, ...args) => {
    const made = remember(known, db.getExecutor().adapter, () => build(db, ...(marksFor(args) as unknown as Args)).compile());
    return run(db, made, args);
  };
}

const inserts = new WeakMap<object, Map<string, Made<{ id: number }>>>();

/** Inserts one row through a statement that is kept per table and set of columns. */
export async function insertRow<T extends keyof Database>(tx: Tx, table: T, row: Insertable<Database[T]>): Promise<void> {
  await run(tx, madeInsert(tx, table, row, false), Object.values(row));
}

/** Like `insertRow`, for a table with an identity. @returns the id given. */
export async function insertRowForId<T extends keyof Database>(tx: Tx, table: T, row: Insertable<Database[T]>): Promise<number> {
  const [inserted] = await run(tx, madeInsert(tx, table, row, true), Object.values(row));
  invariant(inserted, 'an insert answers the id it gave');
  return inserted.id;
}

/** Inserts rows of the same columns in one statement, kept per table, columns and number of rows. */
export async function insertRows<T extends keyof Database>(tx: Tx, table: T, rows: readonly Insertable<Database[T]>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const made = keptFor(inserts, tx, `${table} ${columns.join()} x${rows.length}`, () => {
    const marks = rows.map((_, nth) => Object.fromEntries(columns.map((column, at) => [column, new Mark(nth * columns.length + at)])));
    return madeFrom(
      tx
        .insertInto(table)
        .values(marks as never)
        .compile() as unknown as CompiledQuery<{ id: number }>,
    );
  });
  const values = rows.flatMap((row) => columns.map((column) => (row as Readonly<Record<string, unknown>>)[column]));
  await run(tx, made, values);
}

const updates = new WeakMap<object, Map<string, Made<unknown>>>();

/** Changes columns of the row with this id through a statement that is kept per table and set of columns. */
export async function updateRow<T extends keyof Database>(tx: Tx, table: T, id: number, changes: Updateable<Database[T]>): Promise<void> {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  const columns = entries.map(([column]) => column);
  // One table stands for all in the types: which it is does not matter to a statement that is only compiled.
  const ofAny = table as 'workOrder';
  const made = keptFor(updates, tx, `${table} ${columns.join()}`, () => {
    const marks = Object.fromEntries(columns.map((column, index) => [column, new Mark(index)]));
    const update = tx.updateTable(ofAny).set(marks as never);
    return madeFrom(update.where('id', '=', new Mark(columns.length) as never).compile());
  });
  await run(tx, made, [...entries.map(([, value]) => value), id]);
}

function madeInsert(tx: Tx, table: keyof Database, row: object, isForId: boolean): Made<{ id: number }> {
  const columns = Object.keys(row);
  return keptFor(inserts, tx, `${table} ${columns.join()} ${isForId}`, () => {
    const marks = Object.fromEntries(columns.map((column, index) => [column, new Mark(index)]));
    const insert = tx.insertInto(table).values(marks);
    return madeFrom((isForId ? insert.returning('id' as never) : insert).compile() as unknown as CompiledQuery<{ id: number }>);
  });
}

function keptFor<R>(kept: WeakMap<object, Map<string, Made<R>>>, tx: Tx, key: string, make: () => Made<R>): Made<R> {
  const { adapter } = tx.getExecutor();
  let ofAdapter = kept.get(adapter);
  if (!ofAdapter) kept.set(adapter, (ofAdapter = new Map()));
  let made = ofAdapter.get(key);
  if (!made) ofAdapter.set(key, (made = make()));
  return made;
}

function marksFor(args: readonly unknown[]): readonly Mark[] {
  return args.map((_, index) => new Mark(index));
}

function madeFrom<R>(query: CompiledQuery<R>): Made<R> {
  return { query, slots: query.parameters.map((value) => (value instanceof Mark ? value.index : -1)) };
}

function remember<R>(known: WeakMap<object, Made<R>>, adapter: object, compile: () => CompiledQuery<R>): Made<R> {
  const made = known.get(adapter);
  if (made) return made;
  const fresh = madeFrom(compile());
  known.set(adapter, fresh);
  return fresh;
}

async function run<R>(db: Handle, { query, slots }: Made<R>, args: readonly unknown[]): Promise<R[]> {
  const parameters = slots.map((slot, at) => (slot < 0 ? query.parameters[at] : args[slot]));
  return (await db.executeQuery<R>({ ...query, parameters })).rows;
}

const listSizes = [1, 8, 20, 60, 101, 1001];

/**
 * Like `prepared` for a query over a list of ids: lists are filled up with their last id to a few lengths, so that there are only a
 * few statements. More ids than the largest length are asked for in one statement of their own. No ids, no rows.
 */
export function preparedList<R>(
  build: (db: Handle, ids: readonly number[]) => { compile(): CompiledQuery<R> },
): (db: Handle, ids: readonly number[]) => Promise<R[]> {
  const bySize = new Map<number, (db: Handle, ...ids: number[]) => Promise<R[]>>();
  return async (db, ids) => {
    const last = ids.at(-1);
    if (last === undefined) return [];
    const size = listSizes.find((length) => length >= ids.length) ?? ids.length;
    let ask = bySize.get(size);
    if (!ask) bySize.set(size, (ask = prepared<number[], R>((handle, ...marks) => build(handle, marks))));
    return ask(db, ...ids, ...Array.from({ length: size - ids.length }, () => last));
  };
}
