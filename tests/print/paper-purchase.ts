import { createItemInput } from '../../shared/parts.ts';
import { savePurchaseOrderInput } from '../../shared/purchase-orders.ts';
import { addDays, dayOf } from '../../shared/time.ts';
import { seatOf } from './paper-records.ts';

const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });

/** A purchase order under contract with an item counted in packs and one counted in pieces. */
export async function contractedOrder(address: string): Promise<number> {
  const { client } = await seatOf(address, 'storekeeper');
  const [place] = await client.parts.places.query();
  const stamp = String(Date.now()).slice(-8);
  const part = async (facts: object) =>
    (await client.parts.create.mutate(send(createItemInput.parse({ unit: '个', placeId: place?.id, ...facts })))).id;
  const oil = await part({ code: `H${stamp}`, name: '齿轮油', kind: 'consumable', unit: '毫升', packUnit: '桶', packQty: 5000 });
  const pump = await part({ code: `P${stamp}`, name: '循环水泵' });
  const { id } = await client.purchaseOrders.save.mutate(
    send(
      savePurchaseOrderInput.parse({
        ...{ supplierName: '长沙精工配件行', contractNo: 'HT-2026-018', note: '送货前一天电话联系库管' },
        dueOn: addDays(dayOf(Date.now(), 'Asia/Shanghai'), 7),
        lines: [
          { itemId: oil, qty: 12_500, spec: '75W-90 GL-5', priceFen: 12_345 },
          { itemId: pump, qty: 4, spec: '220V 450W 扬程 8 米，铜芯电机', priceFen: 86_000 },
        ],
      }),
    ),
  );
  const at = async () => ({ id, version: (await client.purchaseOrders.get.query({ id })).version });
  await client.purchaseOrders.negotiate.mutate(send(await at()));
  await client.purchaseOrders.contract.mutate(send(await at()));
  return id;
}
