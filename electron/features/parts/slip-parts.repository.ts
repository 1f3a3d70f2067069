import type { HoldReason } from '../../../shared/holds.ts';
import type { WaitingSlip, WorkOrderPartView } from '../../../shared/parts.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { WorkOrderState } from '../../../shared/work-order-lifecycle.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { prepared } from '../../db/prepared.ts';

/** A slip whose row is locked until the transaction ends, so that nobody voids or hands it back meanwhile. */
export interface LockedSlip {
  readonly id: number;
  readonly no: string;
  readonly state: WorkOrderState;
  readonly version: number;
  readonly requestId: number;
  readonly waitingForParts: number;
  readonly holdReason: string;
}

export async function lockSlip(tx: Tx, id: number): Promise<LockedSlip | undefined> {
  const [slip] = await lockedSlip(tx, id);
  return slip;
}

const lockedSlip = prepared((db, id: number) =>
  db
    .selectFrom('workOrder')
    .select(['id', 'no', 'state', 'version', 'requestId', 'waitingForParts', 'holdReason'])
    .where('id', '=', id)
    .forUpdate(),
);

export async function isOnSlip(db: Db, workOrderId: number, staffId: number): Promise<boolean> {
  const row = await db
    .selectFrom('workOrderTechnician')
    .select('staffId')
    .where('workOrderId', '=', workOrderId)
    .where('staffId', '=', staffId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The people of a slip, the lead first. */
export const findPeopleOfSlip = prepared((db, workOrderId: number) =>
  db
    .selectFrom('workOrderTechnician')
    .innerJoin('staff', 'staff.id', 'workOrderTechnician.staffId')
    .select(['staff.id', 'staff.name'])
    .where('workOrderId', '=', workOrderId)
    .orderBy('isLead', 'desc')
    .orderBy('staff.id'),
);

/** Sets how many units of a part a slip needs in all. */
export async function setWanted(tx: Tx, workOrderId: number, itemId: number, wantedQty: number, priceFen: number): Promise<void> {
  await tx
    .insertInto('workOrderPart')
    .values({ workOrderId, itemId, wantedQty, issuedQty: 0, returnedQty: 0, valueFen: 0, priceFen })
    .onConflict((conflict) => conflict.columns(['workOrderId', 'itemId']).doUpdateSet({ wantedQty }))
    .execute();
}

/** Adds to what a slip needs; what it had beyond its wishes does not count against it. */
export async function addWanted(tx: Tx, workOrderId: number, itemId: number, qty: number, priceFen: number): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('workOrderPart')
    .set((eb) => ({
      wantedQty: eb(
        eb.case().when('wantedQty', '<', eb.ref('issuedQty')).then(eb.ref('issuedQty')).else(eb.ref('wantedQty')).end(),
        '+',
        qty,
      ),
    }))
    .where('workOrderId', '=', workOrderId)
    .where('itemId', '=', itemId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) await setWanted(tx, workOrderId, itemId, qty, priceFen);
}

/** A slip waits while there is work to do and it wants more of any part than it was issued; kept in the transaction that changes either. */
export async function updateWaiting(tx: Tx, workOrderId: number): Promise<void> {
  const [waiting] = await wantingSlip(tx, workOrderId);
  await setWaiting(tx, waiting ? 1 : 0, workOrderId);
}

const wantingSlip = prepared((db, workOrderId: number) =>
  db
    .selectFrom('workOrderPart')
    .innerJoin('workOrder', 'workOrder.id', 'workOrderPart.workOrderId')
    .select('itemId')
    .where('workOrderId', '=', workOrderId)
    .where('state', 'in', unfinishedStates)
    .whereRef('wantedQty', '>', 'issuedQty')
    .limit(1),
);
const setWaiting = prepared((db, waitingForParts: 0 | 1, workOrderId: number) =>
  db.updateTable('workOrder').set({ waitingForParts }).where('id', '=', workOrderId),
);

/** Does any slip of this job still wait for parts? */
export const findWaitingOfJob = prepared((db, requestId: number) =>
  db.selectFrom('workOrder').select('id').where('requestId', '=', requestId).where('waitingForParts', '=', 1).limit(1),
);

/** Notes on a locked slip that its job stands still, or goes on. @returns its new version. */
export async function setSlipHold(tx: Tx, { id, version }: LockedSlip, holdReason: HoldReason | ''): Promise<number> {
  await tx
    .updateTable('workOrder')
    .set({ holdReason, version: version + 1 })
    .where('id', '=', id)
    .execute();
  return version + 1;
}

/** What slips want, got and gave back, by slip; lines that came to nothing are left out. */
export async function findSlipParts(db: Db, workOrderIds: readonly number[]): Promise<ReadonlyMap<number, readonly WorkOrderPartView[]>> {
  const bySlip = new Map<number, WorkOrderPartView[]>();
  if (workOrderIds.length === 0) return bySlip;
  const rows = await db
    .selectFrom('workOrderPart')
    .innerJoin('item', 'item.id', 'workOrderPart.itemId')
    .select([
      'workOrderId',
      'itemId',
      'item.code',
      'item.name',
      'item.spec',
      'item.unit',
      'item.packUnit',
      'item.packQty',
      'wantedQty',
      'issuedQty',
      'returnedQty',
      'workOrderPart.priceFen',
      (eb) =>
        eb
          .selectFrom('stockBalance')
          .innerJoin('place', 'place.id', 'stockBalance.placeId')
          .select((sum) => sum.fn.sum<number>('stockBalance.qty').as('total'))
          .whereRef('stockBalance.itemId', '=', 'workOrderPart.itemId')
          .where('place.isShelf', '=', 1)
          .as('stockQty'),
      (eb) =>
        eb
          .selectFrom('stockReservation as kept')
          .innerJoin('workOrder as keeper', 'keeper.id', 'kept.workOrderId')
          .select((sum) => sum.fn.sum<number>('kept.qty').as('total'))
          .whereRef('kept.itemId', '=', 'workOrderPart.itemId')
          .whereRef('kept.workOrderId', '<>', 'workOrderPart.workOrderId')
          .where('keeper.state', 'in', unfinishedStates)
          .as('otherQty'),
      (eb) =>
        eb
          .selectFrom('stockReservation as own')
          .select((sum) => sum.fn.sum<number>('own.qty').as('total'))
          .whereRef('own.itemId', '=', 'workOrderPart.itemId')
          .whereRef('own.workOrderId', '=', 'workOrderPart.workOrderId')
          .as('keptQty'),
    ])
    .where('workOrderId', 'in', workOrderIds)
    .where((eb) => eb.or([eb('wantedQty', '>', 0), eb('issuedQty', '>', 0)]))
    .orderBy('item.code')
    .execute();
  for (const { workOrderId, stockQty, otherQty, keptQty, ...part } of rows) {
    const parts = bySlip.get(workOrderId) ?? [];
    const free = Number(stockQty ?? 0) - Number(otherQty ?? 0);
    parts.push({ ...part, stockQty: Math.max(0, free), keptQty: Number(keptQty ?? 0) });
    bySlip.set(workOrderId, parts);
  }
  return bySlip;
}

/** Slips that wait for parts, the earliest appointment first; only those of the person `own`, if given. */
export async function findWaitingSlips(db: Db, limit: number, own: number | null): Promise<readonly WaitingSlip[]> {
  const slips = await db
    .selectFrom('workOrder')
    .innerJoin('serviceRequest', 'serviceRequest.id', 'workOrder.requestId')
    .select([
      'workOrder.id as workOrderId',
      'workOrder.no',
      'serviceRequest.customerName',
      'workOrder.plannedAt',
      'serviceRequest.holdReason',
    ])
    .where('waitingForParts', '=', 1)
    .$if(own !== null, (select) => select.where('workOrder.id', 'in', slipsOf(db, own ?? 0)))
    .orderBy('workOrder.plannedAt')
    .orderBy('workOrder.id')
    .limit(limit)
    .execute();
  const ids = slips.map(({ workOrderId }) => workOrderId);
  const parts = await findSlipParts(db, ids);
  const technicians = await findTechnicianNames(db, ids);
  return slips.map(({ holdReason, ...slip }) => {
    const wanted = parts.get(slip.workOrderId) ?? [];
    const isAvailable = wanted.every(({ wantedQty, issuedQty, stockQty }) => wantedQty - issuedQty <= stockQty);
    return { ...slip, isHeld: holdReason !== '', technicians: technicians.get(slip.workOrderId) ?? '', parts: wanted, isAvailable };
  });
}

/** Ids of the slips that a person is on, for `in`. */
export function slipsOf(db: Db, staffId: number) {
  return db.selectFrom('workOrderTechnician').select('workOrderId').where('staffId', '=', staffId);
}

async function findTechnicianNames(db: Db, workOrderIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const names = new Map<number, string>();
  if (workOrderIds.length === 0) return names;
  const rows = await db
    .selectFrom('workOrderTechnician')
    .innerJoin('staff', 'staff.id', 'workOrderTechnician.staffId')
    .select(['workOrderId', 'staff.name'])
    .where('workOrderId', 'in', workOrderIds)
    .orderBy('isLead', 'desc')
    .orderBy('staff.id')
    .execute();
  for (const { workOrderId, name } of rows) names.set(workOrderId, [names.get(workOrderId), name].filter(Boolean).join('、'));
  return names;
}
