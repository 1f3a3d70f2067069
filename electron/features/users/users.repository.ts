import type { UserRow } from '../../../shared/auth.ts';
import type { Role } from '../../../shared/roles.ts';
import type { Db, Tx } from '../../db/engine.ts';

const limit = 1000;

export interface NewUser {
  readonly loginName: string;
  readonly displayName: string;
  readonly staffId: number | null;
  readonly passwordHash: string;
}

/** All users by name; those who may no longer sign in last. */
export async function findUsers(db: Db): Promise<readonly UserRow[]> {
  const users = await selectUsers(db).orderBy('displayName').orderBy('id').limit(limit).execute();
  const roles = await db.selectFrom('userRole').select(['userId', 'role']).orderBy('userId').orderBy('role').execute();
  const rolesOf = Map.groupBy(roles, ({ userId }) => userId);
  const rows = users.map((user) =>
    toRow(
      user,
      (rolesOf.get(user.id) ?? []).map(({ role }) => role),
    ),
  );
  return [...rows.filter(({ isDisabled }) => !isDisabled), ...rows.filter(({ isDisabled }) => isDisabled)];
}

export async function findLoginName(db: Db, id: number): Promise<string | undefined> {
  const user = await db.selectFrom('userAccount').select('loginName').where('id', '=', id).executeTakeFirst();
  return user?.loginName;
}

/** Locked until the end of the transaction. */
export async function findUserForUpdate(tx: Tx, id: number): Promise<UserRow | undefined> {
  const user = await selectUsers(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!user) return undefined;
  const roles = await tx.selectFrom('userRole').select('role').where('userId', '=', id).orderBy('role').execute();
  return toRow(
    user,
    roles.map(({ role }) => role),
  );
}

/** The new user's id, or undefined when the login name is taken. */
export async function insertUser(tx: Tx, user: NewUser, now: number): Promise<number | undefined> {
  const inserted = await tx
    .insertInto('userAccount')
    .values({ ...user, disabledAt: null, createdAt: now, version: 1 })
    .onConflict((conflict) => conflict.column('loginName').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id;
}

export interface UserChange {
  readonly displayName: string;
  readonly staffId: number | null;
  readonly disabledAt?: number | null;
  readonly version: number;
}

export async function updateUser(tx: Tx, id: number, change: UserChange): Promise<void> {
  await tx.updateTable('userAccount').set(change).where('id', '=', id).execute();
}

export async function updatePasswordHash(tx: Tx, id: number, passwordHash: string): Promise<void> {
  await tx.updateTable('userAccount').set({ passwordHash }).where('id', '=', id).execute();
}

export async function replaceRoles(tx: Tx, userId: number, roles: readonly Role[]): Promise<void> {
  await tx.deleteFrom('userRole').where('userId', '=', userId).execute();
  await tx
    .insertInto('userRole')
    .values(roles.map((role) => ({ userId, role })))
    .execute();
}

/**
 * Users other than `userId` who administer and can sign in. The shop's row is locked first, so that two administrators cannot
 * take the role from each other at the same moment.
 */
export async function countOtherAdministrators(tx: Tx, userId: number): Promise<number> {
  await tx.selectFrom('shop').select('id').where('id', '=', 1).forUpdate().execute();
  const { count } = await tx
    .selectFrom('userRole')
    .innerJoin('userAccount', 'userAccount.id', 'userRole.userId')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('role', '=', 'administrator')
    .where('disabledAt', 'is', null)
    .where('userId', '!=', userId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function isStaffThere(tx: Tx, id: number): Promise<boolean> {
  return (await tx.selectFrom('staff').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

function selectUsers(db: Db) {
  return db.selectFrom('userAccount').select(['id', 'loginName', 'displayName', 'staffId', 'disabledAt', 'version']);
}

function toRow(
  { disabledAt, ...user }: Omit<UserRow, 'roles' | 'isDisabled'> & { readonly disabledAt: number | null },
  roles: readonly Role[],
): UserRow {
  return { ...user, roles, isDisabled: disabledAt !== null };
}
