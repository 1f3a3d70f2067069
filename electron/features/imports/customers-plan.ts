import { normalizePhone } from '../../../shared/phone.ts';
import { searchKey } from '../../../shared/search-query.ts';
import type { Db } from '../../db/engine.ts';
import { insertCustomers } from '../customers/customers-bulk.service.ts';
import type { BulkCustomer } from '../customers/customers-bulk.service.ts';
import { readDay, readKind, readName, readPhones } from './cells.ts';
import type { ImportPlan, RowCells } from './import-plan.ts';

/** A customer list: who, how to reach them, and what they bought. */
export const customersPlan: ImportPlan<BulkCustomer> = {
  target: 'customers',
  keyField: 'phone',
  read(cells) {
    const name = readName(cells.line('name', 80));
    const product = cells.line('product', 80);
    const serial = cells.line('serial', 60);
    const purchasedOn = dayOf(cells, 'purchasedOn');
    return {
      name,
      kind: kindOf(cells),
      region: cells.line('region', 60),
      note: cells.line('note', 2000),
      contact: readName(cells.line('contact', 40)),
      phones: [...new Set([...phonesOf(cells, 'phone'), ...phonesOf(cells, 'phone2')])],
      address: cells.line('address', 200),
      item: product + serial + purchasedOn === '' ? undefined : { model: product, serial, purchasedOn },
    };
  },
  keys: ({ name, phones }) => phones.map((phone) => keyOf(normalizePhone(phone).digits, name)),
  async findKnown(db, rows) {
    return findKnownCustomers(db, [...new Set(rows.flatMap(({ phones }) => phones.map((phone) => normalizePhone(phone).digits)))]);
  },
  insert: (tx, rows, { now }) => insertCustomers(tx, rows, now),
};

/** The same person: one of the numbers and the name without blanks are the same. */
function keyOf(digits: string, name: string): string {
  return `${digits} ${searchKey(name)}`;
}

async function findKnownCustomers(db: Db, digits: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('customerPhone')
    .innerJoin('customer', 'customer.id', 'customerPhone.customerId')
    .select(['customerPhone.digits', 'customer.name'])
    .where('customerPhone.digits', 'in', digits)
    .execute();
  return new Set(rows.map((row) => keyOf(row.digits, row.name)));
}

function phonesOf(cells: RowCells, field: string): readonly string[] {
  const phones = readPhones(cells.text(field));
  if (!phones) cells.problem(field, 'badPhone');
  return phones ?? [];
}

function kindOf(cells: RowCells): BulkCustomer['kind'] {
  const kind = readKind(cells.text('kind'));
  if (!kind) cells.problem('kind', 'invalid');
  return kind ?? 'person';
}

function dayOf(cells: RowCells, field: string): string {
  const typed = cells.text(field);
  const day = typed === '' ? '' : readDay(typed);
  if (day === undefined) cells.problem(field, 'invalid');
  return day ?? '';
}
