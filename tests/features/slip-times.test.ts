import { beforeAll, beforeEach, expect, test } from 'vitest';
import { holdRequest } from '../../electron/features/requests/requests-holds.service.ts';
import { tellResult, viewRequest } from '../../electron/features/requests/requests.service.ts';
import { sweepTimers } from '../../electron/features/timers/timers-sweep.service.ts';
import { rescheduleSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import {
  acceptSlip,
  arriveForSlip,
  departForSlip,
  finishSlip,
  signSlip,
} from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { signInput } from '../../shared/work-orders.ts';
import { addCustomer, anyway, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;
const day = 24 * hour;

describeOnEngines('the times of a visit', (engine) => {
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
  const refused = (guard: string, field: string) => ({ code: 'guardFailed', details: { guard, field } });
  const at = (hours: number) => shop.clock.now + hours * hour;

  test('R-002-98 a late job is not made a kept promise by times from before the call', async () => {
    const { id, requestId } = await newSlip();
    shop.clock.now += 30 * hour;
    await sweepTimers(shop.app);
    const { overdueSince } = await request(requestId);
    expect(overdueSince).not.toBeNull();
    await expect(enterResult(shop, id, { arrivedAt: at(-60), leftAt: at(-59) })).rejects.toMatchObject(
      refused('beforeReceived', 'arrivedAt'),
    );
    await expect(enterResult(shop, id, { departedAt: at(-60), arrivedAt: at(-1), leftAt: at(0) })).rejects.toMatchObject(
      refused('beforeReceived', 'departedAt'),
    );
    expect(await request(requestId)).toMatchObject({ state: 'dispatched', overdueSince });
    expect((await view(id)).version).toBe(1);
  });

  test('R-003-63 what the paper says is in its order, and each field that is not is named', async () => {
    const { id } = await newSlip();
    shop.clock.now += 10 * hour;
    const cases = [
      [{ acceptedAt: at(-2), departedAt: at(-3), arrivedAt: at(-1), leftAt: at(0) }, 'departedBeforeAccepted', 'departedAt'],
      [{ departedAt: at(-1), arrivedAt: at(-2), leftAt: at(0) }, 'arrivedBeforeDeparted', 'arrivedAt'],
      [{ acceptedAt: at(-1), arrivedAt: at(-2), leftAt: at(0) }, 'arrivedBeforeAccepted', 'arrivedAt'],
      [{ arrivedAt: at(-1), leftAt: at(-2) }, 'leftBeforeArrived', 'leftAt'],
    ] as const;
    for (const [times, guard, field] of cases)
      await expect(enterResult(shop, id, times), guard).rejects.toMatchObject(refused(guard, field));
    await enterResult(shop, id, { acceptedAt: at(-4), departedAt: at(-3), arrivedAt: at(-2), leftAt: at(-1) });
    expect(await view(id)).toMatchObject({ acceptedAt: at(-4), departedAt: at(-3), arrivedAt: at(-2), leftAt: at(-1) });
  });

  test('the steps that are stamped one by one keep their order, and none is before the call', async () => {
    const { id } = await newSlip();
    shop.clock.now += day;
    const technician = shop.as('technician');
    const before = { id, version: 1, at: at(-25) };
    await expect(acceptSlip(technician, before)).rejects.toMatchObject(refused('beforeReceived', 'at'));
    await acceptSlip(technician, { id, version: 1 });
    // the technician had left before somebody pressed "accepted"
    await departForSlip(technician, { id, version: 2, at: at(-3) });
    expect(await view(id)).toMatchObject({ acceptedAt: at(-3), departedAt: at(-3) });
    await expect(arriveForSlip(technician, { id, version: 3, at: at(-4) })).rejects.toMatchObject(refused('arrivedBeforeDeparted', 'at'));
    await arriveForSlip(technician, { id, version: 3, at: at(-2) });
    const done = { id, version: 4, cause: '堵塞', remedy: '疏通' };
    await expect(finishSlip(technician, { ...done, at: at(-3) })).rejects.toMatchObject(refused('finishedBeforeArrived', 'at'));
    await expect(finishSlip(technician, { ...done, at: at(-30) })).rejects.toMatchObject(refused('beforeReceived', 'at'));
    await finishSlip(technician, done);
    const paper = { nothingLeftOut: true, leftOutText: '', isSigned: true, signedBy: '张三丰', customerOpinion: '满意' } as const;
    const sign = (hours: number) =>
      signSlip(technician, signInput.parse({ id, version: 5, ...paper, arrivedAt: at(hours), leftAt: at(0) }));
    await expect(sign(-30)).rejects.toMatchObject(refused('beforeReceived', 'arrivedAt'));
    await sign(-4);
    expect(await view(id)).toMatchObject({ acceptedAt: at(-4), departedAt: at(-4), arrivedAt: at(-4), finishedAt: at(0) });
  });

  test('a stamp of the screen gives way to the paper, which is entered in one go', async () => {
    const { id } = await newSlip();
    shop.clock.now += day;
    await acceptSlip(shop.as('technician'), { id, version: 1 });
    await departForSlip(shop.as('technician'), { id, version: 2 });
    await enterResult(shop, id, { arrivedAt: at(-5), leftAt: at(-4) });
    expect(await view(id)).toMatchObject({ acceptedAt: at(-5), departedAt: at(-5), arrivedAt: at(-5), leftAt: at(-4) });
  });

  test('R-002-11 R-000-51 the customer is told nothing before calling, and no result before the work was done', async () => {
    const { id, requestId } = await newSlip();
    shop.clock.now += hour;
    const promise = { reason: 'part', note: '缺件', newPromisedAt: at(24) } as const;
    const held = { id: requestId, version: (await request(requestId)).version, ...promise, toldAt: at(-2) };
    await expect(holdRequest(shop.as('supervisor'), held)).rejects.toMatchObject(refused('beforeReceived', 'toldAt'));
    const moved = { id, version: 1, plannedAt: at(5), staffIds: null, reason: '堵车', reasons: anyway };
    await expect(rescheduleSlip(shop.as('supervisor'), { ...moved, toldAt: at(-2) })).rejects.toMatchObject(
      refused('beforeReceived', 'toldAt'),
    );
    shop.clock.now += day;
    await enterResult(shop, id, { arrivedAt: at(-3), leftAt: at(-2) });
    const { version } = await request(requestId);
    const tell = (toldAt: number) =>
      tellResult(shop.as('frontDesk'), { id: requestId, version, toldAt, toldWay: 'phone', opinion: '满意' });
    await expect(tell(at(-60 * 24))).rejects.toMatchObject(refused('beforeReceived', 'toldAt'));
    await expect(tell(at(-3))).rejects.toMatchObject(refused('toldBeforeDone', 'toldAt'));
    // told on site, long before the paper was entered
    await tell(at(-2));
    expect(await request(requestId)).toMatchObject({ state: 'told', toldAt: at(-2) });
  });
});
