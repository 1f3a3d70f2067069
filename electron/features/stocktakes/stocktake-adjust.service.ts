import type { z } from 'zod';
import { stocktakeLifecycle } from '../../../shared/stocktake-lifecycle.ts';
import type { AdjustReceipt, adjustStocktakeInput } from '../../../shared/stocktakes.ts';
import { addDays } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError, invariant } from '../../errors.ts';
import { follow, obey } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { openDocument } from '../stock/documents.service.ts';
import type { OpenedDocument } from '../stock/documents.service.ts';
import { bookingDay, placeOfKind, postMoves } from '../stock/posting.service.ts';
import type { PostLine } from '../stock/posting.service.ts';
import { lockCounted, settleToolCount } from '../tools/tool-count.service.ts';
import type { ToolCount } from '../tools/tool-count.service.ts';
import { findCountedItem, lockBook, updateLine } from './stocktake-count.repository.ts';
import { lockStocktakeAt } from './stocktake-step.ts';
import { worthOf } from './stocktake-value.ts';
import { closeBooks, findLines, findOverReserved, updateStocktake } from './stocktakes.repository.ts';
import type { FoundLine } from './stocktakes.repository.ts';

/**
 * 调账 and 锁定 in one: what differs is booked in or out under one paper, each line with its reason, and the books of what was counted are
 * closed up to the day (R-000-24). What is missing of tools becomes a loss of somebody (R-000-71). What moved since the count stays: only the difference is booked.
 * @throws DomainError `guardFailed` with `adjustedBeforeBook`; `stockShort`, `bookedTooEarly`, `bookedInFuture` from the ledger
 */
export async function adjustStocktake(
  context: ActorContext,
  { bookedOn: wanted, ...target }: z.output<typeof adjustStocktakeInput>,
): Promise<AdjustReceipt> {
  const { now, actor } = context;
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const stocktake = await lockStocktakeAt(tx, target);
    const adjusted = obey(stocktakeLifecycle, stocktake.state, 'adjust', context);
    const state = follow(stocktakeLifecycle, adjusted, 'lock');
    invariant(stocktake.witnessId !== null && stocktake.approvedBy !== null, 'what is adjusted was witnessed and approved');
    const bookedOn = await bookingDay(context, tx, wanted || stocktake.bookedOn);
    if (bookedOn < stocktake.bookedOn)
      throw new DomainError('guardFailed', { guard: 'adjustedBeforeBook', field: 'bookedOn', bookedOn: stocktake.bookedOn });
    const lines = (await findLines(tx, stocktake.id)).filter(({ differenceQty }) => differenceQty !== 0);
    const papers = paperOf(context, tx, { bookedOn, reason: stocktake.no });
    const { losses, toSettle } =
      stocktake.kind === 'tools'
        ? await settleTools(w, context, lines, { no: stocktake.no, bookedOn, paper: async () => (await papers.open()).documentId })
        : await postParts(context, tx, lines, { bookedOn, no: stocktake.no, open: papers.open });
    const paper = papers.opened();
    const today = await bookingDay(context, tx);
    // today goes on after the count, a day that is over does not
    const closedOn = bookedOn < today ? bookedOn : addDays(today, -1);
    await closeBooks(tx, stocktake.id, closedOn);
    const changes = { state, stateAt: now, lockedBy: actor.userId, lockedAt: now, documentId: paper?.documentId ?? null };
    const version = await updateStocktake(tx, stocktake, changes);
    const reserved = await findOverReserved(tx, stocktake.id);
    const about = { subject: 'stocktake', subjectId: stocktake.id };
    await record({ ...about, kind: 'adjusted', data: { documentNo: paper?.no ?? '', lines: lines.length, bookedOn } });
    await record({ ...about, kind: 'locked', data: { closedOn, overReserved: reserved.map(({ item }) => item).join('、') } });
    for (const loss of losses) await record({ ...about, kind: 'lossMade', data: { lossNo: loss.no, item: loss.item, staff: loss.staff } });
    for (const shown of toSettle) await record({ ...about, kind: 'shownUnsigned', data: shown });
    touch('stocktakes', 'stock', 'home');
    return { id: stocktake.id, version, no: stocktake.no, documentNo: paper?.no ?? null, reserved, losses, toSettle };
  });
}

