import type { Insertable, Selectable } from 'kysely';
import type {
  MaterialRequestLine,
  RequestReceipt,
  SpokenConsent,
  WaitingForRequest,
  ConsentPerson,
  ConsentPost,
} from '../../../shared/material-requests.ts';
import { consentPosts } from '../../../shared/material-requests.ts';
import type { Db, Tx } from '../../db/engine.ts';
import type { MaterialConsentTable, MaterialRequestLineTable } from '../../db/schema/material-requests.ts';

export type LineRecord = Selectable<MaterialRequestLineTable>;
export type NewLine = Pick<LineRecord, 'itemId' | 'name' | 'spec' | 'unit' | 'qty' | 'note'>;

/** Takes the place of all lines that the request had. */
export async function replaceLines(tx: Tx, requestId: number, lines: readonly NewLine[]): Promise<void> {
  await tx.deleteFrom('materialRequestLine').where('materialRequestId', '=', requestId).execute();
  await tx
    .insertInto('materialRequestLine')
    .values(lines.map((line, position) => ({ ...line, materialRequestId: requestId, position, receivedQty: 0, issuedQty: 0 })))
    .execute();
}

/** The lines as they are stored, in their order. */
export async function findLineRecords(db: Db | Tx, requestId: number): Promise<readonly LineRecord[]> {
  return db
    .selectFrom('materialRequestLine')
    .selectAll()
    .where('materialRequestId', '=', requestId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export async function addToLine(
  tx: Tx,
  id: number,
  { itemId, receivedQty = 0, issuedQty = 0 }: { readonly itemId: number; readonly receivedQty?: number; readonly issuedQty?: number },
): Promise<void> {
  await tx
    .updateTable('materialRequestLine')
    .set((eb) => ({ itemId, receivedQty: eb('receivedQty', '+', receivedQty), issuedQty: eb('issuedQty', '+', issuedQty) }))
    .where('id', '=', id)
    .execute();
}

/** Lines with what the catalogue says of their items. */
export async function findLines(db: Db | Tx, requestId: number): Promise<readonly MaterialRequestLine[]> {
  const rows = await lines(db).where('materialRequestLine.materialRequestId', '=', requestId).execute();
  return rows.map(toLine);
}

/** The first lines of each of these requests, for lists. */
export async function findGoods(db: Db, requestIds: readonly number[]): Promise<ReadonlyMap<number, readonly MaterialRequestLine[]>> {
  const found = new Map<number, MaterialRequestLine[]>();
  if (requestIds.length === 0) return found;
  const rows = await lines(db)
    .select('materialRequestLine.materialRequestId')
    .where('materialRequestLine.materialRequestId', 'in', requestIds)
    .where('materialRequestLine.position', '<', 3)
    .execute();
  for (const { materialRequestId: requestId, ...row } of rows) {
    const known = found.get(requestId);
    if (known) known.push(toLine(row));
    else found.set(requestId, [toLine(row)]);
  }
  return found;
}

function lines(db: Db | Tx) {
  return db
    .selectFrom('materialRequestLine')
    .leftJoin('item', 'item.id', 'materialRequestLine.itemId')
    .select([
      'materialRequestLine.id',
      'materialRequestLine.itemId',
      'item.code',
      'materialRequestLine.name',
      'item.name as itemName',
      'materialRequestLine.spec',
      'item.spec as itemSpec',
      'materialRequestLine.unit',
      'item.unit as itemUnit',
      'item.packUnit',
      'item.packQty',
      'item.tracking',
      'item.placeId',
      'materialRequestLine.qty',
      'materialRequestLine.receivedQty',
      'materialRequestLine.issuedQty',
      'materialRequestLine.note',
      (eb) =>
        eb
          .selectFrom('stockBalance')
          .innerJoin('place', 'place.id', 'stockBalance.placeId')
          .select((sum) => sum.fn.sum<number | null>('stockBalance.qty').as('qty'))
          .whereRef('stockBalance.itemId', '=', 'materialRequestLine.itemId')
          .where('place.isShelf', '=', 1)
          .as('stockQty'),
    ])
    .orderBy('materialRequestLine.materialRequestId')
    .orderBy('materialRequestLine.position')
    .orderBy('materialRequestLine.id');
}

type Row = Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>;

/** What a line of the catalogue is called there; what was described keeps its own words beside, once it was booked in. */
function toLine({ itemName, itemSpec, itemUnit, ...row }: Row): MaterialRequestLine {
  return {
    ...row,
    code: row.code ?? '',
    name: itemName ?? row.name,
    spec: itemSpec ?? row.spec,
    unit: itemUnit ?? row.unit,
    packUnit: row.packUnit ?? '',
    packQty: row.packQty ?? 1,
    tracking: row.tracking ?? 'none',
    stockQty: Number(row.stockQty ?? 0),
  };
}

export async function insertConsents(tx: Tx, consents: readonly Insertable<MaterialConsentTable>[]): Promise<void> {
  await tx.insertInto('materialConsent').values(consents).execute();
}

/** A request that is written anew has to be asked for anew; the timeline keeps what was said. */
export async function removeConsents(tx: Tx, requestId: number): Promise<void> {
  await tx.deleteFrom('materialConsent').where('materialRequestId', '=', requestId).execute();
}

export async function findConsents(db: Db | Tx, requestId: number): Promise<readonly SpokenConsent[]> {
  return db
    .selectFrom('materialConsent')
    .innerJoin('userAccount as asked', 'asked.id', 'materialConsent.userId')
    .innerJoin('userAccount as recorder', 'recorder.id', 'materialConsent.recordedBy')
    .select([
      'materialConsent.post',
      'materialConsent.userId',
      'asked.displayName as userName',
      'materialConsent.at',
      'materialConsent.way',
      'recorder.displayName as recordedByName',
      'materialConsent.recordedAt',
    ])
    .where('materialConsent.materialRequestId', '=', requestId)
    .orderBy('materialConsent.id')
    .execute();
}

/** Who holds one of the posts that are asked, with an account in use. */
export async function findConsentPeople(db: Db | Tx): Promise<readonly ConsentPerson[]> {
  const rows = await db
    .selectFrom('userAccount')
    .innerJoin('userRole', 'userRole.userId', 'userAccount.id')
    .select(['userAccount.id', 'userAccount.displayName', 'userRole.role'])
    .where('userRole.role', 'in', consentPosts)
    .where('userAccount.disabledAt', 'is', null)
    .orderBy('userAccount.displayName')
    .orderBy('userAccount.id')
    .limit(500)
    .execute();
  const people = new Map<number, { userId: number; name: string; posts: ConsentPost[] }>();
  for (const { id, displayName, role } of rows) {
    const person = people.get(id) ?? { userId: id, name: displayName, posts: [] };
    person.posts.push(role as ConsentPost);
    people.set(id, person);
  }
  return [...people.values()];
}

/** Accounts in use of somebody of the staff. */
export async function findUserOfStaff(db: Db | Tx, staffId: number): Promise<readonly number[]> {
  const rows = await db.selectFrom('userAccount').select('id').where('staffId', '=', staffId).where('disabledAt', 'is', null).execute();
  return rows.map(({ id }) => id);
}

/** Which of these items the catalogue has in use. */
export async function findKnownItems(db: Db | Tx, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('item').select('id').where('id', 'in', ids).where('isActive', '=', 1).execute();
  return new Set(rows.map(({ id }) => id));
}

export async function findReceipts(db: Db | Tx, requestId: number): Promise<readonly RequestReceipt[]> {
  return db
    .selectFrom('goodsReceipt')
    .innerJoin('userAccount', 'userAccount.id', 'goodsReceipt.userId')
    .select(['goodsReceipt.id', 'goodsReceipt.no', 'goodsReceipt.at', 'userAccount.displayName as userName'])
    .where('goodsReceipt.materialRequestId', '=', requestId)
    .orderBy('goodsReceipt.id')
    .limit(100)
    .execute();
}

/** Slips that wait for something of this request, those of the request first, then by their day. */
export async function findWaitingFor(db: Db | Tx, requestId: number, workOrderId: number | null): Promise<readonly WaitingForRequest[]> {
  const rows = await db
    .selectFrom('workOrderPart')
    .innerJoin('workOrder', 'workOrder.id', 'workOrderPart.workOrderId')
    .innerJoin('serviceRequest', 'serviceRequest.id', 'workOrder.requestId')
    .innerJoin('item', 'item.id', 'workOrderPart.itemId')
    .select([
      'workOrder.id as workOrderId',
      'workOrder.no',
      'item.name as itemName',
      'item.unit',
      'workOrderPart.wantedQty',
      'workOrderPart.issuedQty',
      'serviceRequest.holdReason',
    ])
    .where('workOrder.waitingForParts', '=', 1)
    .whereRef('workOrderPart.wantedQty', '>', 'workOrderPart.issuedQty')
    .where('workOrderPart.itemId', 'in', (eb) =>
      eb
        .selectFrom('materialRequestLine')
        .select('materialRequestLine.itemId')
        .where('materialRequestLine.materialRequestId', '=', requestId)
        .where('materialRequestLine.itemId', 'is not', null)
        .$castTo<{ itemId: number }>(),
    )
    .orderBy((eb) =>
      eb
        .case()
        .when('workOrder.id', '=', workOrderId ?? 0)
        .then(0)
        .else(1)
        .end(),
    )
    .orderBy('workOrder.plannedAt')
    .orderBy('workOrder.id')
    .limit(20)
    .execute();
  return rows.map(({ wantedQty, issuedQty, holdReason, ...row }) => ({
    ...row,
    missingQty: wantedQty - issuedQty,
    isHeld: holdReason === 'part',
  }));
}
