import type { Insertable, Selectable } from 'kysely';
import type { IncidentAction } from '../../../shared/incidents.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';
import type { IncidentActionTable } from '../../db/schema/incidents.ts';

/** Safety accidents since an instant (R-002-119). */
export async function countSafety(
  db: Db,
  since: number,
): Promise<{ readonly count: number; readonly open: number; readonly lastAt: number | null }> {
  const { all, open, lastAt } = await db
    .selectFrom('incident')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.sum<number | null>(eb.case().when('state', '=', 'closed').then(0).else(1).end()).as('open'),
      eb.fn.max<number | null>('createdAt').as('lastAt'),
    ])
    .where('source', '=', 'safety')
    .where('createdAt', '>=', since)
    .executeTakeFirstOrThrow();
  return { count: Number(all), open: Number(open ?? 0), lastAt: lastAt === null ? null : Number(lastAt) };
}

/** Actions of open incidents that were due before this day. */
export async function countLateActions(db: Db, today: string): Promise<number> {
  const { n } = await db
    .selectFrom('incidentAction')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('doneAt', 'is', null)
    .where('dueOn', '<', today)
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function countOpenIncidents(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('incident')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('state', '<>', 'closed')
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** What is to be done about an incident, in the order in which it was given. */
export async function findActions(db: Db | Tx, incidentId: number): Promise<readonly IncidentAction[]> {
  return db
    .selectFrom('incidentAction')
    .innerJoin('staff', 'staff.id', 'incidentAction.ownerId')
    .leftJoin('userAccount', 'userAccount.id', 'incidentAction.doneBy')
    .select([
      'incidentAction.id',
      'incidentAction.text',
      'incidentAction.ownerId',
      'staff.name as ownerName',
      'incidentAction.dueOn',
      'incidentAction.doneAt',
      'userAccount.displayName as doneByName',
      'incidentAction.result',
    ])
    .where('incidentId', '=', incidentId)
    .orderBy('incidentAction.id')
    .limit(200)
    .execute();
}

export async function insertAction(tx: Tx, action: Insertable<IncidentActionTable>): Promise<number> {
  return insertRowForId(tx, 'incidentAction', action);
}

export async function lockAction(tx: Tx, incidentId: number, id: number): Promise<Selectable<IncidentActionTable> | undefined> {
  return tx
    .selectFrom('incidentAction')
    .selectAll()
    .where('id', '=', id)
    .where('incidentId', '=', incidentId)
    .forUpdate()
    .executeTakeFirst();
}

export async function endAction(
  tx: Tx,
  id: number,
  end: { readonly doneAt: number; readonly doneBy: number; readonly result: string },
): Promise<void> {
  await tx.updateTable('incidentAction').set(end).where('id', '=', id).execute();
}
