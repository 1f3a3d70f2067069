import type { ClassRow } from '../../../shared/catalogue.ts';
import { classAxes } from '../../../shared/parts.ts';
import type { ClassAxis } from '../../../shared/parts.ts';
import type { Db, Tx } from '../../db/engine.ts';

export interface ClassFacts {
  readonly axis: ClassAxis;
  readonly code: string;
  readonly name: string;
  readonly isActive: 0 | 1;
}

/** Which column of an item names its class on an axis. */
export const classColumn = { use: 'useClassId', function: 'functionClassId', structure: 'structureClassId' } as const;

/** All classes by axis and code, each with how many items are in it. */
export async function findClasses(db: Db): Promise<readonly ClassRow[]> {
  const rows = await db
    .selectFrom('itemClass')
    .select(['id', 'axis', 'code', 'name', 'isActive', 'version'])
    .orderBy('code')
    .limit(2000)
    .execute();
  const counts = new Map<number, number>();
  for (const column of Object.values(classColumn)) {
    const counted = await db
      .selectFrom('item')
      .select([`item.${column} as classId`, (eb) => eb.fn.countAll<number>().as('n')])
      .where(`item.${column}`, 'is not', null)
      .groupBy(`item.${column}`)
      .execute();
    for (const { classId, n } of counted) counts.set(Number(classId), Number(n));
  }
  return classAxes.flatMap((axis) =>
    rows
      .filter((row) => row.axis === axis)
      .map(({ isActive, ...row }) => ({ ...row, isActive: isActive === 1, items: counts.get(row.id) ?? 0 })),
  );
}

export async function lockClass(tx: Tx, id: number) {
  return tx.selectFrom('itemClass').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Undefined when another class of this axis has the code. */
export async function insertClass(tx: Tx, facts: ClassFacts): Promise<number | undefined> {
  const row = await tx
    .insertInto('itemClass')
    .values(facts)
    .onConflict((conflict) => conflict.columns(['axis', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function updateClass(tx: Tx, id: number, facts: ClassFacts & { readonly version: number }): Promise<void> {
  await tx.updateTable('itemClass').set(facts).where('id', '=', id).execute();
}

export async function findClassNamed(db: Db, axis: ClassAxis, code: string): Promise<number | undefined> {
  const row = await db.selectFrom('itemClass').select('id').where('axis', '=', axis).where('code', '=', code).executeTakeFirst();
  return row?.id;
}

/** Codes and axes of some classes. */
export async function findClassCodes(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return db.selectFrom('itemClass').select(['id', 'axis', 'code', 'isActive']).where('id', 'in', ids).execute();
}

/** Codes of items that begin with a prefix and go on with a figure. */
export async function findCodesFrom(db: Db, prefix: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('item').select('code').where('code', '>=', `${prefix}0`).where('code', '<', `${prefix}:`).execute();
  return rows.map(({ code }) => code);
}
