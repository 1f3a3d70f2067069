import type { Calendar } from './calendar.ts';
import { hour, minute } from './calendar.ts';
import type { Random } from './random.ts';

/** What happens to a request or to one of its slips at an instant. */
export type Step =
  | 'acknowledge'
  | 'schedule'
  | 'resolve'
  | 'tell'
  | 'followUp'
  | 'archive'
  | 'void'
  | 'reopen'
  | 'talk'
  | 'dispatch'
  | 'print'
  | 'demand'
  | 'issue'
  | 'giveBack'
  | 'accept'
  | 'depart'
  | 'arrive'
  | 'finish'
  | 'sign'
  | 'result'
  | 'reschedule'
  | 'handBack'
  | 'archiveSlip'
  | 'voidSlip';

export interface PlannedStep {
  readonly at: number;
  readonly step: Step;
  /** Which of the request's slips, from 0; -1 for the request itself. */
  readonly slip: number;
}

export interface PlanOptions {
  readonly loggedAt: number;
  readonly urgency: 'urgent' | 'important' | 'general';
  readonly isSlipFree: boolean;
  readonly isTold: boolean;
  /** More than one visit. */
  readonly hasFurther: boolean;
  /** How far it gets before everybody forgets about it; undefined = to its end. */
  readonly stopAfter?: Step;
}

// Minutes from the call to the dispatch.
const dispatchDelay = { urgent: [8, 50], important: [20, 200], general: [30, 900] } as const;

/** The whole way of a request in order of time, from its first step after the log entry to its file. */
export function planRequest(calendar: Calendar, random: Random, options: PlanOptions): readonly PlannedStep[] {
  const { loggedAt, urgency, isSlipFree, isTold, hasFurther, stopAfter } = options;
  const steps: PlannedStep[] = [];
  let at = loggedAt;
  let slip = -1;
  const add = (step: Step, delay: number, of = -1) => {
    at = calendar.open(at + delay + random.int(1, 59_999), random);
    steps.push({ at, step, slip: of });
  };
  if (!isTold) add('acknowledge', random.int(5, 120) * minute);
  if (stopAfter === 'schedule') add('schedule', random.int(5, 60) * minute);
  if (stopAfter === 'void' || (stopAfter === undefined && random.chance(0.02))) {
    add('void', random.int(10, 600) * minute);
    return steps;
  }
  if (random.chance(0.04)) add('talk', random.int(10, 300) * minute);
  if (isSlipFree) add('resolve', random.int(5, 240) * minute);
  else {
    const [least, most] = dispatchDelay[urgency];
    add('dispatch', random.int(least, most) * minute, ++slip);
    const isVoided = stopAfter === 'voidSlip' || (hasFurther && random.chance(0.4));
    if (isVoided) {
      addVisitStart(add, random, slip);
      add('voidSlip', random.int(1, 5) * hour, slip);
      if (stopAfter !== 'voidSlip') add('dispatch', random.int(10, 120) * minute, ++slip);
    }
    if (stopAfter !== 'voidSlip') addVisit(add, random, slip, isStepwise(stopAfter), stopAfter);
  }
  addEnd(add, random, slip, stopAfter);
  if (hasFurther && slip === 0 && !isSlipFree && stopAfter === undefined) {
    add('reopen', random.int(1, 20) * 24 * hour);
    add('dispatch', random.int(10, 300) * minute, ++slip);
    addVisit(add, random, slip, false, undefined);
    addEnd(add, random, slip, undefined);
  }
  const last = stopAfter === undefined ? -1 : steps.findLastIndex(({ step }) => step === stopAfter);
  return last < 0 ? steps : steps.slice(0, last + 1);
}

type Add = (step: Step, delay: number, of?: number) => void;

const stepwise: readonly Step[] = ['accept', 'depart', 'arrive', 'finish', 'sign'];
const isStepwise = (stopAfter: Step | undefined) => stopAfter !== undefined && stepwise.includes(stopAfter);

function addVisitStart(add: Add, random: Random, slip: number): void {
  if (random.chance(0.96)) add('print', random.int(1, 8) * minute, slip);
}

function addVisit(add: Add, random: Random, slip: number, isForced: boolean, stopAfter: Step | undefined): void {
  addVisitStart(add, random, slip);
  if (stopAfter === 'demand' || random.chance(0.14)) add('demand', random.int(1, 10) * minute, slip);
  if (stopAfter !== 'demand' && random.chance(0.68)) add('issue', random.int(5, 90) * minute, slip);
  if (random.chance(0.03)) add('reschedule', random.int(5, 60) * minute, slip);
  if (isForced || random.chance(0.3)) {
    add('accept', random.int(2, 60) * minute, slip);
    add('depart', random.int(10, 180) * minute, slip);
    add('arrive', random.int(15, 60) * minute, slip);
    if (random.chance(0.05)) add('giveBack', random.int(10, 60) * minute, slip);
    add('finish', random.int(20, 150) * minute, slip);
    add('sign', random.int(3, 15) * minute, slip);
    return;
  }
  if (random.chance(0.05)) add('giveBack', random.int(60, 300) * minute, slip);
  add('result', random.int(2, 26) * hour, slip);
}

function addEnd(add: Add, random: Random, slip: number, stopAfter: Step | undefined): void {
  const isToldFirst = random.chance(0.5) || stopAfter === 'handBack';
  if (isToldFirst) add('tell', random.int(5, 240) * minute);
  if (slip >= 0) add('handBack', random.chance(0.85) ? random.int(10, 240) * minute : random.int(1, 4) * 24 * hour, slip);
  if (!isToldFirst) add('tell', random.int(5, 600) * minute);
  if (slip >= 0) add('archiveSlip', random.int(1, 48) * hour, slip);
  if (random.chance(0.35) || stopAfter === 'followUp') add('followUp', random.int(20, 96) * hour);
  add('archive', random.int(2, 120) * hour);
}

/** Where old requests of the demo got stuck, so that every state is there to be seen. */
export const sticking: readonly (Step | 'log')[] = [
  'log',
  'acknowledge',
  'schedule',
  'dispatch',
  'accept',
  'depart',
  'arrive',
  'finish',
  'sign',
  'handBack',
  'tell',
  'followUp',
  'void',
  'voidSlip',
  'demand',
  'result',
];
