import { sql } from 'kysely';
import type { MorningSlip } from '../../../shared/reports.ts';
import type { Db } from '../../db/engine.ts';

export interface DaySpan {
  readonly day: string;
  readonly since: number;
  readonly until: number;
}

/** The slips issued on a day, counted without the log. */
export async function countIssued(db: Db, { since, until }: DaySpan): Promise<number> {
  const { n } = await db
    .selectFrom('workOrder')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('issuedAt', '>=', since)
    .where('issuedAt', '<', until)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The lines of a day's log, and how many of their slips are void or back. */
export async function countLines(db: Db, { day }: DaySpan) {
  const row = await db
    .selectFrom('dispatchLogLine as line')
    .innerJoin('workOrder', 'workOrder.id', 'line.workOrderId')
    .select((eb) => [
      eb.fn.countAll<number>().as('lines'),
      eb.fn.sum<number | null>(eb.case().when('voidedAt', 'is not', null).then(1).else(0).end()).as('voided'),
      eb.fn.sum<number | null>(sql<number>`case when returned_at is not null and voided_at is null then 1 else 0 end`).as('returned'),
    ])
    .where('line.day', '=', day)
    .executeTakeFirstOrThrow();
  return { lines: Number(row.lines), voided: Number(row.voided ?? 0), returned: Number(row.returned ?? 0) };
}

/** Slips that were issued on a day and stand in no log. */
export async function findUnlogged(db: Db, { since, until }: DaySpan): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('workOrder')
    .leftJoin('dispatchLogLine as line', 'line.workOrderId', 'workOrder.id')
    .select('no')
    .where('issuedAt', '>=', since)
    .where('issuedAt', '<', until)
    .where('line.workOrderId', 'is', null)
    .orderBy('no')
    .limit(100)
    .execute();
  return rows.map(({ no }) => no);
}

/** Slips planned for a day whose visit is still to come, by their lead and the planned time. */
export async function findMorningSlips(db: Db, { since, until }: DaySpan, limit: number): Promise<readonly MorningSlip[]> {
  const rows = await db
    .selectFrom('workOrder')
    .innerJoin('serviceRequest as request', 'request.id', 'workOrder.requestId')
    .leftJoin('workOrderTechnician as lead', (join) => join.onRef('lead.workOrderId', '=', 'workOrder.id').on('lead.isLead', '=', 1))
    .leftJoin('staff', 'staff.id', 'lead.staffId')
    .select(['workOrder.id', 'workOrder.no', 'plannedAt', 'request.customerName', 'workOrder.printCount', 'staff.id as staffId'])
    .select('staff.name as technician')
    .where('plannedAt', '>=', since)
    .where('plannedAt', '<', until)
    .where('issuedAt', 'is not', null)
    .where('finishedAt', 'is', null)
    .where('workOrder.voidedAt', 'is', null)
    .orderBy((eb) => eb.case().when('staff.id', 'is', null).then(1).else(0).end())
    .orderBy('staff.name')
    .orderBy('staff.id')
    .orderBy('plannedAt')
    .orderBy('workOrder.id')
    .limit(limit)
    .execute();
  return rows.map(({ technician, ...row }) => ({ ...row, technician: technician ?? '' }));
}