/** One paper for all that is booked, opened with the first line of it. */
function paperOf(context: ActorContext, tx: Tx, about: { readonly bookedOn: string; readonly reason: string }) {
  let opened: OpenedDocument | undefined;
  const open = async () => (opened ??= await openDocument(context, tx, { kind: 'adjustment', ...about }));
  return { open, opened: () => opened };
}

interface Paper {
  readonly bookedOn: string;
  readonly no: string;
  readonly open: () => Promise<OpenedDocument>;
}

const nothingLost = { losses: [], toSettle: [] } as const;

interface Priced {
  readonly line: FoundLine;
  /** What so many are worth at the average of what lies there. */
  readonly worthFen: number;
}

/** All lines with the books behind them locked in their order, before the first is posted. */
async function lockBooks(tx: Tx, lines: readonly FoundLine[]): Promise<readonly Priced[]> {
  const priced: Priced[] = [];
  for (const line of lines.toSorted((a, b) => a.itemId - b.itemId || a.placeId - b.placeId || a.id - b.id)) {
    const there = await lockBook(tx, line.itemId, line.placeId);
    priced.push({ line, worthFen: worthOf(Math.abs(line.differenceQty ?? 0), there, await findCountedItem(tx, line.itemId)) });
  }
  return priced;
}

/** Gains at the average of what lies there, losses at theirs; the lines keep what was booked. Each reason is posted by itself. */
async function postParts(context: ActorContext, tx: Tx, lines: readonly FoundLine[], { no, bookedOn, open }: Paper): Promise<Outcome> {
  if (lines.length === 0) return nothingLost;
  const { documentId } = await open();
  const adjustment = await placeOfKind(tx, 'adjustment');
  const posts = (await lockBooks(tx, lines)).map(({ line, worthFen }) => {
    const { itemId, placeId } = line;
    const isLoss = (line.differenceQty ?? 0) < 0;
    const same = { itemId, kind: 'count', qty: Math.abs(line.differenceQty ?? 0), lotNo: line.lotNo ?? undefined } as const;
    const post: PostLine = isLoss
      ? { ...same, fromPlaceId: placeId, toPlaceId: adjustment }
      : { ...same, fromPlaceId: adjustment, toPlaceId: placeId, valueFen: worthFen };
    return { line, post };
  });
  for (const [reason, group] of Map.groupBy(posts, ({ line }) => line.reason)) {
    const posted = await postMoves(
      context,
      tx,
      { documentId, bookedOn, reason: `${no} ${reason}` },
      group.map(({ post }) => post),
    );
    for (const [nth, { valueFen }] of posted.entries()) {
      const line = group[nth]?.line;
      if (line) await updateLine(tx, line.id, { differenceFen: (line.differenceQty ?? 0) < 0 ? -valueFen : valueFen });
    }
  }
  return nothingLost;
}

type Outcome = Pick<AdjustReceipt, 'losses' | 'toSettle'>;

/** What is missing of tools is no difference of the books but somebody's loss (R-000-71); the feature of the tools says whose. */
async function settleTools(w: Write, context: ActorContext, lines: readonly FoundLine[], count: ToolCount): Promise<Outcome> {
  await lockCounted(w.tx, lines);
  const differences = (await lockBooks(w.tx, lines)).map(({ line, worthFen }) => {
    const { id: lineId, itemId, name: item, placeId, lotId, lotNo, differenceQty, countedMoveId, reason } = line;
    const counted = { differenceQty: differenceQty ?? 0, countedMoveId: countedMoveId ?? 0 };
    return { lineId, itemId, item, placeId, lotId, lotNo: lotNo ?? '', ...counted, gainFen: worthFen, reason };
  });
  const { fenOf, ...outcome } = await settleToolCount(w, context, count, differences);
  for (const [lineId, differenceFen] of fenOf) await updateLine(w.tx, lineId, { differenceFen });
  return outcome;
}
