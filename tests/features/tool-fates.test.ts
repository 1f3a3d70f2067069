import { beforeAll, beforeEach, expect, test } from 'vitest';
import { searchEverything } from '../../electron/features/search/search.service.ts';
import { bookAccount, viewAccount } from '../../electron/features/staff-accounts/accounts.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import {
  changeManager,
  listToMend,
  listToolLabels,
  listToolsOfDocument,
  viewTool,
} from '../../electron/features/tools/tool-history.service.ts';
import { listToolKinds, viewToolKind } from '../../electron/features/tools/tool-kinds.service.ts';
import { listKits, saveKit } from '../../electron/features/tools/tool-kits.service.ts';
import { decideLoss, findLost, waiveLoss } from '../../electron/features/tools/tool-loss-decisions.service.ts';
import { countLosses, listLosses, reportLoss, viewLoss } from '../../electron/features/tools/tool-losses.service.ts';
import {
  approveScrap,
  countRepairs,
  countScraps,
  endRepair,
  listRepairs,
  listScraps,
  proposeScrap,
  refuseScrap,
  sendToRepair,
} from '../../electron/features/tools/tool-repairs.service.ts';
import { returnTools } from '../../electron/features/tools/tool-return.service.ts';
import { exportDueTools, exportTools, listHeld } from '../../electron/features/tools/tools.service.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import type { FileOut } from '../../shared/fields.ts';
import { bookAccountInput } from '../../shared/staff-accounts.ts';
import { toolKitInput } from '../../shared/tool-kits.ts';
import {
  decideLossInput,
  endRepairInput,
  findLossInput,
  lossCountInput,
  lossListInput,
  proposeScrapInput,
  reportLossInput,
  sendRepairInput,
} from '../../shared/tool-losses.ts';
import { returnToolsInput, toolKindListInput, toolListInput } from '../../shared/tools.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addKind, comeIn, give, roomId } from '../support/tools.ts';

const day = 86_400_000;

