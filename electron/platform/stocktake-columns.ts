import type { StocktakeLine } from '../../shared/stocktakes.ts';
import { column } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

export interface StocktakeRows {
  readonly stocktakeLines: StocktakeLine;
}

/** The lines of a stocktake. */
export const stocktakeColumns: { readonly [List in keyof StocktakeRows]: readonly ListColumn<StocktakeRows[List]>[] } = {
  stocktakeLines: [
    column('place', 'text', 16, ({ placeName }) => placeName),
    column('code', 'text', 18, ({ code }) => code),
    column('name', 'text', 28, ({ name }) => name),
    column('spec', 'text', 18, ({ spec }) => spec),
    column('lot', 'text', 16, ({ lotNo }) => lotNo),
    column('unit', 'text', 8, ({ unit }) => unit),
    column('bookQty', 'number', 10, ({ bookQty }) => bookQty),
    column('movedQty', 'number', 10, ({ movedQty }) => movedQty),
    column('countedQty', 'number', 10, ({ countedQty }) => countedQty),
    column('differenceQty', 'number', 10, ({ differenceQty }) => differenceQty),
    column('amount', 'money', 14, ({ differenceFen }) => differenceFen),
    column('reason', 'text', 30, ({ reason }) => reason),
    column('counters', 'text', 18, ({ counters }) => counters),
  ],
};
