import { z } from 'zod';
import { zone } from './auth.ts';
import type { ShownFields } from './customer-fields.ts';
import { day, id, line, pageInput, requiredLine, version } from './fields.ts';
import { languages } from './i18n/types.ts';
import type { Language } from './i18n/types.ts';
import type { KeyCustomerRule } from './key-customers.ts';
import type { Routing } from './request-life.ts';

export const updateShopInput = z.strictObject({
  version,
  name: requiredLine(80),
  phone: line(60),
  address: line(200),
  zone,
  language: z.enum(languages),
  lockAfterMin: z.number().int().min(0).max(600),
});

export interface SettingsView {
  readonly shop: {
    readonly name: string;
    readonly phone: string;
    readonly address: string;
    readonly zone: string;
    readonly language: Language;
    readonly lockAfterMin: number;
    readonly version: number;
  };
  /** Who is a key customer without anybody deciding it (R-000-27, R-001-18). */
  readonly keyRule: KeyCustomerRule;
  /** Which team takes which type of request (R-004-07). */
  readonly routing: Routing;
  /** Which of the fields that need a reason this shop keeps (R-004-16). */
  readonly shownFields: ShownFields;
}

const preferenceKey = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[A-Za-z0-9.:_-]+$/);
export const setPreferenceInput = z.strictObject({ key: preferenceKey, value: z.json() });

/** Largest remembered value in characters of JSON, and how many a person may have. */
export const preferenceLimits = { length: 50_000, count: 500 } as const;
/** What a user's screens remember, by key. */
export type Preferences = Readonly<Record<string, unknown>>;

export const draftForms = ['intake', 'customer', 'result', 'dispatch', 'part', 'receipt', 'other'] as const;
export type DraftForm = (typeof draftForms)[number];
/** A draft with `id` is overwritten, one without is made. At most 200 kB. */
export const saveDraftInput = z.strictObject({
  id: z.number().int().positive().optional(),
  form: z.enum(draftForms),
  title: line(120).default(''),
  data: z.json(),
});
export type SaveDraftInput = z.output<typeof saveDraftInput>;
/** Largest content of a draft in UTF-8 bytes, and how many a person may have beside each other. */
export const draftLimits = { bytes: 200_000, count: 100 } as const;
export interface DraftView {
  readonly id: number;
  readonly form: DraftForm;
  readonly title: string;
  readonly data: unknown;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const auditFilter = {
  subject: requiredLine(40).optional(),
  subjectId: id.optional(),
  /** The thing as people know it: its number or its name, or how that begins. */
  thing: requiredLine(60).optional(),
  userId: id.optional(),
  /** Path of the procedure, or its first word for all of an area. */
  act: requiredLine(80).optional(),
  from: day.nullable().default(null),
  to: day.nullable().default(null),
};
/** Newest first; `subject` with `subjectId` is one thing's trail, `userId` one person's, `from` and `to` are days in the shop's zone. */
export const auditListInput = z.strictObject({ ...auditFilter, ...pageInput });
export type AuditListInput = z.output<typeof auditListInput>;
export const auditExportInput = z.strictObject(auditFilter);
export type AuditExportInput = z.output<typeof auditExportInput>;

export interface AuditRow {
  readonly id: number;
  readonly at: number;
  readonly userName: string | null;
  readonly procedure: string;
  readonly subject: string;
  readonly subjectId: number;
  /** Its number or name today, '' where it has none. */
  readonly thing: string;
  /** `{ field: [old, new] }` */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** One line of a thing's timeline. */
export interface TimelineEntry {
  readonly id: number;
  readonly at: number;
  readonly userName: string | null;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}
