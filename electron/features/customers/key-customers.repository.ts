import type { KeyDecision, KeyFlag } from '../../../shared/key-customers.ts';
import type { Tx } from '../../db/engine.ts';

/** Flags of the customers with these ids, or of the next `limit` after an id. */
export async function findFlags(tx: Tx, which: { readonly ids: readonly number[] } | { readonly after: number; readonly limit: number }) {
  const select = tx.selectFrom('customer').select(['id', 'kind', 'totalPurchaseFen', 'keyDecision', 'isKeyCustomer', 'keyReason']);
  const chosen = 'ids' in which ? select.where('id', 'in', which.ids) : select.where('id', '>', which.after).limit(which.limit);
  return chosen.orderBy('id').execute();
}

/** The version stays: a flag that follows a rule is no edit, and must not refuse what somebody is typing. */
export async function updateFlags(tx: Tx, ids: readonly number[], { isKeyCustomer, keyReason }: KeyFlag): Promise<void> {
  await tx
    .updateTable('customer')
    .set({ isKeyCustomer: Number(isKeyCustomer), keyReason })
    .where('id', 'in', ids)
    .execute();
}

/** True when the row was still at `version` and is now one further. */
export async function updateDecision(
  tx: Tx,
  id: number,
  version: number,
  { isKeyCustomer, ...columns }: KeyFlag & { readonly keyDecision: KeyDecision; readonly keyNote: string },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('customer')
    .set({ ...columns, isKeyCustomer: Number(isKeyCustomer), updatedAt: now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
