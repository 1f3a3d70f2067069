import { beforeAll, beforeEach, expect, test } from 'vitest';
import { archiveRequest, listRequests, tellResult, voidRequest } from '../../electron/features/requests/requests.service.ts';
import {
  handOverRequest,
  answerDepartment,
  answerEscalation,
  escalateRequest,
} from '../../electron/features/requests/requests-escalate.service.ts';
import { holdRequest, releaseRequest } from '../../electron/features/requests/requests-holds.service.ts';
import { handBackSlip } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { escalateInput, holdRequestInput } from '../../shared/request-life.ts';
import { requestListInput } from '../../shared/requests.ts';
import type { Role } from '../../shared/roles.ts';
import { addCustomer, dispatch, enterResult } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { requestActs } from '../support/request-acts.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;
const day = 24 * hour;

describeOnEngines('life of a request', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    customerId = await addCustomer(shop);
  });

  const { view, target, log, inList, tasksOf } = requestActs(
    () => shop,
    () => customerId,
  );
  const alertsFor = async (role: Role) =>
    engine().db.selectFrom('alert').select(['kind', 'requestId', 'settledAt']).where('role', '=', role).orderBy('id').execute();
  const hold = async (id: number, changes: object = {}) =>
    holdRequest(
      shop.as('frontDesk'),
      holdRequestInput.parse({
        ...(await target(id)),
        reason: 'part',
        newPromisedAt: shop.clock.now + 3 * day,
        note: '等压缩机',
        ...changes,
      }),
    );

  test('R-001-21 a delay needs one of the reasons and a new promised time; the old one stays, the front desk hears of it', async () => {
    const id = await log();
    const promisedAt = (await view(id)).promisedAt;
    expect(holdRequestInput.safeParse({ id, version: 1, reason: 'weather', newPromisedAt: 1 }).success).toBe(false);
    expect(holdRequestInput.safeParse({ id, version: 1, reason: 'part' }).success).toBe(false);
    expect(await refusal(hold(id, { newPromisedAt: shop.clock.now }), 'guardFailed')).toMatchObject({
      guard: 'promiseBehind',
      field: 'newPromisedAt',
    });
    for (const reason of ['part', 'bigRepair', 'customer', 'supplier'] as const) {
      const other = await log();
      await hold(other, { reason });
      expect(await view(other)).toMatchObject({ state: 'classified', life: { holdReason: reason, holdSince: shop.clock.now } });
    }
    await hold(id);
    const held = await view(id);
    expect(held.promisedAt).toBe(shop.clock.now + 3 * day);
    expect(held.life.delays).toMatchObject([
      {
        kind: 'hold',
        reason: 'part',
        note: '等压缩机',
        oldPromisedAt: promisedAt,
        newPromisedAt: held.promisedAt,
        toldAt: null,
        endedAt: null,
      },
    ]);
    expect((await alertsFor('frontDesk')).at(-1)).toEqual({ kind: 'held', requestId: id, settledAt: null });
    // who was not told yet stands in the desk's list
    expect((await tasksOf('frontDesk')).map(({ kind, requestId }) => [kind, requestId])).toContainEqual(['callBack', id]);
    expect(await inList('held')).toContain(id);
    expect(await refusal(hold(id), 'guardFailed')).toMatchObject({ guard: 'alreadyHeld' });

    shop.clock.advance(hour);
    await releaseRequest(shop.as('frontDesk'), { ...(await target(id)), note: '件到了' });
    expect((await view(id)).life).toMatchObject({ holdReason: '', holdSince: null, delays: [{ endedAt: shop.clock.now }] });
    expect(await inList('held')).not.toContain(id);
    expect((await alertsFor('frontDesk')).filter(({ requestId, settledAt }) => requestId === id && settledAt === null)).toEqual([]);
    expect((await tasksOf('frontDesk')).filter(({ requestId }) => requestId === id)).toEqual([]);
    expect(await refusal(releaseRequest(shop.as('frontDesk'), { ...(await target(id)), note: '' }), 'guardFailed')).toMatchObject({
      guard: 'notHeld',
    });
    expect((await view(id)).timeline.map(({ kind, userName }) => [kind, userName])).toEqual(
      expect.arrayContaining([
        ['held', 'frontDesk'],
        ['released', 'frontDesk'],
      ]),
    );
  });

  test('a held job that is finished after all stands still no more', async () => {
    const id = await log();
    const { id: slip } = await dispatch(shop, id);
    await hold(id, { toldAt: shop.clock.now });
    await enterResult(shop, slip);
    expect(await view(id)).toMatchObject({ state: 'resolved', life: { holdReason: '', holdSince: null } });
    expect((await view(id)).life.delays[0]?.endedAt).toBe(shop.clock.now);
    expect(await refusal(hold(id), 'commandNotAllowed')).toMatchObject({ command: 'hold', refusal: 'state' });
  });

  test('R-002-53 R-002-08 R-003-44 escalating asks for a reason and stands in the list of whom it went to', async () => {
    const id = await log();
    expect(escalateInput.safeParse({ id, version: 1, to: 'serviceManager', reason: ' ' }).success).toBe(false);
    const up = async (to: string, changes: object = {}) =>
      escalateRequest(shop.as('frontDesk'), escalateInput.parse({ ...(await target(id)), to, reason: '客户不接受', ...changes }));
    await up('serviceManager', { problemKind: 'design' });
    expect(await inList('escalated')).toEqual([id]);
    expect(await view(id)).toMatchObject({
      life: { escalatedTo: 'serviceManager', escalatedAt: shop.clock.now, problemKind: 'design' },
    });
    expect((await view(id)).life.steps).toMatchObject([
      { kind: 'escalation', text: '客户不接受', userName: 'frontDesk', at: shop.clock.now },
    ]);
    expect(await alertsFor('serviceManager')).toEqual([{ kind: 'escalated', requestId: id, settledAt: null }]);
    expect(await refusal(up('serviceManager'), 'guardFailed')).toMatchObject({ guard: 'alreadyEscalated' });
    const answer = async (role: Role) => answerEscalation(shop.as(role), { ...(await target(id)), text: '同意换新' });
    expect(await refusal(answer('frontDesk'), 'commandNotAllowed')).toMatchObject({ refusal: 'role' });
    await answer('serviceManager');
    expect(await inList('escalated')).toEqual([]);
    expect((await alertsFor('serviceManager'))[0]?.settledAt).toBe(shop.clock.now);
    expect(await refusal(answer('serviceManager'), 'guardFailed')).toMatchObject({ guard: 'notEscalated' });
    // design defects are counted by the kind of problem
    const counted = await engine().db.selectFrom('serviceRequest').select('id').where('problemKind', '=', 'design').execute();
    expect(counted).toEqual([{ id }]);
  });

  test('R-002-49 a department answers while the promised time runs on', async () => {
    const id = await log();
    const { promisedAt } = await view(id);
    const desk = shop.as('frontDesk');
    await handOverRequest(desk, { ...(await target(id)), department: '财务部', text: '查发票' });
    shop.clock.advance(hour);
    expect(await view(id)).toMatchObject({ promisedAt, life: { department: '财务部', departmentSince: shop.clock.now - hour } });
    expect(await inList('department')).toEqual([id]);
    const narrow = requestListInput.parse({ department: '财务部' });
    expect((await listRequests(shop.as('frontDesk'), narrow)).rows.map((row) => row.id)).toEqual([id]);
    expect((await tasksOf('frontDesk')).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([['department', promisedAt]]);
    expect(await refusal(handOverRequest(desk, { ...(await target(id)), department: '技术部', text: '?' }), 'guardFailed')).toMatchObject({
      guard: 'alreadyHandedOver',
      department: '财务部',
    });
    await answerDepartment(shop.as('frontDesk'), { ...(await target(id)), text: '已补开' });
    const { life } = await view(id);
    expect(life).toMatchObject({ department: '', departmentSince: null });
    expect(life.steps.map(({ kind, text }) => [kind, text])).toEqual([
      ['department', '查发票'],
      ['departmentAnswer', '已补开'],
    ]);
    expect(life.tasks).toMatchObject([{ kind: 'department', result: '已补开', doneByName: 'frontDesk' }]);
    expect(await refusal(answerDepartment(desk, { ...(await target(id)), text: '?' }), 'guardFailed')).toMatchObject({
      guard: 'notHandedOver',
    });
  });

  test('R-002-53 R-002-49 no archive while whom it went up to, or a department, has not answered; then nothing is left behind', async () => {
    const id = await log();
    const { id: slip } = await dispatch(shop, id);
    await escalateRequest(shop.as('frontDesk'), escalateInput.parse({ ...(await target(id)), to: 'serviceManager', reason: '难' }));
    await handOverRequest(shop.as('frontDesk'), { ...(await target(id)), department: '财务部', text: '查' });
    await hold(id);
    await enterResult(shop, slip);
    // the delay that nobody told is over with the work
    expect((await tasksOf('frontDesk')).map(({ kind }) => kind)).toEqual(['department']);
    const { version } = await viewWorkOrder(shop.as('supervisor'), { id: slip });
    await handBackSlip(shop.as('supervisor'), { id: slip, version });
    await tellResult(shop.as('frontDesk'), { ...(await target(id)), toldAt: shop.clock.now, toldWay: 'phone', opinion: '' });
    const archive = async () => archiveRequest(shop.as('frontDesk'), await target(id));
    expect(await refusal(archive(), 'guardFailed')).toEqual({ guard: 'escalationOpen', to: 'serviceManager' });
    await answerEscalation(shop.as('serviceManager'), { ...(await target(id)), text: '同意' });
    expect(await refusal(archive(), 'guardFailed')).toEqual({ guard: 'departmentOpen', department: '财务部' });
    await answerDepartment(shop.as('frontDesk'), { ...(await target(id)), text: '已补开' });
    await archive();
    for (const life of ['held', 'escalated', 'department'] as const) expect(await inList(life), life).toEqual([]);
    expect(await tasksOf('frontDesk')).toEqual([]);
    expect(await engine().db.selectFrom('alert').select('kind').where('settledAt', 'is', null).execute()).toEqual([]);
  });

  test('a void request leaves nothing behind in the lists', async () => {
    const id = await log();
    await hold(id);
    await escalateRequest(shop.as('frontDesk'), escalateInput.parse({ ...(await target(id)), to: 'supervisor', reason: '难' }));
    await handOverRequest(shop.as('frontDesk'), { ...(await target(id)), department: '财务部', text: '查' });
    await voidRequest(shop.as('frontDesk'), { ...(await target(id)), reason: '重复登记' });
    for (const life of ['held', 'escalated', 'department'] as const) expect(await inList(life), life).toEqual([]);
    expect(await tasksOf('frontDesk')).toEqual([]);
    const open = await engine().db.selectFrom('alert').select('kind').where('settledAt', 'is', null).execute();
    expect(open).toEqual([]);
  });
});
