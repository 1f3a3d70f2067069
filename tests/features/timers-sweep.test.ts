import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { countAlerts, readAlerts } from '../../electron/features/alerts/alerts.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { catchUp } from '../../electron/features/timers/timers-catch-up.service.ts';
import { exportTimeliness, reportTimeliness } from '../../electron/features/timers/timers-report.service.ts';
import { keepSweeping, sweepTimers } from '../../electron/features/timers/timers-sweep.service.ts';
import { happened, holdTimers, releaseTimers } from '../../electron/features/timers/timers.service.ts';
import { compileCalendar, shippedCalendars } from '../../shared/calendar.ts';
import { officialHolidays } from '../../shared/holidays.ts';
import { at, hour, minute } from '../support/calendars.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { timerActs } from '../support/timer-acts.ts';
import { workBy } from '../support/timers.ts';

describeOnEngines('the sweep of promised times', (engine) => {
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

  test('R-000-10 a repair that is not done by its time is the supervisor’s, and an hour of work later the manager’s, each once', async () => {
    const { id } = await call();
    expect(await sweepAt('2024-03-04 10:00')).toBe(0);
    expect(await sweepAt('2024-03-04 10:01')).toBe(1);
    expect(await sweepTimers(shop.app)).toBe(0);
    expect(await kinds('supervisor')).toEqual(['timerMissed finish']);
    expect(await kinds('serviceManager')).toEqual([]);
    const request = await viewRequest(shop.as('supervisor'), { id });
    expect(request.overdueSince).toBe(at('2024-03-04 10:00'));
    expect(request.timeline.at(-1)).toMatchObject({
      kind: 'timerMissed',
      userName: null,
      data: { policy: 'finish', told: ['supervisor'] },
    });
    expect(await sweepAt('2024-03-04 10:59')).toBe(0);
    await sweepAt('2024-03-04 11:00');
    await sweepAt('2024-03-04 18:00');
    expect(await kinds('serviceManager')).toEqual(['timerEscalated finish']);
    expect((await alerts('serviceManager'))[0]).toMatchObject({ requestId: id, others: ['supervisor'], dueAt: at('2024-03-04 10:00') });
    expect(await kinds('supervisor')).toEqual(['timerMissed finish']);
    expect(await finishOf(id)).toMatchObject({ state: 'running', missedAt: at('2024-03-04 10:00') });
  });

  test('R-002-98 a paper that comes in late and shows that the work was done in time takes the miss back, and nothing is to be explained', async () => {
    const { id } = await call();
    const slip = await dispatch(shop, id);
    await sweepAt('2024-03-04 10:01');
    expect((await viewRequest(shop.as('supervisor'), { id })).overdueSince).toBe(at('2024-03-04 10:00'));
    shop.clock.now = at('2024-03-04 17:00');
    await enterResult(shop, slip.id, { arrivedAt: at('2024-03-04 09:00'), leftAt: at('2024-03-04 09:50') });
    expect(await finishOf(id)).toMatchObject({ state: 'stopped', stoppedAt: at('2024-03-04 09:50'), missedAt: null });
    const request = await viewRequest(shop.as('supervisor'), { id });
    expect(request).toMatchObject({ state: 'resolved', overdueSince: null });
    expect(request.timeline.map(({ kind }) => kind)).toContain('timerKept');
    expect(await kinds('supervisor')).toEqual([]);
  });

  test('nobody is told at night or on a day off: what is missed then shows when work begins', async () => {
    await workBy(shop, 'appliances');
    await call({ type: 'complaint', urgency: 'urgent', isPromiseTold: true });
    // Saturday 10:00; the week begins on Monday at nine.
    await sweepAt('2024-03-02 10:01');
    expect(await kinds('supervisor')).toEqual([]);
    shop.clock.now = at('2024-03-04 08:59');
    expect(await countAlerts(shop.as('supervisor'))).toEqual({ unread: 0, isQuiet: true });
    shop.clock.now = at('2024-03-04 09:00');
    expect(await countAlerts(shop.as('supervisor'))).toEqual({ unread: 1, isQuiet: false });
    expect(await kinds('supervisor')).toEqual(['timerMissed complaintUrgent']);
    expect(await sweepAt('2024-03-04 10:00')).toBe(1);
    expect(await kinds('serviceManager')).toEqual(['timerEscalated complaintUrgent']);
  });

  test('a host that was off through the escalation tells both when it is back, still within working time', async () => {
    await call();
    await sweepAt('2024-03-05 03:00');
    expect(await kinds('supervisor')).toEqual([]);
    shop.clock.now = at('2024-03-05 09:00');
    expect(await kinds('supervisor')).toEqual(['timerMissed finish']);
    expect(await kinds('serviceManager')).toEqual(['timerEscalated finish']);
  });

  test('R-002-117 who is to be warned hears of it when the clock turns amber, before it is missed', async () => {
    await workBy(shop, 'engineering-b');
    const { id } = await logCall(shop, customerId, {
      projectId: await project(),
      ownerUserId: shop.users.supervisor.id,
      promisedAt: at('2024-03-03 10:00'),
    });
    const request = await engine().db.selectFrom('serviceRequest').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    await change(id, (w) => happened(w, shop.as('supervisor'), 'site.decided', { request }, shop.clock.now));
    await change(id, (w) => happened(w, shop.as('supervisor'), 'slip.arrived', { request }, shop.clock.now));
    // 48 hours later is a Sunday: the warning shows on Monday at nine, an hour before the limit of 72.
    await sweepAt('2024-03-03 10:00');
    shop.clock.now = at('2024-03-04 09:00');
    expect(await kinds('supervisor')).toEqual(['timerSoon siteSolved']);
    await sweepAt('2024-03-04 10:01');
    expect(await kinds('serviceManager')).toEqual(['timerMissed siteSolved']);
  });

  async function project(): Promise<number> {
    const { createProject } = await import('../../electron/features/projects/projects.service.ts');
    const { createProjectInput } = await import('../../shared/projects.ts');
    return (await createProject(shop.as('frontDesk'), createProjectInput.parse({ customerId, name: '办公楼弱电' }))).id;
  }

  test('two hosts that sweep one database at once tell each person once', async () => {
    for (let i = 0; i < 5; i++) await call();
    shop.clock.now = at('2024-03-04 12:00');
    const swept = await Promise.all([sweepTimers(shop.app), sweepTimers({ ...shop.app }), sweepTimers({ ...shop.app })]);
    expect(swept.reduce((sum, one) => sum + one, 0)).toBe(5);
    expect(await kinds('supervisor')).toHaveLength(5);
    expect(await kinds('serviceManager')).toHaveLength(5);
  });

  test('an alert stays until its reader has read it, is read for that person alone, and goes when the job is done', async () => {
    const { id } = await call();
    const slip = await dispatch(shop, id, { plannedAt: at('2024-03-01 11:00') });
    await sweepAt('2024-03-04 11:30');
    const [first] = await alerts('supervisor');
    expect((await alerts('supervisor')).map(({ policy }) => policy).toSorted()).toEqual(['finish', 'visit']);
    await readAlerts(shop.as('supervisor'), { ids: [first?.id ?? 0] });
    await readAlerts(shop.as('frontDesk'), { ids: null });
    expect(await alerts('supervisor')).toHaveLength(1);
    expect(await alerts('serviceManager')).toHaveLength(2);
    const promise = await viewRequest(shop.as('supervisor'), { id });
    expect(promise.overdueSince).not.toBeNull();
    await enterResult(shop, slip.id, { arrivedAt: at('2024-03-04 11:00'), leftAt: at('2024-03-04 11:20') });
    expect(await alerts('supervisor')).toEqual([]);
    expect(await alerts('serviceManager')).toEqual([]);
    expect((await engine().db.selectFrom('alert').select('settledAt').execute()).every(({ settledAt }) => settledAt !== null)).toBe(true);
  });

  test('F85 after a jump of the clock one round is left out; the next one sweeps as ever', async () => {
    await call();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
    try {
      const end = keepSweeping(shop.app);
      shop.clock.now = at('2024-03-04 12:00');
      vi.advanceTimersByTime(2_000);
      await end();
      expect(shop.logged.some((line) => line.includes('the clock jumped'))).toBe(true);
      expect(await kinds('supervisor')).toEqual([]);
      const endAgain = keepSweeping(shop.app);
      vi.advanceTimersByTime(2_000);
      await endAgain();
      expect(await kinds('supervisor')).toEqual(['timerMissed finish']);
    } finally {
      vi.useRealTimers();
    }
  });

  test('jobs from before there were promised times get theirs; what was past already raises no alarm', async () => {
    const [late, early] = [await call(), await call({ promisedAt: at('2024-03-08 17:00') })];
    await engine().transaction(async (tx) => {
      await tx.deleteFrom('timer').execute();
      await tx.updateTable('serviceRequest').set({ presetVersionId: null }).execute();
    });
    shop.clock.now = at('2024-03-06 10:00');
    await catchUp(shop.app);
    await sweepTimers(shop.app);
    expect(await alerts('supervisor')).toEqual([]);
    expect(await finishOf(late.id)).toMatchObject({ state: 'running', missedAt: at('2024-03-04 10:00') });
    expect(await finishOf(early.id)).toMatchObject({ state: 'running', missedAt: null, dueAt: at('2024-03-08 17:00') });
  });

  test('R-004-34 R-001-28 the table of a month counts per clock and preset: in time of all, median and 90th percentile', async () => {
    await workBy(shop, 'renovation-c');
    const ids: number[] = [];
    for (let i = 0; i < 10; i++) ids.push((await call({ isPromiseTold: false })).id);
    for (const [nth, id] of ids.entries()) {
      const request = await engine().db.selectFrom('serviceRequest').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      await change(id, (w) =>
        happened(w, shop.as('supervisor'), 'request.resolved', { request }, at('2024-03-01 10:00') + (nth + 1) * 3 * hour),
      );
    }
    const rows = await reportTimeliness(shop.as('serviceManager'), { month: '2024-03' });
    expect(rows).toEqual([
      expect.objectContaining({
        presetCode: 'renovation-c',
        policy: 'finish',
        rule: 'R-002-111',
        total: 10,
        inTime: 8,
        medianMs: 15 * hour,
        p90Ms: 27 * hour,
      }),
    ]);
    expect(await reportTimeliness(shop.as('serviceManager'), { month: '2024-02' })).toEqual([]);
    expect((await exportTimeliness(shop.as('serviceManager'), { month: '2024-03' })).fileName).toContain('及时率');
  });

  test('R-001-21 holds that come and go in any order move the due time by their own working time, whatever else happens in between', async () => {
    const plan = shippedCalendars.find(({ code }) => code === 'weekdays');
    if (!plan) throw new Error('no calendar');
    const calendar = compileCalendar(plan, 'Asia/Shanghai', officialHolidays);
    const start = at('2024-03-01 10:00');
    const steps = fc.array(
      fc.record({ wait: fc.integer({ min: 1, max: 90 }), last: fc.integer({ min: 1, max: 4000 }), acknowledges: fc.boolean() }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (holds) => {
        shop.clock.now = start;
        const { id } = await call({ isPromiseTold: false });
        const request = await engine().db.selectFrom('serviceRequest').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
        let expected = at('2024-03-04 10:00');
        for (const { wait, last, acknowledges } of holds) {
          const [from, to] = [shop.clock.now + wait * minute, shop.clock.now + (wait + last) * minute];
          if (acknowledges) await change(id, (w) => happened(w, shop.as('supervisor'), 'request.contacted', { request }, from));
          await change(id, (w) => holdTimers(w, shop.as('supervisor'), id, 'supplier', from));
          if (!acknowledges) await change(id, (w) => happened(w, shop.as('supervisor'), 'request.contacted', { request }, from));
          await change(id, (w) => releaseTimers(w, shop.as('supervisor'), id, to));
          if (from <= expected) expected = calendar.add(expected, calendar.between(from, to));
          shop.clock.now = to;
        }
        const finish = await finishOf(id);
        expect(finish?.state).toBe('running');
        expect(calendar.between(start, finish?.dueAt ?? 0)).toBe(calendar.between(start, expected));
      }),
      { numRuns: 12 },
    );
  });
});
