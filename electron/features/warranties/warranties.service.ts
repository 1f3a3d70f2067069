import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page } from '../../../shared/fields.ts';
import { daysBetween, dayOf } from '../../../shared/time.ts';
import type { Day } from '../../../shared/time.ts';
import { linesOfItem, linesOfProject, warrantyOn } from '../../../shared/warranties.ts';
import type { ItemWarranty, PresetTerms } from '../../../shared/warranties.ts';
import { expirySpan } from '../../../shared/warranty-list.ts';
import type { WarrantyRow, warrantyListInput } from '../../../shared/warranty-list.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { readZone } from '../../platform/settings.ts';
import { countExpiring, findExpiring } from './warranties-list.repository.ts';
import type { StoredRow } from './warranties-list.repository.ts';
import {
  deleteLinesOfItems,
  deleteLinesOfProject,
  findItemRecords,
  findItemsOfProject,
  findProjectRecord,
  findReplacements,
  insertLines,
} from './warranties.repository.ts';
import type { OwnedLine } from './warranties.repository.ts';

/** Whose warranty lines are dated anew. */
export type WarrantyScope = { readonly itemId: number } | { readonly itemIds: readonly number[] } | { readonly projectId: number };

const itemsAtOnce = 500;

/**
 * Dates the warranty lines of items, or of a project with all its items, anew (B-06). Belongs into the transaction of whatever changes
 * an item, its card, the days or the trade of a project, or a key part (R-002-81).
 */
export async function refreshWarranties(tx: Tx, scope: WarrantyScope): Promise<void> {
  if ('projectId' in scope) await refreshProject(tx, scope.projectId);
  const ids = 'projectId' in scope ? await findItemsOfProject(tx, scope.projectId) : 'itemIds' in scope ? scope.itemIds : [scope.itemId];
  for (let start = 0; start < ids.length; start += itemsAtOnce) await refreshItems(tx, ids.slice(start, start + itemsAtOnce));
}

async function refreshItems(tx: Tx, ids: readonly number[]): Promise<void> {
  const lines = await datedLines(tx, ids);
  await deleteLinesOfItems(tx, ids);
  await insertLines(tx, lines);
}

/** The warranty lines of items as their facts date them now; what is stored must say the same. */
export async function datedLines(db: Db, ids: readonly number[]): Promise<readonly OwnedLine[]> {
  const [records, replacements] = [await findItemRecords(db, ids), await findReplacements(db, ids)];
  return records
    .filter(({ isRetired }) => !isRetired)
    .flatMap((record) =>
      linesOfItem(record, replacements.get(record.id) ?? []).map((line) => ({
        ...line,
        itemId: record.id,
        projectId: null,
        customerId: record.customerId,
      })),
    );
}

async function refreshProject(tx: Tx, projectId: number): Promise<void> {
  const project = await findProjectRecord(tx, projectId);
  await deleteLinesOfProject(tx, projectId);
  if (!project) return;
  const { customerId } = project;
  await insertLines(
    tx,
    linesOfProject(project, []).map((line) => ({ ...line, itemId: null, projectId, customerId })),
  );
}

/**
 * Item -> its warranty as it stands on the day; two statements for however many items. The terms of a preset are for what the shop sold:
 * on what it repairs for others it has given no warranty (R-001-08).
 */
export async function warrantiesOf(
  db: Db,
  ids: readonly number[],
  today: Day,
  preset: PresetTerms | null,
): Promise<ReadonlyMap<number, ItemWarranty>> {
  const [records, replacements] = await Promise.all([findItemRecords(db, ids), findReplacements(db, ids)]);
  return new Map(
    records.map((record) => [record.id, warrantyOn(today, record, replacements.get(record.id) ?? [], record.isOwnSale ? preset : null)]),
  );
}

type ListInput = z.output<typeof warrantyListInput>;

/** The warranty lines that end between two days, the soonest first. */
export async function listExpiring(context: ActorContext, { cursor, limit, ...filter }: ListInput): Promise<Page<WarrantyRow>> {
  const today = await todayOf(context);
  const keys = fromCursor<[number, number]>(cursor, 2);
  const after = keys && { freeUntil: dayOfKey(keys[0]), id: keys[1] };
  const rows = await findExpiring(context.db, { ...filter, ...expirySpan(today, filter) }, after, limit + 1);
  return toPage(rows.map(withDaysLeft(today)), limit, keysOf);
}

export async function countExpiringList(context: ActorContext, filter: ListInput): Promise<Count> {
  const span = { line: filter.line, ...expirySpan(await todayOf(context), filter) };
  const total = await countExpiring(context.db, span, countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

export async function exportExpiring(context: ActorContext, { cursor: _cursor, limit: _limit, ...filter }: ListInput): Promise<FileOut> {
  const today = await todayOf(context);
  const span = { line: filter.line, ...expirySpan(today, filter) };
  return exportRows(
    context,
    'warranties',
    async (keys, limit) => {
      const after = keys && { freeUntil: dayOfKey(Number(keys[0])), id: Number(keys[1]) };
      return (await findExpiring(context.db, span, after, limit)).map(withDaysLeft(today));
    },
    keysOf,
  );
}

/** The shop's day. Inside a transaction, pass its `tx` as `db`. */
export async function todayOf({ app, db, now }: Pick<ActorContext, 'app' | 'db' | 'now'>): Promise<Day> {
  return dayOf(now, await readZone(app, db));
}

const withDaysLeft =
  (today: Day) =>
  (row: StoredRow): WarrantyRow => ({ ...row, daysLeft: daysBetween(today, row.freeUntil) });

/** A cursor is made of numbers: 2025-02-28 is 20250228 in it. */
const keysOf = ({ freeUntil, id }: WarrantyRow): readonly [number, number] => [Number(freeUntil.replaceAll('-', '')), id];

function dayOfKey(key: number): Day {
  const digits = String(key).padStart(8, '0');
  return `${digits.slice(0, -4)}-${digits.slice(-4, -2)}-${digits.slice(-2)}`;
}
