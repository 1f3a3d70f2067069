import type { SearchTermTable } from '../../db/schema/foundation.ts';
import type { Tx } from '../../db/engine.ts';
import { phoneColumns } from './customers-details.repository.ts';

interface NewRow {
  readonly name: string;
  readonly kind: 'person' | 'company' | 'government' | 'owner' | 'dealer';
  readonly region: string;
  readonly note: string;
}

/** Identities rise in the order of the rows of one statement; the order in which they come back is the engine's own. */
function inOrder(rows: readonly { readonly id: number }[]): readonly number[] {
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}

export async function insertBulkCustomers(tx: Tx, rows: readonly NewRow[], now: number): Promise<readonly number[]> {
  const inserted = await tx
    .insertInto('customer')
    .values(
      rows.map(({ name, kind, region, note }) => ({
        name,
        kind,
        region,
        note,
        isKeyCustomer: 0,
        lastRequestAt: 0,
        createdAt: now,
        updatedAt: now,
        version: 1,
      })),
    )
    .returning('id')
    .execute();
  return inOrder(inserted);
}

/** @returns customer id -> contact id. */
export async function insertBulkContacts(
  tx: Tx,
  rows: readonly { readonly id: number; readonly contact: string }[],
): Promise<ReadonlyMap<number, number>> {
  if (rows.length === 0) return new Map();
  const inserted = await tx
    .insertInto('customerContact')
    .values(rows.map(({ id, contact }) => ({ customerId: id, name: contact, formOfAddress: '', role: '', isPrimary: 1 })))
    .returning(['id', 'customerId'])
    .execute();
  return new Map(inserted.map(({ id, customerId }) => [customerId, id]));
}

export async function insertBulkPhones(
  tx: Tx,
  rows: readonly { readonly id: number; readonly phones: readonly string[] }[],
  contactIds: ReadonlyMap<number, number>,
): Promise<void> {
  const phones = rows.flatMap(({ id, phones }) =>
    phones.map((shownAs) => ({ customerId: id, contactId: contactIds.get(id) ?? null, ...phoneColumns(shownAs) })),
  );
  if (phones.length > 0) await tx.insertInto('customerPhone').values(phones).execute();
}

export async function insertBulkAddresses(tx: Tx, rows: readonly { readonly id: number; readonly address: string }[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('customerAddress')
    .values(rows.map(({ id, address }) => ({ customerId: id, label: '', text: address, isPrimary: 1 })))
    .execute();
}

export async function insertBulkItems(
  tx: Tx,
  rows: readonly { readonly customerId: number; readonly model: string; readonly serial: string; readonly purchasedOn: string }[],
  now: number,
): Promise<readonly number[]> {
  if (rows.length === 0) return [];
  const unknown = { category: '', brand: '', location: '', warrantyUntil: '', isOwnSale: 1, note: '', createdAt: now, version: 1 };
  const inserted = await tx
    .insertInto('installedItem')
    .values(rows.map((row) => ({ ...row, ...unknown })))
    .returning('id')
    .execute();
  return inOrder(inserted);
}

export type BulkTerm = SearchTermTable;
const termsPerStatement = 2000;

/** In the order of the index, so that neighbours are written together. */
export async function insertBulkTerms(tx: Tx, terms: readonly BulkTerm[]): Promise<void> {
  const sorted = terms.toSorted((a, b) =>
    a.subject === b.subject ? (a.term < b.term ? -1 : a.term > b.term ? 1 : 0) : a.subject < b.subject ? -1 : 1,
  );
  for (let start = 0; start < sorted.length; start += termsPerStatement) {
    await tx
      .insertInto('searchTerm')
      .values(sorted.slice(start, start + termsPerStatement))
      .execute();
  }
}
