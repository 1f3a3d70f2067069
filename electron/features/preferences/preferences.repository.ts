import type { Db, Tx } from '../../db/engine.ts';

export interface StoredPreference {
  readonly key: string;
  readonly value: string;
}

export async function findPreferences(db: Db, userId: number): Promise<readonly StoredPreference[]> {
  return db.selectFrom('userPreference').select(['key', 'value']).where('userId', '=', userId).orderBy('key').execute();
}

export async function putPreference(tx: Tx, userId: number, key: string, value: string): Promise<void> {
  await tx
    .insertInto('userPreference')
    .values({ userId, key, value })
    .onConflict((conflict) => conflict.columns(['userId', 'key']).doUpdateSet({ value }))
    .execute();
}
