import { z } from 'zod';
import { day, id, line, pageInput, paragraph, requiredLine, requiredParagraph, version } from './fields.ts';
import { privacyStates } from './privacy-lifecycle.ts';
import type { PrivacyState } from './privacy-lifecycle.ts';
import type { TimelineEntry } from './settings.ts';

/** What personal data may be used for, fixed before it is collected (R-004-14). */
export const purposes = ['service', 'satisfaction', 'design', 'marketing', 'risk', 'sharing'] as const;
export type Purpose = (typeof purposes)[number];

/** Kinds of customers who are natural persons: they are asked for their agreement (R-004-15). */
export const personalKinds = ['person', 'owner'] as const;

/** How agreement was given or taken back, and how a privacy request came or was answered. */
export const consentWays = ['phone', 'paper', 'counter', 'wechat', 'sms', 'email', 'letter', 'other'] as const;
export type ConsentWay = (typeof consentWays)[number];

/** Empty: not asked. */
export type ConsentState = '' | 'given' | 'refused' | 'withdrawn';

/** A version of the privacy policy: never edited, only followed by the next (R-004-21). */
export const addPolicyInput = z.strictObject({
  text: requiredParagraph(20_000),
  effectiveOn: day,
  approvedBy: requiredLine(40),
});
export const noticeInput = z.strictObject({ customerId: id.nullable().default(null) });

export const customerTarget = z.strictObject({ customerId: id });
const answers = z
  .array(z.strictObject({ purpose: z.enum(purposes), isGiven: z.boolean() }))
  .min(1)
  .max(purposes.length)
  .refine((all) => new Set(all.map(({ purpose }) => purpose)).size === all.length, { error: 'required' });
export const recordConsentInput = z.strictObject({
  customerId: id,
  answers,
  way: z.enum(consentWays),
  /** With whom data is shared, when sharing is agreed to. */
  sharedWith: line(200).default(''),
});
export const withdrawConsentInput = z.strictObject({
  customerId: id,
  purposes: z.array(z.enum(purposes)).min(1).max(purposes.length),
  way: z.enum(consentWays),
});

export const privacyKinds = ['see', 'copy', 'correct', 'delete', 'withdraw', 'advice', 'complaint'] as const;
export type PrivacyKind = (typeof privacyKinds)[number];

export const receivePrivacyInput = z.strictObject({
  customerId: id,
  kind: z.enum(privacyKinds),
  channel: z.enum(consentWays),
  content: paragraph(2000).default(''),
});
export const verifyPrivacyInput = z.strictObject({ id, version, verifiedHow: requiredLine(200) });
export const performPrivacyInput = z.strictObject({
  id,
  version,
  /** What was done; a deletion and a withdrawal say it themselves. */
  action: paragraph(1000).default(''),
  /** For a withdrawal: of what; empty = of everything. */
  purposes: z.array(z.enum(purposes)).max(purposes.length).default([]),
});
export const explainPrivacyInput = z.strictObject({ id, version, action: requiredParagraph(1000) });
export const answerPrivacyInput = z.strictObject({
  id,
  version,
  answer: requiredParagraph(1000),
  way: z.enum(consentWays),
});
export const exportPersonInput = z.strictObject({ id, format: z.enum(['json', 'html']) });

export const privacyListInput = z.strictObject({
  states: z.array(z.enum(privacyStates)).max(privacyStates.length).default([]),
  customerId: id.nullable().default(null),
  ...pageInput,
});
export const customerTasksInput = z.strictObject(pageInput);

const reviewFacts = {
  keyData: z.boolean(),
  otherData: z.boolean(),
  /** Where it was confirmed: by the customer or another channel; empty leaves it as it is. */
  source: line(60).default(''),
};
const isAnything = ({ keyData, otherData }: { readonly keyData: boolean; readonly otherData: boolean }) => keyData || otherData;
const nothingReviewed = { path: ['keyData'], error: 'required' };
/** What was looked at again (R-004-18, R-004-19). */
export const reviewInput = z.strictObject(reviewFacts).refine(isAnything, nothingReviewed);
export const markReviewedInput = z.strictObject({ customerId: id, ...reviewFacts }).refine(isAnything, nothingReviewed);

/**
 * Days after which data is looked at again, days in which a privacy request is answered, and how many customers a person may open, or see in
 * lists and look-ups, in an hour before the steward hears of it.
 */
