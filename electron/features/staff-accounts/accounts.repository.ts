import type { Insertable } from 'kysely';
import type { AccountLine } from '../../../shared/staff-account.ts';
import type { AccountRow } from '../../../shared/staff-accounts.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';
import type { StaffAccountLineTable } from '../../db/schema/staff-accounts.ts';

export type NewAccountLine = Insertable<StaffAccountLineTable>;

/** A person, locked: whoever writes into their account goes one after the other. */
export async function lockPerson(
  tx: Tx,
  staffId: number,
): Promise<{ readonly id: number; readonly name: string; readonly isActive: number } | undefined> {
  return tx.selectFrom('staff').select(['id', 'name', 'isActive']).where('id', '=', staffId).forUpdate().executeTakeFirst();
}

export async function findPerson(db: Db, staffId: number): Promise<{ readonly id: number; readonly name: string } | undefined> {
  return db.selectFrom('staff').select(['id', 'name']).where('id', '=', staffId).executeTakeFirst();
}

export async function insertLine(tx: Tx, line: NewAccountLine): Promise<number> {
  return insertRowForId(tx, 'staffAccountLine', line);
}

/** What the arithmetic needs of all lines of an account. */
export async function findAmounts(db: Db, staffId: number): Promise<readonly (AccountLine & { readonly itemId: number | null })[]> {
  const rows = await db
    .selectFrom('staffAccountLine')
    .select(['kind', 'amountFen', 'reversesId', 'itemId'])
    .where('staffId', '=', staffId)
    .execute();
  return rows.map(({ reversesId, ...row }) => ({ ...row, isReversal: reversesId !== null }));
}

/** The lines of an account in the order in which they were written. */
export async function findLines(db: Db, staffId: number): Promise<readonly Omit<AccountRow, 'heldFen' | 'owedFen'>[]> {
  const rows = await db
    .selectFrom('staffAccountLine as line')
    .innerJoin('userAccount', 'userAccount.id', 'line.userId')
    .leftJoin('item', 'item.id', 'line.itemId')
    .leftJoin('staffAccountLine as counter', 'counter.reversesId', 'line.id')
    .select([
      'line.id',
      'line.kind',
      'line.amountFen',
      'line.itemId',
      'item.name as itemName',
      'line.subject',
      'line.subjectId',
      'line.way',
      'line.no',
      'line.note',
      'line.bookedOn',
      'line.at',
      'userAccount.displayName as userName',
      'line.reversesId',
      'counter.id as counterId',
    ])
    .where('line.staffId', '=', staffId)
    .orderBy('line.id')
    .execute();
  return rows.map(({ counterId, ...row }) => ({ ...row, isReversed: counterId !== null }));
}

export async function findLine(db: Db, id: number) {
  return db
    .selectFrom('staffAccountLine as line')
    .leftJoin('staffAccountLine as counter', 'counter.reversesId', 'line.id')
    .leftJoin('deductionRow', 'deductionRow.lineId', 'line.id')
    .selectAll('line')
    .select(['counter.id as counterId', 'deductionRow.id as rowId'])
    .where('line.id', '=', id)
    .executeTakeFirst();
}

/** Everybody who has an account, with their lines; for the list. */
export async function findAllAmounts(
  db: Db,
): Promise<readonly (AccountLine & { readonly staffId: number; readonly name: string; readonly at: number })[]> {
  const rows = await db
    .selectFrom('staffAccountLine')
    .innerJoin('staff', 'staff.id', 'staffAccountLine.staffId')
    .select(['staffId', 'staff.name', 'kind', 'amountFen', 'reversesId', 'at'])
    .orderBy('staffId')
    .execute();
  return rows.map(({ reversesId, ...row }) => ({ ...row, isReversal: reversesId !== null }));
}
