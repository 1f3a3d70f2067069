import type { ImportProblem } from '../../../shared/imports.ts';
import { cleanText, codePointLength, collapseSpaces } from '../../../shared/text.ts';
import { DomainError } from '../../errors.ts';
import type { SheetTable } from '../../platform/spreadsheet/table.ts';
import { breathe } from './import-plan.ts';
import type { ImportPlan, RowCells } from './import-plan.ts';

export type Mapping = Readonly<Record<string, number | null>>;

export interface CheckedRow<Row> {
  /** Row number as the sheet shows it. */
  readonly row: number;
  readonly value: Row;
  readonly keys: readonly string[];
  /** What the sheet holds in the field that tells rows apart. */
  readonly shown: string;
}

export interface CheckedRows<Row> {
  readonly rowCount: number;
  /** Rows without errors. */
  readonly rows: readonly CheckedRow<Row>[];
  readonly errors: readonly ImportProblem[];
}

const rowsPerTurn = 500;

/** Reads all rows below the titles; every problem is told with its row and column, none stops the reading. */
export async function checkRows<Row>(
  plan: ImportPlan<Row>,
  table: SheetTable,
  mapping: Mapping,
  required: readonly string[],
  signal?: AbortSignal,
): Promise<CheckedRows<Row>> {
  const titles = table.rows[table.headerRow] ?? [];
  const column = (field: string) => columnTitle(titles, mapping[field]);
  const unmapped = required.filter((field) => typeof mapping[field] !== 'number');
  const errors: ImportProblem[] = [];
  const rows: CheckedRow<Row>[] = [];
  let rowCount = 0;
  for (let index = table.headerRow + 1; index < table.rows.length; index++) {
    const cells = table.rows[index] ?? [];
    if (index % rowsPerTurn === 0) await breathe();
    if (signal?.aborted) throw new DomainError('cancelled');
    if (cells.every((cell) => cell.trim() === '')) continue;
    rowCount += 1;
    if (unmapped.length > 0) continue;
    const before = errors.length;
    const reader = rowReader(cells, mapping, (field, code, value) =>
      errors.push({ row: index + 1, column: column(field), field, code, value: value.slice(0, 200) }),
    );
    for (const field of required) if (reader.text(field) === '') reader.problem(field, 'required');
    const value = plan.read(reader);
    if (errors.length === before) rows.push({ row: index + 1, value, keys: plan.keys(value), shown: reader.text(plan.keyField) });
  }
  // A field without a column is told once, at the titles.
  for (const field of unmapped) errors.push({ row: table.headerRow + 1, column: '', field, code: 'required', value: '' });
  return { rowCount, rows, errors };
}

export interface SplitRows<Row> {
  readonly fresh: readonly CheckedRow<Row>[];
  readonly duplicates: readonly ImportProblem[];
}

/** Parts the rows that are new from those that the file has twice or the shop has already. */
export function splitDuplicates<Row>(
  plan: ImportPlan<Row>,
  { rows }: CheckedRows<Row>,
  known: ReadonlySet<string>,
  titles: readonly string[],
  mapping: Mapping,
): SplitRows<Row> {
  const seen = new Set<string>();
  const fresh: CheckedRow<Row>[] = [];
  const duplicates: ImportProblem[] = [];
  for (const row of rows) {
    const inShop = row.keys.some((key) => known.has(key));
    const inFile = row.keys.some((key) => seen.has(key));
    for (const key of row.keys) seen.add(key);
    if (!inShop && !inFile) fresh.push(row);
    else
      duplicates.push({
        row: row.row,
        column: columnTitle(titles, mapping[plan.keyField]),
        field: plan.keyField,
        code: inShop ? 'duplicateInShop' : 'duplicateInFile',
        value: row.shown,
      });
  }
  return { fresh, duplicates };
}

function rowReader(
  cells: readonly string[],
  mapping: Mapping,
  report: (field: string, code: ImportProblem['code'], value: string) => void,
): RowCells {
  const text = (field: string) => {
    const index = mapping[field];
    return typeof index === 'number' ? collapseSpaces(cleanText(cells[index] ?? '')) : '';
  };
  const problem = (field: string, code: ImportProblem['code']) => report(field, code, text(field));
  return {
    text,
    problem,
    line(field, max) {
      const value = text(field);
      if (value.length > max && codePointLength(value) > max) problem(field, 'tooLong');
      return value;
    },
  };
}

/** The title of a column, or its letters where it has none. */
function columnTitle(titles: readonly string[], index: number | null | undefined): string {
  if (typeof index !== 'number') return '';
  const title = collapseSpaces(titles[index] ?? '');
  if (title !== '') return title;
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
