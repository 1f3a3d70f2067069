import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../build/demo/generate.ts';
import type { App } from '../../electron/context.ts';
import type { Db, Engine } from '../../electron/db/engine.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { readBoardDay } from '../../electron/features/board/board.service.ts';
import { presetFor } from '../../electron/features/presets/presets.service.ts';
import { shipPresets } from '../../electron/features/presets/ship-presets.service.ts';
import { catchUp } from '../../electron/features/timers/timers-catch-up.service.ts';
import { recount } from '../../electron/features/timers/timers-recount.service.ts';
import { sweepTimers } from '../../electron/features/timers/timers-sweep.service.ts';
import { overlaps } from '../../shared/board.ts';
import { holdReasons } from '../../shared/holds.ts';
import { shippedPresets } from '../../shared/presets/index.ts';
import { repairPath } from '../../shared/repair-case-lifecycle.ts';
import type { RepairCause } from '../../shared/repair-case-lifecycle.ts';
import { openRequestStates } from '../../shared/request-lifecycle.ts';
import { isTrainedFor } from '../../shared/staff-plans.ts';
import { dayOf } from '../../shared/time.ts';
import { makeApp } from '../support/shop.ts';

// A Thursday afternoon.
const today = Date.UTC(2026, 10, 26, 6, 30);
const todayOn = '2026-11-26';
const zone = 'Asia/Shanghai';
let folder: string;
let engine: Engine;
let db: Db;
let app: App;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counter-demo-promises-'));
  const file = join(folder, 'counter.db');
  const empty = openSqlite({ file });
  await migrate(empty);
  await empty.close();
  generate(file, { requests: 3000, customers: 900, items: 1200, parts: 120, moves: 3000, staff: 40, years: 1, today });
  engine = openSqlite({ file });
  db = engine.db;
  app = makeApp(
    engine,
    () => today,
    () => {},
  );
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const column = async (statement: string): Promise<unknown[]> => {
  const { rows } = await sql.raw<{ value: unknown }>(statement).execute(db);
  return rows.map(({ value }) => value);
};
const count = async (statement: string) => Number((await column(`select count(*) as value from ${statement}`))[0]);
const timersNow = () => db.selectFrom('timer').selectAll().orderBy('id').execute();

describe('the promises of the demo shop are what the program would keep', () => {
  test('the host finds nothing to ship, to adopt or to catch up with', async () => {
    expect(await count('preset')).toBe(shippedPresets.length);
    await shipPresets(engine, today);
    expect(await count('preset_version where version = 1')).toBe(shippedPresets.length);
    const before = await timersNow();
    await catchUp(app);
    expect(await timersNow()).toEqual(before);
    expect(await count('service_request where preset_version_id is null')).toBe(0);
  });

  test('R-002-30 a job has the preset that its product line, its contract or the shop chose', async () => {
    const requests = await db
      .selectFrom('serviceRequest')
      .select(['id', 'customerId', 'projectId', 'installedItemId', 'presetVersionId', 'calendarCode', 'receivedAt'])
      .where(sql<boolean>`id % 7 = 0`)
      .execute();
    for (const { id, presetVersionId, calendarCode, projectId, receivedAt, ...subject } of requests) {
      const preset = await presetFor(db, { ...subject, projectId }, dayOf(receivedAt, zone));
      expect([id, presetVersionId, calendarCode, projectId]).toEqual([id, preset.versionId, preset.contractCalendar, preset.projectId]);
    }
    expect(
      new Set(
        await column(`select distinct preset_code as value from preset_version v join service_request r on r.preset_version_id = v.id`),
      ),
    ).toEqual(expect.objectContaining(new Set(['appliances', 'furniture', 'car'])));
  });

  test('counting every open clock anew changes nothing', async () => {
    const before = await timersNow();
    const open = await db.selectFrom('serviceRequest').select('id').where('state', 'in', openRequestStates).execute();
    expect(open.length).toBeGreaterThan(30);
    await engine.transaction(async (tx) => {
      for (const { id } of open)
        expect([id, await recount(tx, { app, now: today }, id)]).toEqual([id, { changes: [], promise: undefined }]);
    });
    expect(await timersNow()).toEqual(before);
  });

  test('the sweep has nothing left to say, and clocks run for open jobs only', async () => {
    expect(await sweepTimers(app)).toBe(0);
    expect(
      await count(
        `timer t join service_request r on r.id = t.request_id where t.state in ('running', 'paused') and r.state in ('archived', 'voided')`,
      ),
    ).toBe(0);
    expect(await count(`timer where state = 'running'`)).toBeGreaterThan(20);
    expect(await count('timer_pause')).toBeGreaterThan(5);
    expect(await count(`timer where state = 'stopped' and (stopped_at is null or (taken_ms is null and missed_at is null))`)).toBe(0);
    expect(
      await count(`timer where missed_at is null and coalesce(stopped_at, ${today}) > due_at and state in ('running', 'stopped')`),
    ).toBe(0);
  });

  test('most promises are kept, some are missed', async () => {
    const ended = await count(`timer where policy like 'onSite%' and state = 'stopped'`);
    const missed = await count(`timer where policy like 'onSite%' and state = 'stopped' and missed_at is not null`);
    expect(ended).toBeGreaterThan(1000);
    expect([missed / ended > 0.05, missed / ended < 0.3]).toEqual([true, true]);
  });
});

