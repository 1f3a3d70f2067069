import type { z } from 'zod';
import { stocktakeLifecycle } from '../../../shared/stocktake-lifecycle.ts';
import { itemKindOf } from '../../../shared/stocktakes.ts';
import type { countLineInput, CountReceipt, countRestInput, noteConditionInput, scanCountInput } from '../../../shared/stocktakes.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError, invariant } from '../../errors.ts';
import { obey } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { noteToolCondition, refuseTakenNumber } from '../tools/tool-count.service.ts';
import {
  findCountedItem,
  findCounts,
  findLine,
  findLineOf,
  findScanned,
  findUncounted,
  insertCount,
  insertLine,
  lockBook,
  openLot,
  sumMoves,
  updateLine,
} from './stocktake-count.repository.ts';
import type { CountedItem, LineRecord } from './stocktake-count.repository.ts';
import { findOpenOf, isInScope, lastMove } from './stocktake-freeze.repository.ts';
import { requireStocktake, scopeOf } from './stocktake-step.ts';
import { fenOrShare, worthOf } from './stocktake-value.ts';
import { updateStocktake } from './stocktakes.repository.ts';
import type { StocktakeRecord } from './stocktakes.repository.ts';
import { viewLines } from './stocktake-lines.ts';

/**
 * All that this person counted of a line in a round; what others counted of it in the same round is added, so several count at once, each
 * in an area of their own. The next round begins anew for everybody (recount of differences).
 */
export async function countLine(context: ActorContext, { id, lineId, qty, round }: z.output<typeof countLineInput>): Promise<CountReceipt> {
  return write(context, async (w) => {
    const stocktake = await requireCounting(w.tx, context, id);
    const line = await findLine(w.tx, id, lineId);
    if (!line) throw new DomainError('notFound', { what: 'stocktakeLine', id: lineId });
    const current = Math.max(1, line.round);
    if (round !== current && !(line.round > 0 && round === line.round + 1))
      throw new DomainError('guardFailed', { guard: 'roundOver', round: line.round });
    await noteCount(w, context, stocktake, line, { qty, round });
    return receiptOf(w.tx, id, line.id);
  });
}

/**
 * A scanned code at a place: one more of it, or so many in all; of what is kept in packs, whole packs. What is found and not on the list gets a line, as far as it belongs to what
 * is counted.
 * @throws DomainError `guardFailed` with `codeUnknown`, `lotWanted`, `otherKind`, `outsideCount`, `countedElsewhere`
 */
export async function scanCount(
  context: ActorContext,
  { id, placeId, code, lotNo, qty, isRecount }: z.output<typeof scanCountInput>,
): Promise<CountReceipt> {
  return write(context, async (w) => {
    const stocktake = await requireCounting(w.tx, context, id);
    const line = await findOrOpenLine(w.tx, context, stocktake, { placeId, code, lotNo });
    const round = Math.max(isRecount && line.round > 0 ? 2 : 1, line.round);
    const own = (await findCounts(w.tx, line.id, round)).find(({ userId }) => userId === context.actor.userId)?.qty ?? 0;
    const { packQty } = await findCountedItem(w.tx, line.itemId);
    await noteCount(w, context, stocktake, line, { qty: qty === null ? own + packQty : qty * packQty, round });
    return receiptOf(w.tx, id, line.id);
  });
}

/** Nothing else was found at a place: what nobody counted there is none. */
export async function countRest(
  context: ActorContext,
  { id, placeId }: z.output<typeof countRestInput>,
): Promise<{ readonly id: number; readonly counted: number }> {
  return write(context, async (w) => {
    const stocktake = await requireCounting(w.tx, context, id);
    const lines = await findUncounted(w.tx, id, placeId);
    if (lines.length === 0) throw new DomainError('guardFailed', { guard: 'placeCounted' });
    let seen = stocktake;
    for (const line of lines) seen = await noteCount(w, context, seen, line, { qty: 0, round: 1 });
    return { id, counted: lines.length };
  });
}

/** What a numbered tool looks like, beside the count of it: wear is counted every month too (R-000-71). */
export async function noteCondition(
  context: ActorContext,
  { id, lineId, condition }: z.output<typeof noteConditionInput>,
): Promise<CountReceipt> {
  return write(context, async (w) => {
    const stocktake = await requireCounting(w.tx, context, id);
    const line = await findLine(w.tx, id, lineId);
    if (!line || line.lotId === null) throw new DomainError('notFound', { what: 'stocktakeLine', id: lineId });
    await noteToolCondition(w, { lotId: line.lotId, condition, countNo: stocktake.no });
    w.touch('stocktakes');
    return receiptOf(w.tx, id, lineId);
  });
}

async function requireCounting(tx: Tx, context: ActorContext, id: number): Promise<StocktakeRecord> {
  const stocktake = await requireStocktake(tx, id);
  obey(stocktakeLifecycle, stocktake.state, 'count', context);
  return stocktake;
}

