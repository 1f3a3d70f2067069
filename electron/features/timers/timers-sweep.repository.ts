import { sql } from 'kysely';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRow, prepared, preparedList } from '../../db/prepared.ts';
import type { TimerRecord } from './timer-lines.ts';

const due = prepared((db, now: number, afterAt: number, afterId: number, limit: number) =>
  db
    .selectFrom('timer')
    .select(['id', 'requestId', 'nextAt'])
    .where('nextAt', 'is not', null)
    .where('nextAt', '<=', now)
    .where(sql<boolean>`(next_at, id) > (${afterAt}, ${afterId})`)
    .orderBy('nextAt')
    .orderBy('id')
    .limit(sql<number>`${limit}`),
);

/** Clocks that have something to say by now, the longest due first; a range of an index, however many run. */
export async function findDue(db: Db, now: number, [afterAt, afterId]: readonly [number, number], limit: number) {
  return due(db, now, afterAt, afterId, limit);
}

const locked = preparedList((db, ids) =>
  db.selectFrom('timer').selectAll().where('id', 'in', ids).where('nextAt', 'is not', null).orderBy('id').forUpdate(),
);

/** Of these clocks those that still have something to say: another host may have been here while we waited for the rows. */
export async function lockDue(tx: Tx, ids: readonly number[], now: number): Promise<readonly TimerRecord[]> {
  return (await locked(tx, ids)).filter(({ nextAt, state }) => nextAt !== null && nextAt <= now && state === 'running');
}

const step = prepared((db, stepNow: number, missedAt: number | null, nextAt: number | null, version: number, id: number) =>
  db.updateTable('timer').set({ step: stepNow, missedAt, nextAt, version }).where('id', '=', id),
);

export async function markStep(
  tx: Tx,
  { id, version }: TimerRecord,
  { stepNow, nextAt, missedAt }: { readonly stepNow: number; readonly nextAt: number | null; readonly missedAt: number | null },
): Promise<void> {
  await step(tx, stepNow, missedAt, nextAt, version + 1, id);
}

const overdue = prepared((db, since: number, id: number) =>
  db.updateTable('serviceRequest').set({ overdueSince: since }).where('id', '=', id).where('overdueSince', 'is', null),
);

/** A missed promise waits for its reason, new plan and told-at (R-002-98). */
export async function markOverdue(tx: Tx, requestId: number, since: number): Promise<void> {
  await overdue(tx, since, requestId);
}

const requestLocks = preparedList((db, ids) =>
  db.selectFrom('serviceRequest').select('id').where('id', 'in', ids).orderBy('id').forUpdate(),
);

/** Requests before their clocks, as every command locks them: nobody waits for the other in a circle. */
export async function lockRequests(tx: Tx, ids: readonly number[]): Promise<void> {
  await requestLocks(tx, ids);
}

export async function bumpRequest(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('serviceRequest')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** What the program found by itself, for the timeline of the request. */
export async function insertSweepEvent(tx: Tx, now: number, requestId: number, kind: string, data: object): Promise<void> {
  await insertRow(tx, 'event', { at: now, userId: null, subject: 'request', subjectId: requestId, kind, data: JSON.stringify(data) });
}

/** Users who are technicians of the slip. */
export async function findSlipUsers(tx: Tx, workOrderId: number): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('workOrderTechnician')
    .innerJoin('userAccount', 'userAccount.staffId', 'workOrderTechnician.staffId')
    .select('userAccount.id')
    .where('workOrderTechnician.workOrderId', '=', workOrderId)
    .where('userAccount.disabledAt', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Requests with running clocks, in the order of their ids, after `after`. */
export async function findRunningRequests(db: Db, after: number, limit: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('timer')
    .select('requestId')
    .distinct()
    .where('requestId', '>', after)
    .where('state', 'in', ['running', 'paused'])
    .orderBy('requestId')
    .limit(limit)
    .execute();
  return rows.map(({ requestId }) => requestId);
}

/** Open requests from before there were clocks. */
export async function findUntimed(db: Db, states: readonly string[], limit: number) {
  return db
    .selectFrom('serviceRequest')
    .select(['id', 'customerId', 'projectId', 'installedItemId', 'receivedAt'])
    .where('presetVersionId', 'is', null)
    .where('state', 'in', states as never)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function adoptRequest(tx: Tx, id: number, presetVersionId: number, calendarCode: string): Promise<void> {
  await tx
    .updateTable('serviceRequest')
    .set({ presetVersionId, calendarCode })
    .where('id', '=', id)
    .where('presetVersionId', 'is', null)
    .execute();
}
