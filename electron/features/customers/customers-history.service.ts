import type { z } from 'zod';
import type { HistoryEntry, customerChangesInput, customerHistoryInput } from '../../../shared/customer-history.ts';
import type { Page } from '../../../shared/fields.ts';
import type { AuditRow } from '../../../shared/settings.ts';
import type { ActorContext } from '../../context.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { readZone } from '../../platform/settings.ts';
import { findCustomerChanges } from './customers-changes.repository.ts';
import { findHistory } from './customers-history.repository.ts';
import { requireCustomerName } from './customers.service.ts';

/** All dealings with a customer by date, the newest first (R-002-46). */
export async function listHistory(
  { app, db }: ActorContext,
  { id, kinds, cursor, limit }: z.output<typeof customerHistoryInput>,
): Promise<Page<HistoryEntry>> {
  await requireCustomerName(db, id);
  const keys = fromCursor<[number, number, number]>(cursor, 3);
  const place = keys && { at: keys[0], rank: keys[1], id: keys[2] };
  const found = await findHistory(db, id, kinds, { place, limit: limit + 1, zone: await readZone(app) });
  const { rows, nextCursor } = toPage(found, limit, ({ at, rank, id: own }) => [at, rank, own]);
  return { rows: rows.map(({ rank: _rank, id: _id, ...entry }) => entry), nextCursor };
}

/** Who changed what of a customer, the newest first: each field with its old and its new value (R-002-48). */
export async function listChanges(
  { db }: ActorContext,
  { id, cursor, limit }: z.output<typeof customerChangesInput>,
): Promise<Page<AuditRow>> {
  await requireCustomerName(db, id);
  const before = fromCursor<[number]>(cursor, 1)?.[0];
  const entries = await findCustomerChanges(db, id, limit + 1, before);
  const page = toPage(entries, limit, (entry) => [entry.id]);
  return { ...page, rows: page.rows.map((entry) => ({ ...entry, thing: '', changes: JSON.parse(entry.changes) as AuditRow['changes'] })) };
}
