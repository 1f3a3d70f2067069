import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { AccountLine } from '../../../shared/staff-account.ts';
import type { AccountPerson, AccountRow, DepositState } from '../../../shared/staff-accounts.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertChained } from '../../platform/chain/insert-chained.ts';
import type { StaffAccountLineTable } from '../../db/schema/staff-accounts.ts';

export type NewAccountLine = Insertable<StaffAccountLineTable>;

/** A person, locked: whoever writes into their account goes one after the other. */
export async function lockPerson(
  tx: Tx,
  staffId: number,
): Promise<{ readonly id: number; readonly name: string; readonly isActive: number; readonly leftOn: string } | undefined> {
  return tx.selectFrom('staff').select(['id', 'name', 'isActive', 'leftOn']).where('id', '=', staffId).forUpdate().executeTakeFirst();
}

/** The same for several, always in the same order. */
export async function lockPeople(tx: Tx, staffIds: readonly number[]): Promise<void> {
  if (staffIds.length === 0) return;
  await tx
    .selectFrom('staff')
    .select('id')
    .where('id', 'in', [...staffIds])
    .orderBy('id')
    .forUpdate()
    .execute();
}

function selectPeople(db: Db) {
  return db.selectFrom('staff').select(['staff.id as staffId', 'name', 'badgeNo', 'post', 'employment', 'leftOn', 'isActive']);
}

export async function findPerson(db: Db, staffId: number): Promise<AccountPerson | undefined> {
  const row = await selectPeople(db).where('id', '=', staffId).executeTakeFirst();
  return row && { ...row, isActive: row.isActive === 1 };
}

/** Everybody, those who have left last. */
export async function findPeople(db: Db): Promise<readonly AccountPerson[]> {
  const rows = await selectPeople(db).orderBy('isActive', 'desc').orderBy('name').orderBy('id').limit(2000).execute();
  return rows.map((row) => ({ ...row, isActive: row.isActive === 1 }));
}

/** Kinds that ask for a deposit, with how many of each somebody has (R-000-76). */
export async function findDepositKinds(
  db: Db,
  staffId: number,
): Promise<readonly Pick<DepositState, 'itemId' | 'name' | 'depositFen' | 'outQty'>[]> {
  const rows = await db
    .selectFrom('toolKind')
    .innerJoin('item', 'item.id', 'toolKind.itemId')
    .leftJoin('toolIssue as issue', (join) => join.onRef('issue.itemId', '=', 'toolKind.itemId').on('issue.staffId', '=', staffId))
    .select(['toolKind.itemId', 'item.name', 'toolKind.depositFen'])
    .select(({ fn }) => fn.coalesce(fn.sum<number>('issue.openQty'), sql<number>`0`).as('outQty'))
    .where('toolKind.depositFen', '>', 0)
    .groupBy(['toolKind.itemId', 'item.name', 'toolKind.depositFen'])
    .orderBy('item.name')
    .orderBy('toolKind.itemId')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, outQty: Number(row.outQty) }));
}

export async function insertLine(tx: Tx, line: NewAccountLine): Promise<number> {
  return insertChained(tx, 'staffAccountLine', line);
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

export type StoredLine = Omit<AccountRow, 'heldFen' | 'owedFen' | 'mayReverse'>;

/** The lines of an account in the order in which they were written. */
export async function findLines(db: Db, staffId: number): Promise<readonly StoredLine[]> {
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
    .selectAll('line')
    .select('counter.id as counterId')
    .where('line.id', '=', id)
    .executeTakeFirst();
}

/** Everybody who has an account, with their lines; for the list. */
export async function findAllAmounts(db: Db): Promise<readonly (AccountLine & { readonly staffId: number })[]> {
  const rows = await db.selectFrom('staffAccountLine').select(['staffId', 'kind', 'amountFen', 'reversesId']).orderBy('staffId').execute();
  return rows.map(({ reversesId, ...row }) => ({ ...row, isReversal: reversesId !== null }));
}
