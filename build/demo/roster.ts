import type { StaffSkill } from '../../shared/staff-plans.ts';
import { addDays } from '../../shared/time.ts';
import type { Bulk, NewRow } from './bulk.ts';
import { hour } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { People } from './shop.ts';

export type Absence = Omit<Required<NewRow<'staffAbsence'>>, 'createdBy' | 'createdAt'>;

export interface Roster {
  readonly absences: readonly Absence[];
  /** Training by technician. */
  readonly training: ReadonlyMap<number, readonly StaffSkill[]>;
}

const dayMs = 24 * hour;
const reasons = ['休年假', '病假', '厂家培训', '家中有事', '调休'];
const dutyDays = 28;

export interface RosterOptions {
  readonly bulk: Bulk;
  readonly random: Random;
  readonly calendar: Calendar;
  readonly people: People;
  readonly openedAt: number;
}

/** Writes what technicians can do and until when (R-003-02), who is away around today, and who answers after hours in the next weeks. */
export function writeRoster({ bulk, random, calendar, people, openedAt }: RosterOptions): Roster {
  const today = calendar.dayText(calendar.last);
  const head = people.users.supervisor[0];
  if (!head) throw new Error('the demo shop needs a supervisor');

  const training = new Map<number, StaffSkill[]>();
  for (const [index, { staffId, skills }] of people.technicians.entries()) {
    const own: StaffSkill[] = [];
    for (const [nth, skill] of skills.entries()) {
      // Some passes ran out and some are about to; most hold for another year or two.
      const isOver = (index + nth) % 11 === 5;
      const isSoon = (index + nth) % 7 === 3;
      const left = isOver ? -random.int(5, 90) : isSoon ? random.int(5, 40) : random.int(90, 700);
      const validUntil = (index + nth) % 5 === 4 ? '' : addDays(today, left);
      const trainedOn = addDays(validUntil || today, -random.int(720, 760));
      const isPassed = (index * 3 + nth) % 29 === 13 ? 0 : 1;
      bulk.add('staffSkill', { staffId, skill, trainedOn, validUntil, isPassed });
      own.push({ skill, trainedOn, validUntil, isPassed: isPassed === 1, level: '', proof: '' });
    }
    training.set(staffId, own);
  }

  const absences: Absence[] = [];
  const away = (staffId: number, from: number, days: number, part?: readonly [number, number]) => {
    const fromOn = addDays(today, from);
    const absence = {
      id: absences.length + 1,
      staffId,
      fromOn,
      toOn: addDays(fromOn, days - 1),
      fromMin: part?.[0] ?? null,
      toMin: part?.[1] ?? null,
      reason: random.pick(reasons),
    };
    absences.push(absence);
    bulk.add('staffAbsence', { ...absence, createdBy: head.id, createdAt: openedAt + hour });
  };
  for (const [index, { staffId }] of people.technicians.entries()) {
    if (index % 9 === 2) away(staffId, -random.int(0, 3), random.int(4, 7));
    else if (index % 9 === 6) away(staffId, 0, 1, random.chance(0.5) ? [8 * 60, 12 * 60] : [14 * 60, 18 * 60 + 30]);
    else if (index % 4 === 1) away(staffId, random.int(1, 12), random.int(1, 5));
    else if (index % 5 === 3) away(staffId, -random.int(5, 30), random.int(1, 3));
  }

  const answering = people.technicians.filter((_, index) => index % 3 === 0);
  for (let night = 0; night < dutyDays; night++) {
    const person = answering[night % Math.max(1, answering.length)];
    if (!person) break;
    const start = calendar.startOf(calendar.last + night - 1);
    const end = calendar.hours.windowsOn(calendar.dayText(calendar.last + night - 1)).at(-1)?.to ?? start + 9 * hour;
    const next = calendar.hours.windowsOn(calendar.dayText(calendar.last + night))[0]?.from ?? start + dayMs + 9 * hour;
    bulk.add('duty', {
      id: night + 1,
      staffId: person.staffId,
      fromAt: end,
      toAt: next,
      phone: '',
      note: night % 7 === 5 ? '备用车 2 号钥匙在前台' : '',
    });
  }
  return { absences, training };
}
