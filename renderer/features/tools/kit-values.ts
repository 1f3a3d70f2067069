import { z } from 'zod';
import type { ToolKit } from '../../../shared/tool-kits.ts';
import { signShape } from './sign-fields.tsx';

export const kitSchema = z.object({
  kitId: z.number().int().min(1),
  placeId: z.number().int().min(1),
  managerId: z.number().nullable(),
  numbers: z.array(z.object({ itemId: z.number(), toolNo: z.string(), placeId: z.number() })),
  ...signShape,
});
export type KitFormValues = z.input<typeof kitSchema>;

/** A place for the number of each piece of the numbered kinds. */
export function numbersOf(kit: ToolKit | undefined): KitFormValues['numbers'] {
  return (kit?.lines ?? []).flatMap(({ itemId, isNumbered, qty }) =>
    isNumbered ? Array.from({ length: qty }, () => ({ itemId, toolNo: '', placeId: 0 })) : [],
  );
}
