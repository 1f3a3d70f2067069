import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { materialRequestLifecycle } from '../../../shared/material-request-lifecycle.ts';
import { materialChain } from '../../../shared/material-requests.ts';
import type { reasonedRequestInput, requestTargetInput, signRequestInput } from '../../../shared/material-requests.ts';
import type { SignDecision } from '../../../shared/signature-chains.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { follow } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { addAlertNow, settleAlertsAbout } from '../alerts/alerts.service.ts';
import { sign, startApproval, withdrawOnChange } from '../approvals/approvals.service.ts';
import { updateRequest } from './material-requests.repository.ts';
import type { RequestRecord } from './material-requests.repository.ts';
import { findLineRecords, findUserOfStaff, removeConsents } from './request-lines.repository.ts';
import { contentOf, lockRequestAt, said, takeRequestStep, tellApplicant, touchRequest } from './request-step.ts';
import type { Target } from './request-step.ts';

/** The request is laid before its signers: the supervisor, and the manager too where it is to be bought (R-000-31, R-000-32). */
export async function submitRequest(context: ActorContext, target: z.output<typeof requestTargetInput>): Promise<Receipt> {
  return takeRequestStep(context, target, {
    command: 'submit',
    kind: 'submitted',
    changes: { submittedBy: context.actor.userId },
    check: async (request, w) => {
      if (request.path === 'emergency') throw new DomainError('guardFailed', { guard: 'consentFirst' });
      await layBefore(w, context, request, request.version + 1);
    },
  });
}

/** Starts the chain of the request's path over what it says now. */
export async function layBefore(w: Write, context: ActorContext, request: RequestRecord, subjectVersion: number): Promise<void> {
  await startApproval(w, context, {
    subject: 'materialRequest',
    subjectId: request.id,
    no: request.no,
    chain: materialChain(request.path),
    subjectVersion,
    content: await contentOf(w.tx, request),
    authorId: context.actor.userId,
  });
}

/** One signature; the last one approves, and whoever acts next is told. */
export async function signRequest(context: ActorContext, { note, ...target }: z.output<typeof signRequestInput>): Promise<Receipt> {
  return signNow(context, target, 'sign', note);
}

/** Not agreed, with the reason: 驳回. */
export async function refuseRequest(context: ActorContext, { reason, ...target }: z.output<typeof reasonedRequestInput>): Promise<Receipt> {
  return signNow(context, target, 'refuse', reason);
}

async function signNow(context: ActorContext, target: Target, decision: SignDecision, note: string): Promise<Receipt> {
  return write(context, async (w) => {
    const request = await lockRequestAt(w.tx, context, target);
    const { id, no } = request;
    await refuseOwn(w, context, request);
    const content = await contentOf(w.tx, request);
    const outcome = await sign(w, context, { subject: 'materialRequest', subjectId: id }, { content, decision, note });
    const next = await updateRequest(w.tx, request, await following(w, context, request, outcome.state));
    touchRequest(w);
    return { id, version: next, no };
  });
}

/** What the chain has come to moves the request on; a purchase on site whose goods are in stays in, whoever signs afterwards. */
async function following(w: Write, context: ActorContext, request: RequestRecord, outcome: 'open' | 'granted' | 'refused') {
  const about = { subject: 'materialRequest', subjectId: request.id } as const;
  if (outcome === 'granted' && request.state === 'submitted') {
    await w.record({ ...about, kind: 'approved' });
    const [kind, role] =
      request.path === 'factory' ? (['materialToSupply', 'storekeeper'] as const) : (['materialToBuy', 'adminOffice'] as const);
    await addAlertNow(w.tx, context, { kind, role, data: said(request) });
    await tellApplicant(w, context, 'materialApproved', request);
    return { state: follow(materialRequestLifecycle, request.state, 'approve'), stateAt: context.now };
  }
  if (outcome !== 'refused') return {};
  await tellApplicant(w, context, 'materialRefused', request);
  const isIn = (await findLineRecords(w.tx, request.id)).some(({ receivedQty }) => receivedQty > 0);
  if (isIn) return {};
  await settleAlertsAbout(w.tx, ['materialOverdue'], said(request), context.now);
  return { state: follow(materialRequestLifecycle, request.state, 'refuse'), stateAt: context.now };
}

/** A.1: nobody approves what they wrote, or asked for themselves. The chain knows who sent it round. */
async function refuseOwn(w: Write, { actor }: ActorContext, request: RequestRecord): Promise<void> {
  const isWriter = request.isAutomatic === 0 && request.createdBy === actor.userId;
  const isApplicant = (await findUserOfStaff(w.tx, request.applicantId)).includes(actor.userId);
  if (isWriter || isApplicant) throw new DomainError('guardFailed', { guard: 'signOwn' });
}

/** Refused is not the end: it is written anew. Consent and purchase of the first time stay in the timeline. */
export async function reviseRequest(context: ActorContext, target: z.output<typeof requestTargetInput>): Promise<Receipt> {
  return takeRequestStep(context, target, {
    command: 'revise',
    kind: 'revised',
    check: async ({ id }, w) => {
      await removeConsents(w.tx, id);
      return {
        submittedBy: null,
        seller: '',
        boughtAt: null,
        boughtBy: null,
        amountFen: null,
        buyNote: '',
        bookInDueOn: '',
        lateToldAt: null,
      };
    },
  });
}

const heads = ['supervisor', 'serviceManager', 'adminOffice'] as const;

/** Not needed any more; the number stays, with the reason. Whoever wrote it may say so, or a head; once it was bought, only a head. */
export async function cancelRequest(context: ActorContext, { reason, ...target }: z.output<typeof reasonedRequestInput>): Promise<Receipt> {
  const { actor } = context;
  return takeRequestStep(context, target, {
    command: 'cancel',
    kind: 'cancelled',
    data: { reason },
    check: async (request, w) => {
      const isHead = heads.some((role) => actor.roles.includes(role));
      const isOwn = request.createdBy === actor.userId || request.applicantId === actor.staffId;
      if (!isHead && (!isOwn || request.state === 'bought')) throw new DomainError('guardFailed', { guard: 'cancelByHead' });
      if ((await findLineRecords(w.tx, request.id)).some(({ receivedQty }) => receivedQty > 0))
        throw new DomainError('guardFailed', { guard: 'goodsAreIn' });
      await withdrawOnChange(
        w,
        context,
        { subject: 'materialRequest', subjectId: request.id },
        { content: ['cancelled'], reason: 'cancelled' },
      );
      await settleAlertsAbout(w.tx, ['materialOverdue', 'materialToBuy', 'materialToSupply'], said(request), context.now);
    },
  });
}
