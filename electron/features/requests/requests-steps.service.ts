import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type {
  LifeCommand,
  StepKind,
  confirmPlanInput,
  consentInput,
  datedTextInput,
  explainCauseInput,
  liabilityInput,
  planInput,
  writeTextInput,
} from '../../../shared/request-life.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { refuseFuture } from '../../platform/facts.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { settleTasks } from '../tasks/tasks.service.ts';
import { happened, promiseAnew } from '../timers/timers.service.ts';
import { noteProblem } from './requests-escalate.service.ts';
import { firstHeard } from './requests-holds.service.ts';
import { insertStep } from './requests-life.repository.ts';
import { lockForLife, requireAhead } from './requests-life.service.ts';
import type { Target } from './requests-life.service.ts';
import { isActiveUser, updateRequest } from './requests.repository.ts';
import type { RequestRecord } from './requests.repository.ts';

type Changes = Parameters<typeof updateRequest>[2];

interface Done {
  readonly kind: string;
  readonly changes: Changes;
  readonly data?: object;
  /** A text that is kept with its day. */
  readonly text?: { readonly kind: StepKind; readonly text: string };
}

/** One command over the state: locked, allowed, written, recorded. */
async function change(
  context: ActorContext,
  command: LifeCommand,
  target: Target,
  work: (request: RequestRecord, w: Write) => Promise<Done>,
): Promise<Receipt> {
  const { now, actor } = context;
  return write(context, async (w) => {
    const request = await lockForLife(w.tx, context, command, target);
    const { kind, changes, data, text } = await work(request, w);
    if (text && text.text !== '') await insertStep(w.tx, { requestId: request.id, ...text, at: now, userId: actor.userId });
    const version = await updateRequest(w.tx, request, changes, now);
    await w.record({
      subject: 'request',
      subjectId: request.id,
      kind,
      data: { ...data },
      changes: changesBetween(request, changes as object),
    });
    w.touch('requests', 'home');
    return { id: request.id, version, no: request.no };
  });
}

/** R-002-97, step 2: what it is and what will be done, one of the seven kinds of solution (R-004-05). */
export async function planRequest(context: ActorContext, input: z.output<typeof planInput>): Promise<Receipt> {
  const { solution, plan, problemKind } = input;
  return change(context, 'plan', input, async (request, w) => {
    await noteProblem(w, context, request, problemKind);
    return {
      kind: 'planned',
      changes: { solution, plan, classifiedAt: request.classifiedAt ?? context.now, ...(problemKind && { problemKind }) },
      data: { solution, plan, problemKind },
    };
  });
}

/** R-002-97, steps 3 and 4: the customer agreed to the plan and knows the time; one person answers for it. */
export async function confirmPlan(context: ActorContext, input: z.output<typeof confirmPlanInput>): Promise<Receipt> {
  const { ownerUserId, promisedAt, confirmedAt } = input;
  refuseFuture(context, { confirmedAt });
  return change(context, 'confirmPlan', input, async (request, w) => {
    if (request.plan === '') throw new DomainError('guardFailed', { guard: 'noPlan' });
    if (promisedAt !== request.promisedAt) requireAhead(context, promisedAt, 'promisedAt');
    if (!(await isActiveUser(w.tx, ownerUserId))) throw new DomainError('notFound', { what: 'user', id: ownerUserId });
    if (promisedAt !== request.promisedAt) await promiseAnew(w, context, request.id, promisedAt);
    await happened(w, context, 'plan.agreed', { request }, confirmedAt);
    return {
      kind: 'planConfirmed',
      changes: { planConfirmedAt: confirmedAt, promiseToldAt: confirmedAt, promisedAt, ownerUserId, ...firstHeard(request, confirmedAt) },
      data: { promisedAt, confirmedAt, plan: request.plan },
    };
  });
}

/** R-002-102: the customer agrees to the work; trades that ask for it send nobody before. */
export async function giveConsent(context: ActorContext, input: z.output<typeof consentInput>): Promise<Receipt> {
  const { consentedAt, note } = input;
  refuseFuture(context, { consentedAt });
  return change(context, 'consent', input, async () => ({
    kind: 'consented',
    changes: { consentedAt, consentNote: note },
    data: { consentedAt, note },
  }));
}

/** R-002-20: survey, solution, execution and acceptance, each with its day; the newest of a kind counts. */
export async function writeDatedText(context: ActorContext, input: z.output<typeof datedTextInput>): Promise<Receipt> {
  const { kind, text } = input;
  return change(context, 'writeDated', input, async () => ({
    kind: 'textWritten',
    changes: kind === 'survey' ? { surveyAt: context.now } : {},
    data: { step: kind, text },
    text: { kind, text },
  }));
}

/** R-002-18, R-002-108: what kind of problem it was, and whether its cause was explained to the customer. */
export async function explainCause(context: ActorContext, input: z.output<typeof explainCauseInput>): Promise<Receipt> {
  const { isExplained, problemKind, text } = input;
  if (isExplained && text === '') throw new DomainError('fieldsMissing', { fields: ['text'] });
  return change(context, 'explainCause', input, async (request, w) => {
    await noteProblem(w, context, request, problemKind);
    return {
      kind: 'causeExplained',
      changes: { problemKind, explainedAt: isExplained ? (request.explainedAt ?? context.now) : null },
      data: { problemKind, isExplained, text },
      text: { kind: 'explanation', text },
    };
  });
}

/** R-002-21: the head of after-sales asked the customer for the effect. */
export async function confirmEffect(context: ActorContext, input: z.output<typeof writeTextInput>): Promise<Receipt> {
  const { now, actor } = context;
  const { text } = input;
  return change(context, 'confirmEffect', input, async (request, w) => {
    await settleTasks(w, request.id, 'effect', { result: text, by: context });
    return {
      kind: 'effectConfirmed',
      changes: { headConfirmedAt: now, headConfirmedBy: actor.userId },
      data: { text },
      text: { kind: 'effect', text },
    };
  });
}

/** R-002-97: the written report for the file (F-33). */
export async function writeReport(context: ActorContext, input: z.output<typeof writeTextInput>): Promise<Receipt> {
  const { text } = input;
  return change(context, 'writeReport', input, async () => ({
    kind: 'reportWritten',
    changes: {},
    data: { text },
    text: { kind: 'report', text },
  }));
}

/** R-002-76: first the problem is solved, whose fault it was is settled afterwards, also of an archived job and without reopening it. */
export async function setLiability(context: ActorContext, input: z.output<typeof liabilityInput>): Promise<Receipt> {
  const { liability, note } = input;
  return change(context, 'setLiability', input, async () => ({
    kind: 'liabilitySet',
    changes: { liability, liabilityNote: note },
    data: { liability, note },
  }));
}
