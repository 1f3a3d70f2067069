import { missedCall, onSiteTypes, works } from './engineering.ts';
import type { PresetInput } from './preset.ts';
import { hours, months, timer, toGeneralManager, toSupervisor, usual } from './policies.ts';

const renovation = {
  ...usual,
  family: 'engineering',
  types: works,
  afterWarranty: 'cost',
  slipTitle: 'repairFeedback',
} satisfies Partial<PresetInput>;

/** The engineering manager is the service manager. */
const renovationA: PresetInput = {
  ...renovation,
  code: 'renovation-a',
  warranty: 'renovation-a',
  timers: [
    timer({
      code: 'teamContact',
      rule: 'R-002-42',
      start: 'team.assigned',
      stop: 'team.contacted',
      limit: hours(24),
      clock: 'calendar',
      tell: ['serviceManager'],
      escalation: toGeneralManager,
    }),
    missedCall,
  ],
};

/** Who goes out: promises hold in town; a large repair is one whose plan the owner agreed to. */
const renovationB: PresetInput = {
  ...renovation,
  code: 'renovation-b',
  warranty: 'renovation-b',
  timers: [
    timer({
      code: 'onSite',
      rule: 'R-002-106',
      start: 'request.logged',
      stop: 'slip.arrived',
      types: onSiteTypes,
      distances: ['city'],
      limit: hours(4),
      clock: 'calendar',
      pauses: ['customer'],
      isPromise: true,
    }),
    timer({
      code: 'sendSmall',
      rule: 'R-002-106',
      start: 'request.logged',
      stop: 'slip.departed',
      types: ['repair', 'complaint'],
      distances: ['city'],
      limit: hours(6),
      clock: 'calendar',
      pauses: ['customer'],
    }),
    timer({
      code: 'sendLarge',
      rule: 'R-002-106',
      start: 'plan.agreed',
      stop: 'slip.departed',
      types: ['repair', 'complaint'],
      distances: ['city'],
      limit: hours(24),
      clock: 'calendar',
      replaces: ['sendSmall'],
      pauses: ['customer'],
    }),
    timer({
      code: 'yearFollowUp',
      rule: 'R-002-105',
      start: 'handedOver',
      stop: 'followUp.done',
      limit: months(12),
      clock: 'calendar',
      tell: ['followUpCaller'],
      escalation: toSupervisor,
    }),
    // Each call starts the next two years.
    timer({
      code: 'laterFollowUp',
      rule: 'R-002-105',
      start: 'followUp.done',
      stop: 'followUp.done',
      limit: months(24),
      clock: 'calendar',
      tell: ['followUpCaller'],
      escalation: toSupervisor,
    }),
    missedCall,
  ],
};

/** On site and solved within the same day. */
const renovationC: PresetInput = {
  ...renovation,
  code: 'renovation-c',
  warranty: 'renovation-c',
  timers: [
    timer({
      code: 'finish',
      rule: 'R-002-111',
      start: 'request.logged',
      stop: 'request.resolved',
      types: ['repair', 'complaint'],
      limit: hours(24),
      clock: 'calendar',
      pauses: ['customer'],
      isPromise: true,
    }),
    missedCall,
  ],
};

export const renovationPresets: readonly PresetInput[] = [renovationA, renovationB, renovationC];
