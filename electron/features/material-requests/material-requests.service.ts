import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page } from '../../../shared/fields.ts';
import type {
  MaterialFigures,
  MaterialRequestLine,
  MaterialRequestPrintData,
  MaterialRequestRow,
  MaterialRequestView,
  materialRequestCountInput,
  materialRequestListInput,
  recordRequestPrintInput,
} from '../../../shared/material-requests.ts';
import { documentQuery, numberBeginnings } from '../../../shared/search-query.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { readPrefixes } from '../../platform/sequences.ts';
import { readShop, readZone } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { write } from '../../platform/write.ts';
import { findApprovals } from '../approvals/approvals.service.ts';
import {
  countRequestFigures,
  countRequestRows,
  findRequest,
  findRequestRows,
  keysOfRequest,
  lockRequest,
} from './material-requests.repository.ts';
import type { RequestFilter, RequestKeys } from './material-requests.repository.ts';
import { findConsents, findGoods, findLines, findReceipts, findWaitingFor } from './request-lines.repository.ts';
import { maySee, ownOnly } from './request-step.ts';

/** Open ones first, the newest before others; a technician's own only (R-000-84). */
export async function listMaterialRequests(
  context: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof materialRequestListInput>,
): Promise<Page<MaterialRequestRow>> {
  const rows = await fetchRows(context, await filterOf(context, filter), fromCursor<[number, number]>(cursor, 2), limit + 1);
  return toPage(rows, limit, keysOfRequest);
}

export async function countMaterialRequests(context: ActorContext, filter: z.output<typeof materialRequestCountInput>): Promise<Count> {
  const total = await countRequestRows(context.db, await filterOf(context, filter), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

export async function exportMaterialRequests(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, ...input }: z.output<typeof materialRequestListInput>,
): Promise<FileOut> {
  const filter = await filterOf(context, input);
  return exportRows(
    context,
    'materialRequests',
    (after, limit) => fetchRows(context, filter, after as RequestKeys | undefined, limit),
    (row) => keysOfRequest(row),
  );
}

async function fetchRows({ db }: ActorContext, filter: RequestFilter, after: RequestKeys | undefined, limit: number) {
  const rows = await findRequestRows(db, filter, after, limit);
  const goods = await findGoods(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row): MaterialRequestRow => ({ ...row, goods: goodsText(goods.get(row.id) ?? [], row.lineCount) }));
}

/** The first lines in words. */
function goodsText(lines: readonly MaterialRequestLine[], count: number): string {
  const text = lines.map(({ name, qty, unit }) => `${name} ${qty} ${unit}`).join('、');
  return count > lines.length ? `${text} …` : text;
}

async function filterOf(context: ActorContext, { query, ...filter }: z.output<typeof materialRequestCountInput>): Promise<RequestFilter> {
  const today = dayOf(context.now, await readZone(context.app));
  const own = ownOnly(context.actor, 'materialRequests.read');
  if (query === '') return { ...filter, own, today, meant: undefined };
  const prefixes = await readPrefixes(context.db);
  const document = documentQuery(query);
  const requests = numberBeginnings(document, prefixes.materialRequest);
  const slips = numberBeginnings(document, prefixes.workOrder);
  return { ...filter, own, today, meant: { requests, slips, name: query.replaceAll(/[\\%_]/g, '') } };
}

export async function viewMaterialRequest(context: ActorContext, { id }: { readonly id: number }): Promise<MaterialRequestView> {
  const { app, db, now, actor } = context;
  const request = await findRequest(db, id, dayOf(now, await readZone(app)));
  if (!request || !maySee(actor, request)) throw new DomainError('notFound', { what: 'materialRequest', id });
  const [lines, consents, receipts, waiting, approvals, timeline] = await Promise.all([
    findLines(db, id),
    findConsents(db, id),
    findReceipts(db, id),
    findWaitingFor(db, id, request.workOrderId),
    findApprovals(db, 'materialRequest', id),
    readTimeline(db, 'materialRequest', id),
  ]);
  return { ...request, goods: goodsText(lines.slice(0, 3), lines.length), lines, consents, receipts, waiting, approvals, timeline };
}

/** For the first screen: what waits for the store and for 行政部. */
export async function readMaterialFigures({ app, db, now }: ActorContext): Promise<MaterialFigures> {
  const rows = await countRequestFigures(db, dayOf(now, await readZone(app)));
  const sum = (...which: readonly ((row: (typeof rows)[number]) => boolean)[]) =>
    rows.filter((row) => which.every((is) => is(row))).reduce((all, { n }) => all + n, 0);
  return {
    toBookIn: sum(({ state, path }) => state === 'bought' || (state === 'approved' && path === 'factory')),
    toBuy: sum(({ state, path }) => state === 'approved' && path === 'central'),
    toIssue: sum(({ state, purpose }) => state === 'stocked' && purpose === 'use'),
    overdue: rows.filter(({ state }) => state === 'bought').reduce((all, { late }) => all + late, 0),
  };
}

/** Everything of B-18 that the form F-08 prints. */
export async function readRequestPrintData(context: ActorContext, { id }: { readonly id: number }): Promise<MaterialRequestPrintData> {
  const { name, phone, address, zone } = await readShop(context.app);
  const request = await viewMaterialRequest(context, { id });
  return { request, shop: { name, phone, address, zone }, printCount: await countPrints(context.db, 'materialRequest', id) };
}

/** Notes the print before the paper is made and says which print it is. */
export async function recordRequestPrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordRequestPrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record }) => {
    if (!(await lockRequest(tx, id))) throw new DomainError('notFound', { what: 'materialRequest', id });
    const nth = await notePrint(tx, 'materialRequest', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'materialRequest', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    return { nth };
  });
}
