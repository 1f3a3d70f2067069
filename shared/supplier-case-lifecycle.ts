import type { Lifecycle } from './lifecycle.ts';

/** A case sent to a supplier: sent, answered, then closed; or withdrawn. */
export const supplierCaseStates = ['sent', 'answered', 'closed', 'withdrawn'] as const;
export type SupplierCaseState = (typeof supplierCaseStates)[number];

export type SupplierCaseCommand = 'answer' | 'agreeVisit' | 'ship' | 'arrive' | 'close' | 'withdraw';

/** The storekeeper does the purchasing (R-003-56). */
const buyers = ['supervisor', 'serviceManager', 'storekeeper'] as const;

/** Who says goods are on their way has answered; what they said can be written anew, and closed without goods too. */
export const supplierCaseLifecycle: Lifecycle<SupplierCaseState, SupplierCaseCommand> = {
  answer: { from: ['sent', 'answered'], to: 'answered', who: buyers },
  agreeVisit: { from: ['sent', 'answered'], to: 'answered', who: buyers },
  ship: { from: ['sent', 'answered'], to: 'answered', who: buyers },
  arrive: { from: ['answered'], to: 'answered', who: buyers },
  close: { from: ['answered'], to: 'closed', who: buyers },
  withdraw: { from: ['sent', 'answered'], to: 'withdrawn', who: buyers, needsReason: true },
};

export const openSupplierCaseStates: readonly SupplierCaseState[] = ['sent', 'answered'];

/** The supplier has not answered by the time that was asked for. */
export function isAnswerLate(
  { state, answerDueAt }: { readonly state: SupplierCaseState; readonly answerDueAt: number },
  now: number,
): boolean {
  return state === 'sent' && answerDueAt < now;
}
