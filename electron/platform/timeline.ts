import type { TimelineEntry } from '../../shared/settings.ts';
import type { Db } from '../db/engine.ts';

const limit = 200;

/** What happened to a thing, oldest first. */
export async function readTimeline(db: Db, subject: string, subjectId: number): Promise<readonly TimelineEntry[]> {
  const rows = await db
    .selectFrom('event')
    .leftJoin('userAccount', 'userAccount.id', 'event.userId')
    .select(['event.id', 'event.at', 'event.kind', 'event.data', 'userAccount.displayName as userName'])
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .orderBy('event.id', 'desc')
    .limit(limit)
    .execute();
  return rows
    .reverse()
    .map(({ id, at, kind, data, userName }) => ({ id, at, kind, userName, data: JSON.parse(data) as Record<string, unknown> }));
}
