import { createHash } from 'node:crypto';
import type { ApprovalSubject, ApprovalView, WithdrawReason } from '../../../shared/approvals.ts';
import { chainOf, offerSignature, openSteps, outcomeOf } from '../../../shared/signature-chains.ts';
import type { ChainCode, ChainStep, SignDecision, SignRefusal, Signed, StepCode } from '../../../shared/signature-chains.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import type { Write } from '../../platform/write.ts';
import { addAlertNow } from '../alerts/alerts.service.ts';
import {
  findApprovalsOf,
  findSignatures,
  insertApproval,
  insertSignature,
  lockOpenApproval,
  updateApproval,
} from './approvals.repository.ts';
import type { ApprovalRecord, ApprovalRow } from './approvals.repository.ts';

export interface NewApproval {
  readonly subject: ApprovalSubject;
  readonly subjectId: number;
  /** Number of the document. */
  readonly no: string;
  readonly chain: ChainCode;
  readonly subjectVersion: number;
  readonly content: ApprovalContent;
  readonly authorId: number;
}

/** The texts that are signed, in a fixed order. */
export type ApprovalContent = readonly (string | number | null)[];

type About = Pick<NewApproval, 'subject' | 'subjectId'>;

/** Lays one version of a matter before its signers (A.1); who comes first is told. @throws DomainError `guardFailed` where one is open. */
export async function startApproval(w: Write, context: ActorContext, { content, ...approval }: NewApproval): Promise<void> {
  const { subject, subjectId } = approval;
  if (await lockOpenApproval(w.tx, subject, subjectId)) throw new DomainError('guardFailed', { guard: 'approvalOpen' });
  const row = { ...approval, contentHash: hashOf(content), state: 'open' as const, startedAt: context.now, endedAt: null };
  await insertApproval(w.tx, { ...row, endReason: '', version: 1 });
  await tellSigners(w, context, approval, openSteps({ chain: chainOf(approval.chain), signed: [] }));
  w.touch('approvals', 'alerts', 'home');
}

/** The refusals of a chain as the guards that say why. */
const signGuards = {
  ended: 'signEnded',
  role: 'signRole',
  alreadySigned: 'signedAlready',
  stepSigned: 'signStepTaken',
  selfApproval: 'signOwn',
  order: 'signTooEarly',
} as const satisfies Record<SignRefusal, string>;

export interface SignInput {
  /** The matter as it is now: what was signed must be what lies there. */
  readonly content: ApprovalContent;
  readonly decision: SignDecision;
  readonly note: string;
}

/** How far the chain is after a signature. */
export interface SignOutcome {
  readonly step: StepCode;
  readonly state: 'open' | 'granted' | 'refused';
  /** Steps that wait now. */
  readonly open: readonly StepCode[];
}

/**
 * One signature of this person in the open chain of a subject, inside the subject's own write: in order, once, never one's own, bound to
 * the version signed. A refusal needs its reason in `note`.
 * @throws DomainError `guardFailed` with `noApproval`, `contentChanged`, `refusalReasonMissing` or one of `signGuards`.
 */
export async function sign(w: Write, context: ActorContext, about: About, { content, decision, note }: SignInput): Promise<SignOutcome> {
  const approval = await lockOpenApproval(w.tx, about.subject, about.subjectId);
  if (!approval) throw new DomainError('guardFailed', { guard: 'noApproval' });
  if (approval.contentHash !== hashOf(content)) throw new DomainError('guardFailed', { guard: 'contentChanged' });
  if (decision === 'refuse' && note.trim() === '') throw new DomainError('guardFailed', { guard: 'refusalReasonMissing', field: 'note' });
  const chain = chainOf(approval.chain);
  const before = await findSignatures(w.tx, [approval.id]);
  const offer = offerSignature({ chain, authorId: approval.authorId, signed: before }, context.actor);
  if ('refusal' in offer) throw new DomainError('guardFailed', { guard: signGuards[offer.refusal] });
  const step = offer.step.code as StepCode;
  const role = offer.step.roles.find((one) => context.actor.roles.includes(one)) as ChainStep['roles'][number];
  const mine = { step, role, userId: context.actor.userId, decision };
  await insertSignature(w.tx, { approvalId: approval.id, ...mine, at: context.now, note });
  const signed: readonly Signed[] = [...before, mine];
  const state = outcomeOf({ chain, signed });
  await updateApproval(w.tx, approval, state === 'open' ? {} : { state, endedAt: context.now });
  await w.record({ ...about, kind: decision === 'sign' ? 'stepSigned' : 'stepRefused', data: { step, role, reason: note } });
  const open = openSteps({ chain, signed });
  // whoever waited for this one hears that it is their turn
  const nexts = open.filter(({ order }) => order > offer.step.order);
  await tellSigners(w, context, approval, nexts);
  w.touch('approvals', 'alerts', 'home');
  return { step, state, open: open.map(({ code }) => code as StepCode) };
}

/** The matter is no longer what was signed: its open chain ends, and whoever had signed is told. @returns whether there was one. */
export async function withdrawOnChange(
  w: Write,
  context: ActorContext,
  about: About,
  { content, reason = 'contentChanged' }: { readonly content: ApprovalContent; readonly reason?: WithdrawReason },
): Promise<boolean> {
  const approval = await lockOpenApproval(w.tx, about.subject, about.subjectId);
  if (!approval || approval.contentHash === hashOf(content)) return false;
  await updateApproval(w.tx, approval, { state: 'withdrawn', endedAt: context.now, endReason: reason });
  const signatures = await findSignatures(w.tx, [approval.id]);
  for (const { userId } of signatures)
    if (userId !== context.actor.userId)
      await addAlertNow(w.tx, context, { kind: 'approvalWithdrawn', userId, data: { about: { ...about, no: approval.no } } });
  await w.record({ ...about, kind: 'approvalWithdrawn', data: { cause: reason, signed: signatures.length } });
  w.touch('approvals', 'alerts', 'home');
  return true;
}

/** Every run of the chain over a subject, the newest first, with who signed. */
export async function findApprovals(db: Db | Tx, subject: ApprovalSubject, subjectId: number): Promise<readonly ApprovalView[]> {
  return withSignatures(db, await findApprovalsOf(db, subject, subjectId));
}

export async function withSignatures(db: Db | Tx, approvals: readonly ApprovalRow[]): Promise<readonly ApprovalView[]> {
  const all = await findSignatures(
    db,
    approvals.map(({ id }) => id),
  );
  return approvals.map((approval) => ({
    ...approval,
    signatures: all.filter(({ approvalId }) => approvalId === approval.id).map(({ approvalId: _of, ...signature }) => signature),
  }));
}

/** Posts whose signature is wanted next hear of it. */
async function tellSigners(
  { tx }: Write,
  context: ActorContext,
  { subject, subjectId, no }: Pick<ApprovalRecord, 'subject' | 'subjectId' | 'no'>,
  steps: readonly ChainStep[],
): Promise<void> {
  for (const role of new Set(steps.flatMap(({ roles }) => roles)))
    await addAlertNow(tx, context, { kind: 'signatureWanted', role, data: { about: { subject, subjectId, no } } });
}

function hashOf(content: ApprovalContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}
