import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, Page, Receipt } from '../../../shared/fields.ts';
import type {
  ToolRepair,
  ToolScrap,
  answerScrapInput,
  endRepairInput,
  proposeScrapInput,
  refuseScrapInput,
  repairCountInput,
  repairListInput,
  scrapCountInput,
  scrapListInput,
  sendRepairInput,
} from '../../../shared/tool-losses.ts';
import { dayOf } from '../../../shared/time.ts';
import { repairShares } from '../../../shared/tool-money.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { bookInto } from '../staff-accounts/accounts.service.ts';
import { openDocument } from '../stock/documents.service.ts';
import { bookingDay, findPlaceOfKind, postMoves } from '../stock/posting.service.ts';
import { requireKinds } from './tool-in.service.ts';
import type { KindFacts } from './tool-kinds.repository.ts';
import { requireToolRoom } from './tool-places.ts';
import {
  changeRepair,
  changeScrap,
  findRepairs,
  findScraps,
  findToolNo,
  insertRepair,
  insertScrap,
  lockRepair,
  lockScrap,
} from './tool-repairs.repository.ts';
import { changeTool, findToolByNo } from './tools.repository.ts';

/** A tool goes out to be mended (B-24): it lies at the mender's until it comes back. */
export async function sendToRepair(context: ActorContext, input: z.output<typeof sendRepairInput>): Promise<Receipt> {
  return write(context, (w) => sendToRepairInto(w, context, input));
}

/** The same inside another write. */
export async function sendToRepairInto(w: Write, context: ActorContext, input: z.output<typeof sendRepairInput>): Promise<Receipt> {
  const { kind, lotId } = await toolOf(w.tx, input);
  const { itemId, placeId, toolNo, qty, staffId, fault, isNormalUse, sentTo, dueOn, bookedOn } = input;
  const to = await findPlaceOfKind(w.tx, 'toolRepair');
  const line = { itemId, qty, kind: 'toRepair' as const, fromPlaceId: placeId, toPlaceId: to, ...(toolNo !== '' && { lotNo: toolNo }) };
  await postMoves(context, w.tx, { staffId, reason: fault, bookedOn }, [line]);
  if (lotId !== null) await changeTool(w.tx, lotId, { state: 'repair', stateAt: context.now });
  const no = await takeNumber(w.tx, 'toolRepair', context.now, await readZone(context.app, w.tx));
  const id = await insertRepair(w.tx, {
    ...{ no, itemId, lotId, qty, staffId, fault, sentTo, dueOn },
    isNormalUse: isNormalUse ? 1 : 0,
    sentOn: await bookingDay(context, w.tx, bookedOn),
    ...{ state: 'away' as const, stateAt: context.now, backOn: '', costFen: null, holderFen: null, companyFen: null, result: '' },
    ...{ lineId: null, createdBy: context.actor.userId, createdAt: context.now, version: 1 },
  });
  await w.record({ subject: 'item', subjectId: itemId, kind: 'toolSentToRepair', data: { no, item: kind.name, qty, toolNo, fault } });
  w.touch('tools', 'stock', 'home');
  return { id, version: 1, no };
}

/**
 * It comes back with what it cost. After normal use the user and the company share (R-000-77), otherwise the user pays; shares add up to the
 * fen. What could not be mended comes back as unusable.
 * @throws DomainError `notFound`, `staleVersion`, `commandNotAllowed`
 */
