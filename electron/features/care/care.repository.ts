import type { Db } from '../../db/engine.ts';

/** The instant of the last entry of the audit trail; undefined while there is none. */
export async function findLastEntryAt(db: Db): Promise<number | undefined> {
  const row = await db.selectFrom('auditEntry').select('at').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row?.at;
}

export async function hasShop(db: Db): Promise<boolean> {
  return (await db.selectFrom('shop').select('id').executeTakeFirst()) !== undefined;
}

/** Has somebody been told of this, and is it not over? */
export async function isAlertOpen(db: Db, kind: string): Promise<boolean> {
  const row = await db.selectFrom('alert').select('id').where('kind', '=', kind).where('settledAt', 'is', null).limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function countSessions(db: Db, now: number, idleMs: number): Promise<number> {
  const { n } = await db
    .selectFrom('session')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('lastSeenAt', '>', now - idleMs)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Work that waits for its time: running clocks, open tasks, unread alerts. */
export async function countWaiting(db: Db): Promise<{ readonly timers: number; readonly tasks: number; readonly alerts: number }> {
  const count = (rows: readonly { readonly n: number | string }[]) => Number(rows[0]?.n ?? 0);
  const timers = await db
    .selectFrom('timer')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('nextAt', 'is not', null)
    .execute();
  const tasks = await db
    .selectFrom('task')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('doneAt', 'is', null)
    .execute();
  const alerts = await db
    .selectFrom('alert')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('settledAt', 'is', null)
    .execute();
  return { timers: count(timers), tasks: count(tasks), alerts: count(alerts) };
}
