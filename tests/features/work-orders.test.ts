import { beforeAll, beforeEach, expect, test } from 'vitest';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { dispatchSlip, reassignSlip, rescheduleSlip, voidSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { readLogPrintData, recordLogPrint } from '../../electron/features/work-orders/work-orders-log.service.ts';
import { recordPrint } from '../../electron/features/work-orders/work-orders-print.service.ts';
import {
  acceptSlip,
  archiveSlip,
  arriveForSlip,
  departForSlip,
  finishSlip,
  handBackSlip,
  recordResult,
  signSlip,
} from '../../electron/features/work-orders/work-orders-progress.service.ts';
import {
  listNotHandedBack,
  listUnmatched,
  listWorkOrders,
  readDispatchLog,
  viewWorkOrder,
} from '../../electron/features/work-orders/work-orders.service.ts';
import type { ActorContext } from '../../electron/context.ts';
import { unanswered } from '../../shared/repair-ticks.ts';
import { transition } from '../../shared/lifecycle.ts';
import { workOrderLifecycle, workOrderStates } from '../../shared/work-order-lifecycle.ts';
import type { WorkOrderCommand } from '../../shared/work-order-lifecycle.ts';
import { dispatchInput, workOrderListInput } from '../../shared/work-orders.ts';
import { addCustomer, anyway, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const today = '2026-11-21';
const hour = 3_600_000;
const moved = { staffIds: null, reasons: anyway } as const;

describeOnEngines('dispatch slips', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const newCall = async () => logCall(shop, await addCustomer(shop));
  const newSlip = async () => dispatch(shop, (await newCall()).id);
  const view = (id: number) => viewWorkOrder(shop.as('supervisor'), { id });

  test('F-02 the printed log of a day has its lines as stored, and each print is noted', async () => {
    const first = await newSlip();
    await enterResult(shop, first.id);
    await newSlip();
    const { shop: owner, lines, printCount } = await readLogPrintData(shop.as('supervisor'), { day: today });
    expect(owner.zone).toBe('Asia/Shanghai');
    expect(printCount).toBe(0);
    expect(lines).toMatchObject([
      {
        lineNo: 1,
        no: first.no,
        state: 'signed',
        work: '检查压缩机',
        workCount: 2,
        departedAt: shop.clock.now,
        leftAt: shop.clock.now + hour,
      },
      { lineNo: 2, state: 'dispatched', departedAt: null, leftAt: null, returnedAt: null },
    ]);
    const print = { day: today, paper: 'A4', copies: 1, reason: '' } as const;
    expect(await recordLogPrint(shop.as('supervisor'), print)).toEqual({ nth: 1 });
    expect(await recordLogPrint(shop.as('frontDesk'), { ...print, reason: '弄湿了' })).toEqual({ nth: 2 });
    expect((await readLogPrintData(shop.as('supervisor'), { day: today })).printCount).toBe(2);
    // the slips themselves were not printed by it
    expect((await view(first.id)).printCount).toBe(0);
    await expect(recordLogPrint(shop.as('supervisor'), { ...print, day: '2026-11-20' })).rejects.toMatchObject({
      code: 'notFound',
      details: { what: 'dispatchLog' },
    });
    expect(await readLogPrintData(shop.as('supervisor'), { day: '2026-11-20' })).toMatchObject({ lines: [], printCount: 0 });
  });

  test('R-000-03 issuing a slip adds one line to the daily log of that day in the same transaction', async () => {
    for (let i = 0; i < 3; i++) await newSlip();
    const log = await readDispatchLog(shop.as('supervisor'), { day: today });
    expect(log.map(({ lineNo, workOrder }) => [lineNo, workOrder.no])).toEqual([
      [1, 'WX20261121-0001'],
      [2, 'WX20261121-0002'],
      [3, 'WX20261121-0003'],
    ]);
    const { id } = await newCall();
    await expect(dispatch(shop, id, { staffIds: [9999] })).rejects.toMatchObject({ code: 'notFound' });
    expect(await readDispatchLog(shop.as('supervisor'), { day: today })).toHaveLength(3);
    await newSlip();
    expect((await readDispatchLog(shop.as('supervisor'), { day: today })).at(-1)).toMatchObject({
      lineNo: 4,
      workOrder: { no: 'WX20261121-0004' },
    });
  });

  test('two supervisors do not dispatch the same call twice', async () => {
    const { id } = await newCall();
    const input = dispatchInput.parse({
      requestId: id,
      requestVersion: 1,
      staffIds: [shop.technicians[0]],
      plannedAt: shop.clock.now,
      lines: ['检查'],
    });
    const outcomes = await Promise.allSettled([dispatchSlip(shop.as('supervisor'), input), dispatchSlip(shop.as('serviceManager'), input)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await readDispatchLog(shop.as('supervisor'), { day: today })).toHaveLength(1);
  });

  test('SM-02 a slip walks from dispatch to the archive, and the request with it', async () => {
    const { id: requestId } = await newCall();
    const { id } = await dispatch(shop, requestId);
    const state = async () => [(await view(id)).state, (await viewRequest(shop.as('supervisor'), { id: requestId })).state];
    const technician = shop.as('technician');
    expect(await state()).toEqual(['dispatched', 'dispatched']);
    await acceptSlip(technician, { id, version: 1 });
    expect(await state()).toEqual(['accepted', 'inProgress']);
    await departForSlip(technician, { id, version: 2 });
    await arriveForSlip(technician, { id, version: 3, at: shop.clock.now });
    await finishSlip(technician, { id, version: 4, cause: '堵塞', remedy: '疏通' });
    await signSlip(technician, { ...signature(shop), id, version: 5, customerOpinion: '满意' });
    expect(await state()).toEqual(['signed', 'resolved']);
    await handBackSlip(shop.as('supervisor'), { id, version: 6 });
    await archiveSlip(shop.as('supervisor'), { id, version: 7 });
    expect(await state()).toEqual(['archived', 'resolved']);
    expect((await view(id)).timeline.map(({ kind }) => kind)).toEqual([
      'issued',
      'accepted',
      'departed',
      'arrived',
      'finished',
      'signed',
      'handedBack',
      'archived',
    ]);
  });

  test('SM-02 every command is refused by the service in every state the table does not list', async () => {
    const { id } = await newSlip();
    const target = { id, version: 1 };
    const give: Readonly<Partial<Record<WorkOrderCommand, (context: ActorContext) => Promise<unknown>>>> = {
      accept: (context) => acceptSlip(context, target),
      depart: (context) => departForSlip(context, target),
      arrive: (context) => arriveForSlip(context, target),
      finish: (context) => finishSlip(context, { ...target, cause: 'c', remedy: 'r' }),
      sign: (context) => signSlip(context, { ...signature(shop), ...target }),
      handBack: (context) => handBackSlip(context, target),
      archive: (context) => archiveSlip(context, target),
      reschedule: (context) =>
        rescheduleSlip(context, { ...target, plannedAt: shop.clock.now + hour, reason: 'x', toldAt: null, ...moved }),
      void: (context) => voidSlip(context, { ...target, reason: 'x' }),
    };
    for (const from of workOrderStates) {
      await engine().transaction((tx) => tx.updateTable('workOrder').set({ state: from }).where('id', '=', id).execute());
      for (const [command, run] of Object.entries(give)) {
        if (transition(workOrderLifecycle, from, command as WorkOrderCommand) !== undefined) continue;
        await expect(run(shop.as('supervisor')), `${command} from ${from}`).rejects.toMatchObject({
          code: 'commandNotAllowed',
          details: { state: from, refusal: 'state' },
        });
      }
    }
    await engine().transaction((tx) => tx.updateTable('workOrder').set({ state: 'signed' }).where('id', '=', id).execute());
    await expect(handBackSlip(shop.as('technician'), target)).rejects.toMatchObject({
      code: 'commandNotAllowed',
      details: { refusal: 'role' },
    });
  });

  test('R-000-50 no signature without the omission answer, arrival, leaving after it and the mark', async () => {
    const { id } = await newSlip();
    await expect(enterResult(shop, id, { nothingLeftOut: false })).rejects.toMatchObject({
      code: 'guardFailed',
      details: { guard: 'somethingLeftOut', field: 'nothingLeftOut' },
    });
    await expect(enterResult(shop, id, { isSigned: false })).rejects.toMatchObject({ code: 'signatureMissing' });
    await expect(enterResult(shop, id, { leftAt: shop.clock.now - 1 })).rejects.toMatchObject({ details: { guard: 'leftBeforeArrived' } });
    expect((await view(id)).state).toBe('dispatched');
    await enterResult(shop, id, { leftAt: shop.clock.now });
    expect(await view(id)).toMatchObject({
      state: 'signed',
      signedBy: '张三丰',
      arrivedAt: shop.clock.now,
      leftAt: shop.clock.now,
      nothingLeftOut: true,
    });
  });

  test('R-003-63 cause, remedy and the opinion are required before the slip is handed back', async () => {
    const { id } = await newSlip();
    for (const [version, step] of [acceptSlip, departForSlip, arriveForSlip].entries())
      await step(shop.as('technician'), { id, version: version + 1 });
    await finishSlip(shop.as('technician'), { id, version: 4, cause: '堵塞', remedy: '疏通' });
    await signSlip(shop.as('technician'), { ...signature(shop), id, version: 5 });
    await expect(handBackSlip(shop.as('supervisor'), { id, version: 6 })).rejects.toMatchObject({
      code: 'fieldsMissing',
      details: { fields: ['customerOpinion'] },
    });
  });

  test('the result of the paper walks every step and adds the charge up', async () => {
    const { id } = await newSlip();
    shop.clock.now += hour;
    await enterResult(shop, id, { laborFen: 8000, partsFen: 3550, travelFen: 1000, departedAt: shop.clock.now - hour });
    const slip = await view(id);
    expect(slip).toMatchObject({
      state: 'signed',
      chargeFen: 12_550,
      departedAt: shop.clock.now - hour,
      acceptedAt: shop.clock.now - hour,
    });
    expect(slip.timeline.map(({ kind }) => kind)).toEqual(['issued', 'accepted', 'departed', 'arrived', 'finished', 'signed']);
    await expect(enterResult(shop, id)).rejects.toMatchObject({ code: 'commandNotAllowed' });
  });

  test('R-000-52 slips whose paper is not back are listed until it is', async () => {
    const { id, no } = await newSlip();
    const listed = async () => (await listNotHandedBack(shop.as('supervisor'), { day: today })).map((row) => row.no);
    expect(await listed()).toEqual([no]);
    await enterResult(shop, id);
    expect(await listed()).toEqual([no]);
    await handBackSlip(shop.as('supervisor'), { id, version: 2 });
    expect(await listed()).toEqual([]);
  });

  test('R-001-14 printed and unmatched numbers are listed; a void keeps number and reason; a reprint is counted', async () => {
    const first = await newSlip();
    const second = await newSlip();
    const print = (ids: number[], reason = '') => recordPrint(shop.as('supervisor'), { ids, paper: 'A5', copies: 2, reason });
    expect(await print([first.id, second.id])).toEqual([
      { workOrderId: first.id, nth: 1 },
      { workOrderId: second.id, nth: 1 },
    ]);
    expect(await print([first.id], '纸卡住了')).toEqual([{ workOrderId: first.id, nth: 2 }]);
    const unmatched = async () => (await listUnmatched(shop.as('supervisor'))).map(({ no }) => no);
    expect(await unmatched()).toEqual([first.no, second.no]);
    await voidSlip(shop.as('supervisor'), { id: first.id, version: 1, reason: '客户取消' });
    expect(await unmatched()).toEqual([second.no]);
    expect(await view(first.id)).toMatchObject({ no: first.no, state: 'voided', voidReason: '客户取消', printCount: 2 });
  });

  test('voiding the only slip gives the call back to be dispatched', async () => {
    const { id: requestId } = await newCall();
    const { id } = await dispatch(shop, requestId);
    await voidSlip(shop.as('supervisor'), { id, version: 1, reason: '派错人' });
    expect((await viewRequest(shop.as('supervisor'), { id: requestId })).state).toBe('classified');
    expect((await dispatch(shop, requestId)).no).toBe('WX20261121-0002');
  });

  test('R-000-51 a new time told before the old one counts as told in time, later as missed', async () => {
    const { id } = await newSlip();
    const { plannedAt } = await view(id);
    await rescheduleSlip(shop.as('supervisor'), {
      id,
      version: 1,
      plannedAt: plannedAt + hour,
      reason: '前一单未完',
      toldAt: plannedAt - 1,
      ...moved,
    });
    await rescheduleSlip(shop.as('supervisor'), {
      id,
      version: 2,
      plannedAt: plannedAt + 3 * hour,
      reason: '堵车',
      toldAt: plannedAt + hour,
      ...moved,
    });
    expect((await view(id)).reschedules.map(({ isToldInTime }) => isToldInTime)).toEqual([true, false]);
  });

  test('an appointment ends after it begins, and keeps its length when it moves', async () => {
    const { id: requestId } = await newCall();
    const plannedAt = shop.clock.now + hour;
    await expect(dispatch(shop, requestId, { plannedAt, plannedUntil: plannedAt - 1 })).rejects.toMatchObject({
      issues: [{ path: ['plannedUntil'] }],
    });
    const { id } = await dispatch(shop, requestId, { plannedAt, plannedUntil: plannedAt + 2 * hour });
    await rescheduleSlip(shop.as('supervisor'), {
      id,
      version: 1,
      plannedAt: plannedAt + 24 * hour,
      reason: '客户改期',
      toldAt: null,
      ...moved,
    });
    expect(await view(id)).toMatchObject({ plannedAt: plannedAt + 24 * hour, plannedUntil: plannedAt + 26 * hour });
  });

  test('a visit that lies ahead is refused and the field named', async () => {
    const { id } = await newSlip();
    const nextMonth = shop.clock.now + 30 * 24 * hour;
    const refused = (field: string) => ({ code: 'guardFailed', details: { guard: 'inFuture', field } });
    await expect(acceptSlip(shop.as('technician'), { id, version: 1, at: nextMonth })).rejects.toMatchObject(refused('at'));
    await expect(enterResult(shop, id, { arrivedAt: nextMonth, leftAt: nextMonth })).rejects.toMatchObject(refused('arrivedAt'));
    await expect(enterResult(shop, id, { leftAt: nextMonth })).rejects.toMatchObject(refused('leftAt'));
    const later = { id, version: 1, plannedAt: nextMonth + hour, reason: '前一单未完', toldAt: nextMonth, ...moved };
    await expect(rescheduleSlip(shop.as('supervisor'), later)).rejects.toMatchObject(refused('toldAt'));
    expect((await view(id)).state).toBe('dispatched');
  });

  test('R-000-84 a technician sees and works on own slips only', async () => {
    const own = await newSlip();
    const foreign = await dispatch(shop, (await newCall()).id, { staffIds: [shop.technicians[1]] });
    const technician = shop.as('technician');
    const { rows } = await listWorkOrders(technician, workOrderListInput.parse({}));
    expect(rows.map(({ id }) => id)).toEqual([own.id]);
    await expect(viewWorkOrder(technician, { id: foreign.id })).rejects.toMatchObject({ code: 'notFound' });
    await expect(acceptSlip(technician, { id: foreign.id, version: 1 })).rejects.toMatchObject({ code: 'notFound' });
    expect(await readDispatchLog(technician, { day: today })).toHaveLength(1);
    await reassignSlip(shop.as('supervisor'), {
      id: foreign.id,
      version: 1,
      staffIds: [shop.technicians[0]],
      reason: '同区域',
      reasons: anyway,
    });
    await acceptSlip(technician, { id: foreign.id, version: 2 });
  });

  test('a slip is found by its number, by the customer and by day', async () => {
    const { id, no } = await newSlip();
    const found = async (changes: object) =>
      (await listWorkOrders(shop.as('supervisor'), workOrderListInput.parse(changes))).rows.map((row) => row.id);
    expect(await found({ query: no })).toEqual([id]);
    expect(await found({ query: '三丰' })).toEqual([id]);
    expect(await found({ query: '没有' })).toEqual([]);
    expect(await found({ plannedOn: today, sort: 'planned' })).toEqual([id]);
    expect(await found({ plannedOn: '2026-11-22' })).toEqual([]);
  });

  test('a stale command is refused and shows the current slip', async () => {
    const { id } = await newSlip();
    await acceptSlip(shop.as('technician'), { id, version: 1 });
    await expect(recordResult(shop.as('supervisor'), { ...resultOf(shop), id, version: 1 })).rejects.toMatchObject({
      code: 'staleVersion',
      details: { current: { version: 2, state: 'accepted' } },
    });
  });
});

function signature(shop: Shop) {
  return {
    arrivedAt: shop.clock.now,
    leftAt: shop.clock.now + hour,
    nothingLeftOut: true,
    leftOutText: '',
    isSigned: true,
    signedBy: '张三丰',
    customerOpinion: '',
    foundBy: [],
    standard: unanswered,
    standardReason: '',
  };
}

function resultOf(shop: Shop) {
  return {
    ...signature(shop),
    acceptedAt: null,
    departedAt: null,
    cause: 'c',
    remedy: 'r',
    customerOpinion: 'o',
    laborFen: 0,
    partsFen: 0,
    travelFen: 0,
    draftId: null,
  };
}
