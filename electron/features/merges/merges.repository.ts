import { sql } from 'kysely';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Tx } from '../../db/engine.ts';
import type { CustomerMergeTable } from '../../db/schema/archive.ts';
import type { CustomerTable } from '../../db/schema/customers.ts';
import { customerTables } from './customer-tables.ts';
import type { MovingTable, UnitedTable } from './customer-tables.ts';
import type { Lines } from './united-lines.ts';

export type CustomerRecord = Selectable<CustomerTable>;

/** So many ids per statement. */
const step = 500;

/** The rows, locked in the order of their ids, so that two merges never wait for each other. */
export async function lockCustomers(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, CustomerRecord>> {
  const rows = await tx.selectFrom('customer').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findCustomers(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, CustomerRecord>> {
  const rows = await db.selectFrom('customer').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function updateCustomerRow(tx: Tx, id: number, columns: Updateable<CustomerTable>): Promise<void> {
  await tx.updateTable('customer').set(columns).where('id', '=', id).execute();
}

export async function findLines(db: Db, customerId: number): Promise<Lines> {
  const of = <T extends UnitedTable>(table: T) =>
    db
      .selectFrom(table as 'customerContact')
      .selectAll()
      .where('customerId', '=', customerId)
      .orderBy('id')
      .execute() as unknown as Promise<Lines[T]>;
  return {
    customerContact: await of('customerContact'),
    customerPhone: await of('customerPhone'),
    customerAddress: await of('customerAddress'),
  };
}

export async function countOf(db: Db, table: keyof typeof customerTables, customerId: number): Promise<number> {
  const { n } = await db
    .selectFrom(anyTable(table))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('customerId', '=', customerId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Gives all rows of one customer to the other. @returns their ids. */
export async function moveAll(tx: Tx, table: MovingTable, from: number, to: number): Promise<readonly number[]> {
  const rows = await tx.updateTable(anyTable(table)).set({ customerId: to }).where('customerId', '=', from).returning('id').execute();
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}

/** Gives these rows back; one that is gone or has gone elsewhere meanwhile stays so. */
export async function moveRows(tx: Tx, table: MovingTable, ids: readonly number[], from: number, to: number): Promise<void> {
  for (let start = 0; start < ids.length; start += step) {
    await tx
      .updateTable(anyTable(table))
      .set({ customerId: to })
      .where('id', 'in', ids.slice(start, start + step))
      .where('customerId', '=', from)
      .execute();
  }
}

/** Warranty lines are dated anew now and then under new ids: they follow their item or project. */
export async function moveWarrantiesWithTheirThings(tx: Tx, from: number, to: number): Promise<void> {
  const thingsOf = (table: 'installedItem' | 'project') => tx.selectFrom(table).select('id').where('customerId', '=', to);
  await tx
    .updateTable('warranty')
    .set({ customerId: to })
    .where('customerId', '=', from)
    .where((eb) => eb.or([eb('itemId', 'in', thingsOf('installedItem')), eb('projectId', 'in', thingsOf('project'))]))
    .execute();
}

// One table stands for all in the types: which it is does not matter to a statement that is only compiled.
const anyTable = (table: keyof typeof customerTables) => table as 'serviceRequest';

export async function removeRows(tx: Tx, table: UnitedTable, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom(table).where('id', 'in', ids).execute();
}

/** Puts a row that was parked back under its own id. */
export async function restoreRow<T extends UnitedTable>(tx: Tx, table: T, row: Lines[T][number], customerId: number): Promise<void> {
  await tx
    .insertInto(table as 'customerContact')
    .values({ ...(row as Lines['customerContact'][number]), customerId })
    .execute();
}

export async function setContact(tx: Tx, phoneId: number, contactId: number | null): Promise<void> {
  await tx.updateTable('customerPhone').set({ contactId }).where('id', '=', phoneId).execute();
}

/** A phone belongs to nobody rather than to a contact of another customer. */
export async function freeForeignPhones(tx: Tx, customerId: number): Promise<void> {
  await tx
    .updateTable('customerPhone')
    .set({ contactId: null })
    .where('customerId', '=', customerId)
    .where('contactId', 'is not', null)
    .where('contactId', 'not in', tx.selectFrom('customerContact').select('id').where('customerId', '=', customerId))
    .execute();
}

export async function insertMerge(tx: Tx, row: Insertable<CustomerMergeTable>): Promise<number> {
  const { id } = await tx.insertInto('customerMerge').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function updateMerge(tx: Tx, id: number, columns: Updateable<CustomerMergeTable>): Promise<void> {
  await tx.updateTable('customerMerge').set(columns).where('id', '=', id).execute();
}

export async function lockMerge(tx: Tx, id: number): Promise<Selectable<CustomerMergeTable> | undefined> {
  return tx.selectFrom('customerMerge').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Merges that are in force and absorbed one of these, in the order in which they were made. */
export async function findMergesInForce(db: Db, absorbedIds: readonly number[]): Promise<readonly Selectable<CustomerMergeTable>[]> {
  if (absorbedIds.length === 0) return [];
  return db
    .selectFrom('customerMerge')
    .selectAll()
    .where('absorbedId', 'in', absorbedIds)
    .where('undoneAt', 'is', null)
    .orderBy('id')
    .execute();
}

const mergeRows = (db: Db) =>
  db
    .selectFrom('customerMerge as merge')
    .innerJoin('customer as kept', 'kept.id', 'merge.keptId')
    .innerJoin('customer as absorbed', 'absorbed.id', 'merge.absorbedId')
    .innerJoin('userAccount as user', 'user.id', 'merge.userId')
    .leftJoin('userAccount as undoer', 'undoer.id', 'merge.undoneBy')
    .select([
      'merge.id',
      'merge.at',
      'user.displayName as userName',
      'keptId',
      'kept.name as keptName',
      'absorbedId',
      'absorbed.name as absorbedName',
      'undoneAt',
      'undoer.displayName as undoneBy',
      sql<number>`case when kept.erased_at is not null or absorbed.erased_at is not null or moved = '' then 1 else 0 end`.as('isErased'),
    ]);

/** Merges from the latest, below the id `before` if given. */
export async function findMergeRows(db: Db, limit: number, before?: number) {
  let select = mergeRows(db).orderBy('merge.id', 'desc').limit(limit);
  if (before !== undefined) select = select.where('merge.id', '<', before);
  return select.execute();
}

export async function findMergeRowsByIds(db: Db, ids: readonly number[]) {
  return ids.length === 0 ? [] : mergeRows(db).where('merge.id', 'in', ids).orderBy('merge.id', 'desc').execute();
}

/** Empties what merges remember of these customers, for somebody who wishes to be forgotten. */
export async function wipeMerges(tx: Tx, customerIds: readonly number[]): Promise<void> {
  await tx
    .updateTable('customerMerge')
    .set({ before: '', moved: '' })
    .where((eb) => eb.or([eb('keptId', 'in', customerIds), eb('absorbedId', 'in', customerIds)]))
    .execute();
}
