import { sql } from 'kysely';
import type { VoidableKind } from '../../../shared/numbers.ts';
import type { Db } from '../../db/engine.ts';

/** The word under which the events of a form stand. */
const subjects: Readonly<Record<VoidableKind, string>> = {
  request: 'request',
  workOrder: 'workOrder',
  warrantyCard: 'warrantyCard',
  repairFeedback: 'repairCase',
  supplierCase: 'supplierCase',
};
const kinds = new Map(Object.entries(subjects).map(([kind, subject]) => [subject, kind as VoidableKind]));

export interface StoredVoid {
  readonly id: number;
  readonly kind: VoidableKind;
  readonly subjectId: number;
  readonly at: number;
  readonly data: string;
  readonly userName: string | null;
}

/** What was voided, the newest first. */
export async function findVoids(
  db: Db,
  { kind, since, until }: { kind: VoidableKind | null; since: number | null; until: number | null },
  limit: number,
  before?: number,
): Promise<readonly StoredVoid[]> {
  let query = db
    .selectFrom('event')
    .leftJoin('userAccount', 'userAccount.id', 'event.userId')
    .select(['event.id', 'subject', 'subjectId', 'at', 'data', 'userAccount.displayName as userName'])
    // as the partial index says it
    .where(sql<boolean>`kind in ('voided', 'rejected', 'withdrawn')`)
    .where('subject', 'in', kind === null ? Object.values(subjects) : [subjects[kind]])
    .orderBy('event.id', 'desc')
    .limit(limit);
  if (since !== null) query = query.where('at', '>=', since);
  if (until !== null) query = query.where('at', '<', until);
  if (before !== undefined) query = query.where('event.id', '<', before);
  const rows = await query.execute();
  return rows.map(({ subject, ...row }) => ({ ...row, kind: kinds.get(subject) ?? 'workOrder' }));
}

/** Why these cases were withdrawn: their events hold no free text. */
export async function findEndReasons(db: Db, caseIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db.selectFrom('supplierCase').select(['id', 'endReason']).where('id', 'in', caseIds).execute();
  return new Map(rows.map(({ id, endReason }) => [id, endReason]));
}

/** Numbers of these documents by id; a repair has up to two. */
export async function findNumbersOf(db: Db, kind: VoidableKind, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  if (kind === 'repairFeedback') {
    const cases = await db.selectFrom('repairCase').select(['id', 'no', 'serviceNo']).where('id', 'in', ids).execute();
    return new Map(cases.map(({ id, no, serviceNo }) => [id, [no, serviceNo].filter(Boolean).join(' / ')]));
  }
  const table = (
    { request: 'serviceRequest', workOrder: 'workOrder', warrantyCard: 'warrantyCard', supplierCase: 'supplierCase' } as const
  )[kind];
  // they have the same two columns; one stands for all in the types
  const rows = await db
    .selectFrom(table as 'workOrder')
    .select(['id', 'no'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, no }) => [id, no]));
}
