import type { Substitute } from '../../../shared/catalogue.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { stockQty } from './parts.repository.ts';

/** What can stand in for each of some items, those in stock first. */
export async function findSubstitutes(db: Db, itemIds: readonly number[]): Promise<ReadonlyMap<number, readonly Substitute[]>> {
  const byItem = new Map<number, Substitute[]>();
  if (itemIds.length === 0) return byItem;
  for (const [own, other] of [
    ['itemId', 'substituteId'],
    ['substituteId', 'itemId'],
  ] as const) {
    const rows = await db
      .selectFrom('itemSubstitute')
      .innerJoin('item', 'item.id', `itemSubstitute.${other}`)
      .select([
        `itemSubstitute.${own} as ofId`,
        'item.id',
        'item.code',
        'item.name',
        'item.spec',
        'item.unit',
        'item.packUnit',
        'item.packQty',
        'item.isActive',
        'itemSubstitute.note',
        (eb) => stockQty(eb).as('qty'),
      ])
      .where(`itemSubstitute.${own}`, 'in', itemIds)
      .execute();
    for (const { ofId, isActive, qty, ...row } of rows)
      byItem.set(ofId, [...(byItem.get(ofId) ?? []), { ...row, qty: Number(qty), isActive: isActive === 1 }]);
  }
  for (const [id, rows] of byItem)
    byItem.set(
      id,
      rows.toSorted((a, b) => Number(b.qty > 0) - Number(a.qty > 0) || (a.code < b.code ? -1 : 1)),
    );
  return byItem;
}

const ordered = (a: number, b: number) => ({ itemId: Math.min(a, b), substituteId: Math.max(a, b) });

/** Once for both; what was noted before is replaced. */
export async function putSubstitute(
  tx: Tx,
  a: number,
  b: number,
  about: { readonly note: string; readonly userId: number; readonly at: number },
): Promise<void> {
  await tx
    .insertInto('itemSubstitute')
    .values({ ...ordered(a, b), ...about })
    .onConflict((conflict) => conflict.columns(['itemId', 'substituteId']).doUpdateSet(about))
    .execute();
}

export async function deleteSubstitute(tx: Tx, a: number, b: number): Promise<boolean> {
  const { itemId, substituteId } = ordered(a, b);
  const { numDeletedRows } = await tx
    .deleteFrom('itemSubstitute')
    .where('itemId', '=', itemId)
    .where('substituteId', '=', substituteId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
