import { sql } from 'kysely';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { InquiryLineView, InquiryRow, OfferView, inquiryShows } from '../../../shared/inquiries.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { holdsText } from '../../db/holds-text.ts';
import { insertRowForId, insertRows, updateRow } from '../../db/prepared.ts';
import type { InquiryTable, OfferTable } from '../../db/schema/purchasing.ts';

export type InquiryRecord = Selectable<InquiryTable>;

export interface InquiryFilter {
  readonly query: string;
  readonly show: (typeof inquiryShows)[number];
}

/** The newest first. */
export async function findInquiryRows(
  db: Db,
  filter: InquiryFilter,
  after: readonly [number] | undefined,
  limit: number,
): Promise<readonly InquiryRow[]> {
  let select = inquiryRows(filtered(db, filter));
  if (after) select = select.where('inquiry.id', '<', after[0]);
  return withNames(db, await select.orderBy('inquiry.id', 'desc').limit(limit).execute());
}

export async function countInquiryRows(db: Db, filter: InquiryFilter, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(filtered(db, filter).select('inquiry.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function findInquiryRow(db: Db, id: number) {
  const rows = await inquiryRows(joined(db)).where('inquiry.id', '=', id).execute();
  const [row] = await withNames(db, rows);
  const more = await db.selectFrom('inquiry').select(['reason', 'chosenOfferId']).where('id', '=', id).executeTakeFirst();
  return row && more && { ...row, ...more };
}

/** The row, locked until the end of the transaction. */
export async function lockInquiry(tx: Tx, id: number): Promise<InquiryRecord | undefined> {
  return tx.selectFrom('inquiry').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertInquiry(tx: Tx, row: Insertable<InquiryTable>): Promise<number> {
  return insertRowForId(tx, 'inquiry', row);
}

export async function updateInquiry(tx: Tx, id: number, changes: Updateable<InquiryTable>): Promise<void> {
  await updateRow(tx, 'inquiry', id, changes);
}

export async function replaceInquiryLines(
  tx: Tx,
  inquiryId: number,
  lines: readonly { readonly itemId: number; readonly qty: number }[],
): Promise<void> {
  await tx.deleteFrom('inquiryLine').where('inquiryId', '=', inquiryId).execute();
  await insertRows(
    tx,
    'inquiryLine',
    lines.map(({ itemId, qty }) => ({ inquiryId, itemId, qty })),
  );
}

export async function findInquiryLines(db: Db, inquiryId: number): Promise<readonly InquiryLineView[]> {
  return db
    .selectFrom('inquiryLine')
    .innerJoin('item', 'item.id', 'inquiryLine.itemId')
    .select([
      'inquiryLine.id as lineId',
      'inquiryLine.itemId',
      'item.code',
      'item.name',
      'item.spec',
      'item.unit',
      'item.packUnit',
      'item.packQty',
      'inquiryLine.qty',
    ])
    .where('inquiryLine.inquiryId', '=', inquiryId)
    .orderBy('inquiryLine.id')
    .execute();
}

/** Which of these items the catalogue has. */
export async function findKnownItems(db: Db, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('item')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export type OfferFacts = Omit<OfferView, 'totalFen' | 'score'>;

export async function findOffers(db: Db, inquiryId: number): Promise<readonly OfferFacts[]> {
  const offers = await db
    .selectFrom('offer')
    .innerJoin('supplier', 'supplier.id', 'offer.supplierId')
    .select([
      'offer.id',
      'offer.supplierId',
      'supplier.name as supplierName',
      'offer.leadDays',
      'offer.quality',
      'offer.delivery',
      'offer.validUntil',
      'offer.note',
      'offer.createdAt',
    ])
    .where('offer.inquiryId', '=', inquiryId)
    .orderBy('offer.id')
    .limit(100)
    .execute();
  const prices = await db
    .selectFrom('offerPrice')
    .innerJoin('offer', 'offer.id', 'offerPrice.offerId')
    .select(['offerPrice.offerId', 'offerPrice.inquiryLineId as lineId', 'offerPrice.priceFen'])
    .where('offer.inquiryId', '=', inquiryId)
    .orderBy('offerPrice.inquiryLineId')
    .execute();
  const ofOffer = Map.groupBy(prices, ({ offerId }) => offerId);
  return offers.map((offer) => ({
    ...offer,
    prices: (ofOffer.get(offer.id) ?? []).map(({ lineId, priceFen }) => ({ lineId, priceFen })),
  }));
}

/** What a supplier says takes the place of what it said before. @returns the offer's id */
export async function putOffer(
  tx: Tx,
  offer: Insertable<OfferTable>,
  prices: readonly { readonly lineId: number; readonly priceFen: number }[],
): Promise<number> {
  const known = await tx
    .selectFrom('offer')
    .select('id')
    .where('inquiryId', '=', offer.inquiryId)
    .where('supplierId', '=', offer.supplierId)
    .executeTakeFirst();
  if (known) await updateRow(tx, 'offer', known.id, offer);
  const offerId = known?.id ?? (await insertRowForId(tx, 'offer', offer));
  await tx.deleteFrom('offerPrice').where('offerId', '=', offerId).execute();
  await insertRows(
    tx,
    'offerPrice',
    prices.map(({ lineId, priceFen }) => ({ offerId, inquiryLineId: lineId, priceFen })),
  );
  return offerId;
}

export async function deleteOffer(tx: Tx, offerId: number): Promise<void> {
  await tx.deleteFrom('offerPrice').where('offerId', '=', offerId).execute();
  await tx.deleteFrom('offer').where('id', '=', offerId).execute();
}

function joined(db: Db) {
  return db
    .selectFrom('inquiry')
    .innerJoin('userAccount', 'userAccount.id', 'inquiry.createdBy')
    .leftJoin('offer', 'offer.id', 'inquiry.chosenOfferId')
    .leftJoin('supplier', 'supplier.id', 'offer.supplierId')
    .leftJoin('purchaseOrder', 'purchaseOrder.inquiryId', 'inquiry.id');
}

function filtered(db: Db, { query, show }: InquiryFilter) {
  let select = joined(db);
  if (query !== '') {
    select = select.where(
      sql<boolean>`(${holdsText(query, ['inquiry.no', 'inquiry.note'])} or exists (select 1 from inquiry_line l
        join item i on i.id = l.item_id where l.inquiry_id = inquiry.id and ${holdsText(query, ['i.code', 'i.name'])}))`,
    );
  }
  if (show === 'open') select = select.where('inquiry.state', '=', 'open');
  if (show === 'ended') select = select.where('inquiry.state', '<>', 'open');
  return select;
}

function inquiryRows(from: ReturnType<typeof joined>) {
  return from.select([
    'inquiry.id',
    'inquiry.no',
    'inquiry.state',
    'inquiry.answerBy',
    'inquiry.note',
    sql<number>`(select count(*) from offer o where o.inquiry_id = inquiry.id)`.as('offers'),
    'supplier.name as chosenSupplier',
    'purchaseOrder.id as orderId',
    'purchaseOrder.no as orderNo',
    'inquiry.createdAt',
    'userAccount.displayName as createdByName',
    'inquiry.version',
  ]);
}

/** With the names of what is asked for; one engine counts in texts. */
async function withNames(db: Db, rows: readonly Omit<InquiryRow, 'itemNames'>[]): Promise<readonly InquiryRow[]> {
  if (rows.length === 0) return [];
  const names = await db
    .selectFrom('inquiryLine')
    .innerJoin('item', 'item.id', 'inquiryLine.itemId')
    .select(['inquiryLine.inquiryId', 'item.name'])
    .where(
      'inquiryLine.inquiryId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('inquiryLine.id')
    .execute();
  const ofInquiry = Map.groupBy(names, ({ inquiryId }) => inquiryId);
  return rows.map((row) => ({
    ...row,
    offers: Number(row.offers),
    itemNames: (ofInquiry.get(row.id) ?? []).map(({ name }) => name).join('、'),
  }));
}
