import type { Db } from '../../db/engine.ts';

/** The next customers with their addresses; one that was merged or blanked has none to be found by (R-004-24). */
export async function findAddresses(
  db: Db,
  after: number,
  limit: number,
): Promise<readonly { readonly id: number; readonly addresses: readonly string[] }[]> {
  const customers = await db
    .selectFrom('customer')
    .select(['id', 'mergedIntoId', 'erasedAt'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  const living = customers.filter(({ mergedIntoId, erasedAt }) => mergedIntoId === null && erasedAt === null).map(({ id }) => id);
  const rows =
    living.length === 0
      ? []
      : await db.selectFrom('customerAddress').select(['customerId', 'text']).where('customerId', 'in', living).orderBy('id').execute();
  const addressesOf = Map.groupBy(rows, ({ customerId }) => customerId);
  return customers.map(({ id }) => ({ id, addresses: (addressesOf.get(id) ?? []).map(({ text }) => text) }));
}
