import { sql } from 'kysely';
import type { SelectQueryBuilder } from 'kysely';
import type { RepairFilter, RepairSort } from '../../../shared/reports.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import type { RequestState } from '../../../shared/request-lifecycle.ts';
import type { Db } from '../../db/engine.ts';
import { preparedList } from '../../db/prepared.ts';
import type { Database } from '../../db/schema.ts';

export interface RepairScope {
  readonly now: number;
  /** Requests that the query means; undefined where there is no query. */
  readonly found: readonly number[] | undefined;
}

type Joined = Database & { readonly request: Database['serviceRequest'] };
type Select<O> = SelectQueryBuilder<Joined, 'request', O>;

/** States in which the promise to the customer still runs. */
export const promisedStates: readonly RequestState[] = openRequestStates.filter((state) => state !== 'resolved' && state !== 'told');

/** Open requests in the order asked for, after the sort keys of the last row. */
export async function findOpenRepairs(
  db: Db,
  filter: RepairFilter,
  scope: RepairScope,
  sort: RepairSort,
  after: readonly [number, number] | undefined,
  limit: number,
) {
  const column = sort === 'oldest' ? 'request.receivedAt' : 'request.promisedAt';
  let select = narrow(db.selectFrom('serviceRequest as request'), filter, scope)
    .leftJoin('userAccount as owner', 'owner.id', 'request.ownerUserId')
    .select(['request.id', 'request.no', 'request.customerId', 'customerName', 'productText', 'content', 'type', 'state'])
    .select(['receivedAt', 'promisedAt', 'holdReason', 'planConfirmedAt', 'surveyAt', 'closedAt'])
    .select('owner.displayName as ownerName')
    .orderBy(column)
    .orderBy('request.id')
    .limit(limit);
  if (after) select = select.where((eb) => eb(eb.refTuple(column, 'request.id'), '>', eb.tuple(after[0], after[1])));
  return select.execute();
}

export type OpenRepair = Awaited<ReturnType<typeof findOpenRepairs>>[number];

export async function countOpenRepairs(db: Db, filter: RepairFilter, scope: RepairScope, limit: number): Promise<number> {
  const found = narrow(db.selectFrom('serviceRequest as request'), filter, scope).select('request.id').limit(limit);
  const { n } = await db
    .selectFrom(found.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function narrow<O>(select: Select<O>, { type, staffId, isLate, isHeld }: RepairFilter, { now, found }: RepairScope): Select<O> {
  let narrowed = select.where('request.state', 'in', isLate ? promisedStates : openRequestStates);
  if (type !== null) narrowed = narrowed.where('request.type', '=', type);
  if (isLate) narrowed = narrowed.where('request.promisedAt', '<', now);
  if (isHeld) narrowed = narrowed.where('request.holdReason', '<>', '');
  if (staffId !== null)
    narrowed = narrowed.where('request.id', 'in', (eb) =>
      eb
        .selectFrom('workOrder')
        .innerJoin('workOrderTechnician as worker', 'worker.workOrderId', 'workOrder.id')
        .select('workOrder.requestId')
        .where('worker.staffId', '=', staffId)
        .where('workOrder.voidedAt', 'is', null),
    );
  // An empty list must find nothing, and `in ()` is not portable.
  if (found) narrowed = narrowed.where('request.id', 'in', found.length > 0 ? found : [0]);
  return narrowed;
}

/** When the visits of these requests got how far; slips that are void took no step. */
export const findSlipStamps = preparedList((db, ids) =>
  db
    .selectFrom('workOrder')
    .select((eb) => [
      'requestId',
      eb.fn.min('createdAt').as('plannedAt'),
      eb.fn.min<number | null>('arrivedAt').as('arrivedAt'),
      eb.fn.min<number | null>('departedAt').as('departedAt'),
      eb.fn.max<number | null>('finishedAt').as('finishedAt'),
      eb.fn.max<number | null>('signedAt').as('signedAt'),
      sql<number>`sum(case when finished_at is null then 1 else 0 end)`.as('unfinished'),
    ])
    .where('requestId', 'in', ids)
    .where('voidedAt', 'is', null)
    .groupBy('requestId'),
);

/** The dated texts of these requests, the newest of each kind. */
export const findDatedSteps = preparedList((db, ids) =>
  db
    .selectFrom('requestStep')
    .select((eb) => ['requestId', 'kind', eb.fn.max('at').as('at')])
    .where('requestId', 'in', ids)
    .groupBy(['requestId', 'kind']),
);

/** Who is on the slips of these requests that are not void, in the order of the slips. */
export const findRepairWorkers = preparedList((db, ids) =>
  db
    .selectFrom('workOrder')
    .innerJoin('workOrderTechnician as worker', 'worker.workOrderId', 'workOrder.id')
    .innerJoin('staff', 'staff.id', 'worker.staffId')
    .select(['workOrder.requestId', 'staff.id', 'staff.name'])
    .where('workOrder.requestId', 'in', ids)
    .where('workOrder.voidedAt', 'is', null)
    .orderBy('workOrder.id')
    .orderBy('worker.isLead', 'desc'),
);
