import { awayOn, isTrainedFor } from '../../shared/staff-plans.ts';
import { endOf, overlaps } from '../../shared/board.ts';
import type { Planned } from '../../shared/board.ts';
import type { Bulk, Row } from './bulk.ts';
import { hour, minute } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { User } from './journal.ts';
import type { Random } from './random.ts';
import type { Roster } from './roster.ts';
import type { People, Technician } from './shop.ts';

type Appointment = { -readonly [K in keyof Row<'appointment'>]: Row<'appointment'>[K] };

/** Who goes when, as a dispatcher would have planned it. */
export interface Booking extends Planned {
  readonly staffIds: readonly number[];
  /** Why somebody is wanted twice at once; empty: nobody is. */
  readonly overlapReason: string;
  /** Why somebody goes whose training has run out (R-003-02); empty: everybody is trained. */
  readonly trainingReason: string;
}

export interface Visits {
  /** The first time from `wanted` on at which somebody who knows the product is free. */
  book(wanted: number, category: string, at: number): Booking;
  /** The same people at another time. */
  move(booking: Booking, wanted: number, at: number): Booking;
  /** Nobody goes. */
  free(booking: Booking): void;
  nameOf(staffId: number): string;
  /** An agreed visit (B-09); `flush` writes it. */
  agree(facts: Pick<Appointment, 'requestId' | 'workOrderId' | 'withWhom'> & Planned, at: number, user: User): Appointment;
  flush(appointment: Appointment): void;
}

const halfHour = 30 * minute;
const tries = 9;
/** A job is remembered as long as it may stand in the way of another one. */
const keptMs = 24 * hour;
const overlapReasons = ['客户只有这个时间在家', '同一小区，两家一起上门', '加急，先到先处理'];

export function createVisits(bulk: Bulk, random: Random, calendar: Calendar, people: People, { absences, training }: Roster): Visits {
  const busy = new Map<number, Planned[]>();
  let appointments = 0;

  function isFree({ staffId }: Pick<Technician, 'staffId'>, visit: Planned): boolean {
    const day = calendar.dayText(calendar.indexOf(visit.plannedAt));
    const start = calendar.startOf(calendar.indexOf(visit.plannedAt));
    const isAway = absences.some((absence) => {
      const away = absence.staffId === staffId ? awayOn(absence, day) : undefined;
      return away && visit.plannedAt < start + away.to * minute && endOf(visit) > start + away.from * minute;
    });
    return !isAway && !(busy.get(staffId) ?? []).some((other) => overlaps(other, visit));
  }

  /** Half hours at which somebody can begin. */
  function slotFrom(wanted: number): number {
    const slot = Math.ceil(wanted / halfHour) * halfHour;
    return calendar.hours.isOpen(slot) ? slot : Math.ceil(calendar.hours.nextOpen(slot) / halfHour) * halfHour;
  }

  function keep(staffIds: readonly number[], { plannedAt, plannedUntil }: Planned, at: number): void {
    for (const staffId of staffIds) {
      const own = (busy.get(staffId) ?? []).filter((visit) => endOf(visit) > at - keptMs);
      own.push({ plannedAt, plannedUntil });
      busy.set(staffId, own);
    }
  }

  function free({ staffIds, plannedAt }: Booking): void {
    for (const staffId of staffIds) {
      const own = busy.get(staffId) ?? [];
      const index = own.findIndex((visit) => visit.plannedAt === plannedAt);
      if (index >= 0) own.splice(index, 1);
    }
  }

  /** Somebody free, in turn from a chance start: first among those who know the product. */
  function someoneFree(pool: readonly Technician[], visit: Planned, but?: number): Technician | undefined {
    const start = random.int(0, Math.max(0, pool.length - 1));
    for (let i = 0; i < pool.length; i++) {
      const one = pool[(start + i) % pool.length];
      if (one && one.staffId !== but && isFree(one, visit)) return one;
    }
    return undefined;
  }

  const pools = new Map<string, readonly Technician[]>();
  function poolFor(category: string): readonly Technician[] {
    const known = pools.get(category);
    if (known) return known;
    const able = people.technicians.filter(({ categories }) => categories.includes(category));
    const pool = able.length > 0 ? able : people.technicians;
    pools.set(category, pool);
    return pool;
  }

  function trainingReason(staffIds: readonly number[], category: string, { plannedAt }: Planned): string {
    const on = calendar.dayText(calendar.indexOf(plannedAt));
    return staffIds.every((id) => isTrainedFor(training.get(id) ?? [], category, on)) ? '' : '证书正在续办，由带班师傅指导';
  }

  return {
    book(wanted, category, at) {
      const length = random.chance(0.4) ? random.pick([90, 120, 120, 150]) * minute : null;
      const isPair = random.chance(0.12);
      const pool = poolFor(category);
      let plannedAt = slotFrom(wanted);
      for (let i = 0; i < tries; i++) {
        const visit = { plannedAt, plannedUntil: length === null ? null : plannedAt + length };
        const lead = someoneFree(pool, visit) ?? (i >= 2 ? someoneFree(people.technicians, visit) : undefined);
        if (lead) {
          const helper = isPair ? someoneFree(people.technicians, visit, lead.staffId) : undefined;
          const staffIds = [lead.staffId, ...(helper ? [helper.staffId] : [])];
          keep(staffIds, visit, at);
          return { ...visit, staffIds, overlapReason: '', trainingReason: trainingReason(staffIds, category, visit) };
        }
        plannedAt = slotFrom(plannedAt + halfHour);
      }
      const visit = { plannedAt: slotFrom(wanted), plannedUntil: null };
      const { staffId } = random.pick(pool);
      keep([staffId], visit, at);
      const reasons = { overlapReason: random.pick(overlapReasons), trainingReason: trainingReason([staffId], category, visit) };
      return { ...visit, staffIds: [staffId], ...reasons };
    },
    move(booking, wanted, at) {
      free(booking);
      const length = booking.plannedUntil === null ? null : booking.plannedUntil - booking.plannedAt;
      let plannedAt = slotFrom(wanted);
      for (let i = 0; i < 4 * tries; i++) {
        const visit = { plannedAt, plannedUntil: length === null ? null : plannedAt + length };
        if (booking.staffIds.every((staffId) => isFree({ staffId }, visit))) {
          keep(booking.staffIds, visit, at);
          return { ...booking, ...visit, overlapReason: '' };
        }
        plannedAt = slotFrom(plannedAt + halfHour);
      }
      const visit = { plannedAt, plannedUntil: length === null ? null : plannedAt + length };
      keep(booking.staffIds, visit, at);
      return { ...booking, ...visit, overlapReason: random.pick(overlapReasons) };
    },
    free,
    nameOf: (staffId) => people.technicians.find((one) => one.staffId === staffId)?.name ?? '',
    agree({ requestId, workOrderId, withWhom, plannedAt, plannedUntil }, at, user) {
      return {
        id: ++appointments,
        requestId,
        workOrderId,
        plannedAt,
        plannedUntil,
        withWhom,
        madeBy: user.id,
        madeAt: at,
        reconfirmedAt: null,
        reconfirmedBy: null,
        reconfirmResult: '',
        endedAt: null,
        endedBy: null,
        endReason: '',
        version: 1,
      };
    },
    flush: (appointment) => bulk.add('appointment', appointment),
  };
}
