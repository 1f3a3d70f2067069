import type { MoveKind } from '../../../shared/stock.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError, invariant } from '../../errors.ts';
import { readZone } from '../../platform/settings.ts';
import {
  addToBalance,
  changeLotBalance,
  changeMonths,
  findDailyChanges,
  findLot,
  findLotPlaces,
  insertLot,
  insertMove,
  lockBalance,
  lockLotBalance,
  takeFromBalance,
} from './ledger.repository.ts';
import type { Balance } from './ledger.repository.ts';
import { refuseShort, valueShare } from './stock-lines.ts';
import { findItemNames, findPlaceOfKind, findStockedPlaces } from './stock.repository.ts';
import type { ItemName } from './stock.repository.ts';

/** The outer ends of movements are asked for by their kind. */
export { findPlaceOfKind } from './stock.repository.ts';

/** The one place of a kind, for other features that post movements. */
export const placeOfKind = findPlaceOfKind;

/** What all lines of one act have in common. */
export interface PostAbout {
  readonly workOrderId?: number | null;
  readonly receiptId?: number | null;
  readonly documentId?: number | null;
  readonly staffId?: number | null;
  readonly signedBy?: string;
  readonly reason?: string;
  /** Business day, '' or not given: today. */
  readonly bookedOn?: string | undefined;
}

/** One movement that is to be written. */
export interface PostLine {
  readonly itemId: number;
  readonly kind: MoveKind;
  readonly fromPlaceId: number;
  readonly toPlaceId: number;
  readonly qty: number;
  /** Value in fen; must be given where it comes from outside, else it is the share of what lies there (moving average). */
  readonly valueFen?: number | ((there: Balance) => number);
  readonly lotNo?: string | undefined;
  readonly expiresOn?: string | undefined;
  readonly reversesId?: number;
}

export interface Posted {
  readonly moveId: number;
  readonly item: ItemName;
  readonly valueFen: number;
}

/** The day that an act is booked on: given, or today in the shop's zone. @throws DomainError `bookedInFuture` */
export async function bookingDay({ app, now }: ActorContext, tx: Tx, bookedOn = ''): Promise<string> {
  const today = dayOf(now, await readZone(app, tx));
  if (bookedOn > today) throw new DomainError('bookedInFuture', { field: 'bookedOn', today });
  return bookedOn === '' ? today : bookedOn;
}

/**
 * Writes movements with everything they owe in this transaction: ledger, balances, closings of months, lots (R-000-22, R-000-23). All
 * places are locked in the order of (item, place) first; lines are posted in the order given. Slips are locked by the caller before.
 * @throws DomainError `notFound`, `stockShort` (also on a past day), `bookedTooEarly`, `bookedInFuture`, `lotMissing`, `lotShort`, `lotTaken`
 */
export async function postMoves(context: ActorContext, tx: Tx, about: PostAbout, lines: readonly PostLine[]): Promise<readonly Posted[]> {
  const { now, actor } = context;
  const items = await findItemNames(tx, [...new Set(lines.map(({ itemId }) => itemId))]);
  const placeIds = [...new Set(lines.flatMap(({ fromPlaceId, toPlaceId }) => [fromPlaceId, toPlaceId]))];
  const stocked = await findStockedPlaces(tx, placeIds);
  const bookedOn = await bookingDay(context, tx, about.bookedOn);
  const isPast = bookedOn < (await bookingDay(context, tx));
  for (const { itemId } of lines) if (!items.has(itemId)) throw new DomainError('notFound', { what: 'item', id: itemId });
  const books = await lockBooks(tx, lines, stocked);
  const posted: Posted[] = [];
  for (const line of lines) {
    const { itemId, fromPlaceId, toPlaceId, kind, qty } = line;
    const item = items.get(itemId) as ItemName;
    const from = stocked.has(fromPlaceId) ? books.of(itemId, fromPlaceId) : undefined;
    const to = stocked.has(toPlaceId) ? books.of(itemId, toPlaceId) : undefined;
    for (const book of [from, to]) if (book) refuseCounted(item, book, bookedOn);
    if (from) refuseShort(item, qty, from.qty, fromPlaceId);
    if (from && isPast) await refuseShortThen(tx, item, fromPlaceId, qty, bookedOn);
    const valueFen = valueOf(line, from);
    const lotId = await moveLot(tx, item, line, { isFrom: from !== undefined, isTo: to !== undefined, now });
    const month = bookedOn.slice(0, 7);
    if (from) {
      await takeFromBalance(tx, itemId, fromPlaceId, { qty, valueFen });
      await changeMonths(tx, itemId, fromPlaceId, month, { qty: -qty, valueFen: -valueFen });
      books.set(itemId, fromPlaceId, { ...from, qty: from.qty - qty, valueFen: from.valueFen - valueFen });
    }
    if (to) {
      await addToBalance(tx, itemId, toPlaceId, { qty, valueFen });
      await changeMonths(tx, itemId, toPlaceId, month, { qty, valueFen });
      books.set(itemId, toPlaceId, { ...to, qty: to.qty + qty, valueFen: to.valueFen + valueFen });
    }
    const moveId = await insertMove(tx, {
      itemId,
      kind,
      fromPlaceId,
      toPlaceId,
      qty,
      valueFen,
      workOrderId: about.workOrderId ?? null,
      receiptId: about.receiptId ?? null,
      signedBy: about.signedBy ?? '',
      reason: about.reason ?? '',
      userId: actor.userId,
      at: now,
      reversesId: line.reversesId ?? null,
      bookedOn,
      documentId: about.documentId ?? null,
      lotId,
      staffId: about.staffId ?? null,
    });
    posted.push({ moveId, item, valueFen });
  }
  return posted;
}

