import type { ToolKindRow } from '../../../shared/tools.ts';
import type { Db } from '../../db/engine.ts';
import { findKinds } from './tool-kinds.repository.ts';

const mostKinds = 20_000;

/** What a sheet of tools is compared with. */
export interface KnownTools {
  readonly kinds: readonly ToolKindRow[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly people: readonly { readonly id: number; readonly name: string; readonly badgeNo: string }[];
  readonly rooms: readonly { readonly id: number; readonly code: string; readonly name: string }[];
  /** Pieces that people hold, by `staff/kind`. */
  readonly held: ReadonlyMap<string, number>;
}

/** Kinds, numbers, people at work, rooms and who holds how many: all of it, because a sheet names each by words. */
export async function findKnownTools(db: Db): Promise<KnownTools> {
  const tools = await db.selectFrom('tool').select(['no', 'itemId']).execute();
  const held = await db
    .selectFrom('toolIssue')
    .select(['staffId', 'itemId'])
    .select((eb) => eb.fn.sum<number>('openQty').as('qty'))
    .where('openQty', '>', 0)
    .groupBy(['staffId', 'itemId'])
    .execute();
  return {
    kinds: await findKinds(db, { query: '', isShort: false }, undefined, mostKinds),
    numbers: new Map(tools.map(({ no, itemId }) => [no, itemId])),
    people: await db.selectFrom('staff').select(['id', 'name', 'badgeNo']).where('isActive', '=', 1).execute(),
    rooms: await db
      .selectFrom('place')
      .select(['id', 'code', 'name'])
      .where('kind', '=', 'toolStore')
      .where('isActive', '=', 1)
      .orderBy('code')
      .execute(),
    held: new Map(held.map(({ staffId, itemId, qty }) => [`${staffId}/${itemId}`, Number(qty)])),
  };
}

/** Codes of items of any kind, among these. */
export async function findCodesElsewhere(db: Db, codes: readonly string[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const rows = await db.selectFrom('item').select('code').where('code', 'in', codes).where('kind', '<>', 'tool').execute();
  return new Set(rows.map(({ code }) => code));
}
