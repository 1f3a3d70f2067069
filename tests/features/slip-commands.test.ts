import { beforeAll, beforeEach, expect, test } from 'vitest';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { doneTask, listTasks } from '../../electron/features/tasks/tasks.service.ts';
import { rejectSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { escalateSlip, holdSlip, releaseSlip } from '../../electron/features/work-orders/work-orders-holds.service.ts';
import { judgeSlip, noteCannotJudge } from '../../electron/features/feedback-forms/form-opening.service.ts';
import { acceptSlip, arriveForSlip, departForSlip, finishSlip } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { listUnmatched, readDispatchLog, viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { taskListInput } from '../../shared/tasks.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;

describeOnEngines('what a technician says on a slip', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const newSlip = async () => {
    const { id: requestId } = await logCall(shop, await addCustomer(shop));
    return { requestId, ...(await dispatch(shop, requestId)) };
  };
  const view = (id: number) => viewWorkOrder(shop.as('supervisor'), { id });
  const request = (id: number) => viewRequest(shop.as('supervisor'), { id });
  const judgeTasks = async () => (await listTasks(shop.as('supervisor'), taskListInput.parse({ kind: 'judge' }))).rows;

  test('SM-02 a technician gives a slip back with a reason: the number stays as a void, the request waits for a new slip', async () => {
    const { id, requestId, no } = await newSlip();
    await rejectSlip(shop.as('technician'), { id, version: 1, reason: '没有冷媒设备' });
    expect(await view(id)).toMatchObject({ state: 'voided', voidReason: '没有冷媒设备' });
    expect((await view(id)).timeline.at(-1)).toMatchObject({ kind: 'rejected', data: { reason: '没有冷媒设备' } });
    expect((await request(requestId)).state).toBe('classified');
    const again = await dispatch(shop, requestId);
    expect((await readDispatchLog(shop.as('supervisor'), { day: '2026-11-21' })).map(({ workOrder }) => workOrder.no)).toEqual([
      no,
      again.no,
    ]);
    expect(await listUnmatched(shop.as('supervisor'))).toEqual([]);
  });

  test('SM-02 a slip that was taken is not given back any more, and nobody else’s either', async () => {
    const { id } = await newSlip();
    await acceptSlip(shop.as('technician'), { id, version: 1 });
    await expect(rejectSlip(shop.as('technician'), { id, version: 2, reason: 'x' })).rejects.toMatchObject({
      code: 'commandNotAllowed',
      details: { command: 'reject', state: 'accepted', refusal: 'state' },
    });
    const foreign = await dispatch(shop, (await logCall(shop, await addCustomer(shop))).id, { staffIds: [shop.technicians[1]] });
    await expect(rejectSlip(shop.as('technician'), { id: foreign.id, version: 1, reason: 'x' })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  test('R-000-13 R-000-18 who cannot judge writes what they saw; the supervisor gets a visit task, and its result is required', async () => {
    const { id, requestId } = await newSlip();
    const technician = shop.as('technician');
    await acceptSlip(technician, { id, version: 1 });
    await departForSlip(technician, { id, version: 2 });
    await arriveForSlip(technician, { id, version: 3 });
    await noteCannotJudge(technician, { id, version: 4, note: '柜门开裂，不知道是受潮还是板材' });
    expect(await view(id)).toMatchObject({
      state: 'arrived',
      cannotJudgeAt: shop.clock.now,
      cannotJudgeNote: '柜门开裂，不知道是受潮还是板材',
      isJudgementOpen: true,
    });
    expect(await judgeTasks()).toMatchObject([{ workOrderId: id, requestId, role: 'supervisor', text: '柜门开裂，不知道是受潮还是板材' }]);
    const missing = { code: 'guardFailed', details: { guard: 'visitMissing' } };
    await expect(finishSlip(technician, { id, version: 5, cause: '受潮', remedy: '更换' })).rejects.toMatchObject(missing);
    await expect(enterResult(shop, id)).rejects.toMatchObject(missing);
    await expect(noteCannotJudge(technician, { id, version: 5, note: '还是不知道' })).rejects.toMatchObject({
      details: { guard: 'alreadyUnjudged' },
    });
    await judgeSlip(shop.as('supervisor'), { id, version: 5, result: '板材受潮，属保修' });
    expect(await judgeTasks()).toEqual([]);
    expect((await view(id)).timeline.at(-1)).toMatchObject({ kind: 'judged', data: { result: '板材受潮，属保修' } });
    await finishSlip(technician, { id, version: 6, cause: '受潮', remedy: '更换门板' });
    await expect(judgeSlip(shop.as('supervisor'), { id, version: 7, result: 'x' })).rejects.toMatchObject({
      details: { guard: 'notUnjudged' },
    });
  });

  test('R-000-13 the visit task that is done in the list lets the slip go on too', async () => {
    const { id } = await newSlip();
    await noteCannotJudge(shop.as('frontDesk'), { id, version: 1, note: '电话里说看不出' });
    const [task] = await judgeTasks();
    await doneTask(shop.as('supervisor'), { id: task?.id ?? 0, version: 1, result: '去看过，是安装问题' });
    expect((await view(id)).isJudgementOpen).toBe(false);
    await enterResult(shop, id);
    expect((await view(id)).state).toBe('signed');
    await expect(noteCannotJudge(shop.as('frontDesk'), { id, version: 3, note: 'x' })).rejects.toMatchObject({
      code: 'commandNotAllowed',
      details: { command: 'cannotJudge' },
    });
  });

  test('R-001-21 a slip that waits holds its request with the reason and a new promised time, and lets it go on', async () => {
    const { id, requestId } = await newSlip();
    await acceptSlip(shop.as('technician'), { id, version: 1 });
    const newPromisedAt = shop.clock.now + 50 * hour;
    const hold = { id, version: 2, reason: 'part', note: '压缩机缺货', newPromisedAt, toldAt: shop.clock.now } as const;
    await holdSlip(shop.as('technician'), hold);
    expect(await view(id)).toMatchObject({ state: 'accepted', holdReason: 'part' });
    expect(await request(requestId)).toMatchObject({ promisedAt: newPromisedAt });
    await expect(holdSlip(shop.as('technician'), { ...hold, version: 3 })).rejects.toMatchObject({ details: { guard: 'alreadyHeld' } });
    await releaseSlip(shop.as('frontDesk'), { id, version: 3, note: '到货' });
    expect(await view(id)).toMatchObject({ holdReason: '' });
    await expect(releaseSlip(shop.as('frontDesk'), { id, version: 4, note: '' })).rejects.toMatchObject({ details: { guard: 'notHeld' } });
  });

  test('R-002-53 what cannot be settled on site goes up from the slip', async () => {
    const { id } = await newSlip();
    await escalateSlip(shop.as('technician'), { id, version: 1, to: 'serviceManager', reason: '客户要求退货' });
    expect((await view(id)).timeline.at(-1)).toMatchObject({ kind: 'escalated', data: { to: 'serviceManager', reason: '客户要求退货' } });
  });
});
