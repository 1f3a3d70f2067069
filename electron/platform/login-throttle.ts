import type { CallOrigin, Context } from '../context.ts';
import type { Db, Tx } from '../db/engine.ts';
import { DomainError } from '../errors.ts';

const firstDelayMs = 30_000;
const longestDelayMs = 5 * 60_000;
/** After an hour of peace the count begins anew; until then it only grows. */
const forgetMs = 3_600_000;
/** Failures that cost nothing: per name, and per machine of the LAN, where several people sit down and each mistypes now and then. */
const freeFailures = { name: 4, machine: 30 } as const;

/** How long nobody may try again after this many failures: nothing up to four, then 30 s, doubling up to 5 min. */
export function delayAfter(failures: number, free: number = freeFailures.name): number {
  if (failures <= free) return 0;
  return Math.min(firstDelayMs * 2 ** Math.min(failures - free - 1, 10), longestDelayMs);
}

interface Budget {
  readonly key: string;
  readonly free: number;
}

/**
 * What an attempt is counted under. The host's own windows have a budget of their own, so that nobody in the LAN can keep the owner
 * out (F87); a machine of the LAN also has one over all names, so that it cannot try one password on everybody. No login name holds an @.
 */
function budgetsOf(loginName: string, from: CallOrigin | undefined): readonly Budget[] {
  if (from?.way === 'console') return [{ key: `console@${loginName}`, free: freeFailures.name }];
  const name = { key: loginName, free: freeFailures.name };
  return from ? [name, { key: `machine@${from.address}`, free: freeFailures.machine }] : [name];
}

/**
 * Books an attempt as failed before it is evaluated, so that any number of attempts at once gets no further than one after the
 * other (F86): at most 19 an hour, then 12. The count is by name, known or not, survives a restart, and never locks for good.
 * @throws DomainError `tooManyAttempts` with `waitSeconds`.
 */
export async function bookAttempt({ app, db, now, carrier }: Context, loginName: string): Promise<void> {
  const budgets = budgetsOf(loginName, carrier.from);
  // Most of a flood is turned away here, by a read that holds nobody up.
  for (const { key } of budgets) refuseWhileBlocked(await findThrottle(db, key).executeTakeFirst(), now);
  await app.engine.transaction(async (tx) => {
    await forgetOldFailures(tx, now);
    for (const budget of budgets) await book(tx, budget, now);
  });
}

async function book(tx: Tx, { key: loginName, free }: Budget, now: number): Promise<void> {
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
    // below the limit the time only says when it was last touched
    .set({ failures: counted, blockedUntil: now + delayAfter(counted, free) })
    .where('loginName', '=', loginName)
    .execute();
}

/** The person has shown the right password: their name is forgotten, and this machine has one failure less. */
export async function forgetFailures(tx: Tx, loginName: string, from?: CallOrigin): Promise<void> {
  await tx
    .deleteFrom('loginThrottle')
    .where('loginName', 'in', [loginName, `console@${loginName}`])
    .execute();
  if (from === undefined || from.way === 'console') return;
  await tx
    .updateTable('loginThrottle')
    .set((eb) => ({ failures: eb('failures', '-', 1) }))
    .where('loginName', '=', `machine@${from.address}`)
    .where('failures', '>', 0)
    .execute();
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
