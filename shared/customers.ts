import { z } from 'zod';
import { customerKinds, customerMore, serviceChannel } from './customer-fields.ts';
import type { CustomerKind, CustomerMore, ServiceChannel } from './customer-fields.ts';
import { id, line, pageInput, paragraph, requiredLine, searchText, version } from './fields.ts';
import type { InstalledItemView } from './installed-items.ts';
import type { KeyDecision } from './key-customers.ts';

export { customerKinds };
export type { CustomerKind };

const phoneInput = z.strictObject({ id: id.optional(), shownAs: requiredLine(40), contactName: line(40).default('') });
const contactInput = z.strictObject({
  id: id.optional(),
  name: requiredLine(40),
  formOfAddress: line(10).default(''),
  role: line(40).default(''),
  email: line(120).default(''),
  fax: line(40).default(''),
  wechat: line(60).default(''),
  channel: serviceChannel.default(''),
});
const addressInput = z.strictObject({
  id: id.optional(),
  label: line(20).default(''),
  text: requiredLine(200),
  province: line(40).default(''),
  city: line(40).default(''),
  postcode: line(12).default(''),
});

/**
 * A customer (B-01) with contacts, phones and addresses; the first of each is the usual one. A line that is stored already carries its
 * id and keeps its place; new ones follow.
 */
export const createCustomerInput = z.strictObject({
  name: requiredLine(80),
  kind: z.enum(customerKinds).default('person'),
  region: line(60).default(''),
  note: paragraph(2000).default(''),
  ...customerMore,
  /** Whoever a phone names becomes a contact too, so there can be as many again as typed. */
  contacts: z.array(contactInput).max(40).default([]),
  phones: z.array(phoneInput).min(1).max(20),
  addresses: z.array(addressInput).max(20).default([]),
});
export const updateCustomerInput = createCustomerInput.extend({ id, version });

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

export interface CustomerView extends CustomerMore {
  readonly id: number;
  readonly name: string;
  readonly kind: CustomerKind;
  readonly region: string;
  readonly isKeyCustomer: boolean;
  readonly note: string;
  /** See `shared/key-customers.ts`. */
  readonly keyReason: string;
  readonly keyDecision: KeyDecision;
  readonly keyNote: string;
  readonly engineerName: string | null;
  /** The file of a new customer is due (R-002-14) until it is complete. */
  readonly fileDueAt: number | null;
  readonly fileCompletedAt: number | null;
  readonly contacts: readonly {
    readonly id: number;
    readonly name: string;
    readonly formOfAddress: string;
    readonly role: string;
    readonly email: string;
    readonly fax: string;
    readonly wechat: string;
    /** The way they are usually spoken to; empty: none in particular. */
    readonly channel: ServiceChannel | '';
  }[];
  readonly phones: readonly {
    readonly id: number;
    /** The contact that it belongs to, if any. */
    readonly contactId: number | null;
    readonly shownAs: string;
    readonly digits: string;
    readonly ext: string;
    readonly contactName: string;
  }[];
  readonly addresses: readonly {
    readonly id: number;
    readonly label: string;
    readonly text: string;
    readonly province: string;
    readonly city: string;
    readonly postcode: string;
  }[];
  readonly createdAt: number;
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
