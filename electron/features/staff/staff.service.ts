import type { CreateStaffInput, StaffRow, UpdateStaffInput } from '../../../shared/auth.ts';
import type { Receipt } from '../../../shared/fields.ts';
import type { Employment } from '../../../shared/staff.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { lockOutletOf } from '../outlets/outlets.service.ts';
import { findActiveName, findActiveTechnicians, findStaff, findStaffForUpdate, insertStaff, updateStaff } from './staff.repository.ts';
import type { StaffFields } from './staff.repository.ts';

export { lockTechnicians } from './staff.repository.ts';

export async function listStaff({ db }: ActorContext): Promise<readonly StaffRow[]> {
  return findStaff(db);
}

/** @throws DomainError `notFound` for the first of these that is no technician at work. */
export async function requireTechnicians(db: Db, staffIds: readonly number[]): Promise<void> {
  const active = await findActiveTechnicians(db, staffIds);
  const missing = staffIds.filter((id) => !active.includes(id));
  if (missing.length > 0) throw new DomainError('notFound', { what: 'technician', id: missing[0] });
}

/** @returns the name of somebody who is at work here. @throws DomainError `notFound`. */
export async function requireStaff(db: Db, staffId: number): Promise<string> {
  const name = await findActiveName(db, staffId);
  if (name === undefined) throw new DomainError('notFound', { what: 'staff', id: staffId });
  return name;
}

export async function createStaff(context: ActorContext, input: CreateStaffInput): Promise<Receipt> {
  return write(context, async (w) => {
    // whoever is new begins on probation (R-000-80)
    const id = await addStaff(w, { ...input, employment: 'probation' }, context.now);
    w.touch('staff');
    if (input.outletId !== null) w.touch('outlets', 'board');
    return { id, version: 1 };
  });
}

/** Adds a member of staff within a larger write. @throws DomainError `guardFailed` for an outlet that is closed. */
export async function addStaff(
  { tx, record }: Write,
  fields: StaffFields & { readonly employment: Employment },
  now: number,
): Promise<number> {
  const outlet = fields.outletId === null ? undefined : await lockOutletOf(tx, fields.outletId);
  if (outlet?.refused) throw outlet.refused;
  const id = await insertStaff(tx, fields, now);
  await record({ subject: 'staff', subjectId: id, kind: 'created', data: { name: fields.name, isTechnician: fields.isTechnician } });
  return id;
}

/** @throws DomainError `notFound`, `staleVersion`, `guardFailed` for somebody at work in a closed outlet. */
export async function changeStaff(context: ActorContext, { id, version, ...fields }: UpdateStaffInput): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const { outletId, ...others } = fields;
    const outlet = outletId === null ? undefined : await lockOutletOf(tx, outletId);
    const before = await findStaffForUpdate(tx, id);
    if (!before) throw new DomainError('notFound', { what: 'staff', id });
    if (before.version !== version) throw new DomainError('staleVersion', { current: before });
    // Whoever has left may stay where they were, although that is closed; coming back asks for an open outlet.
    const comes = fields.isActive || outletId !== before.outletId;
    if (comes && outlet?.refused) throw outlet.refused;
    await updateStaff(tx, id, { ...fields, version: version + 1 });
    const moves = changesBetween({ outlet: before.outletName ?? '' }, { outlet: outlet?.name ?? '' });
    await record({ subject: 'staff', subjectId: id, kind: 'changed', changes: { ...changesBetween(before, others), ...moves } });
    touch('staff');
    if (outletId !== null || before.outletId !== null) touch('outlets', 'board');
    return { id, version: version + 1 };
  });
}
