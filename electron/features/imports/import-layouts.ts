import { createHash } from 'node:crypto';
import type { ImportTarget } from '../../../shared/imports.ts';
import { importFields } from '../../../shared/imports.ts';
import { collapseSpaces, toHalfWidth } from '../../../shared/text.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { isReasonTitle } from './error-sheet.ts';
import type { Mapping } from './import-plan.ts';
import { findLayout, saveLayout } from './import-layouts.repository.ts';

/** The mapping of the last import of a sheet with the same titles in the same places. */
export async function rememberedMapping(db: Db, target: ImportTarget, titles: readonly string[]): Promise<Mapping | undefined> {
  const text = await findLayout(db, signatureOf(target, titles));
  if (text === undefined) return undefined;
  const known: Mapping = JSON.parse(text) as Mapping;
  return Object.fromEntries(importFields[target].map(({ key }) => [key, known[key] ?? null]));
}

export async function rememberMapping(
  tx: Tx,
  target: ImportTarget,
  titles: readonly string[],
  mapping: Mapping,
  now: number,
): Promise<void> {
  const known = Object.fromEntries(importFields[target].map(({ key }) => [key, mapping[key] ?? null]));
  await saveLayout(tx, { signature: signatureOf(target, titles), kind: target, mapping: JSON.stringify(known), updatedAt: now });
}

/** Our own column of reasons at the end of an error sheet leaves the layout what it was. */
function signatureOf(target: ImportTarget, titles: readonly string[]): string {
  const plain = titles.map((title) => (isReasonTitle(title.trim()) ? '' : collapseSpaces(toHalfWidth(title)).toLowerCase()));
  while (plain.at(-1) === '') plain.pop();
  return createHash('sha256')
    .update(JSON.stringify([target, ...plain]))
    .digest('base64url');
}
