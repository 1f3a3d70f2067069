import type { ProcedurePath } from '../../shared/procedure-permissions.ts';

type Command = <T = { readonly id: number; readonly version: number }>(path: ProcedurePath, body: object) => Promise<T>;
type Get = <T>(path: ProcedurePath, input?: object) => Promise<T>;

/** What the screens of purchasing and counting are about. */
export interface LatinPurchases {
  readonly materialRequestId: number;
  readonly stocktakeId: number;
  readonly toolPurchaseId: number;
  readonly purchaseOrderId: number;
  readonly inquiryId: number;
  readonly consignmentId: number;
}

/** A request for material of a slip, a count, an order of which a part came, an inquiry with an offer, and what goes back to the supplier. */
export async function addLatinPurchases(
  { command, get }: { readonly command: Command; readonly get: Get },
  of: { readonly partId: number; readonly placeId: number; readonly technicianId: number; readonly workOrderId: number },
): Promise<LatinPurchases> {
  const { partId, placeId, technicianId, workOrderId } = of;
  const { id: materialRequestId } = await command('materialRequests.create', {
    ...{ applicantId: technicianId, path: 'central', buyReason: 'faster', workOrderId, reason: 'Two more are needed' },
    lines: [
      { itemId: partId, qty: 2 },
      { name: 'Brass valve', spec: 'half inch', unit: 'pc', qty: 1 },
    ],
  });
  const { id: stocktakeId } = await command('stocktakes.create', { kind: 'parts', mode: 'full', note: 'Month end' });
  const { id: purchaseOrderId } = await command('purchaseOrders.save', {
    ...{ supplierName: 'Parts Ltd', dueOn: '2099-01-01', contractNo: 'C-7', note: 'Ring before delivery' },
    lines: [{ itemId: partId, qty: 6, spec: '12 V', priceFen: 7_900 }],
  });
  const order = async () => ({
    id: purchaseOrderId,
    version: (await get<{ version: number }>('purchaseOrders.get', { id: purchaseOrderId })).version,
  });
  for (const step of ['negotiate', 'contract', 'place'] as const) await command(`purchaseOrders.${step}`, await order());
  const { orderLines } = await get<{ orderLines: readonly { id: number }[] }>('purchaseOrders.get', { id: purchaseOrderId });
  await command('purchaseOrders.receive', {
    ...(await order()),
    lines: [{ lineId: orderLines[0]?.id, placeId, delivered: 3, accepted: 2, reason: 'Cracked' }],
  });
  const { id: inquiryId } = await command('inquiries.save', { note: 'For spring', lines: [{ itemId: partId, qty: 10 }] });
  const { lines: asked } = await get<{ lines: readonly { lineId: number }[] }>('inquiries.get', { id: inquiryId });
  await command('inquiries.saveOffer', {
    ...{ id: inquiryId, version: 1, supplierName: 'Parts Ltd', leadDays: 5, quality: 80, delivery: 90 },
    prices: [{ lineId: asked[0]?.lineId, priceFen: 7_500 }],
  });
  const { id: consignmentId } = await command('consignments.send', {
    ...{ direction: 'back', way: 'express', party: 'Parts Ltd', what: 'Cracked fan motor', sentOn: '2026-01-05', costFen: 1_200 },
    ...{ carrier: 'Swift', trackingNo: 'SW-1', purchaseOrderId, withRejected: true },
  });
  const { id: toolPurchaseId } = await addToolPurchase({ command, get });
  return { materialRequestId, stocktakeId, toolPurchaseId, purchaseOrderId, inquiryId, consignmentId };
}

/** A purchase of tools that waits for its first signature, and a tool that is there already. */
async function addToolPurchase({ command, get }: { readonly command: Command; readonly get: Get }): Promise<{ readonly id: number }> {
  const [room] = await get<readonly { id: number }[]>('tools.rooms');
  const placeId = room?.id;
  const kind = { name: 'Electric driver', spec: '12 V', unit: 'pc', lifeMonths: 24, originalFen: 8_600, purchaseFen: 8_000, minQty: 2 };
  const { id: itemId } = await command('tools.createKind', { ...kind, placeId });
  await command('tools.takeIn', { supplier: 'Parts Ltd', lines: [{ itemId, placeId, qty: 1, priceFen: 8_000, numbers: ['ED-1'] }] });
  const purchase = await command('toolPurchases.create', {
    ...{ stockReason: 'One is left', neededOn: '2099-01-01' },
    lines: [{ itemId, qty: 2, note: 'Two are at the end of their life' }],
  });
  await command('toolPurchases.fill', { id: purchase.id, version: purchase.version });
  return purchase;
}
