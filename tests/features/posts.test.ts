import { beforeAll, beforeEach, expect, test } from 'vitest';
import { choosePreset } from '../../electron/features/presets/presets-choice.service.ts';
import { archiveRequest, resolveRequest, tellResult } from '../../electron/features/requests/requests.service.ts';
import { assignTask, candidatesOfTask } from '../../electron/features/tasks/tasks-assign.service.ts';
import { doneTask } from '../../electron/features/tasks/tasks.service.ts';
import { createUser } from '../../electron/features/users/users.service.ts';
import { dispatchSlip, reassignSlip, voidSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { handBackSlip } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { can } from '../../shared/permissions.ts';
import { dispatchInput } from '../../shared/work-orders.ts';
import { addCustomer, anyway, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { requestActs } from '../support/request-acts.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;

describeOnEngines('posts of the service', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    customerId = await addCustomer(shop);
  });

  const { view, target, tasksOf } = requestActs(
    () => shop,
    () => customerId,
  );
  /** A question that was answered and archived, with a later follow-up. */
  const followedUp = async () => {
    const { id } = await logCall(shop, customerId, { type: 'consulting', productText: '轿车' });
    await resolveRequest(shop.as('frontDesk'), { ...(await target(id)), result: '已解释' });
    const told = { toldAt: shop.clock.now, toldWay: 'phone', opinion: '满意' } as const;
    await tellResult(shop.as('frontDesk'), { ...(await target(id)), ...told });
    await archiveRequest(shop.as('frontDesk'), { ...(await target(id)), followUpOn: '2027-01-15' });
    return id;
  };

  test('R-002-16 follow-ups of a 4S job belong to the tracking clerk and are given to nobody else', async () => {
    await choosePreset(shop.as('serviceManager'), { scope: 'shop', code: 'car', takesKeyRule: false });
    const requestId = await followedUp();
    expect(await tasksOf('followUpCaller')).toEqual([]);
    const [task] = await tasksOf('trackingClerk');
    expect(task).toMatchObject({ kind: 'followUp', requestId, role: 'trackingClerk', userId: null });
    const { id, version } = task!;
    const head = shop.as('supervisor');
    expect((await candidatesOfTask(head, { id })).map((one) => one.id)).toEqual([shop.users.trackingClerk.id]);

    const give = (userId: number | null, at = version) => assignTask(head, { id, version: at, userId });
    for (const role of ['followUpCaller', 'frontDesk', 'supervisor'] as const)
      expect(await refusal(give(shop.users[role].id), 'guardFailed')).toEqual({
        guard: 'taskOfOtherRole',
        field: 'userId',
        role: 'trackingClerk',
      });
    const second = await createUser(shop.as('administrator'), {
      loginName: 'genzong2',
      displayName: '跟踪二',
      password: 'cedar-otter-41-lake',
      roles: ['trackingClerk'],
      staffId: null,
    });
    const given = await give(second.id);
    // what one of them does is no longer on the list of the others, and comes back when it is taken from them
    expect(await tasksOf('trackingClerk')).toEqual([]);
    expect(await refusal(give(null, version), 'staleVersion')).toMatchObject({ what: 'task' });
    await give(null, given.version);
    const [again] = await tasksOf('trackingClerk');
    await doneTask(shop.as('trackingClerk'), { id, version: again!.version, result: '客户满意' });
    expect(await refusal(give(second.id, again!.version + 1), 'guardFailed')).toEqual({ guard: 'taskDone' });
    const { timeline } = await view(requestId);
    expect(timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['taskAssigned', 'taskDone']));
  });

  test('R-002-16 other trades keep their follow-up callers', async () => {
    await choosePreset(shop.as('serviceManager'), { scope: 'shop', code: 'appliances', takesKeyRule: false });
    const requestId = await followedUp();
    expect(await tasksOf('trackingClerk')).toEqual([]);
    expect(await tasksOf('followUpCaller')).toMatchObject([{ requestId, role: 'followUpCaller' }]);
  });

  test('R-002-75 the dispatcher is a post of its own: sends and moves visits, but takes no paper back', async () => {
    const { id: requestId } = await logCall(shop, customerId);
    const sender = shop.as('dispatcher');
    const { version: requestVersion } = await target(requestId);
    const [first, second] = shop.technicians;
    const input = dispatchInput.parse({
      requestId,
      requestVersion,
      staffIds: [first],
      plannedAt: shop.clock.now + hour,
      lines: ['检查'],
      reasons: anyway,
    });
    expect(await refusal(dispatchSlip(shop.as('frontDesk'), input), 'commandNotAllowed')).toMatchObject({ refusal: 'role' });
    const slip = await dispatchSlip(sender, input);
    const moved = await reassignSlip(sender, { id: slip.id, version: slip.version, staffIds: [second], reason: '更近', reasons: anyway });
    await voidSlip(sender, { id: slip.id, version: moved.version, reason: '写错了' });

    const done = await dispatch(shop, requestId);
    const entered = await enterResult(shop, done.id);
    expect(await refusal(handBackSlip(sender, { id: done.id, version: entered.version }), 'commandNotAllowed')).toMatchObject({
      refusal: 'role',
    });
    const asks = [
      'workOrders.dispatch',
      'requests.explain',
      'appointments.manage',
      'workOrders.handBack',
      'requests.manage',
      'requests.decide',
    ] as const;
    expect(asks.map((permission) => can(['dispatcher'], permission))).toEqual([true, true, true, false, false, false]);
  });
});
