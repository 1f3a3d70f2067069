import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { mergeFields, planFields } from '../../../shared/merges.ts';
import type { FieldValues, PlannedField, mergeInput } from '../../../shared/merges.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import type { Topic } from '../../platform/bus.ts';
import { partsOf } from '../../platform/merged-customers.ts';
import { write } from '../../platform/write.ts';
import { indexCustomer } from '../customers/customers-terms.service.ts';
import { refreshKeyFlags } from '../customers/key-customers.service.ts';
import { movingTables, unitedTables } from './customer-tables.ts';
import type { MovingTable } from './customer-tables.ts';
import { writeRecord } from './merge-record.ts';
import type { MergeRecord } from './merge-record.ts';
import {
  findLines,
  insertMerge,
  lockCustomers,
  moveAll,
  removeRows,
  setContact,
  updateCustomerRow,
  wipeMerges,
} from './merges.repository.ts';
import type { CustomerRecord } from './merges.repository.ts';
import { coverOf } from './united-lines.ts';
import type { Lines } from './united-lines.ts';

/** Everything that shows customers or what belongs to them asks again. */
export const mergeTopics: readonly Topic[] = [
  'customers',
  'merges',
  'requests',
  'workOrders',
  'installedItems',
  'warranties',
  'projects',
  'warrantyCards',
  'calls',
  'privacy',
  'home',
];
/** More lines than a customer's form takes could never be saved again. */
const mostLines = { customerContact: 40, customerPhone: 20, customerAddress: 20 } as const;

/**
 * Two customers become one (R-004-20): everything that refers to the absorbed one refers to the kept one afterwards, and the absorbed one
 * stays as a row that leads there. Printed texts, numbers and sums keep what they said. Undone by `undoMerge`.
 * @throws DomainError `staleVersion`, `guardFailed` with `guard` `alreadyMerged`, `erased` or `tooManyLines`.
 */
export async function mergeCustomers(context: ActorContext, input: z.output<typeof mergeInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const { kept, absorbed } = await lockPair(tx, input);
    const plan = planFields(fieldValues(kept), fieldValues(absorbed), input.choices);
    const moved = await moveEverything(tx, kept.id, absorbed.id);
    const columns = mergedColumns(kept, absorbed, plan);
    const changed: MergeRecord['changed'] = Object.fromEntries(
      Object.entries(columns).map(([column, value]) => [column, [kept[column as keyof CustomerRecord], value] as const]),
    );
    await updateCustomerRow(tx, kept.id, {
      ...columns,
      totalPurchaseFen: kept.totalPurchaseFen + absorbed.totalPurchaseFen,
      updatedAt: context.now,
      version: kept.version + 1,
    });
    await updateCustomerRow(tx, absorbed.id, { mergedIntoId: kept.id, version: absorbed.version + 1 });
    await refreshKeyFlags(tx, [kept.id]);
    for (const one of [kept.id, absorbed.id]) await indexCustomer(tx, one);
    const id = await insertMerge(tx, {
      keptId: kept.id,
      absorbedId: absorbed.id,
      ...writeRecord({ changed, ...moved }),
      userId: context.actor.userId,
      at: context.now,
      undoneAt: null,
      undoneBy: null,
    });
    const shown = Object.fromEntries(
      plan.filter(({ taken }) => taken === 'absorbed').map((one) => [one.field, [one.kept, one.absorbed] as const]),
    );
    // Ids and no names: what a person was called goes with the person when they are erased.
    await record({
      subject: 'customer',
      subjectId: kept.id,
      kind: 'absorbed',
      data: { mergeId: id, customerId: absorbed.id },
      changes: shown,
    });
    await record({ subject: 'customer', subjectId: absorbed.id, kind: 'mergedInto', data: { mergeId: id, customerId: kept.id } });
    touch(...mergeTopics);
    return { id, version: kept.version + 1 };
  });
}

