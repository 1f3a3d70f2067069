import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, Page } from '../../../shared/fields.ts';
import type {
  DispatchLogRow,
  WorkOrderRow,
  WorkOrderView,
  dayInput,
  workOrderCountInput,
  workOrderListInput,
} from '../../../shared/work-orders.ts';
import { ticksOf } from '../../../shared/repair-ticks.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { readZone } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { itemOnSlip } from '../installed-items/installed-items.service.ts';
import { listSlipParts } from '../parts/slip-parts.service.ts';
import { presetOfJob, termsOfJob } from '../presets/presets.service.ts';
import { requireRequest } from '../requests/requests-progress.service.ts';
import { findMeantRequests } from '../requests/requests.service.ts';
import { readOldPartsOut, readOldPartWish } from '../stock/expected-old-parts.service.ts';
import { ownSlipsOnly, refuseForeignSlip } from './work-orders-access.ts';
import { isJudgementOpen } from './work-orders-judge.service.ts';
import {
  countWorkOrders,
  findLogRows,
  findNotHandedBack,
  findRowsById,
  findUnmatched,
  findWorkOrderRow,
  findWorkOrderRows,
} from './work-orders-list.repository.ts';
import type { SlipScope, WorkOrderSort } from './work-orders-list.repository.ts';
import { askedTicks } from './work-orders-ticks.service.ts';
import { findOwnIds, findSlipIds } from './work-orders-search.repository.ts';
import { findLines, findReschedules, findWorkOrder } from './work-orders.repository.ts';

export async function listWorkOrders(
  context: ActorContext,
  { cursor, limit, sort, ...filter }: z.output<typeof workOrderListInput>,
): Promise<Page<WorkOrderRow>> {
  const after = sort === 'planned' ? fromCursor<[number, number]>(cursor, 2) : fromCursor<[number]>(cursor, 1);
  const rows = await findWorkOrderRows(context.db, filter, await scopeOf(context, filter.query), sort, after, limit + 1);
  return toPage(rows, limit, (row) => keysOf(row, sort));
}

/** Sort keys of a row, for the cursor. */
export function keysOf({ id, plannedAt }: WorkOrderRow, sort: WorkOrderSort): readonly [number] | readonly [number, number] {
  return sort === 'planned' ? [plannedAt, id] : [id];
}

export async function countWorkOrderList(context: ActorContext, filter: z.output<typeof workOrderCountInput>): Promise<Count> {
  const total = await countWorkOrders(context.db, filter, await scopeOf(context, filter.query), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** What this person may see, and what the query means. */
export async function scopeOf(context: ActorContext, query: string): Promise<SlipScope> {
  const scope = { zone: await readZone(context.app), own: ownSlipsOnly(context) };
  const requestIds = await findMeantRequests(context, query);
  return requestIds ? { ...scope, found: await findSlipIds(context.db, query, requestIds) } : scope;
}

/** The few slips that a typed query means: those with the number, and of the requests that it means; only what this person may see. */
export async function lookUpSlips(
  context: ActorContext,
  query: string,
  requestIds: readonly number[],
  few: number,
): Promise<readonly WorkOrderRow[]> {
  const own = ownSlipsOnly(context);
  const ids = await findSlipIds(context.db, query, requestIds);
  if (own === null) return findRowsById(context.db, ids.slice(0, few));
  const visible = await findOwnIds(context.db, ids, own);
  return findRowsById(context.db, visible.slice(0, few));
}

/** A slip with everything that belongs to it. */
export async function viewWorkOrder(context: ActorContext, { id }: { readonly id: number }): Promise<WorkOrderView> {
  await refuseForeignSlip(context.db, context, id);
  const slip = await readWorkOrder(context.db, id);
  const oldPartsOut = await readOldPartsOut(context.db, id);
  const { installedItemId, receivedAt, presetVersionId } = await requireRequest(context.db, slip.requestId);
  return {
    ...slip,
    oldPartsOut,
    item: await itemOnSlip(context, installedItemId, receivedAt, await termsOfJob(context.db, presetVersionId)),
  };
}

/** The slip without what its item's file and the store tell. */
export async function readWorkOrder(db: Db, id: number): Promise<Omit<WorkOrderView, 'item' | 'oldPartsOut'>> {
  const [row, slip] = await Promise.all([findWorkOrderRow(db, id), findWorkOrder(db, id)]);
  if (!row || !slip) throw new DomainError('notFound', { what: 'workOrder', id });
  const [request, lines, parts, reschedules, timeline, isUnjudged] = await Promise.all([
    requireRequest(db, row.requestId),
    findLines(db, id),
    listSlipParts(db, id),
    findReschedules(db, id),
    readTimeline(db, 'workOrder', id),
    isJudgementOpen(db, slip),
  ]);
  const {
    waitingForParts: _waiting,
    round: _round,
    nothingLeftOut,
    voidedAt: _voided,
    resultEnteredAt: _at,
    resultEnteredBy: _by,
    returnedTo: _to,
    createdBy: _who,
    createdAt: _when,
    isConfirmed,
    ...facts
  } = slip;
  const { slipTitle, ownSlipTitle } = (await presetOfJob(db, request.presetVersionId)).data;
  return {
    ...facts,
    ...row,
    ...ticksOf(slip),
    ...(await askedTicks(db, request)),
    slipTitle,
    ownSlipTitle,
    ...(await readOldPartWish(db, id)),
    contactName: request.contactName,
    requestContent: request.content,
    serviceWanted: request.serviceWanted,
    nothingLeftOut: nothingLeftOut === null ? null : nothingLeftOut === 1,
    isConfirmed: isConfirmed === 1,
    isJudgementOpen: isUnjudged,
    holdReason: request.holdReason,
    isMissUnexplained: request.overdueSince !== null,
    lines,
    parts,
    reschedules,
    timeline,
  };
}

/** The daily dispatch log (B-11); a technician sees their own lines. */
export async function readDispatchLog(context: ActorContext, { day }: z.output<typeof dayInput>): Promise<readonly DispatchLogRow[]> {
  return findLogRows(context.db, day, ownSlipsOnly(context));
}

/** Slips of the day, and earlier ones, whose paper is not back (R-000-52). */
export async function listNotHandedBack(context: ActorContext, { day }: z.output<typeof dayInput>): Promise<readonly WorkOrderRow[]> {
  return findNotHandedBack(context.db, day, await readZone(context.app), ownSlipsOnly(context));
}

/** Printed and neither handed back nor voided (R-001-14). */
export async function listUnmatched(context: ActorContext): Promise<readonly WorkOrderRow[]> {
  return findUnmatched(context.db, 500, ownSlipsOnly(context));
}
