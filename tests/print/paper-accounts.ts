import { issueToolsInput, createToolKindInput, takeInToolsInput } from '../../shared/tools.ts';
import { bookAccountInput, planInput } from '../../shared/staff-accounts.ts';
import { reportLossInput } from '../../shared/tool-losses.ts';
import { dayOf } from '../../shared/time.ts';
import { seatOf } from './paper-records.ts';
import { supervisorAt } from './slips.ts';

const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });
const longWords = '收工后放在未上锁的工具车上，第二天早上发现不见，已在工地寻找两天并向保安报告';

export interface AccountPapers {
  readonly staffId: number;
  readonly receiptId: number;
  readonly lossId: number;
  readonly planId: number;
}

/** Somebody paid a deposit, lost a tool, was heard, pays 3.5 times its price over four months, and one month of it was taken. */
export async function accountOf(address: string): Promise<AccountPapers> {
  const { client, staffIds } = await supervisorAt(address);
  const keeper = (await seatOf(address, 'storekeeper')).client;
  const staffId = staffIds[0] ?? 0;
  const [room] = await client.tools.rooms.query();
  const placeId = room?.id ?? 0;
  const mark = crypto.randomUUID().slice(0, 8).toUpperCase();
  const facts = { name: `充电式冲击电批 ${mark}`, spec: '18V 无刷 双电池', unit: '把', lifeMonths: 24, placeId };
  const kind = await client.tools.createKind.mutate(
    send(createToolKindInput.parse({ ...facts, originalFen: 86_050, purchaseFen: 80_000, depositFen: 30_000, holderPercent: 50 })),
  );
  const lines = [{ itemId: kind.id, placeId, qty: 1, priceFen: 80_000, numbers: [`DP-${mark}`] }];
  await keeper.tools.takeIn.mutate(send(takeInToolsInput.parse({ supplier: '五金城', lines })));
  const deposit = { staffId, kind: 'depositPaid', amountFen: 30_000, itemId: kind.id, way: 'cash', note: '转正时缴纳' };
  const { id: receiptId } = await keeper.staffAccounts.book.mutate(send(bookAccountInput.parse(deposit)));
  const issued = { staffId, why: 'added', signedBy: '王建国', isSigned: true, lines: [{ itemId: kind.id, placeId, toolNo: `DP-${mark}` }] };
  await keeper.tools.issue.mutate(send(issueToolsInput.parse(issued)));
  const held = (await client.tools.held.query({ staffId })).find(({ toolNo }) => toolNo === `DP-${mark}`);
  const { id: lossId } = await keeper.tools.reportLoss.mutate(send(reportLossInput.parse({ issueId: held?.issueId, facts: longWords })));
  await keeper.tools.stateLoss.mutate(send({ id: lossId, version: 1, statement: '当晚加班到十点，忘了锁车门，愿意承担责任' }));
  await client.tools.decideLoss.mutate(send({ id: lossId, version: 2, factor: 350, reason: '第二次遗失，按三倍半认定' }));
  const plan = { staffId, totalFen: 301_175, months: 4, firstMonth: dayOf(Date.now(), 'Asia/Shanghai').slice(0, 7), reason: '遗失电批' };
  const made = await client.staffAccounts.makePlan.mutate(send(planInput.parse({ ...plan, signedBy: '王建国', isSigned: true })));
  const { rows } = (await client.staffAccounts.planSheet.query({ id: made.id })).plan;
  await keeper.staffAccounts.deduct.mutate(send({ id: made.id, version: 1, rowId: rows[0]?.id ?? 0 }));
  return { staffId, receiptId, lossId, planId: made.id };
}
