import type { z } from 'zod';
import type { ShelfKind } from '../../../shared/stock.ts';
import type { ItemKind, createItemInput } from '../../../shared/parts.ts';
import { codeTerms, nameTerms } from '../../../shared/search-text.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';

export type ItemFacts = Omit<z.output<typeof createItemInput>, 'kind'> & { readonly kind: ItemKind };

export interface PlaceFacts {
  readonly code: string;
  readonly name: string;
  readonly kind: ShelfKind;
  readonly parentId: number | null;
  readonly keeperId: number | null;
}

/** Flags as the table has them; a part expects its old part back unless somebody says otherwise (R-000-25). */
function toRow({ isHighValue, wantsOldPart, wantsEmpty, ...facts }: ItemFacts) {
  return {
    ...facts,
    isHighValue: isHighValue ? 1 : 0,
    wantsOldPart: (wantsOldPart ?? facts.kind === 'part') ? 1 : 0,
    wantsEmpty: wantsEmpty ? 1 : 0,
  };
}

/** Undefined when another part has this code. */
export async function insertItem(tx: Tx, facts: ItemFacts, now: number): Promise<number | undefined> {
  const row = await tx
    .insertInto('item')
    .values({ ...toRow(facts), isActive: 1, createdAt: now, version: 1 })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Inserts parts; ids come back in the order of `rows`. @throws DomainError `codeTaken` when somebody was faster. */
export async function insertItems(tx: Tx, rows: readonly ItemFacts[], now: number): Promise<readonly number[]> {
  const inserted = await tx
    .insertInto('item')
    .values(rows.map((facts) => ({ ...toRow(facts), isActive: 1, createdAt: now, version: 1 })))
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning(['id', 'code'])
    .execute();
  const idOf = new Map(inserted.map(({ id, code }) => [code, id]));
  return rows.map(({ code }) => {
    const id = idOf.get(code);
    if (id === undefined) throw new DomainError('codeTaken', { code });
    return id;
  });
}

/** True when the row was still at `version` and is now one further. */
export async function updateItem(tx: Tx, id: number, version: number, facts: ItemFacts, isActive: boolean): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('item')
    .set({ ...toRow(facts), isActive: isActive ? 1 : 0, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findCodeOwner(db: Db, code: string): Promise<number | undefined> {
  const row = await db.selectFrom('item').select('id').where('code', '=', code).executeTakeFirst();
  return row?.id;
}

export async function renamePlace(tx: Tx, code: string, name: string): Promise<void> {
  await tx.updateTable('place').set({ name }).where('code', '=', code).execute();
}

/** A shelf of the shop's. Undefined when another place has this code. */
export async function insertPlace(
  tx: Tx,
  { code, name, kind = 'store', parentId = null, keeperId = null }: { readonly code: string; readonly name: string } & Partial<PlaceFacts>,
): Promise<number | undefined> {
  const row = await tx
    .insertInto('place')
    .values({ code, name, kind, parentId, keeperId, isStocked: 1, isShelf: 1 })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function isStockedPlace(db: Db, id: number): Promise<boolean> {
  const row = await db.selectFrom('place').select('isStocked').where('id', '=', id).executeTakeFirst();
  return row?.isStocked === 1;
}

/** The terms under which a part is found: name and specification as words, code, barcode and specification as codes. */
export function itemTerms({ code, barcode, name, spec }: Pick<ItemFacts, 'code' | 'barcode' | 'name' | 'spec'>): readonly string[] {
  return [...new Set([...nameTerms(name), ...nameTerms(spec), ...codeTerms(code), ...codeTerms(barcode), ...codeTerms(spec)])];
}

/** What an item is called and sold for. */
export async function findItemPrice(db: Db, id: number) {
  return db.selectFrom('item').select(['name', 'unit', 'priceFen', 'packUnit', 'packQty']).where('id', '=', id).executeTakeFirst();
}

export async function isSupplier(db: Db, id: number): Promise<{ readonly name: string } | undefined> {
  return db.selectFrom('supplier').select('name').where('id', '=', id).executeTakeFirst();
}

/** Does any of it lie anywhere? */
export async function hasStock(db: Db, itemId: number): Promise<boolean> {
  const row = await db
    .selectFrom('stockBalance')
    .select('itemId')
    .where('itemId', '=', itemId)
    .where('qty', '>', 0)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which of these codes are taken. */
export async function findTakenCodes(db: Db, codes: readonly string[]): Promise<readonly string[]> {
  const rows = await db.selectFrom('item').select('code').where('code', 'in', codes).execute();
  return rows.map(({ code }) => code);
}

/** The item as which refurbished ones of this item stand in stock; one that was refurbished is its own. */
export async function findRefurbishedOf(db: Db, itemId: number) {
  const own = await db.selectFrom('item').select(['id', 'code', 'refurbishedOfId']).where('id', '=', itemId).executeTakeFirst();
  if (own && own.refurbishedOfId !== null) return own;
  return db.selectFrom('item').select(['id', 'code']).where('refurbishedOfId', '=', itemId).orderBy('id').limit(1).executeTakeFirst();
}

/** A copy of an item for its refurbished ones; the first item's row is locked, so that only one is made. Undefined: the code is taken. */
export async function insertRefurbished(
  tx: Tx,
  itemId: number,
  { suffix, mark, now }: { readonly suffix: string; readonly mark: string; readonly now: number },
) {
  const { id: _id, ...item } = await tx.selectFrom('item').selectAll().where('id', '=', itemId).forUpdate().executeTakeFirstOrThrow();
  return tx
    .insertInto('item')
    .values({
      ...item,
      code: `${item.code.slice(0, 40 - suffix.length)}${suffix}`,
      barcode: '',
      name: `${item.name.slice(0, 80 - mark.length)}${mark}`,
      costFen: 0,
      minQty: 0,
      safetyQty: 0,
      orderQty: 0,
      supplierId: null,
      refurbishedOfId: itemId,
      isActive: 1,
      createdAt: now,
      version: 1,
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning(['id', 'code', 'name', 'spec', 'barcode'])
    .executeTakeFirst();
}
