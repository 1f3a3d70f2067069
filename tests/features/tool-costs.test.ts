import { beforeAll, beforeEach, expect, test } from 'vitest';
import { viewAccount } from '../../electron/features/staff-accounts/accounts.service.ts';
import { movesInput } from '../../shared/stock.ts';
import { deduct } from '../../electron/features/staff-accounts/deductions.service.ts';
import { makePlan } from '../../electron/features/staff-accounts/plans.service.ts';
import { listMoves } from '../../electron/features/parts/parts.service.ts';
import { reverseMove } from '../../electron/features/stock/stock-reversal.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { decideLoss, findLost } from '../../electron/features/tools/tool-loss-decisions.service.ts';
import { reportLoss, viewLoss } from '../../electron/features/tools/tool-losses.service.ts';
import { approveScrap, endRepair, proposeScrap, sendToRepair } from '../../electron/features/tools/tool-repairs.service.ts';
import { viewToolKind } from '../../electron/features/tools/tool-kinds.service.ts';
import { listHeld, listTools } from '../../electron/features/tools/tools.service.ts';
import { planInput } from '../../shared/staff-accounts.ts';
import {
  decideLossInput,
  endRepairInput,
  findLossInput,
  proposeScrapInput,
  reportLossInput,
  sendRepairInput,
} from '../../shared/tool-losses.ts';
import { toolListInput } from '../../shared/tools.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addKind, comeIn, give, roomId } from '../support/tools.ts';

