import type { Catalogue } from '../../../shared/i18n/index.ts';
import { formatDateTime } from '../../../shared/time.ts';
import type { PersonRows } from './person-data.repository.ts';

type Words = Catalogue['personFile'];

/** Columns that only the machine needs. */
const technical = /(^id|Id|version|reversed|digits|phoneDigits|urgencyRank|Rank|By)$/;

export interface PersonPage {
  readonly rows: PersonRows;
  readonly shop: { readonly name: string; readonly zone: string };
  readonly madeAt: string;
  readonly no: string;
  readonly words: Words;
}

/** All data of one person as a page that any browser shows and prints: a table per kind, without columns that say nothing. */
export function personPage({ rows, shop, madeAt, no, words }: PersonPage): string {
  const parts = [...rows].filter(([, found]) => found.length > 0).map(([table, found]) => section(table, found, shop.zone, words));
  const title = `${words.title} ${no}`;
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
body{font-family:sans-serif;margin:24px;color:#000}h1{font-size:20px}h2{font-size:15px;margin:20px 0 4px}
table{border-collapse:collapse;font-size:12px}td,th{border:1px solid #777;padding:3px 6px;text-align:left;vertical-align:top;white-space:pre-wrap}
</style></head><body><h1>${escaped(title)}</h1><p>${escaped(shop.name)} · ${escaped(madeAt)}</p>${parts.join('')}</body></html>`;
}

function section(table: string, rows: readonly Readonly<Record<string, unknown>>[], zone: string, words: Words): string {
  const titles = words.table as Readonly<Record<string, string>>;
  const labels = words.column as Readonly<Record<string, string>>;
  const columns = Object.keys(rows[0] ?? {}).filter(
    (column) => !technical.test(column) && rows.some((row) => row[column] !== '' && row[column] !== null && row[column] !== 0),
  );
  if (columns.length === 0) return '';
  const head = `<tr>${columns.map((column) => `<th>${escaped(labels[column] ?? column)}</th>`).join('')}</tr>`;
  const body = rows.map((row) => `<tr>${columns.map((column) => `<td>${cell(table, column, row, zone)}</td>`).join('')}</tr>`);
  return `<h2>${escaped(titles[table] ?? table)}</h2><table>${head}${body.join('')}</table>`;
}

/** A photograph is shown, everything else is text. */
function cell(table: string, column: string, row: Readonly<Record<string, unknown>>, zone: string): string {
  const content = row[column];
  if (table === 'attachment' && column === 'content' && typeof content === 'string' && content !== '')
    return `<img alt="" style="max-width:320px" src="data:image/jpeg;base64,${escaped(content)}">`;
  return escaped(cellText(column, row[column], zone));
}

function cellText(column: string, value: unknown, zone: string): string {
  if (typeof value === 'string') return value;
  // columns hold text, numbers and nothing else
  if (typeof value !== 'number') return '';
  if (/(At|^at)$/.test(column)) return value === 0 ? '' : formatDateTime(value, zone);
  return column.endsWith('Fen') ? (value / 100).toFixed(2) : String(value);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}
