import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { EmptyAccountRow, EmptyEntryRow, EmptyItem } from '../../../shared/empties.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { holdsText } from '../../db/holds-text.ts';
import type { EmptyEntryTable } from '../../db/schema/old-parts.ts';
import { insertChained } from '../../platform/chain/insert-chained.ts';

export interface EmptyAccount {
  readonly heldQty: number;
  readonly creditQty: number;
}

/** Of these items, the ones that are given out against empties. */
export async function findEmptyItems(db: Db, ids: readonly number[] | undefined): Promise<readonly EmptyItem[]> {
  let select = db.selectFrom('item').select(['id', 'code', 'name', 'unit', 'packUnit', 'packQty']).where('wantsEmpty', '=', 1);
  if (ids) select = select.where('id', 'in', [...ids, 0]);
  else select = select.where('isActive', '=', 1);
  return select.orderBy('code').limit(500).execute();
}

/** The account, locked and made if it is not there yet. */
export async function lockAccount(tx: Tx, staffId: number, itemId: number, now: number): Promise<EmptyAccount> {
  await tx
    .insertInto('emptyAccount')
    .values({ staffId, itemId, heldQty: 0, creditQty: 0, changedAt: now })
    .onConflict((conflict) => conflict.columns(['staffId', 'itemId']).doNothing())
    .execute();
  return tx
    .selectFrom('emptyAccount')
    .select(['heldQty', 'creditQty'])
    .where('staffId', '=', staffId)
    .where('itemId', '=', itemId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function updateAccount(tx: Tx, staffId: number, itemId: number, account: EmptyAccount, now: number): Promise<void> {
  await tx
    .updateTable('emptyAccount')
    .set({ ...account, changedAt: now })
    .where('staffId', '=', staffId)
    .where('itemId', '=', itemId)
    .execute();
}

export async function insertEntry(tx: Tx, entry: Insertable<EmptyEntryTable>): Promise<void> {
  await insertChained(tx, 'emptyEntry', entry);
}

/** Did this person ever get some of it? */
export async function hadIssue(db: Db, staffId: number, itemId: number): Promise<boolean> {
  const row = await db
    .selectFrom('emptyEntry')
    .select('id')
    .where('staffId', '=', staffId)
    .where('itemId', '=', itemId)
    .where('kind', 'in', ['firstIssue', 'issue'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function accounts(db: Db, query: string) {
  let select = db
    .selectFrom('emptyAccount')
    .innerJoin('staff', 'staff.id', 'emptyAccount.staffId')
    .innerJoin('item', 'item.id', 'emptyAccount.itemId');
  if (query !== '') {
    select = select.where(holdsText(query, ['staff.name', 'item.name', 'item.code']));
  }
  return select;
}

/** Who holds how many, person by person. */
export async function findAccounts(
  db: Db,
  query: string,
  after: readonly [number, number] | undefined,
  limit: number,
): Promise<readonly EmptyAccountRow[]> {
  let select = accounts(db, query).select([
    'emptyAccount.staffId',
    'staff.name as staffName',
    'emptyAccount.itemId',
    'item.code as itemCode',
    'item.name as itemName',
    'item.unit',
    'item.packUnit',
    'item.packQty',
    'emptyAccount.heldQty',
    'emptyAccount.creditQty',
    'emptyAccount.changedAt',
  ]);
  if (after) select = select.where(sql<boolean>`(empty_account.staff_id, empty_account.item_id) > (${after[0]}, ${after[1]})`);
  return select.orderBy('emptyAccount.staffId').orderBy('emptyAccount.itemId').limit(limit).execute();
}

export async function countAccounts(db: Db, query: string, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(accounts(db, query).select('emptyAccount.staffId').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The latest first. */
export async function findEntries(db: Db, staffId: number, itemId: number, limit: number): Promise<readonly EmptyEntryRow[]> {
  return db
    .selectFrom('emptyEntry')
    .innerJoin('userAccount', 'userAccount.id', 'emptyEntry.userId')
    .leftJoin('stockDocument', 'stockDocument.id', 'emptyEntry.documentId')
    .leftJoin('workOrder', 'workOrder.id', 'emptyEntry.workOrderId')
    .select([
      'emptyEntry.id',
      'emptyEntry.kind',
      'emptyEntry.qty',
      'emptyEntry.at',
      'userAccount.displayName as userName',
      'stockDocument.no as documentNo',
      'workOrder.no as workOrderNo',
      'emptyEntry.reason',
    ])
    .where('emptyEntry.staffId', '=', staffId)
    .where('emptyEntry.itemId', '=', itemId)
    .orderBy('emptyEntry.id', 'desc')
    .limit(limit)
    .execute();
}

export async function findStaffName(db: Db, id: number): Promise<string | undefined> {
  const row = await db.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name;
}
