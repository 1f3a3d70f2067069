import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { DutyNow, DutyRow, dutyListInput, dutyTargetInput, saveDutyInput } from '../../../shared/staff-plans.ts';
import { dayOf } from '../../../shared/time.ts';
import type { App, ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readZone } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { readCalendar } from '../calendars/compiled-calendars.service.ts';
import { presetFor } from '../presets/presets.service.ts';
import { requireStaff } from '../staff/staff.service.ts';
import { deleteDuty, findDuties, findDutyForUpdate, findOnDuty, findUsersOnDuty, insertDuty, updateDuty } from './duty.repository.ts';

/** The working calendar of the shop itself: that of its preset. */
export async function shopCalendar(app: App, db: Db, at: number) {
  const day = dayOf(at, await readZone(app, db));
  const { calendar } = await presetFor(db, { customerId: null, projectId: null, installedItemId: null }, day);
  return readCalendar(app, calendar, db);
}

/** The roster from a moment on. */
export async function listDuties({ db }: ActorContext, { from }: z.output<typeof dutyListInput>): Promise<readonly DutyRow[]> {
  return findDuties(db, from);
}

/** Who answers now: within working time the counter itself, after hours whoever is on duty (A-25, R-002-63). */
export async function readDutyNow({ app, db, now }: ActorContext): Promise<DutyNow> {
  const calendar = await shopCalendar(app, db, now);
  return { isOpen: calendar.isOpen(now), opensAt: calendar.nextOpen(now), people: await findOnDuty(db, now) };
}

/** The users who are on duty at a moment. */
export async function usersOnDuty(db: Db, at: number): Promise<readonly number[]> {
  return findUsersOnDuty(db, at);
}

/** Makes a shift or changes one. */
export async function saveDuty(context: ActorContext, { id, version, ...fields }: z.output<typeof saveDutyInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const name = await requireStaff(tx, fields.staffId);
    touch('duty');
    if (id === undefined || version === undefined) {
      const made = await insertDuty(tx, fields);
      await record({ subject: 'duty', subjectId: made, kind: 'dutyMade', data: { name, fromAt: fields.fromAt, toAt: fields.toAt } });
      return { id: made, version: 1 };
    }
    const before = await findDutyForUpdate(tx, id);
    if (!before) throw new DomainError('notFound', { what: 'duty', id });
    if (before.version !== version) throw new DomainError('staleVersion', { what: 'duty', current: before });
    await updateDuty(tx, id, version, fields);
    const { staffId, fromAt, toAt, phone, note } = before;
    const changes = changesBetween({ staffId, fromAt, toAt, phone, note }, fields);
    await record({ subject: 'duty', subjectId: id, kind: 'dutyChanged', data: { name }, changes });
    return { id, version: version + 1 };
  });
}

export async function removeDuty(context: ActorContext, { id, version }: z.output<typeof dutyTargetInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await findDutyForUpdate(tx, id);
    if (!before) throw new DomainError('notFound', { what: 'duty', id });
    if (before.version !== version) throw new DomainError('staleVersion', { what: 'duty', current: before });
    await deleteDuty(tx, id);
    const { staffId, fromAt, toAt } = before;
    await record({ subject: 'duty', subjectId: id, kind: 'dutyRemoved', data: { staffId, fromAt, toAt } });
    touch('duty');
    return { id, version };
  });
}
