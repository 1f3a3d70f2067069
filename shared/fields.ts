import { z } from 'zod';
import { isStorableText } from './text.ts';

/** Text of one line: trimmed, storable (no NUL, no half characters), at most `max` code units. */
export function line(max: number) {
  return z.string().trim().max(max).refine(isStorableText, { error: 'unstorableText' });
}

/** Like `line`, but must not be empty, nor seem so: characters that nobody sees are no answer. */
export function requiredLine(max: number) {
  return line(max).min(1).refine(isVisibleOrEmpty, { error: 'required' });
}

/** Emptiness is reported by the length, once. */
export function isVisibleOrEmpty(text: string): boolean {
  return text === '' || /[^\p{Cc}\p{Cf}\p{Z}]/u.test(text);
}

/** What is typed into a search box; may be empty. */
export const searchText = line(60);

/** Text of several lines. */
export function paragraph(max: number) {
  return z.string().trim().max(max).refine(isStorableText, { error: 'unstorableText' });
}

/** Like `paragraph`, but must not be empty. */
export function requiredParagraph(max: number) {
  return paragraph(max).min(1).refine(isVisibleOrEmpty, { error: 'required' });
}

export const id = z.number().int().positive();
export const version = z.number().int().positive();
/** Epoch milliseconds in UTC, between 1970 and 2255. */
export const instant = z.number().int().min(0).max(9_000_000_000_000);
/** A calendar day `YYYY-MM-DD` in the years of `instant`: what lies outside has no first millisecond to compare with. */
export const day = z.iso.date().refine((text) => text >= '1970-01-01' && text <= '2254-12-31', { error: 'notADate' });
/** A calendar day or empty. */
export const optionalDay = z.union([z.literal(''), z.iso.date()]);
/** Whole fen, not negative, up to ten million yuan. */
export const fen = z.number().int().min(0).max(1_000_000_000);
/** Units of an item, more than none. */
export const quantity = z.number().int().min(1).max(1_000_000_000);
export const reason = requiredLine(300);
/** Made by the client, one per intention of the user: however often it arrives, there is one effect. */
export const requestKey = z
  .string()
  .min(16)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);

export const pageInput = { cursor: z.string().max(200).optional(), limit: z.number().int().min(1).max(100).default(50) };

/** One page of a list; `nextCursor` is given back to fetch the next. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
}

/** How many rows a filter finds; counting stops at `countLimit`. */
export interface Count {
  readonly total: number;
  readonly isMore: boolean;
}

export const countLimit = 10_000;

/** What a write answers: enough to show a toast and to open the thing. */
export interface Receipt {
  readonly id: number;
  readonly version: number;
  /** Document number, where the thing has one. */
  readonly no?: string;
}

/** A file made by the host for the user to keep. */
export interface FileOut {
  readonly fileName: string;
  readonly base64: string;
}
