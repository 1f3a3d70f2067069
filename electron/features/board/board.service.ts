import type { z } from 'zod';
import { compareWaiting } from '../../../shared/board.ts';
import type { BoardDay, BoardPerson, Span, boardDayInput } from '../../../shared/board.ts';
import { awayOn } from '../../../shared/staff-plans.ts';
import { addDays, startOfDay } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { readZone } from '../../platform/settings.ts';
import { shopCalendar } from '../duty/duty.service.ts';
import { findAbsences } from '../staff/staff-plans.service.ts';
import { countOpenSlips, findSlipsOfDay, findStaffOf, findTechniciansAtWork, findWaiting } from './board.repository.ts';

/** So many waiting requests the board shows at once. */
const mostWaiting = 400;

/**
 * One day of the dispatch board: who is there, what is planned, what waits. Seven statements, however many people and jobs there are.
 */
export async function readBoardDay({ app, db, now }: ActorContext, { day }: z.output<typeof boardDayInput>): Promise<BoardDay> {
  const zone = await readZone(app);
  const from = startOfDay(day, zone);
  const to = startOfDay(addDays(day, 1), zone);
  const calendar = await shopCalendar(app, db, from);
  const [staff, slips, waiting, absences, open] = await Promise.all([
    findTechniciansAtWork(db),
    findSlipsOfDay(db, from, to),
    findWaiting(db, mostWaiting + 1),
    findAbsences(db, day, day),
    countOpenSlips(db, now),
  ]);
  const going = await findStaffOf(
    db,
    slips.map(({ id }) => id),
  );
  const people = staff.map((person): BoardPerson => ({
    ...person,
    away: absences
      .filter(({ staffId }) => staffId === person.id)
      .flatMap((absence) => {
        const away = awayOn(absence, day);
        return away ? [{ ...away, reason: absence.reason }] : [];
      }),
    openSlips: open.get(person.id)?.open ?? 0,
  }));
  return {
    day,
    windows: calendar.windowsOn(day).map((window) => inMinutes(window, from)),
    dayName: calendar.exceptionOn(day)?.name ?? '',
    people,
    slips: slips.map(({ isConfirmed, overlapReason, work, ...slip }) => ({
      ...slip,
      work: work ?? '',
      isConfirmed: isConfirmed === 1,
      isOverlapAllowed: overlapReason !== '',
      staffIds: going.get(slip.id) ?? [],
    })),
    waiting: waiting.slice(0, mostWaiting).toSorted(compareWaiting),
    isMore: waiting.length > mostWaiting,
  };
}

function inMinutes({ from, to }: Span, start: number): Span {
  return { from: Math.round((from - start) / 60_000), to: Math.round((to - start) / 60_000) };
}
