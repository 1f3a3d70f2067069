import type { Updateable } from 'kysely';
import { materialRequestLifecycle } from '../../../shared/material-request-lifecycle.ts';
import type { MaterialRequestCommand } from '../../../shared/material-request-lifecycle.ts';
import type { Receipt } from '../../../shared/fields.ts';
import { isOwnSlipsOnly } from '../../../shared/permissions.ts';
import type { Permission } from '../../../shared/permissions.ts';
import type { Actor, ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import type { MaterialRequestTable } from '../../db/schema/material-requests.ts';
import { DomainError } from '../../errors.ts';
import { obey } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { addAlertNow } from '../alerts/alerts.service.ts';
import type { ApprovalContent } from '../approvals/approvals.service.ts';
import { lockRequest, updateRequest } from './material-requests.repository.ts';
import type { RequestRecord } from './material-requests.repository.ts';
import { findLineRecords, findUserOfStaff } from './request-lines.repository.ts';
import type { NewLine } from './request-lines.repository.ts';

export interface Target {
  readonly id: number;
  readonly version: number;
}

export interface RequestStep {
  readonly command: MaterialRequestCommand;
  /** Past tense, for the timeline. */
  readonly kind: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly changes?: Updateable<MaterialRequestTable>;
  /** Refuses what the table of states alone does not see, and does what the step is made of; what it answers is written too. */
  readonly check?: (request: RequestRecord, w: Write) => Promise<Updateable<MaterialRequestTable> | void>;
}

/** One arrow of SM-07: the row as the user saw it, who may, what has to come first, then the row, the timeline and what follows. */
export async function takeRequestStep(
  context: ActorContext,
  target: Target,
  { command, kind, data, changes, check }: RequestStep,
): Promise<Receipt> {
  return write(context, async (w) => {
    const request = await lockRequestAt(w.tx, context, target);
    const state = obey(materialRequestLifecycle, request.state, command, context);
    const more = await check?.(request, w);
    const next = await updateRequest(w.tx, request, { ...changes, ...more, state, stateAt: context.now });
    await w.record({ subject: 'materialRequest', subjectId: request.id, kind, ...(data && { data }) });
    touchRequest(w);
    return { id: request.id, version: next, no: request.no };
  });
}

/** The locked row, still at the version that the user saw; otherwise the refusal carries the current one. Technicians have their own only. */
export async function lockRequestAt(tx: Tx, { actor }: ActorContext, { id, version }: Target): Promise<RequestRecord> {
  const request = await lockRequest(tx, id);
  if (!request || !maySee(actor, request)) throw new DomainError('notFound', { what: 'materialRequest', id });
  if (request.version !== version) throw new DomainError('staleVersion', { what: 'materialRequest', current: request });
  return request;
}

/** R-000-84: somebody who is a technician only sees what they asked for themselves, or wrote. */
export function ownOnly(
  { roles, staffId, userId }: Actor,
  permission: Permission,
): { readonly staffId: number; readonly userId: number } | undefined {
  return isOwnSlipsOnly(roles, permission) ? { staffId: staffId ?? 0, userId } : undefined;
}

export function maySee(actor: Actor, { applicantId, createdBy }: Pick<RequestRecord, 'applicantId' | 'createdBy'>): boolean {
  const own = ownOnly(actor, 'materialRequests.read');
  return own === undefined || own.staffId === applicantId || own.userId === createdBy;
}

type SignedFacts = Pick<
  RequestRecord,
  'no' | 'applicantId' | 'path' | 'purpose' | 'workOrderId' | 'reason' | 'buyReason' | 'neededOn' | 'seller' | 'boughtAt' | 'amountFen'
>;

/** What the signers have before them: who needs what for which reason, by which path, and of a purchase on site where and for how much. */
export function signedContent(request: SignedFacts, lines: readonly NewLine[]): ApprovalContent {
  const { no, applicantId, path, purpose, workOrderId, reason, buyReason, neededOn, seller, boughtAt, amountFen } = request;
  // a central purchase is made after it was signed
  const purchase = path === 'emergency' ? [seller, boughtAt, amountFen] : [];
  return [
    ...[no, applicantId, path, purpose, workOrderId, reason, buyReason, neededOn, ...purchase],
    // what was described stays what was signed, whichever item it is booked in by
    ...lines.flatMap(({ itemId, name, spec, unit, qty, note }) => [name === '' ? itemId : null, name, spec, unit, qty, note]),
  ];
}

export async function contentOf(tx: Tx, request: RequestRecord): Promise<ApprovalContent> {
  return signedContent(request, await findLineRecords(tx, request.id));
}

export function touchRequest(w: Write): void {
  w.touch('materialRequests', 'home');
}

/** What an alert says of a request. */
export function said({ id, no }: Pick<RequestRecord, 'id' | 'no'>) {
  return { about: { subject: 'materialRequest', subjectId: id, no } };
}

/** Whoever wrote it and whoever asked for it hear what came of it, unless it was they who did it. */
export async function tellApplicant(w: Write, context: ActorContext, kind: string, request: RequestRecord): Promise<void> {
  const users = new Set([request.createdBy, ...(await findUserOfStaff(w.tx, request.applicantId))]);
  for (const userId of users) if (userId !== context.actor.userId) await addAlertNow(w.tx, context, { kind, userId, data: said(request) });
  w.touch('alerts');
}
