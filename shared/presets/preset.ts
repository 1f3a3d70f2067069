import { z } from 'zod';
import { line, paragraph, requiredLine } from '../fields.ts';
import { updateKeyRuleInput } from '../key-customers.ts';
import type { Role } from '../roles.ts';
import { channels, requestTypes, urgencies } from '../requests.ts';
import { timerPolicy } from '../timer-policy.ts';
import { warrantyPolicyCodes } from '../warranty-presets.ts';
import { chargedModes } from '../warranty-price.ts';

/** The eight trades of the catalogue (C.4); a trade may have variants. */
export const presetFamilies = ['furniture', 'appliances', 'engineering', 'car', 'it', 'phone', 'restaurant', 'greening'] as const;

/** The job paper by its name in the trade (J.1 no. 1); the text of the code unless the shop gives its own. */
export const slipTitles = [
  'dispatchSlip',
  'installRepairSlip',
  'repairFeedback',
  'repairServiceOrder',
  'taskOrder',
  'serviceReport',
  'serviceOrder',
  'appraisal',
  'applicationForm',
  'maintenancePlan',
] as const;
export type SlipTitle = (typeof slipTitles)[number];

/** Facts of a request beside the five that are always required (R-000-02). */
export const requirableFields = ['productText', 'installedItem', 'project', 'faultClass', 'owner'] as const;
export type RequirableField = (typeof requirableFields)[number];

/** What a trade asks for before a job ends. */
const closingFields = z.strictObject({
  /** R-002-21: the head of after-sales confirms the effect. */
  headConfirms: z.boolean().default(false),
  /** R-002-20: survey, solution, execution and acceptance as dated texts, and the customer's consent before the work. */
  needsFourTexts: z.boolean().default(false),
  needsConsentBeforeWork: z.boolean().default(false),
  /** R-002-66: what the customer thinks of the result. */
  needsOpinion: z.boolean().default(false),
  /** R-002-97: the written report F-33 goes into the file. */
  needsReport: z.boolean().default(false),
  /** R-004-36: a repair's result says how the fault was found. */
  needsFoundBy: z.boolean().default(false),
  /** R-004-38: a repair's result says of each point of the repair standard whether it is met. */
  needsStandard: z.boolean().default(false),
  /** R-002-68: at least one later follow-up is planned when the job closes; days until it. 0: none. */
  followUpDays: z.number().int().min(0).max(3650).default(0),
  /** Stored presets and files may still carry it; nothing reads it. */
  needsSurvey: z.boolean().optional(),
});
const closing = closingFields.transform(({ needsSurvey: _unread, ...asked }) => asked);

/** Who can be given the later follow-ups of a trade. */
export const followUpRoles = ['followUpCaller', 'trackingClerk'] as const satisfies readonly Role[];

const code = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[a-z0-9][a-z0-9-]*$/);

/** An industry preset: everything that a trade sets. Immutable per version; jobs keep the version they were opened with (R-002-30). */
export const presetData = z.strictObject({
  code,
  family: z.enum(presetFamilies),
  /** Empty: the text of the code. */
  name: line(60).default(''),
  note: paragraph(1000).default(''),
  /** Code of its working calendar. */
  calendar: requiredLine(40),
  types: z.array(z.enum(requestTypes)).min(1).max(requestTypes.length),
  channels: z.array(z.enum(channels)).min(1).max(channels.length),
  required: z.array(z.enum(requirableFields)).max(requirableFields.length).default([]),
  urgencies: z.array(z.enum(urgencies)).min(1).max(urgencies.length),
  timers: z.array(timerPolicy).max(60),
  keyRule: updateKeyRuleInput,
  warranty: z.enum(warrantyPolicyCodes),
  afterWarranty: z.enum(chargedModes),
  slipTitle: z.enum(slipTitles),
  ownSlipTitle: line(40).default(''),
  /** R-002-16: to whom later follow-ups belong; nobody else can be given them. */
  followUpRole: z.enum(followUpRoles).default('followUpCaller'),
  closing: closing.default(closing.parse({})),
  /** A new request on the same item and fault within so many days counts as a repeat (R-001-05). */
  repeatDays: z.number().int().min(0).max(3650).default(30),
  /** R-003-02: a technician without valid training is refused, or only warned about. */
  training: z.enum(['refuse', 'warn', 'off']).default('warn'),
});
export type PresetData = Readonly<z.output<typeof presetData>>;
export type PresetInput = z.input<typeof presetData>;

/** Shipped presets by their code: the variants of a trade stand beside each other. */
export const shippedPresetCodes = [
  'furniture',
  'appliances',
  'engineering-a',
  'engineering-b',
  'renovation-a',
  'renovation-b',
  'renovation-c',
  'supply',
  'car',
  'it-a',
  'it-b',
  'phone',
  'product',
  'restaurant',
  'greening',
] as const;
export type ShippedPresetCode = (typeof shippedPresetCodes)[number];
