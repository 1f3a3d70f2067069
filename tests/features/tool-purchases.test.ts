import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  bookToolPurchase,
  changeToolPurchase,
  checkToolPurchase,
  createToolPurchase,
  fillToolPurchase,
  planTools,
  sendToolPurchase,
  signToolPurchase,
  stockToolPurchase,
  viewToolPurchase,
} from '../../electron/features/tool-purchases/tool-purchases.service.ts';
import { viewToolKind } from '../../electron/features/tools/tool-kinds.service.ts';
import type { Role } from '../../shared/roles.ts';
import { checkToolPurchaseInput, createToolPurchaseInput, stockToolPurchaseInput } from '../../shared/tool-purchases.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addKind, comeIn, give, roomId } from '../support/tools.ts';

describeOnEngines('tool purchases', (engine) => {
  let shop: Shop;
  let gun = 0;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    gun = await addKind(shop, { minQty: 2 });
  });

  const view = (id: number) => viewToolPurchase(shop.as('storekeeper'), { id });
  const seen = async (id: number) => ({ id, version: (await view(id)).version });
  const plan = () =>
    createToolPurchase(
      shop.as('storekeeper'),
      createToolPurchaseInput.parse({ lines: [{ itemId: gun, qty: 3 }], stockReason: '只剩一把' }),
    );
  const sign = async (id: number, role: Role) => signToolPurchase(shop.as(role), { ...(await seen(id)), note: '' });
  const approved = async () => {
    const { id } = await plan();
    await fillToolPurchase(shop.as('supervisor'), await seen(id));
    await sign(id, 'serviceManager');
    await sign(id, 'generalManager');
    return id;
  };
  const send = async (id: number) =>
    sendToolPurchase(shop.as('adminOffice'), { ...(await seen(id)), sentOn: '2026-11-21', sentWay: '传真', sentTo: '成都服务中心' });

  test('R-000-62 the plan proposes what is short and what ends its life, less what is on the way', async () => {
    await comeIn(shop, gun, 1, ['DQ-01']);
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
    expect(await planTools(shop.as('storekeeper'), { until: '2026-12-31' })).toMatchObject([{ stockQty: 0, minQty: 2, proposedQty: 2 }]);
    expect(await planTools(shop.as('storekeeper'), { until: '2028-11-21' })).toMatchObject([{ endingQty: 1, proposedQty: 3 }]);
    await plan();
    expect(await planTools(shop.as('storekeeper'), { until: '2028-11-21' })).toEqual([]);
  });

  test('R-000-62 the supervisor fills it, the manager and then the general manager sign, and it is sent with way and date', async () => {
    const { id } = await plan();
    await refusal(signToolPurchase(shop.as('serviceManager'), { ...(await seen(id)), note: '' }), 'guardFailed');
    await fillToolPurchase(shop.as('supervisor'), await seen(id));
    expect(await refusal(sign(id, 'generalManager'), 'guardFailed')).toMatchObject({ guard: 'signTooEarly' });
    await sign(id, 'serviceManager');
    expect((await view(id)).state).toBe('filled');
    await refusal(send(id), 'commandNotAllowed');
    await sign(id, 'generalManager');
    expect((await view(id)).state).toBe('approved');
    await send(id);
    expect(await view(id)).toMatchObject({ state: 'sent', sentOn: '2026-11-21', sentWay: '传真', sentTo: '成都服务中心' });
  });

  test('R-000-62 what is written anew after a signature is signed anew', async () => {
    const { id } = await plan();
    await fillToolPurchase(shop.as('supervisor'), await seen(id));
    await sign(id, 'serviceManager');
    const more = createToolPurchaseInput.parse({ lines: [{ itemId: gun, qty: 30 }] });
    await changeToolPurchase(shop.as('storekeeper'), { ...(await seen(id)), ...more });
    expect((await view(id)).state).toBe('planned');
    await fillToolPurchase(shop.as('supervisor'), await seen(id));
    expect(await refusal(sign(id, 'generalManager'), 'guardFailed')).toMatchObject({ guard: 'signTooEarly' });
  });

  test('R-000-63 R-000-64 only what was checked comes in, a difference is written down, and the ledger has its number', async () => {
    const id = await approved();
    await send(id);
    const [line] = (await view(id)).lines;
    const check = async (qty: number, difference = '') =>
      checkToolPurchase(
        shop.as('storekeeper'),
        checkToolPurchaseInput.parse({ ...(await seen(id)), lines: [{ lineId: line?.id, qty, difference }] }),
      );
    const stock = async (qty: number, numbers: readonly string[]) =>
      stockToolPurchase(
        shop.as('storekeeper'),
        stockToolPurchaseInput.parse({
          ...(await seen(id)),
          lines: [{ lineId: line?.id, placeId: await roomId(shop), qty, priceFen: 8_000, numbers: [...numbers] }],
        }),
      );
    await refusal(stock(1, ['DQ-01']), 'commandNotAllowed');
    expect(await refusal(check(2), 'guardFailed')).toMatchObject({ guard: 'differenceMissing' });
    await check(2, '少发一把');
    expect(await refusal(stock(3, []), 'guardFailed')).toMatchObject({ guard: 'moreThanChecked', open: 2 });
    await stock(2, ['DQ-01', 'DQ-02']);
    expect((await view(id)).state).toBe('arrived');
    await check(3);
    await stock(1, ['DQ-03']);
    expect(await view(id)).toMatchObject({ state: 'stocked', lines: [{ qty: 3, checkedQty: 3, stockedQty: 3 }] });
    expect(await viewToolKind(shop.as('storekeeper'), { id: gun })).toMatchObject({ stockQty: 3 });
    await bookToolPurchase(shop.as('adminOffice'), { ...(await seen(id)), ledgerNo: '总账-118' });
    expect(await view(id)).toMatchObject({ state: 'booked', ledgerNo: '总账-118' });
  });
});
