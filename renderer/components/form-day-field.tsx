import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useFieldErrorText } from './field-error.ts';
import type { FormFieldProps } from './form-text-field.tsx';

/** A calendar day in figures, year first. Value: `YYYY-MM-DD`, or empty. */
export function FormDayField(props: FormFieldProps): ReactNode {
  const { field, fieldState } = useController({ name: props.name });
  const errorText = useFieldErrorText(fieldState.error);
  return (
    <TextField
      type="date"
      label={props.label}
      name={field.name}
      value={typeof field.value === 'string' ? field.value : ''}
      inputRef={field.ref}
      onBlur={field.onBlur}
      onChange={(event) => field.onChange(event.target.value)}
      required={props.required}
      disabled={props.disabled}
      autoFocus={props.autoFocus}
      error={errorText !== undefined}
      helperText={errorText ?? props.helperText}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}
