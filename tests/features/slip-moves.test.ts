import { beforeAll, beforeEach, expect, test } from 'vitest';
import { addInstalledItem } from '../../electron/features/installed-items/installed-items.service.ts';
import { listTasks } from '../../electron/features/tasks/tasks.service.ts';
import { reassignSlip, rejectSlip, rescheduleSlip, voidSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { holdSlip } from '../../electron/features/work-orders/work-orders-holds.service.ts';
import { noteCannotJudge } from '../../electron/features/feedback-forms/form-opening.service.ts';
import { acceptSlip, arriveForSlip, departForSlip } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { noOverrides } from '../../shared/dispatch-guards.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
import { taskListInput } from '../../shared/tasks.ts';
import { addCustomer, anyway, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { workBy } from '../support/timers.ts';

const hour = 3_600_000;
const minute = 60_000;

describeOnEngines('a slip that moves', (engine) => {
  let shop: Shop;
  let caller: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    caller = await addCustomer(shop);
  });

  const newSlip = async (changes = {}) => {
    const { id: requestId } = await logCall(shop, caller, { productText: '冰箱' });
    return { requestId, ...(await dispatch(shop, requestId, changes)) };
  };
  const view = (id: number) => viewWorkOrder(shop.as('supervisor'), { id });
  const reassign = async (id: number, staffIds: number[]) =>
    reassignSlip(shop.as('supervisor'), { id, version: (await view(id)).version, staffIds, reason: '王师傅请假', reasons: anyway });
  const reschedule = async (id: number, staffIds: number[] | null = null) => {
    const { version, plannedAt } = await view(id);
    const moved = { id, version, plannedAt: plannedAt + hour, staffIds, reason: '客户改期', toldAt: shop.clock.now, reasons: anyway };
    return rescheduleSlip(shop.as('supervisor'), moved);
  };
  const clocks = (policy: string) =>
    engine().db.selectFrom('timer').select(['state', 'startedAt', 'workOrderId']).where('policy', '=', policy).orderBy('id').execute();

  test('SM-02 R-001-16 who gets an accepted slip has not accepted it: it can be refused, and the clocks begin anew', async () => {
    await workBy(shop, 'appliances');
    const [wang, li] = shop.technicians;
    const { id } = await newSlip();
    const first = shop.clock.now;
    await acceptSlip(shop.as('technician'), { id, version: 1 });
    shop.clock.now += 5 * minute;
    const second = shop.clock.now;
    await reassign(id, [li, wang]);
    expect(await view(id)).toMatchObject({ state: 'dispatched', acceptedAt: null });
    expect((await view(id)).timeline.at(-1)).toMatchObject({
      kind: 'reassigned',
      data: { from: '王建国', to: '李海波、王建国', acceptAgain: true, reason: '王师傅请假' },
    });
    expect((await clocks('technicianCall')).at(-1)).toEqual({ state: 'running', startedAt: second, workOrderId: id });
    expect((await clocks('technicianCall')).filter(({ startedAt, state }) => startedAt === first && state === 'running')).toEqual([]);
    await rejectSlip(shop.as('supervisor'), { id, version: (await view(id)).version, reason: '没有冷媒设备' });
    expect((await view(id)).state).toBe('voided');
  });

  test('SM-02 another helper leaves the slip accepted; from "departed" on it goes to nobody else', async () => {
    const [wang, li] = shop.technicians;
    const { id } = await newSlip();
    await acceptSlip(shop.as('technician'), { id, version: 1 });
    const { acceptedAt } = await view(id);
    await reassign(id, [wang, li]);
    expect(await view(id)).toMatchObject({ state: 'accepted', acceptedAt });
    await departForSlip(shop.as('technician'), { id, version: 3 });
    await expect(reassign(id, [li])).rejects.toMatchObject({
      code: 'commandNotAllowed',
      details: { command: 'reassign', state: 'departed', refusal: 'state' },
    });
  });

  test('SM-02 R-000-51 an accepted slip is rescheduled when the customer rings: the same technician keeps it, another one accepts anew', async () => {
    const { id } = await newSlip();
    const { plannedAt } = await view(id);
    await acceptSlip(shop.as('technician'), { id, version: 1 });
    const { acceptedAt } = await view(id);
    await reschedule(id);
    expect(await view(id)).toMatchObject({ state: 'accepted', acceptedAt, plannedAt: plannedAt + hour });
    await departForSlip(shop.as('technician'), { id, version: 3 });
    // nobody at home: the technician comes again, and accepts the new time
    await reschedule(id);
    expect(await view(id)).toMatchObject({ state: 'dispatched', acceptedAt: null, departedAt: null });
    await acceptSlip(shop.as('technician'), { id, version: 5 });
    await reschedule(id, [shop.technicians[1]]);
    expect(await view(id)).toMatchObject({ state: 'dispatched', acceptedAt: null });
    expect((await view(id)).timeline.at(-1)).toMatchObject({ data: { from: '王建国', to: '李海波', acceptAgain: true } });
  });

  test('SM-02 who is with the customer is not rescheduled', async () => {
    const { id } = await newSlip();
    await acceptSlip(shop.as('technician'), { id, version: 1 });
    await departForSlip(shop.as('technician'), { id, version: 2 });
    await arriveForSlip(shop.as('technician'), { id, version: 3 });
    await expect(reschedule(id)).rejects.toMatchObject({ details: { command: 'reschedule', state: 'arrived', refusal: 'state' } });
  });

  test('one active order per item and fault: a fault that nobody could tell yet may be any', async () => {
    const item = await addInstalledItem(
      shop.as('frontDesk'),
      addInstalledItemInput.parse({ customerId: caller, category: '冰箱', model: 'A' }),
    );
    const call = async (faultClass: 'unknown' | 'electrical' | 'mechanical') =>
      (await logCall(shop, caller, { installedItemId: item.id, faultClass })).id;
    const plain = { staffIds: [shop.technicians[1]], reasons: noOverrides };
    const sameWork = { code: 'hindered', details: { hindrances: [{ kind: 'sameWork' }] } };
    const known = await dispatch(shop, await call('electrical'));
    await dispatch(shop, await call('mechanical'), plain);
    const unknown = await call('unknown');
    await expect(dispatch(shop, unknown, { ...plain, plannedAt: shop.clock.now + 5 * hour })).rejects.toMatchObject(sameWork);
    await voidSlip(shop.as('supervisor'), { id: known.id, version: 1, reason: '派错' });
    await dispatch(shop, unknown, { plannedAt: shop.clock.now + 5 * hour });
    const later = { ...plain, plannedAt: shop.clock.now + 9 * hour };
    await expect(dispatch(shop, await call('electrical'), later)).rejects.toMatchObject(sameWork);
  });

  test('R-000-13 a slip that ends leaves nothing to be judged, and does not wait any more', async () => {
    const tasks = async () => (await listTasks(shop.as('supervisor'), taskListInput.parse({ kind: 'judge' }))).rows;
    const held = async (id: number) =>
      (await engine().db.selectFrom('workOrder').select('holdReason').where('id', '=', id).executeTakeFirstOrThrow()).holdReason;
    for (const end of [voidSlip, rejectSlip]) {
      const { id } = await newSlip();
      await noteCannotJudge(shop.as('frontDesk'), { id, version: 1, note: '看不出' });
      const hold = { reason: 'part', note: '缺件', newPromisedAt: shop.clock.now + 48 * hour, toldAt: shop.clock.now } as const;
      await holdSlip(shop.as('supervisor'), { id, version: 2, ...hold });
      expect(await tasks()).toHaveLength(1);
      expect(await held(id)).toBe('part');
      await end(shop.as('supervisor'), { id, version: 3, reason: '客户取消' });
      expect(await tasks()).toEqual([]);
      expect(await held(id)).toBe('');
    }
  });
});
