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
  | 'voidSlip'
  | 'confirm'
  | 'hold'
  | 'release'
  | 'escalate'
  | 'escalationAnswer'
  | 'handOver'
  | 'departmentAnswer'
  | 'support'
  | 'supportDone'
  | 'repair'
  /** What comes of it: a missed promise explained, a clock that has something to say, a later call. */
  | 'explain'
  | 'sweep'
  | 'followedLater';

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
  /** When the customer was promised that somebody comes or that it is done. */
  readonly promisedAt: number;
  /** The technician calls the customer within minutes (R-001-16). */
  readonly callsAtOnce: boolean;
  /** Nobody has planned it yet when the data ends. */
  readonly waits?: boolean;
  /** How far it gets before everybody forgets about it; undefined = to its end. */
  readonly stopAfter?: Step;
}

// Minutes from the call to the dispatch.
const dispatchDelay = { urgent: [8, 50], important: [20, 200], general: [30, 900] } as const;

/** The whole way of a request in order of time, from its first step after the log entry to its file. */
export function planRequest(calendar: Calendar, random: Random, options: PlanOptions): readonly PlannedStep[] {
  const { loggedAt, urgency, isSlipFree, isTold, hasFurther, stopAfter } = options;
  const visit = { random, promisedAt: options.promisedAt, callsAtOnce: options.callsAtOnce };
  const steps: PlannedStep[] = [];
  let at = loggedAt;
  let slip = -1;
  const add = (step: Step, delay: number, of = -1): void => {
    at = calendar.open(at + delay + random.int(1, 59_999), random);
    steps.push({ at, step, slip: of });
    const end = ends[step];
    if (end && step !== stopAfter) add(end.step, random.int(end.from * 60, end.to * 60) * minute);
  };
  if (!isTold) add('acknowledge', random.chance(0.8) ? random.int(3, 25) * minute : random.int(30, 120) * minute);
  if (stopAfter === 'schedule') add('schedule', random.int(5, 60) * minute);
  if (stopAfter === 'void' || (stopAfter === undefined && random.chance(0.02))) {
    add('void', random.int(10, 600) * minute);
    return steps;
  }
  if (random.chance(0.04)) add('talk', random.int(10, 300) * minute);
  if (isSlipFree) add('resolve', random.int(5, 240) * minute);
  else {
    const [least, most] = dispatchDelay[urgency];
    add('dispatch', random.int(least, most) * minute + (options.waits ? 16 * hour : 0), ++slip);
    const isVoided = stopAfter === 'voidSlip' || (hasFurther && random.chance(0.4));
    if (isVoided) {
      addVisitStart(add, visit, slip);
      add('voidSlip', random.int(1, 5) * hour, slip);
      if (stopAfter !== 'voidSlip') add('dispatch', random.int(10, 120) * minute, ++slip);
    }
    if (stopAfter !== 'voidSlip') addVisit(add, () => at, visit, slip, stopAfter);
  }
  addEnd(add, random, slip, stopAfter);
  if (hasFurther && slip === 0 && !isSlipFree && stopAfter === undefined) {
    add('reopen', random.int(1, 20) * 24 * hour);
    add('dispatch', random.int(10, 300) * minute, ++slip);
    addVisit(add, () => at, { ...visit, promisedAt: at + 30 * hour }, slip, undefined);
    addEnd(add, random, slip, undefined);
  }
  const last = stopAfter === undefined ? -1 : steps.findLastIndex(({ step }) => step === stopAfter);
  return last < 0 ? steps : steps.slice(0, last + 1);
}

/** The way of a renovation repair (SM-18): so many steps of its order, then the customer hears of it. */
export function planRepair(
  calendar: Calendar,
  random: Random,
  { loggedAt, isTold, arrows }: { readonly loggedAt: number; readonly isTold: boolean; readonly arrows: number },
): readonly PlannedStep[] {
  const steps: PlannedStep[] = [];
  let at = loggedAt;
  const add = (step: Step, delay: number) => {
    at = calendar.open(at + delay + random.int(1, 59_999), random);
    steps.push({ at, step, slip: -1 });
  };
  if (!isTold) add('acknowledge', random.int(3, 25) * minute);
  for (let nth = 0; nth < arrows; nth++) add('repair', nth < 3 ? random.int(10, 120) * minute : random.int(3, 40) * hour);
  add('tell', random.int(5, 240) * minute);
  add('archive', random.int(20, 160) * hour);
  return steps;
}

