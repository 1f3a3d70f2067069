import type { Engine } from '../../electron/db/engine.ts';
import { bookAccount } from '../../electron/features/staff-accounts/accounts.service.ts';
import { makePlan } from '../../electron/features/staff-accounts/plans.service.ts';
import { savePerson, viewPerson } from '../../electron/features/staff/persons.service.ts';
import { saveKit } from '../../electron/features/tools/tool-kits.service.ts';
import { decideLoss, stateLoss } from '../../electron/features/tools/tool-loss-decisions.service.ts';
import { reportLoss } from '../../electron/features/tools/tool-losses.service.ts';
import { approveScrap, endRepair, proposeScrap, sendToRepair } from '../../electron/features/tools/tool-repairs.service.ts';
import { returnTools, swapTools } from '../../electron/features/tools/tool-return.service.ts';
import { listHeld } from '../../electron/features/tools/tools.service.ts';
import { bookAccountInput, planInput } from '../../shared/staff-accounts.ts';
import { savePersonInput } from '../../shared/staff.ts';
import { toolKitInput } from '../../shared/tool-kits.ts';
import { decideLossInput, endRepairInput, proposeScrapInput, reportLossInput, sendRepairInput } from '../../shared/tool-losses.ts';
import { returnToolsInput, swapToolsInput } from '../../shared/tools.ts';
import { openToolRoom } from './tool-room.ts';
import type { DemoPerson, ToolRoom } from './tool-room.ts';
import { planPurchases } from './tool-purchases.ts';

const set = ['工具箱', '电枪', '铁锤', '胶锤', '钢卷尺'];

/** Fills the tool room of a demo shop that is made already: two years of tools, who holds them, and what is to be decided today. */
export async function furnishTools(engine: Engine, now: number): Promise<void> {
  const room = await openToolRoom(engine, now);
  const kitLines = set.map((name) => ({ itemId: room.kindId(name), qty: 1 }));
  await saveKit(room.as('storekeeper', 750), toolKitInput.parse({ name: '安装工全套', post: '安装工', lines: kitLines }));
  const repairer = [...kitLines, { itemId: room.kindId('万用表'), qty: 1 }];
  await saveKit(room.as('storekeeper', 750), toolKitInput.parse({ name: '维修工全套', post: '维修工', lines: repairer }));
  await employ(room);
  // three generations: past their life, ending it this month, and in the middle of it
  for (const [nth, person] of room.people.slice(0, 9).entries()) {
    await room.issue(person, [735, 300, 120][nth % 3] ?? 120, set, { why: 'joining' });
    if (nth % 2 === 0) await room.issue(person, 60, ['劳保手套', '批头']);
  }
  await lend(room);
  await exchange(room);
  await chargeAndPlan(room);
  await mendAndScrap(room);
  await planPurchases(room);
}

/** Badge, post and where each stands: one on probation, one just regular without a kit, one who leaves (B-47). */
async function employ({ people, as, dayAgo }: ToolRoom): Promise<void> {
  for (const [nth, { id }] of people.slice(0, 14).entries()) {
    const person = await viewPerson(as('administrator', 700), { staffId: id });
    const state = nth === 12 ? 'probation' : nth === 8 ? 'leaving' : 'regular';
    const joined = nth >= 12 ? 100 : 800 - nth * 20;
    const facts = {
      ...{ id, version: person.version, badgeNo: `A${String(101 + nth)}`, post: nth % 2 === 0 ? '安装工' : '维修工', employment: state },
      ...{ joinedOn: dayAgo(joined), regularisedOn: state === 'probation' ? '' : dayAgo(nth === 13 ? 2 : joined - 90) },
      ...{ leftOn: state === 'leaving' ? dayAgo(-10) : '', dayWageFen: 18_000 + nth * 500 },
    };
    await savePerson(as('administrator', nth === 13 ? 2 : 60), savePersonInput.parse(facts));
  }
}

/** Loans 借用: two overdue, one in time. */
async function lend({ people, issue, dayAgo }: ToolRoom): Promise<void> {
  for (const [nth, days] of [20, 9, 1].entries()) {
    const person = people[nth + 1] as DemoPerson;
    await issue(person, days, [['人字梯', '水平仪', '冲击钻'][nth] ?? '人字梯'], { why: 'loan', dueOn: dayAgo(nth === 2 ? -3 : days - 5) });
  }
}

