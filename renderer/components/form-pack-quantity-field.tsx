import type { ReactNode } from 'react';
import { formatQuantity, hasPacks, parsePacks } from '../../shared/pack-quantity.ts';
import type { Packing } from '../../shared/pack-quantity.ts';
import { FormQuantityField } from './form-quantity-field.tsx';
import { ParsedField } from './parsed-field.tsx';
import type { FormFieldProps } from './form-text-field.tsx';

export interface FormPackQuantityFieldProps extends FormFieldProps {
  readonly item: Packing;
  readonly onValueChange?: (quantity: number | null) => void;
}

/** A quantity of an item, typed in packs or units (`0.5`, `1桶500毫升`); beneath, what was understood. Value: whole units. */
export function FormPackQuantityField({ item, helperText, ...props }: FormPackQuantityFieldProps): ReactNode {
  if (!hasPacks(item)) return <FormQuantityField {...props} helperText={helperText} unit={item.unit} />;
  return (
    <ParsedField
      {...props}
      beneath={helperText}
      parse={(text) => parsePacks(text, item)}
      format={(qty) => formatQuantity(qty, item)}
      explain={(qty) => `= ${qty} ${item.unit}`}
      invalidMessage="common:validation.notAPackQuantity"
      align="right"
      inputMode="text"
      placeholder={`0.5 ${item.packUnit}`}
    />
  );
}
