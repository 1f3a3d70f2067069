import type { Db } from '../db/engine.ts';

/** What a user is called; null for nobody. */
export async function findUserName(db: Db, id: number | null): Promise<string | null> {
  if (id === null) return null;
  const user = await db.selectFrom('userAccount').select('displayName').where('id', '=', id).executeTakeFirst();
  return user?.displayName ?? null;
}
