import { z } from 'zod';
import { day, fen, id, line, pageInput, paragraph, requiredLine, version } from './fields.ts';
import { toHalfWidth } from './text.ts';
import { warrantyPolicyCodes } from './warranty-presets.ts';
import type { ItemWarranty } from './warranties.ts';

/** Each kind has fields of its own; see `fieldsOfKind`. */
export const installedItemKinds = ['product', 'equipment', 'vehicle'] as const;
export type InstalledItemKind = (typeof installedItemKinds)[number];
/** What became of the question for the warranty card (R-002-44, R-003-70). */
export const cardStates = ['shown', 'lost'] as const;
export const cardTermUnits = ['years', 'months', 'days', 'lifetime'] as const;
export type CardTermUnit = (typeof cardTermUnits)[number];
const longest = { years: 100, months: 1200, days: 36_500 } as const;

/** A day of the life of a product, or empty. */
const itemDay = z
  .union([z.literal(''), z.iso.date()])
  .refine((text) => text === '' || (text >= '1900-01-01' && text <= '2254-12-31'), { error: 'notADate' })
  .default('');
const count = z.number().int().min(0).max(9_999_999).nullable().default(null);

/** What only a vehicle has (B-05). Numbers that nobody knows are null. */
const vehicleInput = z.strictObject({
  plate: line(20).overwrite(plainCode).default(''),
  vehicleKind: line(40).default(''),
  vin: line(30).overwrite(plainCode).default(''),
  /** R-003-12: both papers are asked for and looked at. */
  licenceSeen: z.boolean().default(false),
  handbookSeen: z.boolean().default(false),
  mileageKm: count,
  cycleMonths: z.number().int().min(0).max(600).nullable().default(null),
  cycleKm: count,
  nextOn: itemDay,
  nextKm: count,
});
export type VehicleFacts = z.output<typeof vehicleInput>;
export const noVehicle: VehicleFacts = vehicleInput.parse({});

const facts = {
  kind: z.enum(installedItemKinds).default('product'),
  category: line(40).default(''),
  brand: line(40).default(''),
  model: requiredLine(80),
  itemCode: line(40).default(''),
  spec: line(80).default(''),
  serial: line(60).default(''),
  structureNote: line(200).default(''),
  location: line(80).default(''),
  condition: line(120).default(''),
  projectId: id.nullable().default(null),
  purchasedOn: itemDay,
  invoiceNo: line(40).default(''),
  invoicedOn: itemDay,
  invoicePriceFen: fen.nullable().default(null),
  receivedOn: itemDay,
  installedOn: itemDay,
  installedBy: line(40).default(''),
  acceptedOn: itemDay,
  accessoriesComplete: z.boolean().default(false),
  packingKept: z.boolean().default(false),
  isGift: z.boolean().default(false),
  /** False: repaired for others 对外接修 (R-001-08). */
  isOwnSale: z.boolean().default(true),
  /** The warranty policy that it follows; null: that of its project, or none. */
  trade: z.enum(warrantyPolicyCodes).nullable().default(null),
  cardState: z.enum(cardStates).nullable().default(null),
  cardNo: line(40).default(''),
  /** The term that the card prints; it comes before that of the policy (R-003-70). */
  cardTermUnit: z.enum(cardTermUnits).nullable().default(null),
  cardTermCount: z.number().int().min(1).max(36_500).nullable().default(null),
  cardStartOn: itemDay,
  /** Entered by hand; counts while no policy is chosen. */
  warrantyUntil: itemDay,
  note: paragraph(500).default(''),
  /** Kept for vehicles only. */
  vehicle: vehicleInput.default(noVehicle),
};

type Term = { readonly cardTermUnit: CardTermUnit | null; readonly cardTermCount: number | null };
const hasWholeTerm = ({ cardTermUnit, cardTermCount }: Term) =>
  cardTermUnit === null || cardTermUnit === 'lifetime' ? cardTermCount === null : cardTermCount !== null;
const isTermShort = ({ cardTermUnit, cardTermCount }: Term) =>
  cardTermUnit === null || cardTermUnit === 'lifetime' || (cardTermCount ?? 0) <= longest[cardTermUnit];
const missingCount = { error: 'required', path: ['cardTermCount'] };
const tooLong = { error: 'invalid', path: ['cardTermCount'] };

/** What the form of an item writes (B-04, B-05, B-06). */
export const installedItemInput = z.strictObject(facts).refine(hasWholeTerm, missingCount).refine(isTermShort, tooLong);
export type InstalledItemFacts = z.output<typeof installedItemInput>;
export const addInstalledItemInput = z
  .strictObject({ ...facts, customerId: id })
  .refine(hasWholeTerm, missingCount)
  .refine(isTermShort, tooLong);
export const updateInstalledItemInput = z
  .strictObject({ ...facts, id, version })
  .refine(hasWholeTerm, missingCount)
  .refine(isTermShort, tooLong);

