import type { ReactNode } from 'react';
import { ParsedField } from '../../components/parsed-field.tsx';
import type { FormFieldProps } from '../../components/form-text-field.tsx';

/** How many times the original price a loss costs, as `1.5`. Value: hundredths, or null. */
export function FormFactorField(props: FormFieldProps): ReactNode {
  return (
    <ParsedField
      {...props}
      parse={(text) => {
        const match = /^(\d{1,2})(?:[.．](\d{1,2}))?$/.exec(text.trim());
        return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
      }}
      format={(hundredths) => String(hundredths / 100)}
      invalidMessage="common:validation.notAQuantity"
      align="right"
      inputMode="decimal"
      endAdornment="×"
    />
  );
}
