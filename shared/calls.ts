import { z } from 'zod';
import { createCustomerInput } from './customers.ts';
import { day, id, instant, line, pageInput, requiredLine, searchText } from './fields.ts';
import { channels } from './requests.ts';
import { daysBetween } from './time.ts';

/** The ways of a call that are entered by hand; the first ones answer to the digits of the keyboard. */
export const talkChannels = ['phone', 'visit', 'letter', 'wechat', 'email', 'sms', 'fax', 'other'] as const;

/** Every way in which a talk can be on file: those that are entered by hand and those that come with a request. */
export const talkWays = [...new Set([...talkChannels, ...channels])] as const;

/** What became of a call. Talks that come with a slip's result have none. */
export const callOutcomes = ['answered', 'callBack', 'passedOn', 'request'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** Typed times may be this far ahead of the host's clock: seats are never set to the second. */
export const callGraceMs = 5 * 60_000;

const callShape = {
  at: instant.optional(),
  channel: z.enum(talkChannels).default('phone'),
  isIncoming: z.boolean().default(true),
  summary: requiredLine(500),
  outcome: z.enum(callOutcomes).default('answered'),
  /** To whom, where it was passed on. */
  passedTo: line(60).default(''),
  /** User who answered; null: whoever notes it. */
  answeredBy: id.nullable().default(null),
};

/** Somebody who is on file, with the request that it is about; or somebody whom nobody knows yet, with what they said of themselves. */
export const logCallInput = z
  .strictObject({
    customerId: id.nullable().default(null),
    requestId: id.nullable().default(null),
    callerName: line(40).default(''),
    phone: line(40).default(''),
    ...callShape,
  })
  .refine(({ outcome, passedTo }) => outcome !== 'passedOn' || passedTo !== '', { path: ['passedTo'], error: 'required' })
  .refine(({ customerId, requestId }) => requestId === null || customerId !== null, { path: ['customerId'], error: 'required' });
export type LogCallInput = z.input<typeof logCallInput>;

/** A call of somebody unknown finds its customer: one on file, or one who is put on file now. */
export const linkCallInput = z
  .strictObject({ id, customerId: id.nullable().default(null), newCustomer: createCustomerInput.nullable().default(null) })
  .refine(({ customerId, newCustomer }) => (customerId === null) !== (newCustomer === null), { path: ['customerId'], error: 'required' });
/** Takes a link back; `customerId` is whom the call is said to be linked to. */
export const unlinkCallInput = z.strictObject({ id, customerId: id });

/** The register is always asked for between two days, so that no text search reads more than a year. */
export const maxRegisterDays = 366;
const filterShape = {
  from: day,
  to: day,
  channel: z.enum(talkWays).nullable().default(null),
  isIncoming: z.boolean().nullable().default(null),
  outcome: z.enum(callOutcomes).nullable().default(null),
  /** User who answered. */
  userId: id.nullable().default(null),
  /** Only calls that belong to nobody on file yet. */
  isUnknown: z.boolean().default(false),
  query: searchText.default(''),
};
const isSpan = ({ from, to }: { readonly from: string; readonly to: string }) => from <= to && daysBetween(from, to) < maxRegisterDays;
export const callFilterInput = z.strictObject(filterShape).refine(isSpan, { path: ['to'], error: 'spanOfDays' });
export const callListInput = z.strictObject({ ...filterShape, ...pageInput }).refine(isSpan, { path: ['to'], error: 'spanOfDays' });
export type CallFilter = z.output<typeof callFilterInput>;

/** A line of the register of calls and letters 来电来信登记 (R-003-57). */
export interface CallRow {
  readonly id: number;
  readonly at: number;
  readonly channel: string;
  readonly isIncoming: boolean;
  readonly customerId: number | null;
  /** The customer's name, or what an unknown caller said; may be empty. */
  readonly name: string;
  readonly phone: string;
  readonly summary: string;
  /** Empty for talks that were not entered as calls. */
  readonly outcome: string;
  readonly passedTo: string;
  readonly answeredBy: string;
  readonly requestId: number | null;
  readonly requestNo: string | null;
}

/** Somebody who can have answered. */
export interface CallPerson {
  readonly id: number;
  readonly name: string;
}

/** The register between two days as it is printed, the oldest first. */
export interface RegisterPrintData {
  readonly from: string;
  readonly to: string;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly lines: readonly CallRow[];
}

/** Lines that one printed register holds at most. */
export const registerPrintLimit = 2000;
