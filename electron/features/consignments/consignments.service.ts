import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page, Receipt } from '../../../shared/fields.ts';
import type {
  ConsignmentCostRow,
  ConsignmentRow,
  ConsignmentView,
  cancelConsignmentInput,
  changeConsignmentInput,
  consignmentArrivedInput,
  consignmentCostInput,
  consignmentCountInput,
  consignmentListInput,
  sendConsignmentInput,
} from '../../../shared/consignments.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { holdOrder, orderArrived, orderShipped, rejectedKept, rejectedSent } from '../purchase-orders/order-follows.service.ts';
import {
  countConsignmentRows,
  findConsignmentCosts,
  findConsignmentRow,
  findConsignmentRows,
  findMissing,
  findOrderOfConsignment,
  insertConsignment,
  lockConsignment,
  updateConsignment,
} from './consignments.repository.ts';
import type { ConsignmentFilter, ConsignmentRecord } from './consignments.repository.ts';

const keysOf = ({ id }: ConsignmentRow) => [id] as const;

export async function listConsignments(
  context: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof consignmentListInput>,
): Promise<Page<ConsignmentRow>> {
  const rows = await findConsignmentRows(context.db, await filterOf(context, filter), fromCursor<[number]>(cursor, 1), limit + 1);
  return toPage(rows, limit, keysOf);
}

