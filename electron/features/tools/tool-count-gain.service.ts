import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { Write } from '../../platform/write.ts';
import { findPlaceOfKind, postMoves } from '../stock/posting.service.ts';
import { findHomeRoom, findOpenIssues, findPlaceOfLot, findPrices, findToolPlaces, lockOpenLossOf } from './tool-count.repository.ts';
import type { ToolPlace } from './tool-count.repository.ts';
import { namedTool, saidOf } from './tool-count-settling.ts';
import type { Settling, ToolDifference } from './tool-count-settling.ts';
import { findLostInto } from './tool-loss-decisions.service.ts';
import { changeIssue, changeTool, insertReturn, insertTool } from './tools.repository.ts';

/** A surplus that is about to be booked: where it was counted, and the room that it goes to. */
interface Surplus {
  readonly line: ToolDifference;
  readonly place: ToolPlace;
  readonly roomId: number;
}

/** What is there and should not be: a lost tool is found, one that lies elsewhere by the books comes here, a new one is taken in (R-000-71). */
export async function settleGain(w: Write, context: ActorContext, settling: Settling, line: ToolDifference): Promise<void> {
  const place = settling.places.get(line.placeId) as ToolPlace;
  const isHeld = place.kind === 'toolHolder';
  // nobody gets anything without signing for it: what a person shows belongs to the room until they do (R-000-72)
  if (isHeld) settling.outcome.toSettle.push({ item: namedTool(line), holder: place.staffName ?? '' });
  const surplus = { line, place, roomId: isHeld ? await findHomeRoom(w.tx, line.itemId) : line.placeId };
  const fen = line.lotId === null ? await takeIn(w, context, settling, surplus) : await settleNumbered(w, context, settling, surplus);
  settling.outcome.fenOf.set(line.lineId, fen);
}

async function settleNumbered(w: Write, context: ActorContext, settling: Settling, surplus: Surplus): Promise<number> {
  const lotId = surplus.line.lotId as number;
  const at = await findPlaceOfLot(w.tx, lotId);
  if (at === undefined) return takeInNumbered(w, context, settling, surplus);
  // where it lies by the books stays, when somebody merely shows it
  if (at === surplus.roomId || surplus.place.kind === 'toolHolder') return 0;
  return bringTo(w, context, settling, surplus, (await findToolPlaces(w.tx, [at])).get(at) as ToolPlace);
}

/** It lies here, and somewhere else by the books: whoever held it has brought it back, or it was put into the other room. */
async function bringTo(w: Write, context: ActorContext, settling: Settling, { line, roomId }: Surplus, from: ToolPlace): Promise<number> {
  const { count, tools, missed, outcome } = settling;
  const { itemId, item, lotNo } = line;
  if (from.kind === 'toolRepair') throw new DomainError('guardFailed', { guard: 'toolInRepair', item, no: lotNo });
  const lotId = line.lotId as number;
  const documentId = await count.paper();
  const about = { documentId, bookedOn: count.bookedOn, reason: saidOf(settling, line), staffId: from.staffId };
  const kind = from.staffId === null ? 'count' : 'handIn';
  const move = { itemId, kind, fromPlaceId: from.id, toPlaceId: roomId, qty: 1, lotNo } as const;
  const [posted] = await postMoves(context, w.tx, about, [move]);
  if (from.staffId !== null) {
    const condition = tools.get(lotId)?.condition ?? 'good';
    const [issue] = (await findOpenIssues(w.tx, [from.staffId], [itemId])).filter((one) => one.lotId === lotId);
    if (issue) {
      await changeIssue(w.tx, issue.id, { openQty: 0, closedOn: count.bookedOn });
      const back = { documentId, issueId: issue.id, qty: 1, condition, fate: 'store', note: about.reason } as const;
      await insertReturn(w.tx, { ...back, decision: '', decisionReason: '', decidedBy: null, chargeFen: 0 });
    }
    await changeTool(w.tx, lotId, { state: 'inStock', stateAt: context.now });
    const data = { no: count.no, item, qty: 1, toolNo: lotNo, staff: from.staffName, condition };
    await w.record({ subject: 'item', subjectId: itemId, kind: 'toolReturned', data });
    await w.record({ subject: 'staff', subjectId: from.staffId, kind: 'toolReturned', data });
  }
  const valueFen = posted?.valueFen ?? 0;
  // it is missing where it was by as much
  const other = missed.get(lotId);
  if (other !== undefined) outcome.fenOf.set(other, -valueFen);
  return valueFen;
}

/** The books have it nowhere: lost and found again, scrapped and still there, or never written down. */
async function takeInNumbered(w: Write, context: ActorContext, settling: Settling, surplus: Surplus): Promise<number> {
  const { count, tools } = settling;
  const { line, roomId } = surplus;
  const { itemId, item, lotNo } = line;
  const lotId = line.lotId as number;
  const tool = tools.get(lotId);
  const loss = tool?.state === 'lost' ? await lockOpenLossOf(w.tx, lotId) : undefined;
  if (tool && loss) {
    const about = { placeId: roomId, condition: tool.condition, reason: saidOf(settling, line), bookedOn: count.bookedOn };
    const found = findLostInto(w, context, loss, { ...about, documentId: await count.paper() });
    return (await found.catch((error: unknown) => refusePaid(error, { item, no: lotNo, lossNo: loss.no }))).valueFen;
  }
  const valueFen = await takeIn(w, context, settling, surplus);
  if (tool) await changeTool(w.tx, lotId, { state: 'inStock', stateAt: context.now });
  else {
    const prices = await findPrices(w.tx, itemId);
    const facts = { lotId, no: lotNo, itemId, managerId: null, boughtOn: count.bookedOn, ...prices };
    await insertTool(w.tx, { ...facts, state: 'inStock', stateAt: context.now, condition: 'good', version: 1 });
  }
  return valueFen;
}

/** What was paid for a lost tool is given back at the counter before it is booked as found. */
function refusePaid(error: unknown, tool: Readonly<Record<string, string>>): never {
  if (error instanceof DomainError && error.details['guard'] === 'lossPaid')
    throw new DomainError('guardFailed', { guard: 'foundButPaid', ...tool });
  throw error;
}

async function takeIn(w: Write, context: ActorContext, settling: Settling, { line, roomId }: Surplus): Promise<number> {
  const { count } = settling;
  const { itemId, lotNo, differenceQty: qty, gainFen: valueFen } = line;
  const about = { documentId: await count.paper(), bookedOn: count.bookedOn, reason: saidOf(settling, line) };
  const fromPlaceId = await findPlaceOfKind(w.tx, 'adjustment');
  const move = { itemId, kind: 'count', fromPlaceId, toPlaceId: roomId, qty, valueFen, ...(lotNo !== '' && { lotNo }) } as const;
  await postMoves(context, w.tx, about, [move]);
  return valueFen;
}
