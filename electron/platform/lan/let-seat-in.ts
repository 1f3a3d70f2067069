import type { App } from '../../context.ts';
import { insertRowForId } from '../../db/prepared.ts';
import { hashToken, newToken } from '../sessions.ts';
import { write } from '../write.ts';
import { hostIdentity } from './host-identity.ts';

export interface ProvenSeat {
  readonly name: string;
  /** Whoever opened the code that it proved. */
  readonly pairedBy: number;
  readonly address: string;
}

/** Writes a seat down that has proved the code. @returns its token, the only time that it exists on the host. */
export async function letSeatIn(app: App, { name, pairedBy, address }: ProvenSeat): Promise<string> {
  const token = newToken();
  const now = app.now();
  const { hostId } = await hostIdentity(app);
  const carrier = { token: undefined, set: () => undefined };
  const context = { app, db: app.engine.db, now, actor: null, procedure: 'seats.pair', requestKey: undefined, bodyHash: '', carrier };
  await write(context, async ({ tx, record, touch }) => {
    const id = await insertRowForId(tx, 'seat', {
      hostId,
      name,
      tokenHash: hashToken(token),
      pairedAt: now,
      pairedBy,
      lastSeenAt: now,
      lastVersion: '',
      lastAddress: address,
      revokedAt: null,
    });
    await record({ subject: 'seat', subjectId: id, kind: 'paired', data: { name, address, pairedBy }, changes: { name: ['', name] } });
    touch('seats');
  });
  return token;
}
