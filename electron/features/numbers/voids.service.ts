import type { z } from 'zod';
import type { FileOut, Page } from '../../../shared/fields.ts';
import { voidableKinds } from '../../../shared/numbers.ts';
import type { VoidFilter, VoidRow, voidListInput } from '../../../shared/numbers.ts';
import { addDays, startOfDay } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { readZone } from '../../platform/settings.ts';
import { findEndReasons, findNumbersOf, findVoids } from './voids.repository.ts';
import type { StoredVoid } from './voids.repository.ts';

/** Numbers that were voided, with who, when and why; the newest first (R-001-14). */
export async function listVoids(
  context: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof voidListInput>,
): Promise<Page<VoidRow>> {
  return toPage(await fetchVoids(context, filter, limit + 1, fromCursor<[number]>(cursor, 1)?.[0]), limit, ({ id }) => [id]);
}

export async function exportVoids(context: ActorContext, filter: VoidFilter): Promise<FileOut> {
  return exportRows(
    context,
    'voids',
    (after, limit) => fetchVoids(context, filter, limit, after?.[0] as number | undefined),
    ({ id }) => [id],
  );
}

async function fetchVoids(
  { app, db }: ActorContext,
  { kind, from, to }: VoidFilter,
  limit: number,
  before: number | undefined,
): Promise<readonly VoidRow[]> {
  const zone = await readZone(app);
  const span = { since: from === null ? null : startOfDay(from, zone), until: to === null ? null : startOfDay(addDays(to, 1), zone) };
  const events = await findVoids(db, { kind, ...span }, limit, before);
  const numbers = new Map<string, ReadonlyMap<number, string>>();
  for (const one of voidableKinds) {
    const ids = events.filter((event) => event.kind === one).map(({ subjectId }) => subjectId);
    numbers.set(one, await findNumbersOf(db, one, ids));
  }
  const reasons = await findEndReasons(
    db,
    events.flatMap((event) => (event.kind === 'supplierCase' ? event.subjectId : [])),
  );
  return events.map((event) => {
    const row = toRow(event, numbers.get(event.kind)?.get(event.subjectId) ?? '');
    return event.kind === 'supplierCase' ? { ...row, reason: reasons.get(event.subjectId) ?? '' } : row;
  });
}

function toRow({ id, kind, subjectId, at, data, userName }: StoredVoid, no: string): VoidRow {
  const { reason } = JSON.parse(data) as { readonly reason?: unknown };
  return { id, kind, subjectId, no, reason: typeof reason === 'string' ? reason : '', at, userName: userName ?? '' };
}
