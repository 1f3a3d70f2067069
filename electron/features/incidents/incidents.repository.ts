import type { Insertable, Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { IncidentState } from '../../../shared/incident-lifecycle.ts';
import type { IncidentRow, IncidentSource, IncidentView } from '../../../shared/incidents.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { IncidentTable } from '../../db/schema/incidents.ts';

export type IncidentRecord = Selectable<IncidentTable>;

export interface IncidentFilter {
  readonly states: readonly IncidentState[];
  readonly source: IncidentSource | null;
  readonly isLate: boolean;
  /** What a query means: beginnings of numbers of incidents, and requests; undefined: no query. */
  readonly meant: { readonly beginnings: readonly string[]; readonly requestIds: readonly number[] } | undefined;
  /** Today in the shop. */
  readonly today: string;
}

type IncidentsOf = { readonly requestId: number } | { readonly projectId: number };

/** Closed ones come last; within either the oldest first. */
export type IncidentKeys = readonly [number, number];
const closedLast = sql<number>`case when incident.state = 'closed' then 1 else 0 end`;

export function keysOfIncident({ state, id }: Pick<IncidentRow, 'state' | 'id'>): IncidentKeys {
  return [state === 'closed' ? 1 : 0, id];
}

export async function findIncidentRows(
  db: Db,
  filter: IncidentFilter,
  after: IncidentKeys | undefined,
  limit: number,
): Promise<readonly IncidentRow[]> {
  let select = selectRows(filtered(db, filter), filter.today).orderBy(closedLast).orderBy('incident.id').limit(limit);
  if (after) select = select.where(sql<boolean>`(${closedLast}, incident.id) > (${after[0]}, ${after[1]})`);
  return (await select.execute()).map(toRow);
}

export async function countIncidentRows(db: Db, filter: IncidentFilter, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(filtered(db, filter).select('incident.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function findIncidentsOf(db: Db, of: IncidentsOf, today: string): Promise<readonly IncidentRow[]> {
  const incidents = db.selectFrom('incident');
  const about =
    'requestId' in of
      ? incidents.where('incident.requestId', '=', of.requestId)
      : incidents.where((eb) =>
          eb.or([
            eb('incident.projectId', '=', of.projectId),
            eb('incident.requestId', 'in', (requests) =>
              requests.selectFrom('serviceRequest').select('serviceRequest.id').where('serviceRequest.projectId', '=', of.projectId),
            ),
          ]),
        );
  const rows = await selectRows(about, today).orderBy('incident.id', 'desc').limit(20).execute();
  return rows.map(toRow);
}

export async function findOpenIncidentOf(db: Db, requestId: number): Promise<{ readonly id: number; readonly no: string } | undefined> {
  return db
    .selectFrom('incident')
    .select(['id', 'no'])
    .where('requestId', '=', requestId)
    .where('state', '<>', 'closed')
    .executeTakeFirst();
}

function filtered(db: Db, { states, source, isLate, meant, today }: IncidentFilter) {
  let select = db.selectFrom('incident');
  if (states.length > 0) select = select.where('incident.state', 'in', states);
  if (source !== null) select = select.where('incident.source', '=', source);
  if (isLate)
    select = select.where('incident.id', 'in', (eb) =>
      eb
        .selectFrom('incidentAction')
        .select('incidentAction.incidentId')
        .where('incidentAction.doneAt', 'is', null)
        .where('incidentAction.dueOn', '<', today),
    );
  if (meant)
    select = select.where((eb) =>
      eb.or([
        eb('incident.requestId', 'in', meant.requestIds.length > 0 ? meant.requestIds : [0]),
        ...meant.beginnings.map((start) => eb.and([eb('incident.no', '>=', start), eb('incident.no', '<', `${start}~`)])),
      ]),
    );
  return select;
}

function selectRows(from: ReturnType<typeof filtered>, today: string) {
  return from
    .leftJoin('serviceRequest', 'serviceRequest.id', 'incident.requestId')
    .leftJoin('project', 'project.id', 'incident.projectId')
    .leftJoin('customer', (join) =>
      join.on((eb) => eb('customer.id', '=', eb.fn.coalesce('serviceRequest.customerId', 'project.customerId'))),
    )
    .innerJoin('userAccount as creator', 'creator.id', 'incident.createdBy')
    .select([
      'incident.id',
      'incident.no',
      'incident.source',
      'incident.state',
      'incident.stateAt',
      'incident.createdAt',
      'creator.displayName as createdByName',
      'incident.requestId',
      'serviceRequest.no as requestNo',
      'customer.id as customerId',
      'customer.name as customerName',
      'incident.facts',
      'incident.visitPlannedAt',
      'incident.visitedAt',
      (eb) =>
        eb
          .selectFrom('incidentAction')
          .select((count) => count.fn.countAll<number>().as('n'))
          .whereRef('incidentAction.incidentId', '=', 'incident.id')
          .where('incidentAction.doneAt', 'is', null)
          .as('openActions'),
      (eb) =>
        eb
          .selectFrom('incidentAction')
          .select((count) => count.fn.countAll<number>().as('n'))
          .whereRef('incidentAction.incidentId', '=', 'incident.id')
          .where('incidentAction.doneAt', 'is', null)
          .where('incidentAction.dueOn', '<', today)
          .as('lateActions'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRows>['executeTakeFirstOrThrow']>>;

function toRow(row: Row): IncidentRow {
  return { ...row, openActions: Number(row.openActions ?? 0), lateActions: Number(row.lateActions ?? 0) };
}

/** An incident with the names of who did what, without what hangs on it. */
export async function findIncident(
  db: Db,
  id: number,
  today: string,
): Promise<Omit<IncidentView, 'actions' | 'notices' | 'approvals' | 'timeline'> | undefined> {
  const row = await selectRows(db.selectFrom('incident').where('incident.id', '=', id), today)
    .leftJoin('workOrder', 'workOrder.id', 'incident.workOrderId')
    .leftJoin('userAccount as instructor', 'instructor.id', 'incident.instructedBy')
    .leftJoin('userAccount as closer', 'closer.id', 'incident.closedBy')
    .select([
      'incident.workOrderId',
      'workOrder.no as workOrderNo',
      'incident.projectId',
      'project.name as projectName',
      'incident.firstOpinion',
      'incident.investigation',
      'incident.cause',
      'incident.appraisal',
      'incident.opinion',
      'incident.abnormalRecord',
      'incident.instruction',
      'instructor.displayName as instructedByName',
      'incident.instructedAt',
      'incident.closing',
      'closer.displayName as closedByName',
      'incident.closedAt',
      'incident.version',
    ])
    .executeTakeFirst();
  return row && { ...row, ...toRow(row) };
}

/** The row, locked until the end of the transaction. */
export async function lockIncident(tx: Tx, id: number): Promise<IncidentRecord | undefined> {
  return tx.selectFrom('incident').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertIncident(tx: Tx, incident: Insertable<IncidentTable>): Promise<number> {
  return insertRowForId(tx, 'incident', incident);
}

/** Writes changed columns of a locked row and counts its version up. */
export async function updateIncident(
  tx: Tx,
  { id, version }: Pick<IncidentRecord, 'id' | 'version'>,
  changes: Updateable<IncidentTable>,
): Promise<number> {
  await updateRow(tx, 'incident', id, { ...changes, version: version + 1 });
  return version + 1;
}
