import type { z } from 'zod';
import type { MovesReceipt, reverseInput } from '../../../shared/parts.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError, invariant } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import { refreshWaiting, takeSlip } from '../parts/slip-parts.service.ts';
import type { LockedSlip } from '../parts/slip-parts.service.ts';
import { refuseShort, refuseTooMuch, reversedValue } from './stock-lines.ts';
import {
  addToBalance,
  changeSlipStock,
  findItemNames,
  findSlipStock,
  insertMove,
  lockBalance,
  lockMove,
  takeFromBalance,
  findSlipOfMove,
} from './stock.repository.ts';
import type { ItemName } from './stock.repository.ts';
import { returnableStates } from './stock.service.ts';

type LockedMove = NonNullable<Awaited<ReturnType<typeof lockMove>>>;

/**
 * Takes a mistaken move back by a counter-move that points to it; the first stays as it was. Once per move, and only while what it
 * brought is still there.
 * @throws DomainError `commandNotAllowed` (reversed before, a reversal itself, slip archived), `stockShort`, `returnTooMuch`
 */
export async function reverseMove(context: ActorContext, { moveId, reason }: z.output<typeof reverseInput>): Promise<MovesReceipt> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    const slip = await takeSlipOf(tx, moveId);
    const move = await lockMove(tx, moveId);
    if (!move) throw new DomainError('notFound', { what: 'stockMove', id: moveId });
    if (move.isReversed || move.kind === 'reversal')
      throw new DomainError('commandNotAllowed', { command: 'reverseMove', state: 'reversed' });
    const item = (await findItemNames(tx, [move.itemId])).get(move.itemId);
    invariant(item, 'a move names an item');
    const valueFen = await takeBack(tx, move, item);
    const id = await insertMove(tx, {
      itemId: move.itemId,
      kind: 'reversal',
      fromPlaceId: move.toPlaceId,
      toPlaceId: move.fromPlaceId,
      qty: move.qty,
      valueFen,
      workOrderId: move.workOrderId,
      receiptId: move.receiptId,
      signedBy: '',
      reason,
      userId: actor.userId,
      at: now,
      reversesId: moveId,
    });
    const data = { itemId: item.id, item: item.name, unit: item.unit, qty: move.qty, reversed: move.kind, reason };
    await record({ subject: 'item', subjectId: item.id, kind: 'moveReversed', data });
    if (slip) {
      await record({ subject: 'workOrder', subjectId: slip.id, kind: 'partMoveReversed', data });
      await refreshWaiting(tx, slip.id);
    }
    touch('stock', 'parts', 'home', ...(slip ? (['workOrders'] as const) : []));
    return { id, version: 1, moveIds: [id] };
  });
}

/** Slips are locked before moves and balances, as everywhere. */
async function takeSlipOf(tx: Tx, moveId: number): Promise<LockedSlip | undefined> {
  const workOrderId = await findSlipOfMove(tx, moveId);
  if (workOrderId === null) return undefined;
  return takeSlip(tx, workOrderId, returnableStates, 'reverseMove');
}

/** Undoes what the move did to shelves and slip. @returns the value that goes back. */
async function takeBack(tx: Tx, move: LockedMove, item: ItemName): Promise<number> {
  const { itemId, qty, workOrderId } = move;
  if (move.isToStocked) {
    const balance = await lockBalance(tx, itemId, move.toPlaceId);
    refuseShort(item, qty, balance.qty, move.toPlaceId);
    const valueFen = reversedValue(move.valueFen, balance, qty);
    await takeFromBalance(tx, itemId, move.toPlaceId, { qty, valueFen });
    if (workOrderId !== null) await changeSlipStock(tx, workOrderId, itemId, { issuedQty: 0, returnedQty: -qty, valueFen }, item.priceFen);
    return valueFen;
  }
  invariant(workOrderId !== null && move.isFromStocked, 'a move that leaves the shelf goes to a slip');
  const { issuedQty, returnedQty, valueFen: held } = await findSlipStock(tx, workOrderId, itemId);
  refuseTooMuch(item, qty, issuedQty - returnedQty);
  const valueFen = reversedValue(move.valueFen, { qty: issuedQty - returnedQty, valueFen: held }, qty);
  await changeSlipStock(tx, workOrderId, itemId, { issuedQty: -qty, returnedQty: 0, valueFen: -valueFen }, item.priceFen);
  await addToBalance(tx, itemId, move.fromPlaceId, { qty, valueFen });
  return valueFen;
}
