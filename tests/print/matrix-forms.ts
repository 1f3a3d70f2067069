import type { FormCode } from '../../shared/forms.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
import { createProjectInput } from '../../shared/projects.ts';
import { createRepairInput } from '../../shared/repair-cases.ts';
import { dayOf } from '../../shared/time.ts';
import { createCardInput } from '../../shared/warranty-cards.ts';
import { accountOf } from './paper-accounts.ts';
import { contractedOrder } from './paper-purchase.ts';
import { boughtRequest } from './paper-material.ts';
import { issuedTools } from './paper-tools.ts';
import { numberedTool } from './paper-tool-label.ts';
import { countedStocktake } from './paper-stocktake.ts';
import { checkedToolPurchase } from './paper-tool-purchase.ts';
import { decidedForm, instructedIncident, seatOf } from './paper-records.ts';
import { oldPartsIn } from './paper-old-parts.ts';
import { enterPaper, newCall, newSlip, supervisorAt } from './slips.ts';

/** Makes the record of a form with every text filled in; answers the address of its preview. */
export type Fixture = (address: string) => Promise<string>;

const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });
const today = () => dayOf(Date.now(), 'Asia/Shanghai');
const hour = 3_600_000;

async function doneSlip(address: string): Promise<number> {
  const supervisor = await supervisorAt(address);
  const id = await newSlip(supervisor, { slip: { instruction: '先断电再拆面板' } });
  await enterPaper(supervisor, id);
  return id;
}

async function newCustomer(address: string): Promise<number> {
  const { client } = await supervisorAt(address);
  const facts = {
    name: '湘江建设有限公司',
    kind: 'company',
    region: '岳麓区',
    desiredServices: '定期清洗空调',
    nextServiceTopic: '清洗空调',
    callTime: '晚上七点以后',
    buyIntention: '想加装净水器',
    source: '展会',
    note: '门禁要先登记身份证',
    phones: [{ shownAs: '13800138000', contactName: '王经理' }],
    contacts: [{ name: '王经理', formOfAddress: '经理', role: '项目负责人' }],
    addresses: [{ label: '总部', text: '梅溪湖路一段 8 号', province: '湖南省', city: '长沙市', postcode: '410205' }],
  };
  const { id } = await client.customers.create.mutate(send(createCustomerInput.parse(facts)));
  const item = { category: '中央空调', brand: '金灯塔', model: '一拖四变频', serial: 'AC42E76669170', location: '三楼会议室吊顶内' };
  await client.installedItems.add.mutate(send(addInstalledItemInput.parse({ customerId: id, ...item })));
  return id;
}

async function repair(address: string): Promise<number> {
  const { client } = await seatOf(address, 'frontDesk');
  const supervisor = (await supervisorAt(address)).client;
  const customerId = await newCustomer(address);
  const { version } = (await supervisor.customers.get.query({ id: customerId })).customer;
  const contract = { subject: 'customer' as const, id: customerId, version, presetCode: 'renovation-a', calendarCode: '' };
  await supervisor.presets.setContract.mutate(send(contract));
  const requestId = await newCall(await supervisorAt(address), { call: { customerId, newCustomer: null } });
  const facts = {
    ...{ requestId, ownerName: '阿不都热依木', phone: '13800138000', address: '金星北路四段', wish: '周末施工', content: '卫生间墙砖空鼓' },
    ...{ warrantyResult: 'covered', warrantyNote: '保修单在档' },
  };
  const made = await client.repairCases.create.mutate(send(createRepairInput.parse(facts)));
  const { version: issued } = await client.repairCases.issue.mutate(send({ id: made.id, version: made.version }));
  const at = { id: made.id };
  let next = (await supervisor.repairCases.recheck.mutate(send({ ...at, version: issued, result: 'covered' as const, note: '复核在保' })))
    .version;
  next = (await supervisor.repairCases.seeSite.mutate(send({ ...at, version: next, at: Date.now() }))).version;
  next = (await supervisor.repairCases.decideCause.mutate(send({ ...at, version: next, cause: 'company' as const, note: '粘结层脱开' })))
    .version;
  const lines = [{ item: '铲除重贴墙砖', quantity: '2.5 平方米', method: '同色同批，闭水试验', laborFen: 10_000, materialFen: 5_050 }];
  await supervisor.repairCases.writeService.mutate(send({ ...at, version: next, lines, isCompared: true }));
  return made.id;
}

