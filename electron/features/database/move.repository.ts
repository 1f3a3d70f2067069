import type { Db, Engine, TableShape, Tx } from '../../db/engine.ts';

export interface Move {
  readonly finishedAt: number | null;
  readonly program: string;
  readonly kept: string;
}

/** The move into this database, if there ever was one; also asked of a database that has no tables yet. */
export async function findMove(engine: Engine): Promise<Move | undefined> {
  const tables = await engine.tables();
  if (!tables.some(({ name }) => name === 'database_move')) return undefined;
  return engine.db.selectFrom('databaseMove').select(['finishedAt', 'program', 'kept']).executeTakeFirst();
}

export async function insertMove(tx: Tx, program: string, kept: string, now: number): Promise<void> {
  await tx.deleteFrom('databaseMove').execute();
  await tx.deleteFrom('databaseMoveTable').execute();
  await tx.insertInto('databaseMove').values({ id: 1, startedAt: now, finishedAt: null, program, kept }).execute();
}

export async function finishMove(tx: Tx, now: number): Promise<void> {
  await tx.updateTable('databaseMove').set({ finishedAt: now }).execute();
}

export interface TableProgress {
  readonly copied: number;
  readonly lastKey: string;
  readonly isDone: number;
}

export async function findTableProgress(db: Db): Promise<ReadonlyMap<string, TableProgress>> {
  const rows = await db.selectFrom('databaseMoveTable').selectAll().execute();
  return new Map(rows.map(({ name, ...progress }) => [name, progress]));
}

export async function putTableProgress(tx: Tx, name: string, progress: TableProgress): Promise<void> {
  await tx
    .insertInto('databaseMoveTable')
    .values({ name, ...progress })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(progress))
    .execute();
}

/** Takes all rows of a table; the references to it are laid aside. */
export async function emptyTable(tx: Tx, { name }: Pick<TableShape, 'name'>): Promise<void> {
  await tx.deleteFrom(name as 'setting').execute();
}

export async function hasShop(engine: Engine): Promise<boolean> {
  const tables = await engine.tables();
  if (!tables.some(({ name }) => name === 'shop')) return false;
  const rows = await engine.db.selectFrom('shop').select('id').limit(1).execute();
  return rows.length > 0;
}
