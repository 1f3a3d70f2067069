import TextField from '@mui/material/TextField';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useFieldErrorText } from './field-error.ts';
import type { FormFieldProps } from './form-text-field.tsx';

export interface FormSuggestFieldProps extends FormFieldProps {
  readonly suggestions: readonly string[];
  readonly maxLength?: number;
}

/** A line of text with suggestions while typing; anything else may be typed too. Value: string. */
export function FormSuggestField(props: FormSuggestFieldProps): ReactNode {
  const { field, fieldState } = useController({ name: props.name });
  const errorText = useFieldErrorText(fieldState.error);
  const listId = useId();
  return (
    <>
      <TextField
        label={props.label}
        name={field.name}
        value={typeof field.value === 'string' ? field.value : ''}
        inputRef={field.ref}
        onBlur={field.onBlur}
        onChange={(event) => field.onChange(event.target.value)}
        required={props.required}
        disabled={props.disabled}
        autoFocus={props.autoFocus}
        autoComplete="off"
        error={errorText !== undefined}
        helperText={errorText ?? props.helperText}
        slotProps={{ htmlInput: { maxLength: props.maxLength, list: listId } }}
      />
      <datalist id={listId}>
        {props.suggestions.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
    </>
  );
}
