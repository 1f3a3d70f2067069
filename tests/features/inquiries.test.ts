import { beforeAll, beforeEach, expect, test } from 'vitest';
import { chooseOffer, exportInquiries, saveInquiry, saveOffer, viewInquiry } from '../../electron/features/inquiries/inquiries.service.ts';
import { viewPurchaseOrder } from '../../electron/features/purchase-orders/purchase-orders.service.ts';
import { changePurchasing } from '../../electron/features/purchase-orders/purchasing-settings.service.ts';
import { chooseOfferInput, inquiryListInput, saveInquiryInput, saveOfferInput } from '../../shared/inquiries.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import { at } from '../support/calendars.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart } from '../support/stock.ts';

describeOnEngines('inquiries', (engine) => {
  let shop: Shop;
  let pump: number;
  let oil: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    shop.clock.now = at('2026-11-23 10:00');
    pump = await addPart(shop, { code: 'P-1', name: '水泵', spec: '220V' });
    oil = await addPart(shop, { code: 'P-2', name: '机油', unit: 'ml', packUnit: '桶', packQty: 5000, spec: '5W-30', kind: 'consumable' });
  });
  const keeper = () => shop.as('storekeeper');
  const view = async (id: number) => viewPurchaseOrder(keeper(), { id });

  test('R-004-54, R-004-55 offers are compared by quality, price and delivery, the arithmetic adds up, and the chosen one becomes an order', async () => {
    const inquiry = await saveInquiry(
      keeper(),
      saveInquiryInput.parse({
        lines: [
          { itemId: pump, qty: 10 },
          { itemId: oil, qty: 10_000 },
        ],
      }),
    );
    const lines = (await viewInquiry(keeper(), { id: inquiry.id })).lines;
    const offer = async (supplierName: string, quality: number, delivery: number, prices: readonly (number | null)[]) =>
      saveOffer(
        keeper(),
        saveOfferInput.parse({
          id: inquiry.id,
          version: (await viewInquiry(keeper(), { id: inquiry.id })).version,
          supplierName,
          leadDays: 5,
          quality,
          delivery,
          validUntil: '2026-11-30',
          prices: lines.map(({ lineId }, index) => ({ lineId, priceFen: prices[index] ?? null })),
        }),
      );
    await offer('甲', 90, 80, [8000, 10_000]);
    await offer('乙', 70, 95, [6000, 10_000]);
    await offer('丙', 100, 100, [6000, null]);
    const { offerRows, version } = await viewInquiry(keeper(), { id: inquiry.id });
    // 甲: 1000 yuan, 乙: 800 yuan; 甲 has 80 points for its price
    expect(offerRows.map(({ supplierName, totalFen, score }) => [supplierName, totalFen, score.tenths, score.isBest])).toEqual([
      ['甲', 100_000, 360 + 320 + 160, false],
      ['乙', 80_000, 280 + 400 + 190, true],
      ['丙', null, null, false],
    ]);
    for (const { score } of offerRows)
      if (score.tenths !== null) expect(score.lines.reduce((sum, line) => sum + line.tenths, 0)).toBe(score.tenths);
    const sheet = await exportInquiries(keeper(), inquiryListInput.parse({}));
    const { rows } = await readSpreadsheet(Buffer.from(sheet.base64, 'base64'), sheet.fileName);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toEqual(expect.arrayContaining([expect.stringContaining('水泵'), '3']));
    const [a, , c] = offerRows;
    const choose = (offerId: number | undefined, reason = '') =>
      chooseOffer(keeper(), chooseOfferInput.parse({ id: inquiry.id, version, offerId, reason }));
    expect(await refusal(choose(c?.id), 'guardFailed')).toMatchObject({ guard: 'offerIncomplete' });
    expect(await refusal(choose(a?.id), 'fieldsMissing')).toMatchObject({ fields: ['reason'] });
    const chosen = await choose(a?.id, '老供应商，质量稳定');
    expect(await view(chosen.orderId)).toMatchObject({
      state: 'negotiating',
      supplierName: '甲',
      inquiryId: inquiry.id,
      dueOn: '2026-11-28',
      totalFen: 100_000,
      orderLines: [
        { itemId: pump, qty: 10, priceFen: 8000 },
        { itemId: oil, qty: 10_000, priceFen: 10_000, packQty: 5000 },
      ],
    });
    expect(await viewInquiry(keeper(), { id: inquiry.id })).toMatchObject({
      state: 'decided',
      orderId: chosen.orderId,
      reason: '老供应商，质量稳定',
    });
    await refusal(choose(a?.id, '再来'), 'staleVersion');
  });

  test('R-004-54 an offer past its day is not chosen, and the weights of the shop decide', async () => {
    const inquiry = await saveInquiry(keeper(), saveInquiryInput.parse({ lines: [{ itemId: pump, qty: 1 }] }));
    const [line] = (await viewInquiry(keeper(), { id: inquiry.id })).lines;
    for (const [index, [supplierName, quality, priceFen]] of (
      [
        ['甲', 90, 8000],
        ['乙', 60, 4000],
      ] as const
    ).entries())
      await saveOffer(
        keeper(),
        saveOfferInput.parse({
          id: inquiry.id,
          version: index + 1,
          supplierName,
          leadDays: 1,
          quality,
          delivery: 50,
          validUntil: '2026-11-24',
          prices: [{ lineId: line?.lineId, priceFen }],
        }),
      );
    const best = async () => (await viewInquiry(keeper(), { id: inquiry.id })).offerRows.find(({ score }) => score.isBest);
    expect(await best()).toMatchObject({ supplierName: '乙' });
    await changePurchasing(shop.as('serviceManager'), { weights: { quality: 80, price: 10, delivery: 10 }, approveFromFen: 0 });
    expect(await best()).toMatchObject({ supplierName: '甲' });
    shop.clock.now = at('2026-11-25 00:01');
    const offerId = (await best())?.id;
    const input = chooseOfferInput.parse({ id: inquiry.id, version: 3, offerId });
    expect(await refusal(chooseOffer(keeper(), input), 'guardFailed')).toMatchObject({ guard: 'offerExpired' });
  });
});
