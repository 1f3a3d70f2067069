import type { MoveRow } from '../../../shared/stock.ts';
import type { Db } from '../../db/engine.ts';
import { slipsOf } from './slip-parts.repository.ts';

export interface MoveFilter {
  readonly itemId: number | null;
  readonly workOrderId: number | null;
  readonly documentId: number | null;
  /** The person whose slips' moves alone may be seen (R-000-84), or null for all. */
  readonly own: number | null;
}

/** The ledger, newest first, below the id `before`. */
export async function findMoves(
  db: Db,
  { itemId, workOrderId, documentId, own }: MoveFilter,
  before: number | undefined,
  limit: number,
): Promise<readonly MoveRow[]> {
  const rows = await selectMoves(db)
    .$if(itemId !== null, (select) => select.where('stockMove.itemId', '=', itemId ?? 0))
    // tools have an account of their own
    .$if(itemId === null && documentId === null, (select) => select.where('item.kind', '<>', 'tool'))
    .$if(workOrderId !== null, (select) => select.where('stockMove.workOrderId', '=', workOrderId ?? 0))
    .$if(documentId !== null, (select) => select.where('stockMove.documentId', '=', documentId ?? 0))
    .$if(own !== null, (select) => select.where('stockMove.workOrderId', 'in', slipsOf(db, own ?? 0)))
    .$if(before !== undefined, (select) => select.where('stockMove.id', '<', before ?? 0))
    .orderBy('stockMove.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toMoveRow);
}

export function toMoveRow<Row extends { readonly counterId: number | null }>({ counterId, ...row }: Row) {
  return { ...row, isReversed: counterId !== null };
}

/** Lines of the ledger with the names of all they are about, in no order. */
export function selectMoves(db: Db) {
  return db
    .selectFrom('stockMove')
    .innerJoin('item', 'item.id', 'stockMove.itemId')
    .innerJoin('place as source', 'source.id', 'stockMove.fromPlaceId')
    .innerJoin('place as target', 'target.id', 'stockMove.toPlaceId')
    .innerJoin('userAccount', 'userAccount.id', 'stockMove.userId')
    .leftJoin('workOrder', 'workOrder.id', 'stockMove.workOrderId')
    .leftJoin('goodsReceipt', 'goodsReceipt.id', 'stockMove.receiptId')
    .leftJoin('stockDocument', 'stockDocument.id', 'stockMove.documentId')
    .leftJoin('stockLot', 'stockLot.id', 'stockMove.lotId')
    .leftJoin('staff', 'staff.id', 'stockMove.staffId')
    .leftJoin('stockMove as counter', 'counter.reversesId', 'stockMove.id')
    .select([
      'stockMove.id',
      'stockMove.at',
      'stockMove.bookedOn',
      'stockMove.kind',
      'stockMove.itemId',
      'item.code as itemCode',
      'item.name as itemName',
      'item.unit',
      'item.packUnit',
      'item.packQty',
      'source.name as fromPlace',
      'target.name as toPlace',
      'stockMove.qty',
      'stockMove.valueFen',
      'stockMove.workOrderId',
      'workOrder.no as workOrderNo',
      'goodsReceipt.no as receiptNo',
      'stockMove.documentId',
      'stockDocument.no as documentNo',
      'stockDocument.kind as documentKind',
      'stockLot.no as lotNo',
      'staff.name as staffName',
      'stockMove.signedBy',
      'stockMove.reason',
      'userAccount.displayName as userName',
      'counter.id as counterId',
    ]);
}
