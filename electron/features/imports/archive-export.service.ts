import type { z } from 'zod';
import type { FileOut } from '../../../shared/fields.ts';
import { archiveFields, fieldTitle } from '../../../shared/import-fields.ts';
import type { archiveSheetInput } from '../../../shared/imports.ts';
import { customers as englishCustomers } from '../../../shared/i18n/en/customers.ts';
import { exportTexts as english } from '../../../shared/i18n/en/exports.ts';
import type { Language } from '../../../shared/i18n/types.ts';
import { customers as chineseCustomers } from '../../../shared/i18n/zh-CN/customers.ts';
import { exportTexts as chinese } from '../../../shared/i18n/zh-CN/exports.ts';
import { maskPhonesIn } from '../../../shared/phone.ts';
import type { ActorContext } from '../../context.ts';
import { noteAccess } from '../../platform/access-log.ts';
import { exportList } from '../../platform/export.ts';
import { protectRows } from '../../platform/export-privacy.ts';
import { isCode } from '../../platform/phone-masking.ts';
import type { ExportCell, ExportKind } from '../../platform/spreadsheet/export-value.ts';
import { itemColumns, projectColumns, vehicleColumns } from './archive-columns.ts';
import type { ArchiveColumn, Facts } from './archive-columns.ts';
import { loadCustomers } from './archive-known.ts';
import type { StoredCustomer, StoredItem, StoredProject } from './archive-known.ts';
import { findLivingIds } from './archive-known.repository.ts';
import { paymentWords, policyWords } from './words.ts';

const customersAtOnce = 500;
const columnOf = new Map([...itemColumns, ...vehicleColumns, ...projectColumns].map((column) => [column.field, column]));
const exportKinds: Readonly<Partial<Record<ArchiveColumn['kind'], ExportKind>>> = { day: 'date', money: 'money', count: 'number' };

/**
 * All customers with their items and projects as one sheet in the columns that the import reads: importing it again changes nothing.
 * @throws DomainError `exportTooLarge`
 */
export async function exportArchive(context: ActorContext, { language }: z.output<typeof archiveSheetInput>): Promise<FileOut> {
  const texts = language === 'en' ? english : chinese;
  let people = 0;
  async function* rows() {
    for (let after = 0; ;) {
      const ids = await findLivingIds(context.db, after, customersAtOnce);
      const customers = await loadCustomers(context.db, ids);
      const allowed = await protectRows(context, 'customers', customers);
      people += customers.length;
      // A number that may not be taken along is left out, so that the sheet can still be imported.
      for (const [index, customer] of customers.entries())
        yield* rowsOf(allowed[index] === customer ? customer : withoutPhones(customer), language);
      const last = ids.at(-1);
      if (last === undefined || ids.length < customersAtOnce) return;
      after = last;
    }
  }
  const file = await exportList(context, {
    fileName: texts.list.archive,
    sheetName: texts.list.archive,
    columns: archiveFields.map((field) => ({
      header: fieldTitle(field, language),
      kind: exportKinds[columnOf.get(field.key)?.kind ?? 'line'] ?? 'text',
    })),
    rows: rows(),
  });
  noteAccess(context.app, { at: context.now, userId: context.actor.userId, kind: 'exported', customerId: null, records: people });
  return file;
}

function withoutPhones(customer: StoredCustomer): StoredCustomer {
  return {
    ...customer,
    facts: quiet(customer.facts),
    phones: [],
    addresses: customer.addresses.map(quietText),
    items: customer.items.map((item) => ({ ...item, facts: quiet(item.facts) })),
    projects: customer.projects.map((project) => ({ ...project, facts: { ...quiet(project.facts), managerPhone: '' } })),
  };
}

/** A note with a number in it is left out as a whole: masked, it would come back over the true one. */
function quiet(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, isCode(field) ? value : quietText(value)]));
}

function quietText<T>(value: T): T | '' {
  return typeof value === 'string' && maskPhonesIn(value) !== value ? '' : value;
}

/** A row for each item with its project, then one for each project without items; a customer with neither has one row. */
function rowsOf(customer: StoredCustomer, language: Language): readonly (readonly ExportCell[])[] {
  const projects = new Map(customer.projects.map((project) => [project.id, project]));
  const used = new Set(customer.items.map(({ projectId }) => projectId));
  const rows = [
    ...customer.items.map((item) => rowOf(customer, item, projects.get(item.projectId ?? 0), language)),
    ...customer.projects.filter(({ id }) => !used.has(id)).map((project) => rowOf(customer, undefined, project, language)),
  ];
  return rows.length > 0 ? rows : [rowOf(customer, undefined, undefined, language)];
}

function rowOf(
  customer: StoredCustomer,
  item: StoredItem | undefined,
  project: StoredProject | undefined,
  language: Language,
): readonly ExportCell[] {
  const cells = new Map<string, ExportCell>([
    ...customerCells(customer, language),
    ...cellsOf(item?.facts, itemColumns, language),
    ...cellsOf(item?.vehicle, vehicleColumns, language),
    ...cellsOf(project?.facts, projectColumns, language),
  ]);
  return archiveFields.map(({ key }) => cells.get(key));
}

function customerCells({ id, facts, phones, contacts, addresses }: StoredCustomer, language: Language): readonly [string, ExportCell][] {
  const kinds: Readonly<Record<string, string>> = (language === 'en' ? englishCustomers : chineseCustomers).kind;
  const numbers = phones.filter(({ isBad }) => isBad === 0).map(({ digits, ext }) => (ext === '' ? digits : `${digits}转${ext}`));
  return [
    ['name', facts['name']],
    ['customerNo', facts['externalNo'] || `@${id}`],
    ['kind', kinds[String(facts['kind'])]],
    ['region', facts['region']],
    ['note', facts['note']],
    ['phone', numbers.join('、')],
    ['contact', contacts[0]?.name],
    ['address', addresses[0]],
  ];
}

function cellsOf(facts: Facts | undefined, columns: readonly ArchiveColumn[], language: Language): readonly [string, ExportCell][] {
  return facts ? columns.map(({ field, column, kind }) => [field, cellOf(facts[column], kind, column, language)]) : [];
}

/** Zero is "not known" in figures, and "no" in what is rarely so; only of what is usually so the no is written. */
function cellOf(value: string | number | undefined, kind: ArchiveColumn['kind'], column: string, language: Language): ExportCell {
  const { yes, no } = (language === 'en' ? english : chinese).flag;
  if (kind === 'flag') return value === 1 ? yes : column === 'isOwnSale' ? no : undefined;
  if (kind === 'policy') return policyWords.wordOf(String(value ?? ''), language);
  if (kind === 'payment') return paymentWords.wordOf(String(value ?? ''), language);
  return value === 0 ? undefined : value;
}
