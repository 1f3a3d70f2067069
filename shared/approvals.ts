import { z } from 'zod';
import { pageInput } from './fields.ts';
import type { ChainCode, SignDecision, StepCode } from './signature-chains.ts';
import type { Role } from './roles.ts';

/** What is signed by a chain. */
export const approvalSubjects = ['incident', 'materialRequest', 'toolPurchase'] as const;
export type ApprovalSubject = (typeof approvalSubjects)[number];
export const approvalStates = ['open', 'granted', 'refused', 'withdrawn'] as const;
export type ApprovalState = (typeof approvalStates)[number];
/** Why an approval was withdrawn: the content that had been signed is no longer the same, or nobody wants it any more. */
export const withdrawReasons = ['contentChanged', 'cancelled'] as const;
export type WithdrawReason = (typeof withdrawReasons)[number];

export const waitingApprovalsInput = z.strictObject(pageInput);

export interface SignatureRow {
  readonly step: StepCode;
  readonly role: Role;
  readonly userId: number;
  readonly userName: string;
  readonly at: number;
  readonly decision: SignDecision;
  readonly note: string;
}

/** One run of a chain over one version of its subject. */
export interface ApprovalView {
  readonly id: number;
  readonly subject: ApprovalSubject;
  readonly subjectId: number;
  readonly no: string;
  readonly chain: ChainCode;
  /** Version of the subject that lay before the signers. */
  readonly subjectVersion: number;
  readonly authorId: number;
  readonly authorName: string;
  readonly state: ApprovalState;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly endReason: string;
  readonly version: number;
  readonly signatures: readonly SignatureRow[];
}

/** A matter that waits for a signature of this person. */
export interface WaitingApproval {
  readonly id: number;
  readonly subject: ApprovalSubject;
  readonly subjectId: number;
  readonly no: string;
  readonly chain: ChainCode;
  readonly step: StepCode;
  readonly authorName: string;
  readonly startedAt: number;
  /** Who signed before. */
  readonly signedBy: readonly string[];
}