describe('what stands over the states of the demo shop', () => {
  test('R-001-21 holds for every reason, the old promised time kept, one at a time', async () => {
    expect(new Set(await column(`select distinct reason as value from request_delay where kind = 'hold'`))).toEqual(new Set(holdReasons));
    expect(
      await count(
        `service_request r where (hold_reason <> '') <> (select count(*) from request_delay d where d.request_id = r.id and d.kind = 'hold' and d.ended_at is null)`,
      ),
    ).toBe(0);
    expect(await count(`request_delay where kind = 'hold' and new_promised_at <= at`)).toBe(0);
    expect(await count(`service_request where hold_reason <> ''`)).toBeGreaterThan(2);
  });

  test('R-002-98 missed promises are explained before the job goes on, and some wait for it', async () => {
    expect(await count(`request_delay where kind = 'overdue' and note <> '' and plan <> '' and told_at is not null`)).toBeGreaterThan(50);
    expect(await count(`service_request where overdue_since is not null and state in ('archived', 'told', 'followedUp', 'voided')`)).toBe(
      0,
    );
    expect(await count(`service_request where overdue_since is not null`)).toBeGreaterThan(0);
  });

  test('R-002-53, R-002-49 some jobs are with somebody above, some with another department', async () => {
    expect(await count(`service_request where escalated_to <> ''`)).toBeGreaterThan(0);
    expect(await count(`service_request where department <> ''`)).toBeGreaterThan(0);
    expect(await count(`request_step where kind = 'escalationAnswer'`)).toBeGreaterThan(3);
    expect(await count(`alert where kind = 'escalated' and settled_at is null`)).toBe(
      await count(`service_request where escalated_to <> ''`),
    );
    expect(await count(`task where done_at is null`)).toBeGreaterThan(3);
    expect(await count(`task where done_at is not null and result <> ''`)).toBeGreaterThan(3);
  });

  test('R-000-51 slips were moved, most told in time', async () => {
    expect(await count('reschedule where is_told_in_time = 1')).toBeGreaterThan(await count('reschedule where is_told_in_time = 0'));
    expect(await count(`reschedule r where is_told_in_time <> (told_at is not null and told_at < old_planned_at)`)).toBe(0);
  });

  test('B-09 every slip that is not void has one visit that holds, at its time', async () => {
    expect(
      await count(`work_order w where (select count(*) from appointment a where a.work_order_id = w.id and a.ended_at is null
        and a.planned_at = w.planned_at) <> (w.state <> 'voided')`),
    ).toBe(0);
    expect(
      await count(
        `work_order w join appointment a on a.work_order_id = w.id and a.ended_at is null where w.is_confirmed <> (a.reconfirm_result = 'confirmed')`,
      ),
    ).toBe(0);
  });
});

