import type { Role } from './roles.ts';

/** One place for a signature. Steps of the same `order` may be signed in any order among themselves; a later one waits for all of the earlier. */
export interface ChainStep {
  readonly code: string;
  readonly order: number;
  /** Whoever holds one of these may sign. */
  readonly roles: readonly Role[];
  /** Whoever wrote the matter may sign here too: they appraise, and do not approve what is their own. */
  readonly mayBeAuthor?: true;
}

/** A decision of the authority matrix (A.1): who must agree, in which order. Nobody ever signs two steps of one matter. */
export interface SignatureChain {
  readonly steps: readonly ChainStep[];
  /** Its subject exists in this version; the others wait for their feature. */
  readonly isInUse: boolean;
  /** The rule of the trade that it comes from. */
  readonly rule: string;
}

const supervisor = { code: 'supervisor', order: 1, roles: ['supervisor'] } as const;
const manager = (order: number) => ({ code: 'serviceManager', order, roles: ['serviceManager'] }) as const;
const general = (order: number) => ({ code: 'generalManager', order, roles: ['generalManager'] }) as const;
const business = (order: number) => ({ code: 'businessDepartment', order, roles: ['businessDepartment'] }) as const;
const author = { mayBeAuthor: true } as const;

/** A.1. Departments that have no post of their own here sign through the post that stands for them (service manager for 工程部 and 财务). */
export const signatureChains = {
  factoryMaterial: { isInUse: true, rule: 'R-000-31', steps: [supervisor] },
  boughtMaterial: { isInUse: true, rule: 'R-000-32', steps: [supervisor, manager(1)] },
  sitePurchase: { isInUse: true, rule: 'R-000-33', steps: [supervisor, manager(1)] },
  toolPurchase: { isInUse: true, rule: 'R-000-62', steps: [manager(1), general(2)] },
  feedbackForm: { isInUse: false, rule: 'R-000-11', steps: [supervisor] },
  /** Supervisor and manager appraise together, one of them may have written it; the general manager approves. */
  majorIncident: { isInUse: true, rule: 'R-000-21', steps: [{ ...supervisor, ...author }, { ...manager(1), ...author }, general(2)] },
  /** Found while lending, returning or installing: the supervisor appraises, 管理部 agrees, the general manager instructs. */
  qualityCase: {
    isInUse: true,
    rule: 'R-000-38',
    steps: [{ ...supervisor, ...author }, business(2), general(3)],
  },
  paidService: { isInUse: false, rule: 'R-000-16', steps: [supervisor] },
  openBalance: { isInUse: false, rule: 'R-000-17', steps: [business(1)] },
  goodsReturn: { isInUse: false, rule: 'R-003-46', steps: [supervisor, general(2)] },
  renovationRepair: { isInUse: false, rule: 'R-002-41', steps: [manager(1), general(2)] },
  extraWork: { isInUse: false, rule: 'R-003-17', steps: [supervisor] },
  expense: { isInUse: false, rule: 'R-004-63', steps: [supervisor, manager(2), general(3)] },
  budget: { isInUse: false, rule: 'R-004-61', steps: [manager(1), general(2)] },
  outletCertificate: { isInUse: false, rule: 'R-002-52', steps: [{ ...manager(1), ...author }, general(2)] },
  presetChange: { isInUse: false, rule: 'R-002-30', steps: [manager(1), general(2)] },
} as const satisfies Record<string, SignatureChain>;

export type ChainCode = keyof typeof signatureChains;
export const chainCodes = Object.keys(signatureChains) as readonly ChainCode[];
export const stepCodes = ['supervisor', 'serviceManager', 'businessDepartment', 'generalManager'] as const;
export type StepCode = (typeof stepCodes)[number];
export const signDecisions = ['sign', 'refuse'] as const;
export type SignDecision = (typeof signDecisions)[number];

export interface Signed {
  readonly step: string;
  readonly userId: number;
  readonly decision: SignDecision;
}

export interface Signer {
  readonly userId: number;
  readonly roles: readonly Role[];
}

/** The chain with everything that matters to who may sign now. */
export interface ChainMatter {
  readonly chain: SignatureChain;
  readonly authorId: number;
  readonly signed: readonly Signed[];
}

/** `ended`: granted or refused; `role`: not a post of this chain; `alreadySigned`: this person; `stepSigned`: somebody else of the post. */
export type SignRefusal = 'ended' | 'role' | 'alreadySigned' | 'stepSigned' | 'selfApproval' | 'order';
export type SignOffer = { readonly step: ChainStep } | { readonly refusal: SignRefusal };

export function chainOf(code: ChainCode): SignatureChain {
  return signatureChains[code];
}

/** Granted when every step is signed; one refusal ends it. */
export function outcomeOf({ chain, signed }: Pick<ChainMatter, 'chain' | 'signed'>): 'open' | 'granted' | 'refused' {
  if (signed.some(({ decision }) => decision === 'refuse')) return 'refused';
  return chain.steps.every(({ code }) => signed.some(({ step }) => step === code)) ? 'granted' : 'open';
}

/** The steps that may be signed now: unsigned, with everything before them signed. None after the end. */
export function openSteps({ chain, signed }: Pick<ChainMatter, 'chain' | 'signed'>): readonly ChainStep[] {
  if (outcomeOf({ chain, signed }) !== 'open') return [];
  const unsigned = chain.steps.filter(({ code }) => !signed.some(({ step }) => step === code));
  const first = Math.min(...unsigned.map(({ order }) => order));
  return unsigned.filter(({ order }) => order === first);
}

/** The step that this person may sign now, or why none (A.1: in order, once each, never one's own). */
export function offerSignature(matter: ChainMatter, { userId, roles }: Signer): SignOffer {
  const { chain, authorId, signed } = matter;
  const isMine = (step: ChainStep) => step.roles.some((role) => roles.includes(role));
  if (outcomeOf(matter) !== 'open') return { refusal: 'ended' };
  if (signed.some((one) => one.userId === userId)) return { refusal: 'alreadySigned' };
  const mine = chain.steps.filter(isMine);
  if (mine.length === 0) return { refusal: 'role' };
  const unsigned = mine.filter(({ code }) => !signed.some(({ step }) => step === code));
  if (unsigned.length === 0) return { refusal: 'stepSigned' };
  const allowed = unsigned.filter(({ mayBeAuthor }) => userId !== authorId || mayBeAuthor);
  if (allowed.length === 0) return { refusal: 'selfApproval' };
  const step = openSteps(matter).find((open) => allowed.some(({ code }) => code === open.code));
  return step ? { step } : { refusal: 'order' };
}
