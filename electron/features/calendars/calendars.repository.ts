import type { CalendarPlan } from '../../../shared/calendar.ts';
import type { Db, Tx } from '../../db/engine.ts';

/** Calendars that a shop may make or change, the removed ones counted. */
export const calendarLimit = 300;

export interface StoredCalendar {
  readonly code: string;
  readonly plan: CalendarPlan;
  readonly isRemoved: boolean;
  readonly version: number;
}

/** Every stored calendar by its code, the removed ones too: what was promised by them goes on by them. */
export async function findCalendars(db: Db): Promise<readonly StoredCalendar[]> {
  const rows = await db.selectFrom('calendar').selectAll().orderBy('code').limit(calendarLimit).execute();
  return rows.map(toStored);
}

/** Locked until the end of the transaction. */
export async function findCalendarForUpdate(tx: Tx, code: string): Promise<StoredCalendar | undefined> {
  const row = await tx.selectFrom('calendar').selectAll().where('code', '=', code).forUpdate().executeTakeFirst();
  return row && toStored(row);
}

/** False when there is one of this code. */
export async function insertCalendar(tx: Tx, plan: CalendarPlan, now: number): Promise<boolean> {
  const row = await tx
    .insertInto('calendar')
    .values({ code: plan.code, data: JSON.stringify(plan), updatedAt: now, version: 1 })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('code')
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateCalendar(tx: Tx, { code, plan, isRemoved, version }: StoredCalendar, now: number): Promise<void> {
  await tx
    .updateTable('calendar')
    .set({ data: JSON.stringify(plan), isRemoved: isRemoved ? 1 : 0, updatedAt: now, version })
    .where('code', '=', code)
    .execute();
}

/** A preset whose newest approved version, or a draft after it, counts by this calendar. */
export async function findPresetUsing(db: Db, code: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('presetVersion as used')
    .innerJoin('preset', 'preset.code', 'used.presetCode')
    .select('used.presetCode')
    .where('preset.isRemoved', '=', 0)
    .where('used.data', 'like', `%"calendar":"${code}"%`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('presetVersion as newer')
            .select('newer.id')
            .whereRef('newer.presetCode', '=', 'used.presetCode')
            .whereRef('newer.version', '>', 'used.version')
            .where('newer.approvedBy', '<>', ''),
        ),
      ),
    )
    .orderBy('used.presetCode')
    .limit(1)
    .executeTakeFirst();
  return row?.presetCode;
}

function toStored(row: { code: string; data: string; isRemoved: number; version: number }): StoredCalendar {
  return { code: row.code, plan: JSON.parse(row.data) as CalendarPlan, isRemoved: row.isRemoved === 1, version: row.version };
}
