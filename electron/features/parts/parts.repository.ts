import type { ExpressionBuilder } from 'kysely';
import type { ItemKind, PartBalance, PartRow, PartView } from '../../../shared/parts.ts';
import { shelfKinds } from '../../../shared/stock.ts';
import type { PlaceKind, PlaceRow } from '../../../shared/stock.ts';
import { codeKey, searchKey } from '../../../shared/search-query.ts';
import { searchPrefix } from '../../../shared/search-text.ts';
import type { Db } from '../../db/engine.ts';
import type { Database } from '../../db/schema.ts';
import { findMoves } from './moves.repository.ts';
import { findReservations } from './reservations.repository.ts';

export interface PartFilter {
  readonly query: string;
  readonly kind: ItemKind | null;
  readonly isShort: boolean;
  readonly useClassId: number | null;
  readonly functionClassId: number | null;
  readonly structureClassId: number | null;
}

const columns = [
  'item.id',
  'item.code',
  'item.barcode',
  'item.name',
  'item.spec',
  'item.unit',
  'item.kind',
  'item.category',
  'item.priceFen',
  'item.minQty',
  'item.placeId',
  'item.packUnit',
  'item.packQty',
  'item.tracking',
  'item.isActive',
  'item.version',
] as const;

/** What lies on all shelves together; 0 where nothing ever lay. */
export function stockQty(eb: ExpressionBuilder<Database, 'item'>) {
  const total = eb
    .selectFrom('stockBalance')
    .innerJoin('place as shelf', 'shelf.id', 'stockBalance.placeId')
    .select((sum) => sum.fn.sum<number>('stockBalance.qty').as('total'))
    .whereRef('stockBalance.itemId', '=', 'item.id')
    .where('shelf.isShelf', '=', 1);
  return eb.fn.coalesce(total, eb.val(0));
}

/** Items with their place and what is in stock. */
export function selectParts(db: Db) {
  return db
    .selectFrom('item')
    .innerJoin('place', 'place.id', 'item.placeId')
    .select([...columns, 'place.name as placeName', (eb) => stockQty(eb).as('qty')]);
}

export function toPartRow<Row extends { readonly isActive: number; readonly qty: number }>(
  row: Row,
): Omit<Row, 'isActive' | 'qty'> & { isActive: boolean; qty: number } {
  return { ...row, qty: Number(row.qty), isActive: row.isActive === 1 };
}

export async function findPartRow(db: Db, id: number): Promise<PartRow | undefined> {
  const row = await selectParts(db).where('item.id', '=', id).executeTakeFirst();
  return row && toPartRow(row);
}

/** Some items in the order of their codes. */
export async function findPartRows(db: Db, ids: readonly number[]): Promise<readonly PartRow[]> {
  return (await selectParts(db).where('item.id', 'in', ids).orderBy('item.code').execute()).map(toPartRow);
}

/** A page of the catalogue by code, beginning after the code `after`. */
export async function findParts(db: Db, filter: PartFilter, after: string | undefined, limit: number): Promise<readonly PartRow[]> {
  const words = termsOf(filter.query);
  if (words === undefined) return [];
  const rows = await selectParts(db)
    .$if(after !== undefined, (select) => select.where('item.code', '>', after ?? ''))
    .where((eb) => matches(eb, filter, words))
    .orderBy('item.code')
    .limit(limit)
    .execute();
  return rows.map(toPartRow);
}

