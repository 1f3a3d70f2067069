import type { Insertable, Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { StocktakeState } from '../../../shared/stocktake-lifecycle.ts';
import type { CountedKind, StocktakeMode } from '../../../shared/stocktakes.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { StocktakeTable } from '../../db/schema/stocktakes.ts';

export type StocktakeRecord = Selectable<StocktakeTable>;

export async function insertStocktake(tx: Tx, stocktake: Insertable<StocktakeTable>): Promise<number> {
  return insertRowForId(tx, 'stocktake', stocktake);
}

export async function lockStocktake(tx: Tx, id: number): Promise<StocktakeRecord | undefined> {
  return tx.selectFrom('stocktake').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Changes a locked row. @returns its new version. */
export async function updateStocktake(
  tx: Tx,
  { id, version }: Pick<StocktakeRecord, 'id' | 'version'>,
  changes: Updateable<StocktakeTable>,
): Promise<number> {
  await updateRow(tx, 'stocktake', id, { ...changes, version: version + 1 });
  return version + 1;
}

export interface StocktakeFilter {
  readonly kind: CountedKind | null;
  readonly mode: StocktakeMode | null;
  readonly states: readonly StocktakeState[];
  /** Beginnings of numbers that the query means; undefined: no query. */
  readonly starts: readonly string[] | undefined;
}

function filtered(db: Db, { kind, mode, states, starts }: StocktakeFilter) {
  let select = db.selectFrom('stocktake');
  if (kind !== null) select = select.where('stocktake.kind', '=', kind);
  if (mode !== null) select = select.where('stocktake.mode', '=', mode);
  if (states.length > 0) select = select.where('stocktake.state', 'in', states);
  if (starts)
    select = select.where((eb) =>
      eb.or([
        sql<boolean>`1 = 0`,
        ...starts.map((start) => eb.and([eb('stocktake.no', '>=', start), eb('stocktake.no', '<', `${start}~`)])),
      ]),
    );
  return select;
}

/** The newest first, below the id `before`. */
export async function findStocktakes(db: Db, filter: StocktakeFilter, before: number | undefined, limit: number) {
  let select = filtered(db, filter)
    .innerJoin('userAccount', 'userAccount.id', 'stocktake.createdBy')
    .selectAll('stocktake')
    .select((eb) => [
      'userAccount.displayName as createdByName',
      eb.selectFrom('stocktakeLine').whereRef('stocktakeId', '=', 'stocktake.id').select(eb.fn.countAll<number>().as('n')).as('lineCount'),
      eb
        .selectFrom('stocktakeLine')
        .whereRef('stocktakeId', '=', 'stocktake.id')
        .where('round', '>', 0)
        .select(eb.fn.countAll<number>().as('n'))
        .as('countedCount'),
      eb
        .selectFrom('stocktakeLine')
        .whereRef('stocktakeId', '=', 'stocktake.id')
        .where('differenceQty', '<>', 0)
        .select(eb.fn.countAll<number>().as('n'))
        .as('differenceCount'),
    ])
    .orderBy('stocktake.id', 'desc')
    .limit(limit);
  if (before !== undefined) select = select.where('stocktake.id', '<', before);
  return select.execute();
}

export async function countStocktakeRows(db: Db, filter: StocktakeFilter, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(filtered(db, filter).select('stocktake.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** One with the names of whoever signed it. */
export async function findStocktake(db: Db, id: number) {
  return db
    .selectFrom('stocktake')
    .innerJoin('userAccount as maker', 'maker.id', 'stocktake.createdBy')
    .leftJoin('userAccount as witness', 'witness.id', 'stocktake.witnessId')
    .leftJoin('userAccount as explainer', 'explainer.id', 'stocktake.explainedBy')
    .leftJoin('userAccount as approver', 'approver.id', 'stocktake.approvedBy')
    .leftJoin('stockDocument', 'stockDocument.id', 'stocktake.documentId')
    .selectAll('stocktake')
    .select([
      'maker.displayName as createdByName',
      'witness.displayName as witnessName',
      'explainer.displayName as explainedByName',
      'approver.displayName as approvedByName',
      'stockDocument.no as documentNo',
    ])
    .where('stocktake.id', '=', id)
    .executeTakeFirst();
}

/** All lines by place and item, as somebody walks along the shelves and then from person to person. */
export async function findLines(db: Db | Tx, stocktakeId: number) {
  return (
    db
      .selectFrom('stocktakeLine')
      .innerJoin('item', 'item.id', 'stocktakeLine.itemId')
      .innerJoin('place', 'place.id', 'stocktakeLine.placeId')
      .leftJoin('stockLot', 'stockLot.id', 'stocktakeLine.lotId')
      .leftJoin('tool', 'tool.lotId', 'stocktakeLine.lotId')
      .leftJoin('staff as holder', (join) => join.onRef('holder.id', '=', 'place.staffId').on('place.kind', '=', 'toolHolder'))
      .selectAll('stocktakeLine')
      .select([
        'item.code',
        'item.barcode',
        'item.name',
        'item.spec',
        'item.unit',
        'item.packUnit',
        'item.packQty',
        'place.code as placeCode',
        'place.name as placeName',
        'place.keeperId',
        'stockLot.no as lotNo',
        'tool.condition',
        'holder.name as holderName',
      ])
      .where('stocktakeLine.stocktakeId', '=', stocktakeId)
      // the tool room comes before the people, each with all that they hold
      .orderBy((eb) => eb.fn.coalesce('holder.name', eb.val('')))
      .orderBy('place.code')
      .orderBy('item.code')
      .orderBy('stocktakeLine.id')
      .execute()
  );
}
export type FoundLine = Awaited<ReturnType<typeof findLines>>[number];

/** Who counted which line in its last round. */
export async function findCounters(db: Db | Tx, stocktakeId: number) {
  return db
    .selectFrom('stocktakeCount')
    .innerJoin('stocktakeLine', 'stocktakeLine.id', 'stocktakeCount.lineId')
    .innerJoin('userAccount', 'userAccount.id', 'stocktakeCount.userId')
    .select(['stocktakeCount.lineId', 'stocktakeCount.userId', 'stocktakeCount.round', 'userAccount.displayName'])
    .distinct()
    .where('stocktakeLine.stocktakeId', '=', stocktakeId)
    .orderBy('stocktakeCount.userId')
    .execute();
}

/** Nothing is booked on `closedOn` or before it any more of what was counted (R-000-24). */
export async function closeBooks(tx: Tx, stocktakeId: number, closedOn: string): Promise<void> {
  await sql`
    update stock_balance set counted_on = ${closedOn}
    where counted_on < ${closedOn} and exists (select 1 from stocktake_line l
      where l.stocktake_id = ${stocktakeId} and l.item_id = stock_balance.item_id and l.place_id = stock_balance.place_id)`.execute(tx);
}

/** Of what was counted: where less is left than is kept for slips. */
export async function findOverReserved(tx: Tx, stocktakeId: number) {
  const { rows } = await sql<{ item: string; place: string; qty: number; reservedQty: number }>`
    select i.name as item, p.name as place, b.qty, sum(r.qty) as reserved_qty
    from stock_reservation r
    join stock_balance b on b.item_id = r.item_id and b.place_id = r.place_id
    join item i on i.id = r.item_id
    join place p on p.id = r.place_id
    where exists (select 1 from stocktake_line l
      where l.stocktake_id = ${stocktakeId} and l.item_id = r.item_id and l.place_id = r.place_id and l.difference_qty < 0)
    group by i.name, p.name, r.item_id, r.place_id, b.qty
    having sum(r.qty) > b.qty
    order by i.name, p.name`.execute(tx);
  return rows.map((row) => ({ ...row, qty: Number(row.qty), reservedQty: Number(row.reservedQty) }));
}
