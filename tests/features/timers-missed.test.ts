import { beforeAll, beforeEach, expect, test } from 'vitest';
import { countAlerts } from '../../electron/features/alerts/alerts.service.ts';
import { saveDuty } from '../../electron/features/duty/duty.service.ts';
import { escalateRequest } from '../../electron/features/requests/requests-escalate.service.ts';
import { holdRequest } from '../../electron/features/requests/requests-holds.service.ts';
import { saveHoliday } from '../../electron/features/calendars/holidays.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { catchUp } from '../../electron/features/timers/timers-catch-up.service.ts';
import { reportTimeliness } from '../../electron/features/timers/timers-report.service.ts';
import { happened } from '../../electron/features/timers/timers.service.ts';
import { listTimers } from '../../electron/features/timers/timers-view.service.ts';
import { rescheduleSlip, voidSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { saveHolidayInput } from '../../shared/calendars.ts';
import { escalateInput } from '../../shared/request-life.ts';
import { saveDutyInput } from '../../shared/staff-plans.ts';
import { rescheduleInput } from '../../shared/work-orders.ts';
import { at, minute } from '../support/calendars.ts';
import { addCustomer, anyway, dispatch, enterResult } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { timerActs } from '../support/timer-acts.ts';
import { workBy } from '../support/timers.ts';

describeOnEngines('promised times that were missed or moved', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    shop.clock.now = at('2024-03-01 10:00');
    customerId = await addCustomer(shop);
  });

  const { alerts, kinds, sweepAt, call, change, finishOf } = timerActs(
    () => shop,
    () => customerId,
  );

  test('R-002-63 while the counter is closed whoever is on duty hears at once of a clock that runs then, and is called; nobody else is', async () => {
    const [staffId] = shop.technicians;
    const shift = { staffId, fromAt: at('2024-03-01 18:00'), toAt: at('2024-03-02 09:00'), phone: '', note: '' };
    await saveDuty(shop.as('supervisor'), saveDutyInput.parse(shift));
    const [night, day] = [await call({ promisedAt: at('2024-03-01 22:00') }), await call({ promisedAt: at('2024-03-01 22:00') })];
    await engine().transaction((tx) => tx.updateTable('timer').set({ calendar: 'alwaysOpen' }).where('requestId', '=', night.id).execute());
    await sweepAt('2024-03-01 22:01');
    expect((await alerts('technician')).map(({ kind, requestId }) => [kind, requestId])).toEqual([['timerMissed', night.id]]);
    expect(await countAlerts(shop.as('technician'))).toEqual({ unread: 1, isQuiet: false });
    expect(await countAlerts(shop.as('supervisor'))).toEqual({ unread: 0, isQuiet: true });
    shop.clock.now = at('2024-03-04 09:00');
    expect((await alerts('supervisor')).map(({ requestId }) => requestId).toSorted((a, b) => Number(a) - Number(b))).toEqual([
      night.id,
      day.id,
    ]);
  });

  test('R-001-21 R-002-53 a hold or an escalation at night is told when the counter opens', async () => {
    const [one, other] = [await call(), await call()];
    shop.clock.now = at('2024-03-01 22:00');
    const version = async (id: number) => ({ id, version: (await viewRequest(shop.as('supervisor'), { id })).version });
    const hold = { reason: 'part', note: '等压缩机', newPromisedAt: at('2024-03-08 15:00'), toldAt: shop.clock.now } as const;
    await holdRequest(shop.as('supervisor'), { ...(await version(one.id)), ...hold });
    await escalateRequest(
      shop.as('supervisor'),
      escalateInput.parse({ ...(await version(other.id)), to: 'serviceManager', reason: '客户不满' }),
    );
    expect([await kinds('frontDesk'), await kinds('serviceManager')]).toEqual([[], []]);
    shop.clock.now = at('2024-03-04 09:00');
    expect([await kinds('frontDesk'), await kinds('serviceManager')]).toEqual([['held '], ['escalated ']]);
  });

  test('a clock that cannot be swept is logged and holds up none of the others', async () => {
    const [broken, whole] = [await call({ promisedAt: at('2024-03-01 11:00') }), await call()];
    await engine().transaction(async (tx) => {
      const row = await tx.selectFrom('presetVersion').selectAll().orderBy('id').executeTakeFirstOrThrow();
      const { id: _id, ...version } = row;
      const made = await tx
        .insertInto('presetVersion')
        .values({ ...version, version: 99, effectiveOn: '2099-01-01', data: '{' })
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx.updateTable('timer').set({ presetVersionId: made.id }).where('requestId', '=', broken.id).execute();
    });
    expect(await sweepAt('2024-03-04 10:01')).toBe(1);
    expect((await alerts('supervisor')).map(({ requestId }) => requestId)).toEqual([whole.id]);
    expect(shop.logged.some((line) => line.includes('could not be swept'))).toBe(true);
    await engine().transaction(async (tx) => {
      await tx.deleteFrom('timer').where('requestId', '=', broken.id).execute();
      await tx.deleteFrom('presetVersion').where('version', '=', 99).execute();
    });
  });

  const celebrate = async () => {
    await catchUp(shop.app);
    await saveHoliday(shop.as('serviceManager'), saveHolidayInput.parse({ day: { day: '2024-03-04', kind: 'off', name: '店庆' } }));
    shop.clock.advance(10_000);
    await catchUp(shop.app);
  };

  test('R-004-30 a holiday that is added later does not move what the customer was told; whoever has the job hears of it', async () => {
    const { id } = await call({ isPromiseTold: true });
    const told = at('2024-03-04 10:00');
    await celebrate();
    const request = await viewRequest(shop.as('supervisor'), { id });
    expect([request.promisedAt, (await finishOf(id))?.dueAt]).toEqual([told, told]);
    const notice = { kind: 'promiseTold', was: told, dueAt: at('2024-03-05 10:00'), requestId: id };
    expect(await alerts('frontDesk')).toEqual([expect.objectContaining(notice)]);
    expect(request.timeline.at(-1)).toMatchObject({
      kind: 'timersChanged',
      data: { why: 'calendar', promise: { isTold: true, from: told, to: at('2024-03-05 10:00') } },
    });
    const { version } = request;
    await catchUp(shop.app);
    expect((await viewRequest(shop.as('supervisor'), { id })).version).toBe(version);
  });

  test('a holiday that is added later moves the running promises, and the timeline says why', async () => {
    const { id } = await call({ isPromiseTold: false });
    await celebrate();
    expect((await viewRequest(shop.as('supervisor'), { id })).promisedAt).toBe(at('2024-03-05 10:00'));
    expect(await alerts('frontDesk')).toEqual([
      expect.objectContaining({ kind: 'promiseMoved', was: at('2024-03-04 10:00'), dueAt: at('2024-03-05 10:00'), requestId: id }),
    ]);
    expect(await finishOf(id)).toMatchObject({ dueAt: at('2024-03-05 10:00') });
    expect((await finishOf(id))?.steps).toContainEqual(expect.objectContaining({ key: 'skipped', reason: 'holiday', name: '店庆' }));
    expect((await viewRequest(shop.as('supervisor'), { id })).timeline.at(-1)).toMatchObject({
      kind: 'timersChanged',
      data: { why: 'calendar' },
    });
    const before = await engine().db.selectFrom('event').select('id').execute();
    await catchUp(shop.app);
    expect(await engine().db.selectFrom('event').select('id').execute()).toEqual(before);
  });

  const reschedule = async (slipId: number, plannedAt: number) => {
    const { version } = await viewWorkOrder(shop.as('supervisor'), { id: slipId });
    const input = { id: slipId, version, plannedAt, reason: '前一家未完', toldAt: shop.clock.now - minute, reasons: anyway };
    await rescheduleSlip(shop.as('supervisor'), rescheduleInput.parse(input));
  };
  const kept = async () =>
    (await reportTimeliness(shop.as('serviceManager'), { month: '2024-03' })).map(
      ({ policy, total, inTime, medianMs }) => [policy, total, inTime, medianMs === null] as const,
    );

  test('R-000-51 a visit that was missed and then moved stays missed in the table of the month, and its alert stays unread', async () => {
    const { id } = await call({ promisedAt: at('2024-03-08 17:00') });
    const slip = await dispatch(shop, id, { plannedAt: at('2024-03-01 11:00') });
    await sweepAt('2024-03-01 13:00');
    expect(await kinds('supervisor')).toEqual(['timerMissed visit']);
    await reschedule(slip.id, at('2024-03-01 15:00'));
    expect(await kinds('supervisor')).toEqual(['timerMissed visit']);
    shop.clock.now = at('2024-03-01 16:00');
    await enterResult(shop, slip.id, { arrivedAt: at('2024-03-01 14:50'), leftAt: at('2024-03-01 15:30') });
    const visits = (await listTimers(shop.as('supervisor'), { id })).filter(({ policy }) => policy === 'visit');
    expect(visits.map(({ state, missedAt }) => [state, missedAt])).toEqual([
      ['stopped', null],
      ['stopped', at('2024-03-01 11:00')],
    ]);
    expect((await kept()).filter(([policy]) => policy === 'visit')).toEqual([['visit', 2, 1, false]]);
  });

  test('G-14 a missed clock that still runs counts as missed, and still does when its slip is voided', async () => {
    const { id } = await call({ promisedAt: at('2024-03-08 17:00') });
    const slip = await dispatch(shop, id, { plannedAt: at('2024-03-01 11:00') });
    await sweepAt('2024-03-01 13:00');
    expect(await kept()).toEqual([['visit', 1, 0, true]]);
    const { version } = await viewWorkOrder(shop.as('supervisor'), { id: slip.id });
    await voidSlip(shop.as('supervisor'), { id: slip.id, version, reason: '派错' });
    expect(await kept()).toEqual([['visit', 1, 0, true]]);
    expect(await kinds('supervisor')).toEqual(['timerMissed visit']);
  });

  test('R-002-106 the send clock of a small repair that was missed stays missed when that of a large one takes its place', async () => {
    await workBy(shop, 'renovation-b');
    const { id } = await call({ promisedAt: at('2024-03-08 17:00') });
    await sweepAt('2024-03-01 16:30');
    const request = await engine().db.selectFrom('serviceRequest').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    await change(id, (w) => happened(w, shop.as('supervisor'), 'plan.agreed', { request }, shop.clock.now));
    const sends = (await listTimers(shop.as('supervisor'), { id })).filter(({ policy }) => policy.startsWith('send'));
    expect(sends).toHaveLength(2);
    expect(sends).toContainEqual(expect.objectContaining({ policy: 'sendLarge', state: 'running', missedAt: null }));
    expect(sends).toContainEqual(expect.objectContaining({ policy: 'sendSmall', state: 'stopped', missedAt: at('2024-03-01 16:00') }));
    expect(await kept()).toEqual([['sendSmall', 1, 0, true]]);
  });
});
