import { sql } from 'kysely';
import type { WallScreenRow } from '../../../shared/wall.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import type { RequestState } from '../../../shared/request-lifecycle.ts';
import type { WorkOrderState } from '../../../shared/work-order-lifecycle.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, preparedList } from '../../db/prepared.ts';

/** Screens that are listed; the oldest revoked ones are not looked for any more. */
const mostScreens = 200;

export async function findScreens(db: Db): Promise<readonly WallScreenRow[]> {
  return db
    .selectFrom('wallScreen')
    .innerJoin('userAccount', 'userAccount.id', 'wallScreen.createdBy')
    .select([
      'wallScreen.id',
      'wallScreen.name',
      'userAccount.displayName as createdByName',
      'wallScreen.createdAt',
      'lastSeenAt',
      'revokedAt',
    ])
    .orderBy('wallScreen.id', 'desc')
    .limit(mostScreens)
    .execute();
}

export async function findScreenByHash(db: Db, tokenHash: string) {
  return db
    .selectFrom('wallScreen')
    .select(['id', 'name', 'tokenHash', 'lastSeenAt', 'revokedAt'])
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
}

export async function insertScreen(
  tx: Tx,
  screen: { name: string; tokenHash: string; createdBy: number; createdAt: number },
): Promise<number> {
  return insertRowForId(tx, 'wallScreen', { ...screen, lastSeenAt: null, revokedAt: null });
}

export async function lockScreen(tx: Tx, id: number) {
  return tx.selectFrom('wallScreen').select(['id', 'name', 'revokedAt']).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function markScreen(
  tx: Tx,
  id: number,
  stamp: { readonly lastSeenAt: number } | { readonly revokedAt: number },
): Promise<void> {
  await tx.updateTable('wallScreen').set(stamp).where('id', '=', id).execute();
}

export interface FoundJob {
  readonly requestId: number;
  readonly no: string;
  readonly customerName: string;
  readonly region: string | null;
  readonly state: RequestState;
  readonly holdReason: string;
  readonly dueAt: number;
  readonly amberAt: number;
}

// Written out, so that the index over the clocks that are not over serves.
const isLive = sql<boolean>`timer.state in ('running', 'paused')`;

/** Each job's clock that runs out first. */
function firstTimers(db: Db, state: 'running' | 'paused') {
  const select = db
    .selectFrom('timer')
    .where(isLive)
    .where('timer.state', '=', state)
    .where(
      sql<boolean>`not exists (
        select 1 from timer other where other.request_id = timer.request_id and other.state = ${state}
          and (other.due_at < timer.due_at or (other.due_at = timer.due_at and other.id < timer.id)))`,
    );
  if (state === 'running') return select;
  return select.where(
    sql<boolean>`not exists (select 1 from timer other where other.request_id = timer.request_id and other.state = 'running')`,
  );
}

/** Jobs by their clocks, the most late first. */
export async function findTimedJobs(db: Db, state: 'running' | 'paused', limit: number): Promise<readonly FoundJob[]> {
  return firstTimers(db, state)
    .innerJoin('serviceRequest as request', 'request.id', 'timer.requestId')
    .leftJoin('customer', 'customer.id', 'request.customerId')
    .select(['request.id as requestId', 'request.no', 'request.customerName', 'customer.region', 'request.state', 'request.holdReason'])
    .select(['dueAt', 'amberAt'])
    .orderBy('dueAt')
    .orderBy('timer.id')
    .limit(limit)
    .execute();
}

/** Jobs of before there were clocks: their promise is the one that was told to the customer. */
const untimed = (db: Db) =>
  db
    .selectFrom('serviceRequest as request')
    .where(
      'request.state',
      'in',
      openRequestStates.filter((state) => state !== 'resolved' && state !== 'told'),
    )
    .where('request.presetVersionId', 'is', null);

export async function findUntimedJobs(db: Db, limit: number): Promise<readonly FoundJob[]> {
  return untimed(db)
    .leftJoin('customer', 'customer.id', 'request.customerId')
    .select(['request.id as requestId', 'request.no', 'request.customerName', 'customer.region', 'request.state', 'request.holdReason'])
    .select(['promisedAt as dueAt', 'promisedAt as amberAt'])
    .orderBy('promisedAt')
    .orderBy('request.id')
    .limit(limit)
    .execute();
}

export interface JobCounts {
  readonly overdue: number;
  readonly soon: number;
  readonly today: number;
}

/** How many jobs are late, in the last part of their time, and due before the day ends; each by the clock that runs out first. */
export async function countJobs(db: Db, now: number, dayEnd: number): Promise<JobCounts> {
  const timed = await firstTimers(db, 'running')
    .select([
      sql<number>`sum(case when due_at < ${now} then 1 else 0 end)`.as('overdue'),
      sql<number>`sum(case when due_at >= ${now} and amber_at <= ${now} then 1 else 0 end)`.as('soon'),
      sql<number>`sum(case when due_at >= ${now} and due_at < ${dayEnd} then 1 else 0 end)`.as('today'),
    ])
    .where((eb) => eb.or([eb('dueAt', '<', dayEnd), eb('amberAt', '<=', now)]))
    .executeTakeFirst();
  const old = await untimed(db)
    .select([
      sql<number>`sum(case when promised_at < ${now} then 1 else 0 end)`.as('overdue'),
      sql<number>`sum(case when promised_at >= ${now} and promised_at < ${dayEnd} then 1 else 0 end)`.as('today'),
    ])
    .executeTakeFirst();
  return {
    overdue: Number(timed?.overdue ?? 0) + Number(old?.overdue ?? 0),
    soon: Number(timed?.soon ?? 0),
    today: Number(timed?.today ?? 0) + Number(old?.today ?? 0),
  };
}

export async function countPaused(db: Db): Promise<number> {
  const row = await firstTimers(db, 'paused')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Who is on the visits of these jobs that are to come or under way, the earliest visit first. */
export const findVisits: (db: Db, ids: readonly number[]) => Promise<readonly Visit[]> = preparedList((db, ids) =>
  db
    .selectFrom('workOrder')
    .innerJoin('workOrderTechnician as worker', 'worker.workOrderId', 'workOrder.id')
    .innerJoin('staff', 'staff.id', 'worker.staffId')
    .select(['workOrder.requestId', 'workOrder.id', 'workOrder.state', 'staff.name'])
    .where('workOrder.requestId', 'in', ids)
    .where('workOrder.issuedAt', 'is not', null)
    .where('workOrder.finishedAt', 'is', null)
    .where('workOrder.voidedAt', 'is', null)
    .orderBy('workOrder.plannedAt')
    .orderBy('workOrder.id')
    .orderBy('worker.isLead', 'desc'),
);

interface Visit {
  readonly requestId: number;
  readonly id: number;
  readonly state: WorkOrderState;
  readonly name: string;
}
