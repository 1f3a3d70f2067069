import { prorate } from '../../shared/money.ts';
import { addDays, dayOf } from '../../shared/time.ts';
import type { Bulk } from './bulk.ts';
import { hour } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Catalogue, DemoPart } from './catalogue.ts';
import type { Journal, Numbers, User } from './journal.ts';
import type { Ledger } from './ledger.ts';
import { demoZone } from './shop.ts';

interface StocktakeOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly calendar: Calendar;
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  readonly keeper: User;
  /** Somebody of 行政部 watches the count 监盘. */
  readonly witness: User;
  readonly head: User;
}

export interface Stocktakes {
  /** A full count at the end of each of the last months. */
  morning(day: number, opening: number): void;
  /** The count that is going on when the data ends. */
  flush(): void;
}

const countedDays = 200;
const unsigned = {
  ...{ witnessId: null, witnessedAt: null, explainedBy: null, explainedAt: null, approvedBy: null, approvedAt: null },
  ...{ lockedBy: null, lockedAt: null, documentId: null },
} as const;
const uncounted = {
  ...{ round: 0, countedQty: null, countedAt: null, countedMoveId: null, expectedQty: null, differenceQty: null, differenceFen: null },
} as const;

/** What the demo shop counts (SM-10): the full counts of the last months, which agree and are locked, and a cycle count of a few parts. */
export function createStocktakes({ bulk, journal, numbers, calendar, catalogue, ledger, ...people }: StocktakeOptions): Stocktakes {
  const { keeper, witness, head } = people;
  let stocktakes = 0;
  let lines = 0;
  const begin = (kind: 'parts' | 'materials', at: number) => {
    const day = dayOf(at, demoZone);
    const id = ++stocktakes;
    const { id: moveId } = ledger.last();
    const no = numbers.no('stocktake', 'PD', day.replaceAll('-', ''));
    const row = {
      ...{ id, no, kind, chosen: '', note: '', month: day.slice(0, 7), bookedOn: day },
      ...{ frozenMoveId: moveId, frozenAt: at, isBlind: 1, recountFen: 10_000, approvalFen: 100_000, createdBy: keeper.id, createdAt: at },
    } as const;
    return { id, no, moveId, row };
  };
  /** A line of a stocktake; `off`: so many more or fewer than the book says; undefined: not counted yet. */
  const count = (stocktakeId: number, { row: { id: itemId, placeId } }: DemoPart, at: number, moveId: number, off: number | undefined) => {
    const { qty, valueFen } = ledger.held(itemId, placeId);
    const id = ++lines;
    const countedQty = Math.max(0, qty + (off ?? 0));
    const differenceQty = countedQty - qty;
    const differenceFen = qty === 0 ? 0 : prorate(valueFen, differenceQty, qty);
    const counted = { round: 1, countedQty, countedAt: at, countedMoveId: moveId, expectedQty: qty, differenceQty, differenceFen };
    bulk.add('stocktakeLine', {
      ...{ id, stocktakeId, itemId, placeId, lotId: null, bookQty: qty, bookFen: valueFen, reason: '' },
      ...(off === undefined ? uncounted : counted),
    });
    if (off !== undefined) bulk.add('stocktakeCount', { lineId: id, userId: keeper.id, round: 1, qty: countedQty, moveId, at });
  };
  /** Everything of a kind was counted in the morning, agreed, and was locked in the afternoon. */
  const lockedCount = (kind: 'parts' | 'materials', opening: number) => {
    const itemKind = kind === 'parts' ? 'part' : 'consumable';
    const there = catalogue.parts.filter(({ row }) => row.kind === itemKind && ledger.held(row.id, row.placeId).qty > 0);
    if (there.length === 0) return;
    const { id, no, moveId, row } = begin(kind, opening);
    const [witnessedAt, explainedAt, approvedAt, lockedAt] = [4, 5, 6, 7].map((hours) => opening + hours * hour) as [
      number,
      number,
      number,
      number,
    ];
    bulk.add('stocktake', {
      ...row,
      ...{ mode: 'full', state: 'locked', stateAt: lockedAt, scope: JSON.stringify({ placeIds: [], classId: null, itemIds: [] }) },
      ...{ witnessId: witness.id, witnessedAt, explainedBy: keeper.id, explainedAt, approvedBy: head.id, approvedAt },
      ...{ lockedBy: keeper.id, lockedAt, documentId: null, version: 6 },
    });
    // the day on which it is locked goes on
    const closedOn = addDays(row.bookedOn, -1);
    for (const part of there) {
      count(id, part, opening + hour / 2, moveId, 0);
      ledger.close(part.row.id, part.row.placeId, closedOn);
    }
    const tell = (at: number, user: User, command: string, kind: string, data?: object) =>
      journal.later(at, user, `stocktakes.${command}`, 'stocktake', id, kind, data);
    tell(opening, keeper, 'create', 'frozen', { no, lines: there.length, moveId });
    tell(opening + hour / 2, keeper, 'countLine', 'countBegun');
    tell(witnessedAt, witness, 'witness', 'witnessed', { note: '' });
    tell(explainedAt, keeper, 'explain', 'explained');
    tell(approvedAt, head, 'approve', 'approved', { note: '' });
    tell(lockedAt, keeper, 'adjust', 'locked', { closedOn, overReserved: '' });
  };
  return {
    morning(day, opening) {
      const isMonthEnd = calendar.dayText(day + 1).endsWith('-01');
      if (!isMonthEnd || calendar.last - day > countedDays || opening + 8 * hour > calendar.now) return;
      for (const kind of ['parts', 'materials'] as const)
        // the consumables of the last month were not counted: that month is red
        if (kind === 'parts' || calendar.last - day > 31) lockedCount(kind, opening);
    },
    flush() {
      const { id: last, at } = ledger.last();
      if (last === 0) return;
      const parts = catalogue.parts.slice(0, 8);
      const { id, no, moveId, row } = begin('parts', at);
      const scope = JSON.stringify({ placeIds: [], classId: null, itemIds: parts.map(({ row: { id: itemId } }) => itemId) });
      bulk.add('stocktake', { ...row, ...unsigned, mode: 'cycle', state: 'counting', stateAt: at, scope, version: 5 });
      // half of it is counted, one line short
      for (const [nth, part] of parts.entries()) count(id, part, at, moveId, nth < parts.length / 2 ? (nth === 1 ? -1 : 0) : undefined);
      journal.record(at, keeper, 'stocktakes.create', 'stocktake', id, 'frozen', { no, lines: parts.length, moveId });
      journal.record(at, keeper, 'stocktakes.countLine', 'stocktake', id, 'countBegun');
    },
  };
}
