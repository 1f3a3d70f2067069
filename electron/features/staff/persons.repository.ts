import type { Updateable } from 'kysely';
import type { Person } from '../../../shared/staff.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { updateRow } from '../../db/prepared.ts';
import type { StaffTable } from '../../db/schema/foundation.ts';

function selectPeople(db: Db) {
  return db
    .selectFrom('staff')
    .leftJoin('outlet', 'outlet.id', 'staff.outletId')
    .select([
      'staff.id',
      'staff.name',
      'staff.phone',
      'outlet.name as outletName',
      'staff.isTechnician',
      'staff.isActive',
      'staff.badgeNo',
      'staff.post',
      'staff.employment',
      'staff.joinedOn',
      'staff.regularisedOn',
      'staff.leftOn',
      'staff.dayWageFen',
      'staff.version',
    ]);
}

type Stored = Awaited<ReturnType<ReturnType<typeof selectPeople>['executeTakeFirstOrThrow']>>;

function toPerson(row: Stored): Person {
  return { ...row, isTechnician: row.isTechnician === 1, isActive: row.isActive === 1 };
}

export async function findPerson(db: Db, id: number): Promise<Person | undefined> {
  const row = await selectPeople(db).where('staff.id', '=', id).executeTakeFirst();
  return row && toPerson(row);
}

/** Everybody by name, those who have left last. */
export async function findPeople(db: Db): Promise<readonly Person[]> {
  const rows = await selectPeople(db).orderBy('staff.isActive', 'desc').orderBy('staff.name').orderBy('staff.id').limit(1000).execute();
  return rows.map(toPerson);
}

export async function findBadgeOwner(db: Db, badgeNo: string): Promise<number | undefined> {
  const row = await db.selectFrom('staff').select('id').where('badgeNo', '=', badgeNo).executeTakeFirst();
  return row?.id;
}

export async function lockStaff(tx: Tx, id: number): Promise<void> {
  await tx.selectFrom('staff').select('id').where('id', '=', id).forUpdate().execute();
}

export async function changePerson(tx: Tx, id: number, changes: Updateable<StaffTable>): Promise<void> {
  await updateRow(tx, 'staff', id, changes);
}
