import { beforeAll, beforeEach, expect, test } from 'vitest';
import { bookAccount, viewAccount } from '../../electron/features/staff-accounts/accounts.service.ts';
import { makePlan } from '../../electron/features/staff-accounts/plans.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { issueKit, saveKit } from '../../electron/features/tools/tool-kits.service.ts';
import { returnTools, swapTools } from '../../electron/features/tools/tool-return.service.ts';
import { viewToolKind } from '../../electron/features/tools/tool-kinds.service.ts';
import { listHeld, listLifeEnds, listOverdue, listTools } from '../../electron/features/tools/tools.service.ts';
import { bookAccountInput, planInput } from '../../shared/staff-accounts.ts';
import { issueKitInput, toolKitInput } from '../../shared/tool-kits.ts';
import { returnToolsInput, swapToolsInput, toolListInput } from '../../shared/tools.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addKind, comeIn, give, roomId } from '../support/tools.ts';

const day = 86_400_000;

describeOnEngines('tools', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const keeper = () => shop.as('storekeeper');
  const chief = () => shop.as('supervisor');
  const held = (nth: 0 | 1 = 0) => listHeld(keeper(), { staffId: shop.technicians[nth] });
  const signed = { signedBy: '王建国', isSigned: true };
  const giveBack = async (issueId: number, more: object = {}) =>
    returnTools(
      keeper(),
      returnToolsInput.parse({ staffId: shop.technicians[0], ...signed, lines: [{ issueId, placeId: await roomId(shop), ...more }] }),
    );
  const books = async () => expect((await checkStock(keeper())).differences).toEqual([]);

  test('R-000-69 a number is given once, whatever kind it is of, and an empty one by the program', async () => {
    const gun = await addKind(shop);
    const hammer = await addKind(shop, { name: '铁锤', lifeMonths: 36 });
    await comeIn(shop, gun, 2, ['DQ-01', '']);
    expect(await refusal(comeIn(shop, hammer, 1, ['DQ-01']), 'guardFailed')).toMatchObject({ guard: 'toolNumberTaken', no: 'DQ-01' });
    const { rows } = await listTools(keeper(), toolListInput.parse({}));
    expect(rows.map(({ no }) => no)).toHaveLength(2);
    expect(rows.map(({ no }) => no)).toContain('DQ-01');
    expect(await viewToolKind(keeper(), { id: gun })).toMatchObject({ code: 'GJ0001', stockQty: 2, heldQty: 0 });
    await books();
  });

  test('R-000-68 R-000-73 an issued tool shows who manages and who holds it and for what; one that nobody holds is in stock', async () => {
    const gun = await addKind(shop, { useRange: '只用于木螺丝' });
    await comeIn(shop, gun, 2, ['DQ-01', 'DQ-02']);
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }], { managerId: shop.technicians[1] });
    const { rows } = await listTools(keeper(), toolListInput.parse({}));
    expect(rows).toMatchObject([
      { no: 'DQ-01', state: 'issued', holderName: '王建国', managerName: '李海波' },
      { no: 'DQ-02', state: 'inStock', holderName: null },
    ]);
    expect(await held()).toMatchObject([{ toolNo: 'DQ-01', useRange: '只用于木螺丝', managerName: '李海波', openQty: 1 }]);
  });

  test('R-000-41 nobody gets a second one without handing in the first; the supervisor may allow it with a reason', async () => {
    const gun = await addKind(shop);
    await comeIn(shop, gun, 3, ['DQ-01', 'DQ-02', 'DQ-03']);
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
    expect(await refusal(give(shop, [{ itemId: gun, toolNo: 'DQ-02' }]), 'guardFailed')).toMatchObject({ guard: 'toolHeld', held: 1 });
    const second = [{ itemId: gun, toolNo: 'DQ-02', overrideReason: '两处同时施工' }];
    expect(await refusal(give(shop, second), 'guardFailed')).toMatchObject({ guard: 'toolHeld' });
    await give(shop, second, {}, 'supervisor');
    expect(await held()).toHaveLength(2);
    // two of them at once for somebody else are one too many as well
    const both = [
      { itemId: gun, toolNo: 'DQ-03' },
      { itemId: gun, toolNo: 'DQ-03' },
    ];
    expect(await refusal(give(shop, both, { staffId: shop.technicians[1] }), 'guardFailed')).toMatchObject({ guard: 'toolHeld' });
    await books();
  });

  test('R-000-72 a tool goes from one person to another only through the store, and is signed for', async () => {
    const gun = await addKind(shop);
    await comeIn(shop, gun, 1, ['DQ-01']);
    await refusal(give(shop, [{ itemId: gun, toolNo: 'DQ-01' }], { isSigned: false }), 'signatureMissing');
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
    await refusal(give(shop, [{ itemId: gun, toolNo: 'DQ-01' }], { staffId: shop.technicians[1] }), 'stockShort');
    const [mine] = await held();
    await giveBack(mine?.issueId ?? 0, { condition: 'worn' });
    await refusal(giveBack(mine?.issueId ?? 0), 'returnTooMuch');
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }], { staffId: shop.technicians[1] });
    expect(await held(1)).toHaveLength(1);
    expect(await held()).toHaveLength(0);
    await books();
  });

  test('R-000-79 the list of the month names what has lived as long as it must; loans come back on their day', async () => {
    shop.clock.now = Date.UTC(2024, 0, 31, 2);
    const hammer = await addKind(shop, { name: '胶锤', lifeMonths: 10 });
    const ladder = await addKind(shop, { name: '人字梯', lifeMonths: null });
    await comeIn(shop, hammer, 1, ['JC-01']);
    await comeIn(shop, ladder, 1, ['TZ-01']);
    await give(shop, [{ itemId: hammer, toolNo: 'JC-01' }]);
    await give(shop, [{ itemId: ladder, toolNo: 'TZ-01' }], { why: 'loan', dueOn: '2024-02-03' });
    expect(await held()).toMatchObject([
      { name: '胶锤', lifeEndsOn: '2024-11-30', stage: 'inside', isOverdue: false },
      { name: '人字梯', lifeEndsOn: '', stage: 'none', dueOn: '2024-02-03' },
    ]);
    expect(await listLifeEnds(keeper())).toEqual([]);
    shop.clock.now = Date.UTC(2024, 1, 4, 2);
    expect(await listOverdue(keeper())).toMatchObject([{ toolNo: 'TZ-01', staffName: '王建国' }]);
    shop.clock.now = Date.UTC(2024, 10, 1, 2);
    expect(await listLifeEnds(keeper())).toMatchObject([{ toolNo: 'JC-01', stage: 'inside' }]);
  });

  test('R-000-80 the whole set goes out in one step, to nobody on probation', async () => {
    const gun = await addKind(shop);
    const tape = await addKind(shop, { name: '钢卷尺', lifeMonths: 24, isNumbered: false });
    await comeIn(shop, gun, 1, ['DQ-01']);
    await comeIn(shop, tape, 5);
    const lines = [
      { itemId: gun, qty: 1 },
      { itemId: tape, qty: 1 },
    ];
    const kit = await saveKit(keeper(), toolKitInput.parse({ name: '安装工全套', lines }));
    const input = issueKitInput.parse({
      ...{ staffId: shop.technicians[0], kitId: kit.id, placeId: await roomId(shop), ...signed },
      numbers: [{ itemId: gun, toolNo: 'DQ-01' }],
    });
    const employ = (employment: 'probation' | 'regular') =>
      shop.app.engine.transaction((tx) => tx.updateTable('staff').set({ employment }).where('id', '=', shop.technicians[0]).execute());
    await employ('probation');
    expect(await refusal(issueKit(keeper(), input), 'guardFailed')).toMatchObject({ guard: 'notRegular' });
    expect(await held()).toEqual([]);
    await employ('regular');
    await issueKit(keeper(), input);
    expect((await held()).map(({ name, why }) => [name, why])).toEqual([
      ['电枪', 'joining'],
      ['钢卷尺', 'joining'],
    ]);
    await books();
  });

  test('R-000-76 no electric screwdriver without its deposit, or a plan for it', async () => {
    const driver = await addKind(shop, { name: '电批', depositFen: 30_000, holderPercent: 50 });
    await comeIn(shop, driver, 2, ['DP-01', 'DP-02']);
    const [first, second] = shop.technicians;
    const want = (staffId: number, toolNo: string) => give(shop, [{ itemId: driver, toolNo }], { staffId });
    expect(await refusal(want(first, 'DP-01'), 'guardFailed')).toMatchObject({ guard: 'depositMissing', missingFen: 30_000 });
    const pay = (amountFen: number) =>
      bookAccount(keeper(), bookAccountInput.parse({ staffId: first, kind: 'depositPaid', amountFen, itemId: driver, way: 'cash' }));
    expect((await pay(29_999)).no).toMatch(/^YJ/);
    expect(await refusal(want(first, 'DP-01'), 'guardFailed')).toMatchObject({ missingFen: 1 });
    await pay(1);
    await want(first, 'DP-01');
    const plan = planInput.parse({
      ...{ staffId: second, basis: 'deposit', itemId: driver, totalFen: 30_000, months: 3, firstMonth: '2026-11' },
      ...{ signedBy: '李海波', isSigned: true },
    });
    await makePlan(chief(), plan);
    await want(second, 'DP-02');
    expect(await viewAccount(chief(), { staffId: second })).toMatchObject({ heldFen: 0, plans: [{ leftFen: 30_000, state: 'open' }] });
  });

  test('R-000-81 R-000-82 damaged inside its life by decision and signature at the purchase price or free, after it free', async () => {
    const gun = await addKind(shop);
    await comeIn(shop, gun, 3, ['DQ-01', 'DQ-02', 'DQ-03']);
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
    const swap = async (by: ReturnType<Shop['as']>, newToolNo: string, more: object) => {
      const placeId = await roomId(shop);
      const [mine] = await held();
      const line = {
        issueId: mine?.issueId ?? 0,
        placeId,
        newPlaceId: placeId,
        newToolNo,
        condition: 'damaged',
        note: '摔坏外壳',
        ...more,
      };
      return swapTools(by, swapToolsInput.parse({ staffId: shop.technicians[0], ...signed, lines: [line] }));
    };
    const account = () => viewAccount(chief(), { staffId: shop.technicians[0] });
    expect(await refusal(swap(chief(), 'DQ-02', {}), 'guardFailed')).toMatchObject({ guard: 'decisionMissing' });
    const pay = { decision: 'pay', decisionReason: '使用不当' };
    expect(await refusal(swap(keeper(), 'DQ-02', pay), 'guardFailed')).toMatchObject({ guard: 'decisionBySupervisor' });
    await swap(chief(), 'DQ-02', pay);
    expect(await account()).toMatchObject({ owedFen: 8_000, lines: [{ kind: 'replacement', amountFen: 8_000 }] });
    expect(await held()).toMatchObject([{ toolNo: 'DQ-02', why: 'oldForNew' }]);
    shop.clock.now += 731 * day;
    await swap(keeper(), 'DQ-03', {});
    expect((await account()).owedFen).toBe(8_000);
    expect(await held()).toMatchObject([{ toolNo: 'DQ-03', lifeEndsOn: '2030-11-21' }]);
    await books();
  });
});
