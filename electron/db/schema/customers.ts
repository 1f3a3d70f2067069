import type { Generated } from 'kysely';
import type { CustomerKind } from '../../../shared/customers.ts';

/** A customer (B-01). Found by phone, and one phone may belong to several customers. */
export interface CustomerTable {
  id: Generated<number>;
  name: string;
  kind: CustomerKind;
  region: string;
  isKeyCustomer: number;
  note: string;
  /** When a request was last logged; newest first in lookups. */
  lastRequestAt: number;
  createdAt: number;
  updatedAt: number;
  version: number;
  /** Empty: that of the region. */
  distanceClass: Generated<string>;
  totalPurchaseFen: Generated<number>;
  /** Why the flag is set or not: the rule that decided, or `person`. */
  keyReason: Generated<string>;
  /** What a person decided against the rule: `yes`, `no` or empty. */
  keyDecision: Generated<string>;
  keyNote: Generated<string>;
  /** The named engineer (R-002-80). */
  engineerId: Generated<number | null>;
  desiredServices: Generated<string>;
  nextServiceTopic: Generated<string>;
  nextServiceOn: Generated<string>;
  nextServiceChannel: Generated<string>;
  callTime: Generated<string>;
  buyIntention: Generated<string>;
  consumption: Generated<string>;
  interests: Generated<string>;
  preferences: Generated<string>;
  /** Where the data came from (R-004-18). */
  source: Generated<string>;
  keyDataReviewedAt: Generated<number | null>;
  reviewedAt: Generated<number | null>;
  /** The file of a new customer is due (R-002-14) until it is complete. */
  fileDueAt: Generated<number | null>;
  fileCompletedAt: Generated<number | null>;
  /** Projection of the consents: empty (not asked), `given`, `refused`, `withdrawn`. */
  consentState: Generated<string>;
  /** The customer that this one became a part of. */
  mergedIntoId: Generated<number | null>;
  /** When the person was blanked at their wish (R-004-24). */
  erasedAt: Generated<number | null>;
  /** Number under which the shop's own sheets know the customer, empty: none. */
  externalNo: Generated<string>;
  /** Preset and calendar of the customer's contract, empty: none of their own (R-002-63). */
  presetCode: Generated<string>;
  calendarCode: Generated<string>;
}

/** A person to speak to at the customer's (B-02). */
export interface CustomerContactTable {
  id: Generated<number>;
  customerId: number;
  name: string;
  formOfAddress: string;
  role: string;
  isPrimary: number;
  email: Generated<string>;
  fax: Generated<string>;
  wechat: Generated<string>;
  /** The way they are usually spoken to; empty: none in particular. */
  channel: Generated<string>;
}

export interface CustomerPhoneTable {
  id: Generated<number>;
  customerId: number;
  contactId: number | null;
  /** As it was typed. */
  shownAs: string;
  /** Digits only, without country code and extension (see `shared/phone.ts`). */
  digits: string;
  /** `digits` backwards: a phone tail is a prefix of it. */
  reversed: string;
  ext: string;
  kind: string;
  /** Cannot be dialled as it stands (R-004-20). */
  isBad: Generated<number>;
}

export interface CustomerAddressTable {
  id: Generated<number>;
  customerId: number;
  label: string;
  text: string;
  isPrimary: number;
  province: Generated<string>;
  city: Generated<string>;
  postcode: Generated<string>;
}

/** A product, appliance or vehicle at the customer's (B-04), sold by the shop or not (R-001-08). */
export interface InstalledItemTable {
  id: Generated<number>;
  customerId: number;
  category: string;
  brand: string;
  model: string;
  serial: string;
  location: string;
  /** `YYYY-MM-DD` or empty. */
  purchasedOn: string;
  warrantyUntil: string;
  isOwnSale: number;
  note: string;
  createdAt: number;
  version: number;
  projectId: Generated<number | null>;
  /** `product`, `vehicle` or `equipment`. */
  kind: Generated<string>;
  itemCode: Generated<string>;
  spec: Generated<string>;
  structureNote: Generated<string>;
  invoiceNo: Generated<string>;
  invoicedOn: Generated<string>;
  invoicePriceFen: Generated<number>;
  receivedOn: Generated<string>;
  installedOn: Generated<string>;
  installedBy: Generated<string>;
  acceptedOn: Generated<string>;
  accessoriesComplete: Generated<number>;
  packingKept: Generated<number>;
  isGift: Generated<number>;
  condition: Generated<string>;
  /** Code of the warranty policy that it follows (`shared/warranty-presets.ts`), empty: none. */
  trade: Generated<string>;
  /** `shown`, `lost` or empty. */
  cardState: Generated<string>;
  cardNo: Generated<string>;
  /** JSON of the term printed on the card, empty: none. */
  cardTerm: Generated<string>;
  cardStartOn: Generated<string>;
  retiredAt: Generated<number | null>;
}

/** A talk with a customer: each call, visit or message, with what was said in a line. */
export interface TalkTable {
  id: Generated<number>;
  /** Null for a caller whom nobody knows yet. */
  customerId: number | null;
  requestId: number | null;
  at: number;
  channel: string;
  isIncoming: number;
  userId: number;
  summary: string;
  /** `shared/calls.ts`, empty for what came with a result. */
  outcome: Generated<string>;
  passedTo: Generated<string>;
  callerName: Generated<string>;
  phone: Generated<string>;
}
