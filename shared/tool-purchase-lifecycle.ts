import type { Lifecycle } from './lifecycle.ts';
import { chainOf } from './signature-chains.ts';
import type { Role } from './roles.ts';

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
    from: ['planned', 'filled', 'approved', 'sent', 'arrived', 'refused'],
    to: 'cancelled',
    who: ['storekeeper', 'supervisor'],
    needsReason: true,
  },
};

/** Who has to act in each state; while it is being signed the chain says it. */
const turns: Readonly<Partial<Record<ToolPurchaseState, Role>>> = {
  planned: 'supervisor',
  approved: 'adminOffice',
  sent: 'storekeeper',
  arrived: 'storekeeper',
  stocked: 'adminOffice',
  refused: 'storekeeper',
};

/** Whose turn it is (SM-09), after so many signatures of the open chain; null: nothing is left to do. */
export function turnOfToolPurchase(state: ToolPurchaseState, signatures: number): Role | null {
  return (state === 'filled' ? signers[signatures] : turns[state]) ?? null;
}

const signers = chainOf('toolPurchase').steps.map(({ roles: [role] }) => role);

/** Where it is the turn of somebody with these roles: states, and how many signatures must be there while it is being signed. */
export function turnsOf(held: readonly Role[]): { readonly states: readonly ToolPurchaseState[]; readonly signed: readonly number[] } {
  const isMine = (role: Role | null | undefined) => role != null && held.includes(role);
  return {
    states: toolPurchaseStates.filter((state) => isMine(turns[state])),
    signed: signers.flatMap((role, nth) => (isMine(role) ? [nth] : [])),
  };
}

/** What may still be written. */
export const writableToolPurchases: readonly ToolPurchaseState[] = ['planned', 'filled'];
/** Something is still to do; a refused one is written anew or cancelled. */
export const openToolPurchases: readonly ToolPurchaseState[] = ['planned', 'filled', 'approved', 'sent', 'arrived', 'stocked', 'refused'];
