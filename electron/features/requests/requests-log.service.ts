import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { normalizePhone } from '../../../shared/phone.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import type { RequestState } from '../../../shared/request-lifecycle.ts';
import { slipFreeTypes } from '../../../shared/requests.ts';
import type { DuplicateWarning, duplicatesInput, logRequestInput, updateRequestInput } from '../../../shared/requests.ts';
import { truncate } from '../../../shared/text.ts';
import { dayOf } from '../../../shared/time.ts';
import { saidAbout } from '../../../shared/warranty-said.ts';
import type { SaidAnswer } from '../../../shared/warranty-said.ts';
import { outStates } from '../../../shared/work-order-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { refuseFuture } from '../../platform/facts.ts';
import { livingCustomer } from '../../platform/merged-customers.ts';
import { readZone } from '../../platform/settings.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { addTalk, turnIntoRequest } from '../calls/calls.service.ts';
import { addCustomer, markCalled, requireCustomerName } from '../customers/customers.service.ts';
import { findInstalledItem, requireItemOf } from '../installed-items/installed-items.service.ts';
import { likeCustomers } from '../merges/duplicates.service.ts';
import { termsOfJob } from '../presets/presets.service.ts';
import { discardOwnDraft } from '../drafts/drafts.service.ts';
import { recomputeTimers } from '../timers/timers-recount.service.ts';
import { beginTimers, promiseAnew } from '../timers/timers.service.ts';
import type { Occurrence } from '../timers/timers.service.ts';
import {
  findOpenTwins,
  findRepeatOf,
  findSlipStates,
  insertRequest,
  lockRequest,
  updateRequest,
  urgencyRanks,
} from './requests.repository.ts';
import { requestGrams } from './requests-index.service.ts';
import { presetOfCorrected, presetOfNew } from './request-preset.service.ts';
import { standingOf, tellOfRepair } from './requests-opening.service.ts';
import type { RequestRecord } from './requests.repository.ts';

type LogInput = z.output<typeof logRequestInput>;

/**
 * Logs a call (R-000-01, R-000-02). Number, request, timeline, audit, search terms and the talk are one transaction. A request whose
 * promised time was told on the phone begins as classified, otherwise it waits in "not yet acknowledged" (R-004-30).
 */
export async function logRequest(context: ActorContext, input: LogInput): Promise<Receipt> {
  refuseFuture(context, { receivedAt: input.receivedAt });
  const zone = await readZone(context.app);
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const customerId = input.customerId === null ? await newCaller(context, w, input) : await livingCustomer(tx, input.customerId);
    const customerName = input.newCustomer?.name ?? (await requireCustomerName(tx, customerId));
    if (input.installedItemId !== null) await requireItemOf(tx, customerId, input.installedItemId);
    if (input.repeatOfId !== null && !(await findRepeatOf(tx, input.repeatOfId)))
      throw new DomainError('notFound', { what: 'request', id: input.repeatOfId });
    const kept = await presetOfNew(tx, customerId, input, dayOf(context.now, zone));
    const fresh = { ...newRequest(context, input), ...kept };
    const standing = await standingOf(tx, fresh, context.now, zone);
    const no = await takeNumber(tx, 'request', context.now, zone);
    const id = await insertRequest(tx, { ...fresh, ...standing, no, customerId, customerName });
    await context.app.engine.textIndex.put(tx, 'request_text', id, requestGrams({ ...input, customerName }));
    await noteCall(context, w, input, { customerId, requestId: id });
    await markCalled(tx, customerId, context.now);
    await beginTimers(w, context, { ...fresh, ...standing, id, customerId }, callOccurrences(context.now, input));
    if (input.draftId !== null) await discardOwnDraft(w, context, input.draftId);
    await record({
      subject: 'request',
      subjectId: id,
      kind: 'logged',
      data: {
        no,
        channel: input.channel,
        promisedAt: standing.promisedAt,
        isPromiseTold: input.isPromiseTold,
        ...(await lookUpWarranty({ ...context, db: tx, now: input.receivedAt ?? context.now }, fresh)),
      },
    });
    touch('requests', 'customers', 'home');
    return { id, version: 1, no };
  });
}