export async function endRepair(context: ActorContext, input: z.output<typeof endRepairInput>): Promise<Receipt> {
  const { id, version, placeId, isHopeless, costFen, holderPercent, result, bookedOn } = input;
  return write(context, async (w) => {
    const repair = await lockRepair(w.tx, id);
    if (!repair) throw new DomainError('notFound', { what: 'toolRepair', id });
    if (repair.version !== version) throw new DomainError('staleVersion', { what: 'toolRepair', current: repair });
    if (repair.state !== 'away')
      throw new DomainError('commandNotAllowed', { command: 'endRepair', state: repair.state, refusal: 'state' });
    await requireToolRoom(w.tx, placeId);
    const { itemId, lotId, qty, staffId, no } = repair;
    const kind = (await requireKinds(w.tx, [itemId])).get(itemId) as KindFacts;
    const from = await findPlaceOfKind(w.tx, 'toolRepair');
    const lotNo = lotId === null ? undefined : await findToolNo(w.tx, lotId);
    await postMoves(context, w.tx, { staffId, reason: result, bookedOn }, [
      { itemId, qty, kind: 'fromRepair', fromPlaceId: from, toPlaceId: placeId, lotNo },
    ]);
    if (lotId !== null)
      await changeTool(w.tx, lotId, { state: 'inStock', stateAt: context.now, condition: isHopeless ? 'unusable' : 'worn' });
    const usual = repair.isNormalUse === 1 ? (kind.holderPercent ?? 0) : 100;
    const shares = repairShares(costFen, staffId === null ? 0 : (holderPercent ?? usual));
    const about = { subject: 'toolRepair', subjectId: id, itemId, note: `${no} ${result}`, bookedOn };
    const lineId =
      staffId === null || shares.holderFen === 0
        ? null
        : await bookInto(w, context, { staffId, kind: 'repairShare', amountFen: shares.holderFen, ...about });
    await changeRepair(w.tx, id, {
      ...shares,
      ...{ costFen, result, lineId, state: isHopeless ? 'hopeless' : 'back', stateAt: context.now, version: version + 1 },
      backOn: await bookingDay(context, w.tx, bookedOn),
    });
    const data = { no, item: kind.name, qty, toolNo: lotNo ?? '', costFen, result };
    await w.record({ subject: 'item', subjectId: itemId, kind: isHopeless ? 'toolBeyondRepair' : 'toolRepaired', data });
    w.touch('tools', 'stock', 'home');
    return { id, version: version + 1, no };
  });
}

/** Scrapping is proposed with its reason, and somebody else agrees (R-000-70). */
export async function proposeScrap(context: ActorContext, input: z.output<typeof proposeScrapInput>): Promise<Receipt> {
  return write(context, (w) => proposeScrapInto(w, context, input));
}

/** The same inside another write. */
export async function proposeScrapInto(w: Write, context: ActorContext, input: z.output<typeof proposeScrapInput>): Promise<Receipt> {
  const { kind, lotId } = await toolOf(w.tx, input);
  const { itemId, placeId, toolNo, qty, reason } = input;
  const no = await takeNumber(w.tx, 'toolScrap', context.now, await readZone(context.app, w.tx));
  const id = await insertScrap(w.tx, {
    ...{ no, itemId, lotId, qty, placeId, reason, state: 'proposed' as const, stateAt: context.now, answer: '', decidedBy: null },
    ...{ documentId: null, createdBy: context.actor.userId, createdAt: context.now, version: 1 },
  });
  await w.record({ subject: 'item', subjectId: itemId, kind: 'toolScrapProposed', data: { no, item: kind.name, qty, toolNo, reason } });
  w.touch('tools', 'home');
  return { id, version: 1, no };
}

/** Agreed: it leaves stock (R-000-70). @throws DomainError `guardFailed` with `ownProposal`; `stockShort` when it is not there any more */
export async function approveScrap(context: ActorContext, { answer, ...target }: z.output<typeof answerScrapInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const scrap = await proposalAt(w.tx, context, target);
    const { id, version, itemId, lotId, qty, placeId, reason, no } = scrap;
    const document = await openDocument(context, w.tx, { kind: 'toolScrap', no, reason, note: answer });
    const lotNo = lotId === null ? undefined : await findToolNo(w.tx, lotId);
    const toPlaceId = await findPlaceOfKind(w.tx, 'scrap');
    await postMoves(context, w.tx, { documentId: document.documentId, reason }, [
      { itemId, qty, kind: 'scrap', fromPlaceId: placeId, toPlaceId, lotNo },
    ]);
    if (lotId !== null) await changeTool(w.tx, lotId, { state: 'scrapped', stateAt: context.now, condition: 'unusable' });
    const decided = { state: 'approved' as const, stateAt: context.now, answer, decidedBy: context.actor.userId };
    await changeScrap(w.tx, id, { ...decided, documentId: document.documentId, version: version + 1 });
    await w.record({ subject: 'item', subjectId: itemId, kind: 'toolScrapped', data: { no, qty, toolNo: lotNo ?? '', reason } });
    w.touch('tools', 'stock', 'home');
    return { id, version: version + 1, no };
  });
}