export const privacySettingsInput = z.strictObject({
  keyDataDays: z.number().int().min(1).max(3650),
  otherDataDays: z.number().int().min(1).max(3650),
  opensPerHour: z.number().int().min(5).max(10_000),
  seenPerHour: z.number().int().min(50).max(20_000),
  answerDays: z.number().int().min(1).max(60),
});
export type PrivacySettings = z.output<typeof privacySettingsInput>;
export const defaultPrivacySettings: PrivacySettings = {
  keyDataDays: 180,
  otherDataDays: 365,
  opensPerHour: 60,
  seenPerHour: 1000,
  answerDays: 15,
};

export const accessKinds = ['opened', 'lookedUp', 'listed', 'exported', 'alarm'] as const;
export type AccessKind = (typeof accessKinds)[number];
export const accessListInput = z.strictObject({
  userId: id.nullable().default(null),
  customerId: id.nullable().default(null),
  kinds: z.array(z.enum(accessKinds)).max(accessKinds.length).default([]),
  ...pageInput,
});

export interface PolicyView {
  readonly id: number;
  readonly text: string;
  readonly effectiveOn: string;
  readonly approvedBy: string;
  readonly userName: string;
  readonly at: number;
}

export interface PoliciesView {
  /** Newest first. */
  readonly versions: readonly PolicyView[];
  /** The version that holds today. */
  readonly currentId: number | null;
}

export interface ConsentEntry {
  readonly id: number;
  readonly purpose: Purpose;
  readonly isGiven: boolean;
  readonly policyId: number | null;
  readonly way: ConsentWay;
  readonly sharedWith: string;
  readonly at: number;
  readonly userName: string;
  readonly withdrawnAt: number | null;
  readonly withdrawnWay: string;
}

/** What a customer agreed to: per purpose as it stands, and all answers so far, newest first. */
export interface ConsentView {
  readonly state: ConsentState;
  readonly purposes: Readonly<Record<Purpose, ConsentState>>;
  readonly history: readonly ConsentEntry[];
  readonly hasPolicy: boolean;
}

/** A customer who has to be asked or whose data has to be looked at again. */
export interface CustomerTask {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
  readonly createdAt: number;
  readonly keyDataReviewedAt: number | null;
  readonly reviewedAt: number | null;
  readonly source: string;
  readonly isKeyDataDue: boolean;
  readonly isOtherDataDue: boolean;
}

export interface PrivacyRow {
  readonly id: number;
  readonly no: string;
  readonly customerId: number;
  readonly customerName: string;
  readonly kind: PrivacyKind;
  readonly state: PrivacyState;
  readonly channel: ConsentWay;
  readonly receivedAt: number;
  /** Until when the customer is to have the answer. */
  readonly dueAt: number;
  readonly answeredAt: number | null;
}

export interface PrivacyView extends PrivacyRow {
  readonly content: string;
  readonly verifiedHow: string;
  readonly verifiedAt: number | null;
  readonly action: string;
  readonly actedAt: number | null;
  readonly answer: string;
  readonly answeredWay: string;
  readonly isExported: boolean;
  readonly isErased: boolean;
  readonly version: number;
  readonly timeline: readonly TimelineEntry[];
}

export interface AccessRow {
  readonly id: number;
  readonly at: number;
  readonly userName: string;
  readonly kind: AccessKind;
  readonly customerId: number | null;
  readonly customerName: string;
  readonly records: number;
}

/** Somebody with an account, for the choice in the access log. */
export interface Operator {
  readonly id: number;
  readonly name: string;
}

/** What the printed notice and consent form carries (F-35). */
export interface NoticeData {
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly policy: PolicyView | null;
  readonly customer: { readonly id: number; readonly name: string; readonly phone: string } | null;
  readonly given: Readonly<Record<Purpose, ConsentState>>;
  /** With whom data is shared, as agreed; empty leaves a line to write on. */
  readonly sharedWith: string;
}

/** What waits for the front desk and the data steward. Counting stops at a hundred. */
export interface PrivacyFigures {
  readonly consentToAsk: number;
  readonly openRequests: number;
  /** Open requests whose answer is overdue. */
  readonly lateRequests: number;
  readonly alarms: number;
}
