import { z } from 'zod';
import { createCustomerInput } from './customers.ts';
import type { LikeCustomer } from './duplicates.ts';
import type { InstalledItemView } from './installed-items.ts';
import { day, id, instant, line, pageInput, reason, requiredLine, requiredParagraph, searchText, version } from './fields.ts';
import type { HoldReason } from './holds.ts';
import type { RequestTag } from './request-life.ts';
import type { RequestLife } from './request-life-view.ts';
import { lifeFilters } from './request-lists.ts';
import type { PresetOffer } from './presets.ts';
import { requestStates } from './request-lifecycle.ts';
import type { RequestState } from './request-lifecycle.ts';
import type { Preassigned } from './regions.ts';
import type { TimelineEntry } from './settings.ts';
import type { DueMark } from './timer-views.ts';
import type { WarrantySaid } from './warranty-said.ts';

export type { RequestState } from './request-lifecycle.ts';

/** Kinds of service (R-002-25, R-004-01); each preset switches on those of its trade. */
export const requestTypes = [
  'repair',
  'complaint',
  'installation',
  'consulting',
  'returnExchange',
  'opinion',
  'maintenance',
  'training',
  'guidance',
  'support',
  'care',
] as const;
export type RequestType = (typeof requestTypes)[number];
/** R-001-13: every request goes into one of three branches. */
export const branches = ['installation', 'complaint', 'administration'] as const;
export type Branch = (typeof branches)[number];
/** R-004-32: urgent = at once, important = large effect on the customer's business, general = small effect. Order of work. */
export const urgencies = ['urgent', 'important', 'general'] as const;
export type Urgency = (typeof urgencies)[number];
/** Every way in which a customer comes in (R-002-26, R-002-62, R-002-96, R-004-06); each preset switches on its own. */
export const channels = [
  'phone',
  'visit',
  'wechat',
  'sms',
  'email',
  'web',
  'fax',
  'letter',
  'network',
  'publicAccount',
  'onlineService',
  'shopForm',
  'fieldVisit',
  'ownersMeeting',
  'other',
] as const;
export type Channel = (typeof channels)[number];
/** R-000-01: complaints come from customers, sales and on-site installers (and outlets). */
export const lodgedBys = ['customer', 'sales', 'installer', 'outlet'] as const;
export type LodgedBy = (typeof lodgedBys)[number];
/** R-004-35. */
export const faultClasses = ['unknown', 'mechanical', 'electrical', 'hardware', 'software', 'human'] as const;
export type FaultClass = (typeof faultClasses)[number];
export const toldWays = ['phone', 'visit', 'wechat', 'sms', 'email', 'other'] as const;
export type ToldWay = (typeof toldWays)[number];

/** Types that end without a visit, so without a slip (SM-01); whoever needs a visit after all gets another type and keeps the number. */
export const slipFreeTypes: readonly RequestType[] = ['consulting', 'opinion', 'care'];
/** Types that are often settled on the phone, and sometimes need a visit. */
export const slipOptionalTypes: readonly RequestType[] = ['training', 'guidance', 'support'];

const facts = {
  contactName: requiredLine(40),
  phone: requiredLine(40),
  address: requiredLine(200),
  content: requiredParagraph(4000),
  serviceWanted: requiredLine(200),
  type: z.enum(requestTypes),
  branch: z.enum(branches),
  urgency: z.enum(urgencies),
  channel: z.enum(channels),
  lodgedBy: z.enum(lodgedBys),
  faultClass: z.enum(faultClasses),
  isQualityIssue: z.boolean().default(false),
  installedItemId: id.nullable().default(null),
  productText: line(120).default(''),
  /** The contract that it belongs to; null: that of the item. */
  projectId: id.nullable().default(null),
  /** Who answers for it; null: whoever logs it, unless the preset wants somebody named (R-002-19). */
  ownerUserId: id.nullable().default(null),
  /** R-004-30: never empty. */
  promisedAt: instant,
};

/**
 * A call is logged (R-000-02: customer name, contact, phone, address and the service wanted are required).
 * The customer is known (`customerId`) or made in place (`newCustomer`); exactly one of the two.
 */
export const logRequestInput = z
  .strictObject({
    customerId: id.nullable().default(null),
    newCustomer: createCustomerInput.nullable().default(null),
    ...facts,
    /** The customer was told the promised time on the phone. */
    isPromiseTold: z.boolean().default(true),
    receivedAt: instant.optional(),
    repeatOfId: id.nullable().default(null),
    /** The line of the register that this call was noted in before it became a request. */
    callId: id.nullable().default(null),
    /** The draft this came from; it goes when the request is there. */
    draftId: id.nullable().default(null),
  })
  .refine((input) => (input.customerId === null) !== (input.newCustomer === null), { error: 'required', path: ['customerId'] });
export type LogRequestInput = z.input<typeof logRequestInput>;

