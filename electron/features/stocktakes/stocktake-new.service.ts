import type { z } from 'zod';
import { fenOrShare } from './stocktake-value.ts';
import type { Receipt } from '../../../shared/fields.ts';
import { itemKindOf } from '../../../shared/stocktakes.ts';
import type { CreateStocktake, ItemToCount, countedPlacesInput, proposeItemsInput } from '../../../shared/stocktakes.ts';
import type { PlaceRow } from '../../../shared/stock.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { bookingDay } from '../stock/posting.service.ts';
import { findChosenNames, findCountedPlaces, findOpenOf, freezeBook, insertLines, withBins } from './stocktake-freeze.repository.ts';
import { findItemsToCount } from './stocktake-months.repository.ts';
import { readStocktakeRules } from './stocktake-rules.service.ts';
import { insertStocktake } from './stocktakes.repository.ts';

/** A count of the month before is still begun in the first half of the next. */
const mostDaysBack = 15;

/**
 * 建立: freezes the book of what is counted at this movement of the ledger (SM-10). Work goes on meanwhile; what moves is added in.
 * @throws DomainError `bookedInFuture`, `guardFailed` with `bookTooOld`, `spotBySupervisor`, `nothingToCount`, `countedElsewhere`
 */
export async function createStocktake(context: ActorContext, input: CreateStocktake): Promise<Receipt> {
  const { app, now, actor } = context;
  const { kind, mode, classId, itemIds, isBlind, note } = input;
  return write(context, async ({ tx, record, touch }) => {
    const bookedOn = await bookingDay(context, tx, input.bookedOn);
    const zone = await readZone(app, tx);
    if (bookedOn < addDays(dayOf(now, zone), -mostDaysBack))
      throw new DomainError('guardFailed', { guard: 'bookTooOld', field: 'bookedOn', days: mostDaysBack });
    // R-000-09, R-000-67: whoever keeps the store does not check it by surprise
    if (mode === 'spot' && !actor.roles.some((role) => role === 'supervisor' || role === 'serviceManager'))
      throw new DomainError('guardFailed', { guard: 'spotBySupervisor', field: 'mode' });
    const scope = { itemKind: itemKindOf(kind), mode, placeIds: await withBins(tx, input.placeIds), classId, itemIds };
    const { moveId, balances } = await freezeBook(tx, scope);
    if (balances.length === 0) throw new DomainError('guardFailed', { guard: 'nothingToCount' });
    const rules = await readStocktakeRules(tx);
    const no = await takeNumber(tx, 'stocktake', now, zone);
    const names = await findChosenNames(tx, { ...scope, placeIds: input.placeIds });
    const id = await insertStocktake(tx, {
      no,
      kind,
      mode,
      state: 'frozen',
      stateAt: now,
      scope: JSON.stringify({ placeIds: scope.placeIds, classId, itemIds }),
      chosen: itemIds.length > names.length && mode !== 'place' ? `${names.join('、')} …` : names.join('、'),
      month: bookedOn.slice(0, 7),
      bookedOn,
      frozenMoveId: moveId,
      frozenAt: now,
      isBlind: isBlind ? 1 : 0,
      recountFen: rules.recountFen,
      approvalFen: rules.approvalFen,
      note,
      witnessId: null,
      witnessedAt: null,
      explainedBy: null,
      explainedAt: null,
      approvedBy: null,
      approvedAt: null,
      lockedBy: null,
      lockedAt: null,
      documentId: null,
      createdBy: actor.userId,
      createdAt: now,
      version: 1,
    });
    await insertLines(
      tx,
      balances.map(({ itemId, placeId, lotId, qty, valueFen, placeQty }) => ({
        stocktakeId: id,
        itemId,
        placeId,
        lotId,
        bookQty: qty,
        bookFen: fenOrShare(valueFen, qty, placeQty),
        round: 0,
        reason: '',
      })),
    );
    // what is counted twice at once would be adjusted twice
    const other = await findOpenOf(tx, id);
    if (other) throw new DomainError('guardFailed', { guard: 'countedElsewhere', ...other });
    await record({ subject: 'stocktake', subjectId: id, kind: 'frozen', data: { no, lines: balances.length, moveId } });
    touch('stocktakes', 'home');
    return { id, version: 1, no };
  });
}

/** Where something of a kind is counted: shelves and bags, or the tool rooms and everybody who has held a tool. */
export async function listCountedPlaces({ db }: ActorContext, { kind }: z.output<typeof countedPlacesInput>): Promise<readonly PlaceRow[]> {
  return findCountedPlaces(db, itemKindOf(kind));
}

const dueDays = { A: 30, B: 90, C: 365 } as const;

/** 循环盘点: what was not counted for longest, measured by its class: A every month, B every quarter, C every year. */
export async function proposeItems(
  { app, db, now }: ActorContext,
  { kind, limit }: z.output<typeof proposeItemsInput>,
): Promise<readonly ItemToCount[]> {
  const today = dayOf(now, await readZone(app));
  const items = await findItemsToCount(db, kind, addDays(today, -365));
  const total = items.reduce((sum, { usedFen }) => sum + usedFen, 0);
  let before = 0;
  return items
    .toSorted((a, b) => b.usedFen - a.usedFen)
    .map(({ usedFen, ...item }): ItemToCount => {
      // the first items that make up four fifths of the use are A, up to nineteen twentieths B
      const abc = usedFen === 0 || before * 20 >= total * 19 ? 'C' : before * 5 >= total * 4 ? 'B' : 'A';
      before += usedFen;
      return { ...item, abc, dueOn: item.countedOn === '' ? '' : addDays(item.countedOn, dueDays[abc]) };
    })
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.abc < b.abc ? -1 : a.abc > b.abc ? 1 : 0))
    .slice(0, limit);
}
