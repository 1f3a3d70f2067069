import { beforeAll, beforeEach, expect, test } from 'vitest';
import { archiveRequest, listRequests, tellResult } from '../../electron/features/requests/requests.service.ts';
import {
  askSupport,
  assignOwner,
  linkRepeat,
  listRepeatCandidates,
  markRequest,
} from '../../electron/features/requests/requests-owner.service.ts';
import { explainCause, planRequest, setLiability } from '../../electron/features/requests/requests-steps.service.ts';
import { correctRequest } from '../../electron/features/requests/requests-log.service.ts';
import { changeProject, createProject, viewProject } from '../../electron/features/projects/projects.service.ts';
import { changeRouting } from '../../electron/features/settings/settings.service.ts';
import { handBackSlip } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { doneTask } from '../../electron/features/tasks/tasks.service.ts';
import { listRepairs } from '../../electron/features/reports/repairs.service.ts';
import { escalateRequest } from '../../electron/features/requests/requests-escalate.service.ts';
import { createProjectInput, updateProjectInput } from '../../shared/projects.ts';
import { repairListInput } from '../../shared/reports.ts';
import { escalateInput, solutions } from '../../shared/request-life.ts';
import { stepsOf } from '../../shared/request-life-view.ts';
import { logRequestInput, requestListInput, updateRequestInput } from '../../shared/requests.ts';
import type { Role } from '../../shared/roles.ts';
import { addCustomer, dispatch, enterResult } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { requestActs } from '../support/request-acts.ts';
import { openShop, openingTime } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;
const day = 24 * hour;

