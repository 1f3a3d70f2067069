import type { CustomerKind } from '../../../shared/customers.ts';
import { normalizePhone, splitPhones } from '../../../shared/phone.ts';
import { toHalfWidth } from '../../../shared/text.ts';
import { addDays, isDay } from '../../../shared/time.ts';

/** Numbers of a cell as written, each once; undefined when one of them cannot be dialled. */
export function readPhones(cell: string): readonly string[] | undefined {
  // The blank of `+86 138…` belongs to the number.
  const pieces = splitPhones(toHalfWidth(cell).replace(/(?:\+|\b00)86\s+/g, '+86')).flatMap(apart);
  const byDigits = new Map<string, string>();
  for (const piece of pieces) {
    const { digits, ext, valid } = normalizePhone(piece);
    if (!valid || piece.length > 40) return undefined;
    byDigits.set(`${digits}/${ext}`, piece);
  }
  return cell !== '' && byDigits.size === 0 ? undefined : [...byDigits.values()];
}

/** Two whole numbers with only a blank between them, e.g. `0731-88886666 88887777`; one number written with blanks stays one. */
function apart(piece: string): readonly string[] {
  if (normalizePhone(piece).valid) return [piece];
  const words = piece.split(/\s+/);
  return words.length > 1 && words.every((word) => word.length >= 7 && normalizePhone(word).valid) ? words : [piece];
}

/** A name of two or three characters that was filled up with blanks (`张　三`) loses them; blanks between words stay. */
export function readName(cell: string): string {
  const joined = cell.replace(/\s+/g, '');
  return /^\p{Script=Han}{2,4}$/u.test(joined) ? joined : cell;
}

const kindWords: Readonly<Record<CustomerKind, readonly string[]>> = {
  person: ['个人', '个人用户', '个人客户', '家庭', '家庭用户', '散户', '普通', '普通客户', '零售', '用户', 'individual', 'private'],
  company: ['公司', '企业', '企业客户', '单位', '单位客户', '商户', '商业', '集团', '集团客户', '公司客户', 'business', 'firm'],
  government: ['政府', '机关', '机关单位', '政府机关', '事业单位', '学校', '医院', '部队', 'public body', 'authority'],
  owner: ['业主', '住户', '小区业主', 'property owner'],
  dealer: ['经销商', '代理商', '分销商', '渠道', '网点', '专卖店', '门店', '零售商', 'reseller', 'distributor'],
};
const kindOf = new Map(
  Object.entries(kindWords).flatMap(([kind, words]) => [kind, ...words].map((word) => [word, kind as CustomerKind] as const)),
);

/** The kind of a customer in the words people use. Undefined for a word nobody knows. */
export function readKind(cell: string): CustomerKind | undefined {
  return kindOf.get(toHalfWidth(cell).toLowerCase());
}

const yes = new Set(['是', '有', '对', '真', 'y', 'yes', 'true', '1', '√', '✓', '✔', 'v']);
const no = new Set(['否', '无', '没有', '不是', '假', 'n', 'no', 'false', '0', '×', '✗', '✘', 'x']);

/** 1 for yes, 0 for no, undefined for a word that is neither. */
export function readFlag(cell: string): 0 | 1 | undefined {
  const word = toHalfWidth(cell).toLowerCase().trim();
  return yes.has(word) ? 1 : no.has(word) ? 0 : undefined;
}

/** Excel's day 25569 is 1970-01-01; a date that lost its format stands in the cell as such a number. */
const firstSerial = 20_000;
const lastSerial = 80_000;

/**
 * A day as spreadsheets hold it: `2026-1-5`, `2026/01/05 08:00`, `2026.1.5`, `2026年1月5日`, `20260105`, `26-1-5`, `46027`.
 * Undefined when it is no day; of `3/4/2026` nobody knows the month, so it is none either, while `25/12/2026` is one.
 */
export function readDay(cell: string): string | undefined {
  const typed = toHalfWidth(cell)
    .trim()
    .replace(/[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '');
  if (/^\d{5}(?:\.\d+)?$/.test(typed)) {
    const serial = Math.floor(Number(typed));
    return serial >= firstSerial && serial <= lastSerial ? addDays('1970-01-01', serial - 25_569) : undefined;
  }
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(typed);
  const yearFirst = /^(\d{4}|\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(typed);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(typed);
  if (compact ?? yearFirst) {
    const [, year = '', month = '', day = ''] = compact ?? yearFirst ?? [];
    return existing(year.length === 2 ? `${Number(year) > 79 ? '19' : '20'}${year}` : year, month, day);
  }
  if (!dayFirst) return undefined;
  const [, first = '', second = '', year = ''] = dayFirst;
  if (Number(first) > 12) return existing(year, second, first);
  return Number(second) > 12 || first === second ? existing(year, first, second) : undefined;
}

function existing(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) && text >= '1900' ? text : undefined;
}
