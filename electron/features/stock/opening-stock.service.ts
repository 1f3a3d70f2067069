import type { Tx } from '../../db/engine.ts';
import { findOuterPlace, insertBalances, insertMoves } from './stock.repository.ts';

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
  { now, userId }: { readonly now: number; readonly userId: number },
): Promise<void> {
  if (rows.length === 0) return;
  const fromPlaceId = await findOuterPlace(tx, 'ADJUST');
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
  } as const;
  await insertMoves(
    tx,
    rows.map(({ itemId, placeId, qty, valueFen }) => ({ itemId, toPlaceId: placeId, qty, valueFen, ...about })),
  );
  await insertBalances(tx, rows);
}
