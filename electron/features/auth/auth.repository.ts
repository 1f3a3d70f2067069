import type { Db, Tx } from '../../db/engine.ts';

export interface Account {
  readonly id: number;
  readonly loginName: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly staffId: number | null;
  readonly disabledAt: number | null;
}

const columns = ['id', 'loginName', 'displayName', 'passwordHash', 'staffId', 'disabledAt'] as const;

export async function findAccountByName(db: Db, loginName: string): Promise<Account | undefined> {
  return db.selectFrom('userAccount').select(columns).where('loginName', '=', loginName).executeTakeFirst();
}

export async function findAccountById(db: Db, id: number): Promise<Account> {
  return db.selectFrom('userAccount').select(columns).where('id', '=', id).executeTakeFirstOrThrow();
}

export async function isAdministrator(db: Db, userId: number): Promise<boolean> {
  const row = await db
    .selectFrom('userRole')
    .select('role')
    .where('userId', '=', userId)
    .where('role', '=', 'administrator')
    .executeTakeFirst();
  return row !== undefined;
}

/** The account while the sign-in that checked this hash may still go through. */
export async function findUnchangedAccount(tx: Tx, id: number, passwordHash: string): Promise<Account | undefined> {
  return tx
    .selectFrom('userAccount')
    .select(columns)
    .where('id', '=', id)
    .where('passwordHash', '=', passwordHash)
    .where('disabledAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

export async function updatePasswordHash(tx: Tx, id: number, passwordHash: string): Promise<void> {
  await tx.updateTable('userAccount').set({ passwordHash }).where('id', '=', id).execute();
}

export async function enableAccount(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('userAccount').set({ disabledAt: null }).where('id', '=', id).execute();
}

export async function updateLock(tx: Tx, sessionId: number, lockedAt: number | null): Promise<void> {
  await tx.updateTable('session').set({ lockedAt }).where('id', '=', sessionId).execute();
}
