/** A phone number taken apart. `digits` is the form that is stored and searched; the text as typed is kept beside it for showing. */
export type Phone = {
  /** ASCII digits without prefix +86, separators and extension; a landline keeps its area code, a foreign number its 00. Empty when there are none. */
  readonly digits: string;
  /** Extension 分机 or private-number code, digits only; empty without one. */
  readonly ext: string;
  readonly kind: 'mobile' | 'landline' | 'service' | 'other';
  /** False for a number that cannot be dialled: too short or long, or with foreign letters in it. */
  readonly valid: boolean;
};

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^(?:0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}|[2-9]\d{6,7})$/;
// 400/800 numbers, hot lines (95588, 96315, 12345, 10086, 1000 of carriers) and emergency numbers.
const SERVICE = /^(?:[48]00\d{7}|9[56]\d{3,6}|1[02]\d{3,6}|1[12]\d)$/;

const EXTENSION = /(?:转|轉|分机号?|内线|ext(?:ension|n)?\.?|x|#|\*)[\s:.：-]*(\d{1,6})$/i;
const SEPARATORS = /[\s()[\]{}.·/、_\u2010-\u2015\u2212\u2500\u4e00~—-]/gu;

function kindOf(digits: string): Phone['kind'] {
  if (MOBILE.test(digits)) return 'mobile';
  if (SERVICE.test(digits)) return 'service';
  return LANDLINE.test(digits) ? 'landline' : 'other';
}

const isComplete = (digits: string): boolean => MOBILE.test(digits) || LANDLINE.test(digits) || /^[48]00\d{7}$/.test(digits);

/** Half-width, without invisible characters and the dirt that spreadsheets add (`'138…`, `138….0`). */
function tidy(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}\p{Mn}]/gu, ' ')
    .trim()
    .replace(/^'/, '')
    .replace(/^(\d{7,})\.0+$/, '$1');
}

/**
 * Takes off +86 / 0086 / 86 and the trunk 0 before a mobile; gives a landline dialled from abroad its area 0 back.
 * A foreign number keeps its country as it is dialled from here: +852… is 00852….
 */
function withoutCountry(number: string, international: boolean): string {
  if (international && number !== '' && !number.startsWith('86')) return `00${number}`;
  if (/^01[3-9]\d{9}$/.test(number)) return number.slice(1);
  const national = international ? number.slice(2) : (/^0086(.*)$/.exec(number)?.[1] ?? /^86(1[3-9]\d{9})$/.exec(number)?.[1]);
  if (national === undefined) return number;
  if (!isComplete(national) && isComplete(`0${national}`)) return `0${national}`;
  return withoutCountry(national, false);
}

/**
 * Reads a phone number as people and spreadsheets write it: `０７３１－８８８８ ６６６６ 转 802`, `+86 138-0013-8000`, `(010)66668888-6`,
 * `400-820-8820`, an internal `802`. One number at a time; see {@link splitPhones} for cells that hold several.
 */
export function normalizePhone(text: string): Phone {
  const typed = tidy(text);
  const marked = EXTENSION.exec(typed);
  const body = (marked ? typed.slice(0, marked.index) : typed).trim();
  const international = /^[([\s]*\+/.test(body);
  const bare = body.replace(/^[([\s]*\+/, '').replace(SEPARATORS, '');
  const clean = /^\d*$/.test(bare);
  let digits = withoutCountry(bare.replace(/\D/g, ''), international);
  let ext = marked?.[1] ?? '';
  if (!marked && !isComplete(digits)) {
    // A last group behind a dash is an extension only if the number before it is already whole (0731-88886666-802).
    const dashed = /^(.*\d)\s*[-\u2010-\u2015\u2212]\s*(\d{1,6})$/u.exec(body);
    const head = dashed?.[1] === undefined ? '' : withoutCountry(dashed[1].replace(/\D/g, ''), international);
    if (isComplete(head)) {
      digits = head;
      ext = dashed?.[2] ?? '';
    }
  }
  const kind = kindOf(digits);
  const dialable = kind !== 'other' || (digits.length >= 2 && digits.length <= 6) || /^00[1-9]\d{6,14}$/.test(digits);
  return { digits, ext, kind, valid: clean && dialable };
}

/** True for text made of three or more digits and what people put between them: worth looking up as a phone or its tail. */
export function looksLikePhone(text: string): boolean {
  const typed = tidy(text)
    .replace(EXTENSION, '')
    .replace(/^[([\s]*\+/, '')
    .replace(SEPARATORS, '');
  return /^\d{3,20}$/.test(typed);
}

/** The last digits people remember a number by; the whole when it is shorter. */
export function phoneTail(digits: string, length = 4): string {
  return digits.slice(-length);
}

/** The numbers of a cell that holds several: `13800138000/0731-88886666；13900139000`. Each piece as written, empty ones dropped. */
export function splitPhones(text: string): string[] {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .split(/[/／;；,，、\n|]|\s+(?=1[3-9]\d{9})|(?<=1[3-9]\d{9})\s+(?=[04])|或者?|和/u)
    .map((piece) => piece.trim())
    .filter((piece) => /\p{Nd}/u.test(piece));
}

/** For lists outside the counter: `138****8000`, `0731****6666`. The extension goes; of short numbers at most the last two digits stay. */
export function maskPhone(text: string): string {
  const { digits } = normalizePhone(text);
  if (digits.length >= 7) return `${digits.slice(0, -8)}${'*'.repeat(4)}${digits.slice(-4)}`;
  return digits.length >= 5 ? `****${digits.slice(-2)}` : '*'.repeat(digits.length);
}

// A mobile, a landline with its area code, or a local number, as people write them in a text. A date, a sum of money or a document
// number has none of these forms.
const IN_TEXT =
  /(?<![A-Za-z\d])(?:(?:\+|00)?86[\s-]?)?(?:0?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|1[3-9]\d{2}[\s-]?\d{3}[\s-]?\d{4}|\(?0(?:10|2\d|[3-9]\d{2})\)?[\s-]?[2-9]\d{2,3}[\s-]?\d{4}|(?<!\d[.-])(?!20\d{6}(?!\d))[2-9]\d{6,7}(?!\s?[元.]))(?!\d)/g;

/** A text in which every phone number that stands in it is masked: `客户电话138****8000，下午打`. */
export function maskPhonesIn(text: string): string {
  const narrow = text.replace(/[０-９－]/g, (sign) => sign.normalize('NFKC'));
  return narrow.search(IN_TEXT) < 0 ? text : narrow.replace(IN_TEXT, (number) => maskPhone(number));
}
