import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, Page } from '../../../shared/fields.ts';
import { isRenovation } from '../../../shared/repair-cases.ts';
import type {
  RepairRow,
  RepairView,
  RepairsOfRequest,
  repairCountInput,
  repairListInput,
  repairsOfRequestInput,
} from '../../../shared/repair-cases.ts';
import { documentPrefix, documentQuery } from '../../../shared/search-query.ts';
import { lastSaid } from '../../../shared/warranty-said.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { documentPrefixes } from '../../platform/sequences.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { presetOfJob } from '../presets/presets.service.ts';
import { requireRequest } from '../requests/requests-repair.service.ts';
import { findMeantRequests } from '../requests/requests.service.ts';
import { countRepairRows, findRepair, findRepairRows, findRepairsOf, findServiceLines } from './repair-cases.repository.ts';
import type { RepairFilter } from './repair-cases.repository.ts';
import { findPhotos } from './repair-photos.repository.ts';

export async function listRepairs(
  context: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof repairListInput>,
): Promise<Page<RepairRow>> {
  const rows = await findRepairRows(context.db, await filterOf(context, filter), fromCursor<[number]>(cursor, 1)?.[0], limit + 1);
  return toPage(rows, limit, ({ id }) => [id]);
}

export async function countRepairList(context: ActorContext, filter: z.output<typeof repairCountInput>): Promise<Count> {
  const total = await countRepairRows(context.db, await filterOf(context, filter), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

async function filterOf(context: ActorContext, { query, ...filter }: z.output<typeof repairCountInput>): Promise<RepairFilter> {
  const document = documentQuery(query);
  const { repairFeedback, repairService } = documentPrefixes;
  const isOwn = document?.kind === 'number' && (document.letters === repairFeedback || document.letters === repairService);
  const numberPrefix = isOwn ? documentPrefix(document, document.letters) : undefined;
  return { ...filter, numberPrefix, requestIds: numberPrefix === undefined ? await findMeantRequests(context, query) : undefined };
}

/** What the page of a request shows: whether its trade works by SM-18, and the cases made from it, the newest first. */
export async function viewRepairsOf(
  { db }: ActorContext,
  { requestId }: z.output<typeof repairsOfRequestInput>,
): Promise<RepairsOfRequest> {
  const request = await requireRequest(db, requestId);
  return { isRenovation: await runsByRenovation(db, request.presetVersionId), cases: await findRepairsOf(db, requestId) };
}

/** A job from before there were presets runs by none. */
export async function runsByRenovation(db: Db, presetVersionId: number | null): Promise<boolean> {
  return presetVersionId !== null && isRenovation((await presetOfJob(db, presetVersionId)).data);
}

export async function viewRepair({ db }: ActorContext, { id }: { readonly id: number }): Promise<RepairView> {
  const repair = await findRepair(db, id);
  if (!repair) throw new DomainError('notFound', { what: 'repairCase', id });
  const [lines, photos, timeline, call] = await Promise.all([
    findServiceLines(db, id),
    findPhotos(db, id),
    readTimeline(db, 'repairCase', id),
    readTimeline(db, 'request', repair.requestId),
  ]);
  return { ...repair, lines, photos, timeline, warrantySaid: lastSaid(call) };
}
