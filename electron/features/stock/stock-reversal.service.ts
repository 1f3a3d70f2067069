import type { z } from 'zod';
import { reversibleMoves } from '../../../shared/stock.ts';
import type { MovesReceipt, reverseInput } from '../../../shared/stock.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError, invariant } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { exchangeEmpties, takeBackUnused } from '../empties/empties-exchange.service.ts';
import { expectOldParts, reduceExpected } from './expected-old-parts.service.ts';
import { isOldPartMove } from './expected-old-parts.repository.ts';
import { refreshWaiting, takeSlip } from '../parts/slip-parts.service.ts';
import type { LockedSlip } from '../parts/slip-parts.service.ts';
import { refuseTooMuch, returnableStates, reversedValue } from './stock-lines.ts';
import { lockRequestOfMove } from './requested-goods.repository.ts';
import { followReversal } from './requested-goods.service.ts';
import { refreshArrival } from './transfers.service.ts';
import { postMoves } from './posting.service.ts';
import type { PostLine } from './posting.service.ts';
import { changeSlipStock, findItemNames, findLotNo, findSlipOfMove, findSlipStock, lockMove } from './stock.repository.ts';
import type { ItemName } from './stock.repository.ts';

type LockedMove = NonNullable<Awaited<ReturnType<typeof lockMove>>>;

/**
 * Takes a mistaken move back by a counter-move that points to it; the first stays as it was. Once per move, and only while what it
 * brought is still there.
 * @throws DomainError `commandNotAllowed` (reversed before, a reversal itself, slip archived), `stockShort`, `returnTooMuch`
 */
export async function reverseMove(context: ActorContext, { moveId, reason }: z.output<typeof reverseInput>): Promise<MovesReceipt> {
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    // requests are locked before slips, slips before moves and balances, as everywhere
    const request = await lockRequestOfMove(tx, moveId);
    const slip = await takeSlipOf(tx, await findSlipOfMove(tx, moveId));
    const move = await lockMove(tx, moveId);
    if (!move) throw new DomainError('notFound', { what: 'stockMove', id: moveId });
    const item = (await findItemNames(tx, [move.itemId])).get(move.itemId);
    invariant(item, 'a move names an item');
    // the register of tools follows their moves, so tools are taken back by their own acts
    const isOfOthers = item.kind === 'tool' || (await isOldPartMove(tx, moveId));
    if (move.isReversed || !reversibleMoves.includes(move.kind) || isOfOthers)
      throw new DomainError('commandNotAllowed', { command: 'reverseMove', state: 'reversed' });
    const about = { workOrderId: move.workOrderId, receiptId: move.receiptId, documentId: move.documentId, staffId: move.staffId, reason };
    const [posted] = await postMoves(context, tx, about, [await counterMove(tx, move, item)]);
    invariant(posted, 'a counter-move is posted');
    const id = posted.moveId;
    if (slip) await takeFromSlip(tx, move, item, posted.valueFen);
    await changeWhatComesBack(w, context, move);
    const said = { item: item.name, unit: item.unit, qty: move.qty, reason };
    if (request) await followReversal(w, context, request, { itemId: item.id, ...said });
    if (move.kind === 'transfer' && move.documentId !== null) await refreshArrival(context, tx, move.documentId);
    const data = { itemId: item.id, ...said, reversed: move.kind };
    await record({ subject: 'item', subjectId: item.id, kind: 'moveReversed', data });
    if (slip) {
      await record({ subject: 'workOrder', subjectId: slip.id, kind: 'partMoveReversed', data });
      await refreshWaiting(tx, slip.id);
    }
    touch('stock', 'parts', 'home', ...(slip ? (['workOrders'] as const) : []));
    return { id, version: 1, moveIds: [id] };
  });
}

/** An issue that is undone is as good as parts that came back unused, and a return that is undone as a further issue (R-000-25, R-000-34). */
async function changeWhatComesBack(
  w: Write,
  context: ActorContext,
  { kind, itemId, qty, workOrderId, documentId, staffId }: LockedMove,
): Promise<void> {
  const lines = [{ itemId, qty }];
  const about = { documentId, workOrderId, lines };
  if (kind === 'issue' && workOrderId !== null) await reduceExpected(w, context, { workOrderId, lines });
  if (kind === 'return' && workOrderId !== null) await expectOldParts(w, context, { workOrderId, documentId, staffId, lines });
  if (staffId === null) return;
  if (kind === 'issue' || kind === 'consume') await takeBackUnused(w, context, { ...about, staffId });
  if (kind === 'return' && workOrderId !== null) await exchangeEmpties(w, context, { ...about, staffId });
}

async function takeSlipOf(tx: Tx, workOrderId: number | null): Promise<LockedSlip | undefined> {
  if (workOrderId === null) return undefined;
  return takeSlip(tx, workOrderId, returnableStates, 'reverseMove');
}

/** The same way back. Value: that of the move, as far as it is still where it went. */
async function counterMove(tx: Tx, move: LockedMove, item: ItemName): Promise<PostLine> {
  const { id, itemId, qty, workOrderId, lotId } = move;
  const line = { itemId, kind: 'reversal' as const, fromPlaceId: move.toPlaceId, toPlaceId: move.fromPlaceId, qty, reversesId: id };
  const lotNo = lotId === null ? '' : await findLotNo(tx, lotId);
  if (move.isToStocked) return { ...line, lotNo, valueFen: (there) => reversedValue(move.valueFen, there, qty) };
  if (workOrderId === null) return { ...line, lotNo, valueFen: move.valueFen };
  const { issuedQty, returnedQty, valueFen: held } = await findSlipStock(tx, workOrderId, itemId);
  refuseTooMuch(item, qty, issuedQty - returnedQty);
  return { ...line, lotNo, valueFen: reversedValue(move.valueFen, { qty: issuedQty - returnedQty, valueFen: held }, qty) };
}

/** What the slip holds follows: an issue is undone, or what it had given back is its own again. */
async function takeFromSlip(
  tx: Tx,
  { workOrderId, itemId, qty, isToStocked }: LockedMove,
  item: ItemName,
  valueFen: number,
): Promise<void> {
  invariant(workOrderId !== null, 'a move of a slip names it');
  const change = isToStocked ? { issuedQty: 0, returnedQty: -qty, valueFen } : { issuedQty: -qty, returnedQty: 0, valueFen: -valueFen };
  await changeSlipStock(tx, workOrderId, itemId, change, item.priceFen);
}
