import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { ItemKind, ItemTracking } from '../../../shared/parts.ts';
import type { Tx } from '../../db/engine.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import { insertChained } from '../../platform/chain/insert-chained.ts';
import type { StocktakeCountTable, StocktakeLineTable } from '../../db/schema/stocktakes.ts';

export type LineRecord = Selectable<StocktakeLineTable>;
export type LineProjection = Pick<
  LineRecord,
  'round' | 'countedQty' | 'countedAt' | 'countedMoveId' | 'expectedQty' | 'differenceQty' | 'differenceFen'
>;

export async function findLine(tx: Tx, stocktakeId: number, lineId: number): Promise<LineRecord | undefined> {
  return tx.selectFrom('stocktakeLine').selectAll().where('stocktakeId', '=', stocktakeId).where('id', '=', lineId).executeTakeFirst();
}

export async function findLineOf(
  tx: Tx,
  stocktakeId: number,
  { itemId, placeId, lotId }: Pick<LineRecord, 'itemId' | 'placeId' | 'lotId'>,
): Promise<LineRecord | undefined> {
  return tx
    .selectFrom('stocktakeLine')
    .selectAll()
    .where('stocktakeId', '=', stocktakeId)
    .where('itemId', '=', itemId)
    .where('placeId', '=', placeId)
    .where('lotId', lotId === null ? 'is' : '=', lotId)
    .executeTakeFirst();
}

/** Lines of a place that nobody has counted. */
export async function findUncounted(tx: Tx, stocktakeId: number, placeId: number): Promise<readonly LineRecord[]> {
  return tx
    .selectFrom('stocktakeLine')
    .selectAll()
    .where('stocktakeId', '=', stocktakeId)
    .where('placeId', '=', placeId)
    .where('round', '=', 0)
    .orderBy('itemId')
    .orderBy('id')
    .execute();
}

export async function insertLine(tx: Tx, line: Omit<LineRecord, 'id' | keyof LineProjection | 'reason'>): Promise<number> {
  return insertRowForId(tx, 'stocktakeLine', {
    ...line,
    round: 0,
    countedQty: null,
    countedAt: null,
    countedMoveId: null,
    expectedQty: null,
    differenceQty: null,
    differenceFen: null,
    reason: '',
  });
}

export async function updateLine(tx: Tx, id: number, changes: Partial<LineProjection> & { readonly reason?: string }): Promise<void> {
  await updateRow(tx, 'stocktakeLine', id, changes);
}

export async function insertCount(tx: Tx, count: Omit<Selectable<StocktakeCountTable>, 'id'>): Promise<void> {
  await insertChained(tx, 'stocktakeCount', count);
}

/** The last quantity that each person counted of a line in a round. */
export async function findCounts(
  tx: Tx,
  lineId: number,
  round: number,
): Promise<readonly { readonly userId: number; readonly qty: number; readonly moveId: number }[]> {
  const rows = await tx
    .selectFrom('stocktakeCount')
    .select(['userId', 'qty', 'moveId'])
    .where('lineId', '=', lineId)
    .where('round', '=', round)
    .orderBy('id')
    .execute();
  return [...new Map(rows.map((row) => [row.userId, row])).values()];
}

/** Locks the balance of a line until the transaction ends: afterwards the last movement of the ledger is the last one of this line too. */
export async function lockBook(tx: Tx, itemId: number, placeId: number): Promise<{ readonly qty: number; readonly valueFen: number }> {
  await tx
    .insertInto('stockBalance')
    .values({ itemId, placeId, qty: 0, valueFen: 0 })
    .onConflict((conflict) => conflict.columns(['itemId', 'placeId']).doNothing())
    .execute();
  return tx
    .selectFrom('stockBalance')
    .select(['qty', 'valueFen'])
    .where('itemId', '=', itemId)
    .where('placeId', '=', placeId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** What came to and went from a line's place in the movements after `from`, up to `to`. */
export async function sumMoves(
  tx: Tx,
  { itemId, placeId, lotId }: Pick<LineRecord, 'itemId' | 'placeId' | 'lotId'>,
  from: number,
  to: number,
): Promise<number> {
  const ofLot = lotId === null ? sql`` : sql`and lot_id = ${lotId}`;
  const { rows } = await sql<{ qty: number | null }>`
    select sum(case when to_place_id = ${placeId} then qty else 0 end - case when from_place_id = ${placeId} then qty else 0 end) as qty
    from stock_move
    where item_id = ${itemId} and id > ${from} and id <= ${to} and ${placeId} in (from_place_id, to_place_id) ${ofLot}`.execute(tx);
  return Number(rows[0]?.qty ?? 0);
}

export interface CountedItem {
  readonly id: number;
  readonly kind: ItemKind;
  readonly name: string;
  readonly code: string;
  readonly tracking: ItemTracking;
  readonly costFen: number;
  readonly packQty: number;
  readonly lotId: number | null;
}

/** The item that a code, a barcode or a serial number means, of the kind that is counted before any other. */
export async function findScanned(tx: Tx, kind: ItemKind, code: string, lotNo: string): Promise<CountedItem | undefined> {
  const columns = ['item.id', 'item.kind', 'item.name', 'item.code', 'item.tracking', 'item.costFen', 'item.packQty'] as const;
  const item = await tx
    .selectFrom('item')
    .select(columns)
    .where((eb) => eb.or([eb('code', '=', code), eb('barcode', '=', code)]))
    .orderBy('isActive', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (item) {
    const lot = lotNo === '' ? undefined : await findLotOf(tx, item.id, lotNo);
    return { ...item, lotId: lot ?? null };
  }
  const lot = await tx
    .selectFrom('stockLot')
    .innerJoin('item', 'item.id', 'stockLot.itemId')
    .select([...columns, 'stockLot.id as lotId'])
    .where('stockLot.no', 'in', [code, code.toUpperCase()])
    // one number may be that of a part and of a tool
    .orderBy((eb) => eb.case().when('item.kind', '=', kind).then(0).else(1).end())
    .orderBy('stockLot.id')
    .limit(1)
    .executeTakeFirst();
  return lot;
}

export async function findCountedItem(tx: Tx, id: number): Promise<CountedItem> {
  const item = await tx
    .selectFrom('item')
    .select(['id', 'kind', 'name', 'code', 'tracking', 'costFen', 'packQty'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { ...item, lotId: null };
}

async function findLotOf(tx: Tx, itemId: number, no: string): Promise<number | undefined> {
  const row = await tx.selectFrom('stockLot').select('id').where('itemId', '=', itemId).where('no', '=', no).executeTakeFirst();
  return row?.id;
}

/** A lot that nobody knew before it was found on the shelf. */
export async function openLot(tx: Tx, itemId: number, no: string, now: number): Promise<number> {
  return insertRowForId(tx, 'stockLot', { itemId, no, expiresOn: '', note: '', createdAt: now });
}
