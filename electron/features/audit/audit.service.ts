import type { Page } from '../../../shared/fields.ts';
import type { AuditExportInput, AuditListInput, AuditRow } from '../../../shared/settings.ts';
import { addDays, startOfDay } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { readZone } from '../../platform/settings.ts';
import { findAuditEntries } from './audit.repository.ts';
import type { AuditSpan, StoredAuditEntry } from './audit.repository.ts';
import { findThingNames, findThings } from './audit-things.repository.ts';

/** Who changed what, newest first (R-002-48). */
export async function listAudit(context: ActorContext, { cursor, limit, ...filter }: AuditListInput): Promise<Page<AuditRow>> {
  const before = fromCursor<[number]>(cursor, 1)?.[0];
  const entries = await fetchAudit(context, filter, limit + 1, before);
  const page = toPage(entries, limit, ({ id }) => [id]);
  return { ...page, rows: await toRows(context, page.rows) };
}

/** Entries below the id `before`; a thing is found by what it is called today. */
export async function fetchAudit(
  { app, db }: ActorContext,
  { from, to, thing, ...filter }: AuditExportInput,
  limit: number,
  before: number | undefined,
): Promise<readonly StoredAuditEntry[]> {
  const span = from === null && to === null ? undefined : spanOf(from, to, await readZone(app));
  const things = thing === undefined ? undefined : await findThings(db, thing, filter.subject);
  return findAuditEntries(db, { ...filter, span, things }, limit, before);
}

export async function toRows({ db }: ActorContext, entries: readonly StoredAuditEntry[]): Promise<readonly AuditRow[]> {
  const names = await findThingNames(db, entries);
  return entries.map((entry) => ({
    ...entry,
    thing: names.get(`${entry.subject} ${entry.subjectId}`) ?? '',
    changes: JSON.parse(entry.changes) as AuditRow['changes'],
  }));
}

/** Whole days in the shop's zone; an end that is not named is open. */
function spanOf(from: string | null, to: string | null, zone: string): AuditSpan {
  return {
    since: from === null ? 0 : startOfDay(from, zone),
    until: to === null ? Number.MAX_SAFE_INTEGER : startOfDay(addDays(to, 1), zone),
  };
}
