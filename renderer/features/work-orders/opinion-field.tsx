import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFieldErrorText } from '../../components/field-error.ts';

/** R-003-63: the customer's opinion in any words; the three boxes of the paper are offered. Value: string. */
export function OpinionField({ name, label }: { readonly name: string; readonly label: string }): ReactNode {
  const { t } = useTranslation('workOrders');
  const { field, fieldState } = useController({ name });
  const errorText = useFieldErrorText(fieldState.error);
  const value = typeof field.value === 'string' ? field.value : '';
  return (
    <Autocomplete
      freeSolo
      options={t('result.opinionChoices').split(' | ')}
      inputValue={value}
      onInputChange={(_, text, reason) => {
        // `reset` and `blur` follow from the list, not from the person
        if (reason !== 'reset' && reason !== 'blur') field.onChange(text);
      }}
      onBlur={field.onBlur}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          name={name}
          inputRef={field.ref}
          required
          error={errorText !== undefined}
          helperText={errorText}
        />
      )}
    />
  );
}
