import { beforeAll, beforeEach, expect, test } from 'vitest';
import { summarizeHome } from '../../electron/features/home/home.service.ts';
import { createToolPurchase } from '../../electron/features/tool-purchases/tool-purchases.service.ts';
import { readToolFigures } from '../../electron/features/tools/tool-figures.service.ts';
import { saveKit } from '../../electron/features/tools/tool-kits.service.ts';
import { decideLoss, findLost } from '../../electron/features/tools/tool-loss-decisions.service.ts';
import { reportLoss } from '../../electron/features/tools/tool-losses.service.ts';
import { approveScrap, endRepair, proposeScrap, sendToRepair } from '../../electron/features/tools/tool-repairs.service.ts';
import { swapTools } from '../../electron/features/tools/tool-return.service.ts';
import { exportToolWear, exportToolWearPeople, readToolWear } from '../../electron/features/tools/tool-wear.service.ts';
import { listHeld } from '../../electron/features/tools/tools.service.ts';
import type { Employment } from '../../shared/staff.ts';
import { toolKitInput } from '../../shared/tool-kits.ts';
import {
  decideLossInput,
  endRepairInput,
  findLossInput,
  proposeScrapInput,
  reportLossInput,
  sendRepairInput,
} from '../../shared/tool-losses.ts';
import { createToolPurchaseInput } from '../../shared/tool-purchases.ts';
import { swapToolsInput } from '../../shared/tools.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addKind, comeIn, give, roomId } from '../support/tools.ts';

const at = (day: string) => Date.parse(`${day}T02:00:00Z`);

