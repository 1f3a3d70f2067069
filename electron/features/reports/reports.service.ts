import type { EfficiencyFigures, EfficiencyReport, EfficiencyRow, ProgressReport, ReportSpan } from '../../../shared/reports.ts';
import { addDays, dayOf, daysBetween, startOfDay } from '../../../shared/time.ts';
import type { Day } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { readZone } from '../../platform/settings.ts';
import { closingTime } from './closing.service.ts';
import { findFeedbackDays, findPlannedDays, findWorkers, sumEfficiency, sumProgress } from './reports.repository.ts';
import type { DayCount, EfficiencySums, Span } from './reports.repository.ts';

const noProgress = { carried: 0, issued: 0, done: 0, doneLate: 0, voided: 0, open: 0, openLate: 0 };

/** The progress table 任务进度表: open, done and late per service worker (G-05, R-001-20). */
export async function readProgress(context: ActorContext, span: ReportSpan): Promise<ProgressReport> {
  const { db } = context;
  const instants = await instantsOf(context, span);
  const [sums, [total]] = [await sumProgress(db, instants, 'workers'), await sumProgress(db, instants, 'slips')];
  const byWorker = new Map(sums.map(({ staffId, ...figures }) => [staffId, figures]));
  const workers = await findWorkers(db, [...byWorker.keys()]);
  return {
    rows: workers.map(({ staffId, name }) => ({ staffId, name, ...(byWorker.get(staffId) ?? noProgress) })),
    total: total ?? noProgress,
  };
}

/** The efficiency table 效率表 (G-02, R-001-19): received, finished, share and hours per technician, and days without feedback. */
export async function readEfficiency(context: ActorContext, span: ReportSpan): Promise<EfficiencyReport> {
  const { app, db, now } = context;
  const zone = await readZone(app);
  const instants = await instantsOf(context, span);
  const [sums, [total]] = [await sumEfficiency(db, instants, 'workers'), await sumEfficiency(db, instants, 'slips')];
  const today = dayOf(now, zone);
  const days = daysOf(span).filter((day) => day <= today);
  const { silent, planned } = await findSilentDays(context, days, zone);
  const isClosed = span.from <= today && today <= span.to && now >= (await closingTime(context, today, zone));
  const byWorker = new Map(sums.map((row) => [row.staffId, row]));
  const workers = await findWorkers(db, [...new Set([...byWorker.keys(), ...planned.keys()])]);
  const rows = workers.map(({ staffId, name }): EfficiencyRow => {
    const without = silent.get(staffId) ?? [];
    const isWaitingToday = !isClosed && without.includes(today);
    return {
      staffId,
      name,
      ...figuresOf(byWorker.get(staffId)),
      plannedDays: planned.get(staffId) ?? 0,
      daysWithoutFeedback: isWaitingToday ? without.filter((day) => day !== today) : without,
      isWaitingToday,
    };
  });
  return { rows, total: figuresOf(total) };
}

/** Per worker the days on which visits were planned and nothing was reported back (R-001-19), and how many had visits at all. */
async function findSilentDays({ db }: ActorContext, days: readonly Day[], zone: string) {
  const spans = days.map((day) => ({ since: startOfDay(day, zone), until: startOfDay(addDays(day, 1), zone) }));
  const key = ({ staffId, nth }: DayCount) => `${staffId} ${nth}`;
  const heard = new Set((await findFeedbackDays(db, spans)).map(key));
  const silent = new Map<number, Day[]>();
  const planned = new Map<number, number>();
  for (const one of (await findPlannedDays(db, spans)).toSorted((a, b) => a.nth - b.nth)) {
    planned.set(one.staffId, (planned.get(one.staffId) ?? 0) + 1);
    const day = days[one.nth];
    if (day !== undefined && !heard.has(key(one))) silent.set(one.staffId, [...(silent.get(one.staffId) ?? []), day]);
  }
  return { silent, planned };
}

function figuresOf(sums: EfficiencySums | undefined): EfficiencyFigures {
  if (!sums) return { received: 0, finished: 0, finishedEarlier: 0, meanMs: null, meanSiteMs: null };
  const { received, finished, finishedEarlier, timed, tookMs, onSite, siteMs } = sums;
  return { received, finished, finishedEarlier, meanMs: mean(tookMs, timed), meanSiteMs: mean(siteMs, onSite) };
}

function mean(sum: number, count: number): number | null {
  return count === 0 ? null : Math.round(sum / count);
}

async function instantsOf({ app, now }: ActorContext, { from, to }: ReportSpan): Promise<Span> {
  const zone = await readZone(app);
  const until = startOfDay(addDays(to, 1), zone);
  return { since: startOfDay(from, zone), until, asOf: Math.min(now, until) };
}

function daysOf({ from, to }: ReportSpan): readonly Day[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, nth) => addDays(from, nth));
}