export async function countConsignments(context: ActorContext, filter: z.output<typeof consignmentCountInput>): Promise<Count> {
  const total = await countConsignmentRows(context.db, await filterOf(context, filter), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** The filtered list as a workbook. */
export async function exportConsignments(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, ...input }: z.output<typeof consignmentListInput>,
): Promise<FileOut> {
  const filter = await filterOf(context, input);
  return exportRows(
    context,
    'consignments',
    (after, limit) => findConsignmentRows(context.db, filter, after as readonly [number] | undefined, limit),
    keysOf,
  );
}

export async function viewConsignment({ app, db, now }: ActorContext, { id }: { readonly id: number }): Promise<ConsignmentView> {
  const row = await findConsignmentRow(db, id, dayOf(now, await readZone(app)));
  if (!row) throw new DomainError('notFound', { what: 'consignment', id });
  return { ...row, timeline: await readTimeline(db, 'consignment', id) };
}

/** R-004-58: what transport cost, by month and way. */
export async function reportConsignmentCosts(
  { app, db, now }: ActorContext,
  { from, to }: z.output<typeof consignmentCostInput>,
): Promise<readonly ConsignmentCostRow[]> {
  return findConsignmentCosts(db, from, to, dayOf(now, await readZone(app)));
}

export async function exportConsignmentCosts(context: ActorContext, input: z.output<typeof consignmentCostInput>): Promise<FileOut> {
  const rows = await reportConsignmentCosts(context, input);
  return exportRows(
    context,
    'consignmentCosts',
    async (after) => (after === undefined ? rows : []),
    ({ month, way }) => [month, way],
  );
}

/**
 * Goods are on their way. What comes in for an order puts the order on its way too (SM-20); what goes back can take along everything of the
 * order that was rejected (R-004-04).
 * @throws DomainError `notFound`, `guardFailed` (`sentInFuture`, `nothingRejected`), `commandNotAllowed`
 */
export async function sendConsignment(
  context: ActorContext,
  { withRejected, ...given }: z.output<typeof sendConsignmentInput>,
): Promise<Receipt> {
  const { app, now, actor } = context;
  return write(context, async (w) => {
    const zone = await readZone(app, w.tx);
    refuseFuture(given.sentOn, dayOf(now, zone), 'sentOn');
    const [missing] = await findMissing(w.tx, given);
    if (missing !== undefined) throw new DomainError('notFound', { what: missing });
    const no = await takeNumber(w.tx, 'consignment', now, zone);
    const { purchaseOrderId, direction } = given;
    if (purchaseOrderId !== null && direction === 'in') await orderShipped(w, context, purchaseOrderId, no);
    const id = await insertConsignment(w.tx, {
      no,
      state: 'onTheWay',
      ...given,
      arrivedOn: '',
      condition: '',
      remarks: '',
      endReason: '',
      userId: actor.userId,
      createdAt: now,
      version: 1,
    });
    if (withRejected && purchaseOrderId !== null) await rejectedSent(w, context, purchaseOrderId, { id, no });
    const { way, sentOn } = given;
    await w.record({ subject: 'consignment', subjectId: id, kind: 'sent', data: { no, direction, way, sentOn } });
    w.touch('consignments', 'purchaseOrders');
    return { id, version: 1, no };
  });
}

/** What was learnt meanwhile: the tracking number, a new expected day, the cost. */
export async function changeConsignment(context: ActorContext, input: z.output<typeof changeConsignmentInput>): Promise<Receipt> {
  const { id, version, ...facts } = input;
  const today = dayOf(context.now, await readZone(context.app));
  refuseFuture(facts.sentOn, today, 'sentOn');
  return step(context, { id, version }, 'change', async (row) => ({
    kind: 'changed',
    data: {},
    changes: facts,
    audit: changesBetween<Partial<ConsignmentRecord>>(row, quietFacts(input)),
  }));
}

/** It is here, in which condition and at what cost. */
export async function consignmentArrived(
  context: ActorContext,
  { id, version, ...facts }: z.output<typeof consignmentArrivedInput>,
): Promise<Receipt> {
  const today = dayOf(context.now, await readZone(context.app));
  refuseFuture(facts.arrivedOn, today, 'arrivedOn');
  return step(context, { id, version }, 'arrive', async (row, w) => {
    if (facts.arrivedOn < row.sentOn) throw new DomainError('guardFailed', { guard: 'beforeStep', field: 'arrivedOn' });
    if (row.purchaseOrderId !== null && row.direction === 'in') await orderArrived(w, context, row.purchaseOrderId, row.no);
    const { arrivedOn, condition, costFen } = facts;
    return { kind: 'arrived', data: { arrivedOn, condition, costFen }, changes: { ...facts, state: 'arrived' as const } };
  });
}

/** It did not go. */
export async function cancelConsignment(
  context: ActorContext,
  { reason, ...target }: z.output<typeof cancelConsignmentInput>,
): Promise<Receipt> {
  return step(context, target, 'cancel', async (row, w) => {
    await rejectedKept(w, row.id);
    return { kind: 'cancelled', data: {}, changes: { state: 'cancelled' as const, endReason: reason } };
  });
}

interface Step {
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly changes: Partial<ConsignmentRecord>;
  readonly audit?: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** One act on goods that are on their way. The order is locked before them, as when they are sent. */
async function step(
  context: ActorContext,
  { id, version }: { readonly id: number; readonly version: number },
  command: string,
  work: (row: ConsignmentRecord, w: Write) => Promise<Step>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const of = await findOrderOfConsignment(w.tx, id);
    if (of && of.purchaseOrderId !== null) await holdOrder(w, of.purchaseOrderId);
    const row = await lockConsignment(w.tx, id);
    if (!row) throw new DomainError('notFound', { what: 'consignment', id });
    if (row.version !== version) throw new DomainError('staleVersion', { what: 'consignment', current: row });
    if (row.state !== 'onTheWay') throw new DomainError('commandNotAllowed', { command, state: row.state, refusal: 'state' });
    const { kind, data, changes, audit } = await work(row, w);
    await updateConsignment(w.tx, id, { ...changes, version: version + 1 });
    await w.record({ subject: 'consignment', subjectId: id, kind, data: { no: row.no, ...data }, ...(audit && { changes: audit }) });
    w.touch('consignments', 'purchaseOrders');
    return { id, version: version + 1, no: row.no };
  });
}

/** What may stand in the log of changes: who it is for may be a person, whom erasure would not find there. */
function quietFacts({ direction, way, carrier, trackingNo, sentOn, expectedOn, costFen }: z.output<typeof changeConsignmentInput>) {
  return { direction, way, carrier, trackingNo, sentOn, expectedOn, costFen };
}

function refuseFuture(day: string, today: string, field: string): void {
  if (day > today) throw new DomainError('guardFailed', { guard: 'inFuture', field });
}

async function filterOf({ app, now }: ActorContext, filter: z.output<typeof consignmentCountInput>): Promise<ConsignmentFilter> {
  return { ...filter, today: dayOf(now, await readZone(app)) };
}
