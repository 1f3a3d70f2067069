import type { Tx } from '../../db/engine.ts';
import { phoneColumns } from './customers-details.repository.ts';
import type { CustomerKind } from '../../../shared/customers.ts';

export interface BulkCustomerRow {
  readonly name: string;
  readonly kind: CustomerKind;
  readonly region: string;
  readonly note: string;
  readonly externalNo: string;
  readonly source: string;
}

/** Identities rise in the order of the rows of one statement; the order in which they come back is the engine's own. */
export async function insertBulkCustomers(tx: Tx, rows: readonly BulkCustomerRow[], now: number): Promise<readonly number[]> {
  const inserted = await tx
    .insertInto('customer')
    .values(
      rows.map(({ name, kind, region, note, externalNo, source }) => ({
        name,
        kind,
        region,
        note,
        externalNo,
        source,
        isKeyCustomer: 0,
        lastRequestAt: 0,
        createdAt: now,
        updatedAt: now,
        version: 1,
      })),
    )
    .returning('id')
    .execute();
  return inserted.map(({ id }) => id).toSorted((a, b) => a - b);
}

interface Made {
  readonly id: number;
  readonly customerId: number;
}

export async function insertBulkContacts(
  tx: Tx,
  rows: readonly { readonly customerId: number; readonly name: string; readonly isPrimary: number }[],
): Promise<readonly (Made & { readonly name: string })[]> {
  if (rows.length === 0) return [];
  return tx
    .insertInto('customerContact')
    .values(rows.map((row) => ({ ...row, formOfAddress: '', role: '' })))
    .returning(['id', 'customerId', 'name'])
    .execute();
}

export async function insertBulkPhones(
  tx: Tx,
  rows: readonly { readonly customerId: number; readonly contactId: number | null; readonly shownAs: string }[],
): Promise<readonly Made[]> {
  if (rows.length === 0) return [];
  return tx
    .insertInto('customerPhone')
    .values(rows.map(({ customerId, contactId, shownAs }) => ({ customerId, contactId, ...phoneColumns(shownAs) })))
    .returning(['id', 'customerId'])
    .execute();
}

export async function insertBulkAddresses(
  tx: Tx,
  rows: readonly { readonly customerId: number; readonly text: string; readonly isPrimary: number }[],
): Promise<readonly Made[]> {
  if (rows.length === 0) return [];
  return tx
    .insertInto('customerAddress')
    .values(rows.map((row) => ({ ...row, label: '' })))
    .returning(['id', 'customerId'])
    .execute();
}
