import type { z } from 'zod';
import type {
  CallerMatch,
  CallerView,
  CustomerRow,
  CustomerView,
  InstalledItemView,
  addItemInput,
  addTalkInput,
  createCustomerInput,
  customerListInput,
  lookupInput,
  updateCustomerInput,
  updateItemInput,
} from '../../../shared/customers.ts';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page, Receipt } from '../../../shared/fields.ts';
import { codeTerms } from '../../../shared/search-text.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { refuseFuture } from '../../platform/facts.ts';
import { setTerms } from '../../platform/search-terms.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { arrangeDetails, noDetails, writeDetails } from './customers-details.service.ts';
import {
  countCustomers,
  findCallerRequests,
  findCallers,
  findCustomerIds,
  findCustomerRows,
  findMatches,
} from './customers-lookup.repository.ts';
import {
  findCustomer,
  findCustomerName,
  findItem,
  findItemOwner,
  findItems,
  findTalks,
  insertCustomer,
  insertItem,
  insertTalk,
  isRequestOf,
  touchCustomer,
  updateCustomer,
  updateItem,
} from './customers.repository.ts';
import type { NewTalk } from './customers.repository.ts';

type CustomerFacts = z.output<typeof createCustomerInput>;

/** Who may be calling: matches for a phone, its tail, a name, pinyin initials or a serial, those with the latest calls first. */
export async function lookUpCaller({ db }: ActorContext, { query, limit }: z.output<typeof lookupInput>): Promise<readonly CallerMatch[]> {
  return findCallers(db, query, limit);
}

/** Everything about a caller at one glance: what they bought, what is open, what was said last (R-003-38). */
export async function viewCaller({ db }: ActorContext, { id }: { readonly id: number }): Promise<CallerView> {
  const customer = await requireCustomer(db, id);
  const [items, openRequests, recentRequests, talks] = await Promise.all([
    findItems(db, id, 20),
    findCallerRequests(db, id, true, 20),
    findCallerRequests(db, id, false, 5),
    findTalks(db, id, 5),
  ]);
  return { customer, items, openRequests, recentRequests, talks };
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
  const id = await insertCustomer(tx, mainFacts(input), now);
  await writeDetails(tx, id, noDetails, input);
  await record({ subject: 'customer', subjectId: id, kind: 'created', data: { name: input.name } });
  touch('customers');
  return id;
}

/** Contacts, phones and addresses that come back with their id keep it, so that what refers to them stays right. */
export async function changeCustomer(
  context: ActorContext,
  { id, version, ...facts }: z.output<typeof updateCustomerInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await requireCustomer(tx, id);
    const isDone = await updateCustomer(tx, id, version, mainFacts(facts), context.now);
    if (!isDone) throw new DomainError('staleVersion', { what: 'customer', current: await requireCustomer(tx, id) });
    const input = arrangeDetails(before, facts);
    await writeDetails(tx, id, before, input);
    await record({ subject: 'customer', subjectId: id, kind: 'changed', changes: changesBetween(comparable(before), comparable(input)) });
    touch('customers');
    return { id, version: version + 1 };
  });
}

function mainFacts({ name, kind, region, note }: CustomerFacts) {
  return { name, kind, region, note };
}

/** Lists become text, so that the change log shows old and new in a line each (R-002-48). */
function comparable({ name, kind, region, note, contacts, phones, addresses }: CustomerFacts | CustomerView) {
  return {
    name,
    kind,
    region,
    note,
    contacts: contacts.map((contact) => [contact.name, contact.formOfAddress, contact.role].filter(Boolean).join(' ')).join('; '),
    phones: phones.map((phone) => [phone.shownAs, phone.contactName].filter(Boolean).join(' ')).join('; '),
    addresses: addresses.map((address) => [address.label, address.text].filter(Boolean).join(' ')).join('; '),
  };
}

export async function addInstalledItem(context: ActorContext, { isOwnSale, ...input }: z.output<typeof addItemInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    await requireCustomer(tx, input.customerId);
    const id = await insertItem(tx, { ...input, isOwnSale: isOwnSale ? 1 : 0, createdAt: context.now, version: 1 });
    await setTerms(tx, 'serial', id, codeTerms(input.serial));
    await record({
      subject: 'customer',
      subjectId: input.customerId,
      kind: 'itemAdded',
      data: { model: input.model, serial: input.serial },
    });
    touch('customers');
    return { id, version: 1 };
  });
}

export async function changeInstalledItem(
  context: ActorContext,
  { id, version, isOwnSale, ...input }: z.output<typeof updateItemInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await findItem(tx, id);
    if (!before) throw new DomainError('notFound', { what: 'installedItem', id });
    const customerId = await updateItem(tx, id, version, { ...input, isOwnSale: isOwnSale ? 1 : 0 });
    if (customerId === undefined) throw new DomainError('staleVersion', { what: 'installedItem', current: await findItem(tx, id) });
    await setTerms(tx, 'serial', id, codeTerms(input.serial));
    await record({
      subject: 'customer',
      subjectId: customerId,
      kind: 'itemChanged',
      data: { model: input.model },
      changes: changesBetween(before, { ...input, isOwnSale }),
    });
    touch('customers');
    return { id, version: version + 1 };
  });
}

export async function logTalk(context: ActorContext, { at, ...input }: z.output<typeof addTalkInput>): Promise<Receipt> {
  refuseFuture(context, { at });
  return write(context, async ({ tx, record, touch }) => {
    await requireCustomer(tx, input.customerId);
    if (input.requestId !== null) await requireRequestOf(tx, input.customerId, input.requestId);
    const id = await addTalk(tx, { ...input, at: at ?? context.now, userId: context.actor.userId });
    await record({
      subject: 'customer',
      subjectId: input.customerId,
      kind: 'talked',
      data: { channel: input.channel, summary: input.summary },
    });
    touch('customers');
    return { id, version: 1 };
  });
}

/** Refuses a request that is not this customer's. */
async function requireRequestOf(db: Db, customerId: number, requestId: number): Promise<void> {
  if (!(await isRequestOf(db, customerId, requestId))) throw new DomainError('notFound', { what: 'request', id: requestId });
}

/** Notes a talk inside another feature's write. */
export async function addTalk(tx: Tx, talk: NewTalk): Promise<number> {
  return insertTalk(tx, talk);
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

/** Refuses an installed item that is not this customer's. */
export async function requireItemOf(db: Db, customerId: number, itemId: number): Promise<void> {
  if ((await findItemOwner(db, itemId)) !== customerId) throw new DomainError('notFound', { what: 'installedItem', id: itemId });
}

/** Customers that may be the one about to be made: same phone, or same name. */
export async function findSameCaller(db: Db, digits: string, name: string) {
  const byPhone = digits.length >= 7 ? await findCustomerIds(db, digits) : [];
  const byName = name.length >= 2 ? await findCustomerIds(db, name) : [];
  // All of them: those who never called come last, and must not be cut before they are compared.
  const ids = [...new Set([...byPhone, ...byName])];
  const matches = await findMatches(db, ids);
  return matches
    .filter((match) => byPhone.includes(match.customerId) || match.name === name)
    .slice(0, 5)
    .map(({ customerId, name: known, region, phone }) => ({ id: customerId, name: known, region, phone }));
}

/** One installed item, for the papers of another feature. */
export async function findInstalledItem(db: Db, id: number): Promise<InstalledItemView | null> {
  return (await findItem(db, id)) ?? null;
}
