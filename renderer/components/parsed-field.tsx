import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { messageText } from '../message-key.ts';
import { tabular } from '../theme.ts';
import { useFieldErrorText } from './field-error.ts';
import type { FormFieldProps } from './form-text-field.tsx';

export interface ParsedFieldProps extends FormFieldProps {
  /** Reads what was typed; undefined = not understood. */
  readonly parse: (text: string) => number | undefined;
  /** Writes a value back as text (after leaving the field, and for values from outside). */
  readonly format: (value: number) => string;
  /** Message key shown while the text is not understood. */
  readonly invalidMessage: string;
  /** What is understood, shown beneath while typing. */
  readonly explain?: (value: number) => string | undefined;
  /** Stands beneath also while something else is said there. */
  readonly beneath?: ReactNode;
  readonly align?: 'left' | 'right';
  readonly inputMode?: 'text' | 'decimal' | 'numeric';
  readonly placeholder?: string;
  readonly startAdornment?: ReactNode;
  readonly endAdornment?: ReactNode;
  readonly onValueChange?: (value: number | null) => void;
}

/**
 * The common part of the money, quantity and time fields: people type freely, the form gets a number.
 * Empty is `null`; text that is not understood is `NaN`, which every number schema refuses, so it cannot be saved by accident.
 */
export function ParsedField(props: ParsedFieldProps): ReactNode {
  const { field, fieldState } = useController({ name: props.name });
  const { i18n } = useTranslation();
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: number | null }>();
  const formError = useFieldErrorText(fieldState.error);
  const value = typeof field.value === 'number' ? field.value : null;
  const current = typed && Object.is(typed.value, value) ? typed.text : value === null || Number.isNaN(value) ? '' : props.format(value);
  const misunderstood = Number.isNaN(value) && current.trim() !== '';
  const errorText = misunderstood && fieldState.isTouched ? messageText(i18n, props.invalidMessage) : formError;
  const explanation = value !== null && !Number.isNaN(value) ? props.explain?.(value) : undefined;

  const change = (text: string) => {
    const next = text.trim() === '' ? null : (props.parse(text) ?? Number.NaN);
    setTyped({ text, value: next });
    field.onChange(next);
    props.onValueChange?.(next);
  };

  return (
    <TextField
      label={props.label}
      name={field.name}
      value={current}
      inputRef={field.ref}
      onChange={(event) => change(event.target.value)}
      onBlur={() => {
        if (!Number.isNaN(value)) setTyped(undefined);
        field.onBlur();
      }}
      required={props.required}
      disabled={props.disabled}
      autoFocus={props.autoFocus}
      autoComplete="off"
      placeholder={props.placeholder}
      error={errorText !== undefined}
      helperText={
        props.beneath === undefined ? (errorText ?? explanation ?? props.helperText) : both(errorText ?? explanation, props.beneath)
      }
      slotProps={{
        htmlInput: { inputMode: props.inputMode, style: { ...tabular, textAlign: props.align } },
        input: { startAdornment: props.startAdornment, endAdornment: props.endAdornment },
        formHelperText: { 'aria-live': 'polite' },
      }}
    />
  );
}

function both(said: string | undefined, beneath: ReactNode): ReactNode {
  return (
    <>
      {said !== undefined && <span>{said} </span>}
      {beneath}
    </>
  );
}
