import type { Selectable, Updateable } from 'kysely';
import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import type {
  SpareNeed,
  SpareOutcome,
  dropSpareInput,
  needSpareInput,
  provideSpareInput,
  shipSpareInput,
  spareNeedsInput,
} from '../../../shared/spares.ts';
import type { ActorContext } from '../../context.ts';
import type { SpareNeedTable } from '../../db/schema/reordering.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { refuseReserved } from '../parts/reservations.service.ts';
import { holdRequest, requireRequest } from '../requests/requests-repair.service.ts';
import { requireShelves } from '../stock/bags.service.ts';
import { openDocument } from '../stock/documents.service.ts';
import { findPlaceOfKind, postMoves } from '../stock/posting.service.ts';
import { addTask, settleTasks } from '../tasks/tasks.service.ts';
import { cancelBegunBy } from '../timers/timers-cancel.service.ts';
import { happenedInTurn } from '../timers/timers.service.ts';
import {
  countOpenNeeds,
  findFreeStock,
  findItemWords,
  findNeeds,
  findRequestOfNeed,
  findSpareDue,
  insertNeed,
  lockNeed,
  updateNeed,
} from './spares.repository.ts';

type Need = Selectable<SpareNeedTable>;

/** The spares that a job needs or got, and where as many lie now. */
export async function listSpareNeeds({ db }: ActorContext, { requestId }: z.output<typeof spareNeedsInput>): Promise<readonly SpareNeed[]> {
  await requireRequest(db, requestId);
  const needs = await findNeeds(db, requestId);
  const open = needs.filter(({ endedAt }) => endedAt === null);
  const stock = await findFreeStock(db, [...new Set(open.map(({ itemId }) => itemId))]);
  return needs.map((need) => ({
    ...need,
    places: need.endedAt === null ? stock.filter(({ itemId, qty }) => itemId === need.itemId && qty >= need.qty) : [],
  }));
}

/**
 * The need of a spare is confirmed (R-002-73, R-002-83): what lies on a shelf is to be handed out within its time, what does not is to be
 * shipped within the other. The storekeeper has it as a task.
 */
export async function needSpare(context: ActorContext, { requestId, itemId, qty }: z.output<typeof needSpareInput>): Promise<Receipt> {
  const { actor, now } = context;
  return write(context, async (w) => {
    const request = await holdRequest(w.tx, requestId);
    if (!openRequestStates.includes(request.state))
      throw new DomainError('commandNotAllowed', { command: 'needSpare', state: request.state });
    const item = await findItemWords(w.tx, itemId);
    if (!item || item.isActive === 0) throw new DomainError('notFound', { what: 'item', id: itemId });
    const isInStock = (await findFreeStock(w.tx, [itemId])).some((shelf) => shelf.qty >= qty);
    const id = await insertNeed(w.tx, {
      requestId,
      itemId,
      qty,
      isInStock: isInStock ? 1 : 0,
      neededAt: now,
      neededBy: actor.userId,
      outcome: '',
      endedAt: null,
      endedBy: null,
      documentId: null,
      carrier: '',
      trackingNo: '',
      reason: '',
    });
    const events = isInStock ? (['spare.needed'] as const) : (['spare.needed', 'spare.notInStock'] as const);
    await happenedInTurn(
      w,
      context,
      request,
      events.map((event) => ({ event, at: now })),
    );
    const dueAt = await findSpareDue(w.tx, requestId);
    await addTask(w, { kind: 'spare', requestId, role: 'storekeeper', text: `${item.name} ${qty} ${item.unit}`, dueAt, by: context });
    const data = { item: item.name, unit: item.unit, qty, isInStock };
    await w.record({ subject: 'request', subjectId: requestId, kind: 'spareNeeded', data });
    w.touch('requests', 'timers', 'home');
    return { id, version: 1, no: request.no };
  });
}

