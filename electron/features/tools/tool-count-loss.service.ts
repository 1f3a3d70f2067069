import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import type { Write } from '../../platform/write.ts';
import { findOnlyStorekeeper, findOpenIssues, findPlaceOfLot, findStaffName, sumLossesSince } from './tool-count.repository.ts';
import type { ToolPlace } from './tool-count.repository.ts';
import { namedTool, saidOf } from './tool-count-settling.ts';
import type { Settling, ToolDifference } from './tool-count-settling.ts';
import { reportLossInto } from './tool-losses.service.ts';

/** What is missing at one place becomes a loss: of the holder, or of whoever manages or keeps it (R-000-71). */
export async function settleShortage(w: Write, context: ActorContext, settling: Settling, line: ToolDifference): Promise<void> {
  const place = settling.places.get(line.placeId) as ToolPlace;
  const qty = await stillMissing(w.tx, settling, line);
  if (qty === 0) return void settling.outcome.fenOf.set(line.lineId, 0);
  if (place.kind === 'toolHolder' && place.staffId !== null) await loseOfHolder(w, context, settling, line, { place, qty });
  else await loseOfRoom(w, context, settling, line, { place, qty });
}

/** Without what turned up at another place in the same count, and what was reported lost or brought back since it was counted. */
async function stillMissing(tx: Tx, { found }: Settling, line: ToolDifference): Promise<number> {
  const { lotId, itemId, placeId, countedMoveId } = line;
  const qty = -line.differenceQty;
  if (lotId === null) return Math.max(0, qty - (await sumLossesSince(tx, itemId, placeId, countedMoveId)));
  return found.has(lotId) || (await findPlaceOfLot(tx, lotId)) !== placeId ? 0 : qty;
}

interface Missing {
  readonly place: ToolPlace;
  readonly qty: number;
}

/** The oldest issues first; more than somebody still has signed for cannot be lost by them. */
async function loseOfHolder(
  w: Write,
  context: ActorContext,
  settling: Settling,
  line: ToolDifference,
  { place, qty }: Missing,
): Promise<void> {
  const { count, outcome } = settling;
  const open = await findOpenIssues(w.tx, [place.staffId as number], [line.itemId]);
  let left = qty;
  let fen = 0;
  for (const issue of open.filter(({ lotId }) => lotId === line.lotId)) {
    const share = Math.min(left, issue.openQty);
    if (share === 0) break;
    const input = { issueId: issue.id, itemId: null, placeId: null, toolNo: '', qty: share, staffId: null, ...factsOf(settling, line) };
    const loss = await reportLossInto(w, context, input, { cause: 'holder', documentId: await count.paper() });
    outcome.losses.push({ id: loss.id, no: loss.no, item: namedTool(line), staff: place.staffName ?? '' });
    left -= share;
    fen += loss.valueFen;
  }
  outcome.fenOf.set(line.lineId, -fen);
}

async function loseOfRoom(
  w: Write,
  context: ActorContext,
  settling: Settling,
  line: ToolDifference,
  { place, qty }: Missing,
): Promise<void> {
  const { count, outcome, tools } = settling;
  const tool = line.lotId === null ? undefined : tools.get(line.lotId);
  const staffId = tool?.managerId ?? place.keeperId ?? (await findOnlyStorekeeper(w.tx)) ?? null;
  const { itemId, placeId, lotNo } = line;
  const input = { issueId: null, itemId, placeId, toolNo: lotNo, qty, staffId, ...factsOf(settling, line) };
  const loss = await reportLossInto(w, context, input, { cause: 'count', documentId: await count.paper() });
  outcome.losses.push({
    id: loss.id,
    no: loss.no,
    item: namedTool(line),
    staff: staffId === null ? '' : await findStaffName(w.tx, staffId),
  });
  outcome.fenOf.set(line.lineId, -loss.valueFen);
}

function factsOf(settling: Settling, line: ToolDifference) {
  return { facts: saidOf(settling, line), bookedOn: settling.count.bookedOn };
}
