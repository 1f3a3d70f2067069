import type { z } from 'zod';
import type { issueToStaffInput, returnFromStaffInput } from '../../../shared/staff-stock.ts';
import type { MovesReceipt } from '../../../shared/stock.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { exchangeEmpties, takeBackUnused } from '../empties/empties-exchange.service.ts';
import { refuseReserved } from '../parts/reservations.service.ts';
import { findBag, findItemKinds } from './bags.repository.ts';
import { bagOf, requireShelves, requireSources, requireStaff } from './bags.service.ts';
import { openDocument } from './documents.service.ts';
import type { OpenedDocument } from './documents.service.ts';
import { postMoves } from './posting.service.ts';
import type { Posted, PostLine } from './posting.service.ts';
import { merged, requireItems } from './stock-lines.ts';
import type { Line } from './stock-lines.ts';
import { findPlaceOfKind } from './stock.repository.ts';

/**
 * Hands parts and consumables to a technician without a slip: parts lie in the bag afterwards, consumables count as used (R-000-34). All
 * lines or none; the issue note 出库单 (F-26) carries them and the technician signs it (R-003-22).
 * @throws DomainError `signatureMissing`, `notFound`, `stockReserved`, those of {@link postMoves}
 */
export async function issueToStaff(context: ActorContext, input: z.output<typeof issueToStaffInput>): Promise<MovesReceipt> {
  return write(context, (w) => issueToStaffInto(w, context, input));
}

interface IssueToStaff extends z.output<typeof issueToStaffInput> {
  /** The material request whose goods these are. */
  readonly materialRequestId?: number | null;
}

/** The same inside another write. */
export async function issueToStaffInto(
  w: Write,
  context: ActorContext,
  { staffId, lines, empties, signedBy, isSigned, bookedOn, materialRequestId = null }: IssueToStaff,
): Promise<MovesReceipt> {
  if (!isSigned || signedBy === '') throw new DomainError('signatureMissing', { reason: 'receiver' });
  const { tx } = w;
  const person = await requireStaff(tx, staffId);
  await requireItems(tx, lines);
  await requireSources(
    tx,
    lines.map(({ placeId }) => placeId),
  );
  const ordered = merged(lines);
  const kinds = await findItemKinds(tx, [...new Set(ordered.map(({ itemId }) => itemId))]);
  const bag = await bagOf(context, tx, person);
  const used = await findPlaceOfKind(tx, 'consumption');
  refuseOwnBag(ordered, bag);
  const document = await openDocument(context, tx, { kind: 'issue', staffId, materialRequestId, bookedOn, signedBy });
  const moves = ordered.map(({ itemId, placeId, qty, lotNo }): PostLine => {
    const isPart = kinds.get(itemId) === 'part';
    return { itemId, kind: isPart ? 'transfer' : 'consume', fromPlaceId: placeId, toPlaceId: isPart ? bag : used, qty, lotNo };
  });
  const targets = moves.map(({ itemId, toPlaceId }) => ({ itemId, placeId: toPlaceId }));
  await refuseReserved(tx, ordered, null, targets);
  const posted = await postMoves(context, tx, { documentId: document.documentId, staffId, signedBy, bookedOn }, moves);
  await exchangeEmpties(w, context, { staffId, lines: ordered, empties, documentId: document.documentId });
  await recordEach(w, posted, ordered, 'issuedToStaff', { no: document.no, staff: person.name, signedBy });
  await recordDocument(w, document, 'issuedToStaff', { staff: person.name, lines: posted.length });
  return receiptOf(document, posted);
}

/**
 * What a technician carries goes back to a shelf.
 * @throws DomainError `notFound`, those of {@link postMoves}
 */
export async function returnFromStaff(
  context: ActorContext,
  { staffId, lines, reason, bookedOn }: z.output<typeof returnFromStaffInput>,
): Promise<MovesReceipt> {
  return write(context, async (w) => {
    const { tx } = w;
    const person = await requireStaff(tx, staffId, true);
    await requireItems(tx, lines);
    await requireShelves(
      tx,
      lines.map(({ placeId }) => placeId),
    );
    const bag = await findBag(tx, staffId);
    if (bag === undefined) throw new DomainError('notFound', { what: 'place', id: staffId });
    const document = await openDocument(context, tx, { kind: 'return', staffId, bookedOn, reason });
    const ordered = merged(lines);
    const moves = ordered.map(({ itemId, placeId, qty, lotNo }): PostLine => ({
      itemId,
      kind: 'return',
      fromPlaceId: bag,
      toPlaceId: placeId,
      qty,
      lotNo,
    }));
    const posted = await postMoves(context, tx, { documentId: document.documentId, staffId, reason, bookedOn }, moves);
    await takeBackUnused(w, context, { staffId, lines: ordered, documentId: document.documentId });
    await recordEach(w, posted, ordered, 'returnedFromStaff', { no: document.no, staff: person.name, reason });
    await recordDocument(w, document, 'returnedFromStaff', { staff: person.name, lines: posted.length, reason });
    return receiptOf(document, posted);
  });
}

/** The way from a bag into itself is no movement. */
function refuseOwnBag(lines: readonly Line[], bag: number): void {
  const own = lines.find(({ placeId }) => placeId === bag);
  if (own) throw new DomainError('notFound', { what: 'place', id: own.placeId });
}

/** What the timeline of each item says. */
export async function recordEach(
  { record, touch }: Write,
  posted: readonly Posted[],
  lines: readonly { readonly qty: number }[],
  kind: string,
  about: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const [index, { item }] of posted.entries()) {
    const data = { item: item.name, unit: item.unit, qty: lines[index]?.qty, ...about };
    await record({ subject: 'item', subjectId: item.id, kind, data });
  }
  touch('stock', 'parts', 'home');
}

export async function recordDocument(
  { record }: Write,
  { documentId, no }: OpenedDocument,
  kind: string,
  about: Readonly<Record<string, unknown>>,
): Promise<void> {
  await record({ subject: 'stockDocument', subjectId: documentId, kind, data: { no, ...about } });
}

export function receiptOf({ documentId, no }: OpenedDocument, posted: readonly Posted[]): MovesReceipt {
  return { id: documentId, version: 1, no, moveIds: posted.map(({ moveId }) => moveId), documentId, documentNo: no };
}