async function lockPair(tx: Tx, { keptId, keptVersion, absorbedId, absorbedVersion }: z.output<typeof mergeInput>) {
  const customers = await lockCustomers(tx, [keptId, absorbedId]);
  const kept = requireLiving(customers, keptId);
  const absorbed = requireLiving(customers, absorbedId);
  for (const [customer, version] of [[kept, keptVersion] as const, [absorbed, absorbedVersion] as const])
    if (customer.version !== version)
      throw new DomainError('staleVersion', { what: 'customer', current: { id: customer.id, version: customer.version } });
  return { kept, absorbed };
}

/** Refuses a customer who is not there, became a part of another, or was erased at their own wish. */
export function requireLiving(customers: ReadonlyMap<number, CustomerRecord>, id: number): CustomerRecord {
  const customer = customers.get(id);
  if (!customer) throw new DomainError('notFound', { what: 'customer', id });
  if (customer.mergedIntoId !== null) throw new DomainError('guardFailed', { guard: 'alreadyMerged', name: customer.name });
  if (customer.erasedAt !== null) throw new DomainError('guardFailed', { guard: 'erased' });
  return customer;
}

export function fieldValues(customer: CustomerRecord): FieldValues {
  return Object.fromEntries(mergeFields.map((field) => [field, customer[field]])) as unknown as FieldValues;
}

type Moved = Pick<MergeRecord, 'rows' | 'parked' | 'contactOf'>;

async function moveEverything(tx: Tx, keptId: number, absorbedId: number): Promise<Moved> {
  const own = await findLines(tx, keptId);
  const theirs = await findLines(tx, absorbedId);
  const parked = doublesOf(theirs, own);
  for (const table of unitedTables)
    if (own[table].length + theirs[table].length - parked[table].length > mostLines[table])
      throw new DomainError('guardFailed', { guard: 'tooManyLines', what: table, limit: mostLines[table] });
  const contactOf: Record<string, number> = {};
  const isParked = new Set(parked.customerPhone.map(({ id }) => id));
  for (const contact of parked.customerContact) {
    const cover = coverOf('customerContact', contact, own);
    for (const phone of theirs.customerPhone.filter(({ id, contactId }) => contactId === contact.id && !isParked.has(id))) {
      contactOf[phone.id] = contact.id;
      await setContact(tx, phone.id, cover?.id ?? null);
    }
  }
  // Phones before the contacts that they belong to.
  for (const table of unitedTables.toReversed())
    await removeRows(
      tx,
      table,
      parked[table].map(({ id }) => id),
    );
  const rows: Partial<Record<MovingTable, readonly number[]>> = {};
  for (const table of movingTables) rows[table] = await moveAll(tx, table, absorbedId, keptId);
  return { rows, parked, contactOf };
}

/** The lines of one customer that the other has already. */
export function doublesOf(theirs: Lines, own: Lines): Lines {
  return {
    customerContact: theirs.customerContact.filter((line) => coverOf('customerContact', line, own)),
    customerPhone: theirs.customerPhone.filter((line) => coverOf('customerPhone', line, own)),
    customerAddress: theirs.customerAddress.filter((line) => coverOf('customerAddress', line, own)),
  };
}

/** What somebody did not agree to weighs more than what somebody did. */
const consentWeight = ['withdrawn', 'refused', 'given', ''];

function mergedColumns(kept: CustomerRecord, absorbed: CustomerRecord, plan: readonly PlannedField[]): Partial<CustomerRecord> {
  const taken: Record<string, unknown> = {};
  for (const { field, taken: from } of plan) {
    if (from === 'kept') continue;
    taken[field] = absorbed[field];
    if (field === 'keyDecision') taken['keyNote'] = absorbed.keyNote;
  }
  if (absorbed.lastRequestAt > kept.lastRequestAt) taken['lastRequestAt'] = absorbed.lastRequestAt;
  const consent = consentWeight.find((state) => state === kept.consentState || state === absorbed.consentState);
  if (consent !== undefined && consent !== kept.consentState) taken['consentState'] = consent;
  return taken;
}

/**
 * For a customer who wishes to be forgotten (R-004-24): empties what merges remember of them, which can be undone no more then.
 * @returns the customer and everybody who became a part of it: whose rows still hold a name.
 */
export async function forgetMerges(tx: Tx, customerId: number): Promise<readonly number[]> {
  const tree = await partsOf(tx, customerId);
  await wipeMerges(tx, tree);
  return tree;
}