/** It leaves the shelf for the customer, on an issue note that is signed for. @throws DomainError `signatureMissing`, `stockShort`, … */
export async function provideSpare(
  context: ActorContext,
  { id, version, placeId, lotNo, signedBy, isSigned }: z.output<typeof provideSpareInput>,
): Promise<Receipt> {
  if (!isSigned) throw new DomainError('signatureMissing', { reason: 'receiver' });
  return endNeed(context, { id, version }, 'provided', async ({ tx, touch }, { itemId, qty }) => {
    await requireShelves(tx, [placeId]);
    await refuseReserved(tx, [{ itemId, placeId, qty }], null);
    const toPlaceId = await findPlaceOfKind(tx, 'customer');
    const { documentId } = await openDocument(context, tx, { kind: 'issue', signedBy });
    const line = { itemId, kind: 'toCustomer' as const, fromPlaceId: placeId, toPlaceId, qty, lotNo };
    await postMoves(context, tx, { documentId, signedBy }, [line]);
    touch('stock', 'parts');
    return { documentId };
  });
}

/** It is not in the store and is sent from elsewhere (R-002-83). */
export async function shipSpare(
  context: ActorContext,
  { carrier, trackingNo, ...target }: z.output<typeof shipSpareInput>,
): Promise<Receipt> {
  return endNeed(context, target, 'shipped', async () => ({ carrier, trackingNo }));
}

/** It is no longer needed: its clock counts for nothing. */
export async function dropSpare(context: ActorContext, { reason, ...target }: z.output<typeof dropSpareInput>): Promise<Receipt> {
  return endNeed(context, target, 'dropped', async () => ({ reason }));
}

/** Ends an open need, and the clocks and the task with the last of its kind. */
async function endNeed(
  context: ActorContext,
  { id, version }: { readonly id: number; readonly version: number },
  outcome: SpareOutcome,
  act: (w: Write, need: Need) => Promise<Updateable<SpareNeedTable>>,
): Promise<Receipt> {
  const { actor, now } = context;
  return write(context, async (w) => {
    const requestId = await findRequestOfNeed(w.tx, id);
    if (requestId === undefined) throw new DomainError('notFound', { what: 'spareNeed', id });
    const request = await holdRequest(w.tx, requestId);
    const need = await lockNeed(w.tx, id);
    if (!need || need.endedAt !== null) throw new DomainError('commandNotAllowed', { command: outcome, state: need?.outcome ?? '' });
    if (need.version !== version) throw new DomainError('staleVersion', { what: 'spareNeed', current: need });
    const facts = await act(w, need);
    await updateNeed(w.tx, id, { ...facts, outcome, endedAt: now, endedBy: actor.userId, version: version + 1 });
    const open = { inStock: await countOpenNeeds(w.tx, requestId, true), missing: await countOpenNeeds(w.tx, requestId, false) };
    await endClocks(w, context, request, outcome, open);
    const item = await findItemWords(w.tx, need.itemId);
    const data = { item: item?.name, unit: item?.unit, qty: need.qty, ...pickSaid(facts) };
    if (open.inStock + open.missing === 0) await settleTasks(w, requestId, 'spare', { result: item?.name ?? '', by: context });
    await w.record({ subject: 'request', subjectId: requestId, kind: `spare${outcome[0]?.toUpperCase()}${outcome.slice(1)}`, data });
    w.touch('requests', 'timers', 'home');
    return { id, version: version + 1, no: request.no };
  });
}

type Request = Awaited<ReturnType<typeof holdRequest>>;

async function endClocks(
  w: Write,
  context: ActorContext,
  request: Request,
  outcome: SpareOutcome,
  open: { readonly inStock: number; readonly missing: number },
): Promise<void> {
  if (outcome === 'dropped') {
    if (open.inStock + open.missing === 0) await cancelBegunBy(w, context, request.id, ['spare.needed', 'spare.notInStock']);
    return;
  }
  const at = context.now;
  // A clock counts for all needs of its kind: it ends with the last of them. What is shipped is provided where nothing else is promised.
  const events = [
    ...(open.missing === 0 ? [{ event: 'spare.shipped', at } as const] : []),
    ...(open.inStock + open.missing === 0 ? [{ event: 'spare.provided', at } as const] : []),
  ];
  await happenedInTurn(w, context, request, events);
}

/** What the timeline shows of how it ended. */
function pickSaid({ carrier, trackingNo, reason }: Updateable<SpareNeedTable>) {
  return { ...(carrier && { carrier }), ...(trackingNo && { trackingNo }), ...(reason && { reason }) };
}
