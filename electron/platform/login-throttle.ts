import type { Context } from '../context.ts';
import type { Db, Tx } from '../db/engine.ts';
import { DomainError } from '../errors.ts';

const freeFailures = 4;
const firstDelayMs = 30_000;
const longestDelayMs = 5 * 60_000;
/** After an hour of peace the count begins anew; until then it only grows. */
const forgetMs = 3_600_000;

/** How long nobody may try again after this many failures: nothing up to four, then 30 s, doubling up to 5 min. */
export function delayAfter(failures: number): number {
  if (failures <= freeFailures) return 0;
  return Math.min(firstDelayMs * 2 ** Math.min(failures - freeFailures - 1, 10), longestDelayMs);
}

/**
 * Books an attempt as failed before it is evaluated, so that any number of attempts at once gets no further than one after the
 * other (F86): at most 19 an hour, then 12. The count is by name, known or not, survives a restart, and never locks for good.
 * @throws DomainError `tooManyAttempts` with `waitSeconds`.
 */
export async function bookAttempt({ app, db, now }: Context, loginName: string): Promise<void> {
  // Most of a flood is turned away here, by a read that holds nobody up.
  refuseWhileBlocked(await findThrottle(db, loginName).executeTakeFirst(), now);
  await app.engine.transaction(async (tx) => {
    await forgetOldFailures(tx, now);
    await tx
      .insertInto('loginThrottle')
      .values({ loginName, failures: 0, firstFailureAt: now, blockedUntil: 0 })
      .onConflict((conflict) => conflict.column('loginName').doNothing())
      .execute();
    const throttle = await findThrottle(tx, loginName).forUpdate().executeTakeFirstOrThrow();
    refuseWhileBlocked(throttle, now);
    const counted = throttle.failures + 1;
    await tx
      .updateTable('loginThrottle')
      .set({ failures: counted, blockedUntil: now + delayAfter(counted) })
      .where('loginName', '=', loginName)
      .execute();
  });
}

/** The person has shown the right password, or the administrator vouches for them. */
export async function forgetFailures(tx: Tx, loginName: string): Promise<void> {
  await tx.deleteFrom('loginThrottle').where('loginName', '=', loginName).execute();
}

function findThrottle(db: Db, loginName: string) {
  return db.selectFrom('loginThrottle').select(['failures', 'blockedUntil']).where('loginName', '=', loginName);
}

function refuseWhileBlocked(throttle: { readonly blockedUntil: number } | undefined, now: number): void {
  const waitMs = (throttle?.blockedUntil ?? 0) - now;
  // A clock that was set back must not keep anybody out for longer than the longest delay.
  if (waitMs > 0 && waitMs <= longestDelayMs) throw new DomainError('tooManyAttempts', { waitSeconds: Math.ceil(waitMs / 1000) });
}

async function forgetOldFailures(tx: Tx, now: number): Promise<void> {
  await tx
    .deleteFrom('loginThrottle')
    .where('blockedUntil', '<', now - forgetMs)
    .execute();
}
