import type { RepairState } from '../../shared/repair-case-lifecycle.ts';
import type { Bulk, Row } from './bulk.ts';
import type { Calendar } from './calendar.ts';
import type { Calls } from './calls.ts';
import type { Clocks } from './clocks.ts';
import type { Delays } from './delays.ts';
import type { Journal, Numbers } from './journal.ts';
import type { PlannedStep } from './plan.ts';
import type { Product } from './products.ts';
import type { Random } from './random.ts';
import type { RepairedJob, Repairs } from './repairs.ts';
import type { People } from './shop.ts';
import type { DemoSlip, Slips } from './slips.ts';
import type { createStore } from './store.ts';
import type { Trades } from './trades.ts';

export type Request = { -readonly [K in keyof Row<'serviceRequest'>]: Row<'serviceRequest'>[K] };

/** A request on its way; written once nothing more happens to it. */
export interface Life extends RepairedJob {
  readonly row: Request;
  readonly product: Product;
  readonly slips: DemoSlip[];
  /** States of its repair order, in order; empty: it has none. */
  readonly path: readonly RepairState[];
  /** Steps still to come. */
  left: number;
  /** For when its clocks are looked at next, Infinity: they are not. */
  sweepAt: number;
  isExplaining: boolean;
}

export interface RequestOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly random: Random;
  readonly calendar: Calendar;
  readonly people: People;
  readonly slips: Slips;
  readonly store: ReturnType<typeof createStore>;
  readonly calls: Calls;
  readonly trades: Trades;
  readonly clocks: Clocks;
  readonly delays: Delays;
  readonly repairs: Repairs;
  /** Puts a further step of a life among those of its day. */
  schedule(life: Life, step: PlannedStep): void;
}

export function change(row: Request, at: number, changes: Partial<Request>): void {
  Object.assign(row, changes, { updatedAt: at, version: row.version + 1 });
}
