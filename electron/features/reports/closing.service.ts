import { addDays, dayOf, startOfDay } from '../../../shared/time.ts';
import type { Day } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { readCalendar } from '../calendars/compiled-calendars.service.ts';
import { presetFor } from '../presets/presets.service.ts';

/** When the shop closes on a day: the end of its last working hours, and of a day off the end of the day. */
export async function closingTime({ app, db, now }: Pick<ActorContext, 'app' | 'db' | 'now'>, day: Day, zone: string): Promise<number> {
  const preset = await presetFor(db, { customerId: null, projectId: null, installedItemId: null }, dayOf(now, zone));
  const windows = (await readCalendar(app, preset.calendar, db)).windowsOn(day);
  return windows.at(-1)?.to ?? startOfDay(addDays(day, 1), zone);
}
