import type { Page } from '../../../shared/fields.ts';
import type { AuditListInput, AuditRow } from '../../../shared/settings.ts';
import { addDays, startOfDay } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { readZone } from '../../platform/settings.ts';
import { findAuditEntries } from './audit.repository.ts';
import type { AuditSpan } from './audit.repository.ts';

/** Who changed what, newest first (R-002-48). */
export async function listAudit(
  { app, db }: ActorContext,
  { cursor, limit, from, to, ...filter }: AuditListInput,
): Promise<Page<AuditRow>> {
  const before = fromCursor<[number]>(cursor, 1)?.[0];
  const span = from === null && to === null ? undefined : spanOf(from, to, await readZone(app));
  const entries = await findAuditEntries(db, { ...filter, span }, limit + 1, before);
  const page = toPage(entries, limit, ({ id }) => [id]);
  return { ...page, rows: page.rows.map((entry) => ({ ...entry, changes: JSON.parse(entry.changes) as AuditRow['changes'] })) };
}

/** Whole days in the shop's zone; an end that is not named is open. */
function spanOf(from: string | null, to: string | null, zone: string): AuditSpan {
  return {
    since: from === null ? 0 : startOfDay(from, zone),
    until: to === null ? Number.MAX_SAFE_INTEGER : startOfDay(addDays(to, 1), zone),
  };
}
