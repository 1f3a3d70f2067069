import type { ImportProblem } from '../../../shared/imports.ts';
import { cleanText, codePointLength, collapseSpaces } from '../../../shared/text.ts';
import { DomainError } from '../../errors.ts';
import type { SheetTable } from '../../platform/spreadsheet/table.ts';
import { breathe } from './import-plan.ts';
import type { CheckedRow, ImportPlan, Mapping, RowCells, Tell } from './import-plan.ts';

export interface CheckedRows<Row> {
  readonly rowCount: number;
  /** Rows without errors. */
  readonly rows: readonly CheckedRow<Row>[];
  readonly errors: readonly ImportProblem[];
}

const rowsPerTurn = 500;

/** Reads all rows below the titles; every problem is told with its row and column, none stops the reading. */
export async function checkRows<Row>(
  plan: Pick<ImportPlan<Row>, 'read' | 'required' | 'filled'>,
  table: SheetTable,
  mapping: Mapping,
  signal?: AbortSignal,
): Promise<CheckedRows<Row>> {
  const tell = teller(table, mapping);
  const unmapped = plan.required(mapping).filter((field) => typeof mapping[field] !== 'number');
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
    const reader = rowReader(cells, mapping, (field, code, value) => errors.push(tell(index + 1, field, code, value)));
    for (const field of plan.filled) if (reader.text(field) === '') reader.problem(field, 'required');
    const value = plan.read(reader);
    if (errors.length === before) rows.push({ row: index + 1, value });
  }
  // A field without a column is told once, at the titles.
  for (const field of unmapped) errors.push({ row: table.headerRow + 1, column: '', field, code: 'required', value: '' });
  return { rowCount, rows, errors };
}

/** Names a field of a row by the title of its column. */
export function teller(table: SheetTable, mapping: Mapping): Tell {
  const titles = table.rows[table.headerRow] ?? [];
  return (row, field, code, value) => ({ row, column: columnTitle(titles, mapping[field]), field, code, value: value.slice(0, 200) });
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
