import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { excuseOldPartInput, leaveOldPartInput, receiveOldPartsInput, undoOldPartInput } from '../../../shared/old-parts.ts';
import type { MovesReceipt } from '../../../shared/stock.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError, invariant } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import { openDocument } from '../stock/documents.service.ts';
import { takeMovesBack } from '../stock/counter-moves.service.ts';
import { placeOfKind, postMoves } from '../stock/posting.service.ts';
import { changeOldPart, refuseWhileClaimed, takeOldParts } from './old-part-changes.service.ts';
import type { Taken } from './old-part-changes.service.ts';

/**
 * R-000-25: what a technician brings goes on the shelf of old parts, at no value, with its condition; the note 旧件退库单 (F-13) carries it.
 * Fewer than were awaited leave the rest awaited.
 * @throws DomainError `staleVersion`, `commandNotAllowed`, `guardFailed`, `lotMissing`, `lotTaken`
 */
export async function receiveOldParts(
  context: ActorContext,
  { lines, note }: z.output<typeof receiveOldPartsInput>,
): Promise<MovesReceipt> {
  const { now, actor } = context;
  return write(context, async (w) => {
    const taken = await takeOldParts(w, context, lines, 'receive');
    const first = taken[0];
    invariant(first, 'something is received');
    const shared = <K extends 'staffId' | 'workOrderId'>(key: K) =>
      taken.every(({ row }) => row[key] === first.row[key]) ? first.row[key] : null;
    const about = { staffId: shared('staffId'), workOrderId: shared('workOrderId') };
    const document = await openDocument(context, w.tx, { kind: 'oldPart', ...about, note });
    const fromPlaceId = await placeOfKind(w.tx, 'customer');
    const toPlaceId = await placeOfKind(w.tx, 'oldParts');
    const posted = await postMoves(
      context,
      w.tx,
      { ...about, documentId: document.documentId },
      taken.map(({ row, qty }, nth) => ({
        itemId: row.itemId,
        kind: 'oldPart',
        fromPlaceId,
        toPlaceId,
        qty,
        valueFen: 0,
        lotNo: lines[nth]?.lotNo,
      })),
    );
    for (const [nth, one] of taken.entries()) {
      const { condition = '', lotNo = '' } = lines[nth] ?? {};
      const changes = {
        condition,
        lotNo,
        receivedAt: now,
        receivedBy: actor.userId,
        receiptDocumentId: document.documentId,
        receiptMoveId: posted[nth]?.moveId ?? null,
      };
      await changeOldPart(w, context, one, { kind: 'received', changes, data: { no: document.no } });
    }
    await w.record({
      subject: 'stockDocument',
      subjectId: document.documentId,
      kind: 'oldPartsReceived',
      data: { no: document.no, lines: lines.length },
    });
    const { documentId, no } = document;
    return { id: documentId, version: 1, no, moveIds: posted.map(({ moveId }) => moveId), documentId, documentNo: no };
  });
}

/** There is no old part, and why: a further part, used up, lost … */
export async function excuseOldPart(
  context: ActorContext,
  { why, text, ...target }: z.output<typeof excuseOldPartInput>,
): Promise<Receipt> {
  if (why === 'other' && text === '') throw new DomainError('fieldsMissing', { fields: ['text'] });
  return step(context, target, 'excuse', { kind: 'excused', reason: text === '' ? `#${why}` : `#${why} ${text}`, data: { why } });
}

/** It stays with the customer, who wants to keep it (R-003-32). */
export async function leaveOldPart(context: ActorContext, { reason, ...target }: z.output<typeof leaveOldPartInput>): Promise<Receipt> {
  return step(context, target, 'leave', { kind: 'left', reason, data: {} });
}

/** Takes the answer that there is none, or that it stayed with the customer, back. */
export async function expectOldPartAgain(
  context: ActorContext,
  { reason, ...target }: z.output<typeof undoOldPartInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const [taken] = await takeOldParts(w, context, [target], 'expectAgain');
    invariant(taken, 'one line is taken');
    await changeOldPart(w, context, taken, { kind: 'expectedAgain', changes: { reason: '' }, data: { reason } });
    return receiptOf(taken);
  });
}

/** It was not that part, or not that many: off the shelf again, and still owed. */
export async function undoReceipt(context: ActorContext, { reason, ...target }: z.output<typeof undoOldPartInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const [taken] = await takeOldParts(w, context, [target], 'undoReceipt');
    invariant(taken, 'one line is taken');
    const { receiptMoveId: moveId } = taken.row;
    invariant(moveId !== null, 'what lies on the shelf of old parts was moved there');
    await takeMovesBack(context, w.tx, [{ moveId, qty: taken.qty }], reason);
    const changes = { condition: '', lotNo: '', receivedAt: null, receivedBy: null, receiptDocumentId: null, receiptMoveId: null };
    await changeOldPart(w, context, taken, { kind: 'receiptUndone', changes, data: { reason } });
    return receiptOf(taken);
  });
}

interface Said {
  readonly kind: string;
  readonly reason: string;
  readonly data: object;
}
type StepTarget = { readonly id: number; readonly version: number; readonly qty: number };

async function step(
  context: ActorContext,
  target: StepTarget,
  command: 'excuse' | 'leave',
  { kind, reason, data }: Said,
): Promise<Receipt> {
  return write(context, async (w) => {
    const [taken] = await takeOldParts(w, context, [target], command);
    invariant(taken, 'one line is taken');
    await refuseWhileClaimed(w, taken.row.id);
    await changeOldPart(w, context, taken, { kind, changes: { reason }, data });
    return receiptOf(taken);
  });
}

export function receiptOf({ row }: Taken): Receipt {
  return { id: row.id, version: row.version + 1 };
}
