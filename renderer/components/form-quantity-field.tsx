import InputAdornment from '@mui/material/InputAdornment';
import type { ReactNode } from 'react';
import { toHalfWidth } from '../../shared/text.ts';
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
      parse={parseQuantity}
      format={String}
      invalidMessage="common:validation.notAQuantity"
      align="right"
      inputMode="numeric"
      endAdornment={unit ? <InputAdornment position="end">{unit}</InputAdornment> : undefined}
    />
  );
}

/** A whole number as typed (`12`, `１２`, `1,200`), or undefined. */
export function parseQuantity(text: string): number | undefined {
  const digits = toHalfWidth(text).trim().replaceAll(',', '');
  if (!/^-?\d{1,15}$/.test(digits)) return undefined;
  return Number(digits);
}
