import { createPart } from '../../electron/features/parts/parts.service.ts';
import { savePlace } from '../../electron/features/parts/places.service.ts';
import { issueParts, receiveGoods } from '../../electron/features/stock/stock.service.ts';
import { savePlaceInput } from '../../shared/catalogue.ts';
import { createItemInput } from '../../shared/parts.ts';
import { receiveInput } from '../../shared/stock.ts';
import type { CreateItemInput } from '../../shared/parts.ts';
import type { MovesReceipt, ShelfKind } from '../../shared/stock.ts';
import type { Shop } from './shop.ts';

/** The main store, which every shop has. */
export async function storeId(shop: Shop): Promise<number> {
  const { id } = await shop.app.engine.db.selectFrom('place').select('id').where('code', '=', 'A').executeTakeFirstOrThrow();
  return id;
}

/** A store with one of the technicians as its keeper, or a bin of a store. */
export async function addPlace(
  shop: Shop,
  facts: { readonly code: string; readonly name: string; readonly parentId?: number; readonly kind?: ShelfKind },
): Promise<number> {
  const keeperId = facts.parentId === undefined ? shop.technicians[0] : null;
  return (await savePlace(shop.as('storekeeper'), savePlaceInput.parse({ ...facts, keeperId }))).id;
}

/** A part of the catalogue, kept in the main store, sold for 250 yuan. */
export async function addPart(
  shop: Shop,
  facts: Partial<CreateItemInput> & { readonly code: string; readonly name: string },
): Promise<number> {
  const input = createItemInput.parse({ unit: '个', priceFen: 25_000, placeId: await storeId(shop), ...facts });
  return (await createPart(shop.as('storekeeper'), input)).id;
}

/** Goods of one part into the main store. */
export async function receive(shop: Shop, itemId: number, qty: number, unitCostFen: number): Promise<MovesReceipt> {
  const placeId = await storeId(shop);
  return receiveGoods(
    shop.as('storekeeper'),
    receiveInput.parse({ supplier: '上海配件行', lines: [{ itemId, placeId, qty, unitCostFen }] }),
  );
}

/** One part out of the main store for a slip, signed for. */
export async function issue(shop: Shop, workOrderId: number, itemId: number, qty: number): Promise<MovesReceipt> {
  const placeId = await storeId(shop);
  return issueParts(shop.as('storekeeper'), { workOrderId, lines: [{ itemId, placeId, qty }], signedBy: '王建国', isSigned: true });
}
