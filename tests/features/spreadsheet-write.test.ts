import { expect, test } from 'vitest';
import { formulaSafe, fromFormulaSafe } from '../../shared/text.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import { guessDelimiter, parseCsv } from '../../electron/platform/spreadsheet/csv.ts';
import { safeSheetName } from '../../electron/platform/spreadsheet/workbook.ts';
import { writeCsv, writeWorkbook } from '../../electron/platform/spreadsheet/write.ts';
import type { ExportColumn } from '../../electron/platform/spreadsheet/export-value.ts';
import { unpack } from '../../electron/platform/spreadsheet/zip-content.ts';
import { readZipDirectory } from '../../electron/platform/spreadsheet/zip-directory.ts';
import { formulaTexts } from '../support/spreadsheet-corpus.ts';

const columns: readonly ExportColumn[] = [
  { header: '=名称', kind: 'text', width: 30 },
  { header: '数量', kind: 'number' },
  { header: '金额', kind: 'money' },
  { header: '日期', kind: 'date' },
  { header: '时间', kind: 'dateTime' },
];
const rows = formulaTexts.map(
  (text, index) => [text, index - 3, 123_456 - index * 100_000, '2026-03-05', Date.parse('2026-03-05T16:30:00Z')] as const,
);

/** What a plain CSV program sees: cells without our own reading of the quote. */
function plainCells(bytes: Buffer): string[][] {
  const cells: string[][] = [];
  parseCsv(bytes.toString('utf8'), ',', (row, column, text) => ((cells[row] ??= [])[column] = text));
  return cells;
}

async function partText(bytes: Buffer, name: string): Promise<string> {
  const entry = readZipDirectory(bytes).get(name);
  if (!entry) throw new Error(`no part ${name}`);
  const slices: Buffer[] = [];
  for await (const slice of unpack(entry)) slices.push(slice);
  return Buffer.concat(slices).toString('utf8');
}

test('F107 G25 a workbook holds no formula and every text comes back', async () => {
  const bytes = await writeWorkbook({ sheetName: '导出', columns, rows });
  const sheet = await partText(bytes, 'xl/worksheets/sheet1.xml');
  expect(sheet).not.toMatch(/<f[\s>]/);
  expect(sheet.match(/ t="str"/)).toBeNull();
  const table = await readSpreadsheet(bytes, 'a.xlsx');
  expect(table.rows[0]).toEqual(['=名称', '数量', '金额', '日期', '时间']);
  // The reader trims, as every reading of a customer's file does.
  expect(table.rows.slice(1).map((cells) => cells[0])).toEqual(formulaTexts.map((text) => text.replaceAll('\t', ' ').trim()));
  expect(table.rows[1]).toEqual(['=1+1', '-3', '1234.56', '2026-03-05', '2026-03-06 00:30']);
  expect(table.rows[3]?.slice(1, 3)).toEqual(['-1', '-765.44']);
});

test('F107 G25 no cell of a CSV starts like a formula and every text comes back exactly', async () => {
  const bytes = await writeCsv({ columns, rows });
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const cells = plainCells(bytes);
  expect(cells).toHaveLength(rows.length + 1);
  for (const [first] of cells) expect(first).not.toMatch(/^[\s\0]*[=+\-@＝＋－＠]/);
  expect(cells.slice(1).map(([first]) => fromFormulaSafe(first as string))).toEqual([...formulaTexts]);
  expect(cells[0]?.[0]).toBe(formulaSafe('=名称'));
  expect(cells[1]?.slice(1)).toEqual(['-3', '1234.56', '2026-03-05', '2026-03-06 00:30']);
  expect(guessDelimiter(bytes.toString('utf8'))).toBe(',');
});

test('F107 text in a number, money or date column stays text, and is safe too', async () => {
  const odd: readonly (readonly (string | number | null)[])[] = [
    ['a', '=1', '=2', '=3', '=4'],
    ['b', Number.NaN, 1.5, '2026-02-30', '1850-01-01'],
    [null, null, null, null, null],
    ['c'],
  ];
  const csv = plainCells(await writeCsv({ columns, rows: odd }));
  expect(csv[1]).toEqual(['a', "'=1", "'=2", "'=3", "'=4"]);
  expect(csv[2]).toEqual(['b', 'NaN', '1.5', '2026-02-30', '1850-01-01']);
  const table = await readSpreadsheet(await writeWorkbook({ sheetName: '导出', columns, rows: odd }), 'a.xlsx');
  expect(table.rows[1]).toEqual(['a', '=1', '=2', '=3', '=4']);
  expect(table.rows[2]).toEqual(['b', 'NaN', '1.5', '2026-02-30', '1850-01-01']);
  expect(table.rows[4]).toEqual(['c', '', '', '', '']);
});

