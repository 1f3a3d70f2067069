import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { DocumentKind } from '../../../shared/document-kinds.ts';
import type { PaperKind, UnmatchedRow } from '../../../shared/numbers.ts';
import { dayOfNo } from '../../db/document-no.ts';
import type { Db } from '../../db/engine.ts';
import { numberedDocuments, printSubjectOf } from './number-sources.repository.ts';
import type { NumberFacts } from './number-sources.repository.ts';

/** Days as they stand in numbers, `20261121`, both included. */
export interface NumberSpan {
  readonly prefixes: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** Papers that one day is looked through for at most. */
const mostOfDay = 20_000;

export interface CountedDay {
  readonly day: string;
  readonly count: number;
  readonly voided: number;
}

/** How many numbers of each day documents carry, and how many of them are void. */
export async function countByDay(db: Db, kind: DocumentKind, span: NumberSpan): Promise<readonly CountedDay[]> {
  const { rows } = await sql<{ readonly day: string; readonly n: number; readonly voided: number }>`
    select ${dayOfNo} as day, count(*) as n, sum(case when place = 'voided' then 1 else 0 end) as voided
    from ${numberedDocuments(kind)} f where ${within(span)} group by 1 order by 1 desc limit 1000`.execute(db);
  return rows.map(({ day, n, voided }) => ({ day, count: Number(n), voided: Number(voided) }));
}

/** Where the running numbers of a kind stood on each day that gave any. */
export async function findSequences(db: Db, kind: DocumentKind, { from, to }: NumberSpan) {
  return db
    .selectFrom('documentSequence')
    .select(['day', 'first', 'last'])
    .where('kind', '=', kind)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day', 'desc')
    .limit(1000)
    .execute();
}

/** The numbered documents of some days, by number. */
export async function findNumbered(db: Db, kind: DocumentKind, span: NumberSpan): Promise<readonly NumberFacts[]> {
  const { rows } = await sql<NumberFacts>`select id, no, place from ${numberedDocuments(kind)} f where ${within(span)}
    order by no limit ${sql.lit(mostOfDay)}`.execute(db);
  return rows;
}

/** The documents with these numbers. */
export async function findByNumbers(db: Db, kind: DocumentKind, numbers: readonly string[]): Promise<readonly NumberFacts[]> {
  if (numbers.length === 0) return [];
  const { rows } =
    await sql<NumberFacts>`select id, no, place from ${numberedDocuments(kind)} f where no in (${sql.join(numbers)})`.execute(db);
  return rows;
}

/** Papers of a kind that were printed and are still out, the oldest first. */
export async function findUnmatched(db: Db, kind: PaperKind, limit: number): Promise<readonly UnmatchedRow[]> {
  const { rows } = await sql<Omit<UnmatchedRow, 'kind'>>`
    select f.id as id, f.no as no, p.at as printed_at, u.display_name as printed_by,
      (select max(q.nth) from print_record q where q.subject = p.subject and q.subject_id = p.subject_id) as prints
    from ${numberedDocuments(kind)} f
    inner join print_record p on p.subject = ${printSubjectOf[kind]} and p.subject_id = f.id and p.nth = 1
    inner join user_account u on u.id = p.user_id
    where f.place = 'out' and f.no <> '' order by p.at, f.id limit ${sql.lit(limit)}`.execute(db);
  return rows.map((row) => ({ kind, ...row, printedAt: Number(row.printedAt), prints: Number(row.prints) }));
}

/** Papers of a kind that are out, by number: all, those of a technician, of the days they were planned for. */
export async function findOut(
  db: Db,
  kind: PaperKind,
  { staffId, since, until, limit }: { staffId: number | null; since: number | null; until: number | null; limit: number },
): Promise<readonly NumberFacts[]> {
  const slips = kind === 'workOrder';
  const ofPerson =
    slips && staffId !== null
      ? sql`and exists (select 1 from work_order_technician t where t.work_order_id = f.id and t.staff_id = ${staffId})`
      : sql``;
  const ofDay =
    slips && since !== null && until !== null
      ? sql`and exists (select 1 from work_order w where w.id = f.id and w.planned_at >= ${since} and w.planned_at < ${until})`
      : sql``;
  const issued = slips ? sql`and exists (select 1 from work_order w where w.id = f.id and w.issued_at is not null)` : sql``;
  const { rows } = await sql<NumberFacts>`select id, no, place from ${numberedDocuments(kind)} f
    where place = 'out' and no <> '' ${issued} ${ofPerson} ${ofDay} order by id desc limit ${sql.lit(limit)}`.execute(db);
  return rows.toReversed();
}

function within({ prefixes, from, to }: NumberSpan): RawBuilder<unknown> {
  const ranges = prefixes.map((prefix) => sql`(no >= ${`${prefix}${from}-`} and no < ${`${prefix}${to}-~`})`);
  return sql`(${sql.join(ranges, sql` or `)})`;
}
