import type { TimerLimit, TimerPolicyInput } from '../timer-policy.ts';
import { keyCustomerPresets } from '../key-customers.ts';
import type { KeyCustomerRule } from '../key-customers.ts';
import { channels, requestTypes, urgencies } from '../requests.ts';
import type { Channel } from '../requests.ts';
import type { PresetInput } from './preset.ts';

/** Codes of the shipped clocks: screens name them by these; the same code in two trades is the same promise. */
export const timerCodes = [
  'response',
  'contact',
  'technicianCall',
  'confirmCall',
  'teamContact',
  'visit',
  'departure',
  'onSite',
  'onSiteNear',
  'onSiteFar',
  'sendSmall',
  'sendLarge',
  'finish',
  'abnormal',
  'abnormalArrived',
  'complaint',
  'complaintUrgent',
  'feedback',
  'answer',
  'siteDecision',
  'siteSolved',
  'spare',
  'spareShipped',
  'result',
  'paper',
  'contractTime',
  'delivery',
  'coreDelivery',
  'refund',
  'postUnit',
  'deliveryFollowUp',
  'maintenanceReminder',
  'yearFollowUp',
  'laterFollowUp',
  'customerFile',
  'missedCall',
] as const;
export type TimerCode = (typeof timerCodes)[number];

export const minutes = (amount: number): TimerLimit => ({ unit: 'minutes', amount });
export const hours = (amount: number): TimerLimit => ({ unit: 'hours', amount });
export const days = (amount: number): TimerLimit => ({ unit: 'days', amount });
export const months = (amount: number): TimerLimit => ({ unit: 'months', amount });
export const sameWorkday: TimerLimit = { unit: 'workdayEnd', amount: 0 };

type Escalation = NonNullable<TimerPolicyInput['escalation']>;
type Given = Omit<TimerPolicyInput, 'code'> & { readonly code: TimerCode; readonly rule: string };

/** Where the trade does not say: the supervisor hears of the miss, the service manager after an hour of working time. */
const toManager: Escalation = [{ after: minutes(60), role: 'serviceManager' }];
/** For clocks whose miss goes to somebody below the supervisor. */
export const toSupervisor: Escalation = [{ after: minutes(60), role: 'supervisor' }];
/** For clocks whose miss goes to the service manager at once. */
export const toGeneralManager: Escalation = [{ after: minutes(60), role: 'generalManager' }];

export function timer(given: Given): TimerPolicyInput {
  return { tell: ['supervisor'], escalation: toManager, ...given };
}

/** Every way but the orders of a maker's network. */
const commonChannels: readonly Channel[] = channels.filter((channel) => channel !== 'network');

export const keyRuleOf = ({ thresholdFen, isInclusive, kinds }: KeyCustomerRule): PresetInput['keyRule'] => ({
  thresholdFen,
  isInclusive,
  kinds: [...kinds],
});

/** R-004-36, R-004-38: the result of a repair says how the fault was found and what of the repair standard is met. */
export const askedOfRepairs = { needsFoundBy: true, needsStandard: true } satisfies PresetInput['closing'];

/** What a trade has that says nothing else: every kind of request, every urgency, key customers from 100,000 yuan on. */
export const usual = {
  calendar: 'weekdays',
  types: [...requestTypes],
  channels: [...commonChannels],
  urgencies: [...urgencies],
  keyRule: keyRuleOf(keyCustomerPresets.general),
} satisfies Partial<PresetInput>;
