import type { PurchaseOrderLineView } from '../../../shared/purchase-orders.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { readZone } from '../../platform/settings.ts';
import type { Write } from '../../platform/write.ts';
import { agreedPriceOn, noteAgreedPrice } from '../parts/prices.service.ts';

/** R-004-55: the prices of a contract join the history, each once until another is agreed on. */
export async function keepAgreedPrices(
  w: Write,
  context: ActorContext,
  { supplierId, no }: { readonly supplierId: number; readonly no: string },
  lines: readonly PurchaseOrderLineView[],
): Promise<void> {
  const fromOn = dayOf(context.now, await readZone(context.app, w.tx));
  for (const line of lines) {
    const { itemId, priceFen, packQty } = line;
    const last = await agreedPriceOn(w.tx, itemId, supplierId, fromOn);
    if (last?.priceFen === priceFen && last.packQty === packQty) continue;
    await noteAgreedPrice(context, w, { itemId, supplierId, priceFen, fromOn, note: no }, line);
  }
}
