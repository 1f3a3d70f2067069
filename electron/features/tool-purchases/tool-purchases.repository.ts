import type { Insertable, Updateable } from 'kysely';
import { openToolPurchases } from '../../../shared/tool-purchase-lifecycle.ts';
import type { ToolPlanLine, ToolPurchaseLine, ToolPurchaseReceipt, ToolPurchaseView } from '../../../shared/tool-purchases.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { ToolPurchaseTable } from '../../db/schema/tools.ts';

export async function insertPurchase(tx: Tx, purchase: Insertable<ToolPurchaseTable>): Promise<number> {
  return insertRowForId(tx, 'toolPurchase', purchase);
}

export async function lockPurchase(tx: Tx, id: number) {
  return tx.selectFrom('toolPurchase').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}
export type PurchaseRecord = NonNullable<Awaited<ReturnType<typeof lockPurchase>>>;

export async function updatePurchase(tx: Tx, { id, version }: PurchaseRecord, changes: Updateable<ToolPurchaseTable>): Promise<number> {
  await updateRow(tx, 'toolPurchase', id, { ...changes, version: version + 1 });
  return version + 1;
}

interface NewLine {
  readonly itemId: number;
  readonly qty: number;
  readonly note: string;
}

/** Takes the place of all lines that it had. */
export async function replaceLines(tx: Tx, purchaseId: number, lines: readonly NewLine[]): Promise<void> {
  await tx.deleteFrom('toolPurchaseLine').where('purchaseId', '=', purchaseId).execute();
  await tx
    .insertInto('toolPurchaseLine')
    .values(lines.map((line, position) => ({ ...line, purchaseId, position, checkedQty: 0, stockedQty: 0, difference: '' })))
    .execute();
}

export async function findLineRecords(db: Db, purchaseId: number) {
  return db.selectFrom('toolPurchaseLine').selectAll().where('purchaseId', '=', purchaseId).orderBy('position').execute();
}

export async function changeLine(
  tx: Tx,
  id: number,
  changes: { readonly checkedQty?: number; readonly stockedQty?: number; readonly difference?: string },
): Promise<void> {
  await updateRow(tx, 'toolPurchaseLine', id, changes);
}

export async function findLines(db: Db, purchaseId: number): Promise<readonly ToolPurchaseLine[]> {
  const rows = await db
    .selectFrom('toolPurchaseLine as line')
    .innerJoin('item', 'item.id', 'line.itemId')
    .innerJoin('toolKind', 'toolKind.itemId', 'line.itemId')
    .select([
      'line.id',
      'line.itemId',
      'item.code',
      'item.name',
      'item.spec',
      'item.unit',
      'item.tracking',
      'item.costFen as purchaseFen',
      'item.placeId',
      'toolKind.payer',
      'line.qty',
      'line.checkedQty',
      'line.stockedQty',
      'line.difference',
      'line.note',
    ])
    .select((eb) =>
      eb
        .selectFrom('stockBalance')
        .innerJoin('place', 'place.id', 'stockBalance.placeId')
        .select((sum) => sum.fn.sum<number>('stockBalance.qty').as('qty'))
        .whereRef('stockBalance.itemId', '=', 'item.id')
        .where('place.kind', '=', 'toolStore')
        .as('stockQty'),
    )
    .where('line.purchaseId', '=', purchaseId)
    .orderBy('line.position')
    .execute();
  return rows.map(({ tracking, stockQty, ...row }) => ({ ...row, stockQty: Number(stockQty ?? 0), isNumbered: tracking === 'serial' }));
}

type PurchaseFacts = Omit<ToolPurchaseView, 'lines' | 'receipts' | 'approvals' | 'timeline' | 'turn' | 'checkedByName' | 'checkedAt'>;

