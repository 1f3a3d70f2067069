import { sql } from 'kysely';
import type { MorningSlip } from '../../../shared/reports.ts';
import type { Db } from '../../db/engine.ts';
import { documentPrefixes } from '../../platform/sequences.ts';

export interface DaySpan {
  readonly day: string;
  readonly since: number;
  readonly until: number;
}

/** Papers that one day is looked through for at most. */
const mostOfDay = 9999;

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

/** The last number given on a day, and how many slips carry one of that day. */
export async function countNumbers(db: Db, day: string): Promise<{ readonly last: number; readonly carried: number }> {
  const compact = day.replaceAll('-', '');
  const sequence = await db
    .selectFrom('documentSequence')
    .select('last')
    .where('kind', '=', 'workOrder')
    .where('day', '=', compact)
    .executeTakeFirst();
  const { n } = await numbered(db, compact)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { last: sequence?.last ?? 0, carried: Number(n) };
}

/** The numbers of a day that slips carry. */
export async function findNumbers(db: Db, day: string): Promise<readonly string[]> {
  const rows = await numbered(db, day.replaceAll('-', '')).select('no').orderBy('no').limit(mostOfDay).execute();
  return rows.map(({ no }) => no);
}

function numbered(db: Db, compact: string) {
  const prefix = `${documentPrefixes.workOrder}${compact}-`;
  return db.selectFrom('workOrder').where('no', '>=', prefix).where('no', '<', `${prefix}~`);
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
