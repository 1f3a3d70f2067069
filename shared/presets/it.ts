import type { PresetInput } from './preset.ts';
import { askedOfRepairs, days, hours, timer, toSupervisor, usual } from './policies.ts';
import type { TimerCode } from './policies.ts';
import type { TimerEvent } from '../timer-policy.ts';

const it = {
  ...usual,
  family: 'it',
  calendar: 'alwaysOpen',
  // R-004-35: the class of the fault is asked.
  required: ['faultClass'],
  slipTitle: 'serviceOrder',
  closing: askedOfRepairs,
} satisfies Partial<PresetInput>;

/** R-002-61 counts round the clock; a customer with a 5x8 contract starts at its next opening (R-002-63). */
function fault(code: TimerCode, stop: TimerEvent, limit: number, isPromise = false): ReturnType<typeof timer> {
  return timer({
    code,
    rule: 'R-002-61',
    start: 'request.logged',
    stop,
    types: ['repair'],
    limit: hours(limit),
    clock: 'calendar',
    startsAtOpening: true,
    pauses: code === 'response' ? [] : ['customer'],
    isPromise,
  });
}

/** R-002-58: live support at every hour. A missed repair asks for standby equipment. */
const itA: PresetInput = {
  ...it,
  code: 'it-a',
  warranty: 'it-a',
  afterWarranty: 'full',
  timers: [fault('response', 'request.contacted', 2), fault('onSite', 'slip.arrived', 12), fault('finish', 'request.resolved', 48, true)],
};

const itB: PresetInput = {
  ...it,
  code: 'it-b',
  warranty: 'it-b',
  afterWarranty: 'partsAtCost',
  timers: [
    // The named engineer (R-002-80) is the technician of the job.
    timer({
      code: 'onSite',
      rule: 'R-002-79',
      start: 'request.logged',
      stop: 'slip.arrived',
      types: ['repair', 'complaint', 'installation'],
      limit: hours(2),
      clock: 'calendar',
      pauses: ['customer'],
      isPromise: true,
      tell: ['technician', 'supervisor'],
    }),
    timer({
      code: 'spare',
      rule: 'R-002-83',
      start: 'spare.needed',
      stop: 'spare.provided',
      limit: hours(2),
      clock: 'calendar',
      tell: ['storekeeper'],
      escalation: toSupervisor,
    }),
    timer({
      code: 'spareShipped',
      rule: 'R-002-83',
      start: 'spare.notInStock',
      stop: 'spare.shipped',
      limit: hours(8),
      clock: 'calendar',
      replaces: ['spare'],
      tell: ['storekeeper'],
      escalation: toSupervisor,
    }),
    // The contract says how long; thirty days stand for it until somebody enters them. The owner's delay moves the end. The project
    // manager is the supervisor.
    timer({
      code: 'contractTime',
      rule: 'R-002-85',
      start: 'site.ready',
      stop: 'site.accepted',
      limit: days(30),
      clock: 'calendar',
      pauses: ['customer'],
    }),
  ],
};

export const itPresets: readonly PresetInput[] = [itA, itB];
