import { z } from 'zod';
import { distanceClasses } from './customer-fields.ts';
import { line } from './fields.ts';
import { holdReasons } from './holds.ts';
import { requestTypes, urgencies } from './requests.ts';
import { roles } from './roles.ts';

/** Events of the work on a request. */
export const requestEvents = [
  'request.logged',
  'request.acknowledged',
  'request.contacted',
  'request.assigned',
  'request.resolved',
  'request.told',
  'request.archived',
  'appointment.at',
  'appointment.confirmed',
  'slip.issued',
  'slip.accepted',
  'slip.departed',
  'slip.arrived',
  'slip.finished',
  'slip.resultEntered',
  'slip.returned',
  'team.assigned',
  'team.contacted',
  'plan.agreed',
  'abnormal.marked',
  'goods.arrived',
  'feedback.received',
  'feedback.decided',
  'spare.needed',
  'spare.provided',
  'spare.notInStock',
  'spare.shipped',
  'question.asked',
  'question.answered',
  'site.needed',
  'site.decided',
  'call.missed',
  'call.returned',
] as const;

/** Events of subjects of later issues, whose policies are data of the presets already, so that their arithmetic is settled. */
const laterEvents = [
  'return.accepted',
  'return.paid',
  'unit.received',
  'unit.posted',
  'contract.effective',
  'goods.delivered',
  'coreGoods.delivered',
  'site.ready',
  'site.accepted',
  'vehicle.delivered',
  'vehicle.settled',
  'vehicle.due',
  'vehicle.reminded',
  'handedOver',
  'followUp.done',
  'file.opened',
  'file.completed',
] as const;

/** What starts and stops clocks. One event first stops what runs, then starts anew. */
export const timerEvents = [...requestEvents, ...laterEvents] as const;
export type TimerEvent = (typeof timerEvents)[number];

/** Events that nobody can bring about yet, as their subject comes later: what waits for one is shown as not in use. */
export const unusedEvents: readonly TimerEvent[] = ['question.asked', 'question.answered', 'site.needed', 'site.decided', ...laterEvents];

/** False for a promised time that cannot begin, or cannot be kept, before its subject is there. */
export function isInUse({ start, stop }: Pick<TimerPolicy, 'start' | 'stop'>): boolean {
  return !unusedEvents.includes(start) && !unusedEvents.includes(stop);
}

/**
 * How time runs: `working` only inside the calendar's windows, `workdays` round the clock on days that have windows (R-002-23),
 * `calendar` always.
 */
export const timerClocks = ['working', 'workdays', 'calendar'] as const;
export type TimerClock = (typeof timerClocks)[number];

/**
 * How long. On the working clock a day is a working day at the same time of day, and `workdayEnd` is the end of the working day on
 * which the clock starts (or so many working days later). Negative amounts end before the start (30 minutes before an appointment, R-002-95).
 */
export const limitUnits = ['minutes', 'hours', 'days', 'months', 'years', 'workdayEnd'] as const;
const timerLimit = z
  .strictObject({ unit: z.enum(limitUnits), amount: z.number().int().min(-1000).max(10_000) })
  .refine(({ unit, amount }) => amount >= 0 || unit === 'minutes' || unit === 'hours' || unit === 'days', {
    error: 'notNegative',
    path: ['amount'],
  })
  .refine(({ unit, amount }) => unit !== 'years' || amount <= 100, { error: 'tooLong', path: ['amount'] })
  .refine(({ unit, amount }) => unit !== 'months' || amount <= 1200, { error: 'tooLong', path: ['amount'] });
const waitingTime = timerLimit.refine(({ amount }) => amount >= 0, { error: 'notNegative', path: ['amount'] });
export type TimerLimit = Readonly<z.output<typeof timerLimit>>;

const code = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/);

/** One promised time as data of a preset (section "promised times"); see `timers.ts` for its arithmetic. */
export const timerPolicy = z.strictObject({
  /** Unique in its preset, e.g. `finish`. Its name on screens is the text of the code unless the shop gives it one. */
  code,
  name: line(60).default(''),
  /** The rule of the trade that it keeps, e.g. `R-000-10`; empty: the shop's own. */
  rule: line(40).default(''),
  start: z.enum(timerEvents),
  stop: z.enum(timerEvents),
  /** Which jobs it counts for; an empty list means all. */
  types: z.array(z.enum(requestTypes)).max(requestTypes.length).default([]),
  urgencies: z.array(z.enum(urgencies)).max(urgencies.length).default([]),
  distances: z.array(z.enum(distanceClasses)).max(distanceClasses.length).default([]),
  limit: timerLimit,
  clock: z.enum(timerClocks),
  /** Code of the calendar; empty: that of the job (contract, project, preset, in this order). */
  calendar: line(40).default(''),
  /** What comes in outside the calendar's time starts at its next opening, whatever the clock (R-002-63, R-002-64). */
  startsAtOpening: z.boolean().default(false),
  /** Clocks of the job that end without a result when this one starts: an abnormal repair is no ordinary one (R-000-12). */
  replaces: z.array(code).max(5).default([]),
  /** Holds during which the clock stands still. */
  pauses: z.array(z.enum(holdReasons)).max(holdReasons.length).default([]),
  /** An agreed time takes the place of the limit (R-001-17). */
  isReplacedByAppointment: z.boolean().default(false),
  /** The due time is what intake proposes to the caller as promised time. */
  isPromise: z.boolean().default(false),
  /** Percent of the limit that is left when the clock turns amber... */
  amberPercent: z.number().int().min(0).max(100).default(20),
  /** ...or after how long it does (R-002-117: amber from 48 h, red at 72 h). */
  amberAfter: timerLimit.nullable().default(null),
  /** Who is told already when it turns amber (R-002-117)... */
  warn: z.array(z.enum(roles)).max(roles.length).default([]),
  /** ...and who gets the alert when it is missed. */
  tell: z.array(z.enum(roles)).max(roles.length).default([]),
  /** Who is told further, so long after the miss, measured in the receiver's working time. */
  escalation: z
    .array(z.strictObject({ after: waitingTime, role: z.enum(roles) }))
    .max(5)
    .default([]),
});
export type TimerPolicy = Readonly<z.output<typeof timerPolicy>>;
export type TimerPolicyInput = z.input<typeof timerPolicy>;
