import { prorate } from '../../shared/money.ts';
import { dayOf } from '../../shared/time.ts';
import type { Bulk, Row } from './bulk.ts';
import { demoZone } from './shop.ts';

/** Places that the migrations bring along. */
export const demoPlaces = { supplier: 1, job: 2, adjust: 3, main: 4, customer: 5, used: 6, scrap: 7, transit: 8, oldParts: 9 } as const;

const outerEnds: ReadonlySet<number> = new Set([
  ...[demoPlaces.supplier, demoPlaces.job, demoPlaces.adjust],
  ...[demoPlaces.customer, demoPlaces.used, demoPlaces.scrap],
]);

/** What is said of a move only sometimes. */
const noDocument = {
  workOrderId: null,
  receiptId: null,
  documentId: null,
  lotId: null,
  staffId: null,
  signedBy: '',
  reason: '',
  reversesId: null,
} as const;

/** A move to write; without a value it carries the average of the place that it leaves. */
export type Move = Omit<Row<'stockMove'>, 'id' | 'bookedOn' | 'valueFen' | keyof typeof noDocument> & Partial<Row<'stockMove'>>;

export interface Held {
  readonly qty: number;
  readonly valueFen: number;
}

/** The ledger with what lies where, and what lay there at the end of each month. */
export interface Ledger {
  held(itemId: number, placeId: number): Held;
  move(facts: Move): { readonly id: number; readonly valueFen: number };
  /** A count was locked: nothing is booked there on this day or before any more. */
  close(itemId: number, placeId: number, countedOn: string): void;
  /** How many moves are still to come. */
  left(): number;
  /** Id of a move that somebody else writes; undefined when the ledger has as many as were asked for. */
  nextMove(): number | undefined;
  /** Id of a further paper of the storekeeper. */
  nextDocument(): number;
  /** The last move: its id and time. */
  last(): { readonly id: number; readonly at: number };
  flush(): void;
}

export function createLedger(bulk: Bulk, wantedMoves: number): Ledger {
  const balances = new Map<string, Row<'stockBalance'>>();
  const months = new Map<string, Row<'stockMonth'>>();
  let moves = 0;
  let documents = 0;
  let lastAt = 0;

  const held = (itemId: number, placeId: number) => balances.get(`${itemId}/${placeId}`) ?? { qty: 0, valueFen: 0, countedOn: '' };

  function change(itemId: number, placeId: number, bookedOn: string, qty: number, valueFen: number): void {
    if (outerEnds.has(placeId)) return;
    const before = held(itemId, placeId);
    const now = { itemId, placeId, qty: before.qty + qty, valueFen: before.valueFen + valueFen };
    balances.set(`${itemId}/${placeId}`, { ...now, countedOn: before.countedOn });
    const month = bookedOn.slice(0, 7);
    months.set(`${itemId}/${placeId}/${month}`, { ...now, month });
  }

  return {
    held,
    move(facts) {
      const { itemId, fromPlaceId, toPlaceId, qty, at } = facts;
      const bookedOn = dayOf(at, demoZone);
      const there = held(itemId, fromPlaceId);
      const valueFen = facts.valueFen ?? prorate(there.valueFen, qty, there.qty);
      lastAt = Math.max(lastAt, at);
      bulk.add('stockMove', { ...noDocument, ...facts, valueFen, bookedOn, id: ++moves });
      change(itemId, fromPlaceId, bookedOn, -qty, -valueFen);
      change(itemId, toPlaceId, bookedOn, qty, valueFen);
      return { id: moves, valueFen };
    },
    close(itemId, placeId, countedOn) {
      const row = balances.get(`${itemId}/${placeId}`);
      if (row) balances.set(`${itemId}/${placeId}`, { ...row, countedOn });
    },
    left: () => wantedMoves - moves,
    nextMove: () => (moves < wantedMoves - 1 ? ++moves : undefined),
    nextDocument: () => ++documents,
    last: () => ({ id: moves, at: lastAt }),
    flush() {
      for (const row of balances.values()) bulk.add('stockBalance', row);
      for (const row of months.values()) bulk.add('stockMonth', row);
    },
  };
}
