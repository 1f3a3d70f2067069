import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listWaitingApprovals } from '../../electron/features/approvals/approvals-waiting.service.ts';
import { searchEverything } from '../../electron/features/search/search.service.ts';
import {
  countToolPurchases,
  listToolPurchases,
  planTools,
  readToolPurchasePrintData,
  recordToolPurchasePrint,
  viewToolPurchase,
} from '../../electron/features/tool-purchases/tool-purchase-views.service.ts';
import {
  checkToolPurchase,
  endToolPurchaseShort,
  stockToolPurchase,
} from '../../electron/features/tool-purchases/tool-purchase-goods.service.ts';
import {
  bookToolPurchase,
  cancelToolPurchase,
  changeToolPurchase,
  createToolPurchase,
  fillToolPurchase,
  refuseToolPurchase,
  reviseToolPurchase,
  sendToolPurchase,
  signToolPurchase,
} from '../../electron/features/tool-purchases/tool-purchases.service.ts';
import { viewToolKind } from '../../electron/features/tools/tool-kinds.service.ts';
import { changeToolRules } from '../../electron/features/tools/tool-kits.service.ts';
import { waitingApprovalsInput } from '../../shared/approvals.ts';
import type { Role } from '../../shared/roles.ts';
import {
  checkToolPurchaseInput,
  createToolPurchaseInput,
  stockToolPurchaseInput,
  toolPurchaseCountInput,
  toolPurchaseListInput,
} from '../../shared/tool-purchases.ts';
import { toolRulesInput } from '../../shared/tools.ts';
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

  const check = async (id: number, qty: number, difference = '') =>
    checkToolPurchase(
      shop.as('storekeeper'),
      checkToolPurchaseInput.parse({ ...(await seen(id)), lines: [{ lineId: (await view(id)).lines[0]?.id, qty, difference }] }),
    );
  const stock = async (id: number, qty: number, numbers: readonly string[] = []) =>
    stockToolPurchase(
      shop.as('storekeeper'),
      stockToolPurchaseInput.parse({
        ...(await seen(id)),
        lines: [{ lineId: (await view(id)).lines[0]?.id, placeId: await roomId(shop), qty, priceFen: 8_000, numbers: [...numbers] }],
      }),
    );

  test('R-000-62 the plan proposes what is short and what ends its life, less what is on the way', async () => {
    await comeIn(shop, gun, 1, ['DQ-01']);
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
    expect(await planTools(shop.as('storekeeper'), { until: '2026-12-31', exceptId: null })).toMatchObject([
      { stockQty: 0, minQty: 2, proposedQty: 2 },
    ]);
    expect(await planTools(shop.as('storekeeper'), { until: '2028-11-21', exceptId: null })).toMatchObject([
      { endingQty: 1, proposedQty: 3 },
    ]);
    await plan();
    expect(await planTools(shop.as('storekeeper'), { until: '2028-11-21', exceptId: null })).toEqual([]);
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
    await refusal(stock(id, 1, ['DQ-01']), 'commandNotAllowed');
    expect(await refusal(check(id, 2), 'guardFailed')).toMatchObject({ guard: 'differenceMissing' });
    await check(id, 2, '少发一把');
    expect(await refusal(stock(id, 3), 'guardFailed')).toMatchObject({ guard: 'moreThanChecked', open: 2 });
    await stock(id, 2, ['DQ-01', 'DQ-02']);
    expect((await view(id)).state).toBe('arrived');
    await check(id, 3);
    await stock(id, 1, ['DQ-03']);
    expect(await view(id)).toMatchObject({ state: 'stocked', lines: [{ qty: 3, checkedQty: 3, stockedQty: 3 }] });
    expect(await viewToolKind(shop.as('storekeeper'), { id: gun })).toMatchObject({ stockQty: 3 });
    await bookToolPurchase(shop.as('adminOffice'), { ...(await seen(id)), ledgerNo: '总账-118' });
    expect(await view(id)).toMatchObject({ state: 'booked', ledgerNo: '总账-118' });
  });

  test('R-000-63 the difference stays in the history when the rest has come; what came too much comes in too', async () => {
    const id = await approved();
    await send(id);
    await check(id, 2, '少发一把');
    await check(id, 4, '多发一把');
    const checked = (await view(id)).timeline.filter(({ kind }) => kind === 'checked').map(({ data }) => data['differences']);
    expect(checked).toEqual([['电枪 2/3 少发一把'], ['电枪 4/3 多发一把']]);
    await stock(id, 3);
    expect((await view(id)).state).toBe('arrived');
    await stock(id, 1);
    expect(await view(id)).toMatchObject({
      state: 'stocked',
      lines: [{ stockedQty: 4 }],
      receipts: [{ qty: 3 }, { qty: 1, valueFen: 8_000 }],
    });
  });

  test('SM-09 what does not come ends the purchase: cancelled while nothing is in, ended short afterwards', async () => {
    const nothing = await approved();
    await send(nothing);
    await check(nothing, 0, '没有发货');
    const why = async (id: number) => ({ ...(await seen(id)), reason: '厂家停产' });
    const keeper = shop.as('storekeeper');
    expect(await refusal(endToolPurchaseShort(keeper, await why(nothing)), 'guardFailed')).toMatchObject({ guard: 'noToolsIn' });
    await cancelToolPurchase(keeper, await why(nothing));
    expect((await view(nothing)).state).toBe('cancelled');
    const some = await approved();
    await send(some);
    await check(some, 1, '只有一把');
    await stock(some, 1);
    expect(await refusal(cancelToolPurchase(keeper, await why(some)), 'guardFailed')).toMatchObject({ guard: 'toolsAreIn' });
    await endToolPurchaseShort(keeper, await why(some));
    expect((await view(some)).state).toBe('stocked');
  });

  test('R-000-62 nothing is sent on a day to come', async () => {
    const id = await approved();
    const later = { ...(await seen(id)), sentOn: '2026-11-22', sentWay: '传真', sentTo: '成都服务中心' };
    expect(await refusal(sendToolPurchase(shop.as('adminOffice'), later), 'bookedInFuture')).toMatchObject({ field: 'sentOn' });
  });

  test('R-000-69 a number that is taken is said at the line of the goods', async () => {
    await comeIn(shop, gun, 1, ['DQ-01']);
    const id = await approved();
    await send(id);
    await check(id, 3);
    expect(await refusal(stock(id, 3, ['DQ-07', 'DQ-01', 'DQ-08']), 'guardFailed')).toMatchObject({
      field: 'lines.0.numbers',
      no: 'DQ-01',
    });
    expect((await view(id)).lines).toMatchObject([{ stockedQty: 0, stockQty: 1 }]);
  });

  test('SM-09 the list says whose turn it is, each finds what waits for them, and what is over comes last', async () => {
    const { id: done } = await plan();
    await cancelToolPurchase(shop.as('storekeeper'), { ...(await seen(done)), reason: '写错了' });
    const { id, no } = await plan();
    const turns = async (show: 'mine' | 'all', role: Role) =>
      (await listToolPurchases(shop.as(role), toolPurchaseListInput.parse({ show }))).rows.map((row) => [row.id, row.turn]);
    expect(await turns('all', 'storekeeper')).toEqual([
      [id, 'supervisor'],
      [done, null],
    ]);
    expect(await turns('mine', 'supervisor')).toEqual([[id, 'supervisor']]);
    expect(await turns('mine', 'serviceManager')).toEqual([]);
    await fillToolPurchase(shop.as('supervisor'), await seen(id));
    expect(await turns('mine', 'serviceManager')).toEqual([[id, 'serviceManager']]);
    expect(await turns('mine', 'generalManager')).toEqual([]);
    await sign(id, 'serviceManager');
    expect(await turns('mine', 'serviceManager')).toEqual([]);
    expect(await turns('mine', 'generalManager')).toEqual([[id, 'generalManager']]);
    expect((await view(id)).turn).toBe('generalManager');
    expect(await countToolPurchases(shop.as('storekeeper'), toolPurchaseCountInput.parse({ query: '电枪' }))).toMatchObject({ total: 1 });
    // the next page begins where the first one ended, over the line between open and over
    const first = await listToolPurchases(shop.as('storekeeper'), toolPurchaseListInput.parse({ show: 'all', limit: 1 }));
    const rest = toolPurchaseListInput.parse({ show: 'all', limit: 1, cursor: first.nextCursor });
    expect((await listToolPurchases(shop.as('storekeeper'), rest)).rows.map((row) => row.id)).toEqual([done]);
    // by its number from anywhere, for whoever may see tools
    const found = async (role: Role) => (await searchEverything(shop.as(role), { query: no ?? '' })).map(({ kind, id: of }) => [kind, of]);
    expect(await found('generalManager')).toEqual([['toolPurchase', id]]);
    expect(await found('technician')).toEqual([]);
  });

  test('A.1 whoever must sign finds the purchase among what waits for their signature', async () => {
    const { id } = await plan();
    await fillToolPurchase(shop.as('supervisor'), await seen(id));
    const waiting = async (role: Role) =>
      (await listWaitingApprovals(shop.as(role), waitingApprovalsInput.parse({}))).rows.map(({ subject, subjectId }) => [
        subject,
        subjectId,
      ]);
    expect(await waiting('serviceManager')).toEqual([['toolPurchase', id]]);
    expect(await waiting('generalManager')).toEqual([]);
    await refuseToolPurchase(shop.as('serviceManager'), { ...(await seen(id)), reason: '先用库里的' });
    expect(await waiting('serviceManager')).toEqual([]);
    await reviseToolPurchase(shop.as('storekeeper'), await seen(id));
    expect((await view(id)).state).toBe('planned');
  });

  test('R-000-62 what a purchase itself asks for is planned anew while it is written anew', async () => {
    const { id } = await plan();
    expect(await planTools(shop.as('storekeeper'), { until: '2026-12-31', exceptId: null })).toEqual([]);
    expect(await planTools(shop.as('storekeeper'), { until: '2026-12-31', exceptId: id })).toMatchObject([
      { proposedQty: 2, orderedQty: 0 },
    ]);
  });

  test('F-09 the form has the places of the settings, and its prints are counted', async () => {
    await changeToolRules(
      shop.as('administrator'),
      toolRulesInput.parse({ kitNeedsRegular: true, usualFactor: 150, serviceCentre: '成都服务中心', branch: '重庆分部' }),
    );
    const { id } = await plan();
    const print = { id, paper: 'A4' as const, copies: 3, reason: '' };
    expect(await recordToolPurchasePrint(shop.as('storekeeper'), print)).toEqual({ nth: 1 });
    expect(await recordToolPurchasePrint(shop.as('storekeeper'), { ...print, reason: '卡纸' })).toEqual({ nth: 2 });
    expect(await readToolPurchasePrintData(shop.as('adminOffice'), { id })).toMatchObject({
      printCount: 2,
      places: { serviceCentre: '成都服务中心', branch: '重庆分部' },
      purchase: { lines: [{ name: '电枪', qty: 3, unit: '把' }] },
    });
    expect((await view(id)).timeline.map(({ kind }) => kind)).toEqual(['planned', 'printed', 'reprinted']);
  });
});
