import type { PresetInput } from './preset.ts';
import { days, hours, minutes, sameWorkday, timer, usual } from './policies.ts';

/** Furniture 家具: promises in working days, and abnormal repairs that wait for the factory. */
export const furniture: PresetInput = {
  ...usual,
  code: 'furniture',
  family: 'furniture',
  warranty: 'furniture',
  afterWarranty: 'full',
  slipTitle: 'dispatchSlip',
  timers: [
    timer({
      code: 'finish',
      rule: 'R-000-10',
      start: 'request.logged',
      stop: 'request.resolved',
      types: ['repair', 'complaint'],
      limit: days(1),
      clock: 'working',
      pauses: ['part', 'bigRepair', 'customer', 'supplier'],
      isPromise: true,
    }),
    timer({
      code: 'feedback',
      rule: 'R-000-11',
      start: 'feedback.received',
      stop: 'feedback.decided',
      limit: hours(4),
      clock: 'working',
      tell: ['serviceManager'],
      escalation: [],
    }),
    // The business department 管理部 hears through the service manager.
    timer({
      code: 'abnormal',
      rule: 'R-000-12',
      start: 'abnormal.marked',
      stop: 'request.resolved',
      limit: days(3),
      clock: 'working',
      replaces: ['finish'],
      pauses: ['part', 'bigRepair', 'customer', 'supplier'],
      tell: ['supervisor', 'serviceManager'],
      escalation: [],
    }),
    timer({
      code: 'abnormalArrived',
      rule: 'R-000-12',
      start: 'goods.arrived',
      stop: 'request.resolved',
      limit: days(3),
      clock: 'working',
      replaces: ['finish', 'abnormal'],
      pauses: ['part', 'bigRepair', 'customer', 'supplier'],
      tell: ['supervisor', 'serviceManager'],
      escalation: [],
    }),
    timer({
      code: 'departure',
      rule: 'R-000-48',
      start: 'slip.accepted',
      stop: 'slip.departed',
      limit: minutes(5),
      clock: 'working',
    }),
    // "Then arrive as instructed": by the agreed time, amber in the hour before it.
    timer({
      code: 'visit',
      rule: 'R-000-48',
      start: 'appointment.at',
      stop: 'slip.arrived',
      limit: minutes(0),
      clock: 'calendar',
      amberAfter: minutes(-60),
    }),
    timer({ code: 'paper', rule: 'R-000-52', start: 'slip.finished', stop: 'slip.returned', limit: sameWorkday, clock: 'working' }),
  ],
};