describeOnEngines('handling of a request', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    customerId = await addCustomer(shop);
  });

  const { view, target, log, tasksOf } = requestActs(
    () => shop,
    () => customerId,
  );
  const tell = async (id: number, opinion = '满意') =>
    tellResult(shop.as('frontDesk'), { ...(await target(id)), toldAt: shop.clock.now, toldWay: 'phone', opinion });
  const archive = async (id: number, followUpOn = '') => archiveRequest(shop.as('frontDesk'), { ...(await target(id)), followUpOn });
  const handBack = async (slip: number) => {
    await enterResult(shop, slip);
    const { version } = await viewWorkOrder(shop.as('supervisor'), { id: slip });
    await handBackSlip(shop.as('supervisor'), { id: slip, version });
  };
  const finish = async (id: number) => {
    await handBack((await dispatch(shop, id)).id);
    await tell(id);
  };
  const correct = async (id: number, changes: object) => {
    const before = await view(id);
    const { id: _id, version: _version, ...shape } = updateRequestInput.shape;
    const facts = Object.fromEntries(Object.keys(shape).map((key) => [key, (before as unknown as Record<string, unknown>)[key]]));
    return correctRequest(shop.as('frontDesk'), updateRequestInput.parse({ ...facts, ...(await target(id)), ...changes }));
  };

  test('R-002-76 work goes out while liability is open; it is settled after the archive, without reopening', async () => {
    const id = await log();
    await handBack((await dispatch(shop, id)).id);
    expect((await view(id)).life.liability).toBe('');
    await tell(id);
    await archive(id);
    const settle = async (role: Role) => setLiability(shop.as(role), { ...(await target(id)), liability: 'maker', note: '压缩机批次' });
    expect(await refusal(settle('frontDesk'), 'commandNotAllowed')).toMatchObject({ refusal: 'role' });
    await settle('supervisor');
    expect(await view(id)).toMatchObject({ state: 'archived', life: { liability: 'maker', liabilityNote: '压缩机批次' } });
  });

  test('R-002-18 R-002-108 R-003-56 the kind of problem, whether its cause was explained, and purchasing for a bought-in part', async () => {
    const id = await log();
    const explain = async (isExplained: boolean, problemKind: 'outsidePart' | 'design', text: string) =>
      explainCause(shop.as('frontDesk'), { ...(await target(id)), isExplained, problemKind, text });
    expect(await refusal(explain(true, 'design', ''), 'fieldsMissing')).toEqual({ fields: ['text'] });
    await explain(false, 'design', '');
    expect((await view(id)).life).toMatchObject({ problemKind: 'design', explainedAt: null });
    await explain(true, 'outsidePart', '外购电机损坏');
    await explain(true, 'outsidePart', '再说一次');
    expect((await view(id)).life).toMatchObject({ problemKind: 'outsidePart', explainedAt: shop.clock.now });
    expect((await tasksOf('storekeeper')).map(({ kind, requestId }) => [kind, requestId])).toEqual([['purchase', id]]);
  });

  test('R-004-05 R-002-55 R-003-01 seven kinds of solution; the five steps of a job carry their times', async () => {
    expect(solutions).toHaveLength(7);
    const id = await log({ isPromiseTold: false });
    expect(stepsOf(await view(id)).map(({ step, at }) => [step, at !== null])).toEqual([
      ['logged', true],
      ['classified', false],
      ['solved', false],
      ['followed', false],
      ['satisfaction', false],
    ]);
    await planRequest(shop.as('frontDesk'), { ...(await target(id)), solution: 'atFactory', plan: '拉回修', problemKind: null });
    expect((await view(id)).life).toMatchObject({ solution: 'atFactory', classifiedAt: shop.clock.now });
  });

  test('R-004-08 technical support is asked inside the job and answers there', async () => {
    const id = await log();
    const asked = { text: '代码 E5 怎么处理', userId: shop.users.technician.id, dueAt: null };
    await askSupport(shop.as('frontDesk'), { ...(await target(id)), ...asked });
    const [task] = await tasksOf('technician');
    expect(task).toMatchObject({ kind: 'support', requestId: id, text: '代码 E5 怎么处理', dueAt: (await view(id)).promisedAt });
    await doneTask(shop.as('technician'), { id: task!.id, version: task!.version, result: '换传感器' });
    expect((await view(id)).life.tasks).toMatchObject([{ kind: 'support', result: '换传感器', doneByName: 'technician' }]);
  });

  test('R-000-37 work that helps sales is tagged and shows the sales rep; R-003-43 R-003-58 a complaint names a person and stays in sight', async () => {
    const id = await log({ type: 'complaint', isQualityIssue: false });
    const [sales, against] = shop.technicians;
    const mark = async (changes: object) =>
      markRequest(shop.as('frontDesk'), {
        ...(await target(id)),
        ...{ tag: 'payment', salesStaffId: null, againstStaffId: null, publicBody: '' },
        ...changes,
      });
    expect(await refusal(mark({}), 'fieldsMissing')).toEqual({ fields: ['salesStaffId'] });
    expect(await refusal(mark({ salesStaffId: 9_999_999 }), 'notFound')).toMatchObject({ what: 'staff' });
    await mark({ salesStaffId: sales, againstStaffId: against, publicBody: '市消协' });
    expect((await view(id)).life).toMatchObject({
      tag: 'payment',
      salesStaff: { name: '王建国' },
      againstStaff: { name: '李海波' },
      publicBody: '市消协',
    });
    const list = async (life: string) => (await listRequests(shop.as('supervisor'), requestListInput.parse({ life }))).rows;
    expect((await list('tagged')).map((row) => [row.id, row.tag])).toEqual([[id, 'payment']]);
    // R-003-58: complaints that are no quality problem stay in the lists, in the table of what is open, and in what goes up
    const quality = await log({ type: 'complaint', isQualityIssue: true, content: '门板开裂' });
    const repair = await log({ isQualityIssue: false, content: '换拉手' });
    expect((await list('notQuality')).map((row) => row.id)).toEqual([id]);
    const { rows } = await listRequests(shop.as('supervisor'), requestListInput.parse({ type: 'complaint' }));
    const both = new Set([id, quality]);
    expect(new Set(rows.map((row) => row.id))).toEqual(both);
    const table = await listRepairs(shop.as('serviceManager'), repairListInput.parse({ type: 'complaint' }));
    expect(new Set(table.rows.map((row) => row.id))).toEqual(both);
    expect(table.rows.map((row) => row.id)).not.toContain(repair);
    await escalateRequest(shop.as('frontDesk'), escalateInput.parse({ ...(await target(id)), to: 'serviceManager', reason: '投诉态度' }));
    expect((await list('escalated')).map((row) => row.id)).toEqual([id]);
  });

  test('R-004-31 nobody is without an owner unseen; R-004-07 a type goes to its team, and a change of type to another', async () => {
    const id = await log({ type: 'consulting' });
    expect((await view(id)).life).toMatchObject({ owner: { name: 'frontDesk', isActive: true }, team: '咨询组' });
    const noOwner = async () => (await listRequests(shop.as('supervisor'), requestListInput.parse({ life: 'noOwner' }))).rows;
    expect(await noOwner()).toEqual([]);
    const { id: userId } = shop.users.frontDesk;
    await engine().transaction((tx) => tx.updateTable('userAccount').set({ disabledAt: 1 }).where('id', '=', userId).execute());
    expect((await noOwner()).map((row) => row.id)).toEqual([id]);
    await assignOwner(shop.as('supervisor'), { ...(await target(id)), ownerUserId: shop.users.supervisor.id });
    expect(await noOwner()).toEqual([]);
    await changeRouting(shop.as('serviceManager'), { teams: { repair: '维修一组' } });
    await correct(id, { type: 'repair' });
    expect((await view(id)).life.team).toBe('维修一组');
  });

  test('R-003-37 a question that needs a repair keeps its number, and the supervisor hears of it', async () => {
    const id = await log({ type: 'consulting' });
    const { no } = await view(id);
    await correct(id, { type: 'repair' });
    expect(await view(id)).toMatchObject({ no, type: 'repair' });
    const alerts = await engine().db.selectFrom('alert').select(['kind', 'role', 'requestId']).execute();
    expect(alerts).toEqual([{ kind: 'becameRepair', role: 'supervisor', requestId: id }]);
    const queue = await listRequests(shop.as('supervisor'), requestListInput.parse({ needsSlip: true, sort: 'urgency' }));
    expect(queue.rows.map((row) => row.id)).toEqual([id]);
  });

  test('R-000-06 R-000-07 an unpaid project comes first, its repair due before the goods are accepted', async () => {
    const project = async (goodsAcceptedOn: string) =>
      (
        await createProject(
          shop.as('frontDesk'),
          createProjectInput.parse({ customerId, name: '一期', paymentState: 'unpaid', goodsAcceptedOn }),
        )
      ).id;
    const soon = await project('2026-11-23');
    const urgent = await log({ urgency: 'urgent' });
    const unpaid = await log({ projectId: soon, promisedAt: openingTime + 5 * day });
    expect((await view(unpaid)).promisedAt).toBe(Date.UTC(2026, 10, 22, 16));
    expect((await view(unpaid)).life.project).toMatchObject({ paymentState: 'unpaid', goodsAcceptedOn: '2026-11-23' });
    // an earlier promise stays, and what was accepted long ago hurries nobody
    expect((await view(await log({ projectId: soon, promisedAt: openingTime + hour }))).promisedAt).toBe(openingTime + hour);
    const old = await log({ projectId: await project('2026-01-05'), promisedAt: openingTime + 9 * day });
    expect((await view(old)).promisedAt).toBe(openingTime + 9 * day);
    const order = async () =>
      (await listRequests(shop.as('supervisor'), requestListInput.parse({ sort: 'urgency' }))).rows.map((row) => row.id);
    expect((await order()).at(-1)).toBe(urgent);
    // paid: nothing is first any more
    const { version, ...facts } = await viewProject(shop.as('frontDesk'), { id: soon });
    const shape = Object.keys(updateProjectInput.shape).filter((key) => key !== 'id' && key !== 'version');
    const kept = Object.fromEntries(shape.map((key) => [key, (facts as unknown as Record<string, unknown>)[key]]));
    await changeProject(shop.as('frontDesk'), updateProjectInput.parse({ ...kept, id: soon, version, paymentState: 'settled' }));
    expect((await order()).indexOf(urgent)).toBeLessThan((await order()).indexOf(unpaid));
    const list = (await listRequests(shop.as('supervisor'), requestListInput.parse({ life: 'unpaid' }))).rows;
    expect(list.map((row) => row.id)).toEqual([old]);
  });

  test('R-001-05 R-003-54 a call on the same thing and fault within the span proposes the job that it repeats', async () => {
    const product = { productText: '格力 KFR-35', faultClass: 'electrical' } as const;
    const first = await log(product);
    const ask = (changes: object = {}) =>
      listRepeatCandidates(shop.as('frontDesk'), { customerId, installedItemId: null, ...product, ...changes });
    expect(await ask()).toEqual([]);
    await finish(first);
    expect((await ask()).map(({ id }) => id)).toEqual([first]);
    expect(await ask({ faultClass: 'mechanical' })).toEqual([]);
    expect(await ask({ productText: '别的' })).toEqual([]);
    shop.clock.advance(20 * day);
    const second = await log(product);
    expect((await view(second)).life.repeatProposals.map(({ id }) => id)).toEqual([first]);
    const link = async (repeatOfId: number | null) => linkRepeat(shop.as('frontDesk'), { ...(await target(second)), repeatOfId });
    expect(await refusal(link(second), 'notFound')).toMatchObject({ what: 'request' });
    await link(first);
    expect(await view(second)).toMatchObject({ repeatOf: { id: first }, life: { repeatProposals: [] } });
    expect((await view(first)).life.repeatedBy.map(({ id }) => id)).toEqual([second]);
    await link(null);
    expect((await view(second)).repeatOf).toBeNull();
    shop.clock.advance(31 * day);
    expect((await view(await log(product))).life.repeatProposals).toEqual([]);
  });

  test('R-002-10 R-002-11 the first answer is stored; R-004-30 R-002-101 who was told nothing yet waits in a list', async () => {
    const id = await log({ isPromiseTold: false });
    expect((await view(id)).life.firstContactAt).toBeNull();
    const waiting = await listRequests(shop.as('frontDesk'), requestListInput.parse({ states: ['registered'] }));
    expect(waiting.rows.map((row) => row.id)).toEqual([id]);
    const told = await log();
    expect((await view(told)).life.firstContactAt).toBe(shop.clock.now);
    expect(await refusal(archive(told), 'commandNotAllowed')).toMatchObject({ command: 'archive' });
    expect(logRequestInput.shape.promisedAt.safeParse(undefined).success).toBe(false);
  });
});
