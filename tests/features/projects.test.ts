import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  archiveProject,
  changeProject,
  countProjectList,
  createProject,
  listProjects,
  reopenProject,
  viewProject,
} from '../../electron/features/projects/projects.service.ts';
import {
  createCard,
  listCards,
  readCardPrintData,
  recordCardPrint,
  viewCard,
  voidWarrantyCard,
} from '../../electron/features/warranty-cards/warranty-cards.service.ts';
import { createProjectInput, projectCountInput, projectListInput, requiredDocuments, updateProjectInput } from '../../shared/projects.ts';
import { cardListInput, createCardInput, recordCardPrintInput } from '../../shared/warranty-cards.ts';
import { addCustomer } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('projects and their warranty cards', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    customerId = await addCustomer(shop);
  });

  const desk = () => shop.as('frontDesk');
  const make = async (facts: object = {}) =>
    (await createProject(desk(), createProjectInput.parse({ customerId, name: '湘江大厦弱电工程', ...facts }))).id;
  const change = async (id: number, facts: object) =>
    changeProject(
      desk(),
      updateProjectInput.parse({ id, version: (await viewProject(desk(), { id })).version, name: '湘江大厦弱电工程', ...facts }),
    );
  const list = async (filter: object) => (await listProjects(desk(), projectListInput.parse(filter))).rows.map(({ name }) => name);

  const everything = {
    name: '湘江大厦弱电工程',
    trade: 'engineering-a',
    managerName: '刘工',
    managerPhone: '13700137000',
    contractNo: 'HT-2026-018',
    budgetFen: 123_456_700,
    progressPlan: [
      { text: '布线', plannedOn: '2026-03-01', doneOn: '2026-03-05' },
      { text: '调试', plannedOn: '2026-04-01', doneOn: '' },
    ],
    changeOrders: '增加二层门禁',
    paymentState: 'balanceOpen',
    contractOn: '2026-02-01',
    goodsAcceptedOn: '2026-02-20',
    completedOn: '2026-04-10',
    acceptedOn: '2026-04-20',
    finalAcceptedOn: '2026-10-20',
    documents: ['contract', 'drawings'],
    score: 95,
    note: '三期',
  } as const;

  test('every field of B-03 is stored and read back, and a change is logged with old and new value (R-002-48)', async () => {
    const id = await make(everything);
    expect(await viewProject(desk(), { id })).toMatchObject({ ...everything, customerName: '张三丰', archivedAt: null });
    await change(id, { ...everything, paymentState: 'settled', progressPlan: [] });
    const { timeline } = await viewProject(desk(), { id });
    expect(timeline.map(({ kind }) => kind)).toEqual(['created', 'changed']);
    expect(timeline[1]?.changes).toEqual({
      paymentState: ['balanceOpen', 'settled'],
      progressPlan: ['布线 2026-03-01 2026-03-05; 调试 2026-04-01', ''],
    });
    await expect(changeProject(desk(), updateProjectInput.parse({ id, version: 1, name: '旧屏幕' }))).rejects.toMatchObject({
      code: 'staleVersion',
      details: { current: { version: 2 } },
    });
  });

  test('R-002-05 R-002-06 a project is not archived while a required document is missing; in the archive it is read-only', async () => {
    const id = await make({ documents: requiredDocuments.slice(1) });
    await expect(archiveProject(desk(), { id, version: 1 })).rejects.toMatchObject({
      code: 'guardFailed',
      details: { guard: 'documentsMissing', missing: requiredDocuments.slice(0, 1) },
    });
    for (const missing of requiredDocuments) {
      await change(id, { documents: requiredDocuments.filter((kind) => kind !== missing) });
      const { version, missing: said } = await viewProject(desk(), { id });
      expect(said).toEqual([missing]);
      await expect(archiveProject(desk(), { id, version })).rejects.toMatchObject({ details: { missing: [missing] } });
    }
    await change(id, { documents: requiredDocuments });
    const { version } = await viewProject(desk(), { id });
    await archiveProject(desk(), { id, version });
    await expect(change(id, { note: '补记' })).rejects.toMatchObject({ details: { guard: 'projectArchived' } });
    await reopenProject(desk(), { id, version: version + 1, reason: '补一份验收单' });
    await change(id, { documents: requiredDocuments, note: '补记' });
    expect((await viewProject(desk(), { id })).timeline.at(-2)).toMatchObject({ kind: 'reopened', data: { reason: '补一份验收单' } });
  });

  test('the list goes by payment, trade, archive, days and words, page by page', async () => {
    await make({ ...everything, documents: [] });
    await make({ name: '岳麓小区暖通', contractNo: 'HT-2026-020', paymentState: 'unpaid' });
    await make({ name: '星沙厂房改造', paymentState: 'unpaid' });
    expect(await list({})).toEqual(['星沙厂房改造', '岳麓小区暖通', '湘江大厦弱电工程']);
    expect(await list({ paymentState: 'unpaid' })).toEqual(['星沙厂房改造', '岳麓小区暖通']);
    expect(await list({ trade: 'engineering-a' })).toEqual(['湘江大厦弱电工程']);
    expect(await list({ query: '弱电' })).toEqual(['湘江大厦弱电工程']);
    expect(await list({ query: 'HT-2026-020' })).toEqual(['岳麓小区暖通']);
    expect(await list({ query: '没有这个' })).toEqual([]);
    expect(await list({ from: '2026-02-01', to: '2026-02-28' })).toEqual(['湘江大厦弱电工程']);
    expect(await list({ to: '2026-01-31' })).toEqual([]);
    expect(await list({ isArchived: true })).toEqual([]);
    expect(await countProjectList(desk(), projectCountInput.parse({ isArchived: false, customerId }))).toEqual({ total: 3, isMore: false });
    const first = await listProjects(desk(), projectListInput.parse({ limit: 2 }));
    expect(await list({ limit: 2, cursor: first.nextCursor })).toEqual(['湘江大厦弱电工程']);
  });

  test('R-002-17 the warranty of a project is dated anew with its days and its trade', async () => {
    const id = await make({ ...everything, documents: [] });
    const lines = () => engine().db.selectFrom('warranty').select(['startOn', 'endOn', 'rule']).where('projectId', '=', id).execute();
    expect(await lines()).toEqual([{ startOn: '2026-04-20', endOn: '2027-04-19', rule: 'R-002-17' }]);
    await change(id, { ...everything, documents: [], acceptedOn: '2026-05-01' });
    expect(await lines()).toEqual([{ startOn: '2026-05-01', endOn: '2027-04-30', rule: 'R-002-17' }]);
    await change(id, { ...everything, documents: [], trade: '' });
    expect(await lines()).toEqual([]);
  });

  const ownersCard = {
    kind: 'B',
    ownerName: '张三丰',
    phone: '13800138000',
    postcode: '410011',
    address: '湖南省长沙市五一路8号',
    handedOverOn: '2026-04-20',
    startsOn: '2026-04-21',
    contents: '弱电系统 1年\n门禁 2年',
    companySignedBy: '刘工',
    supervisorSignedBy: '监理赵',
    signedOn: '2026-04-20',
  } as const;

  test('R-002-113 cards A and B carry their fields and a number without gaps; what a kind needs is asked by name', async () => {
    const projectId = await make();
    const card = (facts: object) => createCardInput.safeParse({ customerId, ...ownersCard, ...facts });
    expect(card({ kind: 'A' }).error?.issues.map(({ path }) => path)).toEqual([['projectId']]);
    const bare = { ownerName: '', phone: '', address: '', handedOverOn: '', startsOn: '' };
    expect(card(bare).error?.issues.map(({ path }) => path[0])).toEqual(Object.keys(bare));
    const a = await createCard(desk(), createCardInput.parse({ customerId, projectId, ...ownersCard, kind: 'A' }));
    await expect(createCard(desk(), createCardInput.parse({ customerId: 99_999, ...ownersCard }))).rejects.toMatchObject({
      code: 'notFound',
    });
    const b = await createCard(desk(), createCardInput.parse({ customerId, ...ownersCard }));
    expect([a.no, b.no]).toEqual(['BX20261121-0001', 'BX20261121-0002']);
    expect(await viewCard(desk(), { id: b.id })).toMatchObject({ ...ownersCard, projectId: null, voidedAt: null });
    const numbers = async (filter: object) => (await listCards(desk(), cardListInput.parse(filter))).rows.map(({ no }) => no);
    expect(await numbers({ customerId })).toEqual([b.no, a.no]);
    expect(await numbers({ projectId })).toEqual([a.no]);
    const other = await addCustomer(shop, '李四', '13900139000');
    await expect(
      createCard(desk(), createCardInput.parse({ customerId: other, projectId, ...ownersCard, kind: 'A' })),
    ).rejects.toMatchObject({ code: 'notFound', details: { what: 'project' } });
  });

  test('R-002-113 a void card keeps its number and reason and is not printed; the second print is a reprint', async () => {
    const { id, no } = await createCard(desk(), createCardInput.parse({ customerId, ...ownersCard }));
    const print = () => recordCardPrint(desk(), recordCardPrintInput.parse({ id, paper: 'A4' }));
    expect([await print(), await print()]).toEqual([{ nth: 1 }, { nth: 2 }]);
    expect((await readCardPrintData(desk(), { id })).printCount).toBe(2);
    await voidWarrantyCard(desk(), { id, version: 1, reason: '地址写错' });
    expect(await viewCard(desk(), { id })).toMatchObject({ no, voidReason: '地址写错' });
    await expect(print()).rejects.toMatchObject({ details: { guard: 'cardVoided' } });
    await expect(voidWarrantyCard(desk(), { id, version: 2, reason: '再来' })).rejects.toMatchObject({ details: { guard: 'cardVoided' } });
  });
});
