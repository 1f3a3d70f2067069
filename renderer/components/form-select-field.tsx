import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useFieldErrorText } from './field-error.ts';
import type { FormFieldProps } from './form-text-field.tsx';

export interface SelectOption {
  readonly value: string | number;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface FormSelectFieldProps extends FormFieldProps {
  readonly options: readonly SelectOption[];
  /** Offers an empty choice with this text; the value is then null. */
  readonly emptyLabel?: string;
  readonly onValueChange?: (value: string | number | null) => void;
}

/** One of a short, fixed list (typing the first letters chooses). Value: the option's value, or null. For long lists: `FormAutocompleteField`. */
export function FormSelectField(props: FormSelectFieldProps): ReactNode {
  const { field, fieldState } = useController({ name: props.name });
  const errorText = useFieldErrorText(fieldState.error);
  return (
    <TextField
      select
      label={props.label}
      name={field.name}
      value={field.value ?? ''}
      inputRef={field.ref}
      onBlur={field.onBlur}
      onChange={(event) => {
        const option = props.options.find((one) => String(one.value) === String(event.target.value));
        field.onChange(option?.value ?? null);
        props.onValueChange?.(option?.value ?? null);
      }}
      required={props.required}
      disabled={props.disabled}
      autoFocus={props.autoFocus}
      error={errorText !== undefined}
      helperText={errorText ?? props.helperText}
    >
      {props.emptyLabel !== undefined && <MenuItem value="">{props.emptyLabel}</MenuItem>}
      {props.options.map((option) => (
        <MenuItem key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
