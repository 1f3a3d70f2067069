import { z } from 'zod';
import { id, line, optionalDay, paragraph } from './fields.ts';

export const customerKinds = ['person', 'company', 'government', 'owner', 'dealer'] as const;
export type CustomerKind = (typeof customerKinds)[number];

/** How far away a customer lives (B-01); a customer without one has that of the region. */
export const distanceClasses = ['city', 'within20', 'beyond20'] as const;
export type DistanceClass = (typeof distanceClasses)[number];
export const distanceClass = z.enum(['', ...distanceClasses]);

export const serviceChannels = ['phone', 'visit', 'wechat', 'sms', 'email', 'letter', 'other'] as const;
export type ServiceChannel = (typeof serviceChannels)[number];
export const serviceChannel = z.enum(['', ...serviceChannels]);

/** Whole fen of what was bought in all: governments buy for more than one payment ever moves. */
export const totalFen = z.number().int().min(0).max(1_000_000_000_000);

/** Fields of a customer beside name, kind and region (B-01); none is required. */
export const customerMore = {
  distanceClass: distanceClass.default(''),
  totalPurchaseFen: totalFen.default(0),
  /** The named engineer (R-002-80). */
  engineerId: id.nullable().default(null),
  desiredServices: paragraph(500).default(''),
  nextServiceTopic: line(80).default(''),
  nextServiceOn: optionalDay.default(''),
  nextServiceChannel: serviceChannel.default(''),
  callTime: line(60).default(''),
  buyIntention: line(200).default(''),
  consumption: paragraph(500).default(''),
  interests: paragraph(500).default(''),
  preferences: paragraph(500).default(''),
  source: line(80).default(''),
};
const more = z.object(customerMore);
export type CustomerMore = Readonly<z.output<typeof more>>;
export const customerMoreFields = Object.keys(customerMore) as (keyof CustomerMore)[];

export const noCustomerMore: CustomerMore = more.parse({});

/** Those fields of a larger record. */
export function customerMoreOf(facts: CustomerMore): CustomerMore {
  return Object.fromEntries(customerMoreFields.map((field) => [field, facts[field]])) as unknown as CustomerMore;
}

/** Fields that a shop keeps only when it really needs them (R-004-16). */
export const privateFields = ['consumption', 'interests', 'preferences'] as const;
export type PrivateField = (typeof privateFields)[number];
/** Which of them this shop has turned on. */
export type ShownFields = Readonly<Record<PrivateField, boolean>>;
export const defaultShownFields: ShownFields = { consumption: false, interests: false, preferences: false };
export const updateShownFieldsInput = z.strictObject({ consumption: z.boolean(), interests: z.boolean(), preferences: z.boolean() });

/** The record without what the shop does not keep (R-004-16). */
export function onlyShown<T extends Readonly<Record<PrivateField, string>>>(record: T, shown: ShownFields): T {
  const hidden = privateFields.filter((field) => !shown[field]);
  return { ...record, ...Object.fromEntries(hidden.map((field) => [field, ''])) };
}
