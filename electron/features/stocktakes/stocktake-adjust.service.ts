import type { z } from 'zod';
import { stocktakeLifecycle } from '../../../shared/stocktake-lifecycle.ts';
import type { AdjustReceipt, adjustStocktakeInput } from '../../../shared/stocktakes.ts';
import { addDays } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError, invariant } from '../../errors.ts';
import { follow, obey } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import { openDocument } from '../stock/documents.service.ts';
import { bookingDay, placeOfKind, postMoves } from '../stock/posting.service.ts';
import type { PostLine } from '../stock/posting.service.ts';
import { findCountedItem, lockBook, updateLine } from './stocktake-count.repository.ts';
import { lockStocktakeAt } from './stocktake-step.ts';
import { worthOf } from './stocktake-value.ts';
import { closeBooks, findLines, findOverReserved, updateStocktake } from './stocktakes.repository.ts';
import type { FoundLine } from './stocktakes.repository.ts';

/**
 * 调账 and 锁定 in one: what differs is booked in or out under one paper, each line with its reason, and the books of what was counted are
 * closed up to the day (R-000-24). What moved since the count stays: only the difference is booked.
 * @throws DomainError `guardFailed` with `adjustedBeforeBook`; `stockShort`, `bookedTooEarly`, `bookedInFuture` from the ledger
 */
export async function adjustStocktake(
  context: ActorContext,
  { bookedOn: wanted, ...target }: z.output<typeof adjustStocktakeInput>,
): Promise<AdjustReceipt> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    const stocktake = await lockStocktakeAt(tx, target);
    const adjusted = obey(stocktakeLifecycle, stocktake.state, 'adjust', context);
    const state = follow(stocktakeLifecycle, adjusted, 'lock');
    invariant(stocktake.witnessId !== null && stocktake.approvedBy !== null, 'what is adjusted was witnessed and approved');
    const bookedOn = await bookingDay(context, tx, wanted || stocktake.bookedOn);
    if (bookedOn < stocktake.bookedOn)
      throw new DomainError('guardFailed', { guard: 'adjustedBeforeBook', field: 'bookedOn', bookedOn: stocktake.bookedOn });
    const lines = (await findLines(tx, stocktake.id)).filter(({ differenceQty }) => differenceQty !== 0);
    const paper = lines.length === 0 ? undefined : await openDocument(context, tx, { kind: 'adjustment', bookedOn, reason: stocktake.no });
    if (paper) await postDifferences(context, tx, lines, { documentId: paper.documentId, bookedOn, no: stocktake.no });
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
    touch('stocktakes', 'stock', 'home');
    return { id: stocktake.id, version, no: stocktake.no, documentNo: paper?.no ?? null, reserved };
  });
}

interface Paper {
  readonly documentId: number;
  readonly bookedOn: string;
  readonly no: string;
}

/** Gains at the average of what lies there, losses at theirs; the lines keep what was booked. */
async function postDifferences(context: ActorContext, tx: Tx, lines: readonly FoundLine[], { no, ...about }: Paper): Promise<void> {
  const adjustment = await placeOfKind(tx, 'adjustment');
  const inOrder = lines.toSorted((a, b) => a.itemId - b.itemId || a.placeId - b.placeId || a.id - b.id);
  const posts: { readonly line: FoundLine; readonly post: PostLine }[] = [];
  // all are locked in their order before the first is posted, because each reason is posted by itself
  for (const line of inOrder) {
    const there = await lockBook(tx, line.itemId, line.placeId);
    const differenceQty = line.differenceQty ?? 0;
    const qty = Math.abs(differenceQty);
    const lotNo = line.lotNo ?? undefined;
    const same = { itemId: line.itemId, kind: 'count', qty, lotNo } as const;
    const post: PostLine =
      differenceQty < 0
        ? { ...same, fromPlaceId: line.placeId, toPlaceId: adjustment }
        : {
            ...same,
            fromPlaceId: adjustment,
            toPlaceId: line.placeId,
            valueFen: worthOf(qty, there, await findCountedItem(tx, line.itemId)),
          };
    posts.push({ line, post });
  }
  for (const [reason, group] of Map.groupBy(posts, ({ line }) => line.reason)) {
    const posted = await postMoves(
      context,
      tx,
      { ...about, reason: `${no} ${reason}` },
      group.map(({ post }) => post),
    );
    for (const [nth, { valueFen }] of posted.entries()) {
      const line = group[nth]?.line;
      if (line) await updateLine(tx, line.id, { differenceFen: (line.differenceQty ?? 0) < 0 ? -valueFen : valueFen });
    }
  }
}