/** Old for new: paid and free inside the life (R-000-81), free after it (R-000-82). */
async function exchange(room: ToolRoom): Promise<void> {
  const cases = [
    { who: 2, name: '电枪', days: 40, said: '从高处跌落，外壳破裂', decision: 'pay', why: '使用不当' },
    { who: 5, name: '胶锤', days: 25, said: '胶头开裂', decision: 'free', why: '质量问题' },
    { who: 0, name: '胶锤', days: 15, said: '用旧', decision: null, why: '' },
  ] as const;
  for (const { who, name, days, said, decision, why } of cases) {
    const person = room.people[who] as DemoPerson;
    const tool = (await listHeld(room.as('storekeeper', days), { staffId: person.id })).find((one) => one.name === name);
    const line = { issueId: tool?.issueId ?? 0, placeId: room.placeId, condition: 'unusable', fate: 'scrap', note: said };
    const fresh = { newPlaceId: room.placeId, newToolNo: room.take(name)[0] ?? '', decision, decisionReason: why };
    const input = { staffId: person.id, signedBy: person.name, isSigned: true, lines: [{ ...line, ...fresh }] };
    await swapTools(room.as('supervisor', days), swapToolsInput.parse(input));
  }
}

/** Deposits and electric screwdrivers, losses argued and decided, a debt taken by months (R-000-74, R-000-76, R-000-78). */
async function chargeAndPlan({ people, as, issue, kindId, dayAgo }: ToolRoom): Promise<void> {
  const itemId = kindId('电批');
  for (const person of people.slice(0, 3)) {
    const deposit = { staffId: person.id, kind: 'depositPaid', amountFen: 30_000, itemId, way: 'cash' };
    await bookAccount(as('storekeeper', 90), bookAccountInput.parse(deposit));
    await issue(person, 90, ['电批']);
  }
  const lose = async (who: number, name: string, days: number, facts: string) => {
    const person = people[who] as DemoPerson;
    const tool = (await listHeld(as('storekeeper', days), { staffId: person.id })).find((one) => one.name === name);
    return reportLoss(as('storekeeper', days), reportLossInput.parse({ issueId: tool?.issueId ?? 0, facts }));
  };
  const charged = await lose(3, '电枪', 35, '客户家装完遗留，回去找不到');
  await decideLoss(
    as('supervisor', 34),
    decideLossInput.parse({ id: charged.id, version: charged.version, factor: 150, reason: '没有清点工具就离场' }),
  );
  const debtor = people[3] as DemoPerson;
  const plan = {
    staffId: debtor.id,
    totalFen: 40_200,
    months: 3,
    firstMonth: dayAgo(0).slice(0, 7),
    signedBy: debtor.name,
    isSigned: true,
  };
  await makePlan(as('supervisor', 0), planInput.parse(plan));
  const argued = await lose(6, '钢卷尺', 4, '工地上被人拿走');
  await stateLoss(as('storekeeper', 3), { id: argued.id, version: argued.version, statement: '当时借给了装修队，没有还回来' });
  await lose(7, '铁锤', 1, '放在车上不见了');
}

/** Two away to be mended, one back with its cost shared (R-000-77), one waiting to be scrapped and one scrapped (R-000-70). */
async function mendAndScrap({ people, as, take, kindId, placeId, dayAgo, issue }: ToolRoom): Promise<void> {
  const user = people[1] as DemoPerson;
  const away = async (name: string, days: number, fault: string, dueOn: string) => {
    const [toolNo = ''] = take(name);
    const about = { itemId: kindId(name), placeId, toolNo, staffId: user.id, fault, sentTo: '城南电动工具维修', dueOn };
    return { toolNo, ...(await sendToRepair(as('storekeeper', days), sendRepairInput.parse(about))) };
  };
  await away('冲击钻', 18, '碳刷打火', dayAgo(8));
  await away('万用表', 3, '表笔接触不良', dayAgo(-4));
  const back = await away('电批', 50, '转子烧坏', dayAgo(40));
  const end = { id: back.id, version: back.version, placeId, costFen: 8_501, result: '换转子' };
  await endRepair(as('storekeeper', 42), endRepairInput.parse(end));
  const scrap = async (name: string, days: number, reason: string) => {
    const [toolNo = ''] = take(name);
    return proposeScrap(as('storekeeper', days), proposeScrapInput.parse({ itemId: kindId(name), placeId, toolNo, reason }));
  };
  const gone = await scrap('玻璃吸盘', 30, '橡胶老化，吸不住');
  await approveScrap(as('supervisor', 29), { id: gone.id, version: gone.version, answer: '同意' });
  await scrap('冲击钻', 2, '机壳开裂，修理比买新的贵');
  const holder = people[10] as DemoPerson;
  await issue(holder, 12, ['玻璃吸盘']);
  const [tool] = await listHeld(as('storekeeper', 1), { staffId: holder.id });
  const line = { issueId: tool?.issueId ?? 0, placeId, condition: 'damaged', fate: 'repair', note: '一个爪漏气' };
  await returnTools(
    as('storekeeper', 1),
    returnToolsInput.parse({ staffId: holder.id, signedBy: holder.name, isSigned: true, lines: [line] }),
  );
}
