import { z } from 'zod';
import { createItemInput } from '../../../shared/parts.ts';
import type { PartView } from '../../../shared/parts.ts';

/** A new part may go without a code: the shop's rule builds one. That one which is there keeps its code, the host sees to. */
export const partSchema = createItemInput.extend({ isActive: z.boolean() });
export type PartOut = z.output<typeof partSchema>;
export type PartValues = z.input<typeof partSchema>;

/** No place yet: the first one is filled in as soon as the places are known. */
export const emptyPart: PartValues = {
  code: '',
  barcode: '',
  name: '',
  spec: '',
  unit: '',
  kind: 'part',
  category: '',
  priceFen: 0,
  costFen: 0,
  minQty: 0,
  placeId: 0,
  useClassId: null,
  functionClassId: null,
  structureClassId: null,
  packUnit: '',
  packQty: 1,
  supplierId: null,
  isHighValue: false,
  tracking: 'none',
  wantsOldPart: true,
  wantsEmpty: false,
  leadDays: 7,
  safetyQty: 0,
  orderQty: 0,
  isActive: true,
};

/** The fields in the order of the form. */
export const partFields = [
  'name',
  'spec',
  'kind',
  'code',
  'barcode',
  'useClassId',
  'functionClassId',
  'structureClassId',
  'category',
  'unit',
  'packUnit',
  'packQty',
  'priceFen',
  'costFen',
  'supplierId',
  'placeId',
  'minQty',
  'safetyQty',
  'orderQty',
  'leadDays',
  'tracking',
  'isHighValue',
  'wantsOldPart',
  'wantsEmpty',
  'isActive',
] as const satisfies readonly (keyof PartValues)[];

export function valuesOf(part: PartView): PartValues {
  return Object.fromEntries(partFields.map((field) => [field, part[field]])) as unknown as PartValues;
}