/** What a logged call starts, and what it has ended already when the caller was told the promised time. */
function callOccurrences(now: number, { receivedAt = now, isPromiseTold }: LogInput): readonly Occurrence[] {
  const logged: Occurrence = { event: 'request.logged', at: receivedAt };
  return isPromiseTold ? [logged, { event: 'request.acknowledged', at: now }, { event: 'request.contacted', at: now }] : [logged];
}

/** R-002-37: on a repair call the warranty is looked up, whatever the answer; on others where the item is on file. By the job's preset. */
async function lookUpWarranty(
  context: ActorContext,
  { type, installedItemId, presetVersionId }: Pick<RequestRecord, 'type' | 'installedItemId' | 'presetVersionId'>,
): Promise<{ readonly warranty?: readonly SaidAnswer[] }> {
  if (installedItemId === null) return type === 'repair' ? { warranty: [] } : {};
  const item = await findInstalledItem(context, installedItemId, await termsOfJob(context.db, presetVersionId));
  return { warranty: saidAbout(item?.warranty ?? null) };
}

/** The call stands in the register once, be it noted before or now. */
async function noteCall(
  { now, actor }: ActorContext,
  w: Write,
  { callId, receivedAt, channel, content, contactName, phone }: LogInput,
  of: { readonly customerId: number; readonly requestId: number },
): Promise<void> {
  if (callId !== null && (await turnIntoRequest(w, callId, of))) return;
  const summary = truncate(content, 200, '');
  const caller = { callerName: contactName, phone, userId: actor.userId };
  await addTalk(w, { ...of, ...caller, at: receivedAt ?? now, channel, isIncoming: true, summary, outcome: 'request' });
}

async function newCaller(context: ActorContext, w: Write, { newCustomer }: LogInput): Promise<number> {
  if (!newCustomer) throw new DomainError('fieldsMissing', { fields: ['customerId'] });
  return addCustomer(w, newCustomer, context.now);
}

