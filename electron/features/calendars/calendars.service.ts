import type { z } from 'zod';
import { shippedCalendars } from '../../../shared/calendar.ts';
import type { CalendarPlan } from '../../../shared/calendar.ts';
import { windowsText } from '../../../shared/calendar-text.ts';
import type { CalendarRow, removeCalendarInput, saveCalendarInput } from '../../../shared/calendars.ts';
import type { Receipt } from '../../../shared/fields.ts';
import type { ActorContext, Context } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { changesBetween, write } from '../../platform/write.ts';
import {
  calendarLimit,
  findCalendarForUpdate,
  findCalendars,
  findPresetUsing,
  insertCalendar,
  updateCalendar,
} from './calendars.repository.ts';
import type { StoredCalendar } from './calendars.repository.ts';

/** Every calendar that can be chosen: the shipped ones in their order, then the shop's own by name. */
export async function listCalendars({ db }: Pick<Context, 'db'>): Promise<readonly CalendarRow[]> {
  const stored = new Map((await findCalendars(db)).map((one) => [one.code, one]));
  const shipped = shippedCalendars.flatMap(({ code }) => rowOf(code, stored.get(code)) ?? []);
  const own = [...stored.values()].filter(({ code }) => !shippedPlan(code)).flatMap((one) => rowOf(one.code, one) ?? []);
  return [...shipped, ...own.sort((a, b) => a.plan.name.localeCompare(b.plan.name, 'zh-CN'))];
}

/** Makes a calendar or changes one; a shipped one that was changed can be put back by `removeCalendar`. */
export async function saveCalendar(context: ActorContext, { plan, version }: z.output<typeof saveCalendarInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await findCalendarForUpdate(tx, plan.code);
    await refuseSameName(tx, plan);
    const current = rowOf(plan.code, before);
    if (before === undefined) {
      if (version !== undefined) throw new DomainError('notFound', { what: 'calendar', id: plan.code });
      if ((await findCalendars(tx)).length >= calendarLimit)
        throw new DomainError('guardFailed', { guard: 'tooManyCalendars', limit: calendarLimit });
      if (!(await insertCalendar(tx, plan, context.now))) throw new DomainError('codeTaken', { code: plan.code, field: 'code' });
    } else {
      if (version === undefined && !shippedPlan(plan.code)) throw new DomainError('codeTaken', { code: plan.code, field: 'code' });
      if (version !== before.version) throw new DomainError('staleVersion', { what: 'calendar', current: current ?? null });
      await updateCalendar(tx, { code: plan.code, plan, isRemoved: false, version: before.version + 1 }, context.now);
    }
    const changes = changesBetween(comparable(current?.plan), comparable(plan));
    await record({
      subject: 'shop',
      subjectId: 1,
      kind: 'calendarSaved',
      data: { name: plan.name },
      changes: { calendar: [current ? plan.name : null, plan.name], ...changes },
    });
    touch('calendars');
    return { id: 1, version: (before?.version ?? 0) + 1 };
  });
}

/** Takes an own calendar away unless a preset counts by it; a shipped one is as it was shipped again. What was promised keeps its calendar. */
export async function removeCalendar(context: ActorContext, { code, version }: z.output<typeof removeCalendarInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await findCalendarForUpdate(tx, code);
    const current = rowOf(code, before);
    if (!before || !current || before.isRemoved) throw new DomainError('notFound', { what: 'calendar', id: code });
    if (version !== before.version) throw new DomainError('staleVersion', { what: 'calendar', current });
    const shipped = shippedPlan(code);
    const user = shipped ? undefined : await findPresetUsing(tx, code);
    if (user !== undefined) throw new DomainError('guardFailed', { guard: 'calendarInUse', preset: user });
    await updateCalendar(tx, { ...before, isRemoved: true, version: version + 1 }, context.now);
    const { name } = before.plan;
    const changes = shipped ? changesBetween(comparable(before.plan), comparable(shipped)) : {};
    await record({
      subject: 'shop',
      subjectId: 1,
      kind: shipped ? 'calendarReset' : 'calendarRemoved',
      data: { name },
      changes: { calendar: [name, shipped ? name : null], ...changes },
    });
    touch('calendars');
    return { id: 1, version: version + 1 };
  });
}

function shippedPlan(code: string): CalendarPlan | undefined {
  return shippedCalendars.find((plan) => plan.code === code);
}

/** undefined for an own calendar that is gone. */
function rowOf(code: string, stored: StoredCalendar | undefined): CalendarRow | undefined {
  const shipped = shippedPlan(code);
  const version = stored?.version ?? null;
  if (stored && !stored.isRemoved) return { plan: stored.plan, origin: shipped ? 'changed' : 'own', version };
  return shipped && { plan: shipped, origin: 'shipped', version };
}

/** Two calendars of one name could not be told apart where one is chosen. */
async function refuseSameName(tx: Tx, { code, name }: CalendarPlan): Promise<void> {
  const rows = await listCalendars({ db: tx });
  if (rows.some(({ plan }) => plan.code !== code && plan.name === name)) throw new DomainError('codeTaken', { code: name, field: 'name' });
}

/** What the trail says of a plan, in words. */
function comparable(plan: CalendarPlan | undefined): Readonly<Record<string, unknown>> {
  if (!plan) return { week: '', seasons: '', exceptions: '', followsHolidays: false };
  const weekText = (week: CalendarPlan['week']) => week.map((windows) => windowsText(windows) || '—').join(' | ');
  return {
    week: weekText(plan.week),
    seasons: plan.seasons.map(({ name, from, to, week }) => `${name} ${from}~${to}: ${weekText(week)}`).join('; '),
    exceptions: plan.exceptions
      .map(({ day, kind, name, windows }) => `${day} ${kind} ${name} ${windowsText(windows ?? [])}`.trim())
      .join('; '),
    followsHolidays: plan.followsHolidays,
  };
}
