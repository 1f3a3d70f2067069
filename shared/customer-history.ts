import { z } from 'zod';
import { id, pageInput } from './fields.ts';

/** Kinds of dealings with a customer; the screen filters by them. */
export const historyKinds = ['request', 'slip', 'talk', 'item', 'project', 'card', 'print', 'privacy', 'file'] as const;
export type HistoryKind = (typeof historyKinds)[number];

export const customerHistoryInput = z.strictObject({
  id,
  /** None: all of them. */
  kinds: z.array(z.enum(historyKinds)).max(historyKinds.length).default([]),
  ...pageInput,
});
export const customerChangesInput = z.strictObject({ id, ...pageInput });

/** What happened: each has its words in `customer-history:what`. */
export type HistoryWhat =
  | 'request'
  | 'slip'
  | 'talkIn'
  | 'talkOut'
  | 'itemBought'
  | 'itemFiled'
  | 'projectContract'
  | 'projectGoodsAccepted'
  | 'projectCompleted'
  | 'projectAccepted'
  | 'projectFinalAccepted'
  | 'projectFiled'
  | 'cardIssued'
  | 'cardVoided'
  | 'slipPrinted'
  | 'slipReprinted'
  | 'cardPrinted'
  | 'cardReprinted'
  | 'filePrinted'
  | 'fileReprinted'
  | 'consentGiven'
  | 'consentRefused'
  | 'consentWithdrawn'
  | 'privacyRequest'
  | 'merged'
  | 'mergeUndone'
  | 'created'
  | 'erased';

/** What a line leads to. */
export type HistoryTarget = 'request' | 'workOrder' | 'item' | 'project' | 'card' | 'customer';

/** One line of the customer's history (R-002-46). */
export interface HistoryEntry {
  readonly key: string;
  readonly kind: HistoryKind;
  readonly what: HistoryWhat;
  readonly at: number;
  /** Only the day is known. */
  readonly isDay: boolean;
  /** Number or name of the thing. */
  readonly name: string;
  readonly detail: string;
  /** Who noted it; empty where nobody is named. */
  readonly who: string;
  /** Code of a closed list: state, channel, purpose, kind of card. */
  readonly code: string;
  /** A second code: type of the request, outcome of the talk, way of the consent. */
  readonly more: string;
  readonly link: { readonly to: HistoryTarget; readonly id: number } | null;
}
