import { beforeAll, beforeEach, expect, test } from 'vitest';
import { bookAccount, viewAccount } from '../../electron/features/staff-accounts/accounts.service.ts';
import { reverseAccount } from '../../electron/features/staff-accounts/reversals.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { countRest, noteCondition } from '../../electron/features/stocktakes/stocktake-count.service.ts';
import { listStocktakeMonths, readStocktakeFigures } from '../../electron/features/stocktakes/stocktake-months.service.ts';
import { recordSpotCheck } from '../../electron/features/stocktakes/stocktake-signing.service.ts';
import { viewStocktake } from '../../electron/features/stocktakes/stocktakes.service.ts';
import { decideLoss } from '../../electron/features/tools/tool-loss-decisions.service.ts';
import { listLosses, reportLoss } from '../../electron/features/tools/tool-losses.service.ts';
import { sendToRepair } from '../../electron/features/tools/tool-repairs.service.ts';
import { listHeld, listTools } from '../../electron/features/tools/tools.service.ts';
import { bookAccountInput } from '../../shared/staff-accounts.ts';
import { createStocktakeInput } from '../../shared/stocktakes.ts';
import { decideLossInput, lossListInput, reportLossInput, sendRepairInput } from '../../shared/tool-losses.ts';
import { toolListInput } from '../../shared/tools.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import {
  adjusted,
  approvedBy,
  begin,
  countsUp,
  explained,
  lineOf,
  scans,
  seenStocktake,
  settled,
  witnessedBy,
} from '../support/stocktakes.ts';
import { addKind, comeIn, give, holderPlaceId, manage, roomId } from '../support/tools.ts';

const today = '2026-11-21';