export async function refuseScrap(context: ActorContext, { answer, ...target }: z.output<typeof refuseScrapInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const { id, version, itemId, no } = await proposalAt(w.tx, context, target);
    const decided = { state: 'refused' as const, stateAt: context.now, answer, decidedBy: context.actor.userId };
    await changeScrap(w.tx, id, { ...decided, version: version + 1 });
    await w.record({ subject: 'item', subjectId: itemId, kind: 'toolScrapRefused', data: { no, answer } });
    w.touch('tools', 'home');
    return { id, version: version + 1, no };
  });
}

async function proposalAt(tx: Tx, { actor }: ActorContext, { id, version }: { readonly id: number; readonly version: number }) {
  const scrap = await lockScrap(tx, id);
  if (!scrap) throw new DomainError('notFound', { what: 'toolScrap', id });
  if (scrap.version !== version) throw new DomainError('staleVersion', { what: 'toolScrap', current: scrap });
  if (scrap.state !== 'proposed') throw new DomainError('commandNotAllowed', { command: 'scrap', state: scrap.state, refusal: 'state' });
  if (scrap.createdBy === actor.userId) throw new DomainError('guardFailed', { guard: 'ownProposal' });
  return scrap;
}

interface Named {
  readonly itemId: number;
  readonly placeId: number;
  readonly toolNo: string;
}

/** The kind and the lot of what lies in a room. @throws DomainError `notFound`, `guardFailed` with `toolNoMissing` */
async function toolOf(tx: Tx, { itemId, placeId, toolNo }: Named): Promise<{ readonly kind: KindFacts; readonly lotId: number | null }> {
  const kind = (await requireKinds(tx, [itemId])).get(itemId) as KindFacts;
  await requireToolRoom(tx, placeId);
  if (kind.tracking !== 'serial') return { kind, lotId: null };
  if (toolNo === '') throw new DomainError('guardFailed', { guard: 'toolNoMissing', item: kind.name, itemId, field: 'toolNo' });
  const tool = await findToolByNo(tx, toolNo);
  if (tool?.itemId !== itemId) throw new DomainError('notFound', { what: 'tool', no: toolNo });
  return { kind, lotId: tool.lotId };
}

export async function listRepairs(
  { app, db, now }: ActorContext,
  { cursor, limit, state }: z.output<typeof repairListInput>,
): Promise<Page<ToolRepair>> {
  const [before] = fromCursor<[number]>(cursor, 1) ?? [];
  const today = dayOf(now, await readZone(app));
  return toPage(await findRepairs(db, state, today, before, limit + 1), limit, ({ id }) => [id]);
}

export async function countRepairs({ app, db, now }: ActorContext, { state }: z.output<typeof repairCountInput>): Promise<Count> {
  const today = dayOf(now, await readZone(app));
  return countOf(await findRepairs(db, state, today, undefined, countLimit + 1));
}

export async function countScraps({ db }: ActorContext, { state }: z.output<typeof scrapCountInput>): Promise<Count> {
  return countOf(await findScraps(db, state, undefined, countLimit + 1));
}

function countOf({ length }: readonly unknown[]): Count {
  return { total: Math.min(length, countLimit), isMore: length > countLimit };
}

export async function listScraps(
  { db }: ActorContext,
  { cursor, limit, state }: z.output<typeof scrapListInput>,
): Promise<Page<ToolScrap>> {
  const [before] = fromCursor<[number]>(cursor, 1) ?? [];
  return toPage(await findScraps(db, state, before, limit + 1), limit, ({ id }) => [id]);
}
