import type { Db, Tx } from '../../db/engine.ts';

const limit = 500;

/** Paired seats of a host, those that may come first, then those seen last. */
export async function findSeats(db: Db, hostId: string) {
  return db
    .selectFrom('seat')
    .innerJoin('userAccount', 'userAccount.id', 'seat.pairedBy')
    .select(['seat.id', 'seat.name', 'pairedAt', 'displayName', 'lastSeenAt', 'lastVersion', 'lastAddress', 'revokedAt'])
    .where('hostId', '=', hostId)
    .orderBy((eb) => eb.case().when('revokedAt', 'is', null).then(0).else(1).end())
    .orderBy('lastSeenAt', 'desc')
    .orderBy('seat.id', 'desc')
    .limit(limit)
    .execute();
}

/** @returns its name, or undefined when there is none that may still come. */
export async function revokeSeatById(tx: Tx, id: number, now: number): Promise<string | undefined> {
  const row = await tx
    .updateTable('seat')
    .set({ revokedAt: now })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}
