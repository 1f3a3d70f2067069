import { z } from 'zod';
import type { CustomerView } from './customers.ts';
import { id, line, pageInput, version } from './fields.ts';
import { papers } from './papers.ts';

/** A new customer's file is to be complete two days after it was begun (R-002-14). */
export const fileTermMs = 2 * 24 * 3_600_000;

export const filesDueInput = z.strictObject(pageInput);
export const completeFileInput = z.strictObject({ id, version });
/** Asked for before the paper is made, like that of a slip. */
export const recordFilePrintInput = z.strictObject({
  id,
  paper: z.enum(papers),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});

/** What a complete file needs to hold (R-002-14). */
export type FileField = 'name' | 'phone' | 'address' | 'plate' | 'model' | 'vehicleKind' | 'cycle' | 'next';

export interface FileVehicle {
  readonly plate: string;
  readonly model: string;
  readonly vehicleKind: string;
  /** The maintenance cycle, by months or distance, and the next maintenance; 0 and empty: not known. */
  readonly cycleMonths: number;
  readonly cycleKm: number;
  readonly nextOn: string;
  readonly nextKm: number;
}

/** What is still missing in a customer's file; a vehicle adds its plate, model, kind and maintenance. */
export function missingFileFields(
  customer: { readonly name: string; readonly phones: readonly unknown[]; readonly addresses: readonly unknown[] },
  vehicles: readonly FileVehicle[],
): readonly FileField[] {
  const lacks: readonly (readonly [FileField, boolean])[] = [
    ['name', customer.name.trim() === ''],
    ['phone', customer.phones.length === 0],
    ['address', customer.addresses.length === 0],
    ['plate', vehicles.some(({ plate }) => plate === '')],
    ['model', vehicles.some(({ model }) => model === '')],
    ['vehicleKind', vehicles.some(({ vehicleKind }) => vehicleKind === '')],
    ['cycle', vehicles.some(({ cycleMonths, cycleKm }) => cycleMonths === 0 && cycleKm === 0)],
    ['next', vehicles.some(({ nextOn, nextKm }) => nextOn === '' && nextKm === 0)],
  ];
  return lacks.filter(([, isMissing]) => isMissing).map(([field]) => field);
}

/** A line of the list of files to complete, the first due first. */
export interface FileDueRow {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
  readonly fileDueAt: number;
  readonly missing: readonly FileField[];
  readonly version: number;
}

/** The state of one customer's file. */
export interface FileState {
  readonly dueAt: number | null;
  readonly completedAt: number | null;
  readonly missing: readonly FileField[];
}

/** A vehicle as the cover of one-car-one-file names it (F-28, B-05). */
export interface CoverVehicle extends FileVehicle {
  readonly id: number;
  readonly brand: string;
  readonly vin: string;
  readonly licenceSeen: boolean;
  readonly handbookSeen: boolean;
  readonly mileageKm: number;
}

/** What the cover of a customer's file prints (F-28), exactly as stored. */
export interface FilePrintData {
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly customer: CustomerView;
  readonly items: readonly { readonly id: number; readonly name: string; readonly serial: string; readonly purchasedOn: string }[];
  readonly vehicles: readonly CoverVehicle[];
  readonly printCount: number;
}
