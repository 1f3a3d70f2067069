import type { App } from '../context.ts';
import { prepared } from '../db/prepared.ts';
import { hashToken } from './sessions.ts';

const touchEveryMs = 60_000;

const seatRows = prepared((db, tokenHash: string) =>
  db.selectFrom('seat').select(['id', 'lastSeenAt', 'lastVersion', 'lastAddress', 'revokedAt']).where('tokenHash', '=', tokenHash),
);

/** What a seat says of itself with a call. */
export interface SeatCall {
  readonly version: string;
  readonly address: string;
}

/** Is this the token of a paired seat that was not sent away? Notes when it was seen last, at most once a minute. */
export async function isSeatWelcome(app: App, token: string, { version, address }: SeatCall): Promise<boolean> {
  const [seat] = await seatRows(app.engine.db, hashToken(token));
  if (!seat || seat.revokedAt !== null) return false;
  const now = app.now();
  const isKnown = seat.lastVersion === version && seat.lastAddress === address && Math.abs(now - seat.lastSeenAt) < touchEveryMs;
  if (!isKnown)
    await app.engine.transaction((tx) =>
      tx.updateTable('seat').set({ lastSeenAt: now, lastVersion: version, lastAddress: address }).where('id', '=', seat.id).execute(),
    );
  return true;
}
