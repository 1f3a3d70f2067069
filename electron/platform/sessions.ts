import { createHash, randomBytes } from 'node:crypto';
import type { Actor, App } from '../context.ts';
import type { Tx } from '../db/engine.ts';
import { prepared } from '../db/prepared.ts';
import type { SessionTable, UserAccountTable } from '../db/schema/foundation.ts';

/** A session ends after half an hour without a call, in any case after twelve hours. */
export const idleMs = 30 * 60_000;
export const absoluteMs = 12 * 3_600_000;
const touchEveryMs = 60_000;

export interface FoundSession {
  readonly actor: Actor;
  readonly loginName: string;
  readonly isLocked: boolean;
}

/** 256 random bits; only its SHA-256 is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/**
 * Who holds this token, if the session is alive: not revoked, not expired, the user not disabled. Roles are read at every call, so
 * a change takes effect at the next one.
 */
export async function findSession(app: App, token: string | undefined, now: number): Promise<FoundSession | undefined> {
  if (!token) return undefined;
  const rows = await sessionRows(app.engine.db, hashToken(token));
  const [row] = rows;
  if (!row || !isAlive(row, now)) return undefined;
  if (now - row.lastSeenAt >= touchEveryMs && !app.engine.isFrozen()) await touch(app, row.sessionId, { lastSeenAt: now });
  // the clock was ahead and was set back: idleness and end count anew from now, or the session would outlive both (F29)
  else if (row.lastSeenAt - now >= touchEveryMs && !app.engine.isFrozen())
    await touch(app, row.sessionId, { lastSeenAt: now, expiresAt: Math.min(row.expiresAt, now + absoluteMs) });
  const { userId, sessionId, loginName, displayName, staffId } = row;
  const roles = rows.flatMap(({ role }) => role ?? []);
  return { actor: { userId, sessionId, displayName, staffId, roles }, loginName, isLocked: row.lockedAt !== null };
}

/** One row per role of whoever holds the token. */
const sessionRows = prepared((db, tokenHash: string) =>
  db
    .selectFrom('session')
    .innerJoin('userAccount', 'userAccount.id', 'session.userId')
    .leftJoin('userRole', 'userRole.userId', 'session.userId')
    .select(['session.id as sessionId', 'session.userId', 'lastSeenAt', 'expiresAt', 'lockedAt', 'revokedAt'])
    .select(['disabledAt', 'loginName', 'displayName', 'staffId', 'userRole.role'])
    .where('tokenHash', '=', tokenHash)
    .orderBy('userRole.role'),
);

/** Is the session of this token alive? Asking does not count as a call, so a seat that only listens falls idle like any other. */
export async function isSessionAlive({ engine }: App, token: string | undefined, now: number): Promise<boolean> {
  if (!token) return false;
  const row = await engine.db
    .selectFrom('session')
    .innerJoin('userAccount', 'userAccount.id', 'session.userId')
    .select(['lastSeenAt', 'expiresAt', 'revokedAt', 'disabledAt'])
    .where('tokenHash', '=', hashToken(token))
    .executeTakeFirst();
  return row !== undefined && isAlive(row, now);
}

type Life = Pick<SessionTable, 'lastSeenAt' | 'expiresAt' | 'revokedAt'> & Pick<UserAccountTable, 'disabledAt'>;

function isAlive({ lastSeenAt, expiresAt, revokedAt, disabledAt }: Life, now: number): boolean {
  return revokedAt === null && disabledAt === null && now < expiresAt && now - lastSeenAt < idleMs;
}

async function touch(
  { engine, care }: App,
  sessionId: number,
  seen: Partial<Pick<SessionTable, 'lastSeenAt' | 'expiresAt'>>,
): Promise<void> {
  // where nothing is saved any more, people can still look things up
  if (care.gate.reason()) return;
  await engine.transaction((tx) => tx.updateTable('session').set(seen).where('id', '=', sessionId).execute());
}

/** Starts a session and returns its token, the only place where the token itself exists on the host. */
export async function startSession(
  tx: Tx,
  userId: number,
  seat: string,
  now: number,
): Promise<{ readonly id: number; readonly token: string }> {
  const token = newToken();
  const { id } = await tx
    .insertInto('session')
    .values({
      tokenHash: hashToken(token),
      userId,
      seat,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + absoluteMs,
      lockedAt: null,
      revokedAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, token };
}

/** Ends the session of a token, e.g. of the person who sat here before. */
export async function revokeToken(tx: Tx, token: string, now: number): Promise<void> {
  await tx
    .updateTable('session')
    .set({ revokedAt: now })
    .where('tokenHash', '=', hashToken(token))
    .where('revokedAt', 'is', null)
    .execute();
}

/** Ends the sessions of a user everywhere, but not the one from which the command came. */
export async function revokeSessionsOf(tx: Tx, userId: number, now: number, exceptId = 0): Promise<void> {
  await tx
    .updateTable('session')
    .set({ revokedAt: now })
    .where('userId', '=', userId)
    .where('id', '!=', exceptId)
    .where('revokedAt', 'is', null)
    .execute();
}
