import type { HoldReason } from './holds.ts';
import type { PaymentState } from './projects.ts';
import type { PresetData } from './presets/preset.ts';
import type { Liability, ProblemKind, RepeatCandidate, RequestTag, Solution, StepKind } from './request-life.ts';
import type { RequestState } from './request-lifecycle.ts';
import type { Role } from './roles.ts';
import type { TaskRow } from './tasks.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

export interface DelayRow {
  readonly id: number;
  readonly kind: 'hold' | 'overdue' | 'reschedule';
  readonly reason: HoldReason | '';
  readonly note: string;
  readonly plan: string;
  readonly oldPromisedAt: number;
  readonly newPromisedAt: number;
  readonly toldAt: number | null;
  readonly at: number;
  readonly userName: string;
  readonly endedAt: number | null;
}

export interface StepRow {
  readonly id: number;
  readonly kind: StepKind;
  readonly text: string;
  readonly at: number;
  readonly userName: string;
}

/** What a request went through besides its states. */
export interface RequestLife {
  readonly holdReason: HoldReason | '';
  readonly holdSince: number | null;
  readonly overdueSince: number | null;
  readonly owner: (Named & { readonly isActive: boolean }) | null;
  readonly team: string;
  readonly department: string;
  readonly departmentSince: number | null;
  readonly escalatedAt: number | null;
  readonly escalatedTo: Role | '';
  readonly takenOverBy: string | null;
  readonly liability: Liability | '';
  readonly liabilityNote: string;
  readonly againstStaff: Named | null;
  readonly salesStaff: Named | null;
  readonly tag: RequestTag | '';
  readonly publicBody: string;
  readonly solution: Solution | '';
  readonly problemKind: ProblemKind | '';
  readonly plan: string;
  readonly classifiedAt: number | null;
  readonly planConfirmedAt: number | null;
  readonly consentedAt: number | null;
  readonly consentNote: string;
  readonly firstContactAt: number | null;
  readonly headConfirmedAt: number | null;
  readonly headConfirmedBy: string | null;
  readonly explainedAt: number | null;
  readonly opinion: string;
  readonly printCount: number;
  readonly project: (Named & { readonly paymentState: PaymentState; readonly goodsAcceptedOn: string }) | null;
  /** What the trade asks for before the job ends. */
  readonly closing: PresetData['closing'];
  /** Oldest first. */
  readonly delays: readonly DelayRow[];
  readonly steps: readonly StepRow[];
  /** Open ones first. */
  readonly tasks: readonly TaskRow[];
  /** Earlier jobs that this one may repeat; none once it is linked. */
  readonly repeatProposals: readonly RepeatCandidate[];
  /** Jobs that repeat this one. */
  readonly repeatedBy: readonly { readonly id: number; readonly no: string }[];
}

export const sixSteps = ['logged', 'classified', 'planConfirmed', 'owner', 'solved', 'archived'] as const;
export const fiveSteps = ['logged', 'classified', 'solved', 'followed', 'satisfaction'] as const;
export type LifeStepName = (typeof sixSteps)[number] | (typeof fiveSteps)[number];

interface Stamped {
  readonly state: RequestState;
  readonly receivedAt: number;
  readonly promiseToldAt: number | null;
  readonly resolvedAt: number | null;
  readonly toldAt: number | null;
  readonly closedAt: number | null;
  readonly life: Pick<RequestLife, 'classifiedAt' | 'planConfirmedAt' | 'opinion' | 'closing'>;
}

/**
 * When each step was done; null: not yet. A trade with a written report goes the six steps of R-002-97, others the five of R-002-55,
 * R-003-01: receive, confirm the nature, solve, follow the result, report satisfaction.
 */
export function stepsOf(request: Stamped): readonly { readonly step: LifeStepName; readonly at: number | null }[] {
  const { receivedAt, resolvedAt, toldAt, closedAt, life } = request;
  const at: Readonly<Record<LifeStepName, number | null>> = {
    logged: receivedAt,
    classified: life.classifiedAt,
    planConfirmed: life.planConfirmedAt,
    owner: life.planConfirmedAt,
    solved: life.closing.needsReport ? toldAt : resolvedAt,
    followed: toldAt,
    satisfaction: life.opinion === '' ? closedAt : toldAt,
    archived: closedAt,
  };
  return (life.closing.needsReport ? sixSteps : fiveSteps).map((step) => ({ step, at: at[step] }));
}
