import type { CustomerMore, ServiceChannel } from '../../../shared/customer-fields.ts';
import type { CustomerKind, CustomerView, TalkView } from '../../../shared/customers.ts';
import type { KeyFlag } from '../../../shared/key-customers.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { prepared } from '../../db/prepared.ts';

/** What a form says about a customer, and the flag that follows from it. */
export interface CustomerFields extends CustomerMore, KeyFlag {
  readonly name: string;
  readonly kind: CustomerKind;
  readonly region: string;
  readonly note: string;
}

export async function insertCustomer(
  tx: Tx,
  { isKeyCustomer, ...customer }: CustomerFields & { readonly fileDueAt: number },
  now: number,
): Promise<number> {
  const { id } = await tx
    .insertInto('customer')
    .values({ ...customer, isKeyCustomer: Number(isKeyCustomer), lastRequestAt: 0, createdAt: now, updatedAt: now, version: 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** True when the row was still at `version` and is now one further. */
export async function updateCustomer(
  tx: Tx,
  id: number,
  version: number,
  { isKeyCustomer, ...customer }: CustomerFields,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('customer')
    .set({ ...customer, isKeyCustomer: Number(isKeyCustomer), updatedAt: now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('mergedIntoId', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const customerColumns = [
  'customer.id',
  'customer.name',
  'kind',
  'customer.region',
  'isKeyCustomer',
  'keyReason',
  'keyDecision',
  'keyNote',
  'engineerId',
  'staff.name as engineerName',
  'distanceClass',
  'totalPurchaseFen',
  'desiredServices',
  'nextServiceTopic',
  'nextServiceOn',
  'nextServiceChannel',
  'callTime',
  'buyIntention',
  'consumption',
  'interests',
  'preferences',
  'source',
  'note',
  'fileDueAt',
  'fileCompletedAt',
  'customer.createdAt',
  'customer.version',
] as const;

export async function findCustomer(db: Db, id: number): Promise<CustomerView | undefined> {
  const customer = await db
    .selectFrom('customer')
    .leftJoin('staff', 'staff.id', 'customer.engineerId')
    .select(customerColumns)
    .where('customer.id', '=', id)
    .executeTakeFirst();
  if (!customer) return undefined;
  const contacts = await db
    .selectFrom('customerContact')
    .select(['id', 'name', 'formOfAddress', 'role', 'email', 'fax', 'wechat', 'channel'])
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
    .select(['id', 'label', 'text', 'province', 'city', 'postcode'])
    .where('customerId', '=', id)
    .orderBy('id')
    .execute();
  const { keyDecision, distanceClass, nextServiceChannel, ...columns } = customer;
  return {
    ...columns,
    keyDecision: keyDecision as CustomerView['keyDecision'],
    distanceClass: distanceClass as CustomerView['distanceClass'],
    nextServiceChannel: nextServiceChannel as CustomerView['nextServiceChannel'],
    isKeyCustomer: customer.isKeyCustomer === 1,
    contacts: contacts.map((contact) => ({ ...contact, channel: contact.channel as ServiceChannel | '' })),
    phones: phones.map(({ contactName, ...phone }) => ({ ...phone, contactName: contactName ?? '' })),
    addresses,
  };
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

/** Newest customers come first in lookups. */
export async function touchCustomer(tx: Tx, id: number, now: number): Promise<void> {
  await called(tx, now, id);
}

const called = prepared((db, now: number, id: number) => db.updateTable('customer').set({ lastRequestAt: now }).where('id', '=', id));

const nameOf = prepared((db, id: number) =>
  db.selectFrom('customer').select('name').where('id', '=', id).where('mergedIntoId', 'is', null),
);

/** The name of a customer, undefined where there is none or it became a part of another. */
export async function findCustomerName(db: Db, id: number): Promise<string | undefined> {
  const [row] = await nameOf(db, id);
  return row?.name;
}
