/**
 * True when both engines can store the text unchanged: no NUL (PostgreSQL refuses it) and no lone surrogate (it has no UTF-8 form).
 * Checked on raw input at the border, so hostile text is refused instead of failing in the database.
 */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/**
 * Text as it is stored: NFC, line ends as `\n`, without control characters (newline and tab stay) and without lone surrogates.
 * Keeps everything a person can have meant, emoji and rare characters included. The result is always storable.
 */
export function cleanText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, '');
  return wellFormed
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .normalize('NFC');
}

/** Full-width ASCII (`１２３ＡＢＣ，：`) and the ideographic space to their half-width forms; everything else stays. */
export function toHalfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ');
}

/** Every run of white space (newlines and ideographic spaces too) to one space, none at the ends: for one-line fields. */
export function collapseSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Number of characters as a person counts them closely enough: code points, so that `𠮷` is one. */
export function codePointLength(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** At most `max` code points, the ellipsis included; a surrogate pair is never cut in half. */
export function truncate(text: string, max: number, ellipsis = '…'): string {
  if (text.length <= max) return text;
  const points = [...text];
  if (points.length <= max) return text;
  const tail = [...ellipsis].slice(0, Math.max(0, max));
  return points.slice(0, Math.max(0, max - tail.length)).join('') + tail.join('');
}

// The characters that make a spreadsheet read a cell as a formula, with their full-width and small forms.
const FORMULA_START = '[=+\\-@\\t\\r\\n＝＋－＠﹦﹢﹣﹫]';
const NEEDS_QUOTE = new RegExp(`^'*[\\s\\0]*${FORMULA_START}`, 'u');
const HAS_QUOTE = new RegExp(`^'+[\\s\\0]*${FORMULA_START}`, 'u');

/**
 * A text cell of a CSV or Excel export that no spreadsheet runs as a formula: a leading `'` where the text could start one.
 * Exact inverse: {@link fromFormulaSafe}. Numbers are written as numbers and do not pass through here.
 */
export function formulaSafe(cell: string): string {
  return NEEDS_QUOTE.test(cell) ? `'${cell}` : cell;
}

/** The text that {@link formulaSafe} was given: `fromFormulaSafe(formulaSafe(x)) === x` for every text. */
export function fromFormulaSafe(cell: string): string {
  return HAS_QUOTE.test(cell) ? cell.slice(1) : cell;
}