export async function findPurchase(db: Db, id: number): Promise<PurchaseFacts | undefined> {
  return db
    .selectFrom('toolPurchase')
    .innerJoin('userAccount as creator', 'creator.id', 'toolPurchase.createdBy')
    .leftJoin('userAccount as filler', 'filler.id', 'toolPurchase.filledBy')
    .leftJoin('userAccount as booker', 'booker.id', 'toolPurchase.bookedBy')
    .select([
      'toolPurchase.id',
      'toolPurchase.no',
      'toolPurchase.state',
      'toolPurchase.stateAt',
      'toolPurchase.stockReason',
      'toolPurchase.neededOn',
      'filler.displayName as filledByName',
      'toolPurchase.filledAt',
      'toolPurchase.sentOn',
      'toolPurchase.sentWay',
      'toolPurchase.sentTo',
      'toolPurchase.ledgerNo',
      'booker.displayName as bookedByName',
      'toolPurchase.bookedAt',
      'toolPurchase.createdAt',
      'creator.displayName as createdByName',
      'toolPurchase.version',
    ])
    .where('toolPurchase.id', '=', id)
    .executeTakeFirst();
}

/** On which papers its goods came in, the first one first. */
export async function findReceipts(db: Db, purchaseId: number): Promise<readonly ToolPurchaseReceipt[]> {
  const rows = await db
    .selectFrom('stockDocument')
    .innerJoin('stockMove', 'stockMove.documentId', 'stockDocument.id')
    .innerJoin('userAccount', 'userAccount.id', 'stockDocument.userId')
    .select(['stockDocument.id', 'stockDocument.no', 'stockDocument.bookedOn', 'userAccount.displayName as userName'])
    .select((eb) => [eb.fn.sum<number>('stockMove.qty').as('qty'), eb.fn.sum<number>('stockMove.valueFen').as('valueFen')])
    .where('stockDocument.toolPurchaseId', '=', purchaseId)
    .groupBy(['stockDocument.id', 'stockDocument.no', 'stockDocument.bookedOn', 'userAccount.displayName'])
    .orderBy('stockDocument.id')
    .execute();
  return rows.map((row) => ({ ...row, qty: Number(row.qty), valueFen: Number(row.valueFen) }));
}

/** What was asked for and is still to come. */
const onTheWay = openToolPurchases.filter((state) => state !== 'stocked' && state !== 'refused');

/** What is there, at its end and on the way of each kind, for the plan. */
export async function findPlan(db: Db, until: string, exceptId: number | null): Promise<readonly ToolPlanLine[]> {
  const rows = await db
    .selectFrom('toolKind')
    .innerJoin('item', 'item.id', 'toolKind.itemId')
    .select(['item.id as itemId', 'item.code', 'item.name', 'item.spec', 'item.unit', 'item.minQty'])
    .select((eb) => [
      eb.fn
        .coalesce(
          eb
            .selectFrom('stockBalance')
            .innerJoin('place', 'place.id', 'stockBalance.placeId')
            .select((sum) => sum.fn.sum<number>('stockBalance.qty').as('qty'))
            .whereRef('stockBalance.itemId', '=', 'item.id')
            .where('place.kind', '=', 'toolStore'),
          eb.val(0),
        )
        .as('stockQty'),
      eb.fn
        .coalesce(
          eb
            .selectFrom('toolIssue')
            .select((sum) => sum.fn.sum<number>('toolIssue.openQty').as('qty'))
            .whereRef('toolIssue.itemId', '=', 'item.id')
            .where('toolIssue.openQty', '>', 0)
            .where('toolIssue.lifeEndsOn', '<>', '')
            .where('toolIssue.lifeEndsOn', '<=', until),
          eb.val(0),
        )
        .as('endingQty'),
      eb.fn
        .coalesce(
          eb
            .selectFrom('toolPurchaseLine as line')
            .innerJoin('toolPurchase as purchase', 'purchase.id', 'line.purchaseId')
            .select((sum) => sum.fn.sum<number>(sum('line.qty', '-', sum.ref('line.stockedQty'))).as('qty'))
            .whereRef('line.itemId', '=', 'item.id')
            .where('purchase.state', 'in', onTheWay)
            .where('purchase.id', '<>', exceptId ?? 0),
          eb.val(0),
        )
        .as('orderedQty'),
    ])
    .where('item.isActive', '=', 1)
    .orderBy('item.code')
    .execute();
  return rows.map((row) => {
    const [stockQty, endingQty, orderedQty] = [Number(row.stockQty), Number(row.endingQty), Number(row.orderedQty)];
    return { ...row, stockQty, endingQty, orderedQty, proposedQty: Math.max(0, row.minQty + endingQty - stockQty - orderedQty) };
  });
}
