import type { z } from 'zod';
import { printedKey } from '../../../shared/keys.ts';
import type { confirmPrintedInput, KeyStatus, PrintedCode, showCodeInput } from '../../../shared/keys.ts';
import type { ActorContext, TokenCarrier } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { forgetFailures } from '../../platform/login-throttle.ts';
import { putSetting, readSetting, readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { requireOwnPassword } from '../auth/auth.service.ts';

/** As it is stored: `check` tells which secret it was, so that the print of another one does not count. */
type StoredPrint = PrintedCode & { readonly check: string };

/** Whether the recovery code lies printed, and whether it can be seen from here. */
export async function keyStatus({ app, db, carrier }: ActorContext): Promise<KeyStatus> {
  const { name, phone, address } = await readShop(app);
  const stored = await readSetting<StoredPrint | null>(db, printedKey, null);
  const isOfThese = stored !== null && stored.check === app.keys.check.toString('base64');
  const printed = isOfThese ? { at: stored.at, by: stored.by, wasTyped: stored.wasTyped } : null;
  return { printed, isAtHost: isAtHost(carrier), shop: { name, phone, address } };
}

/**
 * The recovery code, for printing it: at the host's own machine only (F103), after the own password, under the limits of signing in
 * (F86). That it was shown is recorded, the code nowhere.
 * @throws DomainError `guardFailed` away from the host, `wrongPassword`, `tooManyAttempts`.
 */
export async function showRecoveryCode(
  context: ActorContext,
  { password }: z.output<typeof showCodeInput>,
): Promise<{ readonly code: string }> {
  if (!isAtHost(context.carrier)) throw new DomainError('guardFailed', { guard: 'atHostOnly' });
  const loginName = await requireOwnPassword(context, password);
  await write(context, async ({ tx, record }) => {
    await forgetFailures(tx, loginName);
    await record({ subject: 'recoveryCode', subjectId: 1, kind: 'shown' });
  });
  return { code: context.app.keys.recoveryCode };
}

function isAtHost({ from }: TokenCarrier): boolean {
  return from?.way === 'console';
}

/** Somebody holds the printed code in the hand; from now on nobody is reminded of it. */
export async function confirmPrinted(
  context: ActorContext,
  { wasTyped }: z.output<typeof confirmPrintedInput>,
): Promise<Record<string, never>> {
  const { app, actor, now } = context;
  return write(context, async ({ tx, record, touch }) => {
    const stored: StoredPrint = { at: now, by: actor.displayName, wasTyped, check: app.keys.check.toString('base64') };
    await putSetting(tx, printedKey, stored);
    await record({ subject: 'recoveryCode', subjectId: 1, kind: 'printed', data: { wasTyped } });
    touch('keys');
    return {};
  });
}
