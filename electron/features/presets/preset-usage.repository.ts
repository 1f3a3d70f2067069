import type { Db, Tx } from '../../db/engine.ts';

const most = 1000;

export interface PresetUse {
  readonly code: string;
  readonly count: number;
}

/** How many contracts name each preset. */
export async function countContracts(db: Db, table: 'customer' | 'project'): Promise<readonly PresetUse[]> {
  const rows = await db
    .selectFrom(table)
    .select(({ fn }) => ['presetCode as code', fn.countAll<number>().as('count')])
    .where('presetCode', '<>', '')
    .groupBy('presetCode')
    .limit(most)
    .execute();
  return rows.map(({ code, count }) => ({ code, count: Number(count) }));
}

export async function isInContract(db: Db, code: string): Promise<boolean> {
  const customer = await db.selectFrom('customer').select('id').where('presetCode', '=', code).limit(1).executeTakeFirst();
  return (
    customer !== undefined ||
    (await db.selectFrom('project').select('id').where('presetCode', '=', code).limit(1).executeTakeFirst()) !== undefined
  );
}

/** True when the project names a warranty policy of its own. */
export async function namesPolicy(db: Db, projectId: number): Promise<boolean> {
  const project = await db.selectFrom('project').select('trade').where('id', '=', projectId).executeTakeFirst();
  return project !== undefined && project.trade !== '';
}

export async function findChosenLines(db: Db): Promise<readonly { readonly category: string; readonly code: string }[]> {
  return db.selectFrom('presetChoice').select(['category', 'presetCode as code']).orderBy('category').limit(most).execute();
}

/** Categories of what customers have, the most frequent first. */
export async function findCategories(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('installedItem')
    .select(({ fn }) => ['category', fn.countAll<number>().as('count')])
    .where('category', '<>', '')
    .groupBy('category')
    .orderBy('count', 'desc')
    .orderBy('category')
    .limit(limit)
    .execute();
  return rows.map(({ category }) => category);
}

/** The code of the product line's preset; empty: none of its own. */
export async function findLine(db: Db, category: string): Promise<string> {
  const row = await db.selectFrom('presetChoice').select('presetCode').where('category', '=', category).executeTakeFirst();
  return row?.presetCode ?? '';
}

export async function saveLine(tx: Tx, category: string, code: string): Promise<void> {
  if (code === '') {
    await tx.deleteFrom('presetChoice').where('category', '=', category).execute();
    return;
  }
  await tx
    .insertInto('presetChoice')
    .values({ category, presetCode: code, version: 1 })
    .onConflict((conflict) =>
      conflict.column('category').doUpdateSet((eb) => ({ presetCode: code, version: eb('presetChoice.version', '+', 1) })),
    )
    .execute();
}

export interface Contract {
  readonly presetCode: string;
  readonly calendarCode: string;
  readonly version: number;
}

export async function findContract(db: Db, table: 'customer' | 'project', id: number): Promise<Contract | undefined> {
  return selectContract(db, table, id).executeTakeFirst();
}

export async function lockContract(tx: Tx, table: 'customer' | 'project', id: number): Promise<Contract | undefined> {
  return selectContract(tx, table, id).forUpdate().executeTakeFirst();
}

function selectContract(db: Db, table: 'customer' | 'project', id: number) {
  return db.selectFrom(table).select(['presetCode', 'calendarCode', 'version']).where('id', '=', id);
}

export async function isArchivedProject(db: Db, id: number): Promise<boolean> {
  const row = await db.selectFrom('project').select('archivedAt').where('id', '=', id).executeTakeFirst();
  return row !== undefined && row.archivedAt !== null;
}

export async function updateContract(
  tx: Tx,
  table: 'customer' | 'project',
  id: number,
  { presetCode, calendarCode, version }: Pick<Contract, 'presetCode' | 'calendarCode' | 'version'>,
): Promise<void> {
  await tx.updateTable(table).set({ presetCode, calendarCode, version }).where('id', '=', id).execute();
}

/** Who can answer for a request: people with a login that is in use. */
export async function findOwners(db: Db): Promise<readonly { readonly id: number; readonly name: string }[]> {
  return db
    .selectFrom('userAccount')
    .select(['id', 'displayName as name'])
    .where('disabledAt', 'is', null)
    .orderBy('displayName')
    .orderBy('id')
    .limit(most)
    .execute();
}
