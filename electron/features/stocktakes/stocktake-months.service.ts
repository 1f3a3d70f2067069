import type { z } from 'zod';
import { openStocktakeStates } from '../../../shared/stocktake-lifecycle.ts';
import { countedKinds } from '../../../shared/stocktakes.ts';
import type {
  accuracyInput,
  CountAccuracy,
  CountedKind,
  MonthState,
  StocktakeFigures,
  StocktakeMonth,
  stocktakeMonthsInput,
} from '../../../shared/stocktakes.ts';
import type { AccuracyRow, StockSpan } from '../../../shared/stock-reports.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { readZone } from '../../platform/settings.ts';
import { countByState, findFirstMonth, findAccuracy, findFullStocktakes } from './stocktake-months.repository.ts';
import { readStocktakeRules } from './stocktake-rules.service.ts';

/**
 * A year of months for each kind (R-000-24, R-000-36, R-000-66): only a full stocktake that was locked makes a month good; without one it is red
 * from its last day, or so many days before as the shop says.
 */
export async function listStocktakeMonths(
  context: ActorContext,
  { year }: z.output<typeof stocktakeMonthsInput>,
): Promise<readonly StocktakeMonth[]> {
  const months = Array.from({ length: 12 }, (_, nth) => `${year}-${String(nth + 1).padStart(2, '0')}`);
  return judgeMonths(context, months);
}

async function judgeMonths({ app, db, now }: ActorContext, months: readonly string[]): Promise<readonly StocktakeMonth[]> {
  const today = dayOf(now, await readZone(app));
  const { redDaysBefore } = await readStocktakeRules(db);
  const found = await findFullStocktakes(db, months[0] ?? '', months.at(-1) ?? '');
  const judged: StocktakeMonth[] = [];
  for (const kind of countedKinds) {
    const first = await findFirstMonth(db, kind);
    for (const month of months) {
      const ofMonth = found.filter((one) => one.kind === kind && one.month === month);
      const locked = ofMonth.findLast(({ state }) => state === 'locked');
      const open = ofMonth.findLast(({ state }) => openStocktakeStates.includes(state));
      const isRed = today >= addDays(lastDayOf(month), -redDaysBefore);
      const state: MonthState = locked
        ? 'locked'
        : first === undefined || month < first
          ? 'before'
          : isRed
            ? 'missing'
            : open
              ? 'open'
              : 'ahead';
      const shown = locked ?? open;
      judged.push({ month, kind, state, stocktakeId: shown?.id ?? null, no: shown?.no ?? null });
    }
  }
  return judged;
}

function lastDayOf(month: string): string {
  const next = addDays(`${month}-28`, 4).slice(0, 7);
  return addDays(`${next}-01`, -1);
}

/** G-16: lines whose count equals the book of all lines counted, of each count that was locked or recorded for these days. */
export async function listCountAccuracy({ db }: Pick<ActorContext, 'db'>, span: StockSpan): Promise<readonly AccuracyRow[]> {
  return findAccuracy(db, span);
}

/** The same of all counts together. */
export async function readCountAccuracy(
  context: Pick<ActorContext, 'db'>,
  { fromOn, toOn }: z.output<typeof accuracyInput>,
): Promise<CountAccuracy> {
  const counts = await listCountAccuracy(context, { from: fromOn, to: toOn });
  const sum = (key: 'lines' | 'equal') => counts.reduce((total, row) => total + row[key], 0);
  return { lines: sum('lines'), equal: sum('equal') };
}

/** For the first screen: red months (this one and the last) and what waits for whom. */
export async function readStocktakeFigures(context: ActorContext): Promise<StocktakeFigures> {
  const today = dayOf(context.now, await readZone(context.app));
  const month = today.slice(0, 7);
  const before = addDays(`${month}-01`, -1).slice(0, 7);
  const states = await countByState(context.db);
  const count = (...wanted: readonly string[]) => states.filter(({ state }) => wanted.includes(state)).reduce((sum, { n }) => sum + n, 0);
  const judged = await judgeMonths(context, [before, month]);
  const tools = judged.find((one) => one.kind === 'tools' && one.month === month && one.state !== 'before');
  const missing = judged
    .filter(({ state }) => state === 'missing')
    .map(({ kind, month: red }): { readonly kind: CountedKind; readonly month: string } => ({ kind, month: red }));
  return {
    missing,
    counting: count('frozen', 'counting'),
    toExplain: count('witnessed'),
    toApprove: count('explained'),
    toAdjust: count('approved'),
    tools: tools ?? null,
  };
}
