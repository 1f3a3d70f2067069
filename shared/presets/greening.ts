import type { PresetInput } from './preset.ts';
import { usual } from './policies.ts';

/** Greening 绿化: its promises are the windows of the year in the maintenance plan (R-002-120 to -131), not limits from an event. */
export const greening: PresetInput = {
  ...usual,
  code: 'greening',
  family: 'greening',
  calendar: 'seasonal',
  types: ['repair', 'complaint', 'consulting', 'opinion'],
  // The trade has no warranty of its own.
  warranty: 'product',
  afterWarranty: 'quoteFirst',
  slipTitle: 'maintenancePlan',
  timers: [],
};
