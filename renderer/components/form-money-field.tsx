import InputAdornment from '@mui/material/InputAdornment';
import type { ReactNode } from 'react';
import { formatYuan, parseYuan } from '../../shared/money.ts';
import { ParsedField } from './parsed-field.tsx';
import type { FormFieldProps } from './form-text-field.tsx';

export interface FormMoneyFieldProps extends FormFieldProps {
  readonly onValueChange?: (fen: number | null) => void;
}

/** An amount of money; takes `120`, `1,234.5`, `1.5万`. Value: integer fen, or null when empty. */
export function FormMoneyField(props: FormMoneyFieldProps): ReactNode {
  return (
    <ParsedField
      {...props}
      parse={parseYuan}
      format={(fen) => formatYuan(fen)}
      invalidMessage="common:validation.notAMoney"
      align="right"
      inputMode="text"
      startAdornment={<InputAdornment position="start">¥</InputAdornment>}
    />
  );
}
