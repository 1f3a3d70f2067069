import { beforeAll, beforeEach, expect, test } from 'vitest';
import { addPoint, bookAcceptance, settlePoint } from '../../electron/features/projects/project-acceptance.service.ts';
import { archiveProject, changeProject, createProject, viewProject } from '../../electron/features/projects/projects.service.ts';
import { settlePointInput, settledStates } from '../../shared/project-acceptance.ts';
import { createProjectInput, requiredDocuments, updateProjectInput } from '../../shared/projects.ts';
import { addCustomer } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { importing } from '../support/importing.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('acceptance of a project', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    customerId = await addCustomer(shop);
  });

  const archive = importing(() => shop);
  const name = '湘江大厦弱电工程';
  const desk = () => shop.as('frontDesk');
  const view = (id: number) => viewProject(desk(), { id });
  const make = async (facts: object = {}) =>
    (
      await createProject(
        desk(),
        createProjectInput.parse({ customerId, name, completedOn: '2026-04-10', documents: requiredDocuments, ...facts }),
      )
    ).id;
  const change = async (id: number, facts: object) =>
    changeProject(
      desk(),
      updateProjectInput.parse({
        id,
        version: (await view(id)).version,
        name,
        completedOn: '2026-04-10',
        documents: requiredDocuments,
        ...facts,
      }),
    );
  const raise = async (projectId: number, text: string, followUntil = '') => (await addPoint(desk(), { projectId, text, followUntil })).id;
  const settle = (id: number, state: (typeof settledStates)[number], answer = '') => settlePoint(desk(), { id, version: 1, state, answer });
  const refusal = (...points: readonly string[]) => ({ code: 'guardFailed', details: { guard: 'pointsOpen', points } });

  test('R-002-09 after the completion the acceptance is booked and what was explained is ticked, with who and when', async () => {
    const id = await make({ completedOn: '' });
    const booking = { id, acceptanceOn: '2026-04-18', explained: ['functions', 'workmanship'] as ('functions' | 'workmanship')[] };
    await expect(bookAcceptance(desk(), { ...booking, version: 1 })).rejects.toMatchObject({ details: { guard: 'projectNotCompleted' } });
    await change(id, {});
    await bookAcceptance(desk(), { ...booking, version: 2 });
    expect((await view(id)).acceptance).toMatchObject({
      acceptanceOn: '2026-04-18',
      explained: ['workmanship', 'functions'],
      explainedAt: shop.clock.now,
      explainedBy: expect.any(String),
      points: [],
    });
    await expect(bookAcceptance(desk(), { ...booking, version: 2 })).rejects.toMatchObject({ code: 'staleVersion' });
    // another day alone is no new explanation
    const said = (await view(id)).acceptance.explainedAt;
    shop.clock.now += 3_600_000;
    await bookAcceptance(desk(), { ...booking, acceptanceOn: '2026-04-19', version: 3 });
    expect((await view(id)).acceptance).toMatchObject({ acceptanceOn: '2026-04-19', explainedAt: said });
    expect((await view(id)).timeline.at(-1)).toMatchObject({
      kind: 'acceptanceBooked',
      changes: { acceptanceOn: ['2026-04-18', '2026-04-19'] },
    });
  });

  test('R-002-09 a project is neither accepted nor archived while points are open; the refusal names them', async () => {
    const id = await make();
    const [door, noise, colour] = [await raise(id, '门禁不开', '2026-05-01'), await raise(id, '风机太响'), await raise(id, '面板颜色')];
    const archive = async () => archiveProject(desk(), { id, version: (await view(id)).version });
    await expect(change(id, { acceptedOn: '2026-04-20' })).rejects.toMatchObject(refusal('门禁不开', '风机太响', '面板颜色'));
    await expect(archive()).rejects.toMatchObject({
      details: { guard: 'pointsOpenArchive', points: ['门禁不开', '风机太响', '面板颜色'] },
    });
    await settle(door, 'putRight');
    await settle(noise, 'answered', '属正常范围，已测 42 分贝');
    await expect(change(id, { finalAcceptedOn: '2026-10-20' })).rejects.toMatchObject(refusal('面板颜色'));
    // other facts are not held up by a point
    await change(id, { note: '周末施工' });
    expect(settlePointInput.safeParse({ id: colour, version: 1, state: 'dropped', answer: '' }).success).toBe(false);
    await settle(colour, 'dropped', '合同约定白色');
    await expect(settle(colour, 'putRight')).rejects.toMatchObject({ details: { guard: 'pointSettled' } });
    expect((await view(id)).acceptance.points).toMatchObject([
      { text: '门禁不开', state: 'putRight', followUntil: '2026-05-01', raisedAt: shop.clock.now, settledAt: shop.clock.now },
      { text: '风机太响', state: 'answered', answer: '属正常范围，已测 42 分贝' },
      { text: '面板颜色', state: 'dropped', answer: '合同约定白色', raisedBy: expect.any(String), settledBy: expect.any(String) },
    ]);
    await change(id, { acceptedOn: '2026-04-20' });
    await archive();
    await expect(raise(id, '再看看')).rejects.toMatchObject({ details: { guard: 'projectArchived' } });
    expect((await view(id)).timeline.map(({ kind }) => kind)).toEqual([
      'created',
      ...['pointRaised', 'pointRaised', 'pointRaised', 'pointSettled', 'pointSettled'],
      ...['changed', 'pointSettled', 'changed', 'archived'],
    ]);
  });

  test('R-002-09 a project that was accepted before it had points keeps its day, also when a point comes up later', async () => {
    const id = await make({ acceptedOn: '2026-04-20' });
    const point = await raise(id, '保修期内异响');
    await change(id, { acceptedOn: '2026-04-20', note: '仍可修改' });
    await expect(change(id, { acceptedOn: '2026-04-20', finalAcceptedOn: '2026-10-20' })).rejects.toMatchObject(refusal('保修期内异响'));
    // nobody is kept from taking a day out that was entered by mistake
    await change(id, { acceptedOn: '' });
    await settle(point, 'putRight', '已更换轴承');
    await change(id, { acceptedOn: '2026-04-20', finalAcceptedOn: '2026-10-20' });
    expect(await view(id)).toMatchObject({ acceptedOn: '2026-04-20', finalAcceptedOn: '2026-10-20' });
  });

  test('R-002-09 a sheet sets no day of acceptance over an open point; what it says besides is another row', async () => {
    const id = await make({ contractNo: 'HT-1', acceptedOn: '2026-04-20' });
    const titles = ['客户名称', '联系电话', '工程名称', '合同号', '验收日期', '终验日期'];
    const row = ['张三丰', '13800138000', name, 'HT-1'];
    const point = await raise(id, '风机太响');
    // the day that is stored already may stand in the sheet
    expect(await archive.look([titles, [...row, '2026-04-20', '']])).toMatchObject({ problemCount: 0 });
    const refused = await archive.look([titles, [...row, '2026-04-21', '2026-10-20']]);
    expect(refused.problems.map(({ field, code }) => [field, code])).toEqual([
      ['projectAcceptedOn', 'pointsOpen'],
      ['finalAcceptedOn', 'pointsOpen'],
    ]);
    await settle(point, 'answered', '属正常范围');
    expect(await archive.look([titles, [...row, '2026-04-20', '2026-10-20']])).toMatchObject({ problemCount: 0, updateCount: 1 });
  });

  test('a point that is not there, or one more than anybody could follow, is refused', async () => {
    const id = await make();
    await expect(settle(999, 'putRight')).rejects.toMatchObject({ code: 'notFound' });
    await expect(raise(999, '没有这个工程')).rejects.toMatchObject({ code: 'notFound' });
    expect((await view(id)).acceptance.points).toEqual([]);
  });
});
