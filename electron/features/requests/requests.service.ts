import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, Page, Receipt } from '../../../shared/fields.ts';
import type { archiveRequestInput } from '../../../shared/request-life.ts';
import { requestLifecycle } from '../../../shared/request-lifecycle.ts';
import { slipFreeTypes, slipOptionalTypes } from '../../../shared/requests.ts';
import type {
  RequestListRow,
  RequestRow,
  RequestView,
  reasonedRequestInput,
  requestCommandInput,
  requestCountInput,
  requestListInput,
  resolveRequestInput,
  tellRequestInput,
} from '../../../shared/requests.ts';
import { truncate } from '../../../shared/text.ts';
import { lastSaid } from '../../../shared/warranty-said.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { refuseBefore, refuseFuture } from '../../platform/facts.ts';
import { follow, obey } from '../../platform/lifecycle.ts';
import { readZone } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { findUserName } from '../../platform/user-names.ts';
import { write } from '../../platform/write.ts';
import { settleAlertsOfKinds } from '../alerts/alerts.service.ts';
import { addTalk } from '../calls/calls.service.ts';
import { findCustomerIds } from '../customers/customers-search.service.ts';
import { findPreassigned } from '../customers/preassign.service.ts';
import { findInstalledItem } from '../installed-items/installed-items.service.ts';
import { offerOf, presetOfJob, termsOfJob } from '../presets/presets.service.ts';
import { countRequests, findRequestRows, rowsById } from './requests-list.repository.ts';
import type { ListScope, RequestKeys, RequestSort } from './requests-list.repository.ts';
import { cancelTimers, happened, happenedInTurn } from '../timers/timers.service.ts';
import { closingOf, planFollowUp, refuseUnclosed, workDoneAt } from './requests-closing.service.ts';
import { withDue } from './requests-due.service.ts';
import { firstHeard } from './requests-holds.service.ts';
import { dropTasks } from '../tasks/tasks.service.ts';
import { readLife } from './requests-life-view.service.ts';
import { hasOpenVisit } from './requests-life.repository.ts';
import { lockVersion, refuseOpenSlips } from './requests-log.service.ts';
import { endStandstill } from './requests-standstill.service.ts';
import { findRequestIds, isDocumentNumber, isWords } from './requests-search.repository.ts';
import { findFinishes, findRepeatOf, findRequest, updateRequest, urgencyRanks } from './requests.repository.ts';

export async function listRequests(
  context: ActorContext,
  { cursor, limit, sort, ...filter }: z.output<typeof requestListInput>,
): Promise<Page<RequestListRow>> {
  const after = sort === 'urgency' ? fromCursor<[number, number, number, number]>(cursor, 4) : fromCursor<[number, number]>(cursor, 2);
  const rows = await findRequestRows(context.app.engine, filter, await listScope(context, filter.query), sort, after, limit + 1);
  const page = toPage(rows, limit, (row) => keysOf(row, sort));
  return { ...page, rows: await withDue(context, page.rows) };
}

/** So many customers lend their requests to a search. */
const mostCallers = 100;

/** What a list needs to know besides its filter. */
export async function listScope({ app, db, now }: ActorContext, query: string): Promise<ListScope> {
  return { zone: await readZone(app), now, customerIds: await findCallerIds(db, query) };
}

/** Customers whose phone, name in pinyin or belongings a query means; Chinese words and document numbers stand in requests themselves. */
async function findCallerIds(db: Db, query: string, callers = mostCallers): Promise<readonly number[]> {
  return query === '' || isWords(query) || (await isDocumentNumber(db, query)) ? [] : findCustomerIds(db, query, callers);
}

/** Requests that a typed query means, for the lists of what belongs to them. Undefined: no query. */
export async function findMeantRequests({ app, db }: ActorContext, query: string): Promise<readonly number[] | undefined> {
  return findRequestIds(app.engine, query, await findCallerIds(db, query));
}

