import type { CreateStaffInput, StaffRow, UpdateStaffInput } from '../../../shared/auth.ts';
import type { Receipt } from '../../../shared/fields.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
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
    const id = await addStaff(w, input, context.now);
    w.touch('staff');
    return { id, version: 1 };
  });
}

/** Adds a member of staff within a larger write. */
export async function addStaff({ tx, record }: Write, fields: StaffFields, now: number): Promise<number> {
  const id = await insertStaff(tx, fields, now);
  await record({ subject: 'staff', subjectId: id, kind: 'created', data: { name: fields.name, isTechnician: fields.isTechnician } });
  return id;
}

/** @throws DomainError `notFound`, `staleVersion`. */
export async function changeStaff(context: ActorContext, { id, version, ...fields }: UpdateStaffInput): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await findStaffForUpdate(tx, id);
    if (!before) throw new DomainError('notFound', { what: 'staff', id });
    if (before.version !== version) throw new DomainError('staleVersion', { current: before });
    await updateStaff(tx, id, { ...fields, version: version + 1 });
    await record({ subject: 'staff', subjectId: id, kind: 'changed', changes: changesBetween(before, fields) });
    touch('staff');
    return { id, version: version + 1 };
  });
}