async function card(address: string): Promise<number> {
  const { client } = await supervisorAt(address);
  const customerId = await newCustomer(address);
  const project = await client.projects.create.mutate(send(createProjectInput.parse({ customerId, name: '文化艺术中心弱电工程' })));
  const facts = {
    ...{ kind: 'A', contents: '弱电第一回路 保修一年\n弱电第二回路 保修两年', customerId, projectId: project.id, ownerName: '欧阳明珠' },
    ...{ phone: '13800138000', postcode: '410011', address: '五一大道 717 号', handedOverOn: '2026-04-20', startsOn: '2026-04-21' },
    ...{ companySignedBy: '刘国强', supervisorSignedBy: '赵监理', signedOn: '2026-04-22' },
  };
  return (await client.warrantyCards.create.mutate(send(createCardInput.parse(facts)))).id;
}

async function report(address: string): Promise<number> {
  const { client } = await supervisorAt(address);
  const id = await newCall(await supervisorAt(address), { call: { type: 'consulting', serviceWanted: '电话解答' } });
  const at = async () => ({ id, version: (await client.requests.get.query({ id })).version });
  await client.requests.plan.mutate(send({ ...(await at()), solution: 'support' as const, plan: '远程指导', problemKind: 'use' as const }));
  await client.requests.resolve.mutate(send({ ...(await at()), result: '逐条答复' }));
  await client.requests.tell.mutate(send({ ...(await at()), toldAt: Date.now(), toldWay: 'phone' as const, opinion: '很满意' }));
  await client.requests.writeReport.mutate(send({ ...(await at()), text: '滤网堵塞，已说明清洗周期' }));
  return id;
}

async function handover(address: string): Promise<number> {
  const supervisor = await supervisorAt(address);
  const { client, staffIds } = supervisor;
  const numbers: string[] = [];
  for (let nth = 0; nth < 4; nth++) numbers.push((await client.workOrders.get.query({ id: await newSlip(supervisor) })).no);
  const [fromId = 0, toId = 0] = staffIds;
  const body = { kind: 'workOrder' as const, fromId, toId, at: Date.now() - 60_000, note: '周五收回的单', numbers: numbers.slice(0, 3) };
  return (await client.handovers.create.mutate(send(body))).id;
}

/** A part of the shop that lies on the shelf. */
async function partOnShelf(client: Awaited<ReturnType<typeof supervisorAt>>['client']) {
  const { rows } = await client.parts.list.query({ limit: 100 });
  const part = rows.find(({ qty, tracking, kind }) => qty > 0 && tracking === 'none' && kind === 'part');
  if (!part) throw new Error('the shop has no part on its shelves');
  return part;
}

async function issueNote(address: string): Promise<number> {
  const workOrderId = await newSlip(await supervisorAt(address));
  const { client } = await seatOf(address, 'storekeeper');
  const { rows } = await client.parts.list.query({ limit: 100 });
  const parts = rows.filter(({ qty, packQty, tracking }) => qty >= packQty && tracking === 'none').slice(0, 3);
  const lines = parts.map(({ id: itemId, placeId, packQty }) => ({ itemId, placeId, qty: packQty }));
  const body = { workOrderId, lines, signedBy: '王建国', isSigned: true };
  return (await client.stock.issue.mutate(send(body))).documentId ?? 0;
}

async function replacement(address: string): Promise<number> {
  const supervisor = await supervisorAt(address);
  const { client, staffIds } = supervisor;
  const workOrderId = await newSlip(supervisor);
  const { id: itemId } = await partOnShelf(client);
  const about = { cause: 'damagedInTransit' as const, reason: '运输途中外壳磕碰开裂', responsibleId: staffIds[0] ?? 0 };
  return (await client.replacements.ask.mutate(send({ workOrderId, itemId, qty: 2, ...about }))).id;
}

async function call(address: string): Promise<void> {
  const { client } = await supervisorAt(address);
  const body = { at: Date.now() - hour / 60, callerName: '欧阳先生', summary: '询问旧沙发翻新的价格', phone: '13900001234' };
  await client.calls.log.mutate(send({ ...body, outcome: 'passedOn' as const, passedTo: '张工' }));
}