/** The few requests that a typed query means before others: those with the number, of the first callers, and the newest with the words. */
export async function findFewMeant({ app, db }: ActorContext, query: string, few: number): Promise<readonly number[]> {
  const ids = await findRequestIds(app.engine, query, await findCallerIds(db, query, Math.min(few, 20)), few);
  return (ids ?? []).slice(0, few);
}

/** Requests by their ids, in no order. */
export async function readRequests({ db }: ActorContext, ids: readonly number[]): Promise<readonly RequestRow[]> {
  return rowsById(db, ids);
}

/** Sort keys of a row, for the cursor. */
export function keysOf({ receivedAt, promisedAt, turn, urgency, id }: RequestRow, sort: RequestSort): RequestKeys {
  if (sort === 'received') return [receivedAt, id];
  return sort === 'promised' ? [promisedAt, id] : [turn, urgencyRanks[urgency], promisedAt, id];
}

export async function countRequestList(context: ActorContext, filter: z.output<typeof requestCountInput>): Promise<Count> {
  const total = await countRequests(context.app.engine, filter, await listScope(context, filter.query), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** A request with everything that belongs to it. */
export async function viewRequest(context: ActorContext, { id }: { readonly id: number }): Promise<RequestView> {
  const { db } = context;
  const request = await findRequest(db, id);
  if (!request) throw new DomainError('notFound', { what: 'request', id });
  const [installedItem, ownerName, repeatOf, finishes, timeline, preassigned, life, preset] = await Promise.all([
    request.installedItemId === null
      ? null
      : termsOfJob(db, request.presetVersionId).then((terms) => findInstalledItem(context, request.installedItemId ?? 0, terms)),
    findUserName(db, request.ownerUserId),
    request.repeatOfId === null ? null : findRepeatOf(db, request.repeatOfId),
    request.reopenedCount === 0 ? [] : findFinishes(db, id),
    readTimeline(db, 'request', id),
    findPreassigned(db, request.customerId),
    readLife(db, request),
    presetOfJob(db, request.presetVersionId),
  ]);
  const {
    urgencyRank: _rank,
    phoneDigits: _digits,
    installedItemId: _item,
    ownerUserId: _owner,
    repeatOfId: _repeat,
    isQualityIssue,
    ...facts
  } = request;
  return {
    ...facts,
    isQualityIssue: isQualityIssue === 1,
    installedItem,
    warrantySaid: lastSaid(timeline),
    ownerName,
    preset: offerOf(preset),
    repeatOf,
    finishes,
    timeline,
    preassigned,
    life,
  };
}

/** The customer was told the promised time (R-004-30). */
export async function acknowledgeRequest(context: ActorContext, { id, version }: z.output<typeof requestCommandInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const request = await lockVersion(tx, id, version);
    const classified = follow(requestLifecycle, obey(requestLifecycle, request.state, 'acknowledge', context), 'classify');
    const state = (await hasOpenVisit(tx, id)) ? follow(requestLifecycle, classified, 'schedule') : classified;
    const told = { promiseToldAt: context.now, classifiedAt: request.classifiedAt ?? context.now, ...firstHeard(request, context.now) };
    const next = await updateRequest(tx, request, { state, ...told }, context.now);
    const at = context.now;
    await happenedInTurn(w, context, request, [
      { event: 'request.acknowledged', at },
      { event: 'request.contacted', at },
    ]);
    await record({ subject: 'request', subjectId: id, kind: 'acknowledged', data: { promisedAt: request.promisedAt } });
    touch('requests', 'home');
    return { id, version: next, no: request.no };
  });
}

