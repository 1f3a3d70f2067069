import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { ReservationRow, reservationsInput, reserveInput } from '../../../shared/reservations.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import {
  findItemWords,
  findKept,
  findKeptBySlip,
  findOpenQty,
  findReservations,
  findShelf,
  lockQty,
  setKept,
} from './reservations.repository.ts';
import type { ItemWords } from './reservations.repository.ts';
import { takeSlip } from './slip-parts.service.ts';

interface At {
  readonly itemId: number;
  readonly placeId: number;
}
export interface Taking extends At {
  readonly qty: number;
}

export async function listReservations(
  { db }: ActorContext,
  filter: z.output<typeof reservationsInput>,
): Promise<readonly ReservationRow[]> {
  return findReservations(db, filter);
}

/**
 * Keeps units on a shelf for a slip that is planned (0: lets them go): nobody else gets them until it was issued, is void or done.
 * @throws DomainError `commandNotAllowed`, `notFound`, `stockShort`, `stockReserved`, `reserveTooMuch`
 */
export async function reserveParts(context: ActorContext, { workOrderId, lines }: z.output<typeof reserveInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const slip = await takeSlip(tx, workOrderId, unfinishedStates, 'reserveParts');
    const ordered = inLockOrder(lines);
    for (const { itemId, placeId, qty } of ordered) {
      const item = await requireItem(tx, itemId);
      const shelf = await findShelf(tx, placeId);
      if (!shelf) throw new DomainError('notFound', { what: 'place', id: placeId });
      const there = await lockQty(tx, itemId, placeId);
      await refuseTaken(tx, { itemId, placeId, qty }, there, workOrderId);
      if (there < qty) throw new DomainError('stockShort', { ...namesOf(item), placeId, wanted: qty, available: there });
      await setKept(tx, { workOrderId, itemId, placeId, qty, userId: context.actor.userId, at: context.now });
      await refuseUnwanted(tx, workOrderId, item, qty);
      const data = { itemId, item: item.name, unit: item.unit, qty, place: shelf.name, no: slip.no };
      await record({ subject: 'workOrder', subjectId: workOrderId, kind: 'partReserved', data });
      await record({ subject: 'item', subjectId: itemId, kind: 'reserved', data });
    }
    touch('parts', 'stock', 'workOrders');
    return { id: slip.id, version: slip.version, no: slip.no };
  });
}

/**
 * What is kept for other slips stays there. Locks what is taken from, and what else the act will lock (`also`), in the order in which
 * balances are locked, so that two acts never wait for each other.
 * @throws DomainError `stockReserved` that names the slips
 */
export async function refuseReserved(
  tx: Tx,
  takings: readonly Taking[],
  workOrderId: number | null,
  also: readonly At[] = [],
): Promise<void> {
  const wanted = new Map<string, Taking>();
  for (const { itemId, placeId, qty } of [...also.map((at) => ({ ...at, qty: 0 })), ...takings]) {
    const key = `${itemId}/${placeId}`;
    wanted.set(key, { itemId, placeId, qty: qty + (wanted.get(key)?.qty ?? 0) });
  }
  for (const taking of inLockOrder([...wanted.values()])) {
    const there = await lockQty(tx, taking.itemId, taking.placeId);
    if (taking.qty > 0) await refuseTaken(tx, taking, there, workOrderId);
  }
}

/** What a slip was issued is no longer kept for it: first where it was taken from, then elsewhere. */
export async function releaseKept(context: ActorContext, tx: Tx, workOrderId: number, { itemId, placeId, qty }: Taking): Promise<void> {
  let left = qty;
  const kept = await findKeptBySlip(tx, workOrderId, itemId);
  for (const row of kept.toSorted((a, b) => Number(b.placeId === placeId) - Number(a.placeId === placeId))) {
    if (left === 0) return;
    const freed = Math.min(left, row.qty);
    left -= freed;
    const about = { workOrderId, itemId, placeId: row.placeId, userId: context.actor.userId, at: context.now };
    await setKept(tx, { ...about, qty: row.qty - freed });
  }
}

function inLockOrder<L extends At>(lines: readonly L[]): readonly L[] {
  return lines.toSorted((a, b) => a.itemId - b.itemId || a.placeId - b.placeId);
}

async function refuseTaken(tx: Tx, { itemId, placeId, qty }: Taking, there: number, workOrderId: number | null): Promise<void> {
  const others = (await findKept(tx, itemId, placeId)).filter((kept) => kept.workOrderId !== workOrderId);
  const free = there - others.reduce((sum, kept) => sum + kept.qty, 0);
  // more than lies there is short whoever keeps it
  if (others.length === 0 || qty <= free || qty > there) return;
  const item = await requireItem(tx, itemId);
  const slips = others.map(({ no }) => no).join('、');
  throw new DomainError('stockReserved', { ...namesOf(item), placeId, wanted: qty, available: Math.max(0, free), slips });
}

async function refuseUnwanted(tx: Tx, workOrderId: number, item: ItemWords, qty: number): Promise<void> {
  if (qty === 0) return;
  const kept = (await findKeptBySlip(tx, workOrderId, item.id)).reduce((sum, row) => sum + row.qty, 0);
  const open = await findOpenQty(tx, workOrderId, item.id);
  if (kept > open) throw new DomainError('reserveTooMuch', { ...namesOf(item), wanted: kept, available: open });
}

async function requireItem(tx: Tx, id: number): Promise<ItemWords> {
  const item = await findItemWords(tx, id);
  if (!item) throw new DomainError('notFound', { what: 'item', id });
  return item;
}

function namesOf({ id, code, name, unit }: ItemWords) {
  return { itemId: id, code, item: name, unit };
}
