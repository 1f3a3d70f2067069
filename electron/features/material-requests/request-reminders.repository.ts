import type { Tx } from '../../db/engine.ts';

/** Purchases on site whose day of booking in has passed and nobody was told of; locked. */
export async function lockLateRequests(tx: Tx, today: string, limit: number) {
  return tx
    .selectFrom('materialRequest')
    .select(['id', 'no', 'boughtBy'])
    .where('state', '=', 'bought')
    .where('lateToldAt', 'is', null)
    .where('bookInDueOn', '<>', '')
    .where('bookInDueOn', '<', today)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
}

export async function markLateTold(tx: Tx, id: number, now: number): Promise<void> {
  await tx.updateTable('materialRequest').set({ lateToldAt: now }).where('id', '=', id).execute();
}
