import type { HoldReason } from '../../../shared/holds.ts';
import type { TimerPause } from '../../../shared/timer-pauses.ts';
import type { TimedJob } from '../../../shared/timers.ts';
import type { Selectable } from 'kysely';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRow, insertRows, prepared, preparedList, updateRow } from '../../db/prepared.ts';
import type { WorkOrderTable } from '../../db/schema/work-orders.ts';
import { changesBetween } from '../../platform/write.ts';
import type { TimerLine, TimerRecord } from './timer-lines.ts';

const open = prepared((db, requestId: number) =>
  db
    .selectFrom('timer')
    .selectAll()
    .where('requestId', '=', requestId)
    .where('state', 'in', ['running', 'paused'])
    .orderBy('id')
    .forUpdate(),
);

/** The clocks of a request that have not ended, locked: the sweep waits, or has been here before. */
export async function lockOpenTimers(tx: Tx, requestId: number): Promise<readonly TimerRecord[]> {
  return open(tx, requestId);
}

const all = prepared((db, requestId: number) => db.selectFrom('timer').selectAll().where('requestId', '=', requestId).orderBy('id'));

export async function findTimers(db: Db, requestId: number): Promise<readonly TimerRecord[]> {
  return all(db, requestId);
}

const pauses = preparedList((db, ids) => db.selectFrom('timerPause').selectAll().where('timerId', 'in', ids).orderBy('fromAt'));

/** The pauses of these clocks, by clock. */
export async function findPauses(db: Db, timerIds: readonly number[]): Promise<ReadonlyMap<number, readonly TimerPause[]>> {
  const byTimer = new Map<number, TimerPause[]>();
  for (const { timerId, fromAt, toAt, reason } of await pauses(db, timerIds)) {
    byTimer.set(timerId, [...(byTimer.get(timerId) ?? []), { from: fromAt, to: toAt, reason }]);
  }
  return byTimer;
}

/** Writes what became different: all new clocks in one statement, changed ones by their id, pauses that began or ended. */
export async function saveLines(
  tx: Tx,
  lines: readonly TimerLine[],
  pausesBefore: ReadonlyMap<number, readonly TimerPause[]>,
): Promise<void> {
  for (const { row, facts, pauses: now } of lines) {
    if (!row) continue;
    const changes = Object.fromEntries(Object.entries(changesBetween(row, facts)).map(([column, [, value]]) => [column, value]));
    if (Object.keys(changes).length > 0) await updateRow(tx, 'timer', row.id, { ...changes, version: row.version + 1 });
    await savePauses(tx, row.id, pausesBefore.get(row.id) ?? [], now);
  }
  const fresh = lines.filter(({ row }) => !row);
  if (fresh.every(({ pauses: now }) => now.length === 0)) {
    await insertRows(
      tx,
      'timer',
      fresh.map(({ facts }) => facts),
    );
    return;
  }
  for (const { facts, pauses: now } of fresh) {
    const { id } = await tx.insertInto('timer').values(facts).returning('id').executeTakeFirstOrThrow();
    await savePauses(tx, id, [], now);
  }
}

async function savePauses(tx: Tx, timerId: number, before: readonly TimerPause[], now: readonly TimerPause[]): Promise<void> {
  for (const { from, to, reason } of now) {
    const known = before.find((one) => one.from === from);
    if (!known) await insertRow(tx, 'timerPause', { timerId, fromAt: from, toAt: to, reason });
    else if (known.to !== to || known.reason !== reason) await changePause(tx, to, reason, timerId, from);
  }
}

const changePause = prepared((db, toAt: number | null, reason: TimerPause['reason'], timerId: number, fromAt: number) =>
  db.updateTable('timerPause').set({ toAt, reason }).where('timerId', '=', timerId).where('fromAt', '=', fromAt),
);

const requestById = prepared((db, id: number) =>
  db
    .selectFrom('serviceRequest')
    .select(['id', 'type', 'urgency', 'customerId', 'presetVersionId', 'calendarCode', 'promisedAt', 'promiseToldAt'])
    .where('id', '=', id),
);

export async function findTimedRequest(db: Db, id: number) {
  const [request] = await requestById(db, id);
  return request;
}

/** What the customer was promised, and since when they know it. */
export interface PromiseFacts {
  readonly promisedAt: number;
  /** Null: nobody was told yet. */
  readonly promiseToldAt: number | null;
}

/** The promised time of the request is that of its clock. */
export async function putPromise(tx: Tx, requestId: number, promisedAt: number): Promise<void> {
  await updateRow(tx, 'serviceRequest', requestId, { promisedAt });
}

/** Who has the request, if they are still there. */
export async function findOwner(db: Db, requestId: number): Promise<number | null> {
  return (await owner(db, requestId))[0]?.id ?? null;
}

const owner = prepared((db, requestId: number) =>
  db
    .selectFrom('serviceRequest')
    .innerJoin('userAccount', 'userAccount.id', 'serviceRequest.ownerUserId')
    .select('userAccount.id')
    .where('serviceRequest.id', '=', requestId)
    .where('userAccount.disabledAt', 'is', null),
);

