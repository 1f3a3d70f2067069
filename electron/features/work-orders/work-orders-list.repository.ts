import { sql } from 'kysely';
import type { SelectQueryBuilder } from 'kysely';
import type { z } from 'zod';
import { outStates } from '../../../shared/work-order-lifecycle.ts';
import type { WorkOrderState } from '../../../shared/work-order-lifecycle.ts';
import type { DispatchLogRow, WorkOrderRow, workOrderCountInput, workOrderSorts } from '../../../shared/work-orders.ts';
import { addDays, startOfDay } from '../../../shared/time.ts';
import type { Db } from '../../db/engine.ts';
import { preparedList } from '../../db/prepared.ts';
import type { Database } from '../../db/schema.ts';
import { findTechnicians } from './work-orders.repository.ts';

export type WorkOrderFilter = z.output<typeof workOrderCountInput>;
export type WorkOrderSort = (typeof workOrderSorts)[number];

/** `own`: the person whose slips alone may be seen (R-000-84), or null for all. */
export interface SlipScope {
  readonly zone: string;
  readonly own: number | null;
  /** Slips that the query means; undefined where there is no query. */
  readonly found?: readonly number[];
}

type Joined = Database & { readonly request: Database['serviceRequest'] };
type Select<O> = SelectQueryBuilder<Joined, 'workOrder' | 'request', O>;

function selectRows(db: Db) {
  return db
    .selectFrom('workOrder')
    .innerJoin('serviceRequest as request', 'request.id', 'workOrder.requestId')
    .select((eb) => [
      'workOrder.id',
      'workOrder.no',
      'workOrder.state',
      'workOrder.requestId',
      'request.no as requestNo',
      'request.urgency',
      'request.customerName',
      'request.address',
      'request.phone',
      'request.productText',
      'workOrder.plannedAt',
      'workOrder.issuedAt',
      'workOrder.returnedAt',
      'workOrder.printCount',
      'workOrder.waitingForParts',
      'workOrder.version',
      eb.selectFrom('workOrderLine').select('text').whereRef('workOrderId', '=', 'workOrder.id').where('lineNo', '=', 1).as('work'),
    ]);
}

type RawRow = Omit<WorkOrderRow, 'technicians' | 'isWaitingForParts' | 'work'> & {
  readonly waitingForParts: number;
  readonly work: string | null;
};

async function withTechnicians(db: Db, rows: readonly RawRow[]): Promise<readonly WorkOrderRow[]> {
  const technicians = await findTechnicians(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ waitingForParts, work, ...row }) => ({
    ...row,
    work: work ?? '',
    isWaitingForParts: waitingForParts === 1,
    technicians: technicians.get(row.id) ?? [],
  }));
}

/** Slips by their ids, in no order. */
export async function findRowsById(db: Db, ids: readonly number[]): Promise<readonly WorkOrderRow[]> {
  return withTechnicians(db, await rowsById(db, ids));
}

const rowsById = preparedList((db, ids) => selectRows(db).where('workOrder.id', 'in', ids));

/** A page of slips, the newest first or by planned time. */
export async function findWorkOrderRows(
  db: Db,
  filter: WorkOrderFilter,
  scope: SlipScope,
  sort: WorkOrderSort,
  after: readonly [number] | readonly [number, number] | undefined,
  limit: number,
): Promise<readonly WorkOrderRow[]> {
  const select = narrow(selectRows(db), filter, scope);
  return withTechnicians(db, await ordered(select, sort, after).limit(limit).execute());
}

function ordered<O>(select: Select<O>, sort: WorkOrderSort, after: readonly number[] | undefined): Select<O> {
  if (sort === 'planned') {
    const sorted = select.orderBy('workOrder.plannedAt').orderBy('workOrder.id');
    return after ? sorted.where(sql<boolean>`(work_order.planned_at, work_order.id) > (${after[0]}, ${after[1]})`) : sorted;
  }
  const sorted = select.orderBy('workOrder.id', 'desc');
  return after ? sorted.where('workOrder.id', '<', after[0] ?? 0) : sorted;
}