/**
 * Adds an entry and works the line out anew. The balance is locked first: every movement of the line up to the last one of the ledger is
 * before the count, every later one after it. @returns the stocktake as it is now.
 */
async function noteCount(
  { tx, record, touch }: Write,
  context: ActorContext,
  stocktake: StocktakeRecord,
  line: LineRecord,
  { qty, round }: { readonly qty: number; readonly round: number },
): Promise<StocktakeRecord> {
  const { now, actor } = context;
  const there = await lockBook(tx, line.itemId, line.placeId);
  const moveId = await lastMove(tx);
  await insertCount(tx, { lineId: line.id, userId: actor.userId, round, qty, moveId, at: now });
  const countedQty = (await findCounts(tx, line.id, round)).reduce((sum, count) => sum + count.qty, 0);
  const expectedQty = line.bookQty + (await sumMoves(tx, line, stocktake.frozenMoveId, moveId));
  const differenceQty = countedQty - expectedQty;
  const item = await findCountedItem(tx, line.itemId);
  const worth = worthOf(Math.abs(differenceQty), line.bookQty > 0 ? { qty: line.bookQty, valueFen: line.bookFen } : there, item);
  const differenceFen = differenceQty < 0 ? -worth : worth;
  await updateLine(tx, line.id, { round, countedQty, countedAt: now, countedMoveId: moveId, expectedQty, differenceQty, differenceFen });
  await record({ subject: 'stocktakeLine', subjectId: line.id, kind: 'counted', data: { no: stocktake.no, qty, round } });
  touch('stocktakes');
  const state = 'counting';
  const version = await updateStocktake(tx, stocktake, stocktake.state === state ? {} : { state, stateAt: now });
  if (stocktake.state !== state) {
    await record({ subject: 'stocktake', subjectId: stocktake.id, kind: 'countBegun' });
    touch('home');
  }
  return { ...stocktake, state, version };
}

interface Found {
  readonly placeId: number;
  readonly code: string;
  readonly lotNo: string;
}

async function findOrOpenLine(
  tx: Tx,
  { now }: ActorContext,
  stocktake: StocktakeRecord,
  { placeId, code, lotNo }: Found,
): Promise<LineRecord> {
  const item = await findScanned(tx, itemKindOf(stocktake.kind), code, lotNo);
  if (!item) throw new DomainError('guardFailed', { guard: 'codeUnknown', field: 'code', code });
  if (item.kind !== itemKindOf(stocktake.kind))
    throw new DomainError('guardFailed', { guard: 'otherKind', field: 'code', item: item.name });
  if (item.tracking !== 'none' && item.lotId === null && lotNo === '')
    throw new DomainError('guardFailed', { guard: 'lotWanted', field: 'lotNo', item: item.name });
  const lotId = await lotOf(tx, item, lotNo, now);
  const known = await findLineOf(tx, stocktake.id, { itemId: item.id, placeId, lotId });
  if (known) return known;
  if (!(await isInScope(tx, scopeOf(stocktake), item.id, placeId)))
    throw new DomainError('guardFailed', { guard: 'outsideCount', field: 'code', item: item.name });
  const line = { stocktakeId: stocktake.id, itemId: item.id, placeId, lotId };
  const there = await lockBook(tx, item.id, placeId);
  // the book at the freeze is what lies there now without what moved since
  const since = await sumMoves(tx, line, stocktake.frozenMoveId, Number.MAX_SAFE_INTEGER);
  const nowQty = lotId === null ? there.qty : await sumMoves(tx, line, 0, Number.MAX_SAFE_INTEGER);
  const bookQty = nowQty - since;
  const lineId = await insertLine(tx, { ...line, bookQty, bookFen: fenOrShare(there.valueFen, bookQty, there.qty) });
  const other = await findOpenOf(tx, stocktake.id);
  if (other) throw new DomainError('guardFailed', { guard: 'countedElsewhere', ...other });
  const opened = await findLine(tx, stocktake.id, lineId);
  invariant(opened, 'a line is there after it was written');
  return opened;
}

async function lotOf(tx: Tx, item: CountedItem, lotNo: string, now: number): Promise<number | null> {
  if (item.tracking === 'none') return null;
  if (item.lotId !== null) return item.lotId;
  if (item.kind === 'tool') await refuseTakenNumber(tx, item.id, lotNo);
  return openLot(tx, item.id, lotNo, now);
}

async function receiptOf(tx: Tx, id: number, lineId: number): Promise<CountReceipt> {
  const lines = await viewLines(tx, await requireStocktake(tx, id));
  const line = lines.find((one) => one.id === lineId);
  invariant(line, 'a counted line is one of the stocktake');
  return { line, left: lines.filter(({ round }) => round === 0).length };
}
