import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listAlerts } from '../../electron/features/alerts/alerts.service.ts';
import { holdRequest, releaseRequest } from '../../electron/features/requests/requests-holds.service.ts';
import { correctRequest } from '../../electron/features/requests/requests-log.service.ts';
import { reopenRequest } from '../../electron/features/requests/requests-reopen.service.ts';
import {
  acknowledgeRequest,
  archiveRequest,
  tellResult,
  viewRequest,
  voidRequest,
} from '../../electron/features/requests/requests.service.ts';
import { listSlipTimers, listTimers, proposeTimers } from '../../electron/features/timers/timers-view.service.ts';
import { rescheduleSlip, voidSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { handBackSlip } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { happened, holdTimers, releaseTimers } from '../../electron/features/timers/timers.service.ts';
import { write } from '../../electron/platform/write.ts';
import { archiveRequestInput } from '../../shared/request-life.ts';
import type { TimerEvent } from '../../shared/timer-policy.ts';
import { alertListInput, proposeInput } from '../../shared/timer-views.ts';
import type { LogRequestInput } from '../../shared/requests.ts';
import { rescheduleInput } from '../../shared/work-orders.ts';
import { at, hour, minute } from '../support/calendars.ts';
import { correction } from '../support/correction.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { workBy } from '../support/timers.ts';

/** 2024-03-01 is a Friday. */
const friday = '2024-03-01';

describeOnEngines('clocks of a job', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    shop.clock.now = at(`${friday} 10:00`);
    customerId = await addCustomer(shop);
  });

  const timers = (id: number) => listTimers(shop.as('supervisor'), { id });
  const running = async (id: number) => (await timers(id)).filter(({ state }) => state === 'running' || state === 'paused');
  const timerOf = async (id: number, policy: string) => (await timers(id)).find((one) => one.policy === policy);
  const due = async (id: number, policy: string) => (await timerOf(id, policy))?.dueAt;
  const view = (id: number) => viewRequest(shop.as('supervisor'), { id });
  const version = async (id: number) => ({ id, version: (await view(id)).version });
  const mark = (requestId: number, event: TimerEvent, when: number) =>
    write(shop.as('supervisor'), async (w) => {
      const request = await w.tx.selectFrom('serviceRequest').selectAll().where('id', '=', requestId).executeTakeFirstOrThrow();
      await happened(w, shop.as('supervisor'), event, { request }, when);
      await w.record({ subject: 'request', subjectId: requestId, kind: 'marked' });
    });
  const promisedFor = async (changes: Partial<LogRequestInput> = {}) => {
    const { type = 'repair', urgency = 'general' } = changes;
    return (await proposeTimers(shop.as('frontDesk'), proposeInput.parse({ customerId, type, urgency }))).promisedAt;
  };
  /** A call that is promised what the preset proposes. */
  const call = async (changes: Partial<LogRequestInput> = {}) =>
    logCall(shop, customerId, { promisedAt: await promisedFor(changes), ...changes });

  test('R-000-10 a furniture repair is due a working day after it was accepted, and the request that is resolved in time keeps it', async () => {
    shop.clock.now = at(`${friday} 16:00`);
    const { id } = await call();
    expect(await due(id, 'finish')).toBe(at('2024-03-04 16:00'));
    const slip = await dispatch(shop, id, { plannedAt: at('2024-03-04 10:00') });
    shop.clock.now = at('2024-03-04 12:00');
    await enterResult(shop, slip.id, { arrivedAt: at('2024-03-04 10:00'), leftAt: at('2024-03-04 11:00') });
    expect(await timerOf(id, 'finish')).toMatchObject({
      state: 'stopped',
      // the work was done at eleven; its paper came in at noon
      stoppedAt: at('2024-03-04 11:00'),
      missedAt: null,
      takenMs: 4 * hour,
    });
  });

  test('R-001-15 R-001-16 R-001-22 the first calls and the paper of an appliance job run and stop with what happens', async () => {
    await workBy(shop, 'appliances');
    shop.clock.now = at(`${friday} 09:10`);
    const { id } = await call({ isPromiseTold: false, productText: '冰箱' });
    expect(await due(id, 'contact')).toBe(at(`${friday} 09:40`));
    shop.clock.now = at(`${friday} 09:40`);
    await acknowledgeRequest(shop.as('frontDesk'), await version(id));
    expect(await timerOf(id, 'contact')).toMatchObject({ state: 'stopped', missedAt: null, takenMs: 30 * minute });
    const slip = await dispatch(shop, id, { plannedAt: at(`${friday} 18:00`) });
    expect(await timerOf(id, 'technicianCall')).toMatchObject({ workOrderId: slip.id, dueAt: at(`${friday} 09:50`) });
    shop.clock.now = at(`${friday} 20:30`);
    await enterResult(shop, slip.id, { arrivedAt: at(`${friday} 18:00`), leftAt: at(`${friday} 20:00`) });
    expect(await timerOf(id, 'technicianCall')).toMatchObject({ state: 'stopped', missedAt: at(`${friday} 09:50`) });
    expect(await timerOf(id, 'result')).toMatchObject({
      state: 'stopped',
      dueAt: at('2024-03-02 08:00'),
      takenMs: 30 * minute,
      missedAt: null,
    });
  });

  test('R-001-17 a visit is due by distance, and a time that was agreed takes the place of the limit', async () => {
    await workBy(shop, 'appliances');
    shop.clock.now = at(`${friday} 16:00`);
    for (const [distanceClass, policy, day] of [
      ['city', 'onSite', '02'],
      ['within20', 'onSiteNear', '03'],
      ['beyond20', 'onSiteFar', '04'],
    ] as const) {
      await engine().transaction((tx) => tx.updateTable('customer').set({ distanceClass }).where('id', '=', customerId).execute());
      const { id } = await call({ productText: '冰箱' });
      expect(await due(id, policy)).toBe(at(`2024-03-${day} 16:00`));
      const slip = await dispatch(shop, id, { plannedAt: at('2024-03-06 09:00') });
      expect(await due(id, policy)).toBe(at('2024-03-06 09:00'));
      const { version: slipVersion } = await viewWorkOrder(shop.as('supervisor'), { id: slip.id });
      await voidSlip(shop.as('supervisor'), { id: slip.id, version: slipVersion, reason: '客户改期' });
      expect(await due(id, policy)).toBe(at(`2024-03-${day} 16:00`));
    }
  });

  test('R-000-51 a new time that the customer heard moves the agreed one; one that nobody was told moves nothing', async () => {
    await workBy(shop, 'appliances');
    const { id } = await call({ productText: '冰箱' });
    const slip = await dispatch(shop, id, { plannedAt: at(`${friday} 15:00`) });
    const move = async (plannedAt: number, toldAt: number | null) => {
      const { version: slipVersion } = await viewWorkOrder(shop.as('supervisor'), { id: slip.id });
      const input = {
        id: slip.id,
        version: slipVersion,
        plannedAt,
        reason: '前一家未完',
        toldAt,
        reasons: { overlap: '试验', absence: '试验', training: '试验' },
      };
      await rescheduleSlip(shop.as('supervisor'), rescheduleInput.parse(input));
    };
    await move(at(`${friday} 17:00`), null);
    expect(await due(id, 'onSite')).toBe(at(`${friday} 15:00`));
    await move(at('2024-03-02 10:00'), shop.clock.now);
    expect(await due(id, 'onSite')).toBe(at('2024-03-02 10:00'));
  });

  test('R-001-21 a hold stops the clock of the preset, the release moves it by the working time that passed, and the arithmetic says so', async () => {
    shop.clock.now = at(`${friday} 16:00`);
    const { id } = await call();
    const pause = (hold: boolean) =>
      write(shop.as('supervisor'), async (w) => {
        const context = shop.as('supervisor');
        await (hold ? holdTimers(w, context, id, 'part', context.now) : releaseTimers(w, context, id, context.now));
        await w.record({ subject: 'request', subjectId: id, kind: 'marked' });
      });
    shop.clock.now = at(`${friday} 17:00`);
    await pause(true);
    expect(await timerOf(id, 'finish')).toMatchObject({ state: 'paused', pauseReason: 'part', dueAt: at('2024-03-04 16:00') });
    shop.clock.now = at('2024-03-04 11:00');
    await pause(false);
    // An hour on Friday and two on Monday.
    const finish = await timerOf(id, 'finish');
    expect(finish).toMatchObject({ state: 'running', dueAt: at('2024-03-05 10:00') });
    expect(finish?.steps).toContainEqual(expect.objectContaining({ key: 'pause', reason: 'part', ms: 3 * hour }));
  });

  test('R-001-21 a hold with a new promised time: the promise is due then, what was promised first stays on the request', async () => {
    const { id } = await call();
    const newPromisedAt = at('2024-03-08 15:00');
    await holdRequest(shop.as('supervisor'), {
      ...(await version(id)),
      reason: 'part',
      note: '等压缩机',
      newPromisedAt,
      toldAt: shop.clock.now,
    });
    expect(await timerOf(id, 'finish')).toMatchObject({ state: 'running', dueAt: newPromisedAt });
    await releaseRequest(shop.as('supervisor'), { ...(await version(id)), note: '到货' });
    expect(await due(id, 'finish')).toBe(newPromisedAt);
  });

  test('what is told on the phone counts, whatever the preset proposes', async () => {
    const promisedAt = at('2024-03-06 17:00');
    const { id } = await logCall(shop, customerId, { promisedAt });
    const finish = await timerOf(id, 'finish');
    expect(finish?.dueAt).toBe(promisedAt);
    expect(finish?.steps).toContainEqual({ key: 'agreed', at: promisedAt, instead: at('2024-03-04 10:00') });
  });

  test('a call of a kind that the preset promises nothing for has the usual promise of one working day', async () => {
    const { id } = await call({ type: 'consulting' });
    expect((await running(id)).map(({ policy, dueAt }) => [policy, dueAt])).toEqual([['promise', at('2024-03-04 10:00')]]);
  });

  test('R-002-28 reopening starts the promise anew; the first stays as it ended', async () => {
    const { id } = await call();
    const slip = await dispatch(shop, id);
    await enterResult(shop, slip.id);
    const { version: slipVersion } = await viewWorkOrder(shop.as('supervisor'), { id: slip.id });
    await handBackSlip(shop.as('supervisor'), { id: slip.id, version: slipVersion });
    await tellResult(shop.as('frontDesk'), { ...(await version(id)), toldAt: shop.clock.now, toldWay: 'phone', opinion: '' });
    await archiveRequest(shop.as('frontDesk'), archiveRequestInput.parse(await version(id)));
    expect(await running(id)).toEqual([]);
    shop.clock.now = at('2024-03-05 14:00');
    await reopenRequest(shop.as('supervisor'), { ...(await version(id)), reason: '又坏了' });
    const finishes = (await timers(id)).filter(({ policy }) => policy === 'finish');
    expect(finishes.map(({ state, dueAt }) => [state, dueAt])).toEqual([
      ['running', at('2024-03-06 14:00')],
      ['stopped', at('2024-03-04 10:00')],
    ]);
  });

  test('voiding ends all clocks, of a slip its own', async () => {
    const { id } = await call();
    const slip = await dispatch(shop, id, { plannedAt: at(`${friday} 15:00`) });
    expect((await running(id)).map(({ policy }) => policy).toSorted()).toEqual(['finish', 'visit']);
    const { version: slipVersion } = await viewWorkOrder(shop.as('supervisor'), { id: slip.id });
    await voidSlip(shop.as('supervisor'), { id: slip.id, version: slipVersion, reason: '派错' });
    expect((await running(id)).map(({ policy }) => policy)).toEqual(['finish']);
    await voidRequest(shop.as('frontDesk'), { ...(await version(id)), reason: '登记错' });
    expect(await running(id)).toEqual([]);
  });

  test('R-001-28 another urgency counts by its own limit from the same start, and the timeline says what was due and what is', async () => {
    await workBy(shop, 'appliances');
    const { id } = await call({ type: 'complaint', productText: '冰箱', isPromiseTold: false });
    expect(await due(id, 'complaint')).toBe(at('2024-03-04 10:00'));
    shop.clock.now = at(`${friday} 11:00`);
    await correctRequest(shop.as('supervisor'), correction(await view(id), { urgency: 'urgent' }));
    expect((await running(id)).filter(({ isPromise }) => isPromise).map(({ policy, dueAt }) => [policy, dueAt])).toEqual([
      ['complaintUrgent', at('2024-03-02 10:00')],
    ]);
    const { timeline } = await view(id);
    expect(timeline.find(({ kind }) => kind === 'timersChanged')?.data).toEqual({
      changes: [
        { policy: 'complaint', oldDueAt: at('2024-03-04 10:00'), newDueAt: null },
        { policy: 'complaintUrgent', oldDueAt: null, newDueAt: at('2024-03-02 10:00') },
      ],
      promise: { policy: 'complaintUrgent', name: '', isTold: false, from: at('2024-03-04 10:00'), to: at('2024-03-02 10:00') },
    });
    expect((await view(id)).promisedAt).toBe(at('2024-03-02 10:00'));
    expect(await notices()).toEqual([{ kind: 'promiseMoved', was: at('2024-03-04 10:00'), dueAt: at('2024-03-02 10:00') }]);
  });

  const notices = async () =>
    (await listAlerts(shop.as('frontDesk'), alertListInput.parse({}))).rows.map(({ kind, was, dueAt }) => ({ kind, was, dueAt }));

  test('R-004-30 what the customer was told stays through another urgency, and whoever has the job hears of the other limit', async () => {
    await workBy(shop, 'appliances');
    const told = at('2024-03-02 10:00');
    const { id } = await call({ type: 'complaint', urgency: 'urgent', productText: '冰箱', isPromiseTold: true });
    expect(await due(id, 'complaintUrgent')).toBe(told);
    await correctRequest(shop.as('supervisor'), correction(await view(id), { urgency: 'general' }));
    expect(await due(id, 'complaint')).toBe(told);
    expect((await view(id)).promisedAt).toBe(told);
    expect(await notices()).toEqual([{ kind: 'promiseTold', was: told, dueAt: at('2024-03-04 10:00') }]);
    // A new time that is told settles it.
    await correctRequest(shop.as('supervisor'), correction(await view(id), { promisedAt: at('2024-03-04 10:00') }));
    expect(await notices()).toEqual([]);
  });

  test('R-004-30 the promised time of the request is that of its clock, whatever is changed, agreed and called off', async () => {
    await workBy(shop, 'appliances');
    const agree = async (id: number) => {
      const { promisedAt } = await view(id);
      const promises = (await running(id)).filter(({ isPromise }) => isPromise);
      expect(promises.map(({ dueAt }) => dueAt)).toEqual([promisedAt]);
    };
    const later = { promisedAt: at('2024-03-06 16:00') };
    const steps = [{ type: 'complaint' }, { urgency: 'urgent' }, { urgency: 'general', ...later }, { type: 'repair' }] as const;
    for (const isPromiseTold of [true, false]) {
      const { id } = await call({ productText: '冰箱', isPromiseTold });
      await agree(id);
      for (const changes of steps) {
        await correctRequest(shop.as('supervisor'), correction(await view(id), changes));
        await agree(id);
      }
      if (!isPromiseTold) await acknowledgeRequest(shop.as('frontDesk'), await version(id));
      const slip = await dispatch(shop, id, { plannedAt: at('2024-03-07 09:00') });
      await agree(id);
      expect((await view(id)).promisedAt).toBe(at('2024-03-07 09:00'));
      const { version: slipVersion } = await viewWorkOrder(shop.as('supervisor'), { id: slip.id });
      await voidSlip(shop.as('supervisor'), { id: slip.id, version: slipVersion, reason: '客户改期' });
      await agree(id);
    }
  });

  test('an event that comes twice starts nothing twice, and one policy takes the place of another', async () => {
    const { id } = await call();
    await mark(id, 'abnormal.marked', at(`${friday} 11:00`));
    await mark(id, 'abnormal.marked', at(`${friday} 12:00`));
    expect((await running(id)).map(({ policy, dueAt }) => [policy, dueAt])).toEqual([['abnormal', at('2024-03-06 11:00')]]);
  });

  test('R-000-84 a technician sees the clocks of own slips only', async () => {
    const { id } = await call();
    const own = await dispatch(shop, id);
    const other = await dispatch(shop, (await call()).id, { staffIds: [shop.technicians[1]] });
    expect(await listSlipTimers(shop.as('technician'), { id: own.id })).not.toEqual([]);
    await expect(listSlipTimers(shop.as('technician'), { id: other.id })).rejects.toMatchObject({ code: 'notFound' });
  });
});