describeOnEngines('tool fates', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const keeper = () => shop.as('storekeeper');
  const chief = () => shop.as('supervisor');
  const books = async () => expect((await checkStock(keeper())).differences).toEqual([]);
  const owed = async (nth = 0) => (await viewAccount(chief(), { staffId: shop.technicians[nth] ?? 0 })).owedFen;
  const rowsOf = async ({ base64 }: FileOut) =>
    (await readSpreadsheet(Buffer.from(base64, 'base64'), 'x.xlsx')).rows.map((row) => [...row]);
  /** Ids of tools that came in with these numbers. */
  async function numbered(itemId: number, numbers: readonly string[]): Promise<readonly number[]> {
    const { documentId } = await comeIn(shop, itemId, numbers.length, numbers);
    return listToolsOfDocument(keeper(), { id: documentId ?? 0 });
  }
  async function takeBack(more: object) {
    const [mine] = await listHeld(keeper(), { staffId: shop.technicians[0] });
    const line = { issueId: mine?.issueId ?? 0, placeId: await roomId(shop), ...more };
    return returnTools(
      keeper(),
      returnToolsInput.parse({ staffId: shop.technicians[0], signedBy: '王建国', isSigned: true, lines: [line] }),
    );
  }

  test('R-000-68 R-000-72 the page of one tool tells its whole life, and who answers for it changes only with a reason', async () => {
    const gun = await addKind(shop, { holderPercent: 50 });
    const [lotId = 0] = await numbered(gun, ['DQ-01']);
    const placeId = await roomId(shop);
    const later = () => {
      shop.clock.now += day;
    };
    later();
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
    later();
    await takeBack({ condition: 'damaged', fate: 'repair', note: '外壳开裂' });
    later();
    const about = { itemId: gun, placeId, toolNo: 'DQ-01', staffId: shop.technicians[0], fault: '外壳开裂', sentTo: '城南维修' };
    const sent = await sendToRepair(keeper(), sendRepairInput.parse(about));
    later();
    await endRepair(keeper(), endRepairInput.parse({ id: sent.id, version: 1, placeId, costFen: 8_501, result: '换外壳' }));
    later();
    const { version } = await viewTool(keeper(), { lotId });
    await changeManager(keeper(), { lotId, version, managerId: shop.technicians[1] ?? 0, reason: '分组调整' });
    expect(await refusal(changeManager(keeper(), { lotId, version, managerId: null, reason: '过时' }), 'staleVersion')).toMatchObject({
      what: 'tool',
    });
    later();
    const loss = await reportLoss(
      keeper(),
      reportLossInput.parse({ itemId: gun, placeId, toolNo: 'DQ-01', facts: '盘点不见', staffId: shop.technicians[1] }),
    );
    later();
    await decideLoss(chief(), decideLossInput.parse({ id: loss.id, version: 1, factor: 100, reason: '保管人按价' }));
    const view = await viewTool(keeper(), { lotId });
    expect(view).toMatchObject({ no: 'DQ-01', state: 'lost', managerName: '李海波', unit: '把', lifeMonths: 24, condition: 'worn' });
    expect(view.history.map(({ kind, staffName, text, condition, amountFen }) => [kind, staffName, text, condition, amountFen])).toEqual([
      ['charged', '李海波', '保管人按价', '', 8_600],
      ['lost', '李海波', '盘点不见', '', null],
      ['managerChanged', '李海波', '分组调整', '', null],
      ['repaired', '王建国', '换外壳', '', 8_501],
      ['sentToRepair', '王建国', '外壳开裂 · 城南维修', '', null],
      ['returned', '王建国', '外壳开裂', 'damaged', null],
      ['issued', '王建国', '', '', null],
      ['takenIn', '', '五金城', '', 8_000],
    ]);
    expect(view.moves.map(({ kind }) => kind)).toEqual(['loss', 'fromRepair', 'toRepair', 'handIn', 'lend', 'toolIn']);
    await refusal(changeManager(keeper(), { lotId, version: view.version, managerId: null, reason: '不在了' }), 'commandNotAllowed');
    await refusal(viewTool(keeper(), { lotId: lotId + 999 }), 'notFound');
    await books();
  });

  test('R-000-65 R-000-71 a loss out of the room proposes its keeper, one that a count misses whoever manages the tool; the decision may name another', async () => {
    const gun = await addKind(shop);
    await numbered(gun, ['DQ-01', 'DQ-02', 'DQ-03']);
    const placeId = await roomId(shop);
    const [first, second] = shop.technicians;
    const lose = (toolNo: string) => reportLoss(keeper(), reportLossInput.parse({ itemId: gun, placeId, toolNo, facts: '库房遗失' }));
    const nobody = await lose('DQ-01');
    expect(await viewLoss(chief(), { id: nobody.id })).toMatchObject({ cause: 'custodian', staffId: null });
    const decide = (id: number, more: object) =>
      decideLoss(chief(), decideLossInput.parse({ id, version: 1, factor: 100, reason: '按价', ...more }));
    expect(await refusal(decide(nobody.id, {}), 'guardFailed')).toMatchObject({ guard: 'nobodyPays', field: 'staffId' });
    await decide(nobody.id, { staffId: second });
    expect(await owed(1)).toBe(8_600);
    await shop.app.engine.transaction((tx) => tx.updateTable('place').set({ keeperId: first }).where('id', '=', placeId).execute());
    const kept = await lose('DQ-02');
    expect(await viewLoss(chief(), { id: kept.id })).toMatchObject({ staffName: '王建国' });
    await waiveLoss(chief(), { id: kept.id, version: 1, reason: '库房漏水塌架，不可抗力' });
    expect(await owed()).toBe(0);
    const filter = (more: object) => lossCountInput.parse(more);
    expect(await countLosses(chief(), filter({}))).toEqual({ total: 2, isMore: false });
    expect(await countLosses(chief(), filter({ state: 'waived' }))).toMatchObject({ total: 1 });
    expect((await listLosses(chief(), lossListInput.parse({ query: 'dq-02' }))).rows.map(({ toolNo }) => toolNo)).toEqual(['DQ-02']);
    // who held it pays: nobody else can be named in their place
    await give(shop, [{ itemId: gun, toolNo: 'DQ-03' }]);
    const [mine] = await listHeld(keeper(), { staffId: first ?? 0 });
    const own = await reportLoss(keeper(), reportLossInput.parse({ issueId: mine?.issueId, facts: '丢失' }));
    await decide(own.id, { staffId: second, factor: 200 });
    expect([await owed(0), await owed(1)]).toEqual([17_200, 8_600]);
    await books();
  });

  test('R-000-74 what was paid already is not taken back with a tool that is found: the payment is reversed first', async () => {
    const gun = await addKind(shop);
    const [lotId = 0] = await numbered(gun, ['DQ-01']);
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
    const [mine] = await listHeld(keeper(), { staffId: shop.technicians[0] });
    const loss = await reportLoss(keeper(), reportLossInput.parse({ issueId: mine?.issueId, facts: '丢失' }));
    await decideLoss(chief(), decideLossInput.parse({ id: loss.id, version: 1, factor: 100, reason: '原价' }));
    const paid = { staffId: shop.technicians[0], kind: 'paid', amountFen: 8_600, way: 'cash' };
    await bookAccount(keeper(), bookAccountInput.parse(paid));
    const found = findLossInput.parse({ id: loss.id, version: 2, placeId: await roomId(shop), reason: '在车上' });
    expect(await refusal(findLost(keeper(), found), 'guardFailed')).toMatchObject({ guard: 'lossPaid' });
    expect((await viewTool(keeper(), { lotId })).state).toBe('lost');
    await books();
  });

  test('R-000-70 B-24 what came back to be mended waits until somebody does so; a refused scrapping stays in stock', async () => {
    const gun = await addKind(shop);
    await numbered(gun, ['DQ-01']);
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
    await takeBack({ condition: 'damaged', fate: 'scrap', note: '开关烧坏' });
    expect(await listToMend(keeper())).toMatchObject([{ no: 'DQ-01', fate: 'scrap', note: '开关烧坏', staffName: '王建国' }]);
    shop.clock.now += 1000;
    const propose = { itemId: gun, placeId: await roomId(shop), toolNo: 'DQ-01', reason: '开关烧坏' };
    const scrap = await proposeScrap(keeper(), proposeScrapInput.parse(propose));
    expect(await listToMend(keeper())).toEqual([]);
    await refuseScrap(chief(), { id: scrap.id, version: 1, answer: '先送修看看' });
    expect((await listScraps(chief(), { state: 'refused', cursor: undefined, limit: 10 })).rows).toMatchObject([
      { answer: '先送修看看', createdBy: keeper().actor.userId },
    ]);
    await refusal(approveScrap(chief(), { id: scrap.id, version: 2, answer: '' }), 'commandNotAllowed');
    expect(await viewToolKind(keeper(), { id: gun })).toMatchObject({ stockQty: 1 });
    expect([await countScraps(chief(), { state: 'proposed' }), await countScraps(chief(), { state: null })]).toMatchObject([
      { total: 0 },
      { total: 1 },
    ]);
    await books();
  });

  test('R-000-77 a repair tells its days away, when it is overdue, and what the user shares', async () => {
    const driver = await addKind(shop, { name: '电批', holderPercent: 50 });
    await numbered(driver, ['DP-01']);
    const placeId = await roomId(shop);
    const about = { itemId: driver, placeId, toolNo: 'DP-01', fault: '不转', sentTo: '城南', dueOn: '2026-11-25' };
    const sent = await sendToRepair(keeper(), sendRepairInput.parse({ ...about, staffId: shop.technicians[0] }));
    const repairs = async () => (await listRepairs(keeper(), { state: null, cursor: undefined, limit: 10 })).rows;
    expect(await repairs()).toMatchObject([{ daysAway: 0, isOverdue: false, kindPercent: 50 }]);
    shop.clock.now += 5 * day;
    expect(await repairs()).toMatchObject([{ daysAway: 5, isOverdue: true }]);
    expect(await countRepairs(keeper(), { state: 'away' })).toMatchObject({ total: 1 });
    const end = { id: sent.id, version: 1, placeId, costFen: 8_501, result: '修不好', isHopeless: true };
    await endRepair(keeper(), endRepairInput.parse(end));
    shop.clock.now += 9 * day;
    expect(await repairs()).toMatchObject([{ daysAway: 5, isOverdue: false, state: 'hopeless', holderFen: 4_250, companyFen: 4_251 }]);
    await books();
  });

  test('R-000-69 labels carry the number, the palette finds it by its beginning, for whoever may see tools', async () => {
    const gun = await addKind(shop, { spec: '12V' });
    const ids = await numbered(gun, ['DQ-02', 'DQ-01']);
    expect(await listToolLabels(keeper(), { ids: [...ids] })).toMatchObject([
      { no: 'DQ-01', name: '电枪', spec: '12V' },
      { no: 'DQ-02', name: '电枪' },
    ]);
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
    const find = async (query: string, as = keeper()) => (await searchEverything(as, { query })).filter(({ kind }) => kind === 'tool');
    expect((await find('ｄｑ-0')).map(({ title, detail }) => [title, detail])).toEqual([
      ['DQ-01', '电枪 · 12V · 王建国'],
      ['DQ-02', expect.stringContaining('电枪 · 12V · ')],
    ]);
    expect(await find('DQ-01', shop.as('technician'))).toEqual([]);
  });

  test('R-000-79 the register and the list of what is due go to Excel as they are filtered', async () => {
    shop.clock.now = Date.UTC(2024, 0, 31, 2);
    const hammer = await addKind(shop, { name: '胶锤', lifeMonths: 10 });
    const ladder = await addKind(shop, { name: '人字梯', lifeMonths: null });
    await numbered(hammer, ['JC-01', 'JC-02']);
    await numbered(ladder, ['TZ-01']);
    await give(shop, [{ itemId: hammer, toolNo: 'JC-01' }]);
    await give(shop, [{ itemId: ladder, toolNo: 'TZ-01' }], { why: 'loan', dueOn: '2024-02-03' });
    shop.clock.now = Date.UTC(2024, 10, 2, 2);
    const due = await rowsOf(await exportDueTools(chief()));
    expect(due.map((row) => [row[0], row[1], row[9], row[10]])).toEqual([
      ['使用负责人', '工具编号', '年限到', '归还日期'],
      ['王建国', 'JC-01', '2024-11-30', ''],
      ['王建国', 'TZ-01', '', '2024-02-03'],
    ]);
    const all = await rowsOf(await exportTools(chief(), toolListInput.parse({})));
    expect(all.map((row) => [row[0], row[4], row[7]])).toEqual([
      ['工具编号', '状态', '使用负责人'],
      ['JC-01', '领用中', '王建国'],
      ['JC-02', '在库', ''],
      ['TZ-01', '领用中', '王建国'],
    ]);
    expect(await rowsOf(await exportTools(chief(), toolListInput.parse({ state: 'inStock' })))).toHaveLength(2);
  });

  test('R-000-80 a kit says what is in stock beside each line, and is changed at the version that was seen', async () => {
    const gun = await addKind(shop);
    const tape = await addKind(shop, { name: '钢卷尺', isNumbered: false, minQty: 3 });
    await comeIn(shop, tape, 2);
    const lines = [gun, tape].map((itemId) => ({ itemId, qty: 1 }));
    const kit = await saveKit(keeper(), toolKitInput.parse({ name: '安装工全套', post: '安装工', lines }));
    expect((await listKits(keeper()))[0]?.lines.map(({ name, qty, stockQty }) => [name, qty, stockQty])).toEqual([
      ['电枪', 1, 0],
      ['钢卷尺', 1, 2],
    ]);
    await refusal(saveKit(keeper(), toolKitInput.parse({ name: '安装工全套', lines })), 'codeTaken');
    const change = (version: number) =>
      saveKit(keeper(), toolKitInput.parse({ id: kit.id, version, name: '安装工', isActive: false, lines: lines.slice(1) }));
    await change(1);
    await refusal(change(1), 'staleVersion');
    expect(await listKits(keeper())).toMatchObject([{ name: '安装工', isActive: false, lines: [{ name: '钢卷尺' }] }]);
    // ?short in the address asks for what is below its minimum
    const short = await listToolKinds(keeper(), toolKindListInput.parse({ isShort: true }));
    expect(short.rows.map(({ name }) => name)).toEqual(['钢卷尺']);
  });
});
