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
}

/** A person to speak to at the customer's (B-02). */
export interface CustomerContactTable {
  id: Generated<number>;
  customerId: number;
  name: string;
  formOfAddress: string;
  role: string;
  isPrimary: number;
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
}

export interface CustomerAddressTable {
  id: Generated<number>;
  customerId: number;
  label: string;
  text: string;
  isPrimary: number;
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
}

/** A talk with a customer: each call, visit or message, with what was said in a line. */
export interface TalkTable {
  id: Generated<number>;
  customerId: number;
  requestId: number | null;
  at: number;
  channel: string;
  isIncoming: number;
  userId: number;
  summary: string;
}