function newRequest({ now, actor }: ActorContext, input: LogInput) {
  const state: RequestState = input.isPromiseTold ? 'classified' : 'registered';
  return {
    state,
    ...columnsOf(input),
    receivedAt: input.receivedAt ?? now,
    promiseToldAt: input.isPromiseTold ? now : null,
    // Whoever hears a promised time has had a first answer (R-002-10).
    firstContactAt: input.isPromiseTold ? now : null,
    classifiedAt: input.isPromiseTold ? now : null,
    ownerUserId: input.ownerUserId ?? actor.userId,
    result: '',
    resolvedAt: null,
    toldAt: null,
    toldWay: null,
    closedAt: null,
    voidedAt: null,
    voidReason: '',
    reopenedCount: 0,
    repeatOfId: input.repeatOfId,
    createdBy: actor.userId,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

type Facts = Omit<z.output<typeof updateRequestInput>, 'id' | 'version'>;

function columnsOf(facts: Facts) {
  const {
    contactName,
    phone,
    address,
    content,
    serviceWanted,
    type,
    branch,
    urgency,
    channel,
    lodgedBy,
    faultClass,
    installedItemId,
    productText,
    promisedAt,
  } = facts;
  return {
    contactName,
    phone,
    phoneDigits: normalizePhone(phone).digits,
    address,
    content,
    serviceWanted,
    type,
    branch,
    urgency,
    urgencyRank: urgencyRanks[urgency],
    channel,
    lodgedBy,
    faultClass,
    isQualityIssue: facts.isQualityIssue ? 1 : 0,
    installedItemId,
    productText,
    promisedAt,
  };
}

/** Corrects what intake wrote, until the request is archived; afterwards it is read-only (R-002-28). */
export async function correctRequest(
  context: ActorContext,
  { id, version, ...facts }: z.output<typeof updateRequestInput>,
): Promise<Receipt> {
  const zone = await readZone(context.app);
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const before = await lockVersion(tx, id, version);
    if (before.state === 'archived' || before.state === 'voided')
      throw new DomainError('commandNotAllowed', { command: 'update', state: before.state, refusal: 'state' });
    // Questions and opinions go without a slip (SM-01): nobody may be on the way for one.
    if (slipFreeTypes.includes(facts.type)) await refuseOpenSlips(tx, id);
    if (facts.installedItemId !== null) await requireItemOf(tx, before.customerId, facts.installedItemId);
    const corrected = { ...columnsOf(facts), ...(await presetOfCorrected(tx, before, facts, dayOf(context.now, zone))) };
    const columns = { ...corrected, ...(await standingOf(tx, corrected, context.now, zone)) };
    await tellOfRepair(w, context, before, facts.type);
    const next = await updateRequest(tx, before, columns, context.now);
    await context.app.engine.textIndex.put(tx, 'request_text', id, requestGrams({ ...facts, customerName: before.customerName }));
    const changes = changesBetween(before, columns);
    // A time that was typed is the promise before anything is counted anew.
    if ('promisedAt' in changes) await promiseAnew(w, context, id, columns.promisedAt);
    if ('type' in changes || 'urgency' in changes || 'calendarCode' in changes) await recomputeTimers(w, context, id);
    // What the caller heard stays as it was said, unless the call turns out to be about something else.
    const isAsked = 'installedItemId' in changes || 'type' in changes;
    const said = isAsked
      ? await lookUpWarranty({ ...context, db: tx, now: before.receivedAt }, { ...facts, presetVersionId: before.presetVersionId })
      : {};
    await record({
      subject: 'request',
      subjectId: id,
      kind: 'corrected',
      changes,
      data: { fields: Object.keys(changes), ...said },
    });
    touch('requests', 'workOrders', 'home');
    return { id, version: next, no: before.no };
  });
}

/**
 * The locked row, still at the version that the user saw; otherwise the refusal carries the current one. A missed promise asks for its
 * reason, new plan and told-at before anything else (R-002-98).
 */
export async function lockVersion(tx: Tx, id: number, version: number, { evenOverdue = false } = {}): Promise<RequestRecord> {
  const request = await lockRequest(tx, id);
  if (!request) throw new DomainError('notFound', { what: 'request', id });
  if (request.version !== version) throw new DomainError('staleVersion', { what: 'request', current: request });
  if (!evenOverdue) refuseUnexplained(request);
  return request;
}

/** R-002-98. What the paper says of work that was done is written all the same. */
export function refuseUnexplained({ id, overdueSince }: Pick<RequestRecord, 'id' | 'overdueSince'>): void {
  if (overdueSince !== null) throw new DomainError('guardFailed', { guard: 'overdueUnexplained', id });
}

/** Refuses while a slip of the request is out. */
export async function refuseOpenSlips(tx: Tx, requestId: number): Promise<void> {
  const open = (await findSlipStates(tx, requestId)).filter(({ state }) => outStates.includes(state) || state === 'draft');
  if (open.length > 0) throw new DomainError('requestHasOpenSlips', { slips: open.map(({ no }) => no) });
}

/** What may be the same call or the same customer already known; shown while typing, before anything is saved. */
export async function warnOfDuplicates(
  { db }: ActorContext,
  { customerId, phone, name, region }: z.output<typeof duplicatesInput>,
): Promise<DuplicateWarning> {
  const { digits } = normalizePhone(phone);
  const isSearchable = customerId !== null || digits.length >= 7;
  const requests = isSearchable ? await findOpenTwins(db, customerId, digits.length >= 7 ? digits : '', openRequestStates) : [];
  const customers = customerId === null ? await likeCustomers(db, { name, region, phones: [phone] }) : [];
  return { requests, customers };
}
