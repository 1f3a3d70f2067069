import type { PresetInput } from './preset.ts';
import { days, minutes, timer, toSupervisor, usual } from './policies.ts';

/** Cars 4S: clocks around appointments and calls; the appointment clerk is the front desk, after-care belongs to the tracking clerk (R-002-16). */
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
  followUpRole: 'trackingClerk',
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
      tell: ['trackingClerk'],
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
      tell: ['trackingClerk'],
      escalation: toSupervisor,
    }),
    timer({ code: 'customerFile', rule: 'R-002-14', start: 'file.opened', stop: 'file.completed', limit: days(2), clock: 'calendar' }),
  ],
};
