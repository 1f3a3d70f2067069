import type { z } from 'zod';
import { countLine, countRest, scanCount } from '../../electron/features/stocktakes/stocktake-count.service.ts';
import { adjustStocktake } from '../../electron/features/stocktakes/stocktake-adjust.service.ts';
import { createStocktake } from '../../electron/features/stocktakes/stocktake-new.service.ts';
import {
  approveStocktake,
  explainStocktake,
  setLineReason,
  witnessStocktake,
} from '../../electron/features/stocktakes/stocktake-signing.service.ts';
import { viewStocktake } from '../../electron/features/stocktakes/stocktakes.service.ts';
import { createStocktakeInput, scanCountInput } from '../../shared/stocktakes.ts';
import type { Role } from '../../shared/roles.ts';
import type { Shop } from './shop.ts';

/** A stocktake of all parts, unless said otherwise. */
export async function begin(
  shop: Shop,
  changes: Partial<z.input<typeof createStocktakeInput>> = {},
  by: Role = 'storekeeper',
): Promise<number> {
  const input = createStocktakeInput.parse({ kind: 'parts', mode: 'full', ...changes });
  return (await createStocktake(shop.as(by), input)).id;
}

export async function seenStocktake(shop: Shop, id: number) {
  const { version } = await viewStocktake(shop.as('supervisor'), { id });
  return { id, version };
}

/** The line of an item at a place, the first one where it lies at several. */
export async function lineOf(shop: Shop, id: number, itemId: number, placeId?: number) {
  const { lines } = await viewStocktake(shop.as('supervisor'), { id });
  const line = lines.find((one) => one.itemId === itemId && (placeId === undefined || one.placeId === placeId));
  if (!line) throw new Error(`item ${itemId} is not on the list`);
  return line;
}

/** So many of an item, counted by somebody in a round. */
export async function countsUp(
  shop: Shop,
  id: number,
  itemId: number,
  qty: number,
  { by = 'storekeeper', round = 1, placeId }: { readonly by?: Role; readonly round?: number; readonly placeId?: number } = {},
) {
  const line = await lineOf(shop, id, itemId, placeId);
  return countLine(shop.as(by), { id, lineId: line.id, qty, round });
}

export async function scans(
  shop: Shop,
  id: number,
  placeId: number,
  code: string,
  more: Partial<z.input<typeof scanCountInput>> = {},
  by: Role = 'storekeeper',
) {
  return scanCount(shop.as(by), scanCountInput.parse({ id, placeId, code, ...more }));
}

export async function restIsNone(shop: Shop, id: number, placeId: number) {
  return countRest(shop.as('storekeeper'), { id, placeId });
}

export async function witnessedBy(shop: Shop, id: number, by: Role = 'adminOffice') {
  return witnessStocktake(shop.as(by), { ...(await seenStocktake(shop, id)), note: '' });
}

/** Every line with a difference gets the same reason, and the explanation is done. */
export async function explained(shop: Shop, id: number, reason = '点错') {
  const { lines } = await viewStocktake(shop.as('supervisor'), { id });
  for (const line of lines) if (line.differenceQty !== 0) await setLineReason(shop.as('storekeeper'), { id, lineId: line.id, reason });
  return explainStocktake(shop.as('storekeeper'), await seenStocktake(shop, id));
}

export async function approvedBy(shop: Shop, id: number, by: Role = 'supervisor') {
  return approveStocktake(shop.as(by), { ...(await seenStocktake(shop, id)), note: '' });
}

export async function adjusted(shop: Shop, id: number, bookedOn = '') {
  return adjustStocktake(shop.as('storekeeper'), { ...(await seenStocktake(shop, id)), bookedOn });
}

/** From the last count to the lock. */
export async function settled(shop: Shop, id: number, approver: Role = 'supervisor') {
  await witnessedBy(shop, id);
  await explained(shop, id);
  await approvedBy(shop, id, approver);
  return adjusted(shop, id);
}
