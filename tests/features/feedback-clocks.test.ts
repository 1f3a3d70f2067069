import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listForms, viewForm } from '../../electron/features/feedback-forms/feedback-forms.service.ts';
import { noteGoodsArrived } from '../../electron/features/feedback-forms/form-goods.service.ts';
import { finishForm, markAbnormal } from '../../electron/features/feedback-forms/form-steps.service.ts';
import { listTimers } from '../../electron/features/timers/timers-view.service.ts';
import { formListInput } from '../../shared/feedback-forms.ts';
import { at } from '../support/calendars.ts';
import { addCustomer } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { decide, formAt, openForm, upToGoods } from '../support/feedback.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { timerActs } from '../support/timer-acts.ts';
import { workBy } from '../support/timers.ts';

describeOnEngines('clocks of feedback forms', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    await workBy(shop, 'furniture');
    shop.clock.now = at('2024-03-01 10:00');
    customerId = await addCustomer(shop);
  });
  const { call, kinds, sweepAt } = timerActs(
    () => shop,
    () => customerId,
  );
  const running = async (id: number) =>
    (await listTimers(shop.as('supervisor'), { id }))
      .filter(({ state }) => state !== 'stopped')
      .map(({ policy, dueAt }) => [policy, dueAt]);

  test('R-000-11 a form of Friday 16:30 is decided by Monday 11:30, or the service manager hears of it', async () => {
    const { id: requestId } = await call();
    shop.clock.now = at('2024-03-01 16:30');
    const id = await openForm(shop, requestId);
    expect(await running(requestId)).toContainEqual(['feedback', at('2024-03-04 11:30')]);
    const [row] = (await listForms(shop.as('supervisor'), formListInput.parse({}))).rows;
    expect(row?.due).toMatchObject({ policy: 'feedback', dueAt: at('2024-03-04 11:30'), state: 'running' });
    await sweepAt('2024-03-04 11:29');
    expect(await kinds('serviceManager')).not.toContain('timerMissed feedback');
    await sweepAt('2024-03-04 11:31');
    expect(await kinds('serviceManager')).toContain('timerMissed feedback');
    await decide(shop, id, 'repairable');
    expect((await running(requestId)).map(([policy]) => policy)).not.toContain('feedback');
  });

  test('R-000-12 an abnormal repair of Friday 16:00 is solved by Wednesday 16:00, from the arrival of the goods anew', async () => {
    const { id: requestId } = await call();
    const id = await openForm(shop, requestId);
    shop.clock.now = at('2024-03-01 16:00');
    await upToGoods(shop, id, { isAbnormal: true });
    expect(await running(requestId)).toEqual([['abnormal', at('2024-03-06 16:00')]]);
    shop.clock.now = at('2024-03-06 10:05');
    await noteGoodsArrived(shop.as('storekeeper'), { ...(await formAt(shop, id)), at: at('2024-03-06 10:00') });
    expect(await running(requestId)).toEqual([['abnormalArrived', at('2024-03-11 10:00')]]);
    expect(await viewForm(shop.as('supervisor'), { id })).toMatchObject({ due: { policy: 'abnormalArrived' }, state: 'arrived' });
    const result = { at: shop.clock.now, result: '换好' };
    await finishForm(shop.as('supervisor'), { ...(await formAt(shop, id)), ...result });
  });

  test('R-000-12 it can be marked later too; a trade without such clocks runs none, and the form works', async () => {
    const { id: requestId } = await call();
    const id = await openForm(shop, requestId);
    await decide(shop, id, 'repairable');
    shop.clock.now = at('2024-03-01 16:00');
    await markAbnormal(shop.as('supervisor'), await formAt(shop, id));
    expect(await running(requestId)).toEqual([['abnormal', at('2024-03-06 16:00')]]);
    await workBy(shop, 'phone');
    const { id: other } = await call();
    const plain = await openForm(shop, other);
    expect((await viewForm(shop.as('supervisor'), { id: plain })).due).toBeNull();
    await upToGoods(shop, plain, { isAbnormal: true });
    await noteGoodsArrived(shop.as('supervisor'), { ...(await formAt(shop, plain)), at: shop.clock.now });
    expect((await viewForm(shop.as('supervisor'), { id: plain })).state).toBe('arrived');
  });
});
