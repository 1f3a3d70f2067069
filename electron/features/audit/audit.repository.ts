import type { AuditListInput } from '../../../shared/settings.ts';
import type { Db } from '../../db/engine.ts';
import type { ThingKey } from './audit-things.repository.ts';

export interface StoredAuditEntry {
  readonly id: number;
  readonly at: number;
  readonly userName: string | null;
  readonly procedure: string;
  readonly subject: string;
  readonly subjectId: number;
  readonly changes: string;
}

/** From the millisecond `since` up to, but without, `until`. */
export interface AuditSpan {
  readonly since: number;
  readonly until: number;
}

type Filter = Pick<AuditListInput, 'subject' | 'subjectId' | 'userId' | 'act'> & {
  readonly span: AuditSpan | undefined;
  /** Only what happened to one of these; absent: to anything. */
  readonly things: readonly ThingKey[] | undefined;
};

/** Newest first, below the id `before` if given. */
export async function findAuditEntries(
  db: Db,
  { subject, subjectId, userId, act, span, things }: Filter,
  limit: number,
  before?: number,
): Promise<readonly StoredAuditEntry[]> {
  const ids = span && (await findIdsOf(db, span));
  if ((span && !ids) || things?.length === 0) return [];
  let query = db
    .selectFrom('auditEntry')
    .leftJoin('userAccount', 'userAccount.id', 'auditEntry.userId')
    .select(['auditEntry.id', 'at', 'userAccount.displayName as userName', 'procedure', 'subject', 'subjectId', 'changes'])
    .orderBy('auditEntry.id', 'desc')
    .limit(limit);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  if (subjectId !== undefined) query = query.where('subjectId', '=', subjectId);
  if (userId !== undefined) query = query.where('auditEntry.userId', '=', userId);
  if (act !== undefined)
    query = act.includes('.')
      ? query.where('procedure', '=', act)
      : query.where('procedure', '>=', `${act}.`).where('procedure', '<', `${act}/`);
  if (things)
    query = query.where((eb) =>
      eb.or(bySubject(things).map(([kind, list]) => eb.and([eb('subject', '=', kind), eb('subjectId', 'in', list)]))),
    );
  if (span) query = query.where('at', '>=', span.since).where('at', '<', span.until);
  if (ids) query = query.where('auditEntry.id', '>=', ids.first).where('auditEntry.id', '<=', ids.last);
  if (before !== undefined) query = query.where('auditEntry.id', '<', before);
  return query.execute();
}

function bySubject(things: readonly ThingKey[]): readonly (readonly [string, readonly number[]])[] {
  const ids = new Map<string, number[]>();
  for (const { subject, subjectId } of things) ids.set(subject, [...(ids.get(subject) ?? []), subjectId]);
  return [...ids];
}

/**
 * Between which ids a span of time lies, so that every index that ends in the id serves it too. A clock that was put back only widens it.
 * Undefined: nothing happened then.
 */
async function findIdsOf(db: Db, { since, until }: AuditSpan): Promise<{ readonly first: number; readonly last: number } | undefined> {
  const { first, last } = await db
    .selectFrom('auditEntry')
    .select((eb) => [eb.fn.min<number | null>('id').as('first'), eb.fn.max<number | null>('id').as('last')])
    .where('at', '>=', since)
    .where('at', '<', until)
    .executeTakeFirstOrThrow();
  return first === null || last === null ? undefined : { first: Number(first), last: Number(last) };
}
