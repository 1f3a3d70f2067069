import type { DistanceClass } from '../customer-fields.ts';
import { keyCustomerPresets } from '../key-customers.ts';
import { channels } from '../requests.ts';
import type { TimerPolicyInput } from '../timer-policy.ts';
import type { PresetInput } from './preset.ts';
import { days, hours, keyRuleOf, minutes, timer, toGeneralManager, toSupervisor, usual } from './policies.ts';
import type { TimerCode } from './policies.ts';

/** R-001-17: how soon somebody comes depends on how far it is; an agreed time takes the place of the limit. */
function visit(code: TimerCode, distance: DistanceClass, limit: number): TimerPolicyInput {
  return timer({
    code,
    rule: 'R-001-17',
    start: 'request.logged',
    stop: 'slip.arrived',
    types: ['repair', 'installation'],
    distances: [distance],
    limit: hours(limit),
    clock: 'calendar',
    pauses: ['customer'],
    isReplacedByAppointment: true,
    isPromise: true,
    tell: ['serviceManager'],
    escalation: toGeneralManager,
  });
}

/** R-001-28; it counts as kept when the complaint is settled. */
function complaint(code: TimerCode, limit: number, urgencies: TimerPolicyInput['urgencies']): TimerPolicyInput {
  return timer({
    code,
    rule: 'R-001-28',
    start: 'request.logged',
    stop: 'request.resolved',
    types: ['complaint'],
    urgencies,
    limit: days(limit),
    clock: 'calendar',
    pauses: ['customer'],
    isPromise: true,
  });
}

/** Household appliances 家电: minutes to the first calls, hours to the visit by distance. */
export const appliances: PresetInput = {
  ...usual,
  code: 'appliances',
  family: 'appliances',
  channels: [...channels],
  // 001 knows ordinary and urgent only.
  urgencies: ['urgent', 'general'],
  required: ['productText'],
  keyRule: keyRuleOf(keyCustomerPresets.appliance),
  warranty: 'appliance',
  afterWarranty: 'full',
  slipTitle: 'installRepairSlip',
  timers: [
    timer({
      code: 'contact',
      rule: 'R-001-15',
      start: 'request.logged',
      stop: 'request.contacted',
      types: ['repair', 'installation', 'complaint', 'returnExchange'],
      limit: minutes(30),
      clock: 'working',
      tell: ['serviceManager'],
      escalation: toGeneralManager,
    }),
    timer({
      code: 'technicianCall',
      rule: 'R-001-16',
      start: 'slip.issued',
      stop: 'appointment.confirmed',
      limit: minutes(10),
      clock: 'working',
      tell: ['frontDesk'],
      escalation: toSupervisor,
    }),
    visit('onSite', 'city', 24),
    visit('onSiteNear', 'within20', 48),
    visit('onSiteFar', 'beyond20', 72),
    complaint('complaint', 3, ['important', 'general']),
    complaint('complaintUrgent', 1, ['urgent']),
    timer({ code: 'result', rule: 'R-001-22', start: 'slip.finished', stop: 'slip.resultEntered', limit: hours(12), clock: 'calendar' }),
  ],
};
