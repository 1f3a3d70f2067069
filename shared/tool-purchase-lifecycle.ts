import type { Lifecycle } from './lifecycle.ts';

/**
 * States of a tool purchase, SM-09: 计划 -> 安装主管填单 -> 部门经理签 -> 总经理签 -> 已传服务中心 -> 到货 -> 验证 -> 入库 -> 入总账/流水账;
 * 数量不符 -> 差异. The two signatures are one state: the chain says whose turn it is.
 */
export const toolPurchaseStates = [
  'planned',
  'filled',
  'approved',
  'sent',
  'arrived',
  'stocked',
  'booked',
  'refused',
  'cancelled',
] as const;
export type ToolPurchaseState = (typeof toolPurchaseStates)[number];

export type ToolPurchaseCommand =
  | 'fill'
  | 'approve'
  | 'refuse'
  | 'takeBack'
  | 'revise'
  | 'send'
  | 'check'
  | 'stockIn'
  | 'endShort'
  | 'book'
  | 'cancel';

/**
 * SM-09. `approve` and `refuse` follow from the signatures (R-000-62), `takeBack` from a change of what lay before the signers, `stockIn`
 * from the last quantity that was checked (R-000-63).
 */
export const toolPurchaseLifecycle: Lifecycle<ToolPurchaseState, ToolPurchaseCommand> = {
  fill: { from: ['planned'], to: 'filled', who: ['supervisor'] },
  approve: { from: ['filled'], to: 'approved', who: [] },
  refuse: { from: ['filled'], to: 'refused', who: [] },
  takeBack: { from: ['filled', 'approved'], to: 'planned', who: [] },
  revise: { from: ['refused'], to: 'planned', who: ['storekeeper', 'supervisor'] },
  send: { from: ['approved'], to: 'sent', who: ['supervisor', 'adminOffice'] },
  check: { from: ['sent', 'arrived'], to: 'arrived', who: ['storekeeper', 'supervisor'] },
  stockIn: { from: ['arrived'], to: 'stocked', who: [] },
  endShort: { from: ['arrived'], to: 'stocked', who: ['storekeeper', 'supervisor'], needsReason: true },
  book: { from: ['stocked'], to: 'booked', who: ['adminOffice'] },
  cancel: {
    from: ['planned', 'filled', 'approved', 'sent', 'refused'],
    to: 'cancelled',
    who: ['storekeeper', 'supervisor'],
    needsReason: true,
  },
};

/** What may still be written. */
export const writableToolPurchases: readonly ToolPurchaseState[] = ['planned', 'filled'];
/** Something is still to do. */
export const openToolPurchases: readonly ToolPurchaseState[] = ['planned', 'filled', 'approved', 'sent', 'arrived', 'stocked'];
