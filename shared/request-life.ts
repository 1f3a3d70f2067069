import { z } from 'zod';
import { holdReasons } from './holds.ts';
import { day, id, instant, line, paragraph, requiredLine, requiredParagraph, version } from './fields.ts';
import { workingStates } from './request-lifecycle.ts';
import type { RequestState } from './request-lifecycle.ts';
import { requestTypes } from './requests.ts';
import type { RequestType } from './requests.ts';
import type { Role } from './roles.ts';

/** What happens to a request over its states (SM-01): holds, delays, escalation, hand-over, plan, consent, liability, written texts. */

/** R-004-05: repair on site or at the factory, replacement, upgrade, technical support, commissioning, training. */
export const solutions = ['onSite', 'atFactory', 'replacement', 'upgrade', 'support', 'commissioning', 'training'] as const;
export type Solution = (typeof solutions)[number];

/** R-002-18, R-002-108; `design` is the design defect 设计缺陷 that goes up at once (R-003-44), `outsidePart` goes to purchasing (R-003-56). */
export const problemKinds = ['design', 'workmanship', 'quality', 'outsidePart', 'use', 'service', 'other'] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** R-002-76: whose fault it was, settled after the problem is solved. */
export const liabilities = ['ours', 'maker', 'customer', 'thirdParty', 'nobody'] as const;
export type Liability = (typeof liabilities)[number];

/** R-000-37: the work helps sales to collect money 配合收款 or to sign 签单. */
export const requestTags = ['payment', 'signing'] as const;
export type RequestTag = (typeof requestTags)[number];

/** The four dated texts of R-002-20, R-002-102. */
export const datedTexts = ['survey', 'solution', 'execution', 'acceptance'] as const;
export const stepKinds = [
  ...datedTexts,
  'explanation',
  'escalation',
  'escalationAnswer',
  'department',
  'departmentAnswer',
  'effect',
  'report',
  'takeOver',
] as const;
export type StepKind = (typeof stepKinds)[number];

export const escalationRoles = ['supervisor', 'serviceManager', 'generalManager'] as const satisfies readonly Role[];
export type EscalationRole = (typeof escalationRoles)[number];

const target = { id, version };
const promise = { newPromisedAt: instant, toldAt: instant };

/** R-001-21: a delay needs one of the reasons and a new promised time. Who is not told yet gets `toldAt: null`. */
export const holdRequestInput = z.strictObject({
  ...target,
  reason: z.enum(holdReasons),
  note: line(300).default(''),
  newPromisedAt: instant,
  toldAt: instant.nullable().default(null),
});
export const releaseRequestInput = z.strictObject({ ...target, note: line(300).default('') });
/** R-002-98: reason, new plan, new promised time, and when the customer was told. A job that is done needs no new time. */
export const explainOverdueInput = z.strictObject({
  ...target,
  reason: z.enum(holdReasons).nullable().default(null),
  note: requiredLine(300),
  plan: requiredParagraph(1000),
  newPromisedAt: instant.nullable().default(null),
  toldAt: instant,
});
/** R-000-10: the supervisor talks to the customer in person and fixes a new time. */
export const takeOverInput = z.strictObject({ ...target, ...promise, note: requiredLine(300) });
/** R-002-53: the reason is asked for; R-002-08: the kind of problem may be known already. */
export const escalateInput = z.strictObject({
  ...target,
  to: z.enum(escalationRoles),
  reason: requiredLine(300),
  problemKind: z.enum(problemKinds).nullable().default(null),
});
export const writeTextInput = z.strictObject({ ...target, text: requiredParagraph(2000) });
/** R-002-49. */
export const handOverInput = z.strictObject({ ...target, department: requiredLine(40), text: requiredParagraph(1000) });
export const liabilityInput = z.strictObject({ ...target, liability: z.enum(liabilities), note: line(300).default('') });
/** R-002-97, step 2. */
export const planInput = z.strictObject({
  ...target,
  solution: z.enum(solutions),
  plan: requiredParagraph(1000),
  problemKind: z.enum(problemKinds).nullable().default(null),
});
/** R-002-97, steps 3 and 4: the customer agrees to the plan and hears the time; one person answers for it. */
export const confirmPlanInput = z.strictObject({ ...target, ownerUserId: id, promisedAt: instant, confirmedAt: instant });
export const consentInput = z.strictObject({ ...target, consentedAt: instant, note: requiredLine(300) });
export const datedTextInput = z.strictObject({ ...target, kind: z.enum(datedTexts), text: requiredParagraph(2000) });
/** R-002-18: the cause explained to the customer, or not yet. */
export const explainCauseInput = z.strictObject({
  ...target,
  isExplained: z.boolean(),
  problemKind: z.enum(problemKinds),
  text: paragraph(1000).default(''),
});
export const assignOwnerInput = z.strictObject({ ...target, ownerUserId: id });
/** R-000-37, R-003-43, the public body that is involved. */
export const marksInput = z.strictObject({
  ...target,
  tag: z.enum(requestTags).nullable(),
  salesStaffId: id.nullable(),
  againstStaffId: id.nullable(),
  publicBody: line(80),
});
export const linkRepeatInput = z.strictObject({ ...target, repeatOfId: id.nullable() });
/** R-004-08. */
export const askSupportInput = z.strictObject({
  ...target,
  text: requiredParagraph(1000),
  userId: id.nullable().default(null),
  dueAt: instant.nullable().default(null),
});
/** R-002-68: the day of the later follow-up; empty: as the preset says. */
export const archiveRequestInput = z.strictObject({ ...target, followUpOn: z.union([z.literal(''), day]).default('') });

