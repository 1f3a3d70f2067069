import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page, Receipt } from '../../../shared/fields.ts';
import type {
  InquiryRow,
  InquiryView,
  cancelInquiryInput,
  chooseOfferInput,
  inquiryCountInput,
  inquiryListInput,
  offerTargetInput,
  saveInquiryInput,
  saveOfferInput,
} from '../../../shared/inquiries.ts';
import { offerTotalFen, scoreOffers } from '../../../shared/offer-scores.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError, invariant } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { draftOrder, negotiateDrafted } from '../purchase-orders/order-agreements.service.ts';
import { readPurchasing } from '../purchase-orders/purchasing-settings.service.ts';
import { supplierNamed } from '../suppliers/suppliers.service.ts';
import {
  countInquiryRows,
  deleteOffer,
  findInquiryLines,
  findInquiryRow,
  findInquiryRows,
  findKnownItems,
  findOffers,
  insertInquiry,
  lockInquiry,
  putOffer,
  replaceInquiryLines,
  updateInquiry,
} from './inquiries.repository.ts';
import type { InquiryRecord } from './inquiries.repository.ts';

export async function listInquiries(
  { db }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof inquiryListInput>,
): Promise<Page<InquiryRow>> {
  const rows = await findInquiryRows(db, filter, fromCursor<[number]>(cursor, 1), limit + 1);
  return toPage(rows, limit, keysOf);
}

const keysOf = ({ id }: InquiryRow) => [id] as const;

/** The filtered list as a workbook. */
export async function exportInquiries(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, ...filter }: z.output<typeof inquiryListInput>,
): Promise<FileOut> {
  const fetch = (after: readonly (string | number)[] | undefined, limit: number) =>
    findInquiryRows(context.db, filter, after as readonly [number] | undefined, limit);
  return exportRows(context, 'inquiries', fetch, keysOf);
}

