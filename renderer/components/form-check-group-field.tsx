import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useFieldErrorText } from './field-error.ts';
import type { FormFieldProps } from './form-text-field.tsx';

export interface FormCheckGroupFieldProps extends FormFieldProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Any number of a closed list. Value: the chosen ones in the order of the list. */
export function FormCheckGroupField(props: FormCheckGroupFieldProps): ReactNode {
  const { field, fieldState } = useController({ name: props.name });
  const errorText = useFieldErrorText(fieldState.error);
  const [labelId, hintId] = [useId(), useId()];
  const chosen: readonly string[] = Array.isArray(field.value) ? field.value : [];
  const hint = errorText ?? props.helperText;
  const toggle = (value: string, isIn: boolean) =>
    field.onChange(props.options.map((one) => one.value).filter((one) => (one === value ? isIn : chosen.includes(one))));
  return (
    <Box role="group" aria-labelledby={labelId} aria-describedby={hint ? hintId : undefined} sx={{ minWidth: 0 }}>
      <Typography id={labelId} variant="body2" sx={{ color: errorText ? 'error.main' : 'text.secondary' }}>
        {props.label}
        {props.required && ' *'}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap' }}>
        {props.options.map(({ value, label }, index) => (
          <FormControlLabel
            key={value}
            label={label}
            disabled={props.disabled}
            control={
              <Checkbox
                checked={chosen.includes(value)}
                onChange={(_, isIn) => toggle(value, isIn)}
                onBlur={field.onBlur}
                slotProps={{ input: { ref: index === 0 ? field.ref : undefined } }}
              />
            }
          />
        ))}
      </Box>
      {hint && (
        <FormHelperText id={hintId} error={errorText !== undefined}>
          {hint}
        </FormHelperText>
      )}
    </Box>
  );
}
