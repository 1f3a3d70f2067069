import type { z } from 'zod';
import { fileTermMs } from '../../../shared/customer-files.ts';
import type {
  CallerMatch,
  CallerView,
  CustomerRow,
  CustomerView,
  createCustomerInput,
  customerListInput,
  lookupInput,
  updateCustomerInput,
} from '../../../shared/customers.ts';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page, Receipt } from '../../../shared/fields.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { itemsOfCustomer } from '../installed-items/installed-items.service.ts';
import { columnsFor, comparable, withoutHidden } from './customer-facts.service.ts';
import { arrangeDetails, noDetails, writeDetails } from './customers-details.service.ts';
import { countCustomers, findCustomerRows } from './customers-list.repository.ts';
import { findCallerRequests, findCallers } from './customers-lookup.repository.ts';
import { findCustomer, findCustomerName, findTalks, insertCustomer, touchCustomer, updateCustomer } from './customers.repository.ts';

type CustomerFacts = z.output<typeof createCustomerInput>;

/** Who may be calling: matches for a phone or a piece of it, a name, pinyin, a number of what they own, an address; the best first (R-003-38). */
export async function lookUpCaller({ db }: ActorContext, { query, limit }: z.output<typeof lookupInput>): Promise<readonly CallerMatch[]> {
  return findCallers(db, query, limit);
}

/** Everything about a caller at one glance: what they bought, what is open, what was said last (R-003-38). */
export async function viewCaller(context: ActorContext, { id }: { readonly id: number }): Promise<CallerView> {
  const { db } = context;
  const customer = await requireCustomer(db, id);
  const [items, openRequests, recentRequests, talks] = await Promise.all([
    itemsOfCustomer(context, id, 20),
    findCallerRequests(db, id, true, 20),
    findCallerRequests(db, id, false, 5),
    findTalks(db, id, 5),
  ]);
  return { customer: await withoutHidden(db, customer), items, openRequests, recentRequests, talks };
}

async function requireCustomer(db: Db, id: number): Promise<CustomerView> {
  const customer = await findCustomer(db, id);
  if (!customer) throw new DomainError('notFound', { what: 'customer', id });
  return customer;
}

export async function listCustomers(
  { db }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof customerListInput>,
): Promise<Page<CustomerRow>> {
  const rows = await findCustomerRows(db, filter, fromCursor<[number, number]>(cursor, 2), limit + 1);
  return toPage(rows, limit, ({ lastRequestAt, id }) => [lastRequestAt, id]);
}

export async function countCustomerList({ db }: ActorContext, filter: z.output<typeof customerListInput>): Promise<Count> {
  const total = await countCustomers(db, filter, countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

export async function exportCustomers(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, ...filter }: z.output<typeof customerListInput>,
): Promise<FileOut> {
  return exportRows(
    context,
    'customers',
    (after, limit) => findCustomerRows(context.db, filter, after as [number, number] | undefined, limit),
    ({ lastRequestAt, id }) => [lastRequestAt, id],
  );
}

export async function createCustomer(context: ActorContext, input: CustomerFacts): Promise<Receipt> {
  return write(context, async (w) => {
    const id = await addCustomer(w, input, context.now);
    return { id, version: 1 };
  });
}

/** Makes a customer inside another feature's write, e.g. while a call is being logged. */
export async function addCustomer({ tx, record, touch }: Write, facts: CustomerFacts, now: number): Promise<number> {
  const input = arrangeDetails(noDetails, facts);
  const columns = await columnsFor(tx, undefined, input);
  const id = await insertCustomer(tx, { ...columns, fileDueAt: now + fileTermMs }, now);
  await writeDetails(tx, id, noDetails, input);
  await record({ subject: 'customer', subjectId: id, kind: 'created', data: { name: input.name } });
  touch('customers', 'merges', 'home');
  return id;
}

/** Contacts, phones and addresses that come back with their id keep it, so that what refers to them stays right. */
export async function changeCustomer(
  context: ActorContext,
  { id, version, ...facts }: z.output<typeof updateCustomerInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await requireCustomer(tx, id);
    const columns = await columnsFor(tx, before, facts);
    const isDone = await updateCustomer(tx, id, version, columns, context.now);
    if (!isDone) throw new DomainError('staleVersion', { what: 'customer', current: await withoutHidden(tx, before) });
    const input = arrangeDetails(before, facts);
    await writeDetails(tx, id, before, input);
    await record({
      subject: 'customer',
      subjectId: id,
      kind: 'changed',
      changes: changesBetween(comparable(before), comparable(await requireCustomer(tx, id))),
    });
    touch('customers', 'merges', 'requests');
    return { id, version: version + 1 };
  });
}

/** Notes that the customer called just now. */
export async function markCalled(tx: Tx, customerId: number, now: number): Promise<void> {
  await touchCustomer(tx, customerId, now);
}

/** The customer's name as documents carry it. */
export async function requireCustomerName(db: Db, id: number): Promise<string> {
  const name = await findCustomerName(db, id);
  if (name === undefined) throw new DomainError('notFound', { what: 'customer', id });
  return name;
}