/** How many parts a filter finds; counting ends at `limit`. */
export async function countParts(db: Db, filter: PartFilter, limit: number): Promise<number> {
  const words = termsOf(filter.query);
  if (words === undefined) return 0;
  const found = db
    .selectFrom('item')
    .select('item.id')
    .where((eb) => matches(eb, filter, words))
    .limit(limit);
  const { n } = await db
    .selectFrom(found.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Search or scan: whoever has exactly this code or barcode comes first, then what the words find. Only active parts. */
export async function findPartsByWord(db: Db, query: string, limit: number): Promise<readonly PartRow[]> {
  const exact = await selectParts(db)
    .where('item.isActive', '=', 1)
    .where('item.kind', '<>', 'tool')
    .where((eb) => eb.or([eb('item.code', 'in', [query, query.toUpperCase(), query.toLowerCase()]), eb('item.barcode', '=', query)]))
    .orderBy('item.code')
    .limit(limit)
    .execute();
  const words = termsOf(query);
  if (words === undefined || exact.length >= limit) return exact.map(toPartRow);
  const known = exact.map(({ id }) => id);
  const others = await selectParts(db)
    .where('item.isActive', '=', 1)
    .$if(known.length > 0, (select) => select.where('item.id', 'not in', known))
    .where((eb) => matches(eb, { ...unfiltered, query }, words))
    .orderBy('item.code')
    .limit(limit - exact.length)
    .execute();
  return [...exact, ...others].map(toPartRow);
}

const unfiltered = { kind: null, isShort: false, useClassId: null, functionClassId: null, structureClassId: null };

/** The words of a query, each as name term and as code term; undefined when it holds nothing to look for. */
function termsOf(query: string): readonly (readonly string[])[] | undefined {
  const typed = query.trim();
  if (typed === '') return [];
  const words = typed
    .split(/\s+/)
    .slice(0, 6)
    .map((word) => [...new Set([searchKey(word), codeKey(word)].map(searchPrefix))].filter((term) => term !== ''))
    .filter((terms) => terms.length > 0);
  return words.length > 0 ? words : undefined;
}

const lastCharacter = '\u{10FFFF}';

/** Every word must begin a term of the part. */
function matches(
  eb: ExpressionBuilder<Database, 'item'>,
  { kind, isShort, ...classes }: PartFilter,
  words: readonly (readonly string[])[],
) {
  const conditions = words.map((terms) =>
    eb(
      'item.id',
      'in',
      eb
        .selectFrom('searchTerm')
        .select('searchTerm.subjectId')
        .where('searchTerm.subject', '=', 'item')
        .where((term) =>
          term.or(
            terms.map((prefix) => term.and([term('searchTerm.term', '>=', prefix), term('searchTerm.term', '<', prefix + lastCharacter)])),
          ),
        ),
    ),
  );
  // tools have a catalogue of their own
  conditions.push(kind ? eb('item.kind', '=', kind) : eb('item.kind', '<>', 'tool'));
  for (const column of ['useClassId', 'functionClassId', 'structureClassId'] as const) {
    const classId = classes[column];
    if (classId !== null) conditions.push(eb(`item.${column}`, '=', classId));
  }
  // R-000-08: what is below its minimum is to be bought; what is no longer used is not.
  if (isShort) conditions.push(eb(stockQty(eb), '<', eb.ref('item.minQty')), eb('item.isActive', '=', 1));
  return eb.and(conditions);
}

/** A part with what lies where and its last 50 moves; only those for slips of the person `own`, if given. */
export async function findPart(db: Db, id: number, own: number | null = null): Promise<PartView | undefined> {
  const row = await selectParts(db)
    .leftJoin('supplier', 'supplier.id', 'item.supplierId')
    .select([
      'item.costFen',
      'item.useClassId',
      'item.functionClassId',
      'item.structureClassId',
      'item.supplierId',
      'supplier.name as supplierName',
      'item.isHighValue',
      'item.wantsOldPart',
      'item.wantsEmpty',
      'item.leadDays',
      'item.safetyQty',
      'item.orderQty',
      'item.refurbishedOfId',
    ])
    .where('item.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const balances = await findBalances(db, id);
  const moves = await findMoves(db, { itemId: id, workOrderId: null, documentId: null, own }, undefined, 50);
  const { isHighValue, wantsOldPart, wantsEmpty, ...facts } = toPartRow(row);
  const flags = { isHighValue: isHighValue === 1, wantsOldPart: wantsOldPart === 1, wantsEmpty: wantsEmpty === 1 };
  return { ...facts, ...flags, balances, valueFen: balances.reduce((sum, { valueFen }) => sum + valueFen, 0), moves };
}

/** What lies where of an item, with what of it is kept for slips. */
async function findBalances(db: Db, itemId: number): Promise<readonly PartBalance[]> {
  const rows = await db
    .selectFrom('stockBalance')
    .innerJoin('place', 'place.id', 'stockBalance.placeId')
    .select(['stockBalance.placeId', 'place.name as placeName', 'place.kind', 'stockBalance.qty', 'stockBalance.valueFen'])
    .where('stockBalance.itemId', '=', itemId)
    .orderBy('place.code')
    .execute();
  const kept = await findReservations(db, { itemId, workOrderId: null });
  return rows.map(({ kind, ...row }) => {
    const keptQty = kept.filter(({ placeId }) => placeId === row.placeId).reduce((sum, { qty }) => sum + qty, 0);
    return { ...row, keptQty, isSource: kind === 'technician' || shelfKinds.some((shelf) => shelf === kind) };
  });
}

/** Shelves, or the places of other kinds that hold stock (null: all of them); the outer ends of movements are never among them. */
export async function findPlaces(db: Db, kinds: readonly PlaceKind[] | null = shelfKinds): Promise<readonly PlaceRow[]> {
  return db
    .selectFrom('place')
    .select(['id', 'code', 'name', 'kind', 'parentId', 'keeperId', 'staffId'])
    .where('isStocked', '=', 1)
    .where('isActive', '=', 1)
    .$if(kinds !== null, (select) => select.where('kind', 'in', kinds ?? []))
    .orderBy('code')
    .limit(1000)
    .execute();
}
