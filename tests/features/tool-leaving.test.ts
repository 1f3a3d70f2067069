import { beforeAll, beforeEach, expect, test } from 'vitest';
import { bookAccount, viewAccount } from '../../electron/features/staff-accounts/accounts.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { listToMend } from '../../electron/features/tools/tool-history.service.ts';
import { handBack, settleLeaving } from '../../electron/features/tools/tool-leaving.service.ts';
import { listLosses } from '../../electron/features/tools/tool-losses.service.ts';
import { viewNote } from '../../electron/features/tools/tool-notes.service.ts';
import { listRepairs, listScraps } from '../../electron/features/tools/tool-repairs.service.ts';
import { returnTools } from '../../electron/features/tools/tool-return.service.ts';
import { listHeld } from '../../electron/features/tools/tools.service.ts';
import { bookAccountInput } from '../../shared/staff-accounts.ts';
import { lossListInput, repairListInput, scrapListInput } from '../../shared/tool-losses.ts';
import { handBackInput } from '../../shared/tool-notes.ts';
import { returnToolsInput } from '../../shared/tools.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addKind, comeIn, give, roomId } from '../support/tools.ts';

describeOnEngines('handing tools back', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const keeper = () => shop.as('storekeeper');
  const chief = () => shop.as('supervisor');
  const signed = { signedBy: '王建国', isSigned: true, signature: 'M1 2 L30 40' };
  const held = () => listHeld(keeper(), { staffId: shop.technicians[0] });
  const books = async () => expect((await checkStock(keeper())).differences).toEqual([]);

  /** 王建国 holds a gun, a hammer and three pairs of gloves. */
  async function equipped() {
    const gun = await addKind(shop);
    const hammer = await addKind(shop, { name: '铁锤', lifeMonths: 36, originalFen: 5_000 });
    const gloves = await addKind(shop, { name: '手套', unit: '双', lifeMonths: null, isNumbered: false, isOnce: false, originalFen: 500 });
    await comeIn(shop, gun, 1, ['DQ-01']);
    await comeIn(shop, hammer, 1, ['TC-01']);
    await comeIn(shop, gloves, 10);
    await give(shop, [
      { itemId: gun, toolNo: 'DQ-01' },
      { itemId: hammer, toolNo: 'TC-01' },
      { itemId: gloves, qty: 3 },
    ]);
    const tools = await held();
    const of = (name: string) => tools.find((tool) => tool.name === name)?.issueId ?? 0;
    return { gun: of('电枪'), hammer: of('铁锤'), gloves: of('手套'), driver: gun };
  }

  const hand = async (by: ReturnType<Shop['as']>, lines: readonly object[]) => {
    const placeId = await roomId(shop);
    const filled = lines.map((line) => ({ qty: 1, placeId, outcome: 'back', ...line }));
    return handBack(by, handBackInput.parse({ staffId: shop.technicians[0], ...signed, lines: filled }));
  };

  test('R-000-74 on leaving everything is named in one act, and what is missing is priced by the rules', async () => {
    const { gun, hammer, gloves } = await equipped();
    const missing = { issueId: hammer, outcome: 'missing', note: '工地遗失', factor: 200 };
    const lines = [{ issueId: gun }, missing, { issueId: gloves, qty: 3 }];
    expect(await refusal(hand(chief(), lines.slice(0, 2)), 'guardFailed')).toMatchObject({ guard: 'heldNotNamed', item: '手套', open: 3 });
    expect(await refusal(hand(keeper(), lines), 'guardFailed')).toMatchObject({ guard: 'factorBySupervisor' });
    expect(
      await refusal(hand(chief(), [{ issueId: gun }, { ...missing, factor: 501 }, { issueId: gloves, qty: 3 }]), 'guardFailed'),
    ).toMatchObject({ guard: 'lossFactor' });
    expect(await held()).toHaveLength(3);
    const { documentId } = await hand(chief(), lines);
    expect(await held()).toEqual([]);
    expect(await viewAccount(chief(), { staffId: shop.technicians[0] })).toMatchObject({
      owedFen: 10_000,
      lines: [{ kind: 'compensation', amountFen: 10_000, note: '工地遗失' }],
    });
    expect(await viewNote(keeper(), { id: documentId ?? 0 })).toMatchObject({
      kind: 'toolReturn',
      staffName: '王建国',
      signature: 'M1 2 L30 40',
      lines: [
        { name: '电枪', toolNo: 'DQ-01', condition: 'good' },
        { name: '手套', qty: 3 },
      ],
    });
    await books();
  });

  test('R-000-74 the storekeeper hands back without a price: the loss waits for the supervisor', async () => {
    const { gun, hammer, gloves } = await equipped();
    await hand(keeper(), [
      { issueId: gun, outcome: 'missing', note: '不知去向' },
      { issueId: hammer },
      { issueId: gloves, qty: 2 },
      { issueId: gloves, qty: 1, outcome: 'missing', note: '少一双' },
    ]);
    const { rows } = await listLosses(keeper(), lossListInput.parse({}));
    expect(rows).toMatchObject([
      { name: '手套', qty: 1, state: 'reported' },
      { name: '电枪', toolNo: 'DQ-01', state: 'reported', staffName: '王建国' },
    ]);
    expect(await held()).toEqual([]);
    await books();
  });

  test('R-000-76 the deposit is set off against what is owed, and the rest is paid out once nothing is held', async () => {
    const { gun, hammer, gloves, driver } = await equipped();
    const staffId = shop.technicians[0];
    const settle = () => settleLeaving(chief(), { staffId, bookedOn: '' });
    await bookAccount(keeper(), bookAccountInput.parse({ staffId, kind: 'depositPaid', amountFen: 30_000, itemId: driver, way: 'cash' }));
    expect(await refusal(settle(), 'guardFailed')).toMatchObject({ guard: 'stillHolds', item: '电枪' });
    await hand(chief(), [
      { issueId: gun },
      { issueId: hammer, outcome: 'missing', note: '遗失', factor: 100 },
      { issueId: gloves, qty: 3 },
    ]);
    await settle();
    const account = await viewAccount(chief(), { staffId });
    expect(account).toMatchObject({ heldFen: 0, owedFen: 0 });
    expect(account.lines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ['depositPaid', 30_000],
      ['compensation', 5_000],
      ['depositOffset', 5_000],
      ['depositRefunded', 25_000],
    ]);
  });

  test('R-000-70 R-000-77 what comes back broken says so and waits to be mended; counted pieces are sent or proposed at once', async () => {
    const { gun, gloves } = await equipped();
    const placeId = await roomId(shop);
    const line = { placeId, condition: 'damaged' };
    const back = async (...lines: readonly object[]) =>
      returnTools(keeper(), returnToolsInput.parse({ staffId: shop.technicians[0], ...signed, lines }));
    expect(returnToolsInput.safeParse({ staffId: 1, ...signed, lines: [{ issueId: gun, placeId, fate: 'scrap' }] }).success).toBe(false);
    await back({ ...line, issueId: gun, fate: 'repair', note: '转子烧坏' }, { ...line, issueId: gloves, fate: 'scrap', note: '磨破' });
    expect(await listToMend(keeper())).toMatchObject([{ no: 'DQ-01', fate: 'repair', note: '转子烧坏' }]);
    expect((await listScraps(keeper(), scrapListInput.parse({}))).rows).toMatchObject([{ name: '手套', qty: 1, reason: '磨破' }]);
    await back({ ...line, issueId: gloves, fate: 'repair', note: '开线' });
    expect((await listRepairs(keeper(), repairListInput.parse({}))).rows).toMatchObject([
      { name: '手套', fault: '开线', staffName: '王建国', state: 'away' },
    ]);
    await books();
  });
});
