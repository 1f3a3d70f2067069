import type { Lifecycle } from './lifecycle.ts';

/**
 * States of a stocktake, SM-10: 建立 (the book is frozen) -> 盘点中 -> 监盘签字 -> 差异说明 -> 审批 -> 已调账 -> 锁定. A spot check that is only
 * written down ends as `recorded`.
 */
export const stocktakeStates = [
  'frozen',
  'counting',
  'witnessed',
  'explained',
  'approved',
  'adjusted',
  'locked',
  'recorded',
  'cancelled',
] as const;
export type StocktakeState = (typeof stocktakeStates)[number];

export type StocktakeCommand =
  | 'count'
  | 'witness'
  | 'explain'
  | 'approve'
  | 'sendBack'
  | 'recountAll'
  | 'adjust'
  | 'lock'
  | 'recordOnly'
  | 'cancel';

const heads = ['supervisor', 'serviceManager'] as const;

/** `lock` follows from `adjust` in the same write; who counted, started or explained is looked at by the services. */
export const stocktakeLifecycle: Lifecycle<StocktakeState, StocktakeCommand> = {
  count: { from: ['frozen', 'counting'], to: 'counting', who: ['storekeeper', 'supervisor', 'adminOffice'] },
  witness: { from: ['counting'], to: 'witnessed', who: ['adminOffice'] },
  explain: { from: ['witnessed'], to: 'explained', who: ['storekeeper', 'supervisor'] },
  approve: { from: ['explained'], to: 'approved', who: heads },
  sendBack: { from: ['explained', 'approved'], to: 'witnessed', who: heads, needsReason: true },
  recountAll: { from: ['witnessed', 'explained', 'approved'], to: 'counting', who: heads, needsReason: true },
  adjust: { from: ['approved'], to: 'adjusted', who: ['storekeeper', 'supervisor'] },
  lock: { from: ['adjusted'], to: 'locked', who: [] },
  recordOnly: { from: ['counting'], to: 'recorded', who: heads },
  cancel: { from: ['frozen', 'counting', 'witnessed', 'explained', 'approved'], to: 'cancelled', who: heads, needsReason: true },
};

/** Something is still to do. */
export const openStocktakeStates: readonly StocktakeState[] = ['frozen', 'counting', 'witnessed', 'explained', 'approved', 'adjusted'];
/** Quantities are still written down. */
export const countableStates: readonly StocktakeState[] = ['frozen', 'counting'];
