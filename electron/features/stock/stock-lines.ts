import { prorate } from '../../../shared/money.ts';
import type { WorkOrderState } from '../../../shared/work-order-lifecycle.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { findItemNames, findStockedPlaces } from './stock.repository.ts';
import type { Stock } from './ledger.repository.ts';
import type { ItemName } from './stock.repository.ts';

/** States of a slip in which parts are handed out for it. */
export const issuableStates: readonly WorkOrderState[] = ['dispatched', 'accepted', 'departed', 'arrived'];
/** What was not used comes back also after the work, and from a slip that was voided. */
export const returnableStates: readonly WorkOrderState[] = [...issuableStates, 'finished', 'signed', 'returned', 'voided'];

export interface Line {
  readonly itemId: number;
  readonly placeId: number;
  readonly qty: number;
  readonly lotNo?: string | undefined;
}

/** In the order in which balances are locked, so that two writers never wait for each other. */
export function inLockOrder<L extends Line>(lines: readonly L[]): readonly L[] {
  return lines.toSorted((a, b) => a.itemId - b.itemId || a.placeId - b.placeId);
}

/** Lines of the same item, place and lot become one, in lock order: the second must not overlook what the first took. */
export function merged(lines: readonly Line[]): readonly Line[] {
  const byPlace = new Map<string, Line>();
  for (const line of lines) {
    const key = `${line.itemId}/${line.placeId}/${line.lotNo ?? ''}`;
    byPlace.set(key, { ...line, qty: line.qty + (byPlace.get(key)?.qty ?? 0) });
  }
  return inLockOrder([...byPlace.values()]);
}

/**
 * The items of lines whose places all hold stock.
 * @throws DomainError `notFound`
 */
export async function requireItems(tx: Tx, lines: readonly Line[]): Promise<(itemId: number) => ItemName> {
  const items = await findItemNames(tx, [...new Set(lines.map(({ itemId }) => itemId))]);
  const places = await findStockedPlaces(tx, [...new Set(lines.map(({ placeId }) => placeId))]);
  for (const { itemId, placeId } of lines) {
    if (!items.has(itemId)) throw new DomainError('notFound', { what: 'item', id: itemId });
    if (!places.has(placeId)) throw new DomainError('notFound', { what: 'place', id: placeId });
  }
  return (itemId) => items.get(itemId) as ItemName;
}

/** Refuses to take more than is there, and names the item. */
export function refuseShort(item: ItemName, wanted: number, available: number, placeId: number): void {
  if (available < wanted)
    throw new DomainError('stockShort', { itemId: item.id, code: item.code, item: item.name, unit: item.unit, placeId, wanted, available });
}

/** Refuses to take back more than the slip still holds. */
export function refuseTooMuch(item: ItemName, wanted: number, available: number): void {
  if (available < wanted)
    throw new DomainError('returnTooMuch', { itemId: item.id, code: item.code, item: item.name, unit: item.unit, wanted, available });
}

/** The value that `qty` units carry away at the average of what is there; the last unit takes the rest, so no fen is lost. */
export function valueShare({ qty: there, valueFen }: Stock, qty: number): number {
  return qty === there ? valueFen : prorate(valueFen, qty, there);
}

/**
 * The value that a reversal moves back: that of the move, as far as it is still there. What was issued meanwhile at another average
 * stays frozen, so the last unit takes the rest and never more than is booked.
 */
export function reversedValue(original: number, { qty: there, valueFen }: Stock, qty: number): number {
  return qty === there ? valueFen : Math.min(original, valueFen);
}