describe('renovation repairs of the demo shop', () => {
  test('SM-18 orders stand in several states, and a request is resolved exactly when its order has ended', async () => {
    const repairs = await db
      .selectFrom('repairCase')
      .innerJoin('serviceRequest', 'serviceRequest.id', 'repairCase.requestId')
      .select(['repairCase.no', 'repairCase.state', 'cause', 'completedAt', 'repairCase.explainedAt', 'resolvedAt', 'totalFen'])
      .select((eb) =>
        eb
          .selectFrom('repairCaseLine')
          .select((sum) => sum.fn.sum<number>(sql`labor_fen + material_fen`).as('fen'))
          .whereRef('caseId', '=', 'repairCase.id')
          .as('linesFen'),
      )
      .execute();
    expect(new Set(repairs.map(({ state }) => state)).size).toBeGreaterThan(4);
    for (const { no, state, cause, totalFen, linesFen, ...ended } of repairs) {
      expect([no, ended.resolvedAt !== null]).toEqual([no, ended.completedAt !== null || ended.explainedAt !== null]);
      expect([no, totalFen]).toEqual([no, Number(linesFen ?? 0)]);
      if (cause !== '') expect([no, repairPath(cause as RepairCause).includes(state)]).toEqual([no, true]);
    }
    expect(
      await count(
        `repair_case c join service_request r on r.id = c.request_id join preset_version v on v.id = r.preset_version_id where v.preset_code not like 'renovation%'`,
      ),
    ).toBe(0);
  });
});

describe('the day on the board', () => {
  test('looks like a working day: many technicians go, some jobs wait, nobody is wanted twice without a reason', async () => {
    const actor = { userId: 1, sessionId: 1, displayName: '', roles: ['supervisor'], staffId: null } as const;
    const context = {
      app,
      db,
      now: today,
      actor,
      procedure: '',
      requestKey: undefined,
      bodyHash: '',
      carrier: { token: undefined, set: () => {} },
    };
    const board = await readBoardDay(context, { day: todayOn });
    expect(board.windows).toEqual([
      { from: 510, to: 720 },
      { from: 810, to: 1080 },
    ]);
    expect(board.people.length).toBeGreaterThan(12);
    expect(new Set(board.slips.flatMap(({ staffIds }) => staffIds)).size).toBeGreaterThan(5);
    expect(board.waiting.length).toBeGreaterThan(2);
    expect(board.people.filter(({ away }) => away.length > 0).length).toBeGreaterThan(1);
    for (const { id } of board.people) {
      const own = board.slips.filter((slip) => slip.staffIds.includes(id) && !slip.isOverlapAllowed);
      for (const [nth, slip] of own.entries())
        for (const other of own.slice(nth + 1)) expect([slip.no, other.no, overlaps(slip, other)]).toEqual([slip.no, other.no, false]);
    }
  });

  test('R-003-02 technicians have training, some of it run out; whoever goes without has a reason', async () => {
    expect(await count(`staff s where is_technician = 1 and not exists (select 1 from staff_skill k where k.staff_id = s.id)`)).toBe(0);
    expect(await count(`staff_skill where valid_until <> '' and valid_until < '${todayOn}'`)).toBeGreaterThan(0);
    expect(await count(`staff_skill where valid_until >= '${todayOn}'`)).toBeGreaterThan(10);
    const skills = await db.selectFrom('staffSkill').selectAll().execute();
    const going = await db
      .selectFrom('workOrder')
      .innerJoin('workOrderTechnician', 'workOrderTechnician.workOrderId', 'workOrder.id')
      .innerJoin('serviceRequest', 'serviceRequest.id', 'workOrder.requestId')
      .select(['workOrder.no', 'workOrder.plannedAt', 'staffId', 'trainingReason', 'productText'])
      .where('workOrder.plannedAt', '>', today - 30 * 86_400_000)
      .where('productText', '<>', '')
      .execute();
    expect(going.length).toBeGreaterThan(100);
    for (const { no, plannedAt, staffId, trainingReason, productText } of going) {
      const own = skills.filter((skill) => skill.staffId === staffId).map((skill) => ({ ...skill, isPassed: skill.isPassed === 1 }));
      if (!isTrainedFor(own, productText, dayOf(plannedAt, zone))) expect([no, trainingReason !== '']).toEqual([no, true]);
    }
  });

  test('R-002-63 somebody answers after hours in every night of the next weeks', async () => {
    expect(await count(`duty where to_at > ${today}`)).toBeGreaterThan(20);
    expect(
      await count(`duty a where exists (select 1 from duty b where b.id <> a.id and a.from_at < b.to_at and b.from_at < a.to_at)`),
    ).toBe(0);
  });
});
