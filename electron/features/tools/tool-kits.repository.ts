import type { ToolKit } from '../../../shared/tool-kits.ts';
import type { Db, Tx } from '../../db/engine.ts';

export async function findKits(db: Db, ids?: readonly number[]): Promise<readonly ToolKit[]> {
  const kits = await db
    .selectFrom('toolKit')
    .selectAll()
    .$if(ids !== undefined, (select) => select.where('id', 'in', ids ?? []))
    .orderBy('isActive', 'desc')
    .orderBy('name')
    .execute();
  if (kits.length === 0) return [];
  const lines = await db
    .selectFrom('toolKitLine')
    .innerJoin('item', 'item.id', 'toolKitLine.itemId')
    .select(['kitId', 'itemId', 'item.code', 'item.name', 'item.unit', 'item.tracking', 'toolKitLine.qty'])
    .select((eb) =>
      eb.fn
        .coalesce(
          eb
            .selectFrom('stockBalance')
            .innerJoin('place', 'place.id', 'stockBalance.placeId')
            .select((sum) => sum.fn.sum<number>('stockBalance.qty').as('qty'))
            .whereRef('stockBalance.itemId', '=', 'item.id')
            .where('place.kind', '=', 'toolStore'),
          eb.val(0),
        )
        .as('stockQty'),
    )
    .where(
      'kitId',
      'in',
      kits.map(({ id }) => id),
    )
    .orderBy('item.code')
    .execute();
  return kits.map(({ isForJoining, isActive, ...kit }) => ({
    ...kit,
    isForJoining: isForJoining === 1,
    isActive: isActive === 1,
    lines: lines
      .filter(({ kitId }) => kitId === kit.id)
      .map(({ kitId: _kitId, tracking, stockQty, ...line }) => ({
        ...line,
        isNumbered: tracking === 'serial',
        stockQty: Number(stockQty),
      })),
  }));
}

interface KitFacts {
  readonly name: string;
  readonly post: string;
  readonly isForJoining: number;
  readonly isActive: number;
}

/** Undefined when another kit has this name. */
export async function insertKit(tx: Tx, kit: KitFacts): Promise<number | undefined> {
  const row = await tx
    .insertInto('toolKit')
    .values({ ...kit, version: 1 })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** True when the row was still at `version`. */
export async function updateKit(tx: Tx, id: number, version: number, kit: KitFacts): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('toolKit')
    .set({ ...kit, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findKitByName(db: Db, name: string): Promise<number | undefined> {
  const row = await db.selectFrom('toolKit').select('id').where('name', '=', name).executeTakeFirst();
  return row?.id;
}

export async function replaceKitLines(
  tx: Tx,
  kitId: number,
  lines: readonly { readonly itemId: number; readonly qty: number }[],
): Promise<void> {
  await tx.deleteFrom('toolKitLine').where('kitId', '=', kitId).execute();
  await tx
    .insertInto('toolKitLine')
    .values(lines.map((line) => ({ kitId, ...line })))
    .execute();
}

/** Where somebody stands with the shop (R-000-80). */
export async function findEmployment(db: Db, staffId: number) {
  return db.selectFrom('staff').select(['name', 'employment', 'regularisedOn']).where('id', '=', staffId).executeTakeFirst();
}