export const repeatCandidatesInput = z.strictObject({
  customerId: id,
  installedItemId: id.nullable().default(null),
  productText: line(120).default(''),
  faultClass: z.string().max(20).default('unknown'),
});
/** An earlier job on the same item and fault (R-001-05, R-003-54). */
export interface RepeatCandidate {
  readonly id: number;
  readonly no: string;
  readonly content: string;
  readonly result: string;
  readonly resolvedAt: number;
}

/** R-004-07: the team per type of request, empty: none. */
export type Routing = Readonly<Partial<Record<RequestType, string>>>;
export const defaultRouting: Routing = {
  complaint: '投诉组',
  consulting: '咨询组',
  returnExchange: '退换货组',
};
/** Name of the setting. */
export const routingKey = 'requestRouting';
export const updateRoutingInput = z.strictObject({ teams: z.partialRecord(z.enum(requestTypes), line(40)) });

const finished: readonly RequestState[] = ['resolved', 'told', 'followedUp'];
const open: readonly RequestState[] = [...workingStates, ...finished];
const living: readonly RequestState[] = [...open, 'archived'];
const desk: readonly Role[] = ['frontDesk', 'supervisor', 'serviceManager'];
const heads: readonly Role[] = ['supervisor', 'serviceManager'];

export interface LifeStep {
  readonly from: readonly RequestState[];
  readonly who: readonly Role[];
}

/** Commands that leave the state as it is: in which states and by whom. A technician holds and escalates from the own slip. */
export const lifeCommands = {
  hold: { from: workingStates, who: [...desk, 'technician'] },
  release: { from: open, who: desk },
  explainOverdue: { from: open, who: [...desk, 'dispatcher'] },
  takeOver: { from: workingStates, who: heads },
  escalate: { from: open, who: [...desk, 'technician'] },
  answerEscalation: { from: open, who: [...heads, 'generalManager'] },
  handOver: { from: open, who: desk },
  answerDepartment: { from: open, who: desk },
  setLiability: { from: living, who: heads },
  plan: { from: workingStates, who: desk },
  confirmPlan: { from: workingStates, who: desk },
  consent: { from: workingStates, who: desk },
  writeDated: { from: open, who: desk },
  explainCause: { from: open, who: desk },
  confirmEffect: { from: finished, who: heads },
  writeReport: { from: finished, who: desk },
  assignOwner: { from: open, who: desk },
  mark: { from: open, who: desk },
  linkRepeat: { from: living, who: desk },
  askSupport: { from: open, who: desk },
} as const satisfies Record<string, LifeStep>;
export type LifeCommand = keyof typeof lifeCommands;

/** Why this person cannot give the command now; undefined: they can. */
export function lifeRefusal(command: LifeCommand, state: RequestState, held: readonly Role[]): 'state' | 'role' | undefined {
  const step: LifeStep = lifeCommands[command];
  if (!step.from.includes(state)) return 'state';
  return step.who.some((role) => held.includes(role)) ? undefined : 'role';
}