export async function countInquiries({ db }: ActorContext, filter: z.output<typeof inquiryCountInput>): Promise<Count> {
  const total = await countInquiryRows(db, filter, countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** One inquiry with its offers side by side, each with the arithmetic of its points (R-004-54). */
export async function viewInquiry({ db }: ActorContext, { id }: { readonly id: number }): Promise<InquiryView> {
  const inquiry = await findInquiryRow(db, id);
  if (!inquiry) throw new DomainError('notFound', { what: 'inquiry', id });
  const { weights } = await readPurchasing(db);
  const { lines, offerRows } = await compare(db, id);
  return { ...inquiry, lines, offerRows, weights, timeline: await readTimeline(db, 'inquiry', id) };
}

/** What is asked for can be changed until the first supplier has answered. */
export async function saveInquiry(
  context: ActorContext,
  { id, version = 0, lines, ...facts }: z.output<typeof saveInquiryInput>,
): Promise<Receipt> {
  const { app, now, actor } = context;
  return write(context, async (w) => {
    const known = await findKnownItems(
      w.tx,
      lines.map(({ itemId }) => itemId),
    );
    for (const { itemId } of lines) if (!known.has(itemId)) throw new DomainError('notFound', { what: 'item', id: itemId });
    if (id !== undefined) {
      return step(w, { id, version }, async (inquiry) => {
        if ((await findOffers(w.tx, inquiry.id)).length > 0) throw new DomainError('guardFailed', { guard: 'inquiryHasOffers' });
        await replaceInquiryLines(w.tx, inquiry.id, lines);
        return { kind: 'changed', data: { lines: lines.length }, changes: facts };
      });
    }
    const no = await takeNumber(w.tx, 'inquiry', now, await readZone(app, w.tx));
    const madeId = await insertInquiry(w.tx, {
      no,
      state: 'open',
      ...facts,
      reason: '',
      chosenOfferId: null,
      createdBy: actor.userId,
      createdAt: now,
      version: 1,
    });
    await replaceInquiryLines(w.tx, madeId, lines);
    await w.record({ subject: 'inquiry', subjectId: madeId, kind: 'created', data: { no, lines: lines.length } });
    w.touch('inquiries');
    return { id: madeId, version: 1, no };
  });
}

/** What one supplier offers; a line without a price is not offered. */
export async function saveOffer(
  context: ActorContext,
  { id, version, supplierName, prices, ...facts }: z.output<typeof saveOfferInput>,
): Promise<Receipt> {
  return write(context, (w) =>
    step(w, { id, version }, async (inquiry) => {
      const supplierId = await supplierNamed(w, context, supplierName);
      const lines = new Set((await findInquiryLines(w.tx, inquiry.id)).map(({ lineId }) => lineId));
      const offered = prices.flatMap(({ lineId, priceFen }) => (priceFen === null ? [] : { lineId, priceFen }));
      for (const { lineId } of offered) if (!lines.has(lineId)) throw new DomainError('notFound', { what: 'inquiryLine', id: lineId });
      if (offered.length === 0) throw new DomainError('fieldsMissing', { fields: ['price'], what: 'offer' });
      await putOffer(w.tx, { inquiryId: inquiry.id, supplierId, ...facts, userId: context.actor.userId, createdAt: context.now }, offered);
      return { kind: 'offered', data: { supplier: supplierName } };
    }),
  );
}

export async function removeOffer(context: ActorContext, { offerId, ...target }: z.output<typeof offerTargetInput>): Promise<Receipt> {
  return write(context, (w) =>
    step(w, target, async (inquiry) => {
      const offer = await offerOf(w.tx, inquiry, offerId);
      await deleteOffer(w.tx, offer.id);
      return { kind: 'offerRemoved', data: { supplier: offer.supplierName } };
    }),
  );
}

/**
 * R-004-54, R-004-55: one offer is chosen and becomes an order with the prices offered. Whoever does not take the one with the most points says
 * why. @throws DomainError `guardFailed` (`offerIncomplete`, `offerExpired`), `fieldsMissing`
 */
export async function chooseOffer(
  context: ActorContext,
  { offerId, reason, ...target }: z.output<typeof chooseOfferInput>,
): Promise<Receipt & { readonly orderId: number; readonly orderNo: string }> {
  return write(context, async (w) => {
    const made: { order?: { readonly id: number; readonly no: string } } = {};
    const receipt = await step(w, target, async (inquiry) => {
      const today = dayOf(context.now, await readZone(context.app, w.tx));
      const { lines, offerRows } = await compare(w.tx, inquiry.id);
      const offer = offerRows.find(({ id }) => id === offerId);
      if (!offer) throw new DomainError('notFound', { what: 'offer', id: offerId });
      if (offer.totalFen === null) throw new DomainError('guardFailed', { guard: 'offerIncomplete' });
      if (offer.validUntil !== '' && offer.validUntil < today) throw new DomainError('guardFailed', { guard: 'offerExpired' });
      if (!offer.score.isBest && reason === '') throw new DomainError('fieldsMissing', { fields: ['reason'], what: 'offer' });
      const priceOf = new Map(offer.prices.map(({ lineId, priceFen }) => [lineId, priceFen]));
      const order = await draftOrder(w, context, {
        supplierId: offer.supplierId,
        inquiryId: inquiry.id,
        dueOn: addDays(today, offer.leadDays),
        note: offer.note,
        lines: lines.map(({ lineId, itemId, qty, spec }) => ({ itemId, qty, spec, priceFen: priceOf.get(lineId) ?? 0 })),
      });
      await negotiateDrafted(w, context, order.id);
      made.order = order;
      const data = { supplier: offer.supplierName, orderNo: order.no, tenths: offer.score.tenths, reason };
      return { kind: 'chosen', data, changes: { state: 'decided' as const, chosenOfferId: offer.id, reason } };
    });
    invariant(made.order, 'a chosen offer is an order');
    return { ...receipt, orderId: made.order.id, orderNo: made.order.no };
  });
}

/** Nothing is bought. */
export async function cancelInquiry(context: ActorContext, { reason, ...target }: z.output<typeof cancelInquiryInput>): Promise<Receipt> {
  return write(context, (w) =>
    step(w, target, async () => ({ kind: 'cancelled', data: { reason }, changes: { state: 'cancelled' as const, reason } })),
  );
}

async function compare(db: Db, inquiryId: number): Promise<Pick<InquiryView, 'lines' | 'offerRows'>> {
  const lines = await findInquiryLines(db, inquiryId);
  const { weights } = await readPurchasing(db);
  const offers = (await findOffers(db, inquiryId)).map((offer) => ({ ...offer, totalFen: offerTotalFen(lines, offer.prices) }));
  const scores = new Map(scoreOffers(offers, weights).map((score) => [score.id, score]));
  return {
    lines,
    offerRows: offers.map((offer) => ({
      ...offer,
      score: scores.get(offer.id) ?? { id: offer.id, tenths: null, lines: [], isBest: false },
    })),
  };
}

async function offerOf(tx: Tx, inquiry: InquiryRecord, offerId: number) {
  const offer = (await findOffers(tx, inquiry.id)).find(({ id }) => id === offerId);
  if (!offer) throw new DomainError('notFound', { what: 'offer', id: offerId });
  return offer;
}

interface Step {
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly changes?: Partial<InquiryRecord>;
}

/** One act on an open inquiry: the locked row as the user saw it, what follows, the row and the timeline. */
async function step(
  w: Write,
  { id, version }: { readonly id: number; readonly version: number },
  work: (inquiry: InquiryRecord) => Promise<Step>,
): Promise<Receipt> {
  const inquiry = await lockInquiry(w.tx, id);
  if (!inquiry) throw new DomainError('notFound', { what: 'inquiry', id });
  if (inquiry.version !== version) throw new DomainError('staleVersion', { what: 'inquiry', current: inquiry });
  if (inquiry.state !== 'open') throw new DomainError('commandNotAllowed', { command: 'change', state: inquiry.state, refusal: 'state' });
  const { kind, data, changes } = await work(inquiry);
  await updateInquiry(w.tx, id, { ...changes, version: version + 1 });
  await w.record({ subject: 'inquiry', subjectId: id, kind, data: { no: inquiry.no, ...data } });
  w.touch('inquiries');
  return { id, version: version + 1, no: inquiry.no };
}
