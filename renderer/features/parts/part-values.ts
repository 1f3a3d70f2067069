import { z } from 'zod';
import { createItemInput } from '../../../shared/parts.ts';
import type { PartView } from '../../../shared/parts.ts';

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
  isActive: true,
};

export function valuesOf(part: PartView): PartValues {
  const { code, barcode, name, spec, unit, kind, category, priceFen, costFen, minQty, placeId, isActive } = part;
  return { code, barcode, name, spec, unit, kind, category, priceFen, costFen, minQty, placeId, isActive };
}

/** The fields in the order of the form. */
export const partFields = [
  'code',
  'name',
  'spec',
  'barcode',
  'kind',
  'category',
  'unit',
  'placeId',
  'minQty',
  'priceFen',
  'costFen',
  'isActive',
] as const;
