import type { Insertable, Updateable } from 'kysely';
import { mostPoints } from '../../../shared/project-acceptance.ts';
import type { PointState, PointView } from '../../../shared/project-acceptance.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';
import type { ProjectPointTable } from '../../db/schema/archive.ts';

/** The points of a project in the order in which they were raised. */
export async function findPoints(db: Db, projectId: number): Promise<readonly PointView[]> {
  const rows = await db
    .selectFrom('projectPoint')
    .innerJoin('userAccount as raiser', 'raiser.id', 'projectPoint.raisedBy')
    .leftJoin('userAccount as settler', 'settler.id', 'projectPoint.settledBy')
    .select([
      'projectPoint.id',
      'text',
      'state',
      'answer',
      'followUntil',
      'raisedAt',
      'raiser.displayName as raisedBy',
      'settledAt',
      'settler.displayName as settledBy',
      'projectPoint.version',
    ])
    .where('projectId', '=', projectId)
    .orderBy('projectPoint.id')
    .limit(mostPoints)
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as PointState }));
}

/** Words of the points that are still open. */
export async function findOpenPoints(db: Db, projectId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('projectPoint')
    .select('text')
    .where('projectId', '=', projectId)
    .where('state', '=', 'open')
    .orderBy('id')
    .limit(mostPoints)
    .execute();
  return rows.map(({ text }) => text);
}

/** Locks the project until the transaction ends, so that no point is raised while it is being accepted or archived. */
export async function lockProject(tx: Tx, id: number): Promise<void> {
  await tx.selectFrom('project').select('id').where('id', '=', id).forUpdate().execute();
}

export async function lockPoint(tx: Tx, id: number) {
  return tx.selectFrom('projectPoint').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertPoint(tx: Tx, point: Insertable<ProjectPointTable>): Promise<number> {
  return insertRowForId(tx, 'projectPoint', point);
}

export async function updatePoint(tx: Tx, id: number, changes: Updateable<ProjectPointTable>): Promise<void> {
  await tx.updateTable('projectPoint').set(changes).where('id', '=', id).execute();
}