test('G25 the header is bold and frozen, columns have widths, numbers and dates are real', async () => {
  const bytes = await writeWorkbook({ sheetName: '导出', columns, rows: rows.slice(0, 1) });
  const sheet = await partText(bytes, 'xl/worksheets/sheet1.xml');
  const styles = await partText(bytes, 'xl/styles.xml');
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" state="frozen"');
  expect(sheet).toContain('<col min="1" max="1" width="30"');
  const style = (cell: string) => Number(new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(sheet)?.[1]);
  const formats = [...(/<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*numFmtId="(\d+)" fontId="(\d+)"/g)];
  const fonts = [...(/<fonts.*<\/fonts>/s.exec(styles)?.[0] ?? '').matchAll(/<font>(.*?)<\/font>/g)].map((match) => match[1]);
  expect(fonts[Number(formats[style('A1')]?.[2])]).toContain('<b/>');
  expect(fonts[Number(formats[style('A2')]?.[2])]).not.toContain('<b/>');
  expect(sheet).toMatch(/<c r="B2"[^>]*><v>-3<\/v>/);
  expect(sheet).toMatch(/<c r="C2"[^>]*><v>1234.56<\/v>/);
  expect(sheet).toMatch(/<c r="D2"[^>]*><v>46086<\/v>/);
  expect(styles).toContain('formatCode="yyyy-mm-dd hh:mm"');
  expect([safeSheetName('工单[1]/2'), safeSheetName("''"), safeSheetName('x'.repeat(40)).length]).toEqual(['工单 1  2', 'Sheet1', 31]);
});

test('an export can be cancelled, and an error of the rows reaches the caller', async () => {
  const controller = new AbortController();
  const endless = (function* () {
    for (let at = 0; ; at += 1) {
      if (at === 2000) controller.abort();
      yield ['a', at, null, null, null];
    }
  })();
  await expect(writeWorkbook({ sheetName: 'a', columns, rows: endless, signal: controller.signal })).rejects.toMatchObject({
    code: 'cancelled',
  });
  await expect(writeCsv({ columns, rows, signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' });
  async function* broken(): AsyncGenerator<readonly string[]> {
    yield ['a'];
    throw new Error('query failed');
  }
  await expect(writeWorkbook({ sheetName: 'a', columns, rows: broken() })).rejects.toThrow('query failed');
});

test('G23 20,000 rows: writing 12 columns and reading 8 stay within seconds and leave the event loop free', async () => {
  const wide = Array.from({ length: 12 }, (_, at): ExportColumn => ({
    header: `栏目${at}`,
    kind: at < 8 ? 'text' : at < 10 ? 'number' : 'money',
  }));
  const many = function* (width: number) {
    for (let at = 0; at < 20_000; at += 1)
      yield Array.from({ length: width }, (_, column) => (column < 8 ? `客户${at}号 第${column}栏 某某路` : at * column));
  };
  let last = performance.now();
  let lag = 0;
  const beat = setInterval(() => {
    lag = Math.max(lag, performance.now() - last - 5);
    last = performance.now();
  }, 5);
  const start = performance.now();
  const file = await writeWorkbook({ sheetName: '大表', columns: wide, rows: many(12) });
  const written = performance.now();
  const narrow = await writeWorkbook({ sheetName: '大表', columns: wide.slice(0, 8), rows: many(8) });
  const middle = performance.now();
  const table = await readSpreadsheet(narrow, 'a.xlsx');
  const end = performance.now();
  clearInterval(beat);
  expect(table.rows).toHaveLength(20_001);
  expect((await readSpreadsheet(file, 'a.xlsx')).rows[20_000]?.slice(7)).toEqual([
    '客户19999号 第7栏 某某路',
    '159992',
    '179991',
    '1999.9',
    '2199.89',
  ]);
  console.log(
    `20,000 x 12 written in ${Math.round(written - start)} ms, 20,000 x 8 read in ${Math.round(end - middle)} ms, longest stand-still ${Math.round(lag)} ms`,
  );
}, 60_000);
