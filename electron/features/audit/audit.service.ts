import type { Page } from '../../../shared/fields.ts';
import type { AuditListInput, AuditRow } from '../../../shared/settings.ts';
import type { ActorContext } from '../../context.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { findAuditEntries } from './audit.repository.ts';

/** Who changed what, newest first (R-002-48). */
export async function listAudit({ db }: ActorContext, { cursor, limit, ...filter }: AuditListInput): Promise<Page<AuditRow>> {
  const before = fromCursor<[number]>(cursor, 1)?.[0];
  const entries = await findAuditEntries(db, filter, limit + 1, before);
  const page = toPage(entries, limit, ({ id }) => [id]);
  return { ...page, rows: page.rows.map((entry) => ({ ...entry, changes: JSON.parse(entry.changes) as AuditRow['changes'] })) };
}
