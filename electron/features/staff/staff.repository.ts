import type { StaffRow } from '../../../shared/auth.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { Employment } from '../../../shared/staff.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { preparedList } from '../../db/prepared.ts';

const limit = 1000;

export interface StaffFields {
  readonly name: string;
  readonly phone: string;
  readonly isTechnician: boolean;
  readonly skills: string;
  readonly region: string;
  readonly outletId: number | null;
}

/** Everybody by name, those who have left last, with the slips that each still has to do. */
export async function findStaff(db: Db): Promise<readonly StaffRow[]> {
  const people = await selectStaff(db).orderBy('staff.isActive', 'desc').orderBy('staff.name').orderBy('staff.id').limit(limit).execute();
  const open = await countOpenSlips(db);
  return people.map((person) => ({ ...toFields(person), openSlips: open.get(person.id) ?? 0 }));
}

/** Locked until the end of the transaction. */
export async function findStaffForUpdate(tx: Tx, id: number): Promise<Omit<StaffRow, 'openSlips'> | undefined> {
  const person = await selectStaff(tx).where('staff.id', '=', id).forUpdate('staff').executeTakeFirst();
  return person && toFields(person);
}

export async function insertStaff(
  tx: Tx,
  { isTechnician, ...fields }: StaffFields & { readonly employment: Employment },
  now: number,
): Promise<number> {
  const { id } = await tx
    .insertInto('staff')
    .values({ ...fields, isTechnician: Number(isTechnician), isActive: 1, createdAt: now, version: 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateStaff(
  tx: Tx,
  id: number,
  { isTechnician, isActive, ...fields }: StaffFields & { readonly isActive: boolean; readonly version: number },
): Promise<void> {
  await tx
    .updateTable('staff')
    .set({ ...fields, isTechnician: Number(isTechnician), isActive: Number(isActive) })
    .where('id', '=', id)
    .execute();
}

async function countOpenSlips(db: Db): Promise<ReadonlyMap<number, number>> {
  const counts = await db
    .selectFrom('workOrder')
    .innerJoin('workOrderTechnician', 'workOrderTechnician.workOrderId', 'workOrder.id')
    .select(({ fn }) => ['staffId', fn.countAll<number>().as('count')])
    .where('state', 'in', unfinishedStates)
    .groupBy('staffId')
    .execute();
  return new Map(counts.map(({ staffId, count }) => [staffId, count]));
}

function selectStaff(db: Db) {
  return db
    .selectFrom('staff')
    .leftJoin('outlet', 'outlet.id', 'staff.outletId')
    .select([
      'staff.id',
      'staff.name',
      'staff.phone',
      'staff.isTechnician',
      'staff.skills',
      'staff.region',
      'staff.outletId',
      'outlet.name as outletName',
      'staff.isActive',
      'staff.version',
    ]);
}

type StoredStaff = Omit<StaffRow, 'isTechnician' | 'isActive' | 'openSlips'> & { readonly isTechnician: number; readonly isActive: number };

function toFields({ isTechnician, isActive, ...person }: StoredStaff): Omit<StaffRow, 'openSlips'> {
  return { ...person, isTechnician: isTechnician === 1, isActive: isActive === 1 };
}

/** Ids among these that are active technicians. */
export async function findActiveTechnicians(db: Db, staffIds: readonly number[]): Promise<readonly number[]> {
  return (await activeTechnicians(db, staffIds)).map(({ id }) => id);
}

const activeTechnicians = preparedList((db, staffIds) =>
  db.selectFrom('staff').select('id').where('id', 'in', staffIds).where('isTechnician', '=', 1).where('isActive', '=', 1),
);

/** The name of a person at work, undefined: nobody has this id, or they have left. */
export async function findActiveName(db: Db, id: number): Promise<string | undefined> {
  const person = await db.selectFrom('staff').select('name').where('id', '=', id).where('isActive', '=', 1).executeTakeFirst();
  return person?.name;
}

const lockedTechnicians = preparedList((db, staffIds) =>
  db.selectFrom('staff').select(['id', 'name', 'isTechnician', 'isActive']).where('id', 'in', staffIds).orderBy('id').forUpdate(),
);

/**
 * Locks these people until the transaction ends, always in the same order: whoever plans their time at another seat waits, and then
 * sees what was planned here.
 */
export async function lockTechnicians(tx: Tx, staffIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const people = await lockedTechnicians(tx, staffIds);
  return new Map(people.filter((one) => one.isTechnician === 1 && one.isActive === 1).map(({ id, name }) => [id, name]));
}
