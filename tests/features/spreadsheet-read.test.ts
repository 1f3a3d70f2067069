import { expect, test } from 'vitest';
import { cellKind, numberText, tidyText } from '../../electron/platform/spreadsheet/cell-text.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import { guessHeaderRow } from '../../electron/platform/spreadsheet/table.ts';
import { encodeGb18030, row, workbook } from '../support/spreadsheet-corpus.ts';

const csv = async (text: string | Buffer) => (await readSpreadsheet(Buffer.from(text), '客户.csv')).rows;
const xlsx = (parts: Parameters<typeof workbook>[0]) => readSpreadsheet(workbook(parts), '客户.xlsx');

test('F109 CSV in UTF-8 with and without mark, GB18030 and UTF-16 gives the same texts', async () => {
  const text = '客户名称,电话,地址\r\n张三,13800000000,上海市静安区\r\n李四丰,021-62345678,苏州 “工业园区”\r\n';
  const rows = [
    ['客户名称', '电话', '地址'],
    ['张三', '13800000000', '上海市静安区'],
    ['李四丰', '021-62345678', '苏州 “工业园区”'],
  ];
  expect(await csv(text)).toEqual(rows);
  expect(await csv(`\ufeff${text}`)).toEqual(rows);
  expect(await csv(encodeGb18030(text))).toEqual(rows);
  expect(await csv(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(rows);
});

test('F109 CSV with quotes, line breaks in cells, each kind of line end and each separator', async () => {
  expect(await csv('名称,备注\r\n"王, ""大""","一行\r\n二行"\r\n')).toEqual([
    ['名称', '备注'],
    ['王, "大"', '一行\n二行'],
  ]);
  expect(await csv('a,b\rc,d\re,f')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
  ]);
  for (const separator of [';', '\t', '|']) {
    expect(await csv(`名称${separator}电话\n张,三${separator}138\n李,四${separator}139\n`)).toEqual([
      ['名称', '电话'],
      ['张,三', '138'],
      ['李,四', '139'],
    ]);
  }
  expect(await csv('a,b\n5"管,"c"d\n')).toEqual([
    ['a', 'b'],
    ['5"管', 'cd'],
  ]);
});

test('F109 a CSV whose first title looks like the start of a zip file is still a CSV', async () => {
  expect(await csv('PK,名称\n1,甲\n')).toEqual([
    ['PK', '名称'],
    ['1', '甲'],
  ]);
});

test('F109 blanks, invisible characters, full-width digits and empty edges are tidied', async () => {
  const dirty = '\u3000客户名称 ,电话\u200b, ,\n 张三\u00a0,１３８００００００００,,\n李四,０２１－６２３４５６７８,,\n,,,\n,,,\n';
  expect(await csv(dirty)).toEqual([
    ['客户名称', '电话'],
    ['张三', '13800000000'],
    ['李四', '021-62345678'],
  ]);
  expect(tidyText('ＡＢＣ（上海）公司：１号')).toBe('ABC（上海）公司：1号');
  expect(tidyText('a\u0007b\ud800')).toBe('ab');
});

test('F109 numbers, phones, dates, times and booleans of a workbook read as a person sees them', async () => {
  const styles =
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="165" formatCode="00000"/></numFmts>' +
    '<cellXfs>' +
    ['0', '14', '22', '164', '165', '9', '20', '4'].map((id) => `<xf numFmtId="${id}"/>`).join('') +
    '</cellXfs>';
  const number = (value: string, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
  const cells = [
    number('13812345678'),
    number('1.3812345678E10'),
    number('0.30000000000000004'),
    number('1234.5'),
    number('1E-7'),
    number('440106199001011234'),
    number('46086', 1),
    number('46086.6875', 2),
    number('46086', 3),
    number('46086.9999999999', 2),
    number('123', 4),
    number('0.155', 5),
    number('0.75', 6),
    number('1234.5', 7),
    '<c t="b"><v>1</v></c>',
    '<c t="d"><v>2026-03-05T09:05:00</v></c>',
    '<c t="e"><v>#N/A</v></c>',
    '<c t="str"><f>A1</f><v>结果</v></c>',
  ];
  const table = await xlsx({ styles, sheetData: `<row r="1">${cells.join('')}</row>` });
  expect(table.rows[0]).toEqual([
    '13812345678',
    '13812345678',
    '0.3',
    '1234.5',
    '0.0000001',
    '440106199001011264',
    '2026-03-05',
    '2026-03-05 16:30',
    '2026-03-05',
    '2026-03-06',
    '00123',
    '15.5%',
    '18:00',
    '1234.5',
    'TRUE',
    '2026-03-05 09:05',
    '#N/A',
    '结果',
  ]);
});

test('F109 dates count from 1904 where the workbook says so; the first days of 1900 are right', async () => {
  const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
  const sheetData = '<row r="1"><c s="0"><v>44624</v></c></row>';
  expect((await xlsx({ styles, sheetData, workbookProperties: '<workbookPr date1904="1"/>' })).rows).toEqual([['2026-03-05']]);
  expect(numberText(1, 'date')).toBe('1900-01-01');
  expect(numberText(61, 'date')).toBe('1900-03-01');
  expect(numberText(-1, 'date')).toBe('-1');
  expect(numberText(99_999_999, 'date')).toBe('99999999');
  expect(cellKind(0, 'm"月"d"日"')).toBe('date');
  expect(cellKind(0, '[$-804]h:mm AM/PM')).toBe('time');
  expect(cellKind(0, 'mm:ss')).toBe('time');
  expect(cellKind(0, '[Red]#,##0.00_);General')).toBe('plain');
});

test('F109 dates typed as text stay the text that was typed', async () => {
  expect(await csv('名称,日期\n甲,2026/3/5\n乙,2026年3月5日\n')).toEqual([
    ['名称', '日期'],
    ['甲', '2026/3/5'],
    ['乙', '2026年3月5日'],
  ]);
});

test('F109 merged cells are filled from their top-left cell, within the table only', async () => {
  const table = await xlsx({
    sheetData:
      row(1, ['客户清单', '', '']) + row(2, ['区域', '名称', '电话']) + row(3, ['静安', '张三', '138']) + row(4, ['', '李四', '139']),
    merges: '<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A3:A4"/><mergeCell ref="A9:B12"/></mergeCells>',
  });
  expect(table.rows).toEqual([
    ['客户清单', '客户清单', '客户清单'],
    ['区域', '名称', '电话'],
    ['静安', '张三', '138'],
    ['静安', '李四', '139'],
  ]);
  expect(table.mergedExpanded).toBe(2);
  expect(table.headerRow).toBe(1);
});

test('F109 the header row is found below titles and notes', () => {
  const data = [
    ['张三', '13800000000', '2026-03-05'],
    ['李四', '13900000000', '2026-03-06'],
  ];
  expect(guessHeaderRow([['名称', '电话', '日期'], ...data])).toBe(0);
  expect(guessHeaderRow([['客户表', '', ''], ['', '', ''], ['填表日期', '2026-01-01', ''], ['名称', '电话', '日期'], ...data])).toBe(3);
  expect(
    guessHeaderRow([
      ['', '', ''],
      ['1', '2', '3'],
    ]),
  ).toBe(1);
});

test('F109 the first visible sheet with content is read; rich and inline texts and escapes are joined', async () => {
  const relations = (ids: readonly number[]) =>
    `<Relationships>${ids.map((id) => `<Relationship Id="rId${id}" Type="x/worksheet" Target="/xl/worksheets/sheet${id}.xml"/>`).join('')}<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
  const sheet = (inside: string) => `<x:worksheet xmlns:x="m"><x:sheetData>${inside}</x:sheetData></x:worksheet>`;
  const bytes = workbook(
    {
      sheets:
        '<sheet name="藏" sheetId="1" state="hidden" r:id="rId1"/><sheet name="空" sheetId="2" r:id="rId2"/><sheet name="客户&amp;设备" sheetId="3" r:id="rId3"/>',
      workbookRelations: relations([1, 2, 3]),
      strings:
        '<si><r><t>张</t></r><r><rPr><b/></rPr><t xml:space="preserve">三 </t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si><si><t>行_x000D_\n二_x005F_x0041_</t></si><si/>',
    },
    [
      { name: 'xl/worksheets/sheet2.xml', data: sheet('') },
      {
        name: 'xl/worksheets/sheet3.xml',
        data: sheet(
          '<x:row><x:c r="B2" t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><x:c t="s"><x:v>2</x:v></x:c><x:c t="inlineStr"><x:is><x:t>&#x5185;<![CDATA[<i>]]></x:t></x:is></x:c></x:row>',
        ),
      },
    ],
  );
  const table = await readSpreadsheet(bytes, 'a.xlsx');
  expect(table.sheetName).toBe('客户&设备');
  expect(table.rows[1]).toEqual(['', '张三', '行\n二_x0041_', '', '内<i>']);
});
