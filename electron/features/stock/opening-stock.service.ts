import type { Tx } from '../../db/engine.ts';
import { changeMonths, insertBalances, insertMoves } from './ledger.repository.ts';
import { findPlaceOfKind } from './stock.repository.ts';

export interface OpeningStock {
  readonly itemId: number;
  readonly placeId: number;
  readonly qty: number;
  readonly valueFen: number;
}

/** What already lay on the shelf when its part was entered comes from the adjustment place, so that the ledger explains every unit (R-000-22). */
export async function insertOpeningStock(
  tx: Tx,
  rows: readonly OpeningStock[],
  { now, userId, bookedOn }: { readonly now: number; readonly userId: number; readonly bookedOn: string },
): Promise<void> {
  if (rows.length === 0) return;
  const fromPlaceId = await findPlaceOfKind(tx, 'adjustment');
  const about = {
    kind: 'opening',
    fromPlaceId,
    workOrderId: null,
    receiptId: null,
    signedBy: '',
    reason: '',
    userId,
    at: now,
    reversesId: null,
    bookedOn,
    documentId: null,
    lotId: null,
    staffId: null,
  } as const;
  await insertMoves(
    tx,
    rows.map(({ itemId, placeId, qty, valueFen }) => ({ itemId, toPlaceId: placeId, qty, valueFen, ...about })),
  );
  await insertBalances(tx, rows);
  for (const { itemId, placeId, ...stock } of rows) await changeMonths(tx, itemId, placeId, bookedOn.slice(0, 7), stock);
}