/** Everything that intake wrote can be corrected until the request is archived. */
export const updateRequestInput = z.strictObject({ id, version, ...facts });

export const duplicatesInput = z.strictObject({
  customerId: id.nullable().default(null),
  phone: line(40).default(''),
  name: line(80).default(''),
  region: line(60).default(''),
});
/** What may be the same call already logged; shown before saving. */
export interface DuplicateWarning {
  readonly requests: readonly {
    readonly id: number;
    readonly no: string;
    readonly customerName: string;
    readonly content: string;
    readonly receivedAt: number;
    readonly state: RequestState;
  }[];
  /** Customers who may be the one who is about to be made. */
  readonly customers: readonly LikeCustomer[];
}

export const requestCommandInput = z.strictObject({ id, version });
export const resolveRequestInput = requestCommandInput.extend({ result: requiredParagraph(2000) });
/** R-002-11: the result is told to the customer, with time and way. */
export const tellRequestInput = requestCommandInput.extend({ toldAt: instant, toldWay: z.enum(toldWays), opinion: line(300).default('') });
export const reasonedRequestInput = requestCommandInput.extend({ reason });

const dueFilters = ['overdue', 'today'] as const;
export const requestSorts = ['received', 'urgency', 'promised'] as const;
const requestFilter = {
  states: z.array(z.enum(requestStates)).max(requestStates.length).default([]),
  branch: z.enum(branches).nullable().default(null),
  type: z.enum(requestTypes).nullable().default(null),
  urgency: z.enum(urgencies).nullable().default(null),
  customerId: id.nullable().default(null),
  /** Only requests with a promised time that was missed and still runs, or one that runs out today. */
  due: z.enum(dueFilters).nullable().default(null),
  /** A list across the states. */
  life: z.enum(lifeFilters).nullable().default(null),
  /** Handed to this department (R-002-49). */
  department: line(40).default(''),
  /** Only requests that end with a visit: neither questions nor opinions. */
  needsSlip: z.boolean().default(false),
  from: day.nullable().default(null),
  to: day.nullable().default(null),
  /** Number, or two and more characters of the text. */
  query: searchText.default(''),
};
export const requestListInput = z.strictObject({ ...requestFilter, sort: z.enum(requestSorts).default('received'), ...pageInput });
export const requestCountInput = z.strictObject(requestFilter);

export interface RequestRow {
  readonly id: number;
  readonly no: string;
  readonly state: RequestState;
  readonly type: RequestType;
  readonly branch: Branch;
  readonly urgency: Urgency;
  readonly channel: Channel;
  readonly customerId: number;
  readonly customerName: string;
  readonly phone: string;
  readonly address: string;
  readonly productText: string;
  readonly content: string;
  readonly serviceWanted: string;
  readonly receivedAt: number;
  readonly promisedAt: number;
  /** Below zero: of an unpaid project, before all others (R-000-06). */
  readonly turn: number;
  readonly holdReason: HoldReason | '';
  readonly holdSince: number | null;
  readonly overdueSince: number | null;
  readonly escalatedTo: string;
  readonly department: string;
  readonly team: string;
  readonly tag: RequestTag | '';
  readonly version: number;
}

/** A line of a list, with the clock that presses most; null: none runs. */
export interface RequestListRow extends RequestRow {
  readonly due: DueMark | null;
}

export interface RequestView extends RequestRow {
  readonly lodgedBy: LodgedBy;
  readonly faultClass: FaultClass;
  readonly isQualityIssue: boolean;
  readonly contactName: string;
  readonly installedItem: InstalledItemView | null;
  /** What the look-up of the warranty gave on the day of the call (R-002-37); null: none was needed. */
  readonly warrantySaid: WarrantySaid | null;
  readonly promiseToldAt: number | null;
  readonly ownerName: string | null;
  /** What the preset offers and asks for that the job was opened with (R-002-30). */
  readonly preset: PresetOffer;
  /** Whom the customer's named engineer or region proposes for the job (R-002-56, R-002-80). */
  readonly preassigned: Preassigned | null;
  readonly result: string;
  readonly resolvedAt: number | null;
  readonly toldAt: number | null;
  readonly toldWay: ToldWay | null;
  readonly closedAt: number | null;
  readonly voidReason: string;
  readonly repeatOf: { readonly id: number; readonly no: string } | null;
  /** Holds, delays, escalation, plan, tasks: what happened over the states. */
  readonly life: RequestLife;
  /** Finishes before a reopening, oldest first (R-002-28). */
  readonly finishes: readonly {
    readonly seq: number;
    readonly result: string;
    readonly resolvedAt: number | null;
    readonly toldAt: number | null;
    readonly closedAt: number | null;
    readonly reopenedAt: number;
    readonly reopenReason: string;
  }[];
  readonly timeline: readonly TimelineEntry[];
}
