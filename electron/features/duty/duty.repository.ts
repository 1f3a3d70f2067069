import type { DutyRow } from '../../../shared/staff-plans.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';

const limit = 500;

/** Shifts that end after `from`, the earliest first. */
export async function findDuties(db: Db, from: number): Promise<readonly DutyRow[]> {
  const rows = await select(db).where('duty.toAt', '>', from).orderBy('fromAt').orderBy('duty.id').limit(limit).execute();
  return rows.map(toRow);
}

/** Shifts in which this moment lies. */
export async function findOnDuty(db: Db, at: number): Promise<readonly DutyRow[]> {
  const rows = await select(db).where('toAt', '>', at).where('fromAt', '<=', at).orderBy('fromAt').orderBy('duty.id').limit(20).execute();
  return rows.map(toRow);
}

/** The users behind those shifts, each once. */
export async function findUsersOnDuty(db: Db, at: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('duty')
    .innerJoin('userAccount', 'userAccount.staffId', 'duty.staffId')
    .select('userAccount.id')
    .distinct()
    .where('duty.toAt', '>', at)
    .where('duty.fromAt', '<=', at)
    .where('userAccount.disabledAt', 'is', null)
    .orderBy('userAccount.id')
    .limit(20)
    .execute();
  return rows.map(({ id }) => id);
}

export async function findDutyForUpdate(tx: Tx, id: number) {
  return tx.selectFrom('duty').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

interface DutyFields {
  readonly staffId: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly phone: string;
  readonly note: string;
}

export async function insertDuty(tx: Tx, fields: DutyFields): Promise<number> {
  return insertRowForId(tx, 'duty', { ...fields, version: 1 });
}

export async function updateDuty(tx: Tx, id: number, version: number, fields: DutyFields): Promise<void> {
  await tx
    .updateTable('duty')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

export async function deleteDuty(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('duty').where('id', '=', id).execute();
}

function select(db: Db) {
  return db
    .selectFrom('duty')
    .innerJoin('staff', 'staff.id', 'duty.staffId')
    .select([
      'duty.id',
      'staffId',
      'staff.name as staffName',
      'fromAt',
      'toAt',
      'duty.phone',
      'staff.phone as ownPhone',
      'note',
      'duty.version',
    ]);
}

function toRow({ ownPhone, phone, ...row }: Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]): DutyRow {
  return { ...row, phone: phone || ownPhone };
}