function narrow<O>(select: Select<O>, filter: WorkOrderFilter, { zone, own, found }: SlipScope): Select<O> {
  let narrowed = select;
  const { states, staffId, requestId, plannedOn, isWaitingForParts } = filter;
  if (states.length === 1) narrowed = narrowed.where('workOrder.state', '=', states[0] as WorkOrderState);
  else if (states.length > 1) narrowed = narrowed.where('workOrder.state', 'in', states);
  if (requestId !== null) narrowed = narrowed.where('workOrder.requestId', '=', requestId);
  narrowed = ofPerson(ofPerson(narrowed, staffId), own);
  if (plannedOn)
    narrowed = narrowed
      .where('workOrder.plannedAt', '>=', startOfDay(plannedOn, zone))
      .where('workOrder.plannedAt', '<', startOfDay(addDays(plannedOn, 1), zone));
  if (isWaitingForParts) narrowed = narrowed.where('workOrder.waitingForParts', '=', 1);
  // An empty list must find nothing, and `in ()` is not portable.
  if (found) narrowed = narrowed.where('workOrder.id', 'in', found.length > 0 ? found : [0]);
  return narrowed;
}

/** Only slips that this person is on; null = all. */
function ofPerson<O>(select: Select<O>, person: number | null): Select<O> {
  if (person === null) return select;
  return select.where('workOrder.id', 'in', (eb) =>
    eb.selectFrom('workOrderTechnician').select('workOrderId').where('staffId', '=', person),
  );
}

export async function countWorkOrders(db: Db, filter: WorkOrderFilter, scope: SlipScope, limit: number): Promise<number> {
  const base = db
    .selectFrom('workOrder')
    .innerJoin('serviceRequest as request', 'request.id', 'workOrder.requestId')
    .select('workOrder.id');
  const { n } = await db
    .selectFrom(narrow(base, filter, scope).limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function findWorkOrderRow(db: Db, id: number): Promise<WorkOrderRow | undefined> {
  const [row] = await withTechnicians(db, await selectRows(db).where('workOrder.id', '=', id).execute());
  return row;
}

/** The daily dispatch log of a day, in the order of its lines (B-11). */
export async function findLogRows(db: Db, day: string, own: number | null): Promise<readonly DispatchLogRow[]> {
  const lines = await db
    .selectFrom('dispatchLogLine')
    .select(['lineNo', 'workOrderId'])
    .where('day', '=', day)
    .orderBy('lineNo')
    .limit(1000)
    .execute();
  if (lines.length === 0) return [];
  const select = ofPerson(selectRows(db), own).where(
    'workOrder.id',
    'in',
    lines.map(({ workOrderId }) => workOrderId),
  );
  const rows = new Map((await withTechnicians(db, await select.execute())).map((row) => [row.id, row]));
  return lines.flatMap(({ lineNo, workOrderId }) => {
    const workOrder = rows.get(workOrderId);
    return workOrder ? [{ lineNo, workOrder }] : [];
  });
}

/** Slips issued on a day whose paper is not back with the supervisor (R-000-52). */
export async function findNotHandedBack(db: Db, day: string, zone: string, own: number | null): Promise<readonly WorkOrderRow[]> {
  const rows = await ofPerson(selectRows(db), own)
    .where('workOrder.state', 'in', outStates)
    .where('workOrder.plannedAt', '<', startOfDay(addDays(day, 1), zone))
    .where('workOrder.issuedAt', 'is not', null)
    .orderBy('workOrder.plannedAt')
    .orderBy('workOrder.id')
    .limit(500)
    .execute();
  return withTechnicians(db, rows);
}

/** Numbers that were printed and neither came back, were handed over nor voided (R-001-14), oldest first; the same as the papers' list. */
export async function findUnmatched(db: Db, limit: number, own: number | null): Promise<readonly WorkOrderRow[]> {
  const rows = await ofPerson(selectRows(db), own)
    .where('workOrder.state', 'in', outStates)
    .where('workOrder.printCount', '>', 0)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('handoverLine')
            .select('handoverLine.id')
            .where('handoverLine.kind', '=', 'workOrder')
            .whereRef('handoverLine.subjectId', '=', 'workOrder.id')
            .where('handoverLine.isLast', '=', 1),
        ),
      ),
    )
    .orderBy('workOrder.id')
    .limit(limit)
    .execute();
  return withTechnicians(db, rows);
}
