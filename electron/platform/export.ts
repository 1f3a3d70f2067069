import type { FileOut } from '../../shared/fields.ts';
import { exportTexts as english } from '../../shared/i18n/en/exports.ts';
import { loadCatalogue } from '../../shared/i18n/index.ts';
import { exportTexts as chinese } from '../../shared/i18n/zh-CN/exports.ts';
import { compactDay, formatTime } from '../../shared/time.ts';
import type { ActorContext } from '../context.ts';
import { DomainError } from '../errors.ts';
import { noteAccess } from './access-log.ts';
import { exportedColumns } from './export-columns.ts';
import type { ExportedList, ExportedRows } from './export-columns.ts';
import type { ListColumn } from './list-column.ts';
import { protectRows } from './export-privacy.ts';
import { readShop } from './settings.ts';
import type { ExportCell, ExportColumn } from './spreadsheet/export-value.ts';
import { writeWorkbook } from './spreadsheet/write.ts';
import type { ExportRows } from './spreadsheet/write.ts';
import { write } from './write.ts';

/** Rows that one exported file holds at most. */
export const exportLimit = 50_000;
const pageSize = 1000;

type Keys = readonly (string | number)[];

export interface ExportedFile {
  /** Without extension; the day and time are added. */
  readonly fileName: string;
  readonly sheetName: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: ExportRows;
}

/**
 * A list as an .xlsx file for the user, formula-safe (F107, G25). Who exported what and how many rows stands in the audit log (R-000-84).
 * @throws DomainError `exportTooLarge` for more than 50,000 rows: nothing is given out.
 */
export async function exportList(context: ActorContext, { fileName, sheetName, columns, rows }: ExportedFile): Promise<FileOut> {
  const { zone } = await readShop(context.app, context.db);
  let count = 0;
  async function* counted() {
    for await (const row of rows) {
      count += 1;
      if (count > exportLimit) throw new DomainError('exportTooLarge', { limit: exportLimit });
      yield row;
    }
  }
  const workbook = await writeWorkbook({ sheetName, columns, rows: counted(), timeZone: zone });
  const stamp = `${compactDay(context.now, zone)}-${formatTime(context.now, zone).replace(':', '')}`;
  const fullName = `${fileName}-${stamp}.xlsx`;
  // The subject is the user: an export changes no record, but it must be told who took data out.
  await write(context, async ({ record }) => {
    await record({
      subject: 'export',
      subjectId: context.actor.userId,
      kind: 'exported',
      data: { fileName: fullName, rows: count },
      changes: { fileName: [null, fullName], rows: [null, count] },
    });
    return { rows: count };
  });
  return { fileName: fullName, base64: workbook.toString('base64') };
}

/**
 * One of the application's lists in the shop's language. `fetch` gives the page after the sort keys of the last row, as the list itself does.
 * @throws DomainError `exportTooLarge`
 */
export async function exportRows<List extends ExportedList>(
  context: ActorContext,
  list: List,
  fetch: (after: Keys | undefined, limit: number) => Promise<readonly ExportedRows[List][]>,
  keysOf: (row: ExportedRows[List]) => Keys,
): Promise<FileOut> {
  const { language } = await readShop(context.app, context.db);
  const texts = language === 'en' ? english : chinese;
  const catalogue = await loadCatalogue(language);
  const columns: readonly ListColumn<ExportedRows[List]>[] = exportedColumns[list];
  let people = 0;
  async function* rows() {
    let after: Keys | undefined;
    for (;;) {
      const page = await fetch(after, pageSize);
      people += withoutPeople.has(list) ? 0 : page.length;
      for (const row of await protectRows(context, list, page))
        yield columns.map(({ value, words }) => toCell(value(row), texts.flag, words?.(catalogue)));
      const last = page.at(-1);
      if (!last || page.length < pageSize) return;
      after = keysOf(last);
    }
  }
  const file = await exportList(context, {
    fileName: texts.list[list],
    sheetName: texts.list[list],
    columns: columns.map(({ title, kind, width }) => ({
      header: texts.column[title],
      kind: kind === 'flag' ? 'text' : kind,
      width,
    })),
    rows: rows(),
  });
  if (people > 0)
    noteAccess(context.app, { at: context.now, userId: context.actor.userId, kind: 'exported', customerId: null, records: people });
  return file;
}

/** Lists in which no customer stands. */
const withoutPeople: ReadonlySet<ExportedList> = new Set([
  'audit',
  'oldParts',
  'parts',
  'partLedger',
  'progress',
  'efficiency',
  'timeliness',
  'numbers',
  'reorders',
  'reserves',
  'stockOnDay',
  'stockUse',
  'turnover',
  'slowStock',
  'countAccuracy',
  'purchaseOrders',
  'bags',
  'tools',
  'toolsDue',
  'toolAccount',
  'toolJournal',
  'toolGeneral',
  'replacements',
  'inquiries',
  'stocktakes',
  'stocktakeLines',
  'consignmentCosts',
  'staffAccounts',
  'wageDeductions',
]);

function toCell(
  value: ExportCell | boolean,
  flag: { readonly yes: string; readonly no: string },
  words: Readonly<Record<string, string>> | undefined,
): ExportCell {
  if (typeof value === 'boolean') return flag[value ? 'yes' : 'no'];
  return words && typeof value === 'string' ? (words[value] ?? value) : value;
}
