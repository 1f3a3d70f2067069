import type { SessionRow } from '../../../shared/auth.ts';
import { can } from '../../../shared/permissions.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import { findLiveSession, findLiveSessions, revokeSessionById } from './sessions.repository.ts';

/** The seats where this person is signed in; who manages users sees everybody's. */
export async function listSessions({ db, actor, now }: ActorContext): Promise<readonly SessionRow[]> {
  const sessions = await findLiveSessions(db, now, can(actor.roles, 'users.manage') ? undefined : actor.userId);
  return sessions.map(({ userId: _userId, ...session }) => ({ ...session, isCurrent: session.id === actor.sessionId }));
}

/**
 * Signs a seat out at once: its next call is refused.
 * @throws DomainError `notFound` for a session that has ended, or is somebody else's and the person does not manage users.
 */
export async function revokeSession(context: ActorContext, { id }: { readonly id: number }): Promise<{ readonly id: number }> {
  const { actor, now } = context;
  return write(context, async ({ tx, record, touch }) => {
    const session = await findLiveSession(tx, now, id);
    const isAllowed = session && (session.userId === actor.userId || can(actor.roles, 'users.manage'));
    if (!isAllowed) throw new DomainError('notFound', { what: 'session', id });
    await revokeSessionById(tx, id, now);
    await record({ subject: 'session', subjectId: id, kind: 'revoked', data: { userId: session.userId, seat: session.seat } });
    touch('sessions');
    return { id };
  });
}
