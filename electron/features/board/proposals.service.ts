import type { z } from 'zod';
import { endOf, overlaps, usualMinutes } from '../../../shared/board.ts';
import type { Planned, proposalsInput } from '../../../shared/board.ts';
import type { WorkingCalendar } from '../../../shared/calendar.ts';
import { propose } from '../../../shared/proposals.ts';
import type { Candidate, Proposal } from '../../../shared/proposals.ts';
import { awayOn, fitsJob, isTrainedFor } from '../../../shared/staff-plans.ts';
import { dayOf, startOfDay } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { readZone } from '../../platform/settings.ts';
import { findPreassigned } from '../customers/preassign.service.ts';
import { shopCalendar } from '../duty/duty.service.ts';
import { requireRequest } from '../requests/requests-progress.service.ts';
import { findAbsences, findSkills, hasSkills } from '../staff/staff-plans.service.ts';
import { jobText, trainingSetting } from '../work-orders/work-orders-guards.service.ts';
import { countOpenSlips, findBusy, findRegionOf, findTechniciansAtWork } from './board.repository.ts';

const usualMs = usualMinutes * 60_000;
const lookAheadMs = 14 * 24 * 3_600_000;

/** Who could take a job, the best first, with the reasons (R-004-33, R-002-27, R-003-20, R-002-56, R-002-80). */
export async function listProposals(
  { app, db, now }: ActorContext,
  { requestId, at }: z.output<typeof proposalsInput>,
): Promise<readonly Proposal[]> {
  const request = await requireRequest(db, requestId);
  const zone = await readZone(app);
  const calendar = await shopCalendar(app, db, now);
  const start = at ?? calendar.nextOpen(now);
  const on = dayOf(start, zone);
  const staff = await findTechniciansAtWork(db);
  const [skills, absences, open, busy, preassigned, region, about, setting, keepsTraining] = await Promise.all([
    findSkills(
      db,
      staff.map(({ id }) => id),
    ),
    findAbsences(db, on, on),
    countOpenSlips(db, now),
    findBusy(db, start, start + lookAheadMs),
    findPreassigned(db, request.customerId),
    findRegionOf(db, request.customerId),
    jobText(db, request),
    trainingSetting(db, request),
    hasSkills(db),
  ]);
  const asksTraining = setting === 'refuse' || (setting === 'warn' && keepsTraining);
  const busyBy = Map.groupBy(busy, ({ staffId }) => staffId);
  const dayStart = startOfDay(on, zone);
  const isAway = (staffId: number) =>
    absences.some((absence) => {
      const away = absence.staffId === staffId && awayOn(absence, on);
      return away && start < dayStart + away.to * 60_000 && start + usualMs > dayStart + away.from * 60_000;
    });
  return propose(
    request.urgency,
    staff.map((person): Candidate => {
      const own = skills.get(person.id) ?? [];
      const freeAt = freeFrom(calendar, start, busyBy.get(person.id) ?? []);
      return {
        staffId: person.id,
        name: person.name,
        preassigned: preassigned?.staffId === person.id ? preassigned.by : null,
        hasSkill: [person.skills, ...own.map(({ skill }) => skill)].some((skill) => fitsJob(skill, about)),
        isTrained: !asksTraining || isTrainedFor(own, about, on),
        isSameRegion: region !== '' && region === person.region,
        openSlips: open.get(person.id)?.open ?? 0,
        lateSlips: open.get(person.id)?.late ?? 0,
        isAbsent: isAway(person.id),
        freeAt,
        isFree: freeAt === start,
      };
    }),
  );
}

/** The first time from `start` on at which a usual job fits between what is planned, in working time. */
function freeFrom(calendar: WorkingCalendar, start: number, planned: readonly Planned[]): number {
  let from = start;
  for (const job of planned) {
    if (overlaps(job, { plannedAt: from, plannedUntil: from + usualMs })) from = calendar.nextOpen(endOf(job));
  }
  return from;
}
