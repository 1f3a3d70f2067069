import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, Page, Receipt } from '../../../shared/fields.ts';
import type { LossCause, ToolLoss, ToolLossView, lossCountInput, lossListInput, reportLossInput } from '../../../shared/tool-losses.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { bookingDay, findPlaceOfKind, postMoves } from '../stock/posting.service.ts';
import { requireKinds } from './tool-in.service.ts';
import type { KindFacts } from './tool-kinds.repository.ts';
import { requireToolRoom } from './tool-places.ts';
import { findHolderPlace, findKeeper } from './tool-places.repository.ts';
import { findLoss, findLosses, insertLoss } from './tool-losses.repository.ts';
import { changeIssue, changeTool, findToolByNo, lockIssues } from './tools.repository.ts';

type Report = z.output<typeof reportLossInput>;

/**
 * A tool is gone. It leaves whoever held it, or the room, at once; who pays how much is decided afterwards, and whoever is asked to pay says
 * first what happened. Lost out of the room, the custodian is proposed at its price (R-000-65, R-000-71).
 * @throws DomainError `notFound`, `returnTooMuch`, `guardFailed` with `toolNoMissing`, those of `postMoves`
 */
export async function reportLoss(context: ActorContext, input: Report): Promise<Receipt> {
  return write(context, async (w) => {
    const { id, version, no } = await reportLossInto(w, context, input);
    return { id, version, no };
  });
}

/** What a loss that something else found out is called, and the paper that its move stands on. */
export interface LossOrigin {
  readonly cause?: LossCause;
  readonly documentId?: number;
}

/** The same inside another write. */
export async function reportLossInto(
  w: Write,
  context: ActorContext,
  input: Report,
  { cause, documentId }: LossOrigin = {},
): Promise<Receipt & { readonly no: string; readonly valueFen: number }> {
  const { tx } = w;
  const day = await bookingDay(context, tx, input.bookedOn);
  const gone =
    input.issueId === null ? await goneFromRoom(tx, input, cause ?? 'custodian') : await goneFromHolder(tx, input.issueId, input.qty, day);
  const about = { staffId: gone.staffId, reason: input.facts, bookedOn: input.bookedOn, documentId: documentId ?? null };
  const [posted] = await postMoves(context, tx, about, [
    {
      ...{ itemId: gone.itemId, qty: input.qty, kind: 'loss' as const, fromPlaceId: gone.placeId },
      toPlaceId: await findPlaceOfKind(tx, 'scrap'),
      ...(gone.toolNo !== '' && { lotNo: gone.toolNo }),
    },
  ]);
  if (gone.lotId !== null) await changeTool(tx, gone.lotId, { state: 'lost', stateAt: context.now });
  const no = await takeNumber(tx, 'toolLoss', context.now, await readZone(context.app, tx));
  const id = await insertLoss(tx, {
    ...{ no, itemId: gone.itemId, lotId: gone.lotId, qty: input.qty, issueId: input.issueId },
    cause: cause ?? (input.issueId === null ? 'custodian' : 'holder'),
    staffId: gone.staffId,
    originalFen: gone.originalFen,
    ...{ facts: input.facts, statement: '', statedAt: null },
    ...{ state: 'reported' as const, stateAt: context.now, factor: null, amountFen: null, reason: '', decidedBy: null, decidedAt: null },
    ...{ lineId: null, moveId: posted?.moveId ?? null, createdBy: context.actor.userId, createdAt: context.now, version: 1 },
  });
  await w.record({
    subject: 'toolLoss',
    subjectId: id,
    kind: 'reported',
    data: { no, item: gone.name, qty: input.qty, toolNo: gone.toolNo },
  });
  w.touch('tools', 'stock', 'home');
  return { id, version: 1, no, valueFen: posted?.valueFen ?? 0 };
}

interface Gone {
  readonly itemId: number;
  readonly name: string;
  readonly placeId: number;
  readonly lotId: number | null;
  readonly toolNo: string;
  readonly staffId: number | null;
  readonly originalFen: number;
}

async function goneFromHolder(tx: Tx, issueId: number, qty: number, day: string): Promise<Gone> {
  const [issue] = await lockIssues(tx, [issueId]);
  if (!issue) throw new DomainError('notFound', { what: 'toolIssue', id: issueId });
  const kind = (await requireKinds(tx, [issue.itemId])).get(issue.itemId) as KindFacts;
  if (qty > issue.openQty) throw new DomainError('returnTooMuch', { item: kind.name, wanted: qty, available: issue.openQty });
  const placeId = await findHolderPlace(tx, issue.staffId);
  if (placeId === undefined) throw new DomainError('notFound', { what: 'place', id: issue.staffId });
  const openQty = issue.openQty - qty;
  await changeIssue(tx, issueId, { openQty, ...(openQty === 0 && { closedOn: day }) });
  return {
    ...{ itemId: issue.itemId, name: kind.name, placeId, lotId: issue.lotId, toolNo: issue.tool?.no ?? '', staffId: issue.staffId },
    originalFen: issue.tool?.originalFen ?? kind.originalFen,
  };
}

/** R-000-65, R-000-71: who keeps the room pays for what is lost in it; for what a count misses, whoever manages that tool. */
async function goneFromRoom(tx: Tx, { itemId, placeId, toolNo, staffId }: Report, cause: LossCause): Promise<Gone> {
  if (itemId === null || placeId === null) throw new DomainError('notFound', { what: 'tool', id: itemId ?? 0 });
  const kind = (await requireKinds(tx, [itemId])).get(itemId) as KindFacts;
  await requireToolRoom(tx, placeId);
  const isNumbered = kind.tracking === 'serial';
  if (isNumbered && toolNo === '')
    throw new DomainError('guardFailed', { guard: 'toolNoMissing', item: kind.name, itemId, field: 'toolNo' });
  const tool = isNumbered ? await findToolByNo(tx, toolNo) : undefined;
  if (isNumbered && tool?.itemId !== itemId) throw new DomainError('notFound', { what: 'tool', no: toolNo });
  return {
    itemId,
    name: kind.name,
    placeId,
    lotId: tool?.lotId ?? null,
    toolNo: isNumbered ? toolNo : '',
    staffId: staffId ?? (cause === 'count' ? tool?.managerId : undefined) ?? (await findKeeper(tx, placeId)),
    originalFen: tool?.originalFen ?? kind.originalFen,
  };
}

export async function listLosses(
  { db }: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof lossListInput>,
): Promise<Page<ToolLoss>> {
  const [before] = fromCursor<[number]>(cursor, 1) ?? [];
  return toPage(await findLosses(db, filter, before, limit + 1), limit, ({ id }) => [id]);
}

export async function countLosses({ db }: ActorContext, filter: z.output<typeof lossCountInput>): Promise<Count> {
  const { length } = await findLosses(db, filter, undefined, countLimit + 1);
  return { total: Math.min(length, countLimit), isMore: length > countLimit };
}

export async function viewLoss({ db }: ActorContext, { id }: { readonly id: number }): Promise<ToolLossView> {
  const loss = await findLoss(db, id);
  if (!loss) throw new DomainError('notFound', { what: 'toolLoss', id });
  return { ...loss, timeline: await readTimeline(db, 'toolLoss', id) };
}