describeOnEngines('what tools cost', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const keeper = () => shop.as('storekeeper');
  const chief = () => shop.as('supervisor');
  const held = (nth: 0 | 1 = 0) => listHeld(keeper(), { staffId: shop.technicians[nth] });
  const signed = { signedBy: '王建国', isSigned: true };
  const books = async () => expect((await checkStock(keeper())).differences).toEqual([]);

  test('R-000-74 R-000-65 a loss is argued, decided by the supervisor from 1 to 5 times, and taken back when it is found', async () => {
    const gun = await addKind(shop);
    await comeIn(shop, gun, 2, ['DQ-01', 'DQ-02']);
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
    const [mine] = await held();
    const loss = await reportLoss(keeper(), reportLossInput.parse({ issueId: mine?.issueId, facts: '工地丢失' }));
    expect(await held()).toEqual([]);
    const decide = (id: number, version: number, factor: number) =>
      decideLoss(chief(), decideLossInput.parse({ id, version, factor, reason: '未按规定保管' }));
    for (const factor of [99, 501]) expect(await refusal(decide(loss.id, 1, factor), 'guardFailed')).toMatchObject({ guard: 'lossFactor' });
    await decide(loss.id, 1, 500);
    expect(await viewLoss(chief(), { id: loss.id })).toMatchObject({
      state: 'charged',
      amountFen: 43_000,
      factor: 500,
      staffName: '王建国',
    });
    expect(await viewAccount(chief(), { staffId: shop.technicians[0] })).toMatchObject({ owedFen: 43_000 });
    const found = findLossInput.parse({ id: loss.id, version: 2, placeId: await roomId(shop), reason: '在车上找到' });
    await findLost(keeper(), found);
    expect(await viewAccount(chief(), { staffId: shop.technicians[0] })).toMatchObject({ owedFen: 0 });
    expect((await listTools(keeper(), toolListInput.parse({ query: 'DQ-01' }))).rows).toMatchObject([{ state: 'inStock' }]);
    // lost out of the room: the custodian pays its price and no more
    const input = { itemId: gun, placeId: await roomId(shop), toolNo: 'DQ-02', staffId: shop.technicians[1], facts: '库房盘点不见' };
    const kept = await reportLoss(keeper(), reportLossInput.parse(input));
    expect(await refusal(decide(kept.id, 1, 200), 'guardFailed')).toMatchObject({ guard: 'keeperPaysPrice' });
    await decide(kept.id, 1, 100);
    expect(await viewAccount(chief(), { staffId: shop.technicians[1] })).toMatchObject({ owedFen: 8_600 });
    await books();
  });

  test('R-000-77 a repair after normal use is shared to the fen, out and back', async () => {
    const driver = await addKind(shop, { name: '电批', holderPercent: 50 });
    await comeIn(shop, driver, 1, ['DP-01']);
    const placeId = await roomId(shop);
    const about = { itemId: driver, placeId, toolNo: 'DP-01', staffId: shop.technicians[0], fault: '转子烧坏', sentTo: '城南维修' };
    const sent = await sendToRepair(keeper(), sendRepairInput.parse(about));
    expect(await viewToolKind(keeper(), { id: driver })).toMatchObject({ stockQty: 0, repairQty: 1 });
    await endRepair(keeper(), endRepairInput.parse({ id: sent.id, version: 1, placeId, costFen: 8_501, result: '换转子' }));
    expect(await viewAccount(chief(), { staffId: shop.technicians[0] })).toMatchObject({
      owedFen: 4_250,
      lines: [{ kind: 'repairShare', amountFen: 4_250 }],
    });
    expect(await viewToolKind(keeper(), { id: driver })).toMatchObject({ stockQty: 1, repairQty: 0 });
    await books();
  });

  test('R-000-70 scrapping needs a reason and somebody else, and leaves stock', async () => {
    const gun = await addKind(shop);
    await comeIn(shop, gun, 1, ['DQ-01']);
    const placeId = await roomId(shop);
    const scrap = await proposeScrap(chief(), proposeScrapInput.parse({ itemId: gun, placeId, toolNo: 'DQ-01', reason: '电机烧毁' }));
    const target = { id: scrap.id, version: 1, answer: '' };
    expect(await refusal(approveScrap(chief(), target), 'guardFailed')).toMatchObject({ guard: 'ownProposal' });
    await approveScrap(shop.as('serviceManager'), target);
    expect(await viewToolKind(keeper(), { id: gun })).toMatchObject({ stockQty: 0 });
    // the store cannot bring it back behind the register
    const [gone] = await shop.app.engine.db.selectFrom('stockMove').select('id').where('kind', '=', 'scrap').execute();
    await refusal(reverseMove(chief(), { moveId: gone?.id ?? 0, reason: '误报废' }), 'commandNotAllowed');
    expect((await listMoves(keeper(), movesInput.parse({}))).rows).toEqual([]);
    await refusal(give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]), 'stockShort');
    await books();
  });

  test('R-000-78 a debt is taken in at most four months, the last row settles it, and only a new plan changes a plan', async () => {
    const gun = await addKind(shop, { originalFen: 10_000 });
    await comeIn(shop, gun, 1, ['DQ-01']);
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
    const [mine] = await held();
    const loss = await reportLoss(keeper(), reportLossInput.parse({ issueId: mine?.issueId, facts: '丢失' }));
    await decideLoss(chief(), decideLossInput.parse({ id: loss.id, version: 1, factor: 100, reason: '赔原价' }));
    const staffId = shop.technicians[0];
    const plan = { staffId, totalFen: 10_000, months: 3, firstMonth: '2026-11', ...signed };
    expect(planInput.safeParse({ ...plan, months: 5 }).success).toBe(false);
    expect(await refusal(makePlan(chief(), planInput.parse({ ...plan, totalFen: 10_001 })), 'guardFailed')).toMatchObject({
      guard: 'moreThanOwed',
    });
    expect(await refusal(makePlan(chief(), planInput.parse({ ...plan, firstMonth: '2026-10' })), 'guardFailed')).toMatchObject({
      guard: 'monthPast',
    });
    const first = await makePlan(chief(), planInput.parse(plan));
    // what a plan takes already is not taken by another
    expect(await refusal(makePlan(chief(), planInput.parse({ ...plan, totalFen: 1_000 })), 'guardFailed')).toMatchObject({
      guard: 'moreThanOwed',
    });
    const rows = async () => (await viewAccount(chief(), { staffId })).plans[0]?.rows ?? [];
    expect((await rows()).map(({ month, amountFen }) => [month, amountFen])).toEqual([
      ['2026-11', 3_333],
      ['2026-12', 3_333],
      ['2027-01', 3_334],
    ]);
    const take = async (id: number, version: number, nth: number) =>
      deduct(chief(), { id, version, rowId: (await rows())[nth]?.id ?? 0, bookedOn: undefined });
    await refusal(take(first.id, 1, 1), 'commandNotAllowed');
    await take(first.id, 1, 0);
    const again = { ...plan, totalFen: 6_667, months: 2, firstMonth: '2026-12', replaces: { id: first.id, version: 2 } };
    const second = await makePlan(chief(), planInput.parse(again));
    await take(second.id, 1, 0);
    await take(second.id, 2, 1);
    const { owedFen, plans } = await viewAccount(chief(), { staffId });
    expect(owedFen).toBe(0);
    expect(plans.map(({ state }) => state)).toEqual(['settled', 'replaced']);
  });
});
