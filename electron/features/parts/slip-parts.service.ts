import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { HoldReason } from '../../../shared/holds.ts';
import type { WaitingSlip, WorkOrderPartView, demandInput } from '../../../shared/parts.ts';
import { isOwnSlipsOnly } from '../../../shared/permissions.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { WorkOrderState } from '../../../shared/work-order-lifecycle.ts';
import type { Actor, ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import { findItemPrice } from './items.repository.ts';
import { findKeptBySlip, findOpenQty, setKept } from './reservations.repository.ts';
import {
  addWanted,
  findPeopleOfSlip,
  findSlipParts,
  findWaitingOfJob,
  findWaitingSlips,
  isOnSlip,
  lockSlip,
  setSlipHold,
  setWanted,
  updateWaiting,
} from './slip-parts.repository.ts';
import type { LockedSlip } from './slip-parts.repository.ts';

export type { LockedSlip } from './slip-parts.repository.ts';

/** The storekeeper's queue: slips that wait for parts; a technician sees their own. */
export async function listWaitingSlips({ db, actor }: ActorContext): Promise<readonly WaitingSlip[]> {
  return findWaitingSlips(db, 200, ownSlipsOnly(actor));
}

/** The person whose slips alone this actor sees, or null for all (R-000-84). */
export function ownSlipsOnly({ roles, staffId }: Actor): number | null {
  return isOwnSlipsOnly(roles, 'workOrders.read') ? (staffId ?? 0) : null;
}

/** What a slip wants, got and gave back. */
export async function listSlipParts(db: Db, workOrderId: number): Promise<readonly WorkOrderPartView[]> {
  return (await findSlipParts(db, [workOrderId])).get(workOrderId) ?? [];
}

/** Says how many units of each part a slip needs in all (0: no longer any); the slip waits until they are issued, and keeps no more than that. */
export async function demandParts(context: ActorContext, { workOrderId, lines }: z.output<typeof demandInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    // First, so that a refusal says nothing about somebody else's slip.
    await refuseForeignSlip(tx, context.actor, workOrderId, 'workOrders.progress');
    const slip = await takeSlip(tx, workOrderId, unfinishedStates, 'demandParts');
    for (const { itemId, qty } of lines) {
      const item = await findItemPrice(tx, itemId);
      if (!item) throw new DomainError('notFound', { what: 'item', id: itemId });
      await setWanted(tx, workOrderId, itemId, qty, item.priceFen);
      await trimKept(context, tx, workOrderId, itemId);
      await record({
        subject: 'workOrder',
        subjectId: workOrderId,
        kind: 'partWanted',
        data: { itemId, item: item.name, unit: item.unit, qty },
      });
    }
    await updateWaiting(tx, workOrderId);
    touch('parts', 'workOrders', 'home');
    return { id: slip.id, version: slip.version, no: slip.no };
  });
}

/** What a slip no longer wants is no longer kept for it. */
async function trimKept({ actor, now }: ActorContext, tx: Tx, workOrderId: number, itemId: number): Promise<void> {
  let left = await findOpenQty(tx, workOrderId, itemId);
  for (const { placeId, qty } of await findKeptBySlip(tx, workOrderId, itemId)) {
    const stays = Math.min(left, qty);
    left -= stays;
    if (stays < qty) await setKept(tx, { workOrderId, itemId, placeId, qty: stays, userId: actor.userId, at: now });
  }
}

/**
 * Locks a slip for a change of its parts.
 * @throws DomainError `notFound`, `commandNotAllowed` when its state is not one of `states`.
 */
export async function takeSlip(tx: Tx, id: number, states: readonly WorkOrderState[], command: string): Promise<LockedSlip> {
  const slip = await lockSlip(tx, id);
  if (!slip) throw new DomainError('notFound', { what: 'workOrder', id });
  if (!states.includes(slip.state)) throw new DomainError('commandNotAllowed', { command, state: slip.state, no: slip.no });
  return slip;
}

/** The technician who got or gave something for a slip (R-004-59): whoever of its people has this name, else its lead. */
export async function technicianOf(tx: Tx, workOrderId: number, name = ''): Promise<number | null> {
  const people = await findPeopleOfSlip(tx, workOrderId);
  return (people.find((person) => person.name === name) ?? people[0])?.id ?? null;
}

/** Does any slip of this job still wait for parts? */
export async function isJobWaiting(tx: Tx, requestId: number): Promise<boolean> {
  return (await findWaitingOfJob(tx, requestId)).length > 0;
}

/** Notes on a locked slip that its job stands still, or goes on. @returns its new version. */
export async function noteSlipHold(tx: Tx, slip: LockedSlip, reason: HoldReason | ''): Promise<number> {
  return setSlipHold(tx, slip, reason);
}

/** Whether a slip still waits follows from its parts; call it after every change of them. */
export async function refreshWaiting(tx: Tx, workOrderId: number): Promise<void> {
  await updateWaiting(tx, workOrderId);
}

/** A slip may have more of a part than it asked for at first. */
export async function addDemand(tx: Tx, workOrderId: number, itemId: number, qty: number): Promise<void> {
  const item = await findItemPrice(tx, itemId);
  if (!item) throw new DomainError('notFound', { what: 'item', id: itemId });
  await addWanted(tx, workOrderId, itemId, qty, item.priceFen);
  await updateWaiting(tx, workOrderId);
}

/** @throws DomainError `forbidden` where a technician is not on the slip. */
export async function refuseOthersSlip(db: Db, actor: Actor, workOrderId: number): Promise<void> {
  const own = ownSlipsOnly(actor);
  if (own !== null && !(await isOnSlip(db, workOrderId, own))) throw new DomainError('forbidden', { permission: 'workOrders.read' });
}

/** A technician acts on own slips only (R-000-84); whoever holds the permission by another role may act on all. */
async function refuseForeignSlip(db: Db, { roles, staffId }: Actor, workOrderId: number, permission: Permission): Promise<void> {
  if (!isOwnSlipsOnly(roles, permission)) return;
  if (staffId !== null && (await isOnSlip(db, workOrderId, staffId))) return;
  throw new DomainError('forbidden', { permission });
}
