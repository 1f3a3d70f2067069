import type { DayException, WorkWindow } from '../../../shared/calendar.ts';
import type { Day } from '../../../shared/time.ts';
import type { Db, Tx } from '../../db/engine.ts';

/** Years that somebody held against the notice, so that they are no longer called provisional. */
export const checkedYearsSetting = 'holidayYearsChecked';

const limit = 20_000;
/** So many days are written per statement. */
const step = 200;

/** A day that differs from what is shipped; `normal`: what is shipped does not hold. */
export interface StoredHoliday {
  readonly day: Day;
  readonly kind: 'off' | 'on' | 'normal';
  readonly name: string;
  readonly windows: readonly WorkWindow[];
  readonly updatedAt: number;
}

/** The shop's own days in order, both ends included. */
export async function findStoredHolidays(db: Db, from: Day, to: Day): Promise<readonly StoredHoliday[]> {
  const rows = await db
    .selectFrom('holiday')
    .selectAll()
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, windows: row.windows === '' ? [] : (JSON.parse(row.windows) as readonly WorkWindow[]) }));
}

/** Writes days over what the shop had for them. */
export async function putHolidays(
  tx: Tx,
  days: readonly (DayException | { readonly day: Day; readonly kind: 'normal' })[],
  now: number,
): Promise<void> {
  for (let at = 0; at < days.length; at += step) {
    const values = days.slice(at, at + step).map((one) => {
      const { name, windows } = one.kind === 'normal' ? { name: '', windows: undefined } : one;
      return { day: one.day, kind: one.kind, name, windows: windows ? JSON.stringify(windows) : '', updatedAt: now };
    });
    await tx
      .insertInto('holiday')
      .values(values)
      .onConflict((conflict) =>
        conflict.column('day').doUpdateSet(({ ref }) => ({
          kind: ref('excluded.kind'),
          name: ref('excluded.name'),
          windows: ref('excluded.windows'),
          updatedAt: ref('excluded.updatedAt'),
        })),
      )
      .execute();
  }
}

/** The shop has no word of its own about these days any more. */
export async function deleteHolidays(tx: Tx, days: readonly Day[]): Promise<void> {
  for (let at = 0; at < days.length; at += step) {
    await tx
      .deleteFrom('holiday')
      .where('day', 'in', days.slice(at, at + step))
      .execute();
  }
}

export async function putCheckedYears(tx: Tx, years: readonly number[]): Promise<void> {
  const value = JSON.stringify(years);
  await tx
    .insertInto('setting')
    .values({ key: checkedYearsSetting, value, version: 1 })
    .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ value, version: eb('setting.version', '+', 1) })))
    .execute();
}
