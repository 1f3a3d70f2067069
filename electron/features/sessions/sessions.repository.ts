import type { Db, Tx } from '../../db/engine.ts';
import { idleMs } from '../../platform/sessions.ts';

const limit = 500;

export interface LiveSession {
  readonly id: number;
  readonly userId: number;
  readonly displayName: string;
  readonly seat: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

/** Sessions that still work, of one user or of all, those seen last first. */
export async function findLiveSessions(db: Db, now: number, userId?: number): Promise<readonly LiveSession[]> {
  return live(db, now)
    .$if(userId !== undefined, (query) => query.where('session.userId', '=', userId ?? 0))
    .orderBy('lastSeenAt', 'desc')
    .orderBy('session.id', 'desc')
    .limit(limit)
    .execute();
}

export async function findLiveSession(db: Db, now: number, id: number): Promise<LiveSession | undefined> {
  return live(db, now).where('session.id', '=', id).executeTakeFirst();
}

export async function revokeSessionById(tx: Tx, id: number, now: number): Promise<void> {
  await tx.updateTable('session').set({ revokedAt: now }).where('id', '=', id).where('revokedAt', 'is', null).execute();
}

function live(db: Db, now: number) {
  return db
    .selectFrom('session')
    .innerJoin('userAccount', 'userAccount.id', 'session.userId')
    .select(['session.id', 'session.userId', 'displayName', 'seat', 'session.createdAt', 'lastSeenAt'])
    .where('revokedAt', 'is', null)
    .where('disabledAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('lastSeenAt', '>', now - idleMs);
}
