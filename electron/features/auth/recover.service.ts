import { createHash, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import type { recoverInput } from '../../../shared/auth.ts';
import { fromRecoveryCode, toRecoveryCode } from '../../../shared/recovery-code.ts';
import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { bookAttempt, forgetFailures } from '../../platform/login-throttle.ts';
import { requireStrongPassword } from '../../platform/password-policy.ts';
import { hashPassword } from '../../platform/passwords.ts';
import { revokeSessionsOf } from '../../platform/sessions.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { enableAccount, findAccountByName, isAdministrator, updatePasswordHash } from './auth.repository.ts';

/** Tries are counted under this name, which nobody can have. */
const triesName = '@recovery';

/**
 * F103: who has lost the owner's password gets a new one at the host itself with the shop's printed recovery code; it is audited, and every
 * seat of that account is signed out.
 * @throws DomainError `consoleOnly` in the LAN, `tooManyAttempts`, `recoveryCodeWrong`, `notFound` unless it is an administrator.
 */
export async function recoverOwner(context: Context, input: z.output<typeof recoverInput>): Promise<{ readonly loginName: string }> {
  const { app, db, now, carrier } = context;
  if (carrier.from?.way !== 'console') throw new DomainError('consoleOnly');
  await bookAttempt(context, triesName);
  const master = fromRecoveryCode(input.recoveryCode);
  if (!master || !isSame(toRecoveryCode(master), app.keys.recoveryCode))
    throw new DomainError('recoveryCodeWrong', { field: 'recoveryCode' });
  const loginName = input.loginName.normalize('NFKC');
  const account = await findAccountByName(db, loginName);
  if (!account || !(await isAdministrator(db, account.id))) throw new DomainError('notFound', { what: 'user', field: 'loginName' });
  requireStrongPassword(input.newPassword, { shopName: (await readShop(app)).name, loginName });
  const passwordHash = await hashPassword(input.newPassword, app.passwordCost);
  return write(context, async ({ tx, record, touch }) => {
    await updatePasswordHash(tx, account.id, passwordHash);
    await enableAccount(tx, account.id);
    await forgetFailures(tx, loginName);
    await forgetFailures(tx, triesName);
    await revokeSessionsOf(tx, account.id, now);
    await record({ subject: 'user', subjectId: account.id, kind: 'passwordRecovered', data: { loginName } });
    touch('sessions', 'users');
    return { loginName };
  });
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
