import type { Lifecycle } from './lifecycle.ts';

/**
 * States of a material request, SM-07: 草稿 -> 主管批 -> [工厂供料] or [+经理批 -> 行政采购] or [口头请示 -> 就近购买 -> 行政补入库] ->
 * 已入库 -> 已领用; 驳回. `approved` waits for the goods (factory) or for whoever buys them (the other two paths).
 */
export const materialRequestStates = ['draft', 'submitted', 'approved', 'bought', 'stocked', 'issued', 'refused', 'cancelled'] as const;
export type MaterialRequestState = (typeof materialRequestStates)[number];

/** Where the material comes from: the factory (R-000-31), central purchase (R-000-32), or bought nearby in need (R-000-33). */
export const materialPaths = ['factory', 'central', 'emergency'] as const;
export type MaterialPath = (typeof materialPaths)[number];

export type MaterialRequestCommand =
  | 'submit'
  | 'consent'
  | 'approve'
  | 'refuse'
  | 'takeBack'
  | 'revise'
  | 'buy'
  | 'bookIn'
  | 'endShort'
  | 'issueAll'
  | 'settle'
  | 'awaitSupply'
  | 'awaitBooking'
  | 'awaitHandOut'
  | 'cancel';

const writers = ['technician', 'frontDesk', 'storekeeper', 'supervisor', 'serviceManager'] as const;

/**
 * SM-07. `approve` and `refuse` follow from the signatures of the chain, `takeBack` from a change of what lay before the signers, `bookIn`
 * and `issueAll` from the last quantity, `awaitSupply` and `awaitBooking` from a receipt that was taken back, `awaitHandOut` from an issue
 * that was. Who buys and who books in depends on the path; the services say so.
 */
export const materialRequestLifecycle: Lifecycle<MaterialRequestState, MaterialRequestCommand> = {
  submit: { from: ['draft'], to: 'submitted', who: writers },
  consent: { from: ['draft'], to: 'approved', who: writers },
  approve: { from: ['submitted'], to: 'approved', who: [] },
  refuse: { from: ['submitted', 'approved', 'bought'], to: 'refused', who: [] },
  takeBack: { from: ['submitted', 'approved'], to: 'draft', who: [] },
  revise: { from: ['refused'], to: 'draft', who: writers },
  buy: { from: ['approved'], to: 'bought', who: [...writers, 'adminOffice'] },
  bookIn: { from: ['approved', 'bought'], to: 'stocked', who: [] },
  endShort: { from: ['approved', 'bought'], to: 'stocked', who: ['storekeeper', 'supervisor', 'adminOffice'], needsReason: true },
  issueAll: { from: ['stocked'], to: 'issued', who: [] },
  settle: { from: ['stocked'], to: 'issued', who: ['storekeeper', 'supervisor'], needsReason: true },
  awaitSupply: { from: ['stocked', 'issued'], to: 'approved', who: [] },
  awaitBooking: { from: ['stocked', 'issued'], to: 'bought', who: [] },
  awaitHandOut: { from: ['issued'], to: 'stocked', who: [] },
  cancel: {
    from: ['draft', 'submitted', 'approved', 'bought', 'refused'],
    to: 'cancelled',
    who: [...writers, 'adminOffice'],
    needsReason: true,
  },
};

/** What may still be written: later it is what was signed, bought or received. */
export const writableRequestStates: readonly MaterialRequestState[] = ['draft', 'submitted'];
/** Nothing is in yet. */
export const pendingRequestStates: readonly MaterialRequestState[] = ['draft', 'submitted', 'approved', 'bought'];
/** Something is still to do. */
export const openRequestStates: readonly MaterialRequestState[] = [...pendingRequestStates, 'stocked'];
/** What came in may be handed out. */
export const issuableRequestStates: readonly MaterialRequestState[] = ['approved', 'bought', 'stocked'];

/** The state in which goods of a path are booked in: what is bought, after it was bought (R-000-32, R-000-33). */
export function receivableState(path: MaterialPath): MaterialRequestState {
  return path === 'factory' ? 'approved' : 'bought';
}

/** The command by which a request awaits its goods again, when what had come in was taken back. */
export function awaitingCommand(path: MaterialPath): 'awaitSupply' | 'awaitBooking' {
  return path === 'factory' ? 'awaitSupply' : 'awaitBooking';
}