/** The balances of all stocked ends, locked in order and kept up while lines are posted one after the other. */
async function lockBooks(tx: Tx, lines: readonly PostLine[], stocked: ReadonlySet<number>) {
  const pairs = lines
    .flatMap(({ itemId, fromPlaceId, toPlaceId }) => [fromPlaceId, toPlaceId].map((placeId) => ({ itemId, placeId })))
    .filter(({ placeId }) => stocked.has(placeId))
    .toSorted((a, b) => a.itemId - b.itemId || a.placeId - b.placeId);
  const known = new Map<string, Balance>();
  const keyOf = (itemId: number, placeId: number) => `${itemId}/${placeId}`;
  for (const { itemId, placeId } of pairs) {
    const key = keyOf(itemId, placeId);
    if (!known.has(key)) known.set(key, await lockBalance(tx, itemId, placeId));
  }
  return {
    of: (itemId: number, placeId: number) => known.get(keyOf(itemId, placeId)) as Balance,
    set: (itemId: number, placeId: number, balance: Balance) => void known.set(keyOf(itemId, placeId), balance),
  };
}

function valueOf({ valueFen, qty }: PostLine, from: Balance | undefined): number {
  if (typeof valueFen === 'number') return valueFen;
  invariant(from, 'what comes from outside has a value');
  return valueFen ? valueFen(from) : valueShare(from, qty);
}

/** A count that was locked closes the books of what it counted: nothing is booked on its day or before any more. */
function refuseCounted(item: ItemName, { countedOn }: Balance, bookedOn: string): void {
  if (countedOn !== '' && bookedOn <= countedOn && bookedOn !== '')
    throw new DomainError('bookedTooEarly', { field: 'bookedOn', item: item.name, countedOn });
}

/** On a past day only what was there then, and is not missed on any day since, can be taken (R-000-22). */
async function refuseShortThen(tx: Tx, item: ItemName, placeId: number, qty: number, bookedOn: string): Promise<void> {
  const changes = await findDailyChanges(tx, item.id, placeId, '');
  let balance = 0;
  let lowest: number | undefined;
  for (const change of changes) {
    // the balance at the end of the booking day is that of the last change on or before it
    if (change.bookedOn > bookedOn) lowest = Math.min(lowest ?? balance, balance);
    balance += change.qty;
  }
  lowest = Math.min(lowest ?? balance, balance);
  refuseShort(item, qty, lowest, placeId);
}

interface LotEnds {
  readonly isFrom: boolean;
  readonly isTo: boolean;
  readonly now: number;
}

/** The batch or serial number of a movement, where the item wants one; balances of lots follow. @returns its id, null for others. */
async function moveLot(tx: Tx, item: ItemName, line: PostLine, { isFrom, isTo, now }: LotEnds): Promise<number | null> {
  if (item.tracking === 'none') return null;
  const { itemId, qty, lotNo = '', fromPlaceId, toPlaceId, expiresOn = '' } = line;
  const about = { item: item.name, code: item.code, itemId, lotNo, field: 'lotNo' };
  if (lotNo === '') throw new DomainError('lotMissing', about);
  if (item.tracking === 'serial' && qty !== 1) throw new DomainError('lotMissing', { ...about, reason: 'oneEach' });
  const known = await findLot(tx, itemId, lotNo);
  if (isFrom) {
    const there = known === undefined ? 0 : await lockLotBalance(tx, known, fromPlaceId);
    if (known === undefined || there < qty) throw new DomainError('lotShort', { ...about, wanted: qty, available: there });
    await changeLotBalance(tx, known, fromPlaceId, -qty);
  } else if (item.tracking === 'serial' && known !== undefined && (await findLotPlaces(tx, known)).length > 0) {
    throw new DomainError('lotTaken', about);
  }
  const lotId = known ?? (await insertLot(tx, { itemId, no: lotNo, expiresOn, createdAt: now }));
  if (isTo) await changeLotBalance(tx, lotId, toPlaceId, qty);
  return lotId;
}
