import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useFieldErrorText } from './field-error.ts';

/** What every `form-*-field` takes. `name` is the path in the form's values; the form comes from the surrounding `<AppForm>`. */
export interface FormFieldProps {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** A hint under the field; an error takes its place. */
  readonly helperText?: ReactNode;
}

export interface FormTextFieldProps extends FormFieldProps {
  readonly multiline?: boolean;
  readonly minRows?: number;
  readonly maxLength?: number;
  readonly type?: 'text' | 'password' | 'email' | 'tel' | 'search';
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel';
  readonly startAdornment?: ReactNode;
  readonly endAdornment?: ReactNode;
  /** Called after the value changed, for look-ups while typing. */
  readonly onValueChange?: (value: string) => void;
}

/** A line (or with `multiline` several lines) of text bound to the form. Value: string. */
export function FormTextField(props: FormTextFieldProps): ReactNode {
  const { field, fieldState } = useController({ name: props.name });
  const errorText = useFieldErrorText(fieldState.error);
  return (
    <TextField
      label={props.label}
      name={field.name}
      value={typeof field.value === 'string' ? field.value : ''}
      inputRef={field.ref}
      onBlur={field.onBlur}
      onChange={(event) => {
        field.onChange(event.target.value);
        props.onValueChange?.(event.target.value);
      }}
      required={props.required}
      disabled={props.disabled}
      autoFocus={props.autoFocus}
      type={props.type ?? 'text'}
      multiline={props.multiline}
      minRows={props.multiline ? (props.minRows ?? 2) : undefined}
      maxRows={props.multiline ? 12 : undefined}
      placeholder={props.placeholder}
      autoComplete={props.autoComplete ?? 'off'}
      error={errorText !== undefined}
      helperText={errorText ?? props.helperText}
      slotProps={{
        htmlInput: { maxLength: props.maxLength, inputMode: props.inputMode },
        input: { startAdornment: props.startAdornment, endAdornment: props.endAdornment },
      }}
    />
  );
}
