import { toHalfWidth } from './text.ts';

/** An amount of money: a whole number of fen (1 yuan = 100 fen), negative for credits. Always a safe integer. */
export type Fen = number;

function whole(value: number, what: string): bigint {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} must be a safe integer, not ${value}`);
  return BigInt(value);
}

function toFen(value: bigint): Fen {
  const fen = Number(value);
  if (!Number.isSafeInteger(fen)) throw new RangeError(`the amount ${value} fen is too large`);
  return fen;
}

/** Sum of amounts in fen; of nothing, 0. @throws RangeError outside the safe integers */
export function addFen(...amounts: readonly Fen[]): Fen {
  return toFen(amounts.reduce((sum, amount) => sum + whole(amount, 'an amount'), 0n));
}

/** `amount - other` in fen. */
export function subtractFen(amount: Fen, other: Fen): Fen {
  return toFen(whole(amount, 'an amount') - whole(other, 'an amount'));
}

/** `amount` times a whole quantity, in fen. For broken quantities use {@link prorate}. */
export function timesFen(amount: Fen, quantity: number): Fen {
  return toFen(whole(amount, 'an amount') * whole(quantity, 'a quantity'));
}

/**
 * `total * part / whole` in fen, rounded half up by magnitude, so a refund mirrors its charge (-0.5 fen is -1).
 * Exact for every safe integer: the product never passes through a float. R-002-71: 5 fen at 70/100 is 4 fen.
 * @throws RangeError when `whole` is 0 or an argument is not a safe integer
 */
export function prorate(total: Fen, part: number, wholePart: number): Fen {
  const divisor = whole(wholePart, 'the whole');
  if (divisor === 0n) throw new RangeError('the whole must not be 0');
  const product = whole(total, 'an amount') * whole(part, 'the part');
  const negative = product < 0n !== divisor < 0n;
  const magnitude = product < 0n ? -product : product;
  const by = divisor < 0n ? -divisor : divisor;
  const rounded = (2n * magnitude + by) / (2n * by);
  return toFen(negative ? -rounded : rounded);
}

/** `percent` per cent of an amount in fen, half up; the rate may have up to four decimals (`percentFen(1000, 12.5)`). */
export function percentFen(amount: Fen, percent: number): Fen {
  const scaled = Math.round(percent * 10_000);
  if (Math.abs(scaled / 10_000 - percent) > 1e-9) throw new RangeError(`${percent} % has more than four decimals`);
  return prorate(amount, scaled, 1_000_000);
}

/**
 * Splits an amount in proportion to weights (integers >= 0) by the largest remainder; equal remainders go to the earlier part.
 * The parts always add up to `total`, each is within one fen of its exact share, and no part has the other sign.
 * If every weight is 0 the split is even.
 * @throws RangeError for a negative or broken weight, or when there is an amount but nobody to take it
 */
export function split(total: Fen, weights: readonly number[]): Fen[] {
  const amount = whole(total, 'an amount');
  if (weights.length === 0 && amount !== 0n) throw new RangeError('an amount cannot be split into no parts');
  if (amount < 0n) return split(-total, weights).map((part) => (part === 0 ? 0 : -part));
  const given = weights.map((weight) => whole(weight, 'a weight'));
  if (given.some((weight) => weight < 0n)) throw new RangeError('a weight must not be negative');
  const shares = given.some((weight) => weight > 0n) ? given : given.map(() => 1n);
  const sum = shares.reduce((all, weight) => all + weight, 0n);
  const parts = shares.map((weight, index) => ({ index, fen: (amount * weight) / sum, rest: (amount * weight) % sum }));
  const left = Number(amount - parts.reduce((all, part) => all + part.fen, 0n));
  const byRest = parts.toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const part of byRest.slice(0, left)) part.fen += 1n;
  return parts.map((part) => toFen(part.fen));
}

const UNITS: Readonly<Record<string, bigint>> = {
  '': 1n,
  百: 100n,
  千: 1000n,
  k: 1000n,
  万: 10_000n,
  w: 10_000n,
  十万: 100_000n,
  百万: 1_000_000n,
  千万: 10_000_000n,
  亿: 100_000_000n,
};
const AMOUNT = /^([-+负]?)[¥￥]?([-+]?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?(十万|百万|千万|[百千kw万亿])?[元块圆]?[整正]?$/;

/**
 * Reads an amount as people type it: `1.5万`, `1,234.50`, `￥12`, `12元`, full-width digits, `-3`.
 * Undefined when it is not an amount, has a fraction of a fen, or is too large: never a rounded guess.
 */
export function parseYuan(text: string): Fen | undefined {
  const typed = toHalfWidth(text)
    .replaceAll('。', '.')
    .replace(/\s+/g, '')
    .replace(/^(?:rmb|cny)/i, '')
    .toLowerCase();
  const match = AMOUNT.exec(typed);
  if (!match) return undefined;
  const [, sign = '', innerSign = '', grouped = '', decimals = '', unit = ''] = match;
  const digits = grouped.replaceAll(',', '');
  if (digits + decimals === '' || digits.length + decimals.length > 30 || (sign && innerSign)) return undefined;
  const scale = 10n ** BigInt(decimals.length);
  const scaled = BigInt(digits + decimals) * (UNITS[unit] ?? 1n) * 100n;
  if (scaled % scale !== 0n) return undefined;
  const fen = Number(scaled / scale);
  if (!Number.isSafeInteger(fen)) return undefined;
  const negative = [sign, innerSign].some((char) => char === '-' || char === '负');
  return negative && fen !== 0 ? -fen : fen;
}

/** `123456` fen as `1,234.56`; with a symbol `¥1,234.56`, negative `-¥1,234.56`. Always two decimals. */
export function formatYuan(fen: Fen, { symbol = '' }: { readonly symbol?: string } = {}): string {
  const amount = whole(fen, 'an amount');
  const magnitude = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  const yuan = magnitude.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0n ? '-' : ''}${symbol}${yuan}.${magnitude.slice(-2)}`;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'] as const;

