import type { ToolCondition } from '../../../shared/tools.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import type { Write } from '../../platform/write.ts';
import { lockPersons } from '../staff-accounts/accounts.service.ts';
import { findOpenIssues, findPlaceOfLot, findToolPlaces, lockTools } from './tool-count.repository.ts';
import { settleGain } from './tool-count-gain.service.ts';
import { settleShortage } from './tool-count-loss.service.ts';
import type { Settling, ToolCount, ToolCountOutcome, ToolDifference } from './tool-count-settling.ts';

export type { ToolCount } from './tool-count-settling.ts';
import { changeTool, findToolByNo, lockIssues } from './tools.repository.ts';

/**
 * Locks who holds what differs, and then what they hold, before anything else: in this order as everywhere, so that a return at another seat
 * and a count never wait for each other.
 */
export async function lockCounted(tx: Tx, lines: readonly Pick<ToolDifference, 'itemId' | 'placeId' | 'lotId'>[]): Promise<void> {
  const placeIds = new Set(lines.map(({ placeId }) => placeId));
  for (const { lotId } of lines) {
    const at = lotId === null ? undefined : await findPlaceOfLot(tx, lotId);
    if (at !== undefined) placeIds.add(at);
  }
  const places = await findToolPlaces(tx, [...placeIds]);
  const staffIds = [...places.values()].flatMap(({ staffId }) => staffId ?? []);
  await lockPersons(tx, staffIds);
  const issues = await findOpenIssues(tx, staffIds, [...new Set(lines.map(({ itemId }) => itemId))]);
  await lockIssues(
    tx,
    issues.map(({ id }) => id),
  );
}

/**
 * Settles what a count of tools found (R-000-71). What is missing in a room is a loss that proposes whoever manages the tool, or else whoever
 * keeps the room, at its price; what somebody cannot show is their own loss, with the issue they signed. Such a loss takes the tool out of
 * stock itself: the count books nothing besides, and what was reported meanwhile is not lost twice. What is there and should not be is found
 * again, or taken in. Nothing passes from one person to another here (R-000-72): what somebody shows without having signed is named.
 * @throws DomainError `guardFailed` with `toolInRepair`, `foundButPaid`, those of `postMoves`
 */
export async function settleToolCount(
  w: Write,
  context: ActorContext,
  count: ToolCount,
  lines: readonly ToolDifference[],
): Promise<ToolCountOutcome> {
  const lotIds = lines.flatMap(({ lotId }) => lotId ?? []);
  const settling: Settling = {
    count,
    places: await findToolPlaces(w.tx, [...new Set(lines.map(({ placeId }) => placeId))]),
    tools: await lockTools(w.tx, [...new Set(lotIds)]),
    found: new Set(lines.flatMap(({ lotId, differenceQty }) => (differenceQty > 0 ? (lotId ?? []) : []))),
    missed: new Map(
      lines.flatMap(({ lotId, differenceQty, lineId }) => (lotId !== null && differenceQty < 0 ? [[lotId, lineId] as const] : [])),
    ),
    outcome: { fenOf: new Map(), losses: [], toSettle: [] },
  };
  for (const line of lines) if (line.differenceQty < 0) await settleShortage(w, context, settling, line);
  for (const line of lines) if (line.differenceQty > 0) await settleGain(w, context, settling, line);
  w.touch('tools', 'stock', 'home');
  return settling.outcome;
}

/** A number that a tool of another kind has is no number of this one (R-000-69). @throws DomainError `guardFailed` with `toolNumberTaken` */
export async function refuseTakenNumber(tx: Tx, itemId: number, no: string): Promise<void> {
  const tool = await findToolByNo(tx, no);
  if (tool && tool.itemId !== itemId) throw new DomainError('guardFailed', { guard: 'toolNumberTaken', field: 'lotNo', no });
}

/** What a numbered tool looked like when it was counted: wear is counted every month too (R-000-71). */
export async function noteToolCondition(
  w: Write,
  { lotId, condition, countNo }: { readonly lotId: number; readonly condition: ToolCondition; readonly countNo: string },
): Promise<void> {
  const tool = (await lockTools(w.tx, [lotId])).get(lotId);
  if (!tool) throw new DomainError('notFound', { what: 'tool', id: lotId });
  if (tool.condition === condition) return;
  await changeTool(w.tx, lotId, { condition });
  const data = { no: countNo, toolNo: tool.no, condition };
  await w.record({
    subject: 'item',
    subjectId: tool.itemId,
    kind: 'toolConditionNoted',
    data,
    changes: { condition: [tool.condition, condition] },
  });
  w.touch('tools');
}
