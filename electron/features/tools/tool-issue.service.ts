import type { z } from 'zod';
import type { MovesReceipt } from '../../../shared/stock.ts';
import { lifeEndsOn } from '../../../shared/tool-life.ts';
import type { issueToolsInput } from '../../../shared/tools.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { depositCoverOf, lockPerson } from '../staff-accounts/accounts.service.ts';
import { openDocument } from '../stock/documents.service.ts';
import { postMoves } from '../stock/posting.service.ts';
import { requireKinds } from './tool-in.service.ts';
import type { KindFacts } from './tool-kinds.repository.ts';
import { holderPlace, requireToolRoom } from './tool-places.ts';
import { changeTool, countHeld, findToolByNo, insertIssue } from './tools.repository.ts';

export type IssueTools = z.output<typeof issueToolsInput>;
type Line = IssueTools['lines'][number];

/**
 * Hands tools to one person: many lines, one document, one signature (R-000-72). Each line notes who manages and who holds it (R-000-68),
 * and until when it must live (R-000-79).
 * @throws DomainError `signatureMissing`, `notFound`, `guardFailed` with `toolHeld` (R-000-41), `depositMissing` (R-000-76), `toolNoMissing`,
 *   those of {@link postMoves}
 */
export async function issueTools(context: ActorContext, input: IssueTools): Promise<MovesReceipt> {
  return write(context, (w) => issueInto(w, context, input));
}

/** The same inside another write. */
export async function issueInto(w: Write, context: ActorContext, input: IssueTools): Promise<MovesReceipt> {
  const { staffId, why, dueOn, managerId, lines, note, bookedOn, signedBy, isSigned, signature } = input;
  if (!isSigned || signedBy === '') throw new DomainError('signatureMissing', { reason: 'receiver' });
  const { tx } = w;
  // locked, so that two seats never give the same person a second one
  const person = await lockPerson(tx, staffId);
  if (!person || person.isActive === 0) throw new DomainError('notFound', { what: 'staff', id: staffId });
  const kinds = await requireKinds(
    tx,
    lines.map(({ itemId }) => itemId),
  );
  for (const { placeId } of lines) await requireToolRoom(tx, placeId);
  await refuseSecond(tx, context, { staffId, why, lines, kinds });
  await refuseWithoutDeposit(tx, { staffId, lines, kinds });
  const lots = await lotsOf(tx, lines, kinds);
  const to = await holderPlace(context, tx, person);
  const document = await openDocument(context, tx, { kind: 'toolIssue', staffId, bookedOn, signedBy, signature, note });
  const posted = await postMoves(
    context,
    tx,
    { documentId: document.documentId, staffId, signedBy, bookedOn },
    lines.map(({ itemId, placeId, qty, toolNo }) => ({
      ...{ itemId, qty, kind: 'lend' as const, fromPlaceId: placeId, toPlaceId: to },
      ...(toolNo !== '' && { lotNo: toolNo }),
    })),
  );
  for (const [nth, line] of lines.entries()) {
    const kind = kinds.get(line.itemId) as KindFacts;
    const lotId = lots[nth] ?? null;
    await insertIssue(tx, {
      documentId: document.documentId,
      itemId: line.itemId,
      lotId,
      qty: line.qty,
      openQty: line.qty,
      ...{ staffId, managerId, why },
      issuedOn: document.bookedOn,
      lifeEndsOn: (why === 'loan' ? null : lifeEndsOn(document.bookedOn, kind.lifeMonths)) ?? '',
      dueOn: why === 'loan' ? dueOn : '',
      oldIssueId: line.oldIssueId,
      overrideReason: line.overrideReason,
      overrideBy: line.overrideReason === '' ? null : context.actor.userId,
      closedOn: '',
    });
    if (lotId !== null) await changeTool(tx, lotId, { state: 'issued', stateAt: context.now, ...(managerId !== null && { managerId }) });
    const data = { no: document.no, item: kind.name, unit: kind.unit, qty: line.qty, toolNo: line.toolNo, staff: person.name, signedBy };
    await w.record({ subject: 'item', subjectId: line.itemId, kind: 'toolIssued', data });
    await w.record({ subject: 'staff', subjectId: staffId, kind: 'toolIssued', data });
  }
  w.touch('tools', 'stock', 'home');
  const { documentId, no } = document;
  return { id: documentId, version: 1, no, moveIds: posted.map(({ moveId }) => moveId), documentId, documentNo: no };
}

interface ToBeIssued {
  readonly staffId: number;
  readonly lines: readonly Line[];
  readonly kinds: ReadonlyMap<number, KindFacts>;
}

/**
 * R-000-41: each tool is issued once, then only old for new. Whoever holds one of a once-only kind gets no second without handing in the
 * first; the supervisor may allow it with a reason.
 */
async function refuseSecond(
  tx: Tx,
  { actor }: ActorContext,
  { staffId, lines, kinds }: ToBeIssued & { readonly why: IssueTools['why'] },
): Promise<void> {
  for (const itemId of new Set(lines.map((line) => line.itemId))) {
    const kind = kinds.get(itemId) as KindFacts;
    if (kind.isOnce === 0) continue;
    const own = lines.filter((line) => line.itemId === itemId);
    const wanted = own.reduce((sum, { qty }) => sum + qty, 0);
    const held = await countHeld(tx, staffId, itemId);
    if (held + wanted <= 1) continue;
    const isAllowed = own.every(({ overrideReason }) => overrideReason !== '') && actor.roles.includes('supervisor');
    if (!isAllowed) throw new DomainError('guardFailed', { guard: 'toolHeld', item: kind.name, held, itemId, field: 'lines' });
  }
}

/** R-000-76: nobody gets a kind with a deposit before it is booked, or a plan for it exists. */
async function refuseWithoutDeposit(tx: Tx, { staffId, lines, kinds }: ToBeIssued): Promise<void> {
  for (const itemId of new Set(lines.map((line) => line.itemId))) {
    const { depositFen, name } = kinds.get(itemId) as KindFacts;
    if (depositFen === 0) continue;
    const wanted = lines.filter((line) => line.itemId === itemId).reduce((sum, { qty }) => sum + qty, 0);
    const neededFen = depositFen * ((await countHeld(tx, staffId, itemId)) + wanted);
    const coverFen = await depositCoverOf(tx, staffId, itemId);
    if (coverFen < neededFen)
      throw new DomainError('guardFailed', {
        guard: 'depositMissing',
        item: name,
        itemId,
        missingFen: neededFen - coverFen,
        field: 'lines',
      });
  }
}

/** The lots of the numbered lines, null for others. @throws DomainError `guardFailed` with `toolNoMissing`, `notFound` */
async function lotsOf(tx: Tx, lines: readonly Line[], kinds: ReadonlyMap<number, KindFacts>): Promise<readonly (number | null)[]> {
  const lots: (number | null)[] = [];
  for (const { itemId, toolNo } of lines) {
    const { tracking, name } = kinds.get(itemId) as KindFacts;
    if (tracking !== 'serial') {
      lots.push(null);
      continue;
    }
    if (toolNo === '') throw new DomainError('guardFailed', { guard: 'toolNoMissing', item: name, itemId, field: 'lines' });
    const tool = await findToolByNo(tx, toolNo);
    if (tool?.itemId !== itemId) throw new DomainError('notFound', { what: 'tool', no: toolNo });
    lots.push(tool.lotId);
  }
  return lots;
}
