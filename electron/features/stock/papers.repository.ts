import type { StockDocumentKind } from '../../../shared/stock.ts';
import type { StockDocumentRow } from '../../../shared/transfers.ts';
import type { Db } from '../../db/engine.ts';

export interface PaperFilter {
  readonly kind: StockDocumentKind | null;
  readonly staffId: number | null;
  readonly workOrderId: number | null;
  readonly id?: number;
  /** Of its number. */
  readonly beginning?: string;
  /** The person whose papers alone may be seen (R-000-84), or null for all. */
  readonly own: number | null;
}

/** The storekeeper's papers, newest first, below the id `before`. */
export async function findPapers(
  db: Db,
  { kind, staffId, workOrderId, id, beginning, own }: PaperFilter,
  before: number | undefined,
  limit: number,
): Promise<readonly (StockDocumentRow & { readonly customerName: string | null })[]> {
  return db
    .selectFrom('stockDocument')
    .innerJoin('userAccount', 'userAccount.id', 'stockDocument.userId')
    .leftJoin('staff', 'staff.id', 'stockDocument.staffId')
    .leftJoin('workOrder', 'workOrder.id', 'stockDocument.workOrderId')
    .leftJoin('serviceRequest', 'serviceRequest.id', 'workOrder.requestId')
    .leftJoin('place', 'place.id', 'stockDocument.toPlaceId')
    .select([
      'stockDocument.id',
      'stockDocument.kind',
      'stockDocument.no',
      'stockDocument.bookedOn',
      'stockDocument.at',
      'stockDocument.workOrderId',
      'workOrder.no as workOrderNo',
      'serviceRequest.customerName',
      'stockDocument.staffId',
      'staff.name as staffName',
      'stockDocument.signedBy',
      'stockDocument.reason',
      'stockDocument.note',
      'userAccount.displayName as userName',
      'place.name as toPlace',
      'stockDocument.arrivedAt',
    ])
    .$if(kind !== null, (select) => select.where('stockDocument.kind', '=', kind ?? 'issue'))
    .$if(staffId !== null, (select) => select.where('stockDocument.staffId', '=', staffId ?? 0))
    .$if(workOrderId !== null, (select) => select.where('stockDocument.workOrderId', '=', workOrderId ?? 0))
    .$if(id !== undefined, (select) => select.where('stockDocument.id', '=', id ?? 0))
    .$if(beginning !== undefined, (select) =>
      select.where('stockDocument.no', '>=', beginning ?? '').where('stockDocument.no', '<', `${beginning}~`),
    )
    .$if(own !== null, (select) => select.where('stockDocument.staffId', '=', own ?? 0))
    .$if(before !== undefined, (select) => select.where('stockDocument.id', '<', before ?? 0))
    .orderBy('stockDocument.id', 'desc')
    .limit(limit)
    .execute();
}
