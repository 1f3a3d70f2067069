import type { Tx } from '../../db/engine.ts';

/** What a reminder says of an incident. */
export interface Remindable {
  readonly id: number;
  readonly no: string;
  readonly requestId: number | null;
}

/** Incidents whose visit was planned for a time that has passed, nobody was there and nobody was told; locked. */
export async function lockMissedVisits(tx: Tx, now: number, limit: number): Promise<readonly Remindable[]> {
  return tx
    .selectFrom('incident')
    .select(['id', 'no', 'requestId'])
    .where('state', '=', 'reported')
    .where('visitMissedAt', 'is', null)
    .where('visitPlannedAt', '<', now)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
}

export async function markVisitTold(tx: Tx, id: number, now: number): Promise<void> {
  await tx.updateTable('incident').set({ visitMissedAt: now }).where('id', '=', id).execute();
}

/** Incidents with an action past its day that nobody was told of; locked. */
export async function lockLateIncidents(tx: Tx, today: string, limit: number): Promise<readonly Remindable[]> {
  return tx
    .selectFrom('incident')
    .select(['id', 'no', 'requestId'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('incidentAction')
        .select('incidentAction.incidentId')
        .where('doneAt', 'is', null)
        .where('lateToldAt', 'is', null)
        .where('dueOn', '<', today),
    )
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
}

/** Users who were given an action that is late and were not told of it. */
export async function findOwnersOfLate(tx: Tx, incidentId: number, today: string): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('incidentAction')
    .innerJoin('userAccount', 'userAccount.staffId', 'incidentAction.ownerId')
    .select('userAccount.id')
    .distinct()
    .where('incidentId', '=', incidentId)
    .where('doneAt', 'is', null)
    .where('lateToldAt', 'is', null)
    .where('dueOn', '<', today)
    .where('userAccount.disabledAt', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

export async function hasLateAction(tx: Tx, incidentId: number, today: string): Promise<boolean> {
  const row = await tx
    .selectFrom('incidentAction')
    .select('id')
    .where('incidentId', '=', incidentId)
    .where('doneAt', 'is', null)
    .where('dueOn', '<', today)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function markActionsTold(tx: Tx, incidentId: number, today: string, now: number): Promise<void> {
  await tx
    .updateTable('incidentAction')
    .set({ lateToldAt: now })
    .where('incidentId', '=', incidentId)
    .where('doneAt', 'is', null)
    .where('lateToldAt', 'is', null)
    .where('dueOn', '<', today)
    .execute();
}
