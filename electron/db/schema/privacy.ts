import type { Generated } from 'kysely';

/** A version of the privacy policy (R-004-21): never changed, only followed by the next. */
export interface PrivacyPolicyTable {
  id: Generated<number>;
  text: string;
  effectiveOn: string;
  approvedBy: string;
  userId: number;
  at: number;
}

/** A customer's agreement or refusal for one purpose (B-39). */
export interface ConsentTable {
  id: Generated<number>;
  customerId: number;
  purpose: string;
  policyId: number | null;
  way: string;
  isGiven: number;
  sharedWith: string;
  at: number;
  userId: number;
  withdrawnAt: number | null;
  withdrawnWay: string;
  withdrawnBy: number | null;
}

/** A customer's request about own data (SM-19). */
export interface PrivacyRequestTable {
  id: Generated<number>;
  no: string;
  customerId: number;
  kind: string;
  state: string;
  channel: string;
  content: string;
  receivedAt: number;
  verifiedHow: string;
  verifiedAt: number | null;
  action: string;
  actedAt: number | null;
  answer: string;
  answeredAt: number | null;
  answeredWay: string;
  createdBy: number;
  version: number;
}

/** Who looked at personal data: one customer opened, a list of so many, an export. */
export interface AccessEntryTable {
  id: Generated<number>;
  at: number;
  userId: number;
  kind: string;
  customerId: number | null;
  records: number;
}
