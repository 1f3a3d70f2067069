/** A line before anything is understood. */
export interface RawHoliday {
  readonly line: number;
  readonly text: string;
  readonly day: string;
  readonly kind: string;
  readonly name: string;
  readonly windows: string;
}

const headings = {
  day: /^(日期|日子|day|date)$/i,
  kind: /^(类型|种类|休班|休\/班|安排|kind|type)$/i,
  name: /^(名称|节日|节假日|说明|name|holiday)$/i,
  windows: /^(时间|上班时间|营业时间|hours|windows)$/i,
} as const;
type Column = keyof typeof headings;
const usual: Readonly<Record<Column, number>> = { day: 0, kind: 1, name: 2, windows: 3 };

/** The lines of a pasted table or a CSV file; a heading says which column is which, without one they come in their usual order. */
export function readDelimited(text: string): readonly RawHoliday[] {
  const lines = text.split(/\r\n|\r|\n/).map((line, nth) => ({ line: nth + 1, text: line.trim() }));
  const filled = lines.filter(({ text: words }) => words.replaceAll(/[,;\t，；"\s]/g, '') !== '');
  const rows = filled.map((one) => ({ ...one, cells: cellsOf(one.text) }));
  const [first, ...others] = rows;
  const columns = first && headed(first.cells);
  return (columns ? others : rows).map(({ line, text: words, cells }) => {
    const cell = (column: Column) => unguarded(cells[(columns ?? usual)[column]]?.trim() ?? '');
    return { line, text: words, day: cell('day'), kind: cell('kind'), name: cell('name'), windows: cell('windows') };
  });
}

function headed(cells: readonly string[]): Readonly<Record<Column, number>> | undefined {
  const at = (column: Column) => cells.findIndex((cell) => headings[column].test(cell.trim()));
  if (at('day') < 0) return undefined;
  const windows = at('windows');
  // hours often stand in a last column without a heading
  return { day: at('day'), kind: at('kind'), name: at('name'), windows: windows < 0 ? cells.length : windows };
}

/** Splits at commas, semicolons and tabs outside double quotes; a line with tabs at tabs only. */
function cellsOf(line: string): readonly string[] {
  const isBreak = line.includes('\t') ? /\t/ : /[,;，；]/;
  const cells = [''];
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && isBreak.test(character)) cells.push('');
    else cells[cells.length - 1] += character;
  }
  return cells;
}

/** Sheets of ours put a quote before text that could start a formula. */
function unguarded(text: string): string {
  return text.replace(/^'(?=[=+\-@])/, '');
}
