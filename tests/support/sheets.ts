import { writeWorkbook } from '../../electron/platform/spreadsheet/write.ts';

/** A workbook of plain text cells, as a customer's own list is. */
export async function workbookOf(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const [titles = [], ...body] = rows;
  return writeWorkbook({ sheetName: 'Sheet1', columns: titles.map((header) => ({ header, kind: 'text' as const })), rows: body });
}

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'];
const given = ['建国', '秀英', '伟', '芳', '桂兰', '志强', '丽', '明', '晓东', '海燕'];
const streets = ['控江路', '四平路', '大连路', '黄兴路', '延吉中路'];

/** The nth customer of a list of a shop that typed it over ten years: every second row has some dirt in it. */
export function dirtyCustomer(n: number): readonly string[] {
  const name = `${surnames[n % surnames.length]}${given[Math.floor(n / surnames.length) % given.length]}`;
  const phone = `13${String(100_000_000 + n)}`;
  const landline = `021-${String(55_000_000 + n)}`;
  const day = String((n % 28) + 1);
  const product = ['海尔 BCD-215', '美的 KFR-35GW', '小天鹅 TB80', ''][n % 4] ?? '';
  switch (n % 10) {
    case 1:
      return [
        `${name.slice(0, 1)}　${name.slice(1)}`,
        fullWidth(phone),
        '个人',
        `${streets[n % 5]}${n}号`,
        product,
        `SN${n}`,
        `2024年3月${day}日`,
        '',
      ];
    case 3:
      return [
        `  ${name} `,
        `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
        '家庭',
        '',
        product,
        '',
        `2024/3/${day}`,
        '老客户',
      ];
    case 5:
      return [`上海${name}商贸有限公司`, `${phone}/${landline}`, '公司', `${streets[n % 5]}${n}号`, product, `SN${n}`, `2024.3.${day}`, ''];
    case 7:
      return [name, `${phone}；${landline}转8${n % 10}`, '', `${streets[n % 5]}${n}号`, product, '', `202403${day.padStart(2, '0')}`, ''];
    case 9:
      return [
        name,
        `${phone}、+86 138${String(10_000_000 + n)}`,
        '业主',
        `${streets[n % 5]}${n}号`,
        product,
        `SN${n}`,
        String(45_352 + (n % 28)),
        '=1+1',
      ];
    default:
      return [name, phone, '', `${streets[n % 5]}${n}号`, product, `SN${n}`, `2024-03-${day.padStart(2, '0')}`, ''];
  }
}

export const customerTitles = ['客户名称', '联系电话', '客户类型', '地址', '产品型号', '机身号', '购买日期', '备注'];

function fullWidth(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** Text in GB18030 for the characters of these tests; Node only reads that encoding. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  table ??= new Map(allPairs().map((pair) => [decoder.decode(pair), pair]));
  return Buffer.concat(
    [...text].map((char) => {
      const bytes = char.charCodeAt(0) < 0x80 ? Buffer.from(char) : table?.get(char);
      if (!bytes) throw new Error(`no GB18030 bytes for ${char}`);
      return bytes;
    }),
  );
}

let table: ReadonlyMap<string, Buffer> | undefined;

function allPairs(): Buffer[] {
  const pairs: Buffer[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) pairs.push(Buffer.from([lead, trail]));
  return pairs;
}
