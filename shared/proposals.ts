import type { Urgency } from './requests.ts';

/** What is known of a technician when somebody is looked for. */
export interface Candidate {
  readonly staffId: number;
  readonly name: string;
  /** The customer's named engineer (R-002-80) or the region's representative (R-002-56). */
  readonly preassigned: 'engineer' | 'representative' | null;
  /** A skill of theirs is about the job. */
  readonly hasSkill: boolean;
  /** Training is valid, or the preset does not ask (R-003-02). */
  readonly isTrained: boolean;
  readonly isSameRegion: boolean;
  readonly openSlips: number;
  /** Open slips whose planned time has passed. */
  readonly lateSlips: number;
  readonly isAbsent: boolean;
  /** When they could begin, epoch ms. */
  readonly freeAt: number;
  /** They could begin at the time asked for. */
  readonly isFree: boolean;
}

export type ProposalReason =
  | { readonly kind: 'engineer' | 'representative' | 'skill' | 'noSkill' | 'untrained' | 'absent' | 'free' | 'region' }
  | { readonly kind: 'busyUntil'; readonly at: number }
  | { readonly kind: 'load' | 'late'; readonly count: number };

export interface Proposal extends Candidate {
  /** In the order in which they counted. */
  readonly reasons: readonly ProposalReason[];
}

type Compare = (a: Candidate, b: Candidate) => number;
const first =
  (holds: (one: Candidate) => boolean): Compare =>
  (a, b) =>
    Number(holds(b)) - Number(holds(a));
const least =
  (value: (one: Candidate) => number): Compare =>
  (a, b) =>
    value(a) - value(b);

const skill = first(({ hasSkill }) => hasSkill);
const region = first(({ isSameRegion }) => isSameRegion);
const load = least(({ openSlips }) => openSlips);
const late = least(({ lateSlips }) => lateSlips);
const now = least(({ freeAt }) => freeAt);

/** R-004-33: urgent to someone able now, important by skill, general by open jobs; the rest of the keys settles what is equal. */
const byClass: Readonly<Record<Urgency, readonly Compare[]>> = {
  urgent: [now, skill, region, late, load],
  important: [skill, load, region, late, now],
  general: [load, skill, region, late, now],
};

/**
 * Technicians for a job, the best first, each with the reasons in words (R-002-20, R-002-27, R-003-20, R-004-33). Whoever is away or
 * has no valid training comes last; the named engineer or representative comes before the others (R-002-56, R-002-80).
 */
export function propose(urgency: Urgency, candidates: readonly Candidate[]): readonly Proposal[] {
  const keys: readonly Compare[] = [
    first(({ isAbsent }) => !isAbsent),
    first(({ isTrained }) => isTrained),
    first(({ preassigned }) => preassigned !== null),
    ...byClass[urgency],
    least(({ staffId }) => staffId),
  ];
  return candidates
    .toSorted((a, b) => {
      for (const key of keys) {
        const order = key(a, b);
        if (order !== 0) return order;
      }
      return 0;
    })
    .map((one) => ({ ...one, reasons: reasonsFor(urgency, one) }));
}

function reasonsFor(urgency: Urgency, one: Candidate): readonly ProposalReason[] {
  const { preassigned, hasSkill, isTrained, isSameRegion, isAbsent, isFree, freeAt, openSlips, lateSlips } = one;
  const when: ProposalReason = isFree ? { kind: 'free' } : { kind: 'busyUntil', at: freeAt };
  const able: ProposalReason = { kind: hasSkill ? 'skill' : 'noSkill' };
  const busy: ProposalReason = { kind: 'load', count: openSlips };
  const ordered = { urgent: [when, able, busy], important: [able, busy, when], general: [busy, able, when] }[urgency];
  return [
    ...(isAbsent ? [{ kind: 'absent' } as const] : []),
    ...(isTrained ? [] : [{ kind: 'untrained' } as const]),
    ...(preassigned ? [{ kind: preassigned } as const] : []),
    ...ordered,
    ...(isSameRegion ? [{ kind: 'region' } as const] : []),
    ...(lateSlips > 0 ? [{ kind: 'late', count: lateSlips } as const] : []),
  ];
}