/** What looked missed was kept, as the paper shows: nothing is to be explained (R-002-98). */
export async function forgetOverdue(tx: Tx, requestId: number): Promise<void> {
  await updateRow(tx, 'serviceRequest', requestId, { overdueSince: null });
}

const distance = prepared((db, id: number) =>
  db
    .selectFrom('customer')
    .leftJoin('region', 'region.name', 'customer.region')
    .select(['customer.distanceClass as own', 'region.distanceClass as ofRegion'])
    .where('customer.id', '=', id),
);

/** How far away the customer is: as the file says, else the region; empty: nobody entered it. */
export async function findDistance(db: Db, customerId: number): Promise<TimedJob['distance']> {
  const [customer] = await distance(db, customerId);
  return (customer?.own || customer?.ofRegion || '') as TimedJob['distance'];
}

/** What is known of a job since it was logged or last reopened. */
export interface JobFacts {
  /** When this round began. */
  readonly roundFrom: number;
  readonly promiseToldAt: number | null;
  readonly firstContactAt: number | null;
  readonly resolvedAt: number | null;
  readonly toldAt: number | null;
  readonly closedAt: number | null;
  readonly slips: readonly Pick<
    Selectable<WorkOrderTable>,
    'id' | 'issuedAt' | 'plannedAt' | 'acceptedAt' | 'departedAt' | 'arrivedAt' | 'finishedAt' | 'resultEnteredAt' | 'returnedAt'
  >[];
  /** Visits that were agreed without a slip. */
  readonly visits: readonly { readonly plannedAt: number; readonly madeAt: number }[];
  readonly holds: readonly { readonly reason: HoldReason; readonly at: number; readonly endedAt: number | null }[];
}

export async function findJobFacts(db: Db, requestId: number): Promise<JobFacts> {
  const { receivedAt, reopenedCount, ...request } = await db
    .selectFrom('serviceRequest')
    .select(['receivedAt', 'reopenedCount', 'promiseToldAt', 'firstContactAt', 'resolvedAt', 'toldAt', 'closedAt'])
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow();
  const finish = await db
    .selectFrom('requestFinish')
    .select('reopenedAt')
    .where('requestId', '=', requestId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const slips = await db
    .selectFrom('workOrder')
    .select(['id', 'issuedAt', 'plannedAt', 'acceptedAt', 'departedAt', 'arrivedAt', 'finishedAt', 'resultEnteredAt', 'returnedAt'])
    .where('requestId', '=', requestId)
    .where('round', '=', reopenedCount)
    .where('state', 'not in', ['voided', 'draft'])
    .orderBy('id')
    .execute();
  const visits = await db
    .selectFrom('appointment')
    .select(['plannedAt', 'madeAt'])
    .where('requestId', '=', requestId)
    .where('workOrderId', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
  const roundFrom = finish?.reopenedAt ?? receivedAt;
  const held = await db
    .selectFrom('requestDelay')
    .select(['reason', 'at', 'endedAt'])
    .where('requestId', '=', requestId)
    .where('kind', '=', 'hold')
    .where('at', '>=', roundFrom)
    .orderBy('id')
    .execute();
  const holds = held.map(({ reason, ...hold }) => ({ ...hold, reason: reason as HoldReason }));
  return { ...request, roundFrom, slips, visits, holds };
}

/** Clocks that this round of the job had already, as `policy slip`, whatever became of them. Those that were called off may run again. */
export async function findStoredKeys(db: Db, requestId: number, roundFrom: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('timer')
    .select(['policy', 'workOrderId'])
    .where('requestId', '=', requestId)
    // called off after it was missed: stopped, but the work took no time
    .where((eb) => eb.or([eb('state', 'in', ['running', 'paused']), eb('takenMs', 'is not', null)]))
    .where('startedAt', '>=', roundFrom)
    .execute();
  return rows.map(({ policy, workOrderId }) => `${policy} ${workOrderId ?? ''}`);
}

/** What is past already counts as missed, and nobody is told. */
export async function markMissedQuietly(tx: Tx, requestId: number, now: number): Promise<void> {
  await tx
    .updateTable('timer')
    .set((eb) => ({ missedAt: eb.ref('dueAt'), step: 2, nextAt: null }))
    .where('requestId', '=', requestId)
    .where('state', '=', 'running')
    .where('dueAt', '<', now)
    .execute();
}

/** By which state of the calendars the running clocks are counted. */
export async function putCountedBy(tx: Tx, key: string, version: string): Promise<void> {
  const value = JSON.stringify(version);
  await tx
    .insertInto('setting')
    .values({ key, value, version: 1 })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** Before the first-run set-up there is no zone to count in. */
export async function isSetUp(db: Db): Promise<boolean> {
  return (await db.selectFrom('shop').select('id').executeTakeFirst()) !== undefined;
}