/** One to four digits in words; a gap inside is one 零. `1010` is 壹仟零壹拾. */
function fourDigits(value: number): string {
  let words = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) gap = words !== '';
    else {
      words += (gap ? '零' : '') + DIGITS.charAt(digit) + (PLACES[place] ?? '');
      gap = false;
    }
  }
  return words;
}

/** A whole number below 10^16 in words: groups of four under 万, then 亿, which itself may count in 万 (壹万贰仟亿). */
function integerInWords(value: number, unit: 10_000 | 100_000_000 = 100_000_000): string {
  const high = Math.floor(value / unit);
  const low = value % unit;
  const words = (part: number): string => (unit === 100_000_000 ? integerInWords(part, 10_000) : fourDigits(part));
  if (high === 0) return words(low);
  const gap = low > 0 && (low < unit / 10 || high % 10_000 === 0) ? '零' : '';
  return words(high) + (unit === 10_000 ? '万' : '亿') + gap + words(low);
}

/**
 * The amount in capital Chinese numerals 人民币大写 for slips and receipts: 壹仟贰佰叁拾肆元伍角整, 壹元零伍分, 零元整, 负壹元整.
 * Up to the largest safe amount (about 90 万亿 yuan). 整 follows 元 or 角, never 分.
 */
export function yuanInWords(fen: Fen): string {
  const amount = Math.abs(Number(whole(fen, 'an amount')));
  if (amount === 0) return '零元整';
  const cents = amount % 100;
  const yuan = (amount - cents) / 100;
  const [jiao, rest] = [Math.floor(cents / 10), cents % 10];
  const words =
    (yuan > 0 ? `${integerInWords(yuan)}元` : '') +
    (jiao > 0 ? `${DIGITS.charAt(jiao)}角` : yuan > 0 && rest > 0 ? '零' : '') +
    (rest > 0 ? `${DIGITS.charAt(rest)}分` : '整');
  return (fen < 0 ? '负' : '') + words;
}
