import type { Sheet } from './shop-sheets.ts';
import { row, workbook } from './spreadsheet-corpus.ts';

export interface ArchiveSheet extends Sheet {
  readonly rows: number;
  readonly bad: number;
}

const titles = [
  '客户名称',
  '联系电话',
  '客户类型',
  '地址',
  '产品型号',
  '品牌',
  '机身号',
  '购买日期',
  '开票日期',
  '发票价',
  '工程名称',
  '合同号',
  '验收日期',
  '工程保修规则',
];
const streets = ['控江路', '四平路', '大连路', '黄兴路', '延吉中路'];
const models = ['海尔 BCD-215', '美的 KFR-35GW', '小天鹅 TB80', '格力 KFR-120'];

/** So many rows of a shop's archive: most customers have two items, every tenth a project; spread among them are rows that cannot be read. */
export function archiveSheet(rows = 20_000, bad = 37): ArchiveSheet {
  const every = Math.floor(rows / bad);
  const lines = [row(1, titles)];
  for (let n = 0; n < rows; n++)
    lines.push(row(n + 2, n % every === every - 1 && n < every * bad ? spoilt(n, Math.floor(n / every)) : archiveRow(n)));
  return {
    name: '档案.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: workbook({ sheetData: lines.join('') }),
    rows,
    bad,
  };
}

export function archiveRow(n: number): readonly string[] {
  const owner = Math.floor(n / 2);
  const day = String((n % 28) + 1).padStart(2, '0');
  const hasProject = owner % 10 === 0;
  return [
    `档案客户${owner}`,
    `13${String(200_000_000 + owner)}`,
    ['个人', '企业', '业主', '机关单位'][owner % 4] ?? '',
    `${streets[owner % 5]}${owner}号`,
    models[n % 4] ?? '',
    ['海尔', '美的', '小天鹅', '格力'][n % 4] ?? '',
    `AR${String(n).padStart(6, '0')}`,
    n % 3 === 0 ? `2024年3月${day}日` : `2024-03-${day}`,
    `2024/03/${day}`,
    `￥${String(1000 + (n % 900))}.50`,
    hasProject ? `工程${owner}` : '',
    hasProject ? `HT-${owner}` : '',
    hasProject ? '2024-06-01' : '',
    hasProject ? '工程（材料与设备）' : '',
  ];
}

/** A row as above that has one thing wrong. */
function spoilt(n: number, nth: number): readonly string[] {
  const cells = [...archiveRow(n)];
  const [column, text] = (
    [
      [1, '见备注'],
      [7, '去年'],
      [9, '面议'],
      [2, '外星人'],
    ] as const
  )[nth % 4] ?? [1, ''];
  cells[column] = text;
  return cells;
}
