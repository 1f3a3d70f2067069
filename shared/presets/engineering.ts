import type { RequestType } from '../requests.ts';
import type { PresetInput } from './preset.ts';
import { askedOfRepairs, days, hours, minutes, timer, toGeneralManager, toSupervisor, usual } from './policies.ts';

export const works: RequestType[] = ['repair', 'complaint', 'installation', 'consulting', 'opinion'];
/** What somebody has to come for. */
export const onSiteTypes: RequestType[] = ['repair', 'complaint', 'installation'];

/** R-002-35: whoever is on the road calls back within the hour; the superior is told. */
export const missedCall = timer({
  code: 'missedCall',
  rule: 'R-002-35',
  start: 'call.missed',
  stop: 'call.returned',
  limit: minutes(60),
  clock: 'calendar',
});

/** R-002-19 to -21, R-002-97: project and one responsible person, four texts, consent, report, and the head asks the customer. */
const engineering = {
  ...usual,
  family: 'engineering',
  types: works,
  required: ['project', 'owner'],
  afterWarranty: 'full',
  slipTitle: 'repairServiceOrder',
  closing: { headConfirms: true, needsFourTexts: true, needsConsentBeforeWork: true, needsReport: true, ...askedOfRepairs },
} satisfies Partial<PresetInput>;

/** Hours that stand still on days off (R-002-23); the head of after-sales is the service manager. */
const engineeringA: PresetInput = {
  ...engineering,
  code: 'engineering-a',
  warranty: 'engineering-a',
  timers: [
    timer({
      code: 'response',
      rule: 'R-002-23',
      start: 'request.logged',
      stop: 'request.contacted',
      limit: hours(24),
      clock: 'workdays',
      tell: ['serviceManager'],
      escalation: toGeneralManager,
    }),
    timer({
      code: 'onSite',
      rule: 'R-002-23',
      start: 'request.logged',
      stop: 'slip.arrived',
      types: onSiteTypes,
      limit: hours(48),
      clock: 'workdays',
      pauses: ['customer'],
      isPromise: true,
      tell: ['serviceManager'],
      escalation: toGeneralManager,
    }),
    missedCall,
  ],
};

const engineeringB: PresetInput = {
  ...engineering,
  code: 'engineering-b',
  warranty: 'engineering-b',
  timers: [
    timer({
      code: 'onSite',
      rule: 'R-002-116',
      start: 'request.logged',
      stop: 'slip.arrived',
      types: onSiteTypes,
      limit: hours(48),
      clock: 'calendar',
      pauses: ['customer'],
      isPromise: true,
    }),
    timer({ code: 'answer', rule: 'R-002-117', start: 'question.asked', stop: 'question.answered', limit: hours(24), clock: 'calendar' }),
    timer({ code: 'siteDecision', rule: 'R-002-117', start: 'site.needed', stop: 'site.decided', limit: hours(24), clock: 'calendar' }),
    // 48 to 72 hours: the supervisor hears at 48, the manager at 72.
    timer({
      code: 'siteSolved',
      rule: 'R-002-117',
      start: 'site.decided',
      stop: 'request.resolved',
      limit: hours(72),
      clock: 'calendar',
      pauses: ['customer'],
      amberAfter: hours(48),
      warn: ['supervisor'],
      tell: ['serviceManager'],
      escalation: [],
    }),
    missedCall,
  ],
};

/** Supply of equipment; sales hear through the service manager. */
const supply: PresetInput = {
  ...usual,
  code: 'supply',
  family: 'engineering',
  warranty: 'supply',
  afterWarranty: 'partsAtMarketShare',
  slipTitle: 'repairServiceOrder',
  closing: askedOfRepairs,
  timers: [
    timer({
      code: 'response',
      rule: 'R-002-72',
      start: 'request.logged',
      stop: 'request.contacted',
      limit: hours(2),
      clock: 'calendar',
    }),
    timer({
      code: 'onSite',
      rule: 'R-002-72',
      start: 'request.logged',
      stop: 'slip.arrived',
      types: onSiteTypes,
      limit: hours(3),
      clock: 'calendar',
      pauses: ['customer'],
      isPromise: true,
    }),
    timer({
      code: 'spare',
      rule: 'R-002-73',
      start: 'spare.needed',
      stop: 'spare.provided',
      limit: hours(4),
      clock: 'calendar',
      tell: ['storekeeper'],
      escalation: toSupervisor,
    }),
    timer({
      code: 'coreDelivery',
      rule: 'R-002-74',
      start: 'contract.effective',
      stop: 'coreGoods.delivered',
      limit: days(5),
      clock: 'working',
      tell: ['serviceManager'],
      escalation: toGeneralManager,
    }),
    timer({
      code: 'delivery',
      rule: 'R-002-74',
      start: 'contract.effective',
      stop: 'goods.delivered',
      limit: days(10),
      clock: 'working',
      tell: ['serviceManager'],
      escalation: toGeneralManager,
    }),
    missedCall,
  ],
};

export const engineeringPresets: readonly PresetInput[] = [engineeringA, engineeringB, supply];
