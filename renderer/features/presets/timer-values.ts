import { z } from 'zod';
import { distanceClasses } from '../../../shared/customer-fields.ts';
import { holdReasons } from '../../../shared/holds.ts';
import { requestTypes, urgencies } from '../../../shared/requests.ts';
import { roles } from '../../../shared/roles.ts';
import { limitUnits, timerClocks, timerEvents, timerPolicy } from '../../../shared/timer-policy.ts';
import type { TimerPolicy } from '../../../shared/timer-policy.ts';

const amount = z.union([z.number(), z.nan(), z.null()]);

/** The fields of the dialog: an amount may be empty while it is typed, and amber after an own time is off without one. */
const timerFields = z.object({
  code: z.string(),
  name: z.string(),
  rule: z.string(),
  start: z.enum(timerEvents),
  stop: z.enum(timerEvents),
  amount: z.string().regex(/^\s*-?\d{1,5}\s*$/, { error: 'common:validation.notAQuantity' }),
  unit: z.enum(limitUnits),
  clock: z.enum(timerClocks),
  calendar: z.string().nullable(),
  startsAtOpening: z.boolean(),
  types: z.array(z.enum(requestTypes)),
  urgencies: z.array(z.enum(urgencies)),
  distances: z.array(z.enum(distanceClasses)),
  replaces: z.array(z.string()),
  pauses: z.array(z.enum(holdReasons)),
  isReplacedByAppointment: z.boolean(),
  isPromise: z.boolean(),
  amberPercent: amount,
  amberAmount: z.string().regex(/^\s*(-?\d{1,5})?\s*$/, { error: 'common:validation.notAQuantity' }),
  amberUnit: z.enum(limitUnits),
  warn: z.array(z.enum(roles)),
  tell: z.array(z.enum(roles)),
  escalation: z.array(z.object({ amount, unit: z.enum(limitUnits), role: z.enum(roles) })),
});
export type TimerFields = z.input<typeof timerFields>;

/** The fields as a policy; whatever the schema of policies refuses is named at its field. */
export function timerSchema(otherCodes: readonly string[]) {
  return timerFields.transform((fields, ctx): TimerPolicy => {
    const policy = timerPolicy.safeParse(policyOf(fields));
    if (policy.success && !otherCodes.includes(fields.code)) return policy.data;
    if (policy.success) ctx.addIssue({ code: 'custom', message: 'presets:problem.twice', path: ['code'] });
    else
      for (const { path, message } of policy.error.issues)
        ctx.addIssue({
          code: 'custom',
          message: own.includes(message) ? `presets:problem.${message}` : 'common:validation.invalid',
          path: fieldOf(path),
        });
    return z.NEVER;
  });
}

const own = ['notNegative', 'tooLong', 'unstorableText', 'required'];

function policyOf({ amount: typed, unit, amberAmount, amberUnit, calendar, amberPercent, escalation, ...rest }: TimerFields) {
  return {
    ...rest,
    limit: { unit, amount: Number(typed) },
    calendar: calendar ?? '',
    amberPercent: amberPercent ?? 0,
    amberAfter: amberAmount.trim() === '' ? null : { unit: amberUnit, amount: Number(amberAmount) },
    escalation: escalation.map((step) => ({ after: { unit: step.unit, amount: step.amount ?? 0 }, role: step.role })),
  };
}

/** The field of the dialog for a place of the policy. */
function fieldOf([head, ...rest]: readonly PropertyKey[]): PropertyKey[] {
  if (head === 'limit') return ['amount'];
  if (head === 'amberAfter') return ['amberAmount'];
  return head === 'escalation' && rest[0] !== undefined ? ['escalation', rest[0], 'amount'] : [head ?? 'code'];
}

/** A policy as the dialog has it; without one, a new one that says the usual. */
export function timerValues(timer: TimerPolicy | undefined): TimerFields {
  if (!timer) return { ...fresh };
  const { limit, calendar, amberAfter, escalation, ...rest } = timer;
  return {
    ...rest,
    types: [...rest.types],
    urgencies: [...rest.urgencies],
    distances: [...rest.distances],
    replaces: [...rest.replaces],
    pauses: [...rest.pauses],
    warn: [...rest.warn],
    tell: [...rest.tell],
    amount: String(limit.amount),
    unit: limit.unit,
    calendar: calendar || null,
    amberAmount: amberAfter ? String(amberAfter.amount) : '',
    amberUnit: amberAfter?.unit ?? 'hours',
    escalation: escalation.map(({ after, role }) => ({ ...after, role })),
  };
}

const fresh: TimerFields = {
  code: '',
  name: '',
  rule: '',
  start: 'request.logged',
  stop: 'request.resolved',
  amount: '',
  unit: 'hours',
  clock: 'working',
  calendar: null,
  startsAtOpening: false,
  types: [],
  urgencies: [],
  distances: [],
  replaces: [],
  pauses: [],
  isReplacedByAppointment: false,
  isPromise: false,
  amberPercent: 20,
  amberAmount: '',
  amberUnit: 'hours',
  warn: [],
  tell: ['supervisor'],
  escalation: [],
};
