import type { PresetInput } from './preset.ts';
import { days, hours, minutes, timer, toGeneralManager, usual } from './policies.ts';

/** Mobile phones: diagnosis on the telephone, units go by post. */
const phone: PresetInput = {
  ...usual,
  code: 'phone',
  family: 'phone',
  types: ['repair', 'complaint', 'consulting', 'returnExchange', 'opinion'],
  required: ['productText'],
  warranty: 'phone',
  afterWarranty: 'quoteFirst',
  slipTitle: 'appraisal',
  training: 'refuse',
  timers: [
    timer({
      code: 'postUnit',
      rule: 'R-003-76',
      start: 'unit.received',
      stop: 'unit.posted',
      limit: days(3),
      clock: 'calendar',
      tell: ['storekeeper', 'supervisor'],
    }),
  ],
};

/** Products in general; the head office hears through the service manager. */
const product: PresetInput = {
  ...usual,
  code: 'product',
  family: 'phone',
  required: ['productText'],
  warranty: 'product',
  afterWarranty: 'quoteFirst',
  slipTitle: 'serviceReport',
  training: 'refuse',
  timers: [
    timer({
      code: 'answer',
      rule: 'R-003-53',
      start: 'request.logged',
      stop: 'request.contacted',
      limit: hours(24),
      clock: 'calendar',
      tell: ['serviceManager'],
      escalation: toGeneralManager,
    }),
    // On site at the time that suits the customer.
    timer({
      code: 'visit',
      rule: 'R-003-53',
      start: 'appointment.at',
      stop: 'slip.arrived',
      limit: minutes(0),
      clock: 'calendar',
      amberAfter: minutes(-60),
      tell: ['serviceManager'],
      escalation: toGeneralManager,
    }),
  ],
};

export const phonePresets: readonly PresetInput[] = [phone, product];
