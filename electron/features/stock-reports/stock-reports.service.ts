import type { z } from 'zod';
import type { Count, Page } from '../../../shared/fields.ts';
import { addFen } from '../../../shared/money.ts';
import { classifyAbc, turnoverHundredths } from '../../../shared/reordering.ts';
import { mostPrintedRows } from '../../../shared/stock-reports.ts';
import type {
  AccuracyRow,
  PlaceValue,
  SlowRow,
  StockOnDayPrint,
  StockOnDayRow,
  StockSpan,
  StockTotal,
  StockUseRow,
  TurnoverReport,
  slowStockInput,
  stockOnDayCountInput,
  stockOnDayInput,
  stockUseInput,
} from '../../../shared/stock-reports.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { fromTextCursor, toPage } from '../../platform/cursor.ts';
import { readZone } from '../../platform/settings.ts';
import { readReorderSettings, readUse } from '../reordering/reordering.service.ts';
import { listCountAccuracy } from '../stocktakes/stocktake-months.service.ts';
import { findPlaceValuesOn, findStockOn, findStockedPlaceNames, findValuesOn, totalStockOn } from './stock-day.repository.ts';
import type { OnDay } from './stock-day.repository.ts';
import { findItemTexts, findLastUses, findShelved, sumUse } from './stock-use.repository.ts';

/** What lay on the shelves at the end of a day, with its value then: of one place with its bins, or of all (R-000-22). */
export async function listStockOnDay(
  context: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof stockOnDayInput>,
): Promise<Page<StockOnDayRow>> {
  const asked = await askedDay(context, filter);
  const rows = await findStockOn(context.db, asked, fromTextCursor(cursor), limit + 1);
  return toPage(rows.map(lineOf), limit, ({ code }) => [code]);
}

/** The same in pages for a workbook. */
export async function fetchStockOnDay(
  context: ActorContext,
  filter: z.output<typeof stockOnDayCountInput>,
  after: string | undefined,
  limit: number,
): Promise<readonly StockOnDayRow[]> {
  return (await findStockOn(context.db, await askedDay(context, filter), after, limit)).map(lineOf);
}

/** The same in one piece for the printer. */
export async function readStockToPrint(context: ActorContext, filter: z.output<typeof stockOnDayCountInput>): Promise<StockOnDayPrint> {
  const asked = await askedDay(context, filter);
  const rows = await findStockOn(context.db, asked, undefined, mostPrintedRows + 1);
  const place = (await findStockedPlaceNames(context.db)).find(({ id }) => id === filter.placeId);
  return {
    ...(await totalStockOn(context.db, asked)),
    day: asked.day,
    placeName: place?.name ?? '',
    rows: rows.slice(0, mostPrintedRows).map(lineOf),
    isCut: rows.length > mostPrintedRows,
  };
}

export async function countStockOnDay(context: ActorContext, filter: z.output<typeof stockOnDayCountInput>): Promise<Count & StockTotal> {
  const { items, valueFen } = await totalStockOn(context.db, await askedDay(context, filter));
  return { total: items, isMore: false, items, valueFen };
}

/** What each place was worth at the end of a day: stores and bins, bags, goods in transit, old parts. */
export async function listPlaceValues(
  context: ActorContext,
  filter: z.output<typeof stockOnDayCountInput>,
): Promise<readonly PlaceValue[]> {
  const { db } = context;
  const places = await findStockedPlaceNames(db);
  const ids = places.map(({ id }) => id);
  const values = await findPlaceValuesOn(db, (await askedDay(context, filter)).day, ids);
  const byId = new Map(values.map((value) => [value.placeId, value]));
  return places.flatMap(({ id, name }) => {
    const value = byId.get(id);
    return value ? [{ ...value, placeName: name }] : [];
  });
}

/** What was used in a span, less what came back (item 9): per item with quantities, else as money. */
export async function listUse({ db }: ActorContext, { by, ...span }: z.output<typeof stockUseInput>): Promise<readonly StockUseRow[]> {
  if (by !== 'item') {
    const sums = await sumUse(db, span, by);
    return sums.map((row) => ({ ...row, code: '', unit: '', packUnit: '', packQty: 1, qty: null }));
  }
  const use = await readUse(db, span);
  const items = await findItemTexts(db);
  return items
    .flatMap(({ id, code, name, spec, unit, packUnit, packQty }) => {
      const used = use.get(id);
      if (!used || (used.qty === 0 && used.valueFen === 0)) return [];
      const label = [name, spec].filter(Boolean).join(' ');
      return [{ key: String(id), code, label, unit, packUnit, packQty, qty: used.qty, items: 1, issueFen: used.valueFen }];
    })
    .toSorted((a, b) => b.issueFen - a.issueFen);
}

