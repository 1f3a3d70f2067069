import { customerTitles, dirtyCustomer, gb18030 } from './sheets.ts';
import { row, workbook } from './spreadsheet-corpus.ts';

export interface Sheet {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export interface CustomersSheet extends Sheet {
  /** Customers in it, each counted once. */
  readonly customers: number;
  /** Rows that repeat a customer. */
  readonly duplicates: number;
}

const regions = ['杨浦区', '虹口区', '静安区', '普陀区', '闵行区', '宝山区'];
/** So many rows share one merged cell of the column 区域. */
const rowsPerRegion = 40;
const titles = [...customerTitles.slice(0, 3), '区域', ...customerTitles.slice(3)];
const lastColumn = 'ABCDEFGHIJ'[titles.length - 1] ?? 'A';

/**
 * The customer list of a shop that kept it in Excel: a title merged over the table, an empty line, headings in row 3, the region written once in
 * a merged cell for many rows, empty rows between, repeated rows, and in every second row one of the spellings of `dirtyCustomer`.
 */
export function customersSheet(customers = 20_000): CustomersSheet {
  const rows = [row(1, ['客户资料（2019 年起，内部使用）']), row(2, []), row(3, titles)];
  const merges = [`A1:${lastColumn}1`];
  let duplicates = 0;
  let at = 4;
  for (let n = 0; n < customers; n++) {
    const start = at;
    const isFirst = n % rowsPerRegion === 0;
    rows.push(row(at++, withRegion(dirtyCustomer(n), isFirst ? regionOf(n) : '')));
    if (isFirst) merges.push(`D${start}:D${start + Math.min(rowsPerRegion, customers - n) - 1}`);
    if (n % rowsPerRegion !== rowsPerRegion - 1) continue;
    if ((n + 1) % 1000 === 0) at++; // an empty row, where one region ends
    if ((n + 1) % 400 !== 0) continue;
    rows.push(row(at++, withRegion(dirtyCustomer(n - 7), regionOf(n))));
    duplicates++;
  }
  const mergeCells = `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return {
    name: '客户资料.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: workbook({ sheetData: rows.join(''), merges: mergeCells }),
    customers,
    duplicates,
  };
}

export function regionOf(n: number): string {
  return regions[Math.floor(n / rowsPerRegion) % regions.length] ?? '';
}

function withRegion(cells: readonly string[], region: string): readonly string[] {
  return [...cells.slice(0, 3), region, ...cells.slice(3)];
}

export interface SheetPart {
  readonly code: string;
  readonly name: string;
  readonly barcode: string;
  readonly qty: number;
  readonly priceFen: number;
}

const partNames = ['压缩机', '风扇电机', '电路板', '排水泵', '门封条', '温控器', '滤网', '进水阀', '皮带', '电容'];
const units = ['台', '个', '块', '个', '条', '只', '张', '只', '根', '只'];

/** The nth part of the list below, as it should stand in the catalogue. */
export function sheetPart(n: number): SheetPart {
  const price = n % 9 === 0 ? 1234.5 + n : 18 + n;
  return {
    code: `PJ-${String(n).padStart(4, '0')}`,
    name: `${partNames[n % partNames.length]}${Math.floor(n / partNames.length) + 1}型`,
    barcode: `69${String(40_000_000_000 + n)}`,
    qty: n % 7 === 0 ? 0 : (n % 23) + 3,
    priceFen: Math.round(price * 100),
  };
}

/** A stock list from an old program: GB18030, ￥ and thousands separators, blanks and full-width letters in the codes, quantities with their unit. */
export function partsSheet(parts = 600): Sheet {
  const lines = ['配件编码,配件名称,规格型号,单位,条码,进价,售价,安全库存,现存量,库位'];
  for (let n = 0; n < parts; n++) {
    const { code, name, barcode, qty, priceFen } = sheetPart(n);
    const price = priceFen / 100;
    const unit = units[n % units.length] ?? '个';
    const typedCode = [code, ` ${code} `, fullWidth(code)][n % 3] ?? code;
    const typedPrice =
      price >= 1000
        ? `"￥${price.toLocaleString('en-US', { minimumFractionDigits: 2 })}"`
        : [`￥${price}`, `${price}元`, ` ${price} `][n % 3];
    const typedQty = [String(qty), `${qty}${unit}`, fullWidth(String(qty))][n % 3] ?? '';
    lines.push(
      [
        typedCode,
        name,
        `规格${n % 12}`,
        unit,
        barcode,
        String(Math.floor(price / 2)),
        typedPrice,
        '2',
        typedQty,
        `A-${String((n % 8) + 1).padStart(2, '0')}`,
      ].join(','),
    );
  }
  return { name: '配件库存.csv', mimeType: 'text/csv', buffer: gb18030(`${lines.join('\r\n')}\r\n`) };
}

function fullWidth(text: string): string {
  return text.replace(/[\w-]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}
