import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  callOffAppointment,
  listAppointments,
  listToReconfirm,
  makeAppointment,
  moveAppointment,
  reconfirmAppointment,
} from '../../electron/features/appointments/appointments.service.ts';
import type { Tx } from '../../electron/db/engine.ts';
import { oneVisit } from '../../electron/db/migrations/0010-one-visit.ts';
import { readBoardDay } from '../../electron/features/board/board.service.ts';
import { acknowledgeRequest, resolveRequest, viewRequest, voidRequest } from '../../electron/features/requests/requests.service.ts';
import { listTimers } from '../../electron/features/timers/timers-view.service.ts';
import { rejectSlip, rescheduleSlip, voidSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { makeAppointmentInput, toReconfirmInput } from '../../shared/appointments.ts';
import { addCustomer, anyway, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;

describeOnEngines('appointments', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const at = (hours: number) => shop.clock.now + hours * hour;
  const newCall = async () => (await logCall(shop, await addCustomer(shop))).id;
  const of = (requestId: number) => listAppointments(shop.as('frontDesk'), { requestId });
  const toCall = async (to: number) => (await listToReconfirm(shop.as('frontDesk'), toReconfirmInput.parse({ to }))).rows;
  const agree = async (requestId: number, plannedAt: number) =>
    makeAppointment(shop.as('frontDesk'), makeAppointmentInput.parse({ requestId, plannedAt }));
  const move = (id: number, version: number, plannedAt: number, toldAt: number | null, reason: string) =>
    rescheduleSlip(shop.as('supervisor'), { id, version, plannedAt, staffIds: null, reason, toldAt, reasons: anyway });

  test('B-09 a visit is agreed before there is a slip: when, with whom, by whom; the slip takes it', async () => {
    const requestId = await newCall();
    await agree(requestId, at(3));
    expect(await of(requestId)).toMatchObject([
      { plannedAt: at(3), withWhom: '张三丰', madeByName: 'frontDesk', workOrderId: null, endedAt: null, reconfirmResult: '' },
    ]);
    expect((await readBoardDay(shop.as('supervisor'), { day: '2026-11-21' })).waiting).toMatchObject([{ appointmentAt: at(3) }]);
    const slip = await dispatch(shop, requestId, { plannedAt: at(3) });
    expect(await of(requestId)).toMatchObject([{ workOrderNo: slip.no, plannedAt: at(3) }]);
    await expect(agree(requestId, at(4))).rejects.toMatchObject({ code: 'guardFailed', details: { guard: 'appointmentHasSlip' } });
  });

  test('B-09 a dispatch for another time ends what was agreed and names the slip', async () => {
    const requestId = await newCall();
    await agree(requestId, at(3));
    const slip = await dispatch(shop, requestId, { plannedAt: at(5) });
    expect(await of(requestId)).toMatchObject([
      { plannedAt: at(5), workOrderId: slip.id, endedAt: null },
      { plannedAt: at(3), endReason: slip.no, endedByName: 'supervisor' },
    ]);
  });

  test('B-09 a dispatch without anything agreed makes the appointment', async () => {
    const requestId = await newCall();
    const slip = await dispatch(shop, requestId, { plannedAt: at(2) });
    expect(await of(requestId)).toMatchObject([{ workOrderId: slip.id, withWhom: '张三丰', madeByName: 'supervisor' }]);
  });

  test('B-09 before the slip a visit is moved or called off, with who did it and why', async () => {
    const requestId = await newCall();
    const { id } = await agree(requestId, at(3));
    await expect(agree(requestId, at(4))).rejects.toMatchObject({ details: { guard: 'appointmentThere' } });
    const moved = await moveAppointment(shop.as('supervisor'), { id, version: 1, plannedAt: at(6), reason: '客户下午才在家' });
    await expect(moveAppointment(shop.as('supervisor'), { id, version: 2, plannedAt: at(7), reason: 'x' })).rejects.toMatchObject({
      details: { guard: 'appointmentEnded' },
    });
    await callOffAppointment(shop.as('frontDesk'), { id: moved.id, version: 1, reason: '客户自己修好了' });
    expect(await of(requestId)).toMatchObject([
      { plannedAt: at(6), endReason: '客户自己修好了', endedByName: 'frontDesk' },
      { plannedAt: at(3), endReason: '客户下午才在家', endedByName: 'supervisor' },
    ]);
    await agree(requestId, at(8));
  });

  test('B-09 the reconfirmation call has its time and result; who was not reached stays on the list', async () => {
    const requestId = await newCall();
    const slip = await dispatch(shop, requestId, { plannedAt: at(3) });
    await dispatch(shop, await newCall(), { plannedAt: at(30) });
    const [first] = await toCall(at(12));
    expect(await toCall(at(12))).toHaveLength(1);
    expect(first).toMatchObject({ workOrderNo: slip.no, customerName: '张三丰' });
    const id = first?.id ?? 0;
    await reconfirmAppointment(shop.as('frontDesk'), { id, version: 1, result: 'notReached' });
    expect(await toCall(at(12))).toMatchObject([{ reconfirmResult: 'notReached', reconfirmedByName: 'frontDesk' }]);
    shop.clock.advance(hour);
    await reconfirmAppointment(shop.as('frontDesk'), { id, version: 2, result: 'confirmed' });
    expect(await toCall(at(12))).toEqual([]);
    expect(await of(requestId)).toMatchObject([{ reconfirmResult: 'confirmed', reconfirmedAt: shop.clock.now }]);
    const view = await viewWorkOrder(shop.as('supervisor'), { id: slip.id });
    expect(view).toMatchObject({ isConfirmed: true, version: 1 });
    expect(view.timeline.at(-1)).toMatchObject({ kind: 'reconfirmed', data: { result: 'confirmed' } });
    await expect(reconfirmAppointment(shop.as('frontDesk'), { id, version: 3, at: at(1), result: 'confirmed' })).rejects.toMatchObject({
      details: { guard: 'inFuture' },
    });
  });

  test('R-000-51 a day of reschedules: each keeps its reason, its call and who moved it, and the last one waits to be confirmed', async () => {
    const requestId = await newCall();
    const { id } = await dispatch(shop, requestId, { plannedAt: at(2) });
    const [made] = await of(requestId);
    await reconfirmAppointment(shop.as('frontDesk'), { id: made?.id ?? 0, version: 1, result: 'confirmed' });
    const first = at(2);
    await move(id, 1, first + 2 * hour, shop.clock.now, '前一单变大');
    expect(await viewWorkOrder(shop.as('supervisor'), { id })).toMatchObject({ isConfirmed: false });
    shop.clock.advance(5 * hour);
    await move(id, 2, first + 4 * hour, shop.clock.now, '车坏了');
    await move(id, 3, first + 24 * hour, null, '客户不在家');
    const { reschedules } = await viewWorkOrder(shop.as('supervisor'), { id });
    expect(reschedules.map(({ reason, isToldInTime, userName }) => [reason, isToldInTime, userName])).toEqual([
      ['前一单变大', true, 'supervisor'],
      ['车坏了', false, 'supervisor'],
      ['客户不在家', false, 'supervisor'],
    ]);
    expect((await of(requestId)).map(({ endReason }) => endReason)).toEqual(['', '客户不在家', '车坏了', '前一单变大']);
    expect(await toCall(at(48))).toMatchObject([{ plannedAt: first + 24 * hour, reconfirmResult: '' }]);
  });

  test('SM-01 a request with an agreed visit is scheduled, called off it waits again, and its slip dispatches it', async () => {
    const state = async (id: number) => (await viewRequest(shop.as('supervisor'), { id })).state;
    const requestId = await newCall();
    const { id } = await agree(requestId, at(3));
    expect(await state(requestId)).toBe('scheduled');
    const moved = await moveAppointment(shop.as('frontDesk'), { id, version: 1, plannedAt: at(4), reason: '客户要改' });
    expect(await state(requestId)).toBe('scheduled');
    await callOffAppointment(shop.as('frontDesk'), { id: moved.id, version: 1, reason: '再约' });
    expect(await state(requestId)).toBe('classified');
    await agree(requestId, at(3));
    await dispatch(shop, requestId, { plannedAt: at(3) });
    expect(await state(requestId)).toBe('dispatched');
    // who has not heard the promised time yet is told first
    const untold = (await logCall(shop, await addCustomer(shop), { isPromiseTold: false })).id;
    await agree(untold, at(3));
    expect(await state(untold)).toBe('registered');
    await acknowledgeRequest(shop.as('frontDesk'), { id: untold, version: 1 });
    expect(await state(untold)).toBe('scheduled');
  });

  test('a request that is void or settled without a visit takes nobody to the door', async () => {
    const consulting = { type: 'support' } as const;
    const [voided, settled] = [await newCall(), (await logCall(shop, await addCustomer(shop), consulting)).id];
    for (const id of [voided, settled]) await agree(id, at(3));
    const [visit] = await of(voided);
    const version = async (id: number) => (await viewRequest(shop.as('supervisor'), { id })).version;
    await voidRequest(shop.as('frontDesk'), { id: voided, version: await version(voided), reason: '登记错了' });
    await resolveRequest(shop.as('frontDesk'), { id: settled, version: await version(settled), result: '电话里教会了' });
    expect(await of(voided)).toMatchObject([{ endReason: '登记错了', endedByName: 'frontDesk' }]);
    expect(await of(settled)).toMatchObject([{ endReason: '电话里教会了' }]);
    expect(await toCall(at(48))).toEqual([]);
    // of requests that ended before visits ended with them
    const tx = (work: (db: Tx) => Promise<unknown>) => engine().transaction(work);
    await tx((db) => db.updateTable('appointment').set({ endedAt: null, version: 1 }).execute());
    expect(await toCall(at(48))).toEqual([]);
    const id = visit?.id ?? 0;
    const ended = { code: 'guardFailed', details: { guard: 'appointmentRequestEnded' } };
    const moved = { id, version: 1, plannedAt: at(5), reason: '改' };
    await expect(moveAppointment(shop.as('supervisor'), moved)).rejects.toMatchObject(ended);
    await expect(reconfirmAppointment(shop.as('frontDesk'), { id, version: 1, result: 'confirmed' })).rejects.toMatchObject(ended);
    await callOffAppointment(shop.as('frontDesk'), { id, version: 1, reason: '已作废' });
    await expect(agree(voided, at(4))).rejects.toMatchObject(ended);
    expect((await listTimers(shop.as('supervisor'), { id: voided })).filter(({ state }) => state === 'running')).toEqual([]);
  });

  test('B-09 one visit at a time, whoever agrees it at the same moment', async () => {
    const requestId = await newCall();
    const made = await Promise.allSettled([agree(requestId, at(3)), agree(requestId, at(4))]);
    expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [holds] = await of(requestId);
    const { id: _id, ...row } = await engine()
      .db.selectFrom('appointment')
      .selectAll()
      .where('id', '=', holds?.id ?? 0)
      .executeTakeFirstOrThrow();
    await expect(engine().transaction((tx) => tx.insertInto('appointment').values(row).execute())).rejects.toThrow(/unique/i);
  });

  test('of two visits that an older program agreed at the same moment the newest holds after the update', async () => {
    const [requestId, other] = [await newCall(), await newCall()];
    const { id } = await agree(requestId, at(3));
    await agree(other, at(3));
    const { id: _id, ...row } = await engine().db.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    await engine().transaction(async (tx) => {
      await sql`drop index appointment_one_open_idx`.execute(tx);
      await tx
        .insertInto('appointment')
        .values([
          { ...row, plannedAt: at(4) },
          { ...row, plannedAt: at(5) },
        ])
        .execute();
      await oneVisit.up(tx, engine().ddl);
    });
    expect((await of(requestId)).map(({ plannedAt, endedAt }) => [plannedAt, endedAt])).toEqual([
      [at(5), null],
      [at(4), row.madeAt],
      [at(3), row.madeAt],
    ]);
    expect(await of(other)).toMatchObject([{ endedAt: null }]);
  });

  test('a slip that is voided or given back ends the visit', async () => {
    for (const end of [voidSlip, rejectSlip]) {
      const requestId = await newCall();
      const { id } = await dispatch(shop, requestId, { plannedAt: at(2) });
      await end(shop.as('supervisor'), { id, version: 1, reason: '这单不该派' });
      expect(await of(requestId)).toMatchObject([{ endReason: '这单不该派' }]);
    }
    expect(await toCall(at(48))).toEqual([]);
  });
});
