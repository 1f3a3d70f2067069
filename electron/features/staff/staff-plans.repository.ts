import { sql } from 'kysely';
import type { StaffAbsence, StaffSkill } from '../../../shared/staff-plans.ts';
import type { Day } from '../../../shared/time.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, prepared, preparedList } from '../../db/prepared.ts';

const limit = 500;

const skillRows = preparedList((db, staffIds) =>
  db.selectFrom('staffSkill').selectAll().where('staffId', 'in', staffIds).orderBy('staffId').orderBy('skill'),
);

/** What each of these people can do. */
export async function findSkills(db: Db, staffIds: readonly number[]): Promise<ReadonlyMap<number, readonly StaffSkill[]>> {
  const byPerson = new Map<number, StaffSkill[]>();
  for (const { staffId, isPassed, ...skill } of await skillRows(db, staffIds)) {
    const skills = byPerson.get(staffId) ?? [];
    skills.push({ ...skill, isPassed: isPassed === 1 });
    byPerson.set(staffId, skills);
  }
  return byPerson;
}

/** Does the shop keep records of training at all? */
export async function hasSkills(db: Db): Promise<boolean> {
  return (await anySkill(db)).length > 0;
}

const anySkill = prepared((db) => db.selectFrom('staffSkill').select('staffId').limit(sql.lit(1)));

export async function replaceSkills(tx: Tx, staffId: number, skills: readonly StaffSkill[]): Promise<void> {
  await tx.deleteFrom('staffSkill').where('staffId', '=', staffId).execute();
  if (skills.length === 0) return;
  await tx
    .insertInto('staffSkill')
    .values(skills.map(({ isPassed, ...skill }) => ({ staffId, ...skill, isPassed: Number(isPassed) })))
    .execute();
}

const absenceColumns = ['id', 'staffId', 'fromOn', 'toOn', 'fromMin', 'toMin', 'reason'] as const;

const absencesBetween = prepared((db, from: Day, to: Day) =>
  db
    .selectFrom('staffAbsence')
    .select(absenceColumns)
    .where('toOn', '>=', from)
    .where('fromOn', '<=', to)
    .orderBy('toOn')
    .orderBy('id')
    .limit(5000),
);

/** Everybody's absences that touch these days. */
export async function findAbsences(db: Db, from: Day, to: Day): Promise<readonly StaffAbsence[]> {
  return absencesBetween(db, from, to);
}

/** Absences of one person that are not over yet, the next first. */
export async function findAbsencesOf(db: Db, staffId: number, from: Day): Promise<readonly StaffAbsence[]> {
  return db
    .selectFrom('staffAbsence')
    .select(absenceColumns)
    .where('staffId', '=', staffId)
    .where('toOn', '>=', from)
    .orderBy('fromOn')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function insertAbsence(
  tx: Tx,
  absence: Omit<StaffAbsence, 'id'> & { readonly createdBy: number; readonly createdAt: number },
): Promise<number> {
  return insertRowForId(tx, 'staffAbsence', absence);
}

/** @returns the absence that is gone now. */
export async function deleteAbsence(tx: Tx, id: number): Promise<StaffAbsence | undefined> {
  return tx.deleteFrom('staffAbsence').where('id', '=', id).returning(absenceColumns).executeTakeFirst();
}
