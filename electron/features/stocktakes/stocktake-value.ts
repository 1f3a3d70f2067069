import { prorate } from '../../../shared/money.ts';

/** The part of a place's value that some of its units have; all of it for all of them. */
export function fenOrShare(valueFen: number, qty: number, ofQty: number): number {
  return ofQty === 0 || qty === ofQty ? (qty === 0 ? 0 : valueFen) : prorate(valueFen, qty, ofQty);
}

interface Priced {
  readonly costFen: number;
  readonly packQty: number;
}

/** What units are worth: at the average of what lies there, or at the expected cost of a pack where nothing does. */
export function worthOf(qty: number, there: { readonly qty: number; readonly valueFen: number }, { costFen, packQty }: Priced): number {
  return there.qty > 0 ? prorate(there.valueFen, qty, there.qty) : prorate(costFen, qty, packQty);
}
