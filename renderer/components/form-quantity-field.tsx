import InputAdornment from '@mui/material/InputAdornment';
import type { ReactNode } from 'react';
import { parseQuantity } from '../../shared/natural-input.ts';
import { ParsedField } from './parsed-field.tsx';
import type { FormFieldProps } from './form-text-field.tsx';

export interface FormQuantityFieldProps extends FormFieldProps {
  /** The unit behind the number, such as 个. */
  readonly unit?: string;
  readonly onValueChange?: (quantity: number | null) => void;
}

/** A count for the number pad; full-width digits are fine. Value: integer of the item's smallest unit, or null when empty. */
export function FormQuantityField({ unit, ...props }: FormQuantityFieldProps): ReactNode {
  return (
    <ParsedField
      {...props}
      parse={(text) => parseQuantity(text)}
      format={String}
      invalidMessage="common:validation.notAQuantity"
      align="right"
      inputMode="numeric"
      endAdornment={unit ? <InputAdornment position="end">{unit}</InputAdornment> : undefined}
    />
  );
}
