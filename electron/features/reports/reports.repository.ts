import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { EfficiencyFigures, ProgressFigures } from '../../../shared/reports.ts';
import type { Db } from '../../db/engine.ts';

/** Instants of a span, the end outside it; `asOf` is the end, or now where it has not come yet. */
export interface Span {
  readonly since: number;
  readonly until: number;
  readonly asOf: number;
}

export interface Worker {
  readonly staffId: number;
  readonly name: string;
  /** A technician who is here now stands in the tables also without work. */
  readonly isListed: boolean;
}

/** Whose work can stand in a table: technicians of today, and everybody who is named. */
export async function findWorkers(db: Db, named: readonly number[]): Promise<readonly Worker[]> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name', 'isActive', 'isTechnician'])
    .where((eb) => {
      const isHere = eb.and([eb('isActive', '=', 1), eb('isTechnician', '=', 1)]);
      return named.length === 0 ? isHere : eb.or([isHere, eb('id', 'in', named)]);
    })
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, isActive, isTechnician }) => ({ staffId: id, name, isListed: isActive === 1 && isTechnician === 1 }));
}

const perWorker = sql`inner join work_order_technician t on t.work_order_id = w.id`;
const nobody = sql``;

/** How often a condition holds; the sum over no row is 0. */
const times = (condition: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
const total = (value: RawBuilder<unknown>, condition: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`coalesce(sum(case when ${condition} then ${value} else 0 end), 0)`;

type Sums<Figures> = { readonly [Name in keyof Figures]: number };

/** Sums per worker, or of all slips where `by` is "slips": each slip once. */
async function sums<Row>(
  db: Db,
  by: 'workers' | 'slips',
  columns: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): Promise<readonly Row[]> {
  const isByWorker = by === 'workers';
  const query = sql<Row>`
    select ${isByWorker ? sql`t.staff_id as "staffId",` : nobody} ${columns}
    from work_order w
    inner join service_request r on r.id = w.request_id
    ${isByWorker ? perWorker : nobody}
    where ${where}
    ${isByWorker ? sql`group by t.staff_id` : nobody}`;
  return (await query.execute(db)).rows;
}

/** Open, done and late work in a span, summed in the database (R-001-20). */
export async function sumProgress<By extends 'workers' | 'slips'>(
  db: Db,
  { since, until, asOf }: Span,
  by: By,
): Promise<readonly (Sums<ProgressFigures> & { readonly staffId: number })[]> {
  const isIn = (column: RawBuilder<unknown>) => sql`${column} >= ${since} and ${column} < ${until}`;
  const endedAt = sql`coalesce(w.finished_at, w.voided_at)`;
  const isOpen = sql`(${endedAt} is null or ${endedAt} >= ${until})`;
  const columns = sql`
    ${times(sql`w.issued_at < ${since} and (${endedAt} is null or ${endedAt} >= ${since})`)} as carried,
    ${times(isIn(sql`w.issued_at`))} as issued,
    ${times(isIn(sql`w.finished_at`))} as done,
    ${times(sql`${isIn(sql`w.finished_at`)} and w.finished_at > r.promised_at`)} as "doneLate",
    ${times(sql`w.finished_at is null and ${isIn(sql`w.voided_at`)}`)} as voided,
    ${times(isOpen)} as open,
    ${times(sql`${isOpen} and r.promised_at < ${asOf}`)} as "openLate"`;
  const unended = sql`w.finished_at is null and w.voided_at is null and w.issued_at < ${until}`;
  // Each branch is a range of an index: ten years of finished slips are not read.
  const where = sql`w.issued_at < ${until} and ((${unended}) or w.finished_at >= ${since} or w.voided_at >= ${since})`;
  return (await sums<Sums<ProgressFigures> & { readonly staffId: number }>(db, by, columns, where)).map(asNumbers);
}

export type EfficiencySums = Omit<EfficiencyFigures, 'meanMs' | 'meanSiteMs'> & {
  readonly staffId: number;
  /** How many were finished in the span, and how long they took together. */
  readonly timed: number;
  readonly tookMs: number;
  readonly onSite: number;
  readonly siteMs: number;
};

/** What was received and finished in a span, and how long it took (R-001-19). */
export async function sumEfficiency(db: Db, { since, until }: Span, by: 'workers' | 'slips'): Promise<readonly EfficiencySums[]> {
  const isReceived = sql`w.issued_at >= ${since} and w.issued_at < ${until} and w.voided_at is null`;
  const isFinished = sql`w.finished_at >= ${since} and w.finished_at < ${until}`;
  // A paper may say an earlier hour than the one at which the slip was written down.
  const isTimed = sql`${isFinished} and w.finished_at >= w.issued_at`;
  const isOnSite = sql`${isFinished} and w.arrived_at is not null and w.left_at >= w.arrived_at`;
  const columns = sql`
    ${times(isReceived)} as received,
    ${times(sql`${isReceived} and w.finished_at < ${until}`)} as finished,
    ${times(sql`${isFinished} and w.issued_at < ${since}`)} as "finishedEarlier",
    ${times(isTimed)} as timed,
    ${total(sql`w.finished_at - w.issued_at`, isTimed)} as "tookMs",
    ${times(isOnSite)} as "onSite",
    ${total(sql`w.left_at - w.arrived_at`, isOnSite)} as "siteMs"`;
  const where = sql`((${sql`w.issued_at >= ${since} and w.issued_at < ${until}`}) or (${isFinished}))`;
  return (await sums<EfficiencySums>(db, by, columns, where)).map(asNumbers);
}

/** Sums come as text from one of the engines. */
function asNumbers<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])) as Row;
}

export interface DayCount {
  readonly staffId: number;
  /** Place of the day in the list asked about. */
  readonly nth: number;
}

type DaySpan = { readonly since: number; readonly until: number };

/** Who had visits planned on which of these days. */
export async function findPlannedDays(db: Db, days: readonly DaySpan[]): Promise<readonly DayCount[]> {
  return countedDays(db, days, sql`w.planned_at`, sql`w.issued_at is not null and w.voided_at is null`);
}

/** Who reported something back on which of these days: the result of a paper, or the end of a visit. */
export async function findFeedbackDays(db: Db, days: readonly DaySpan[]): Promise<readonly DayCount[]> {
  const entered = await countedDays(db, days, sql`w.result_entered_at`, sql`w.result_entered_at is not null`);
  const finished = await countedDays(db, days, sql`w.finished_at`, sql`w.finished_at is not null and w.result_entered_at is null`);
  return [...entered, ...finished];
}

async function countedDays(
  db: Db,
  days: readonly DaySpan[],
  at: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
): Promise<readonly DayCount[]> {
  if (days.length === 0) return [];
  const big = (value: number) => sql`cast(${value} as bigint)`;
  const values = sql.join(days.map(({ since, until }, nth) => sql`(${big(nth)}, ${big(since)}, ${big(until)})`));
  const query = sql<DayCount>`
    select distinct d.column1 as nth, t.staff_id as "staffId"
    from (values ${values}) as d
    inner join work_order w on ${at} >= d.column2 and ${at} < d.column3 and ${condition}
    ${perWorker}`;
  return (await query.execute(db)).rows.map(asNumbers);
}
