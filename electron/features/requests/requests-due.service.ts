import type { RequestListRow, RequestRow } from '../../../shared/requests.ts';
import type { ActorContext } from '../../context.ts';
import { dueBefore, dueMarks } from '../timers/timers-view.service.ts';
import { rowsById } from './requests-list.repository.ts';

/** Rows with the clock that presses most. */
export async function withDue({ db }: Pick<ActorContext, 'db'>, rows: readonly RequestRow[]): Promise<readonly RequestListRow[]> {
  const marks = await dueMarks(
    db,
    // What is over has no running clock.
    rows.filter(({ state }) => state !== 'archived' && state !== 'voided').map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, due: marks.get(row.id) ?? null }));
}

/** Requests whose promised times are amber or have been missed, the longest overdue first. */
export async function listDueSoon({ db, now }: Pick<ActorContext, 'db' | 'now'>, limit: number): Promise<readonly RequestListRow[]> {
  const ids = (await dueBefore(db, now, limit)).slice(0, limit);
  const rows = await withDue({ db }, await rowsById(db, ids));
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
