import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page } from '../../../shared/fields.ts';
import { documentQuery, numberBeginnings } from '../../../shared/search-query.ts';
import type {
  recordStocktakePrintInput,
  stocktakeCountInput,
  stocktakeListInput,
  StocktakeLine,
  StocktakePrintData,
  StocktakeRow,
  StocktakeSums,
  StocktakeView,
} from '../../../shared/stocktakes.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { readPrefixes } from '../../platform/sequences.ts';
import { readShop } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { write } from '../../platform/write.ts';
import { showsFigures, viewLines } from './stocktake-lines.ts';
import { requireStocktake } from './stocktake-step.ts';
import { countStocktakeRows, findCounters, findStocktake, findStocktakes } from './stocktakes.repository.ts';
import type { StocktakeFilter } from './stocktakes.repository.ts';

/** The newest first. */
export async function listStocktakes(
  context: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof stocktakeListInput>,
): Promise<Page<StocktakeRow>> {
  const [before] = fromCursor<[number]>(cursor, 1) ?? [];
  return toPage(await fetchRows(context, await filterOf(context, filter), before, limit + 1), limit, keysOf);
}

/** The filtered list as a workbook. */
export async function exportStocktakes(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, ...input }: z.output<typeof stocktakeListInput>,
): Promise<FileOut> {
  const filter = await filterOf(context, input);
  return exportRows(context, 'stocktakes', (after, limit) => fetchRows(context, filter, after?.[0] as number | undefined, limit), keysOf);
}

const keysOf = ({ id }: StocktakeRow) => [id] as const;

async function fetchRows({ db }: ActorContext, filter: StocktakeFilter, before: number | undefined, limit: number) {
  const rows = await findStocktakes(db, filter, before, limit);
  return rows.map((row): StocktakeRow => {
    const { id, no, kind, mode, state, stateAt, month, bookedOn, createdAt, createdByName } = row;
    const counts = { lineCount: Number(row.lineCount ?? 0), countedCount: Number(row.countedCount ?? 0) };
    const differenceCount = showsFigures(row) ? Number(row.differenceCount ?? 0) : null;
    return {
      ...{ id, no, kind, mode, state, stateAt, month, bookedOn, createdAt, createdByName },
      ...counts,
      isBlind: row.isBlind === 1,
      differenceCount,
    };
  });
}

export async function countStocktakes(context: ActorContext, filter: z.output<typeof stocktakeCountInput>): Promise<Count> {
  const total = await countStocktakeRows(context.db, await filterOf(context, filter), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

async function filterOf({ db }: ActorContext, { query, ...filter }: z.output<typeof stocktakeCountInput>): Promise<StocktakeFilter> {
  if (query === '') return { ...filter, starts: undefined };
  return { ...filter, starts: numberBeginnings(documentQuery(query), (await readPrefixes(db)).stocktake) };
}

export async function viewStocktake({ db }: ActorContext, { id }: { readonly id: number }): Promise<StocktakeView> {
  const found = await findStocktake(db, id);
  if (!found) throw new DomainError('notFound', { what: 'stocktake', id });
  const lines = await viewLines(db, found);
  const counters = await findCounters(db, id);
  const names = new Map(counters.map(({ userId, displayName }) => [userId, displayName]));
  const isShown = showsFigures(found);
  const { witnessName, witnessedAt, explainedByName, explainedAt, approvedByName, approvedAt } = found;
  const { scope: _scope, lockedBy: _lockedBy, approvedBy: _approvedBy, witnessId: _witnessId, ...facts } = found;
  return {
    ...facts,
    isBlind: found.isBlind === 1,
    lineCount: lines.length,
    countedCount: lines.filter(({ round }) => round > 0).length,
    differenceCount: isShown ? lines.filter(({ differenceQty }) => differenceQty !== null && differenceQty !== 0).length : null,
    recountCount: lines.filter(({ wantsRecount }) => wantsRecount).length,
    counterIds: [...names.keys()],
    counters: [...names.values()].join('、'),
    witness: signature(witnessName, witnessedAt),
    explained: signature(explainedByName, explainedAt),
    approved: signature(approvedByName, approvedAt),
    sums: isShown ? sumsOf(lines) : null,
    places: placesOf(lines),
    lines,
    timeline: await readTimeline(db, 'stocktake', id),
  };
}

function signature(name: string | null, at: number | null) {
  return name === null || at === null ? null : { name, at };
}

function sumsOf(lines: readonly StocktakeLine[]): StocktakeSums {
  const differences = lines.map(({ differenceFen }) => differenceFen ?? 0);
  const gainFen = differences.reduce((sum, fen) => sum + Math.max(0, fen), 0);
  const lossFen = differences.reduce((sum, fen) => sum + Math.max(0, -fen), 0);
  return { equal: lines.filter(({ differenceQty }) => differenceQty === 0).length, gainFen, lossFen, grossFen: gainFen + lossFen };
}

function placesOf(lines: readonly StocktakeLine[]): StocktakeView['places'] {
  return [...Map.groupBy(lines, ({ placeId }) => placeId)].map(([id, there]) => ({
    id,
    code: there[0]?.placeCode ?? '',
    name: there[0]?.placeName ?? '',
    left: there.filter(({ round }) => round === 0).length,
  }));
}

/** The lines of one stocktake as a sheet; whoever counts blind gets no figure of the book there either. */
export async function exportStocktake(context: ActorContext, { id }: { readonly id: number }): Promise<FileOut> {
  const { lines } = await viewStocktake(context, { id });
  return exportRows(
    context,
    'stocktakeLines',
    async (after, limit) => {
      const from = after === undefined ? 0 : lines.findIndex((line) => line.id === Number(after[0])) + 1;
      return lines.slice(from, from + limit);
    },
    (line) => [line.id],
  );
}

/** Everything of B-27 that the form F-12 prints. */
export async function readStocktakePrintData(context: ActorContext, { id }: { readonly id: number }): Promise<StocktakePrintData> {
  const { name, phone, address, zone } = await readShop(context.app);
  const stocktake = await viewStocktake(context, { id });
  return { stocktake, shop: { name, phone, address, zone }, printCount: await countPrints(context.db, 'stocktake', id) };
}

/** Notes the print before the paper is made and says which print it is. */
export async function recordStocktakePrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordStocktakePrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record }) => {
    await requireStocktake(tx, id);
    const nth = await notePrint(tx, 'stocktake', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'stocktake', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    return { nth };
  });
}