export const customerItemsInput = z.strictObject({ customerId: id, ...pageInput });

/** A key part was replaced (R-002-81). */
export const replacePartInput = z
  .strictObject({
    itemId: id,
    part: requiredLine(40),
    failedOn: day,
    /** The day on which the new part ran. */
    runningOn: day,
    isBuyersFault: z.boolean().default(false),
    stoppedSystem: z.boolean().default(true),
    workOrderId: id.nullable().default(null),
  })
  .refine(({ failedOn, runningOn }) => failedOn <= runningOn, { error: 'installedItems:replacement.tooEarly', path: ['runningOn'] });

/** Fields that only some kinds use are shown only there. */
export const fieldsOfKind = {
  product: ['place', 'installation', 'project', 'packing', 'gift'],
  equipment: ['place', 'installation', 'project'],
  vehicle: ['vehicle'],
} as const satisfies Readonly<Record<InstalledItemKind, readonly string[]>>;
export type KindField = (typeof fieldsOfKind)[InstalledItemKind][number];

/** Does an item of this kind use the field? */
export function usesField(kind: InstalledItemKind, field: KindField): boolean {
  const used: readonly KindField[] = fieldsOfKind[kind];
  return used.includes(field);
}

/** The facts without what only other kinds use, so that nothing is kept which no screen shows. */
export function ownFields(facts: InstalledItemFacts): InstalledItemFacts {
  const uses = (field: KindField) => usesField(facts.kind, field);
  return {
    ...facts,
    ...(uses('place') ? {} : { location: '', structureNote: '' }),
    ...(uses('installation') ? {} : { installedOn: '', installedBy: '', acceptedOn: '' }),
    ...(uses('project') ? {} : { projectId: null }),
    ...(uses('packing') ? {} : { packingKept: false }),
    ...(uses('gift') ? {} : { isGift: false }),
    ...(uses('vehicle') ? {} : { vehicle: noVehicle }),
  };
}

/** A vehicle as stored; numbers are 0 where not known. */
export interface VehicleView extends Omit<VehicleFacts, 'mileageKm' | 'cycleMonths' | 'cycleKm' | 'nextKm'> {
  readonly mileageKm: number;
  readonly cycleMonths: number;
  readonly cycleKm: number;
  readonly nextKm: number;
}

type StoredFacts = Omit<InstalledItemFacts, 'vehicle' | 'projectId' | 'invoicePriceFen'>;
export interface InstalledItemView extends Readonly<StoredFacts> {
  readonly id: number;
  readonly customerId: number;
  readonly invoicePriceFen: number;
  readonly project: { readonly id: number; readonly name: string } | null;
  readonly vehicle: VehicleView | null;
  /** As it stands today. */
  readonly warranty: ItemWarranty;
  readonly version: number;
}

/** What a slip and its paper tell about the item. */
export interface ItemOnSlip {
  readonly id: number;
  /** As of the day of the call. */
  readonly warranty: ItemWarranty;
  readonly vehicle: Pick<VehicleView, 'plate' | 'mileageKm' | 'licenceSeen' | 'handbookSeen'> | null;
}

/** One item, one file (R-002-92): everything that was done about it. */
export interface InstalledItemFile {
  readonly item: InstalledItemView;
  readonly customer: { readonly id: number; readonly name: string; readonly phone: string };
  /** The newest first. */
  readonly requests: readonly ItemRequest[];
  readonly slips: readonly ItemSlip[];
  readonly replacements: readonly ReplacementView[];
  readonly changes: readonly ItemChange[];
}

export interface ItemRequest {
  readonly id: number;
  readonly no: string;
  readonly state: string;
  readonly type: string;
  readonly content: string;
  readonly receivedAt: number;
}

export interface ItemSlip {
  readonly id: number;
  readonly no: string;
  readonly state: string;
  readonly requestId: number;
  readonly plannedAt: number;
  readonly remedy: string;
  readonly signedBy: string;
  readonly signedAt: number | null;
  /** The work is done and the paper has no signature of the customer. */
  readonly isUnsigned: boolean;
}

export interface ReplacementView {
  readonly id: number;
  readonly part: string;
  readonly failedOn: string;
  readonly runningOn: string;
  readonly isBuyersFault: boolean;
  readonly stoppedSystem: boolean;
  readonly workOrder: { readonly id: number; readonly no: string } | null;
  readonly userName: string;
  readonly at: number;
}

export interface ItemChange {
  readonly id: number;
  readonly at: number;
  readonly userName: string | null;
  readonly procedure: string;
  /** `{ field: [old, new] }` */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** A plate or VIN as it is compared: capitals and figures without gaps and dots. */
function plainCode(text: string): string {
  return toHalfWidth(text)
    .toUpperCase()
    .replaceAll(/[\s·.-]/g, '');
}
