import { createHash } from 'node:crypto';
import { compileCalendar, shippedCalendars } from '../../../shared/calendar.ts';
import type { CalendarPlan, DayException, WorkingCalendar } from '../../../shared/calendar.ts';
import type { App } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readZone } from '../../platform/settings.ts';
import { findCalendars } from './calendars.repository.ts';
import { firstDay, holidaysWith, lastDay } from './holiday-days.ts';
import { findStoredHolidays } from './holidays.repository.ts';

/** All calendars of the shop at one moment. */
export interface CalendarSet {
  /** Another one whenever a calendar, a holiday or the zone is different. */
  readonly version: string;
  /** @throws DomainError `notFound` for a code that was never one. */
  of(code: string): WorkingCalendar;
}

/** How long another host's change to the same database may stay unseen here. */
const maxAgeMs = 5_000;

interface Kept {
  set: CalendarSet | undefined;
  readAt: number;
  /** Counts changes, so that a read which began before a change is not kept after it. */
  changes: number;
}
const keptOf = new WeakMap<App, Kept>();

/**
 * The compiled calendars, kept until a `calendars` or `settings` topic says that something changed. Inside a transaction, pass its `tx`;
 * within the write that changes a calendar, take `compileCalendars`, which sees it.
 */
export async function readCalendars(app: App, db: Db = app.engine.db): Promise<CalendarSet> {
  const kept = keptFor(app);
  const age = app.now() - kept.readAt;
  if (kept.set && age >= 0 && age < maxAgeMs) return kept.set;
  const { changes } = kept;
  const readAt = app.now();
  const set = await compileCalendars(app, db, kept.set);
  if (changes === kept.changes) Object.assign(kept, { set, readAt });
  return set;
}

/** The working calendar with this code; costs nothing once known. A removed one goes on counting for what was promised by it. */
export async function readCalendar(app: App, code: string, db: Db = app.engine.db): Promise<WorkingCalendar> {
  return (await readCalendars(app, db)).of(code);
}

/** Changes whenever a calendar, a holiday or the zone does: whoever stored a due time can see whether it is still right. */
export async function calendarsVersion(app: App, db: Db = app.engine.db): Promise<string> {
  return (await readCalendars(app, db)).version;
}

/** The calendars as `db` has them now, uncommitted changes of a transaction included. `known` is given back when nothing differs. */
export async function compileCalendars(app: App, db: Db, known?: CalendarSet): Promise<CalendarSet> {
  const zone = await readZone(app, db);
  const stored = await findCalendars(db);
  const holidays = holidaysWith(await findStoredHolidays(db, firstDay, lastDay));
  const version = createHash('sha256')
    .update(JSON.stringify([zone, stored, holidays]))
    .digest('base64url')
    .slice(0, 16);
  if (known?.version === version) return known;
  const plans = new Map<string, CalendarPlan>(shippedCalendars.map((plan) => [plan.code, plan]));
  for (const { code, plan, isRemoved } of stored) if (!isRemoved || !plans.has(code)) plans.set(code, plan);
  return { version, of: compiler(plans, zone, holidays) };
}

function compiler(plans: ReadonlyMap<string, CalendarPlan>, zone: string, holidays: readonly DayException[]): CalendarSet['of'] {
  const compiled = new Map<string, WorkingCalendar>();
  return (code) => {
    const known = compiled.get(code);
    if (known) return known;
    const plan = plans.get(code);
    if (!plan) throw new DomainError('notFound', { what: 'calendar', id: code });
    const made = compileCalendar(plan, zone, holidays);
    compiled.set(code, made);
    return made;
  };
}

function keptFor(app: App): Kept {
  const known = keptOf.get(app);
  if (known) return known;
  const kept: Kept = { set: undefined, readAt: 0, changes: 0 };
  keptOf.set(app, kept);
  app.bus.subscribe((topics) => {
    if (!topics.includes('calendars') && !topics.includes('settings')) return;
    kept.readAt = Number.NEGATIVE_INFINITY;
    kept.changes++;
  });
  return kept;
}
