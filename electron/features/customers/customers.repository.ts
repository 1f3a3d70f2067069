import type { CustomerKind, CustomerView, InstalledItemView, TalkView } from '../../../shared/customers.ts';
import type { Insertable, Updateable } from 'kysely';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, prepared } from '../../db/prepared.ts';
import type { InstalledItemTable } from '../../db/schema/customers.ts';

export interface NewCustomer {
  readonly name: string;
  readonly kind: CustomerKind;
  readonly region: string;
  readonly note: string;
}

export async function insertCustomer(tx: Tx, customer: NewCustomer, now: number): Promise<number> {
  const { id } = await tx
    .insertInto('customer')
    .values({ ...customer, isKeyCustomer: 0, lastRequestAt: 0, createdAt: now, updatedAt: now, version: 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** True when the row was still at `version` and is now one further. */
export async function updateCustomer(tx: Tx, id: number, version: number, customer: NewCustomer, now: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('customer')
    .set({ ...customer, updatedAt: now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findCustomer(db: Db, id: number): Promise<CustomerView | undefined> {
  const customer = await db
    .selectFrom('customer')
    .select(['id', 'name', 'kind', 'region', 'isKeyCustomer', 'note', 'createdAt', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!customer) return undefined;
  const contacts = await db
    .selectFrom('customerContact')
    .select(['id', 'name', 'formOfAddress', 'role'])
    .where('customerId', '=', id)
    .orderBy('id')
    .execute();
  const phones = await db
    .selectFrom('customerPhone')
    .leftJoin('customerContact', 'customerContact.id', 'customerPhone.contactId')
    .select(['customerPhone.id', 'contactId', 'shownAs', 'digits', 'ext', 'customerContact.name as contactName'])
    .where('customerPhone.customerId', '=', id)
    .orderBy('customerPhone.id')
    .execute();
  const addresses = await db
    .selectFrom('customerAddress')
    .select(['id', 'label', 'text'])
    .where('customerId', '=', id)
    .orderBy('id')
    .execute();
  return {
    ...customer,
    isKeyCustomer: customer.isKeyCustomer === 1,
    contacts,
    phones: phones.map(({ contactName, ...phone }) => ({ ...phone, contactName: contactName ?? '' })),
    addresses,
  };
}

export async function findItems(db: Db, customerId: number, limit = 50): Promise<readonly InstalledItemView[]> {
  const rows = await selectItems(db).where('customerId', '=', customerId).orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toItemView);
}

export async function findItem(db: Db, id: number): Promise<InstalledItemView | undefined> {
  const row = await selectItems(db).where('id', '=', id).executeTakeFirst();
  return row && toItemView(row);
}

function selectItems(db: Db) {
  return db
    .selectFrom('installedItem')
    .select([
      'id',
      'customerId',
      'category',
      'brand',
      'model',
      'serial',
      'location',
      'purchasedOn',
      'warrantyUntil',
      'isOwnSale',
      'note',
      'version',
    ]);
}

function toItemView({
  customerId: _customerId,
  isOwnSale,
  ...row
}: Omit<InstalledItemView, 'isOwnSale'> & { customerId: number; isOwnSale: number }): InstalledItemView {
  return { ...row, isOwnSale: isOwnSale === 1 };
}

export async function findTalks(db: Db, customerId: number, limit: number): Promise<readonly TalkView[]> {
  const rows = await db
    .selectFrom('talk')
    .innerJoin('userAccount', 'userAccount.id', 'talk.userId')
    .select(['talk.id', 'talk.at', 'channel', 'isIncoming', 'displayName as userName', 'summary', 'requestId'])
    .where('customerId', '=', customerId)
    .orderBy('talk.at', 'desc')
    .orderBy('talk.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, isIncoming: row.isIncoming === 1 }));
}

export interface NewTalk {
  readonly customerId: number;
  readonly requestId: number | null;
  readonly at: number;
  readonly channel: string;
  readonly isIncoming: boolean;
  readonly userId: number;
  readonly summary: string;
}

export async function insertTalk(tx: Tx, { isIncoming, ...talk }: NewTalk): Promise<number> {
  return insertRowForId(tx, 'talk', { ...talk, isIncoming: isIncoming ? 1 : 0 });
}

export async function isRequestOf(db: Db, customerId: number, requestId: number): Promise<boolean> {
  const row = await db.selectFrom('serviceRequest').select('customerId').where('id', '=', requestId).executeTakeFirst();
  return row?.customerId === customerId;
}

/** Newest customers come first in lookups. */
export async function touchCustomer(tx: Tx, id: number, now: number): Promise<void> {
  await called(tx, now, id);
}

const called = prepared((db, now: number, id: number) => db.updateTable('customer').set({ lastRequestAt: now }).where('id', '=', id));

const nameOf = prepared((db, id: number) => db.selectFrom('customer').select('name').where('id', '=', id));

/** The name of a customer, undefined where there is none. */
export async function findCustomerName(db: Db, id: number): Promise<string | undefined> {
  const [row] = await nameOf(db, id);
  return row?.name;
}

/** Whose installed item this is. */
export async function findItemOwner(db: Db, itemId: number): Promise<number | undefined> {
  const row = await db.selectFrom('installedItem').select('customerId').where('id', '=', itemId).executeTakeFirst();
  return row?.customerId;
}

export async function insertItem(tx: Tx, item: Insertable<InstalledItemTable>): Promise<number> {
  return insertRowForId(tx, 'installedItem', item);
}

/** The customer of the item, or undefined where the item is no longer at `version`. */
export async function updateItem(
  tx: Tx,
  id: number,
  version: number,
  changes: Updateable<InstalledItemTable>,
): Promise<number | undefined> {
  const row = await tx
    .updateTable('installedItem')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('customerId')
    .executeTakeFirst();
  return row?.customerId;
}
