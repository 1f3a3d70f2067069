import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { materialRequestLifecycle, writableRequestStates } from '../../../shared/material-request-lifecycle.ts';
import type { changeMaterialRequestInput, CreateMaterialRequest } from '../../../shared/material-requests.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { follow } from '../../platform/lifecycle.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { withdrawOnChange } from '../approvals/approvals.service.ts';
import { requireStaff } from '../staff/staff.service.ts';
import { readWorkOrder } from '../work-orders/work-orders.service.ts';
import { insertRequest, updateRequest } from './material-requests.repository.ts';
import type { RequestRecord } from './material-requests.repository.ts';
import { findKnownItems, findLineRecords, removeConsents, replaceLines } from './request-lines.repository.ts';
import type { NewLine } from './request-lines.repository.ts';
import { lockRequestAt, ownOnly, signedContent, touchRequest } from './request-step.ts';

/** A written request by real need (R-000-31), as a draft; a technician writes for themselves, others on somebody's behalf. */
export async function createRequest(context: ActorContext, input: CreateMaterialRequest): Promise<Receipt> {
  return write(context, (w) => draftRequest(w, context, input));
}

/**
 * The same inside another write. `isAutomatic`: the program made it because the reserve runs out (R-000-35); somebody looks at it and sends it.
 * @throws DomainError `notFound` for people, slips and items; `guardFailed` with `ownRequestOnly`, `notOwnSlip`.
 */
export async function draftRequest(
  w: Write,
  context: ActorContext,
  { lines, ...facts }: CreateMaterialRequest,
  { isAutomatic = false }: { readonly isAutomatic?: boolean } = {},
): Promise<Receipt> {
  const { app, now, actor } = context;
  await checkFacts(w.tx, context, facts, lines);
  const no = await takeNumber(w.tx, 'materialRequest', now, await readZone(app, w.tx));
  const id = await insertRequest(w.tx, {
    ...facts,
    no,
    buyReason: facts.path === 'central' ? facts.buyReason : null,
    state: 'draft',
    stateAt: now,
    submittedBy: null,
    seller: '',
    boughtAt: null,
    boughtBy: null,
    amountFen: null,
    buyNote: '',
    bookInDueOn: '',
    lateToldAt: null,
    isAutomatic: isAutomatic ? 1 : 0,
    createdAt: now,
    createdBy: actor.userId,
    version: 1,
  });
  await replaceLines(w.tx, id, lines.map(asStored));
  await w.record({ subject: 'materialRequest', subjectId: id, kind: isAutomatic ? 'draftedBySystem' : 'drafted', data: { no } });
  touchRequest(w);
  return { id, version: 1, no };
}

/** What was written is written anew; whoever had signed is told, and it is sent round again (A.1). Consent by word of mouth is asked anew too. */
export async function changeRequest(
  context: ActorContext,
  { id, version, lines, ...facts }: z.output<typeof changeMaterialRequestInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const request = await lockRequestAt(w.tx, context, { id, version });
    const isConsented = request.path === 'emergency' && request.state === 'approved';
    if (!writableRequestStates.includes(request.state) && !isConsented)
      throw new DomainError('commandNotAllowed', { command: 'change', state: request.state, refusal: 'state' });
    await checkFacts(w.tx, context, facts, lines);
    const before = await findLineRecords(w.tx, id);
    const after = lines.map(asStored);
    const changed = { ...facts, buyReason: facts.path === 'central' ? facts.buyReason : null };
    const goods = { lines: linesText(before) };
    const changes = changesBetween<Record<string, unknown>>({ ...pick(request), ...goods }, { ...changed, lines: linesText(after) });
    const content = signedContent({ ...request, ...changed }, after);
    const isWithdrawn = await withdrawOnChange(w, context, { subject: 'materialRequest', subjectId: id }, { content });
    const isBack = request.state === 'submitted' ? isWithdrawn : isConsented;
    const back = isBack ? { state: follow(materialRequestLifecycle, request.state, 'takeBack'), stateAt: context.now } : {};
    if (isConsented) await removeConsents(w.tx, id);
    await replaceLines(w.tx, id, after);
    const next = await updateRequest(w.tx, request, { ...changed, ...back });
    await w.record({ subject: 'materialRequest', subjectId: id, kind: 'changed', changes });
    touchRequest(w);
    return { id, version: next, no: request.no };
  });
}

type Facts = Omit<CreateMaterialRequest, 'lines'>;

async function checkFacts(tx: Tx, { actor }: ActorContext, { applicantId, workOrderId }: Facts, lines: CreateMaterialRequest['lines']) {
  const own = ownOnly(actor, 'materialRequests.write');
  if (own && own.staffId !== applicantId) throw new DomainError('guardFailed', { guard: 'ownRequestOnly', field: 'applicantId' });
  await requireStaff(tx, applicantId);
  if (workOrderId !== null) {
    const { technicians } = await readWorkOrder(tx, workOrderId);
    if (own && !technicians.some(({ id }) => id === own.staffId))
      throw new DomainError('guardFailed', { guard: 'notOwnSlip', field: 'workOrderId' });
  }
  const ids = lines.flatMap(({ itemId }) => (itemId === null ? [] : [itemId]));
  const known = await findKnownItems(tx, ids);
  const missing = ids.find((itemId) => !known.has(itemId));
  if (missing !== undefined) throw new DomainError('notFound', { what: 'item', id: missing });
}

/** What an item is called, the catalogue says. */
function asStored({ itemId, name, spec, unit, qty, note }: NewLine): NewLine {
  return itemId === null ? { itemId, name, spec, unit, qty, note } : { itemId, name: '', spec: '', unit: '', qty, note };
}

function pick({ applicantId, path, purpose, workOrderId, reason, buyReason, neededOn }: RequestRecord): Record<string, unknown> {
  return { applicantId, path, purpose, workOrderId, reason, buyReason, neededOn };
}

/** Lines as the audit trail shows them. */
function linesText(lines: readonly NewLine[]): string {
  return lines
    .map(({ itemId, name, spec, qty }) => `${itemId === null ? [name, spec].join(' ').trim() : `#${itemId}`} × ${qty}`)
    .join('、');
}
