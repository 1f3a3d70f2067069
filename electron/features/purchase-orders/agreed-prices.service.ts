import type { z } from 'zod';
import type { AgreedPrice, PurchaseOrderLineView, agreedPricesInput } from '../../../shared/purchase-orders.ts';
import { countingUnit } from '../../../shared/pack-quantity.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { readZone } from '../../platform/settings.ts';
import type { Write } from '../../platform/write.ts';
import { findAgreedPrices, findLastAgreed, insertAgreedPrice } from './agreed-prices.repository.ts';

/** R-004-55: what was agreed on with whom, the newest first. */
export async function listAgreedPrices({ db }: ActorContext, filter: z.output<typeof agreedPricesInput>): Promise<readonly AgreedPrice[]> {
  return findAgreedPrices(db, filter, 200);
}

/** The prices of a contract join the history, each once until another is agreed on. */
export async function keepAgreedPrices(
  { tx, touch }: Write,
  { app, now, actor }: ActorContext,
  { supplierId, no }: { readonly supplierId: number; readonly no: string },
  lines: readonly PurchaseOrderLineView[],
): Promise<void> {
  const fromOn = dayOf(now, await readZone(app, tx));
  for (const { itemId, priceFen, packQty, ...item } of lines) {
    const last = await findLastAgreed(tx, supplierId, itemId);
    if (last?.priceFen === priceFen && last.packQty === packQty) continue;
    const unit = countingUnit({ ...item, packQty });
    await insertAgreedPrice(tx, {
      itemId,
      kind: 'agreed',
      priceFen,
      packQty,
      unit,
      supplierId,
      fromOn,
      note: no,
      userId: actor.userId,
      at: now,
    });
  }
  touch('parts');
}