type Add = (step: Step, delay: number, of?: number) => void;

const stepwise: readonly Step[] = ['accept', 'depart', 'arrive', 'finish', 'sign'];
const isStepwise = (stopAfter: Step | undefined) => stopAfter !== undefined && stepwise.includes(stopAfter);

interface Visit {
  readonly random: Random;
  readonly promisedAt: number;
  readonly callsAtOnce: boolean;
}

function addVisitStart(add: Add, { random, callsAtOnce }: Visit, slip: number): void {
  if (random.chance(0.96)) add('print', random.int(1, 3) * minute, slip);
  if (callsAtOnce && random.chance(0.95)) add('confirm', random.int(1, 5) * minute, slip);
}

function addVisit(add: Add, now: () => number, visit: Visit, slip: number, stopAfter: Step | undefined): void {
  const { random, promisedAt, callsAtOnce } = visit;
  addVisitStart(add, visit, slip);
  if (stopAfter === 'demand' || random.chance(0.14)) add('demand', random.int(1, 10) * minute, slip);
  if (!callsAtOnce && random.chance(0.45)) add('confirm', random.int(10, 90) * minute, slip);
  if (stopAfter !== 'demand' && random.chance(0.68)) add('issue', random.int(5, 60) * minute, slip);
  addTroubles(add, random, stopAfter);
  if (random.chance(0.03)) add('reschedule', random.int(5, 60) * minute, slip);
  const room = promisedAt - now();
  const isFull = isStepwise(stopAfter) || random.chance(0.3);
  // Most technicians ring when they go and when they are there; of the others only the paper tells.
  if (isFull || random.chance(0.87)) {
    // The technician takes the slip when it is time to go.
    add(
      'accept',
      random.chance(0.93) && room > hour ? Math.round(room * (0.1 + random.next() * 0.45)) : random.int(10, 180) * minute,
      slip,
    );
    add('depart', (random.chance(0.85) ? random.int(1, 3) : random.int(6, 40)) * minute, slip);
    add('arrive', random.int(15, 60) * minute, slip);
    if (random.chance(0.05)) add('giveBack', random.int(10, 60) * minute, slip);
    if (!isFull) return add('result', random.int(40, 240) * minute, slip);
    add('finish', random.int(20, 110) * minute, slip);
    return add('sign', random.int(3, 15) * minute, slip);
  }
  if (random.chance(0.05)) add('giveBack', random.int(60, 300) * minute, slip);
  // Most papers are in before the promised time has passed.
  const inTime = Math.min(26 * hour, Math.round(room * (0.3 + random.next() * 0.6)));
  add('result', random.chance(0.95) && room > 2 * hour ? Math.max(90 * minute, inTime) : random.int(2, 26) * hour, slip);
}

/** What makes a job stand still or go round other desks. */
function addTroubles(add: Add, random: Random, stopAfter: Step | undefined): void {
  const comes = (step: Step, probability: number) => stopAfter === step || (stopAfter === undefined && random.chance(probability));
  if (comes('escalate', 0.02)) add('escalate', random.int(20, 240) * minute);
  if (stopAfter !== 'escalate' && stopAfter === undefined && random.chance(0.015)) {
    add('support', random.int(10, 60) * minute);
    add('supportDone', random.int(10, 240) * minute);
  }
  if (comes('handOver', 0.012)) add('handOver', random.int(20, 240) * minute);
  if (comes('hold', 0.04)) add('hold', random.int(20, 180) * minute);
}

/** How each of them ends, once it began. */
const ends: Partial<Record<Step, { readonly step: Step; readonly from: number; readonly to: number }>> = {
  escalate: { step: 'escalationAnswer', from: 1, to: 20 },
  handOver: { step: 'departmentAnswer', from: 2, to: 24 },
  hold: { step: 'release', from: 20, to: 96 },
};

function addEnd(add: Add, random: Random, slip: number, stopAfter: Step | undefined): void {
  const isToldFirst = random.chance(0.35) || stopAfter === 'handBack';
  if (isToldFirst) add('tell', random.int(5, 240) * minute);
  if (slip >= 0) add('handBack', random.chance(0.9) ? random.int(10, 150) * minute : random.int(1, 4) * 24 * hour, slip);
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
  'hold',
  'escalate',
  'hold',
  'handOver',
  'hold',
  'escalate',
  'hold',
  'hold',
];
