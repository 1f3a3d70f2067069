import { sql } from 'kysely';
import type { Db } from '../../db/engine.ts';
import { prepared, preparedList } from '../../db/prepared.ts';

const slipNumbers = preparedList((db, ids) => db.selectFrom('workOrder').select(['id', 'no']).where('id', 'in', ids));

export async function findSlipNumbers(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  return new Map((await slipNumbers(db, ids)).map(({ id, no }) => [id, no]));
}

const slipRequest = prepared((db, id: number) => db.selectFrom('workOrder').select('requestId').where('id', '=', id));

export async function findRequestOfSlip(db: Db, id: number): Promise<number | undefined> {
  return (await slipRequest(db, id))[0]?.requestId;
}

const onSlip = prepared((db, workOrderId: number, staffId: number) =>
  db.selectFrom('workOrderTechnician').select('staffId').where('workOrderId', '=', workOrderId).where('staffId', '=', staffId),
);

export async function isOnSlip(db: Db, workOrderId: number, staffId: number): Promise<boolean> {
  return (await onSlip(db, workOrderId, staffId)).length > 0;
}

const marks = preparedList((db, ids) =>
  db
    .selectFrom('timer')
    .select(['requestId', 'presetVersionId', 'policy', 'state', 'dueAt', 'amberAt'])
    .where('requestId', 'in', ids)
    .where('state', 'in', ['running', 'paused'])
    .orderBy('id'),
);

/** The clocks of these requests that have not ended. */
export async function findDueMarks(db: Db, requestIds: readonly number[]) {
  return marks(db, requestIds);
}

const soon = prepared((db, before: number, limit: number) =>
  db
    .selectFrom('timer')
    .select(['requestId', 'dueAt', 'amberAt'])
    // Written out: only so does an engine know that the partial index holds all of them.
    .where(sql<boolean>`state in ('running', 'paused')`)
    .where('state', '=', sql.lit('running'))
    .where('dueAt', '<', before)
    .orderBy('dueAt')
    .orderBy('id')
    .limit(sql<number>`${limit}`),
);

/** Running clocks that are due before a moment, the longest due first. */
export async function findDueBefore(db: Db, before: number, limit: number) {
  return soon(db, before, limit);
}

/**
 * How the clocks that ended in a stretch of time were kept, per preset and clock: figures of the rows by rank, so that the engine sorts them
 * once and hands out one row a clock. Clocks that were missed in it and have not ended count as well, but not for the time that work took.
 */
export async function findTimeliness(db: Db, from: number, to: number) {
  const ended = db
    .selectFrom('timer')
    .select(['presetVersionId', 'policy', 'missedAt', 'takenMs'])
    .where('stoppedAt', 'is not', null)
    .where('stoppedAt', '>=', from)
    .where('stoppedAt', '<', to)
    .where('state', '=', 'stopped');
  const open = db
    .selectFrom('timer')
    .select(['presetVersionId', 'policy', 'missedAt', 'takenMs'])
    // Written out as the partial index says it.
    .where(sql<boolean>`missed_at is not null and state in ('running', 'paused')`)
    .where('missedAt', '>=', from)
    .where('missedAt', '<', to);
  const ranked = db
    .selectFrom(ended.unionAll(open).as('timer'))
    .innerJoin('presetVersion', 'presetVersion.id', 'timer.presetVersionId')
    .select([
      'presetVersion.presetCode',
      'timer.policy',
      'timer.presetVersionId',
      'timer.missedAt',
      'timer.takenMs',
      sql<number>`row_number() over (partition by preset_version.preset_code, timer.policy order by timer.taken_ms nulls last)`.as('nth'),
      sql<number>`count(timer.taken_ms) over (partition by preset_version.preset_code, timer.policy)`.as('n'),
    ]);
  const rows = await db
    .selectFrom(ranked.as('ranked'))
    .select((eb) => [
      'presetCode',
      'policy',
      eb.fn.max<number>('presetVersionId').as('versionId'),
      eb.fn.countAll<number>().as('total'),
      sql<number>`sum(case when missed_at is null then 1 else 0 end)`.as('inTime'),
      sql<number | null>`min(case when nth * 2 >= n then taken_ms end)`.as('medianMs'),
      sql<number | null>`min(case when nth * 10 >= n * 9 then taken_ms end)`.as('p90Ms'),
    ])
    .groupBy(['presetCode', 'policy'])
    .orderBy('presetCode')
    .orderBy('policy')
    .limit(500)
    .execute();
  return rows.map(({ versionId, total, inTime, medianMs, p90Ms, ...row }) => ({
    ...row,
    versionId: Number(versionId),
    total: Number(total),
    inTime: Number(inTime),
    medianMs: medianMs === null ? null : Number(medianMs),
    p90Ms: p90Ms === null ? null : Number(p90Ms),
  }));
}
