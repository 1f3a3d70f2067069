import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page } from '../../../shared/fields.ts';
import type {
  IncidentFigures,
  IncidentPrintData,
  IncidentRow,
  IncidentView,
  SafetyCount,
  incidentCountInput,
  incidentListInput,
  incidentPrintInput,
  incidentsOfInput,
  recordIncidentPrintInput,
} from '../../../shared/incidents.ts';
import { documentQuery, numberBeginnings } from '../../../shared/search-query.ts';
import { dayOf, startOfDay } from '../../../shared/time.ts';
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
import { findNotices } from '../notices/notices.service.ts';
import { findMeantRequests } from '../requests/requests.service.ts';
import { countLateActions, countOpenIncidents, countSafety, findActions } from './incident-actions.repository.ts';
import {
  countIncidentRows,
  findIncident,
  findIncidentRows,
  findIncidentsOf,
  keysOfIncident,
  lockIncident,
} from './incidents.repository.ts';
import type { IncidentFilter, IncidentKeys } from './incidents.repository.ts';

/** Open ones first, the oldest before others. */
export async function listIncidents(
  context: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof incidentListInput>,
): Promise<Page<IncidentRow>> {
  const rows = await findIncidentRows(context.db, await filterOf(context, filter), fromCursor<[number, number]>(cursor, 2), limit + 1);
  return toPage(rows, limit, keysOfIncident);
}

export async function countIncidentList(context: ActorContext, filter: z.output<typeof incidentCountInput>): Promise<Count> {
  const total = await countIncidentRows(context.db, await filterOf(context, filter), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

export async function exportIncidents(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, ...input }: z.output<typeof incidentListInput>,
): Promise<FileOut> {
  const filter = await filterOf(context, input);
  return exportRows(
    context,
    'incidents',
    (after, limit) => findIncidentRows(context.db, filter, after as IncidentKeys | undefined, limit),
    (row) => keysOfIncident(row),
  );
}

async function filterOf(context: ActorContext, { query, ...filter }: z.output<typeof incidentCountInput>): Promise<IncidentFilter> {
  const today = dayOf(context.now, await readZone(context.app));
  if (query === '') return { ...filter, meant: undefined, today };
  const { incident } = await readPrefixes(context.db);
  const beginnings = numberBeginnings(documentQuery(query), incident);
  return { ...filter, meant: { beginnings, requestIds: (await findMeantRequests(context, query)) ?? [] }, today };
}

/** What the page of a request, a slip or a project shows, the newest first. */
export async function listIncidentsOf(
  { app, db, now }: ActorContext,
  of: z.output<typeof incidentsOfInput>,
): Promise<readonly IncidentRow[]> {
  return findIncidentsOf(db, of, dayOf(now, await readZone(app)));
}

export async function viewIncident({ app, db, now }: ActorContext, { id }: { readonly id: number }): Promise<IncidentView> {
  const incident = await findIncident(db, id, dayOf(now, await readZone(app)));
  if (!incident) throw new DomainError('notFound', { what: 'incident', id });
  const [actions, notices, approvals, timeline] = await Promise.all([
    findActions(db, id),
    findNotices(db, 'incident', id),
    findApprovals(db, 'incident', id),
    readTimeline(db, 'incident', id),
  ]);
  return { ...incident, actions, notices, approvals, timeline };
}

/** R-002-119: safety accidents since New Year; the aim is none. */
export async function countSafetyAccidents({ app, db, now }: ActorContext): Promise<SafetyCount> {
  const zone = await readZone(app);
  const year = Number(dayOf(now, zone).slice(0, 4));
  return { year, ...(await countSafety(db, startOfDay(`${year}-01-01`, zone))) };
}

/** For the first screen. */
export async function readIncidentFigures(context: ActorContext): Promise<IncidentFigures> {
  const { app, db, now } = context;
  const [open, lateActions, safety] = [
    await countOpenIncidents(db),
    await countLateActions(db, dayOf(now, await readZone(app))),
    await countSafetyAccidents(context),
  ];
  return { open, lateActions, safety };
}

/** Everything of B-13 that the form F-04 prints. */
export async function readIncidentPrintData(
  context: ActorContext,
  { id }: z.output<typeof incidentPrintInput>,
): Promise<IncidentPrintData> {
  const { name, phone, address, zone } = await readShop(context.app);
  const incident = await viewIncident(context, { id });
  return { incident, shop: { name, phone, address, zone }, printCount: await countPrints(context.db, 'incident', id) };
}

/** Notes the print before the paper is made and says which print it is. */
export async function recordIncidentPrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordIncidentPrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record }) => {
    if (!(await lockIncident(tx, id))) throw new DomainError('notFound', { what: 'incident', id });
    const nth = await notePrint(tx, 'incident', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'incident', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    return { nth };
  });
}
