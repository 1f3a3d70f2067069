import type { Bulk } from './bulk.ts';
import { hour, minute } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { writeCatalogue } from './catalogue.ts';
import { createEmpties } from './empties.ts';
import type { Journal, Numbers, User } from './journal.ts';
import { createLedger } from './ledger.ts';
import { createOldParts } from './old-parts.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import type { People } from './shop.ts';
import { createNotes } from './stock-notes.ts';
import { writePlaces } from './stock-places.ts';
import { createStock } from './stock.ts';
import { createStocktakes } from './stocktake.ts';
import { createStoreroom } from './storeroom.ts';

interface StoreOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly random: Random;
  readonly calendar: Calendar;
  readonly people: People;
  readonly keeper: User;
  readonly head: User;
  readonly parts: number;
  readonly moves: number;
  readonly openedAt: number;
  readonly progress: () => number;
}

/** So long ago the shop began to write notes of what goes out and comes back. */
const noteDays = 40;

/** All of the store: its catalogue, its ledger, and those who write into it. */
export function createStore({ random, people, parts, moves, openedAt, progress, ...common }: StoreOptions) {
  const { bulk, numbers, calendar } = common;
  const keepers = people.users.storekeeper;
  const catalogue = writeCatalogue(bulk, random, parts, openedAt, writePlaces(bulk, keepers));
  const ledger = createLedger(bulk, moves);
  const shared = { ...common, catalogue, ledger, noteOf: createNotes(bulk, numbers, calendar, ledger, noteDays) };
  // its own chance: what the store does changes nothing of the rest
  const stock = createStock({ ...shared, random: createRandom('配件库'), keepers, moves, progress });
  stock.open(openedAt + hour / 2);
  const storeroom = createStoreroom({ ...shared, stock, technicians: people.technicians });
  const empties = createEmpties(shared);
  const oldParts = createOldParts(shared);
  const stocktakes = createStocktakes({ ...shared, witness: people.users.adminOffice[0] ?? common.head });
  return {
    stock,
    storeroom,
    empties,
    oldParts,
    morning(day: number, opening: number): void {
      stock.restock(opening, calendar.dayText(day).replaceAll('-', ''));
      storeroom.morning(day);
      oldParts.morning(day);
      stocktakes.morning(day, opening);
    },
    /** What is left to do when the data ends. */
    complete(): void {
      storeroom.keep();
      stock.complete(calendar.now - minute, calendar.dayText(calendar.last).replaceAll('-', ''));
    },
    flush(): void {
      stock.flush();
      stocktakes.flush();
      oldParts.flush();
      empties.flush();
    },
  };
}
