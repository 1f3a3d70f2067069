import { customerKinds } from '../../../shared/customers.ts';
import { normalizePhone } from '../../../shared/phone.ts';
import { searchKey } from '../../../shared/search-query.ts';
import { itemColumns, projectColumns, readCode, readFacts, sameKey, vehicleColumns } from './archive-columns.ts';
import type { Facts } from './archive-columns.ts';
import { readKind, readName, readPhones } from './cells.ts';
import type { RowCells } from './import-plan.ts';

/** What a row of the archive says; whatever is empty in it says nothing. */
export interface ArchiveRow {
  readonly customerNo: string;
  readonly name: string;
  /** Of the customer, without name and number. */
  readonly customer: Facts;
  readonly contact: string;
  /** As typed, each once. */
  readonly phones: readonly string[];
  readonly address: string;
  readonly project: Facts | undefined;
  readonly item: Facts | undefined;
  readonly vehicle: Facts | undefined;
}

export function readArchiveRow(cells: RowCells): ArchiveRow {
  const customerNo = readCode(cells.line('customerNo', 40));
  const phones = [...new Set([...phonesOf(cells, 'phone'), ...phonesOf(cells, 'phone2')])];
  // Another row or the shop may know the numbers of a customer with a number of its own.
  if (customerNo === '' && cells.text('phone') === '' && phones.length === 0) cells.problem('phone', 'required');
  const project = filled(readFacts(cells, projectColumns));
  const vehicle = filled(readFacts(cells, vehicleColumns));
  const facts = readFacts(cells, itemColumns);
  // A yes or no alone names nothing: a sheet may have it in every row.
  const item = Object.values(facts).some((value) => typeof value === 'string') ? facts : vehicle && {};
  if (project && !project['name'] && !project['contractNo']) cells.problem('projectName', 'required');
  return {
    customerNo,
    name: readName(cells.line('name', 80)),
    customer: customerOf(cells),
    contact: readName(cells.line('contact', 40)),
    phones,
    address: cells.line('address', 200),
    project,
    item,
    vehicle,
  };
}

function filled(facts: Facts): Facts | undefined {
  return Object.keys(facts).length > 0 ? facts : undefined;
}

function customerOf(cells: RowCells): Facts {
  const facts: Record<string, string> = {};
  const typed = cells.text('kind');
  if (typed !== '') {
    const kind = readKind(typed) ?? customerKinds.find((one) => one === typed);
    if (kind) facts['kind'] = kind;
    else cells.problem('kind', 'invalid');
  }
  const region = cells.line('region', 60);
  const note = cells.line('note', 2000);
  if (region !== '') facts['region'] = region;
  if (note !== '') facts['note'] = note;
  return facts;
}

function phonesOf(cells: RowCells, field: string): readonly string[] {
  const phones = readPhones(cells.text(field));
  if (!phones) cells.problem(field, 'badPhone');
  return phones ?? [];
}

/** The same person: one of the numbers and the name without blanks are the same. */
export function personKey(digits: string, name: string): string {
  return `${digits} ${searchKey(name)}`;
}

/** A number with its extension, as it is compared. */
export function phoneKey(shownAs: string): string {
  const { digits, ext } = normalizePhone(shownAs);
  return `${digits}/${ext}`;
}

/** Items without a serial are told apart by model and invoice. */
export function modelKey(item: Facts): string {
  return `${sameKey(item['model'])} ${sameKey(item['invoiceNo'])}`;
}
