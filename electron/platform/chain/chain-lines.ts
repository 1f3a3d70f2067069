import { createHmac, createSecretKey } from 'node:crypto';
import { invariant } from '../../errors.ts';
import type { ChainedRule } from './chained-tables.ts';

/**
 * What stands in the chain: ids and keyed digests, never a name or a phone, so an erasure does not break it (F124). One line each:
 * - `au 12 <digest> <digest>` a row: of its fixed columns, and of its texts where the table has some;
 * - `~au 12 <digest>` the row's texts after an erasure;
 * - `!genesis au 12` how far the rows from before the chain are in it;
 * - `!begun au,sm,…` from here on rows of these tables are chained when they are written;
 * - `!restore {…}` the shop went back to a backup.
 */
export type ChainLine =
  | { readonly kind: 'row'; readonly code: string; readonly id: number; readonly fixed: string; readonly texts: string }
  | { readonly kind: 'erased'; readonly code: string; readonly id: number; readonly texts: string }
  | { readonly kind: 'genesis'; readonly code: string; readonly id: number }
  | { readonly kind: 'begun'; readonly codes: readonly string[] }
  | { readonly kind: 'restore'; readonly restore: Restore };

/** A place in the chain that somebody wrote down elsewhere. */
export interface ChainHead {
  readonly seq: number;
  readonly mac: string;
  readonly at: number;
  /** Rows in the chain up to there. */
  readonly total: number;
}

/** The chain was at `from` and went back to `to`: what lies between was given up knowingly. */
export interface Restore {
  readonly from: ChainHead;
  readonly to: ChainHead;
  readonly at: number;
}

type Row = Readonly<Record<string, unknown>>;

const keyObjects = new WeakMap<Uint8Array, ReturnType<typeof createSecretKey>>();

/** Making a key ready takes four times as long as a digest with it. */
function keyObject(key: Uint8Array): ReturnType<typeof createSecretKey> {
  let made = keyObjects.get(key);
  if (!made) keyObjects.set(key, (made = createSecretKey(key)));
  return made;
}

/** 128 bits are enough for what nobody can try without the key. */
const digestLength = 22;

function digest(key: Uint8Array, said: readonly unknown[]): string {
  return createHmac('sha256', keyObject(key)).update(JSON.stringify(said)).digest('base64url').slice(0, digestLength);
}

/** Digest of the columns that never change; the id is in it, so no row can stand for another one. */
export function fixedDigest(key: Uint8Array, { code, fixed }: ChainedRule, id: number, row: Row): string {
  return digest(key, ['row', code, id, ...valuesOf(row, fixed)]);
}

/** Digest of the texts that an erasure may blank, '' where there are none. */
export function textsDigest(key: Uint8Array, { code, texts }: ChainedRule, id: number, row: Row): string {
  return texts.length === 0 ? '' : digest(key, ['text', code, id, ...valuesOf(row, texts)]);
}

function valuesOf(row: Row, columns: readonly string[]): readonly unknown[] {
  return columns.map((column) => {
    const value = row[column];
    invariant(value !== undefined, `a chained row says its ${column}`);
    return value;
  });
}

export function rowLine(key: Uint8Array, rule: ChainedRule, id: number, row: Row): string {
  const texts = textsDigest(key, rule, id, row);
  return `${rule.code} ${id} ${fixedDigest(key, rule, id, row)}${texts && ` ${texts}`}`;
}

export function erasedLine(key: Uint8Array, rule: ChainedRule, id: number, row: Row): string {
  return `~${rule.code} ${id} ${textsDigest(key, rule, id, row)}`;
}

export const genesisLine = (code: string, id: number) => `!genesis ${code} ${id}`;
export const begunLine = (codes: readonly string[]) => `!begun ${codes.join()}`;
export const restoreLine = (restore: Restore) => `!restore ${JSON.stringify(restore)}`;

/** Only for lines whose block proved to be ours. */
export function readLine(line: string): ChainLine {
  const [first = '', second = '', third = '', fourth = ''] = line.split(' ');
  if (first === '!genesis') return { kind: 'genesis', code: second, id: Number(third) };
  if (first === '!begun') return { kind: 'begun', codes: second === '' ? [] : second.split(',') };
  if (first === '!restore') return { kind: 'restore', restore: JSON.parse(line.slice('!restore '.length)) as Restore };
  if (first.startsWith('~')) return { kind: 'erased', code: first.slice(1), id: Number(second), texts: third };
  return { kind: 'row', code: first, id: Number(second), fixed: third, texts: fourth };
}

/** Of lines that are in no block yet. */
export function openMac(key: Uint8Array, items: string): string {
  return createHmac('sha256', keyObject(key)).update('open\n').update(items).digest('base64url');
}

export interface BlockContent {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly items: string;
  readonly total: number;
  readonly prev: string;
}

/** Nobody can make one, or change one, without the key (F120). */
export function blockMac(key: Uint8Array, { seq, at, kind, items, total, prev }: BlockContent): string {
  return createHmac('sha256', keyObject(key))
    .update(JSON.stringify(['block', seq, at, kind, total, prev]))
    .update(items)
    .digest('hex');
}