describeOnEngines('the count of tools', (engine) => {
  let shop: Shop;
  let room = 0;
  let gun = 0;
  let tape = 0;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  /** Three numbered guns, one of them with 王建国, and five tapes, two of them with him; 李海波 manages DQ-02. */
  beforeEach(async () => {
    await shop.reset();
    room = await roomId(shop);
    gun = await addKind(shop);
    tape = await addKind(shop, { name: '钢卷尺', isNumbered: false, isOnce: false, originalFen: 2_000 });
    await comeIn(shop, gun, 3, ['DQ-01', 'DQ-02', 'DQ-03']);
    await comeIn(shop, tape, 5);
    await give(shop, [
      { itemId: gun, toolNo: 'DQ-01' },
      { itemId: tape, qty: 2 },
    ]);
    await manage(shop, 'DQ-02', shop.technicians[1]);
  });

  const keeper = () => shop.as('storekeeper');
  const chief = () => shop.as('supervisor');
  const wang = () => holderPlaceId(shop, shop.technicians[0]);
  const books = async () => expect((await checkStock(keeper())).differences).toEqual([]);
  const losses = async () => (await listLosses(chief(), lossListInput.parse({}))).rows.toReversed();
  const tools = async () => Object.fromEntries((await listTools(chief(), toolListInput.parse({}))).rows.map((row) => [row.no, row]));
  /** Scans these numbers in the room, and so many tapes there and with 王建国; what is not scanned is missing. */
  const count = async (id: number, numbers: readonly string[], { tapes = 3, hisTapes = 2, his = ['DQ-01'] as readonly string[] } = {}) => {
    for (const no of numbers) await scans(shop, id, room, no);
    for (const no of his) await scans(shop, id, await wang(), no);
    await countsUp(shop, id, tape, tapes, { placeId: room });
    await countsUp(shop, id, tape, hisTapes, { placeId: await wang() });
    for (const placeId of [room, await wang()]) await countRest(keeper(), { id, placeId }).catch(() => undefined);
  };
  const begun = () => begin(shop, { kind: 'tools' });
  const lines = async (id: number) => (await viewStocktake(chief(), { id })).lines;

  test('R-000-66 the tool room and what each holder shows stand on one sheet, blind, numbered tools by number', async () => {
    const id = await begun();
    const view = await viewStocktake(keeper(), { id });
    expect(view.lines.map(({ holderName, name, lotNo, bookQty }) => [holderName, name, lotNo, bookQty])).toEqual([
      ['', '电枪', 'DQ-02', null],
      ['', '电枪', 'DQ-03', null],
      ['', '钢卷尺', '', null],
      ['王建国', '电枪', 'DQ-01', null],
      ['王建国', '钢卷尺', '', null],
    ]);
    await count(id, ['DQ-02', 'dq-03']);
    expect((await lines(id)).every(({ round }) => round > 0)).toBe(true);
    await noteCondition(keeper(), { id, lineId: (await lineOf(shop, id, gun, await wang())).id, condition: 'worn' });
    expect((await lineOf(shop, id, gun, await wang())).condition).toBe('worn');
    expect((await tools())['DQ-01']?.condition).toBe('worn');
    // neither the store nor the supervisor is a witness
    for (const by of ['storekeeper', 'supervisor'] as const) await refusal(witnessedBy(shop, id, by), 'commandNotAllowed');
    await settled(shop, id, 'serviceManager');
    expect(await viewStocktake(chief(), { id })).toMatchObject({ state: 'locked', documentNo: null, sums: { equal: 5, grossFen: 0 } });
    expect(await losses()).toEqual([]);
    await books();
  });

  test('R-000-71 what is missing in the room proposes its manager at its price, else the custodian; what a holder cannot show the holder', async () => {
    const id = await begun();
    await count(id, ['DQ-03'], { tapes: 2, hisTapes: 1, his: [] });
    // blind: nobody sees a figure of the book before it is witnessed
    expect((await lines(id)).map(({ differenceQty }) => differenceQty)).toEqual([null, null, null, null, null]);
    await witnessedBy(shop, id);
    await explained(shop, id, '月末盘点不见');
    await refusal(adjusted(shop, id), 'commandNotAllowed');
    await approvedBy(shop, id);
    const receipt = await adjusted(shop, id);
    expect(receipt.documentNo).toMatch(/^TZ/);
    expect(receipt.losses).toHaveLength(4);
    expect((await losses()).map(({ name, toolNo, qty, cause, staffName, state }) => [name, toolNo, qty, cause, staffName, state])).toEqual([
      ['电枪', 'DQ-02', 1, 'count', '李海波', 'reported'],
      ['电枪', 'DQ-01', 1, 'holder', '王建国', 'reported'],
      ['钢卷尺', '', 1, 'count', null, 'reported'],
      ['钢卷尺', '', 1, 'holder', '王建国', 'reported'],
    ]);
    // once out of the stock, by the loss itself
    expect(await tools()).toMatchObject({ 'DQ-01': { state: 'lost' }, 'DQ-02': { state: 'lost' }, 'DQ-03': { state: 'inStock' } });
    expect(await listHeld(keeper(), { staffId: shop.technicians[0] })).toMatchObject([{ name: '钢卷尺', openQty: 1 }]);
    const again = await begun();
    expect((await lines(again)).map(({ lotNo, name }) => lotNo || name)).toEqual(['DQ-03', '钢卷尺', '钢卷尺']);
    expect((await lines(id)).map(({ differenceFen }) => differenceFen)).toEqual([-8_000, 0, -8_000, -8_000, -8_000]);
    await books();
    // whoever manages pays the price, and no more
    const [first] = await losses();
    const decide = (factor: number) =>
      decideLoss(chief(), decideLossInput.parse({ id: first?.id, version: 1, factor, reason: '管理不善' }));
    expect(await refusal(decide(150), 'guardFailed')).toMatchObject({ guard: 'keeperPaysPrice' });
    await decide(100);
    expect((await viewAccount(chief(), { staffId: shop.technicians[1] })).owedFen).toBe(8_600);
  });

  test('R-000-71 what was reported lost while the count waited is not lost a second time', async () => {
    const id = await begun();
    await count(id, ['DQ-02', 'DQ-03'], { hisTapes: 1, his: [] });
    const held = await listHeld(keeper(), { staffId: shop.technicians[0] });
    for (const { issueId } of held) await reportLoss(keeper(), reportLossInput.parse({ issueId, facts: '工地丢失' }));
    const receipt = await settled(shop, id);
    expect(receipt).toMatchObject({ losses: [], documentNo: null });
    expect(await losses()).toHaveLength(2);
    await books();
  });

  test('R-000-71 a lost tool that the count finds is found: its charge is taken back, and paid money first', async () => {
    const [mine] = await listHeld(keeper(), { staffId: shop.technicians[0] });
    const loss = await reportLoss(keeper(), reportLossInput.parse({ issueId: mine?.issueId, facts: '工地丢失' }));
    await decideLoss(chief(), decideLossInput.parse({ id: loss.id, version: 1, factor: 200, reason: '未按规定保管' }));
    expect((await viewAccount(chief(), { staffId: shop.technicians[0] })).owedFen).toBe(17_200);
    const id = await begun();
    await scans(shop, id, room, 'DQ-01');
    await count(id, ['DQ-02', 'DQ-03'], { his: [] });
    const paid = { staffId: shop.technicians[0], kind: 'paid', amountFen: 17_200, way: 'cash' };
    const payment = await bookAccount(keeper(), bookAccountInput.parse(paid));
    expect(await refusal(settled(shop, id), 'guardFailed')).toMatchObject({ guard: 'foundButPaid', no: 'DQ-01', lossNo: loss.no });
    await reverseAccount(chief(), { lineId: payment.id, reason: '工具找到，退还赔款' });
    await adjusted(shop, id);
    expect(await losses()).toMatchObject([{ state: 'found', toolNo: 'DQ-01' }]);
    expect((await viewAccount(chief(), { staffId: shop.technicians[0] })).owedFen).toBe(0);
    expect(await tools()).toMatchObject({ 'DQ-01': { state: 'inStock', holderName: null } });
    await books();
  });

  test('R-000-72 a tool of one that another shows stays with whoever signed for it; brought into the room it is handed in', async () => {
    await give(shop, [{ itemId: tape, qty: 1 }], { staffId: shop.technicians[1] });
    const li = await holderPlaceId(shop, shop.technicians[1]);
    const id = await begun();
    await scans(shop, id, li, 'DQ-01');
    await countsUp(shop, id, tape, 1, { placeId: li });
    // the tape that 李海波 has as a gift stands in the room
    await count(id, ['DQ-02', 'DQ-03'], { tapes: 2, his: [] });
    const receipt = await settled(shop, id);
    expect(receipt).toMatchObject({ losses: [], documentNo: null, toSettle: [{ item: '电枪 DQ-01', holder: '李海波' }] });
    expect(await tools()).toMatchObject({ 'DQ-01': { state: 'issued', holderName: '王建国' } });

    shop.clock.advance(86_400_000);
    const next = await begun();
    await scans(shop, next, room, 'DQ-01');
    await countsUp(shop, next, tape, 1, { placeId: li });
    await count(next, ['DQ-02', 'DQ-03'], { tapes: 2, his: [] });
    await settled(shop, next);
    expect(await tools()).toMatchObject({ 'DQ-01': { state: 'inStock', holderName: null } });
    expect(await listHeld(keeper(), { staffId: shop.technicians[0] })).toMatchObject([{ name: '钢卷尺', openQty: 2 }]);
    expect(await losses()).toEqual([]);
    await books();
  });

  test('R-000-69 R-000-71 a number nobody knew is taken in; one of another kind, or one that is in repair, is not', async () => {
    const hammer = await addKind(shop, { name: '铁锤', code: 'TC-1' });
    await comeIn(shop, hammer, 1, ['TC-01']);
    await sendToRepair(keeper(), sendRepairInput.parse({ itemId: hammer, placeId: room, toolNo: 'TC-01', fault: '柄断' }));
    const id = await begun();
    const { code } = await lineOf(shop, id, gun);
    expect(await refusal(scans(shop, id, room, code, { lotNo: 'TC-01' }), 'guardFailed')).toMatchObject({ guard: 'toolNumberTaken' });
    await scans(shop, id, room, code, { lotNo: 'DQ-09' });
    await scans(shop, id, room, 'TC-01');
    await count(id, ['DQ-02', 'DQ-03'], { tapes: 4 });
    expect(await refusal(settled(shop, id), 'guardFailed')).toMatchObject({ guard: 'toolInRepair', no: 'TC-01' });
    // it is struck off the count, which then takes the rest in
    const line = await lineOf(shop, id, hammer);
    expect(line.differenceQty).toBe(1);
    await books();
  });

  test('R-000-71 a surplus is taken in: a new number becomes a tool, more tapes a value; with a holder it belongs to the room', async () => {
    const id = await begun();
    const { code } = await lineOf(shop, id, gun);
    await scans(shop, id, room, code, { lotNo: 'DQ-09' });
    await count(id, ['DQ-02', 'DQ-03'], { tapes: 4, hisTapes: 3 });
    const receipt = await settled(shop, id);
    expect(receipt.toSettle).toEqual([{ item: '钢卷尺', holder: '王建国' }]);
    expect(await tools()).toMatchObject({ 'DQ-09': { state: 'inStock', purchaseFen: 8_000, originalFen: 8_600 } });
    const next = await begun();
    const tapes = (await lines(next)).filter(({ itemId }) => itemId === tape).map(({ placeId }) => placeId);
    expect(tapes).toEqual([room, await wang()]);
    expect(await listHeld(keeper(), { staffId: shop.technicians[0] })).toMatchObject([{ name: '电枪' }, { openQty: 2 }]);
    await books();
  });

  test('R-000-66 a shop with tools has a red month until its tools are counted; a locked one closes the books', async () => {
    const month = async () =>
      (await listStocktakeMonths(chief(), { year: 2026 })).find((one) => one.kind === 'tools' && one.month === '2026-11');
    expect(await month()).toMatchObject({ state: 'ahead' });
    shop.clock.now = Date.UTC(2026, 10, 30, 2);
    expect(await month()).toMatchObject({ state: 'missing' });
    expect((await readStocktakeFigures(chief())).missing).toContainEqual({ kind: 'tools', month: '2026-11' });
    const id = await begun();
    await count(id, ['DQ-02', 'DQ-03']);
    expect(await month()).toMatchObject({ state: 'missing', stocktakeId: id });
    await settled(shop, id);
    expect(await month()).toMatchObject({ state: 'locked' });
    expect((await readStocktakeFigures(chief())).tools).toMatchObject({ state: 'locked', stocktakeId: id });
    shop.clock.advance(86_400_000);
    const back = { staffId: shop.technicians[1], bookedOn: '2026-11-29' };
    await refusal(give(shop, [{ itemId: gun, toolNo: 'DQ-02' }], back), 'bookedTooEarly');
    await give(shop, [{ itemId: gun, toolNo: 'DQ-02' }], { ...back, bookedOn: '2026-12-01' });
    // a shop that has no tools is not asked for a count of them
    await shop.reset();
    shop.clock.now = Date.UTC(2026, 10, 30, 2);
    expect((await month())?.state).toBe('before');
    expect((await readStocktakeFigures(chief())).tools).toBeNull();
  });

  test('R-000-67 a spot check of one person or one room keeps book and count, person and time, and moves nothing', async () => {
    const spot = (more: object) => createStocktakeInput.safeParse({ kind: 'tools', mode: 'spot', ...more }).success;
    expect([spot({}), spot({ placeIds: [room] }), spot({ itemIds: [gun] })]).toEqual([false, true, true]);
    expect(createStocktakeInput.safeParse({ kind: 'tools', mode: 'cycle', itemIds: [gun] }).success).toBe(false);
    expect(createStocktakeInput.safeParse({ kind: 'parts', mode: 'spot', placeIds: [room] }).success).toBe(false);
    const his = { kind: 'tools' as const, mode: 'spot' as const, placeIds: [await wang()] };
    expect(await refusal(begin(shop, his), 'guardFailed')).toMatchObject({ guard: 'spotBySupervisor' });
    const id = await begin(shop, his, 'supervisor');
    expect((await lines(id)).map(({ holderName }) => holderName)).toEqual(['王建国', '王建国']);
    await countsUp(shop, id, tape, 1, { by: 'supervisor' });
    await countsUp(shop, id, gun, 1, { by: 'supervisor' });
    await recordSpotCheck(chief(), await seenStocktake(shop, id));
    const view = await viewStocktake(chief(), { id });
    expect(view).toMatchObject({ state: 'recorded', chosen: expect.stringContaining('王建国') });
    expect(
      view.lines.map(({ name, bookQty, countedQty, counters, countedAt }) => [name, bookQty, countedQty, counters, countedAt]),
    ).toEqual([
      ['电枪', 1, 1, 'supervisor', shop.clock.now],
      ['钢卷尺', 2, 1, 'supervisor', shop.clock.now],
    ]);
    expect(await losses()).toEqual([]);
    // one kind wherever it is
    const guns = await begin(shop, { kind: 'tools', mode: 'spot', itemIds: [gun] }, 'supervisor');
    expect((await lines(guns)).map(({ lotNo }) => lotNo)).toEqual(['DQ-02', 'DQ-03', 'DQ-01']);
    expect((await viewStocktake(chief(), { id: guns })).bookedOn).toBe(today);
    await books();
  });
});
