import type { z } from 'zod';
import type { FileOut } from '../../../shared/fields.ts';
import { prorate } from '../../../shared/money.ts';
import { defaultReorderSettings, reorder, reorderKey } from '../../../shared/reordering.ts';
import type { ReorderList, ReorderRow, ReorderSettings, reorderSettings } from '../../../shared/reordering.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { exportRows } from '../../platform/export.ts';
import { readSetting, readZone } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { saveSetting } from '../settings/settings.service.ts';
import { findOnOrder } from './on-order.repository.ts';
import { findReorderItems, findReserved, findShelfStock } from './reordering.repository.ts';
import { findUse } from './use.repository.ts';
import type { Span, Use } from './use.repository.ts';

export type { Span, Use } from './use.repository.ts';

export async function readReorderSettings(db: Db): Promise<ReorderSettings> {
  return readSetting(db, reorderKey, defaultReorderSettings);
}

export async function viewReorderSettings({ db }: ActorContext): Promise<ReorderSettings> {
  return readReorderSettings(db);
}

export async function saveReorderSettings(context: ActorContext, settings: z.output<typeof reorderSettings>): Promise<ReorderSettings> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await readReorderSettings(tx);
    await saveSetting(tx, reorderKey, settings);
    await record({ subject: 'shop', subjectId: 1, kind: 'reorderingChanged', changes: changesBetween(before, settings) });
    touch('settings', 'parts', 'home');
    return settings;
  });
}

/** What was used of each item in a span of business days, less what came back. */
export async function readUse(db: Db, span: Span): Promise<ReadonlyMap<number, Use>> {
  return findUse(db, span);
}

/** The span that ends today. */
export function windowOf(today: string, windowDays: number): Span {
  return { from: addDays(today, 1 - windowDays), to: today };
}

/** The same days of the year before. */
function lastYearOf({ from, to }: Span): Span {
  return { from: addDays(from, -365), to: addDays(to, -365) };
}

/**
 * Everything that stands at its warning line or below its minimum, with the arithmetic (R-000-08, R-004-52): what is on order counts as
 * there, what is kept for slips does not. By supplier, those without one last.
 */
export async function listReorders({ app, db, now }: ActorContext): Promise<ReorderList> {
  const settings = await readReorderSettings(db);
  const { windowDays } = settings;
  const span = windowOf(dayOf(now, await readZone(app, db)), windowDays);
  const lastYear = lastYearOf(span);
  const use = await findUse(db, span);
  const useLastYear = await findUse(db, lastYear);
  const stock = await findShelfStock(db);
  const reserved = await findReserved(db);
  const onOrder = await findOnOrder(db);
  const rows: ReorderRow[] = [];
  for (const item of await findReorderItems(db)) {
    const { itemId } = item;
    const facts = {
      windowDays,
      used: use.get(itemId)?.qty ?? 0,
      usedLastYear: useLastYear.get(itemId)?.qty ?? 0,
      stockQty: stock.get(itemId) ?? 0,
      reservedQty: reserved.get(itemId) ?? 0,
      onOrderQty: onOrder.get(itemId) ?? 0,
      leadDays: item.leadDays,
      safetyQty: item.safetyQty,
      minQty: item.minQty,
      orderQty: item.orderQty,
      packQty: item.packQty,
    };
    const found = reorder(facts);
    const { reason } = found;
    if (reason !== null)
      rows.push({ ...item, ...facts, ...found, reason, proposedFen: prorate(item.costFen, found.proposedQty, item.packQty) });
  }
  return {
    settings,
    ...span,
    lastYearFrom: lastYear.from,
    lastYearTo: lastYear.to,
    rows: rows.toSorted(bySupplier),
  };
}

function bySupplier(a: ReorderRow, b: ReorderRow): number {
  if ((a.supplierId === null) !== (b.supplierId === null)) return a.supplierId === null ? 1 : -1;
  const [nameA, nameB] = [a.supplierName ?? '', b.supplierName ?? ''];
  return nameA < nameB ? -1 : nameA > nameB ? 1 : (a.supplierId ?? 0) - (b.supplierId ?? 0);
}

/** The proposals as a workbook. */
export async function exportReorders(context: ActorContext): Promise<FileOut> {
  const { rows } = await listReorders(context);
  return exportRows(
    context,
    'reorders',
    async (after, limit) => rows.slice(Number(after?.[0] ?? 0), Number(after?.[0] ?? 0) + limit),
    (row) => [rows.indexOf(row) + 1],
  );
}
