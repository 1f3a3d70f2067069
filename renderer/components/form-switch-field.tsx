import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Switch from '@mui/material/Switch';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useFieldErrorText } from './field-error.ts';
import type { FormFieldProps } from './form-text-field.tsx';

/** Yes or no. Value: boolean. */
export function FormSwitchField(props: FormFieldProps): ReactNode {
  const { field, fieldState } = useController({ name: props.name });
  const errorText = useFieldErrorText(fieldState.error);
  const hintId = useId();
  const hint = errorText ?? props.helperText;
  return (
    <div>
      <FormControlLabel
        label={props.label}
        disabled={props.disabled}
        control={
          <Switch
            name={field.name}
            checked={field.value === true}
            onChange={(_, checked) => field.onChange(checked)}
            onBlur={field.onBlur}
            autoFocus={props.autoFocus}
            slotProps={{ input: { ref: field.ref, 'aria-describedby': hint ? hintId : undefined } }}
          />
        }
      />
      {hint && (
        <FormHelperText id={hintId} error={errorText !== undefined}>
          {hint}
        </FormHelperText>
      )}
    </div>
  );
}
