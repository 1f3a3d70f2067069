import { z } from 'zod';
import { id, instant, line, optionalDay, pageInput, paragraph, requiredLine, searchText, version } from './fields.ts';

export const customerKinds = ['person', 'company', 'government', 'owner', 'dealer'] as const;
export type CustomerKind = (typeof customerKinds)[number];

const phoneInput = z.strictObject({ id: id.optional(), shownAs: requiredLine(40), contactName: line(40).default('') });
const contactInput = z.strictObject({
  id: id.optional(),
  name: requiredLine(40),
  formOfAddress: line(10).default(''),
  role: line(40).default(''),
});
const addressInput = z.strictObject({ id: id.optional(), label: line(20).default(''), text: requiredLine(200) });

/**
 * A customer (B-01) with contacts, phones and addresses; the first of each is the usual one. A line that is stored already carries its
 * id and keeps its place; new ones follow.
 */
export const createCustomerInput = z.strictObject({
  name: requiredLine(80),
  kind: z.enum(customerKinds).default('person'),
  region: line(60).default(''),
  note: paragraph(2000).default(''),
  /** Whoever a phone names becomes a contact too, so there can be as many again as typed. */
  contacts: z.array(contactInput).max(40).default([]),
  phones: z.array(phoneInput).min(1).max(20),
  addresses: z.array(addressInput).max(20).default([]),
});
export const updateCustomerInput = createCustomerInput.extend({ id, version });

export const installedItemInput = z.strictObject({
  category: line(40).default(''),
  brand: line(40).default(''),
  model: requiredLine(80),
  serial: line(60).default(''),
  location: line(80).default(''),
  purchasedOn: optionalDay.default(''),
  warrantyUntil: optionalDay.default(''),
  isOwnSale: z.boolean().default(true),
  note: paragraph(500).default(''),
});
export const addItemInput = installedItemInput.extend({ customerId: id });
export const updateItemInput = installedItemInput.extend({ id, version });

export const talkChannels = ['phone', 'visit', 'wechat', 'sms', 'email', 'letter', 'other'] as const;
export const addTalkInput = z.strictObject({
  customerId: id,
  requestId: id.nullable().default(null),
  at: instant.optional(),
  channel: z.enum(talkChannels).default('phone'),
  isIncoming: z.boolean().default(true),
  summary: requiredLine(500),
});

/** What the front desk types while the customer is talking: phone, tail, name, initials, serial. */
export const lookupInput = z.strictObject({ query: searchText.min(1), limit: z.number().int().min(1).max(20).default(8) });

export const customerListInput = z.strictObject({
  query: searchText.default(''),
  kind: z.enum(customerKinds).nullable().default(null),
  ...pageInput,
});

/** A line of the matches under the phone field. */
export interface CallerMatch {
  readonly customerId: number;
  readonly name: string;
  readonly kind: CustomerKind;
  readonly region: string;
  readonly isKeyCustomer: boolean;
  readonly contactName: string;
  readonly phone: string;
  readonly address: string;
  readonly openRequests: number;
}

/** Everything about a caller that stands beside the intake form (R-003-38). */
export interface CallerView {
  readonly customer: CustomerView;
  readonly items: readonly InstalledItemView[];
  readonly openRequests: readonly CallerRequest[];
  readonly recentRequests: readonly CallerRequest[];
  readonly talks: readonly TalkView[];
}

export interface CallerRequest {
  readonly id: number;
  readonly no: string;
  readonly state: string;
  readonly type: string;
  readonly urgency: string;
  readonly content: string;
  readonly productText: string;
  readonly receivedAt: number;
  readonly promisedAt: number;
}

export interface CustomerView {
  readonly id: number;
  readonly name: string;
  readonly kind: CustomerKind;
  readonly region: string;
  readonly isKeyCustomer: boolean;
  readonly note: string;
  readonly contacts: readonly { readonly id: number; readonly name: string; readonly formOfAddress: string; readonly role: string }[];
  readonly phones: readonly {
    readonly id: number;
    /** The contact that it belongs to, if any. */
    readonly contactId: number | null;
    readonly shownAs: string;
    readonly digits: string;
    readonly ext: string;
    readonly contactName: string;
  }[];
  readonly addresses: readonly { readonly id: number; readonly label: string; readonly text: string }[];
  readonly createdAt: number;
  readonly version: number;
}

export interface InstalledItemView {
  readonly id: number;
  readonly category: string;
  readonly brand: string;
  readonly model: string;
  readonly serial: string;
  readonly location: string;
  readonly purchasedOn: string;
  readonly warrantyUntil: string;
  readonly isOwnSale: boolean;
  readonly note: string;
  readonly version: number;
}

export interface TalkView {
  readonly id: number;
  readonly at: number;
  readonly channel: string;
  readonly isIncoming: boolean;
  readonly userName: string;
  readonly summary: string;
  readonly requestId: number | null;
}

export interface CustomerRow {
  readonly id: number;
  readonly name: string;
  readonly kind: CustomerKind;
  readonly region: string;
  readonly isKeyCustomer: boolean;
  readonly phone: string;
  readonly address: string;
  readonly openRequests: number;
  readonly lastRequestAt: number;
}
