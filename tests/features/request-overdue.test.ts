import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  callOffAppointment,
  listAppointments,
  makeAppointment,
  moveAppointment,
} from '../../electron/features/appointments/appointments.service.ts';
import { listCalls } from '../../electron/features/calls/calls-register.service.ts';
import { tellResult, voidRequest } from '../../electron/features/requests/requests.service.ts';
import { handOverRequest, escalateRequest } from '../../electron/features/requests/requests-escalate.service.ts';
import { holdRequest } from '../../electron/features/requests/requests-holds.service.ts';
import { correctRequest } from '../../electron/features/requests/requests-log.service.ts';
import { explainOverdue, takeOverRequest } from '../../electron/features/requests/requests-overdue.service.ts';
import { assignOwner } from '../../electron/features/requests/requests-owner.service.ts';
import { sweepTimers } from '../../electron/features/timers/timers-sweep.service.ts';
import { reassignSlip, rescheduleSlip, voidSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { escalateSlip, holdSlip } from '../../electron/features/work-orders/work-orders-holds.service.ts';
import { acceptSlip, departForSlip } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { makeAppointmentInput } from '../../shared/appointments.ts';
import { callListInput } from '../../shared/calls.ts';
import { escalateInput, explainOverdueInput, holdRequestInput } from '../../shared/request-life.ts';
import { updateRequestInput } from '../../shared/requests.ts';
import { holdSlipInput } from '../../shared/work-orders.ts';
import { addCustomer, anyway, dispatch, enterResult } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { requestActs } from '../support/request-acts.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;
const day = 24 * hour;

describeOnEngines('missed promises', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    customerId = await addCustomer(shop);
  });

  const { view, target, log, inList } = requestActs(
    () => shop,
    () => customerId,
  );
  const missPromise = async (id: number) => {
    shop.clock.advance(3 * hour);
    await engine().transaction((tx) =>
      tx.updateTable('serviceRequest').set({ overdueSince: shop.clock.now }).where('id', '=', id).execute(),
    );
  };
  const explain = async (id: number, changes: object = {}) =>
    explainOverdue(
      shop.as('frontDesk'),
      explainOverdueInput.parse({
        ...(await target(id)),
        note: '配件没到',
        plan: '明天上午换件',
        newPromisedAt: shop.clock.now + day,
        toldAt: shop.clock.now,
        ...changes,
      }),
    );

  test('R-002-98 a missed promise asks for reason, new plan and told-at before any other edit', async () => {
    const id = await log();
    const dispatchedAndMissed = async () => {
      const other = await log();
      const issued = await dispatch(shop, other);
      await missPromise(other);
      return issued;
    };
    const agreedAndMissed = async () => {
      const other = await log();
      await makeAppointment(shop.as('frontDesk'), makeAppointmentInput.parse({ requestId: other, plannedAt: shop.clock.now + hour }));
      await missPromise(other);
      return other;
    };
    await missPromise(id);
    expect(await inList('unexplained')).toEqual([id]);
    const at = await target(id);
    const desk = shop.as('frontDesk');
    const { id: slip } = await dispatchedAndMissed();
    const onSlip = { id: slip, version: 1 };
    const plannedAt = shop.clock.now + day;
    const [visit] = await listAppointments(desk, { requestId: await agreedAndMissed() });
    const onVisit = { id: visit?.id ?? 0, version: 1 };
    const heads = shop.as('supervisor');
    const facts = { ...(await view(id)), installedItemId: null };
    const edits = [
      () => correctRequest(desk, updateRequestInput.parse({ ...pick(facts), ...at })),
      () => holdRequest(desk, holdRequestInput.parse({ ...at, reason: 'part', newPromisedAt: shop.clock.now + day })),
      () => escalateRequest(desk, escalateInput.parse({ ...at, to: 'supervisor', reason: '修不好' })),
      () => handOverRequest(desk, { ...at, department: '技术部', text: '?' }),
      () => assignOwner(desk, { ...at, ownerUserId: shop.users.supervisor.id }),
      () => dispatch(shop, id),
      () => voidRequest(desk, { ...at, reason: '错' }),
      () => makeAppointment(desk, makeAppointmentInput.parse({ requestId: id, plannedAt })),
      () => moveAppointment(desk, { ...onVisit, plannedAt, reason: '客户要改' }),
      () => callOffAppointment(desk, { ...onVisit, reason: '客户不要了' }),
      () => rescheduleSlip(heads, { ...onSlip, plannedAt, staffIds: null, reason: '车坏了', toldAt: null, reasons: anyway }),
      () => reassignSlip(heads, { ...onSlip, staffIds: [shop.technicians[1]], reason: '请假', reasons: anyway }),
      () => escalateSlip(heads, { ...onSlip, to: 'supervisor', reason: '修不好' }),
      () => holdSlip(heads, holdSlipInput.parse({ ...onSlip, reason: 'part', newPromisedAt: plannedAt })),
      () => voidSlip(heads, { ...onSlip, reason: '派错' }),
    ];
    for (const edit of edits) expect(await refusal(edit(), 'guardFailed')).toMatchObject({ guard: 'overdueUnexplained' });
    for (const field of ['note', 'plan', 'toldAt']) {
      const input = { ...at, note: '缺件', plan: '明天', newPromisedAt: shop.clock.now + day, toldAt: 1, [field]: undefined };
      expect(explainOverdueInput.safeParse(input).error?.issues[0]?.path).toEqual([field]);
    }
    expect(await refusal(explain(id, { newPromisedAt: null }), 'fieldsMissing')).toMatchObject({ fields: ['newPromisedAt'] });
    const before = (await view(id)).promisedAt;
    await explain(id);
    expect(await view(id)).toMatchObject({
      promisedAt: shop.clock.now + day,
      life: {
        overdueSince: null,
        delays: [{ kind: 'overdue', note: '配件没到', plan: '明天上午换件', oldPromisedAt: before, userName: 'frontDesk' }],
      },
    });
    expect(await inList('explained')).toEqual([id]);
    expect(await inList('unexplained')).not.toContain(id);
    await dispatch(shop, id);
    expect(await refusal(explain(id), 'guardFailed')).toMatchObject({ guard: 'notOverdue' });
  });

  test('R-002-98 the sweep finds the miss, plans wait for its reason, and what the paper says of the visit does not', async () => {
    const id = await log();
    const { id: slip } = await dispatch(shop, id);
    shop.clock.advance(3 * day);
    await sweepTimers(shop.app);
    expect((await view(id)).life.overdueSince).not.toBeNull();
    const input = holdSlipInput.parse({ id: slip, version: 1, reason: 'part', newPromisedAt: shop.clock.now + day });
    expect(await refusal(holdSlip(shop.as('supervisor'), input), 'guardFailed')).toEqual({ guard: 'overdueUnexplained', id });
    await acceptSlip(shop.as('technician'), { id: slip, version: 1 });
    await departForSlip(shop.as('technician'), { id: slip, version: 2 });
    await explain(id);
    await holdSlip(shop.as('supervisor'), { ...input, version: 3 });
    expect((await view(id)).life).toMatchObject({ overdueSince: null, holdReason: 'part' });
    // the new promise is watched like the first
    shop.clock.advance(5 * day);
    await sweepTimers(shop.app);
    expect(await inList('unexplained')).toEqual([id]);
    await enterResult(shop, slip);
    expect((await view(id)).state).toBe('resolved');
  });

  test('R-002-98 a job that was finished late is explained before its result is told, without a new time', async () => {
    const id = await log();
    const { id: slip } = await dispatch(shop, id);
    await enterResult(shop, slip);
    await missPromise(id);
    const tell = async () =>
      tellResult(shop.as('frontDesk'), { ...(await target(id)), toldAt: shop.clock.now, toldWay: 'phone', opinion: '' });
    expect(await refusal(tell(), 'guardFailed')).toMatchObject({ guard: 'overdueUnexplained' });
    const { promisedAt } = await view(id);
    await explain(id, { newPromisedAt: null });
    expect((await view(id)).promisedAt).toBe(promisedAt);
    await tell();
  });

  test('R-000-10 the supervisor takes a missed job over in person: talks to the customer and fixes a new time', async () => {
    const id = await log();
    await missPromise(id);
    const input = async () => ({
      ...(await target(id)),
      note: '道歉，约明天',
      newPromisedAt: shop.clock.now + day,
      toldAt: shop.clock.now,
    });
    expect(await refusal(takeOverRequest(shop.as('frontDesk'), await input()), 'commandNotAllowed')).toMatchObject({ refusal: 'role' });
    await takeOverRequest(shop.as('supervisor'), await input());
    expect(await view(id)).toMatchObject({
      promisedAt: shop.clock.now + day,
      life: { overdueSince: null, takenOverBy: 'supervisor', owner: { name: 'supervisor' }, delays: [{ toldAt: shop.clock.now }] },
    });
    const from = '2026-11-01';
    const { rows } = await listCalls(shop.as('supervisor'), callListInput.parse({ from, to: '2026-11-30' }));
    expect(rows[0]).toMatchObject({ summary: '道歉，约明天', isIncoming: false, answeredBy: 'supervisor' });
  });

  test('R-000-10 what is taken over in time is no explained miss', async () => {
    const id = await log();
    const at = await target(id);
    const promise = { newPromisedAt: shop.clock.now + day, toldAt: shop.clock.now };
    await takeOverRequest(shop.as('supervisor'), { ...at, ...promise, note: '亲自跟进' });
    expect((await view(id)).life).toMatchObject({ takenOverBy: 'supervisor', delays: [{ kind: 'reschedule', note: '亲自跟进' }] });
    expect(await inList('explained')).toEqual([]);
  });
});

/** The facts of a request as a correction sends them. */
function pick(facts: object) {
  const { id: _id, version: _version, ...shape } = updateRequestInput.shape;
  return Object.fromEntries(Object.keys(shape).map((key) => [key, (facts as Record<string, unknown>)[key]]));
}
