import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import { dayOf } from '../../../shared/time.ts';
import type { App } from '../../context.ts';
import { readSetting, readZone } from '../../platform/settings.ts';
import { calendarsVersion } from '../calendars/compiled-calendars.service.ts';
import { presetFor } from '../presets/presets.service.ts';
import { isSetUp, markMissedQuietly, putCountedBy } from './timers.repository.ts';
import { recount } from './timers-recount.service.ts';
import { adoptRequest, bumpRequest, findRunningRequests, findUntimed, insertSweepEvent, lockRequests } from './timers-sweep.repository.ts';

const batch = 50;
const countedBySetting = 'timersCountedBy';

/** Brings running clocks up to date with what they count by: calendars that changed, and jobs from before there were clocks. */
export async function catchUp(app: App): Promise<void> {
  if (!(await isSetUp(app.engine.db))) return;
  await adoptOldJobs(app);
  await followCalendars(app);
}

/**
 * Open jobs that were logged before there were presets get the clocks of the preset that holds now. What was past by then is marked as
 * missed without an alarm: nobody had been told that it would be watched.
 */
async function adoptOldJobs(app: App): Promise<void> {
  const { engine } = app;
  const zone = await readZone(app);
  for (;;) {
    const requests = await findUntimed(engine.db, openRequestStates, batch);
    if (requests.length === 0) return;
    await engine.transaction(async (tx) => {
      const now = app.now();
      for (const request of requests) {
        const preset = await presetFor(tx, request, dayOf(now, zone));
        await adoptRequest(tx, request.id, preset.versionId, preset.contractCalendar);
        await recount(tx, { app, now }, request.id);
        await markMissedQuietly(tx, request.id, now);
      }
    });
    app.bus.publish(['timers', 'requests', 'home']);
  }
}

/** After a change of a calendar, a holiday or the zone every running clock is counted anew, and the timeline of its job says so. */
async function followCalendars(app: App): Promise<void> {
  const { engine } = app;
  const version = await calendarsVersion(app);
  const countedBy = await readSetting(engine.db, countedBySetting, '');
  if (countedBy === version) return;
  let after = 0;
  // The first time nothing was counted by anything else.
  while (countedBy !== '') {
    const ids = await findRunningRequests(engine.db, after, batch);
    const last = ids.at(-1);
    if (last === undefined) break;
    await engine.transaction(async (tx) => {
      const now = app.now();
      await lockRequests(tx, ids);
      for (const id of ids) {
        const { changes, promise } = await recount(tx, { app, now }, id);
        // Who has the request open sees that it is another one now.
        if (promise && !promise.isTold) await bumpRequest(tx, id);
        const data = { changes, why: 'calendar', ...(promise && { promise }) };
        if (changes.length > 0 || promise) await insertSweepEvent(tx, now, id, 'timersChanged', data);
      }
    });
    after = last;
  }
  await engine.transaction((tx) => putCountedBy(tx, countedBySetting, version));
  app.bus.publish(['timers', 'alerts', 'requests', 'home']);
}
