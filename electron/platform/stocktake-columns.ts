import type { StocktakeLine, StocktakeRow } from '../../shared/stocktakes.ts';
import { column, word } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

export interface StocktakeRows {
  readonly stocktakes: StocktakeRow;
  readonly stocktakeLines: StocktakeLine;
}

/** Stocktakes, and the lines of one. */
export const stocktakeColumns: { readonly [List in keyof StocktakeRows]: readonly ListColumn<StocktakeRows[List]>[] } = {
  stocktakes: [
    column('no', 'text', 20, ({ no }) => no),
    word(
      'state',
      (texts) => texts.stocktakes.state,
      ({ state }) => state,
    ),
    word(
      'kind',
      (texts) => texts.stocktakes.kind,
      ({ kind }) => kind,
    ),
    word(
      'countMode',
      (texts) => texts.stocktakes.mode,
      ({ mode }) => mode,
    ),
    column('day', 'date', 12, ({ bookedOn }) => bookedOn),
    column('linesToCount', 'number', 10, ({ lineCount }) => lineCount),
    column('countedLines', 'number', 10, ({ countedCount }) => countedCount),
    column('differentLines', 'number', 10, ({ differenceCount }) => differenceCount),
    column('by', 'text', 12, ({ createdByName }) => createdByName),
    column('at', 'dateTime', 18, ({ createdAt }) => createdAt),
  ],
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
