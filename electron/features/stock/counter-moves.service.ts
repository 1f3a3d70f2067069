import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { postMoves } from './posting.service.ts';
import type { PostLine } from './posting.service.ts';
import { reversedValue } from './stock-lines.ts';
import { findLotNo, lockMove } from './stock.repository.ts';

interface Counter {
  readonly moveId: number;
  /** Fewer than were moved: the rest stays where it is. */
  readonly qty: number;
}

/**
 * Takes moves that belong to another record, such as an old part, back with it; the record itself is changed by the caller, which also
 * sees to it that this happens once.
 * @throws DomainError `notFound`, `stockShort` when it is no longer there
 */
export async function takeMovesBack(context: ActorContext, tx: Tx, counters: readonly Counter[], reason: string): Promise<void> {
  const lines: PostLine[] = [];
  for (const { moveId, qty } of counters) {
    const move = await lockMove(tx, moveId);
    if (!move) throw new DomainError('notFound', { what: 'stockMove', id: moveId });
    lines.push({
      itemId: move.itemId,
      kind: 'reversal',
      fromPlaceId: move.toPlaceId,
      toPlaceId: move.fromPlaceId,
      qty,
      valueFen: move.isToStocked ? (there) => reversedValue(move.valueFen, there, qty) : move.valueFen,
      lotNo: move.lotId === null ? '' : await findLotNo(tx, move.lotId),
      // a part of a move is taken back by a move of its own
      ...(qty === move.qty && !move.isReversed && { reversesId: moveId }),
    });
  }
  if (lines.length > 0) await postMoves(context, tx, { reason }, lines);
}
