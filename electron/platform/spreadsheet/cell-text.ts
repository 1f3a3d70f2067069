import { cleanText, toHalfWidth } from '../../../shared/text.ts';

const dayMilliseconds = 86_400_000;

/** How a number format of a cell wants its number to be read. */
export type CellKind = 'plain' | 'date' | 'dateTime' | 'time' | 'percent' | { readonly digits: number };

const builtInKinds: Readonly<Record<number, CellKind>> = { 9: 'percent', 10: 'percent', 22: 'dateTime' };

/** Reads a number format: `code` is the format's text where the file defines one, otherwise the built-in number decides. */
export function cellKind(formatId: number, code: string | undefined): CellKind {
  if (code === undefined) {
    if (builtInKinds[formatId]) return builtInKinds[formatId];
    const date =
      (formatId >= 14 && formatId <= 17) || (formatId >= 27 && formatId <= 31) || (formatId >= 50 && formatId <= 58) || formatId === 36;
    const time = (formatId >= 18 && formatId <= 21) || (formatId >= 32 && formatId <= 35) || (formatId >= 45 && formatId <= 47);
    return date ? 'date' : time ? 'time' : 'plain';
  }
  const bare = code
    .slice(0, 255)
    .replace(/"[^"]*"|\\.|\[[^\]]*\]|[*_]./g, '')
    .split(';')[0]!
    .toLowerCase();
  if (/^0{2,}$/.test(bare)) return { digits: bare.length };
  if (bare.includes('%')) return 'percent';
  if (bare === 'general' || bare === '@') return 'plain';
  const date = /[yd]|m{3,}|(?<![hs:])m(?![:s])/.test(bare) && !/^m+:s/.test(bare);
  const time = /h|s|am\/pm/.test(bare);
  if (date && /[yd]/.test(bare) && time) return 'dateTime';
  return time ? 'time' : date ? 'date' : 'plain';
}

/** A stored number as a person reads it: no float noise, no exponent for anything that looks like a phone or a serial number. */
export function numberText(value: number, kind: CellKind = 'plain', date1904 = false): string {
  if (!Number.isFinite(value)) return '';
  if (kind === 'percent') return `${plainNumber(value * 100)}%`;
  if (typeof kind === 'object')
    return Number.isInteger(value) && value >= 0 ? plainNumber(value).padStart(kind.digits, '0') : plainNumber(value);
  if (kind === 'plain') return plainNumber(value);
  return serialText(value, kind, date1904) ?? plainNumber(value);
}

function plainNumber(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e-')
    ? Number(text)
        .toFixed(18)
        .replace(/\.?0+$/, '')
    : text;
}

/** Day number of a spreadsheet -> `YYYY-MM-DD`, with ` HH:mm` where a time of day is in it; undefined outside the calendar. */
function serialText(serial: number, kind: 'date' | 'dateTime' | 'time', date1904: boolean): string | undefined {
  if (serial < 0 || serial >= 2_958_466) return undefined;
  const minutes = new Date(Math.round((serial * dayMilliseconds) / 60_000) * 60_000).toISOString().slice(11, 16);
  const midnight = minutes === '00:00';
  if (kind === 'time' && serial < 1) return minutes;
  // Day 60 is 29 February 1900, which never was: the days before it count one less.
  const offset = date1904 ? 0 : serial < 60 ? 1 : 0;
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const at = new Date(epoch + Math.round(((serial + offset) * dayMilliseconds) / 60_000) * 60_000).toISOString();
  return midnight ? at.slice(0, 10) : `${at.slice(0, 10)} ${minutes}`;
}

/** ISO text of a date cell (`t="d"`) -> the same shape as a day number gives. */
export function isoText(value: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(value);
  if (!match) return value;
  return match[2] && match[2] !== '00:00' ? `${match[1]} ${match[2]}` : match[1]!;
}

/**
 * What people paste, tidied: no invisible characters, no blanks around, full-width digits and Latin letters as ordinary ones. Full-width
 * punctuation stays where it is proper Chinese; between digits (phones, amounts) it is a typing habit.
 */
export function tidyText(text: string): string {
  if (/^[\x21-\x7e\u4e00-\u9fff]*$/.test(text)) return text;
  const visible = text.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '').replace(/[\u00a0\u3000\t]/g, ' ');
  return cleanText(visible)
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/g, toHalfWidth)
    .replace(/(?<=\d)[\uff0d\uff0e](?=\d)/g, toHalfWidth)
    .trim();
}
