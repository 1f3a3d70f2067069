import type { Lifecycle } from './lifecycle.ts';

/**
 * Old parts (B-19, R-000-25, R-004-60): awaited from the technician, back on the shelf of old parts, then one fate: repaired or refurbished and
 * in stock again, scrapped, sold, returned to the maker, given to the customer. Or there is none, or it stays with the customer.
 */
export const oldPartStates = [
  'awaited',
  'received',
  'missing',
  'left',
  'repaired',
  'refurbished',
  'scrapped',
  'sold',
  'returnedToMaker',
  'givenBack',
  'cancelled',
] as const;
export type OldPartState = (typeof oldPartStates)[number];

/** What can become of an old part that lies in the store. */
export const oldPartFates = ['repair', 'refurbish', 'scrap', 'sell', 'returnToMaker', 'giveBack'] as const;
export type OldPartFate = (typeof oldPartFates)[number];

export type OldPartCommand = 'receive' | 'excuse' | 'leave' | OldPartFate | 'undoFate' | 'undoReceipt' | 'expectAgain' | 'reduce';

const keepers = ['storekeeper', 'supervisor'] as const;
const heads = ['supervisor', 'serviceManager'] as const;

/** A mistake is taken back with a reason, never edited; `reduce` follows from parts that come back unused. */
export const oldPartLifecycle: Lifecycle<OldPartState, OldPartCommand> = {
  receive: { from: ['awaited'], to: 'received', who: keepers },
  excuse: { from: ['awaited'], to: 'missing', who: keepers, needsReason: true },
  leave: { from: ['awaited'], to: 'left', who: keepers, needsReason: true },
  repair: { from: ['received'], to: 'repaired', who: keepers },
  refurbish: { from: ['received'], to: 'refurbished', who: keepers },
  scrap: { from: ['received'], to: 'scrapped', who: keepers, needsReason: true },
  sell: { from: ['received'], to: 'sold', who: heads },
  returnToMaker: { from: ['received'], to: 'returnedToMaker', who: keepers },
  giveBack: { from: ['received'], to: 'givenBack', who: keepers },
  undoFate: {
    from: ['repaired', 'refurbished', 'scrapped', 'sold', 'returnedToMaker', 'givenBack'],
    to: 'received',
    who: heads,
    needsReason: true,
  },
  undoReceipt: { from: ['received'], to: 'awaited', who: keepers, needsReason: true },
  expectAgain: { from: ['missing', 'left'], to: 'awaited', who: keepers, needsReason: true },
  reduce: { from: ['awaited', 'missing', 'left'], to: 'cancelled', who: [] },
};

/** The technician should have brought it by now. */
export function isOldPartLate({ state, dueAt }: { readonly state: OldPartState; readonly dueAt: number }, now: number): boolean {
  return state === 'awaited' && dueAt < now;
}

/** A claim that needs the old part back: noted, sent to the supplier with the part, answered; or withdrawn. */
export const oldPartClaimStates = ['open', 'sent', 'answered', 'withdrawn'] as const;
export type OldPartClaimState = (typeof oldPartClaimStates)[number];
export type OldPartClaimCommand = 'send' | 'answer' | 'withdraw' | 'recall';

const buyers = ['storekeeper', 'supervisor', 'serviceManager'] as const;

export const oldPartClaimLifecycle: Lifecycle<OldPartClaimState, OldPartClaimCommand> = {
  send: { from: ['open'], to: 'sent', who: keepers },
  answer: { from: ['sent'], to: 'answered', who: buyers },
  withdraw: { from: ['open'], to: 'withdrawn', who: buyers, needsReason: true },
  /** Follows from taking the sending of the old part back. */
  recall: { from: ['sent'], to: 'open', who: [] },
};

export const openClaimStates: readonly OldPartClaimState[] = ['open', 'sent'];