/** Turnover and ABC class by issue cost (R-004-53): turnover = issue cost / mean of the stock's value before and after the span. */
export async function readTurnover({ db }: ActorContext, span: StockSpan): Promise<TurnoverReport> {
  const use = await readUse(db, span);
  const open = await findValuesOn(db, addDays(span.from, -1));
  const close = await findValuesOn(db, span.to);
  const items = await findItemTexts(db);
  const rows = items
    .map(({ id: itemId, code, name, spec, ...packing }) => {
      const { qty: issueQty = 0, valueFen: issueFen = 0 } = use.get(itemId) ?? {};
      const openFen = open.get(itemId) ?? 0;
      const closeFen = close.get(itemId) ?? 0;
      const facts = { itemId, code, name: [name, spec].filter(Boolean).join(' '), ...packing, issueQty, issueFen, openFen, closeFen };
      return { ...facts, turnover: turnoverHundredths(issueFen, openFen, closeFen) };
    })
    .filter(({ issueFen, issueQty, openFen, closeFen }) => issueFen !== 0 || issueQty !== 0 || openFen > 0 || closeFen > 0)
    .toSorted((a, b) => b.issueFen - a.issueFen);
  const classes = classifyAbc(rows.map(({ issueFen }) => issueFen));
  const [issueFen, openFen, closeFen] = [total(use), sum(open), sum(close)];
  return {
    rows: rows.map((row, at) => ({ ...row, abc: classes[at] ?? 'C' })),
    issueFen,
    openFen,
    closeFen,
    turnover: turnoverHundredths(issueFen, openFen, closeFen),
  };
}

/** Slow movers 呆滞 (R-004-53): on the shelf and not used for so many days; the dearest first. */
export async function listSlowStock(context: ActorContext, { days }: z.output<typeof slowStockInput>): Promise<readonly SlowRow[]> {
  const { db } = context;
  const today = await todayOf(context);
  const lookedBack = days ?? (await readReorderSettings(db)).slowDays;
  const used = await readUse(db, { from: addDays(today, 1 - lookedBack), to: today });
  const slow = (await findShelved(db)).filter(({ itemId }) => !used.has(itemId));
  const lastUses = await findLastUses(
    db,
    slow.map(({ itemId }) => itemId),
  );
  return slow.map((row) => ({ ...row, lastUsedOn: lastUses.get(row.itemId) ?? null }));
}

/** How well the books agreed with what was counted (G-16), count by count. */
export async function listAccuracy(context: ActorContext, span: StockSpan): Promise<readonly AccuracyRow[]> {
  return listCountAccuracy(context, span);
}

/** A day to come is today: nothing lies there yet. */
async function askedDay(context: ActorContext, { day, placeId, query }: z.output<typeof stockOnDayCountInput>): Promise<OnDay> {
  const today = await todayOf(context);
  const asked = { day: day === '' || day > today ? today : day, query };
  if (placeId === null) return { ...asked, placeIds: null };
  const bins = (await findStockedPlaceNames(context.db)).filter(({ parentId }) => parentId === placeId);
  return { ...asked, placeIds: [placeId, ...bins.map(({ id }) => id)] };
}

async function todayOf({ app, db, now }: ActorContext): Promise<string> {
  return dayOf(now, await readZone(app, db));
}

function lineOf(row: StockOnDayRow): StockOnDayRow {
  const { itemId, code, name, spec, unit, packUnit, packQty, kind, qty, valueFen } = row;
  return { itemId, code, name, spec, unit, packUnit, packQty, kind, qty, valueFen };
}

function sum(values: ReadonlyMap<number, number>): number {
  return addFen(...values.values());
}

function total(use: ReadonlyMap<number, { readonly valueFen: number }>): number {
  return addFen(...[...use.values()].map(({ valueFen }) => valueFen));
}
