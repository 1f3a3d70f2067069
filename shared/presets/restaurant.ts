import type { PresetInput } from './preset.ts';
import { days, timer, toGeneralManager, usual } from './policies.ts';

/** Restaurants 餐饮: every day from nine to nine (R-002-64), three kinds of request (R-002-65). */
export const restaurant: PresetInput = {
  ...usual,
  code: 'restaurant',
  family: 'restaurant',
  calendar: 'daily0921',
  types: ['returnExchange', 'complaint', 'opinion'],
  // Phone, SMS, WeChat, and the form in the shop.
  channels: ['phone', 'sms', 'wechat', 'visit', 'shopForm'],
  // The trade has no warranty of its own.
  warranty: 'product',
  afterWarranty: 'quoteFirst',
  slipTitle: 'applicationForm',
  // R-002-66: the opinion is asked; R-002-68: and again a week later, until it is surely solved.
  closing: { needsOpinion: true, followUpDays: 7 },
  timers: [
    // Working days are those of the office, not of the kitchen; finance hears through the service manager.
    timer({
      code: 'refund',
      rule: 'R-002-67',
      start: 'return.accepted',
      stop: 'return.paid',
      limit: days(5),
      clock: 'working',
      calendar: 'weekdays',
      tell: ['serviceManager'],
      escalation: toGeneralManager,
    }),
  ],
};
