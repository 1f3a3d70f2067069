import TextField from '@mui/material/TextField';
import type { KeyboardEvent, ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useFieldErrorText } from './field-error.ts';
import type { FormFieldProps } from './form-text-field.tsx';

export interface SelectOption {
  readonly value: string | number;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface FormChoiceFieldProps extends FormFieldProps {
  readonly options: readonly SelectOption[];
  /** Offers an empty choice with this text; the value is then null. */
  readonly emptyLabel?: string;
  readonly onValueChange?: (value: SelectOption['value'] | null, before: SelectOption['value'] | null) => void;
}

/**
 * One of a few, operated without opening it: arrow keys step, a digit takes the n-th, Enter goes on to the next field.
 * Value: the option's value, or null.
 */
export function FormChoiceField(props: FormChoiceFieldProps): ReactNode {
  const { options } = props;
  const { field, fieldState } = useController({ name: props.name });
  const errorText = useFieldErrorText(fieldState.error);
  const choose = (option: SelectOption | undefined) => {
    const before = options.find((one) => one.value === field.value)?.value ?? null;
    field.onChange(option?.value ?? null);
    props.onValueChange?.(option?.value ?? null, before);
  };
  const onDigit = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key)) return;
    const option = options[Number(event.key) - 1];
    if (!option || option.disabled) return;
    event.preventDefault();
    choose(option);
  };
  return (
    <TextField
      select
      label={props.label}
      name={field.name}
      value={field.value ?? ''}
      inputRef={field.ref}
      onBlur={field.onBlur}
      onChange={(event) => choose(options.find((one) => String(one.value) === event.target.value))}
      required={props.required}
      disabled={props.disabled}
      autoFocus={props.autoFocus}
      error={errorText !== undefined}
      helperText={errorText ?? props.helperText}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true }, htmlInput: { onKeyDown: onDigit } }}
    >
      {props.emptyLabel !== undefined && <option value="">{props.emptyLabel}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </TextField>
  );
}
