import type { Updateable } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { WorkOrderTable } from '../../electron/db/schema/work-orders.ts';
import { readDay, readEvening, readMorning } from '../../electron/features/reports/reports-day.service.ts';
import { exportEfficiency, exportRepairs, recordReportPrint } from '../../electron/features/reports/reports-export.service.ts';
import { readEfficiency, readProgress } from '../../electron/features/reports/reports.service.ts';
import { recordPrint } from '../../electron/features/work-orders/work-orders-print.service.ts';
import { handBackSlip } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { voidSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import { askableSpan, monthOf, repairPrintInput, reportSpan, weekOf } from '../../shared/reports.ts';
import { startOfDay } from '../../shared/time.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop, shopZone } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;
/** An hour of a day of November 2026, in the shop's zone; the 23rd is a Monday. */
const at = (day: number, hours: number) => startOfDay(`2026-11-${String(day).padStart(2, '0')}`, shopZone) + hours * hour;
const week = { from: '2026-11-23', to: '2026-11-29' };

describeOnEngines('tables of the day and week', (engine) => {
  let shop: Shop;
  let customer: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    shop.clock.now = at(16, 9);
    customer = await addCustomer(shop);
  });

  /** A slip of these people, issued now, with stamps as the day made them. */
  async function slip(staff: readonly number[], stamps: Updateable<WorkOrderTable>, promisedAt = at(25, 12)): Promise<number> {
    const call = await logCall(shop, customer, { promisedAt });
    const { id } = await dispatch(shop, call.id, { staffIds: [...staff] });
    await engine().transaction((tx) => tx.updateTable('workOrder').set(stamps).where('id', '=', id).execute());
    return id;
  }
  const supervisor = () => shop.as('supervisor');

  test('R-001-20 G-05 the week of each worker: open before + issued - done - void = open, and what is late', async () => {
    const [wang, li] = shop.technicians;
    await slip([wang], { issuedAt: at(20, 10), finishedAt: at(24, 11) });
    await slip([wang], { issuedAt: at(20, 11), finishedAt: at(25, 13) });
    await slip([wang], { issuedAt: at(23, 9) }, at(24, 9));
    await slip([wang, li], { issuedAt: at(24, 9) });
    await slip([li], { issuedAt: at(24, 10), voidedAt: at(25, 10), state: 'voided' });
    // over before the week, and issued after it
    await slip([li], { issuedAt: at(19, 9), finishedAt: at(22, 23) });
    await slip([li], { issuedAt: at(30, 9) });
    shop.clock.now = at(25, 18);
    const { rows, total } = await readProgress(supervisor(), week);
    expect(rows.map(({ name, ...figures }) => [name, figures])).toEqual([
      ['李海波', { staffId: li, carried: 0, issued: 2, done: 0, doneLate: 0, voided: 1, open: 1, openLate: 1 }],
      ['王建国', { staffId: wang, carried: 2, issued: 2, done: 2, doneLate: 1, voided: 0, open: 2, openLate: 2 }],
    ]);
    // the slip of two people counts once
    expect(total).toEqual({ carried: 2, issued: 3, done: 2, doneLate: 1, voided: 1, open: 2, openLate: 2 });
    for (const { carried, issued, done, voided, open } of [...rows, total]) expect(carried + issued - done - voided).toBe(open);
    // seen on Tuesday the promise of the second slip still held
    shop.clock.now = at(24, 18);
    expect((await readProgress(supervisor(), week)).total.openLate).toBe(1);
    const before = await readProgress(supervisor(), { from: '2026-11-16', to: '2026-11-22' });
    expect(before.total).toMatchObject({ carried: 0, issued: 3, done: 1, open: 2 });
  });

  test('R-001-19 G-02 efficiency: received, finished, share and mean hours per technician', async () => {
    const [wang, li] = shop.technicians;
    const done = (issued: number, arrived: number, left: number) => ({
      issuedAt: issued,
      plannedAt: arrived,
      arrivedAt: arrived,
      leftAt: left,
      finishedAt: left,
      resultEnteredAt: left,
    });
    await slip([wang], done(at(23, 9), at(23, 10), at(23, 12)));
    await slip([wang], done(at(23, 9), at(23, 13), at(23, 14)));
    await slip([wang], { issuedAt: at(23, 9), plannedAt: at(23, 16) });
    await slip([wang], done(at(20, 9), at(23, 15), at(23, 16)));
    await slip([li], { issuedAt: at(23, 9), plannedAt: at(23, 10) });
    await slip([li], { issuedAt: at(23, 9), plannedAt: at(23, 10), voidedAt: at(23, 11), state: 'voided' });
    shop.clock.now = at(24, 9);
    const { rows, total } = await readEfficiency(supervisor(), { from: '2026-11-23', to: '2026-11-23' });
    expect(rows).toEqual([
      {
        staffId: li,
        name: '李海波',
        received: 1,
        finished: 0,
        finishedEarlier: 0,
        meanMs: null,
        meanSiteMs: null,
        plannedDays: 1,
        daysWithoutFeedback: ['2026-11-23'],
        isWaitingToday: false,
      },
      {
        staffId: wang,
        name: '王建国',
        received: 3,
        finished: 2,
        finishedEarlier: 1,
        // (3 + 5 + 79) / 3 hours, and (2 + 1 + 1) / 3 on site
        meanMs: 29 * hour,
        meanSiteMs: (4 / 3) * hour,
        plannedDays: 1,
        daysWithoutFeedback: [],
        isWaitingToday: false,
      },
    ]);
    expect(total).toMatchObject({ received: 4, finished: 2, finishedEarlier: 1 });
  });

  test('R-001-19 a day with visits and without feedback on the same day is red, today only once the shop has closed', async () => {
    const [wang, li] = shop.technicians;
    await slip([wang], { issuedAt: at(23, 9), plannedAt: at(23, 10) });
    // reported, but a day later
    await slip([li], { issuedAt: at(23, 9), plannedAt: at(23, 14), finishedAt: at(23, 15), resultEnteredAt: at(24, 9) });
    await slip([wang], { issuedAt: at(24, 9), plannedAt: at(24, 10), finishedAt: at(24, 11) });
    await slip([wang], { issuedAt: at(25, 9), plannedAt: at(25, 10) });
    const seen = async () => {
      const { rows } = await readEfficiency(supervisor(), week);
      return Object.fromEntries(rows.map((row) => [row.name, [row.daysWithoutFeedback.map((day) => day.slice(8)), row.isWaitingToday]]));
    };
    shop.clock.now = at(25, 12);
    expect(await seen()).toEqual({ 王建国: [['23'], true], 李海波: [['23'], false] });
    shop.clock.now = at(25, 21);
    expect(await seen()).toEqual({ 王建国: [['23', '25'], false], 李海波: [['23'], false] });
  });

  test('R-000-03 G-01 the end of the day: as many lines as slips, the share that is back, and numbers that are missing', async () => {
    shop.clock.now = at(23, 9);
    const ids: number[] = [];
    for (let i = 0; i < 4; i++) ids.push((await dispatch(shop, (await logCall(shop, customer)).id)).id);
    await enterResult(shop, ids[0] ?? 0, { arrivedAt: at(23, 9), leftAt: at(23, 9) });
    await handBackSlip(supervisor(), { id: ids[0] ?? 0, version: 2 });
    await voidSlip(supervisor(), { id: ids[3] ?? 0, version: 1, reason: '派错' });
    const day = '2026-11-23';
    expect(await readDay(supervisor(), { day })).toEqual({ slips: 4, lines: 4, voided: 1, returned: 1, out: 2, missing: [] });
    expect(await readDay(supervisor(), { day: '2026-11-22' })).toEqual({ slips: 0, lines: 0, voided: 0, returned: 0, out: 0, missing: [] });
    // what nobody may do: a number without a slip, and a slip in no line
    await engine().transaction(async (tx) => {
      await tx.updateTable('documentSequence').set({ last: 5 }).where('kind', '=', 'workOrder').where('day', '=', '20261123').execute();
      await tx
        .deleteFrom('dispatchLogLine')
        .where('workOrderId', '=', ids[1] ?? 0)
        .execute();
    });
    expect(await readDay(supervisor(), { day })).toMatchObject({
      slips: 4,
      lines: 3,
      missing: ['WX20261123-0005', 'WX20261123-0002'],
    });
  });

  test('R-000-52 the evening list: slips of the day still out, by technician and planned time, earlier ones with their days', async () => {
    const [wang, li] = shop.technicians;
    await slip([wang], { plannedAt: at(23, 15) });
    await slip([wang], { plannedAt: at(23, 10) });
    await slip([li], { plannedAt: at(20, 10) });
    await slip([li], { plannedAt: at(24, 10) });
    await slip([li], { plannedAt: at(23, 11), state: 'returned', returnedAt: at(23, 17) });
    shop.clock.now = at(23, 18);
    const { rows } = await readEvening(supervisor(), { day: '2026-11-23' });
    expect(rows.map(({ technicians, plannedAt, daysLate }) => [technicians[0]?.name, plannedAt, daysLate])).toEqual([
      ['李海波', at(20, 10), 3],
      ['王建国', at(23, 10), 0],
      ['王建国', at(23, 15), 0],
    ]);
  });

  test('B-10 the morning print: slips planned for the day and still to do, by technician and time, with what is printed already', async () => {
    const [wang, li] = shop.technicians;
    const late = await slip([wang], { plannedAt: at(24, 15) });
    const early = await slip([wang], { plannedAt: at(24, 9) });
    const other = await slip([li], { plannedAt: at(24, 10) });
    await slip([li], { plannedAt: at(25, 10) });
    await slip([li], { plannedAt: at(24, 11), finishedAt: at(23, 9), state: 'finished' });
    await recordPrint(supervisor(), { ids: [early], paper: 'A5', copies: 3, reason: '' });
    const { slips, isMore } = await readMorning(supervisor(), { day: '2026-11-24' });
    expect(slips.map(({ id, technician, printCount }) => [id, technician, printCount])).toEqual([
      [other, '李海波', 0],
      [early, '王建国', 1],
      [late, '王建国', 0],
    ]);
    expect(isMore).toBe(false);
  });

  test('R-000-84 what is filtered goes out to Excel, and who printed or exported stands in the audit log', async () => {
    await slip([shop.technicians[0]], { issuedAt: at(16, 9), plannedAt: at(16, 10) });
    shop.clock.now = at(17, 9);
    const span = { from: '2026-11-16', to: '2026-11-22' };
    const file = await exportEfficiency(supervisor(), span);
    expect((await readSpreadsheet(Buffer.from(file.base64, 'base64'), file.fileName)).rows).toEqual([
      ['维修工', '接单', '完成', '完成率（%）', '补完前期', '平均用时（小时）', '平均上门（小时）', '无反馈的日期'],
      ['李海波', '0', '0', '', '0', '', '', ''],
      ['王建国', '1', '0', '0', '0', '', '', '2026-11-16'],
    ]);
    expect(file.fileName).toContain('效率表');
    expect((await exportRepairs(supervisor(), repairPrintInput.parse({ isLate: true }))).fileName).toContain('维修进度跟踪表');
    await recordReportPrint(supervisor(), { form: 'progress', ...week });
    const audit = await engine().db.selectFrom('auditEntry').select(['subject', 'procedure']).orderBy('id').execute();
    expect(audit.map(({ subject }) => subject).filter((subject) => subject === 'export' || subject === 'report')).toEqual([
      'export',
      'export',
      'report',
    ]);
  });
});

test('days of a table: weeks and months, and typed days become what can be asked for', () => {
  expect(weekOf('2026-11-29')).toEqual(week);
  expect(weekOf('2026-11-23')).toEqual(week);
  expect(monthOf('2024-02-10')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(monthOf('2026-12-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  expect(reportSpan.safeParse({ from: '2026-11-23', to: '2026-11-22' }).success).toBe(false);
  expect(reportSpan.safeParse({ from: '2026-01-01', to: '2026-04-03' }).success).toBe(false);
  expect(reportSpan.safeParse({ from: '2026-01-01', to: '2026-04-02' }).success).toBe(true);
  for (const typed of [
    { from: '', to: '' },
    { from: 'x', to: '2026-13-01' },
    { from: '2026-11-30', to: '2026-11-01' },
    { from: '2020-01-01', to: '2026-11-01' },
    { from: '', to: '2026-11-01' },
  ])
    expect(reportSpan.safeParse(askableSpan(typed, week)).success, JSON.stringify(typed)).toBe(true);
  expect(askableSpan({ from: '', to: '' }, week)).toEqual(week);
});
