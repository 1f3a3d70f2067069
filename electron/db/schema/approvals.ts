import type { Generated } from 'kysely';
import type { ApprovalState, ApprovalSubject, WithdrawReason } from '../../../shared/approvals.ts';
import type { Role } from '../../../shared/roles.ts';
import type { ChainCode, SignDecision, StepCode } from '../../../shared/signature-chains.ts';

/** One run of a signature chain (A.1) over one version of its subject. */
export interface ApprovalTable {
  id: Generated<number>;
  subject: ApprovalSubject;
  subjectId: number;
  /** Number of the document. */
  no: string;
  chain: ChainCode;
  /** What lay before the signers: the version of the row and the digest of its content. */
  subjectVersion: number;
  contentHash: string;
  authorId: number;
  state: ApprovalState;
  startedAt: number;
  endedAt: number | null;
  endReason: WithdrawReason | '';
  version: number;
}

/** Append-only: each step and each person once. */
export interface ApprovalSignatureTable {
  id: Generated<number>;
  approvalId: number;
  step: StepCode;
  role: Role;
  userId: number;
  at: number;
  decision: SignDecision;
  note: string;
}