/** Consulting and opinions end without a visit. */
export async function resolveRequest(
  context: ActorContext,
  { id, version, result }: z.output<typeof resolveRequestInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const request = await lockVersion(tx, id, version);
    if (![...slipFreeTypes, ...slipOptionalTypes].includes(request.type))
      throw new DomainError('guardFailed', { guard: 'needsSlip', type: request.type });
    const state = obey(requestLifecycle, request.state, 'resolveWithoutSlip', context);
    await happened(w, context, 'request.resolved', { request }, context.now);
    const moving = await endStandstill(w, context, id, result);
    const next = await updateRequest(tx, request, { state, result, resolvedAt: context.now, ...moving }, context.now);
    await record({ subject: 'request', subjectId: id, kind: 'resolved', data: { result } });
    touch('requests', 'home');
    return { id, version: next, no: request.no };
  });
}

/** The result is told to the customer (R-002-11). */
export async function tellResult(
  context: ActorContext,
  { id, version, toldAt, toldWay, opinion }: z.output<typeof tellRequestInput>,
): Promise<Receipt> {
  refuseFuture(context, { toldAt });
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const request = await lockVersion(tx, id, version);
    const state = obey(requestLifecycle, request.state, 'tell', context);
    refuseBefore(request.receivedAt, { toldAt });
    refuseBefore(await workDoneAt(tx, request, context.now), { toldAt }, 'toldBeforeDone');
    if (opinion === '' && (await closingOf(tx, request)).needsOpinion) throw new DomainError('fieldsMissing', { fields: ['opinion'] });
    const next = await updateRequest(tx, request, { state, toldAt, toldWay, opinion, ...firstHeard(request, toldAt) }, context.now);
    const summary = [truncate(request.result, 200, ''), opinion].filter(Boolean).join(' / ');
    await addTalk(w, {
      customerId: request.customerId,
      requestId: id,
      at: toldAt,
      channel: toldWay,
      isIncoming: false,
      userId: context.actor.userId,
      summary,
      outcome: 'answered',
    });
    await happened(w, context, 'request.told', { request }, toldAt);
    await record({ subject: 'request', subjectId: id, kind: 'told', data: { toldAt, toldWay, opinion } });
    touch('requests', 'customers', 'home');
    return { id, version: next, no: request.no };
  });
}

/** Closes a request: refused while the customer was not told (R-002-11) or paper is still out. Read-only afterwards. */
export async function archiveRequest(
  context: ActorContext,
  { id, version, followUpOn = '' }: z.input<typeof archiveRequestInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const request = await lockVersion(tx, id, version);
    if (request.toldAt === null && request.state === 'resolved') throw new DomainError('guardFailed', { guard: 'notTold' });
    const state = obey(requestLifecycle, request.state, 'archive', context);
    await refuseOpenSlips(tx, id);
    await refuseUnclosed(tx, request);
    const next = await updateRequest(tx, request, { state, closedAt: context.now }, context.now);
    await happened(w, context, 'request.archived', { request }, context.now);
    await cancelTimers(w, context, id);
    const plannedOn = await planFollowUp(w, context, request, followUpOn);
    await record({ subject: 'request', subjectId: id, kind: 'archived', data: { followUpOn: plannedOn } });
    touch('requests', 'home');
    return { id, version: next, no: request.no };
  });
}

/** A request logged by mistake: it keeps its number and the reason. */
export async function voidRequest(context: ActorContext, { id, version, reason }: z.output<typeof reasonedRequestInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const request = await lockVersion(tx, id, version);
    const state = obey(requestLifecycle, request.state, 'void', context);
    await cancelTimers(w, context, id);
    const ended = { ...(await endStandstill(w, context, id, reason)), escalatedTo: '', department: '', departmentSince: null };
    const next = await updateRequest(tx, request, { state, voidedAt: context.now, voidReason: reason, ...ended }, context.now);
    await settleAlertsOfKinds(tx, id, ['escalated'], context.now);
    await dropTasks(w, id, { result: reason, by: context });
    await record({ subject: 'request', subjectId: id, kind: 'voided', data: { reason } });
    touch('requests', 'home');
    return { id, version: next, no: request.no };
  });
}
