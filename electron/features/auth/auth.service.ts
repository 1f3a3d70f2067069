import type { z } from 'zod';
import type { changePasswordInput, Me, SignInInput, unlockInput } from '../../../shared/auth.ts';
import type { Actor, ActorContext, Context } from '../../context.ts';
import { DomainError, invariant } from '../../errors.ts';
import { requireStrongPassword } from '../../platform/password-policy.ts';
import { hashOfNobody, hashPassword, verifyPassword } from '../../platform/passwords.ts';
import { findSession, revokeSessionsOf, revokeToken, startSession } from '../../platform/sessions.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import {
  findAccountById,
  findAccountByName,
  findUnchangedAccount,
  isAdministrator,
  updateLock,
  updatePasswordHash,
} from './auth.repository.ts';
import type { Account } from './auth.repository.ts';
import { bookAttempt, forgetFailures } from '../../platform/login-throttle.ts';

/** Who sits at this seat, if anybody, and the shop, if it is set up. */
export async function describeSeat(context: Context): Promise<Me> {
  return describeToken(context, context.carrier.token);
}

async function describeToken(context: Context, token: string | undefined): Promise<Me> {
  const session = await findSession(context.app, token, context.now);
  const user = session && {
    id: session.actor.userId,
    loginName: session.loginName,
    displayName: session.actor.displayName,
    roles: session.actor.roles,
    staffId: session.actor.staffId,
  };
  return {
    user: user ?? null,
    isLocked: session?.isLocked ?? false,
    way: context.carrier.from?.way ?? 'console',
    shop: await describeShop(context),
  };
}

async function describeShop({ app }: Context): Promise<Me['shop']> {
  try {
    const { name, zone, language, lockAfterMin } = await readShop(app);
    return { name, zone, language, lockAfterMin };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'setupNeeded') return null;
    throw error;
  }
}

/**
 * Signs a person in with a new token (F91). Whoever sat at this seat before is signed out by it: that is how people change places
 * at a shared counter.
 * @throws DomainError `wrongPassword`, the same for a wrong name, a wrong password and a disabled user (F88); `tooManyAttempts`.
 */
export async function signIn(context: Context, input: SignInInput): Promise<Me> {
  const loginName = input.loginName.normalize('NFKC');
  const account = await findAccountByName(context.db, loginName);
  await requirePassword(context, loginName, account, input.password);
  await refuseOwnerInTheOpen(context, account);
  invariant(account, 'only an existing account has a password');
  const token = await openSession(context, account, input.seat);
  context.carrier.set(token);
  return describeToken(context, token);
}

/** F101: over plain HTTP the owner's password would lie open in the Wi-Fi; it was typed already, but it opens nothing here. */
async function refuseOwnerInTheOpen({ db, carrier }: Context, account: Account | undefined): Promise<void> {
  if (carrier.from?.way === 'plain' && account && (await isAdministrator(db, account.id))) throw new DomainError('needsEncryption');
}

async function openSession(context: Context, account: Account, seat: string): Promise<string> {
  const actor = { ...actorOf(account), sessionId: 0 };
  return write({ ...context, actor }, async ({ tx, record, touch }) => {
    if (!(await findUnchangedAccount(tx, account.id, account.passwordHash))) throw new DomainError('wrongPassword');
    if (context.carrier.token) await revokeToken(tx, context.carrier.token, context.now);
    await forgetFailures(tx, account.loginName, context.carrier.from);
    const { id, token } = await startSession(tx, account.id, seat, context.now);
    // The audit row belongs to the session that begins here.
    actor.sessionId = id;
    await record({ subject: 'session', subjectId: id, kind: 'signedIn', data: { userId: account.id, seat } });
    touch('sessions');
    return token;
  });
}

export async function signOut(context: ActorContext): Promise<Record<string, never>> {
  const { actor, carrier, now } = context;
  await write(context, async ({ tx, record, touch }) => {
    if (carrier.token) await revokeToken(tx, carrier.token, now);
    await record({ subject: 'session', subjectId: actor.sessionId, kind: 'signedOut' });
    touch('sessions');
  });
  carrier.set(undefined);
  return {};
}

/** Locks the seat; what is on the screen stays, but nothing works until the same person unlocks it. */
export async function lock(context: ActorContext): Promise<Record<string, never>> {
  await write(context, async ({ tx, record }) => {
    await updateLock(tx, context.actor.sessionId, context.now);
    await record({ subject: 'session', subjectId: context.actor.sessionId, kind: 'locked' });
  });
  return {};
}

/** @throws DomainError `wrongPassword`, `tooManyAttempts`. */
export async function unlock(context: ActorContext, { password }: z.output<typeof unlockInput>): Promise<Me> {
  const account = await findAccountById(context.db, context.actor.userId);
  await requirePassword(context, account.loginName, account, password);
  await write(context, async ({ tx, record }) => {
    await forgetFailures(tx, account.loginName, context.carrier.from);
    await updateLock(tx, context.actor.sessionId, null);
    await record({ subject: 'session', subjectId: context.actor.sessionId, kind: 'unlocked' });
  });
  return describeSeat(context);
}

/**
 * A person gives themselves a new password; their other seats are signed out.
 * @throws DomainError `wrongPassword`, `tooManyAttempts`, `passwordTooWeak`.
 */
export async function changePassword(context: ActorContext, input: z.output<typeof changePasswordInput>): Promise<Record<string, never>> {
  const { app, actor, now } = context;
  const account = await findAccountById(context.db, actor.userId);
  await requirePassword(context, account.loginName, account, input.oldPassword);
  const { name: shopName } = await readShop(app);
  requireStrongPassword(input.newPassword, { shopName, loginName: account.loginName });
  const passwordHash = await hashPassword(input.newPassword, app.passwordCost);
  await write(context, async ({ tx, record, touch }) => {
    if (!(await findUnchangedAccount(tx, account.id, account.passwordHash))) throw new DomainError('wrongPassword');
    await forgetFailures(tx, account.loginName, context.carrier.from);
    await updatePasswordHash(tx, account.id, passwordHash);
    await revokeSessionsOf(tx, account.id, now, actor.sessionId);
    await record({ subject: 'user', subjectId: account.id, kind: 'passwordChanged' });
    touch('sessions');
  });
  return {};
}

/**
 * Asks somebody who is signed in for the own password once more, under the limits of signing in; the write that follows forgets the
 * failures of the login name that this answers.
 * @throws DomainError `wrongPassword`, `tooManyAttempts`.
 */
export async function requireOwnPassword(context: ActorContext, password: string): Promise<string> {
  const account = await findAccountById(context.db, context.actor.userId);
  await requirePassword(context, account.loginName, account, password);
  return account.loginName;
}

/** Takes the same time and gives the same answer whether the name is known or not (F88); never inside a transaction. */
async function requirePassword(context: Context, loginName: string, account: Account | undefined, password: string): Promise<void> {
  await bookAttempt(context, loginName);
  const isRight = await verifyPassword(password, account?.passwordHash ?? hashOfNobody(context.app.passwordCost));
  if (!isRight || !account || account.disabledAt !== null) throw new DomainError('wrongPassword');
}

function actorOf({ id, displayName, staffId }: Account): Omit<Actor, 'sessionId'> {
  return { userId: id, displayName, staffId, roles: [] };
}
