import { defaultPurchasing } from '../../../shared/purchase-orders.ts';
import type { PurchasingSettings } from '../../../shared/purchase-orders.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { lockShop, readSetting } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { saveSetting } from '../settings/settings.service.ts';

const key = 'purchasing';

/** How offers are weighed, and from which amount on an order needs the service manager's consent. */
export async function readPurchasing(db: Db): Promise<PurchasingSettings> {
  return { ...defaultPurchasing, ...(await readSetting<Partial<PurchasingSettings>>(db, key, {})) };
}

export async function viewPurchasing({ db }: ActorContext): Promise<PurchasingSettings> {
  return readPurchasing(db);
}

export async function changePurchasing(context: ActorContext, input: PurchasingSettings): Promise<PurchasingSettings> {
  return write(context, async ({ tx, record, touch }) => {
    await lockShop(tx);
    const before = flat(await readPurchasing(tx));
    await saveSetting(tx, key, input);
    await record({ subject: 'shop', subjectId: 1, kind: 'purchasingChanged', changes: changesBetween(before, flat(input)) });
    touch('settings', 'purchaseOrders', 'inquiries');
    return input;
  });
}

function flat({ weights, approveFromFen }: PurchasingSettings) {
  return { qualityWeight: weights.quality, priceWeight: weights.price, deliveryWeight: weights.delivery, approveFromFen };
}
