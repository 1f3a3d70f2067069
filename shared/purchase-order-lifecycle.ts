import type { Lifecycle } from './lifecycle.ts';

/** A purchase order, SM-20: 选供应商 -> 议价 -> 合同 -> 下单 -> 在途 -> 到货 -> 入库; or cancelled with a reason. */
export const purchaseOrderStates = [
  'draft',
  'negotiating',
  'contracted',
  'ordered',
  'inTransit',
  'arrived',
  'stocked',
  'cancelled',
] as const;
export type PurchaseOrderState = (typeof purchaseOrderStates)[number];

export type PurchaseOrderCommand =
  | 'negotiate'
  | 'contract'
  | 'revise'
  | 'approve'
  | 'place'
  | 'ship'
  | 'arrive'
  | 'receive'
  | 'stock'
  | 'postpone'
  | 'closeShort'
  | 'cancel';

const buyers = ['storekeeper', 'supervisor'] as const;

/**
 * SM-20. `ship` and `arrive` follow from a consignment, `stock` from the receipt that completes the order. Goods may come without a word of
 * their way: a receipt walks through every step. What came and was stocked can be short again when its receipt is reversed. `postpone` gives
 * a new day and leaves the order in the state that it is in.
 */
export const purchaseOrderLifecycle: Lifecycle<PurchaseOrderState, PurchaseOrderCommand> = {
  negotiate: { from: ['draft'], to: 'negotiating', who: buyers },
  contract: { from: ['negotiating'], to: 'contracted', who: buyers },
  revise: { from: ['contracted'], to: 'negotiating', who: buyers, needsReason: true },
  approve: { from: ['contracted'], to: 'contracted', who: ['serviceManager'] },
  place: { from: ['contracted'], to: 'ordered', who: buyers },
  ship: { from: ['ordered', 'inTransit'], to: 'inTransit', who: [] },
  arrive: { from: ['inTransit'], to: 'arrived', who: [] },
  receive: { from: ['ordered', 'inTransit', 'arrived'], to: 'arrived', who: ['storekeeper'] },
  stock: { from: ['arrived'], to: 'stocked', who: [] },
  postpone: { from: ['ordered', 'inTransit', 'arrived'], to: 'ordered', who: buyers, needsReason: true },
  closeShort: { from: ['arrived'], to: 'stocked', who: buyers, needsReason: true },
  cancel: { from: ['draft', 'negotiating', 'contracted', 'ordered', 'inTransit'], to: 'cancelled', who: buyers, needsReason: true },
};

/** What is agreed on can still be written. */
export const writableOrderStates: readonly PurchaseOrderState[] = ['draft', 'negotiating'];
/** The supplier has the order and something is still to come. */
export const awaitedOrderStates: readonly PurchaseOrderState[] = ['ordered', 'inTransit', 'arrived'];
export const openOrderStates: readonly PurchaseOrderState[] = ['draft', 'negotiating', 'contracted', ...awaitedOrderStates];

/** Not all is here and the agreed day is over (R-004-57); days in the shop's zone. */
export function isOrderOverdue({ state, dueOn }: { readonly state: PurchaseOrderState; readonly dueOn: string }, today: string): boolean {
  return awaitedOrderStates.includes(state) && dueOn !== '' && dueOn < today;
}
