import type { PresetInput } from './preset.ts';
import { days, minutes, timer, toSupervisor, usual } from './policies.ts';

/** Cars 4S: clocks around appointments and calls; the appointment clerk is the front desk, the tracking clerk the follow-up caller. */
export const car: PresetInput = {
  ...usual,
  code: 'car',
  family: 'car',
  calendar: 'sixDays',
  types: ['repair', 'complaint', 'consulting', 'opinion'],
  required: ['productText'],
  warranty: 'car',
  afterWarranty: 'full',
  slipTitle: 'taskOrder',
  training: 'refuse',
  timers: [
    timer({
      code: 'confirmCall',
      rule: 'R-002-95',
      start: 'appointment.at',
      stop: 'appointment.confirmed',
      limit: minutes(-30),
      clock: 'working',
      amberAfter: minutes(-60),
      tell: ['frontDesk'],
      escalation: toSupervisor,
    }),
    timer({
      code: 'deliveryFollowUp',
      rule: 'R-003-31',
      start: 'vehicle.delivered',
      stop: 'followUp.done',
      limit: days(3),
      clock: 'calendar',
      isReplacedByAppointment: true,
      tell: ['followUpCaller'],
      escalation: toSupervisor,
    }),
    // So many days before the next maintenance is due.
    timer({
      code: 'maintenanceReminder',
      rule: 'R-003-35',
      start: 'vehicle.due',
      stop: 'vehicle.reminded',
      limit: days(-7),
      clock: 'calendar',
      tell: ['followUpCaller'],
      escalation: toSupervisor,
    }),
    timer({ code: 'customerFile', rule: 'R-002-14', start: 'file.opened', stop: 'file.completed', limit: days(2), clock: 'calendar' }),
  ],
};
