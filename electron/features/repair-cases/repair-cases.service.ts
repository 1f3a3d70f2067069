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
import { documentQuery, numberBeginnings } from '../../../shared/search-query.ts';
import { lastSaid } from '../../../shared/warranty-said.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { readPrefixes } from '../../platform/sequences.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { countPhotos } from '../attachments/attachments-read.service.ts';
import { presetOfJob } from '../presets/presets.service.ts';
import { requireRequest } from '../requests/requests-repair.service.ts';
import { findMeantRequests } from '../requests/requests.service.ts';
import { countRepairRows, findRepair, findRepairRows, findRepairsOf, findServiceLines } from './repair-cases.repository.ts';
import type { RepairFilter } from './repair-cases.repository.ts';

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
  const isNumber = document?.kind === 'number' && document.letters !== '';
  const { repairFeedback, repairService } = isNumber ? await readPrefixes(context.db) : { repairFeedback: [], repairService: [] };
  const [numberPrefix] = numberBeginnings(isNumber ? document : undefined, [...repairFeedback, ...repairService]);
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
  const [lines, photoCount, timeline, call] = await Promise.all([
    findServiceLines(db, id),
    countPhotos(db, 'repairCase', id),
    readTimeline(db, 'repairCase', id),
    readTimeline(db, 'request', repair.requestId),
  ]);
  return { ...repair, lines, photoCount, timeline, warrantySaid: lastSaid(call) };
}
