import type { z } from 'zod';
import type { CreateUserInput, resetPasswordInput, UpdateUserInput, UserRow } from '../../../shared/auth.ts';
import type { Receipt } from '../../../shared/fields.ts';
import type { Role } from '../../../shared/roles.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { requireStrongPassword } from '../../platform/password-policy.ts';
import { hashPassword } from '../../platform/passwords.ts';
import { revokeSessionsOf } from '../../platform/sessions.ts';
import { readShop } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { forgetFailures } from '../../platform/login-throttle.ts';
import {
  countOtherAdministrators,
  findLoginName,
  findUserForUpdate,
  findUsers,
  insertUser,
  isStaffThere,
  replaceRoles,
  updatePasswordHash,
  updateUser,
} from './users.repository.ts';
import type { NewUser } from './users.repository.ts';

export async function listUsers({ db }: ActorContext): Promise<readonly UserRow[]> {
  return findUsers(db);
}

/** @throws DomainError `loginNameTaken`, `passwordTooWeak`, `notFound` for a member of staff who does not exist. */
export async function createUser(context: ActorContext, input: CreateUserInput): Promise<Receipt> {
  const { app, now } = context;
  const { name: shopName } = await readShop(app);
  requireStrongPassword(input.password, { shopName, loginName: input.loginName });
  const passwordHash = await hashPassword(input.password, app.passwordCost);
  return write(context, async (w) => {
    const id = await addUser(w, { ...input, passwordHash }, now);
    w.touch('users');
    return { id, version: 1 };
  });
}

/** Adds a user within a larger write. */
export async function addUser({ tx, record }: Write, user: NewUser & { readonly roles: readonly Role[] }, now: number): Promise<number> {
  const { displayName, staffId, passwordHash } = user;
  const loginName = user.loginName.normalize('NFKC');
  const roles = [...new Set(user.roles)];
  await requireStaff(tx, staffId);
  const id = await insertUser(tx, { loginName, displayName, staffId, passwordHash }, now);
  if (id === undefined) throw new DomainError('loginNameTaken', { loginName });
  await replaceRoles(tx, id, roles);
  await record({ subject: 'user', subjectId: id, kind: 'created', data: { loginName, displayName, roles, staffId } });
  return id;
}

/**
 * Changes what a user may do, from their next call on; a disabled user is signed out everywhere (F93).
 * @throws DomainError `notFound`, `staleVersion`, `lastAdministrator` when nobody would be left to manage users.
 */
export async function changeUser(context: ActorContext, input: UpdateUserInput): Promise<Receipt> {
  const { now } = context;
  return write(context, async ({ tx, record, touch }) => {
    const others = await countOtherAdministrators(tx, input.id);
    const before = await findUserForUpdate(tx, input.id);
    if (!before) throw new DomainError('notFound', { what: 'user', id: input.id });
    if (before.version !== input.version) throw new DomainError('staleVersion', { current: before });
    const roles = [...new Set(input.roles)].sort();
    const administers = !input.isDisabled && roles.includes('administrator');
    if (!administers && others === 0 && before.roles.includes('administrator') && !before.isDisabled)
      throw new DomainError('lastAdministrator');
    await requireStaff(tx, input.staffId);
    const { displayName, staffId, isDisabled } = input;
    const version = before.version + 1;
    const sinceNow = isDisabled === before.isDisabled ? {} : { disabledAt: isDisabled ? now : null };
    await updateUser(tx, input.id, { displayName, staffId, ...sinceNow, version });
    await replaceRoles(tx, input.id, roles);
    if (isDisabled) await revokeSessionsOf(tx, input.id, now);
    const changes = changesBetween(
      { ...before, roles: before.roles.join(' ') },
      { displayName, staffId, isDisabled, roles: roles.join(' ') },
    );
    await record({ subject: 'user', subjectId: input.id, kind: isDisabled && !before.isDisabled ? 'disabled' : 'changed', changes });
    touch('users', 'sessions');
    return { id: input.id, version };
  });
}

/**
 * Gives a user a new password and lets them try at once; all their seats are signed out.
 * @throws DomainError `notFound`, `passwordTooWeak`.
 */
export async function resetPassword(context: ActorContext, { id, password }: z.output<typeof resetPasswordInput>): Promise<Receipt> {
  const { app, now, actor } = context;
  const { name: shopName } = await readShop(app);
  const loginName = await findLoginName(context.db, id);
  if (loginName === undefined) throw new DomainError('notFound', { what: 'user', id });
  requireStrongPassword(password, { shopName, loginName });
  const passwordHash = await hashPassword(password, app.passwordCost);
  return write(context, async ({ tx, record, touch }) => {
    const user = await findUserForUpdate(tx, id);
    if (!user) throw new DomainError('notFound', { what: 'user', id });
    await updatePasswordHash(tx, id, passwordHash);
    await forgetFailures(tx, loginName);
    await revokeSessionsOf(tx, id, now, id === actor.userId ? actor.sessionId : undefined);
    await record({ subject: 'user', subjectId: id, kind: 'passwordReset' });
    touch('sessions');
    return { id, version: user.version };
  });
}

async function requireStaff(tx: Tx, staffId: number | null): Promise<void> {
  if (staffId !== null && !(await isStaffThere(tx, staffId))) throw new DomainError('notFound', { what: 'staff', id: staffId });
}