describeOnEngines('the wear of tools and the custodian’s figures', (engine) => {
  let shop: Shop;
  let room = 0;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    room = await roomId(shop);
  });

  const keeper = () => shop.as('storekeeper');
  const chief = () => shop.as('supervisor');
  const issueOf = async (toolNo: string) =>
    (await listHeld(keeper(), { staffId: shop.technicians[0] })).find((tool) => tool.toolNo === toolNo)?.issueId ?? 0;
  const swap = async (toolNo: string, newToolNo: string, more: object = {}) => {
    const line = { issueId: await issueOf(toolNo), placeId: room, newPlaceId: room, newToolNo, condition: 'damaged', note: '坏', ...more };
    const signed = { signedBy: '王建国', isSigned: true };
    return swapTools(chief(), swapToolsInput.parse({ staffId: shop.technicians[0], ...signed, lines: [line] }));
  };

  test('G-16 R-000-71 wear by kind and person: issued, exchanged paid, free and after the life, lost, scrapped, mended, and the life reached', async () => {
    shop.clock.now = at('2025-01-10');
    const gun = await addKind(shop, { isOnce: false, lifeMonths: 24 });
    const hammer = await addKind(shop, { name: '铁锤', isOnce: false, lifeMonths: 12 });
    await comeIn(shop, gun, 6, ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6']);
    await comeIn(shop, hammer, 3, ['T1', 'T2', 'T3']);
    await give(shop, [
      { itemId: gun, toolNo: 'Q1' },
      { itemId: gun, toolNo: 'Q2' },
      { itemId: hammer, toolNo: 'T1' },
    ]);
    await give(shop, [{ itemId: gun, toolNo: 'Q6' }], { staffId: shop.technicians[1], why: 'loan', dueOn: '2025-02-01' });
    // October: one lost, which is what this month is compared with
    shop.clock.now = at('2026-10-05');
    await give(shop, [{ itemId: hammer, toolNo: 'T2' }]);
    await reportLoss(keeper(), reportLossInput.parse({ issueId: await issueOf('T2'), facts: '丢失' }));
    // November: two guns inside their life, the hammer past it
    shop.clock.now = at('2026-11-10');
    await swap('Q1', 'Q3', { decision: 'pay', decisionReason: '摔坏' });
    await swap('Q2', 'Q4', { decision: 'free', decisionReason: '质量' });
    await swap('T1', 'T3');
    const scrap = await proposeScrap(keeper(), proposeScrapInput.parse({ itemId: gun, placeId: room, toolNo: 'Q1', reason: '外壳碎' }));
    await approveScrap(chief(), { id: scrap.id, version: 1, answer: '' });
    const about = { itemId: gun, placeId: room, toolNo: 'Q2', staffId: shop.technicians[0], fault: '转子' };
    const repair = await sendToRepair(keeper(), sendRepairInput.parse(about));
    shop.clock.now = at('2026-11-14');
    await endRepair(
      keeper(),
      endRepairInput.parse({ id: repair.id, version: 1, placeId: room, costFen: 8_501, holderPercent: 50, result: '换转子' }),
    );
    await reportLoss(keeper(), reportLossInput.parse({ issueId: await issueOf('Q3'), facts: '丢失' }));
    const again = await reportLoss(keeper(), reportLossInput.parse({ issueId: await issueOf('Q4'), facts: '丢失' }));
    // what is found again was not worn
    await findLost(keeper(), findLossInput.parse({ id: again.id, version: 1, placeId: room, reason: '找到' }));

    const report = await readToolWear(chief(), { from: '2026-11-01', to: '2026-11-30' });
    expect(report.before).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(report.kinds).toMatchObject([
      {
        ...{ name: '电枪', issued: 2, paid: 1, free: 1, after: 0, lost: 1, scrapped: 1, worn: 3, wornBefore: 0 },
        ...{ repairs: 1, repairFen: 8_501, daysAway: 4, lifeMonths: 24 },
        // 22 months twice and four days once
        reachedTenths: 147,
      },
      {
        name: '铁锤',
        issued: 1,
        paid: 0,
        free: 0,
        after: 1,
        lost: 0,
        worn: 1,
        wornBefore: 1,
        repairs: 0,
        reachedTenths: 220,
        lifeMonths: 12,
      },
    ]);
    expect(report.people).toMatchObject([
      { name: '王建国', issued: 3, paid: 1, free: 1, after: 1, lost: 1, worn: 4, wornBefore: 1, holderFen: 4_250 },
    ]);
    expect(report.total).toMatchObject({ issued: 3, worn: 4, wornBefore: 1, lost: 1, repairFen: 8_501 });
    expect((await readToolWear(chief(), { from: '2026-10-01', to: '2026-10-31' })).kinds).toMatchObject([
      { name: '铁锤', issued: 1, lost: 1, worn: 1 },
    ]);
    expect((await exportToolWear(chief(), report.span)).fileName).toContain('工具损耗');
    expect((await exportToolWearPeople(chief(), report.span)).fileName).toContain('按人');
  });

  test('R-000-79 R-000-80 the first screen of the custodian counts what is due, late, short and undecided, and names people', async () => {
    shop.clock.now = at('2026-11-21');
    const gun = await addKind(shop, { isOnce: false, lifeMonths: 1, minQty: 2 });
    const tape = await addKind(shop, { name: '钢卷尺', isNumbered: false, isOnce: false });
    await comeIn(shop, gun, 4, ['Q1', 'Q2', 'Q3', 'Q4']);
    const none = { lifeEnds: 0, overdueLoans: 0, onRepair: 0, overdueRepairs: 0, shortKinds: 0, shortKits: 0, losses: 0, scraps: 0 };
    expect(await readToolFigures(keeper())).toEqual({ ...none, purchasesToSign: 0, purchasesToCheck: 0, withoutKit: [], leaving: [] });
    await saveKit(keeper(), toolKitInput.parse({ name: '安装工', post: '安装工', lines: [{ itemId: tape, qty: 1 }] }));
    const employ = (staffId: number, changes: { readonly employment: Employment; readonly regularisedOn: string; readonly post: string }) =>
      shop.app.engine.transaction((tx) => tx.updateTable('staff').set(changes).where('id', '=', staffId).execute());
    await employ(shop.technicians[1], { employment: 'regular', regularisedOn: '2026-11-20', post: '安装工' });
    await give(shop, [{ itemId: gun, toolNo: 'Q1' }]);
    await give(shop, [{ itemId: gun, toolNo: 'Q2' }], { why: 'loan', dueOn: '2026-11-22' });
    const repair = sendRepairInput.parse({ itemId: gun, placeId: room, toolNo: 'Q3', fault: '转子', dueOn: '2026-11-30' });
    await sendToRepair(keeper(), repair);
    await proposeScrap(keeper(), proposeScrapInput.parse({ itemId: gun, placeId: room, toolNo: 'Q4', reason: '外壳碎' }));
    await createToolPurchase(keeper(), createToolPurchaseInput.parse({ lines: [{ itemId: tape, qty: 2 }] }));
    await employ(shop.technicians[0], { employment: 'leaving', regularisedOn: '', post: '' });
    shop.clock.now = at('2026-12-02');
    expect(await readToolFigures(keeper())).toEqual({
      ...{ ...none, lifeEnds: 1, overdueLoans: 1, onRepair: 1, overdueRepairs: 1, shortKinds: 1, shortKits: 1, scraps: 1 },
      ...{ purchasesToSign: 0, purchasesToCheck: 0 },
      withoutKit: [{ staffId: shop.technicians[1], name: '李海波' }],
      leaving: [{ staffId: shop.technicians[0], name: '王建国' }],
    });
    const loss = await reportLoss(keeper(), reportLossInput.parse({ issueId: await issueOf('Q1'), facts: '丢失' }));
    expect(await readToolFigures(chief())).toMatchObject({ losses: 1, lifeEnds: 0 });
    await decideLoss(chief(), decideLossInput.parse({ id: loss.id, version: 1, factor: 100, reason: '照价' }));
    await comeIn(shop, tape, 1);
    await comeIn(shop, gun, 1, ['Q5']);
    await give(shop, [{ itemId: tape }], { staffId: shop.technicians[1], why: 'joining' });
    expect(await readToolFigures(chief())).toMatchObject({ losses: 0, shortKinds: 0, withoutKit: [], shortKits: 1 });
    // who has no business with tools gets none of it
    expect((await summarizeHome(shop.as('frontDesk'))).tools).toBeNull();
    expect((await summarizeHome(keeper())).tools).toMatchObject({ scraps: 1 });
  });
});