async function firstItem(address: string): Promise<number> {
  const { client } = await supervisorAt(address);
  const { rows } = await client.installedItems.list.query({ customerId: await newCustomer(address) });
  return rows[0]?.id ?? 0;
}

async function project(address: string): Promise<number> {
  const supervisor = await supervisorAt(address);
  const [row] = (await supervisor.client.projects.list.query({ limit: 1 })).rows;
  if (!row) throw new Error('the shop has no project');
  return newCall(supervisor, { call: { projectId: row.id, customerId: row.customerId, newCustomer: null } });
}

/** One fixture for each form there is: a form without one does not compile, and the matrix says so. */
export const fixtures: Readonly<Record<FormCode, Fixture>> = {
  slip: async (address) => `/print/slips?ids=${await doneSlip(address)}`,
  dispatchLog: async (address) => `/print/log?day=${(await doneSlip(address)) > 0 ? today() : ''}`,
  feedbackForm: async (address) =>
    `/print/feedback-form?id=${await decidedForm(await seatOf(address, 'supervisor'), await newCall(await supervisorAt(address)), '推杆升到一半卡住')}`,
  incident: async (address) =>
    `/print/incident?id=${await instructedIncident(address, await newCall(await supervisorAt(address)), '胶水批次不合格')}`,
  toolNote: async (address) => `/print/tool-note?id=${await issuedTools(address)}`,
  stocktake: async (address) => `/print/stocktake?id=${await countedStocktake(address)}`,
  toolPurchase: async (address) => `/print/tool-purchase?id=${await checkedToolPurchase(address)}`,
  materialRequest: async (address) => `/print/material-request?id=${await boughtRequest(address, '现场水管接头开裂，须当天换好', '加厚')}`,
  depositReceipt: async (address) => `/print/staff-account?receipt=${(await accountOf(address)).receiptId}`,
  compensation: async (address) => `/print/staff-account?loss=${(await accountOf(address)).lossId}`,
  deductionPlan: async (address) => `/print/staff-account?plan=${(await accountOf(address)).planId}`,
  accountStatement: async (address) => `/print/staff-account?staff=${(await accountOf(address)).staffId}`,
  purchaseOrder: async (address) => `/print/purchase-order?id=${await contractedOrder(address)}`,
  repairFeedback: async (address) => `/print/repair-feedback?id=${await repair(address)}`,
  repairService: async (address) => `/print/repair-service?id=${await repair(address)}`,
  warrantyCard: async (address) => `/print/card?id=${await card(address)}`,
  projectRequest: async (address) => `/print/project-request?id=${await project(address)}`,
  appointmentRegister: async (address) => `/print/appointments?from=${today()}&to=${(await doneSlip(address)) > 0 ? today() : ''}`,
  customerFile: async (address) => `/print/customer-file?customer=${await newCustomer(address)}`,
  serviceReport: async (address) => `/print/service-report?ids=${await doneSlip(address)}`,
  closingReport: async (address) => `/print/closing-report?id=${await report(address)}`,
  privacyNotice: async (address) => `/print/notice?customer=${await newCustomer(address)}`,
  customerNotice: async (address) => `/print/customer-notice?id=${await newCall(await supervisorAt(address))}`,
  async callRegister(address) {
    await call(address);
    return `/print/calls?from=${today()}&to=${today()}`;
  },
  oldPartNote: async (address) => `/print/old-parts?id=${await oldPartsIn(address)}`,
  stockNote: async (address) => `/print/stock-note?id=${await issueNote(address)}`,
  replacement: async (address) => `/print/replacement?id=${await replacement(address)}`,
  handover: async (address) => `/print/handover?id=${await handover(address)}`,
  async reportTable(address) {
    await doneSlip(address);
    return `/print/report?form=evening&day=${today()}`;
  },
  slipLabel: async (address) => `/print/slip-labels?ids=${await doneSlip(address)}`,
  itemLabel: async (address) => `/print/item-labels?ids=${await firstItem(address)}`,
  async partLabel(address) {
    const { client } = await seatOf(address, 'storekeeper');
    const [part] = (await client.parts.list.query({ limit: 1 })).rows;
    return `/print/part-labels?ids=${part?.id ?? 0}`;
  },
  toolLabel: async (address) => `/print/tool-labels?ids=${await numberedTool(address)}`,
  recoveryCode: async () => '/settings/recoveryCode',
  testPage: async () => '/print/test-page',
};
