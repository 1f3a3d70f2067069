import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFieldErrorText } from '../../components/field-error.ts';

interface Option {
  readonly id: number;
  readonly label: string;
  readonly detail: string;
}

interface FormManyFieldProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  /** Options that `action` may choose without their being found. */
  readonly known?: readonly Option[];
  readonly onSearch?: (text: string) => void;
  readonly required?: boolean;
  readonly action?: (choose: (ids: readonly number[]) => void) => ReactNode;
}

/** Choose several by typing; the value is their ids. */
export function FormManyField({ name, label, options, known = [], onSearch, required, action }: FormManyFieldProps): ReactNode {
  const { t } = useTranslation();
  const { field, fieldState } = useController({ name });
  const errorText = useFieldErrorText(fieldState.error);
  const [kept, setKept] = useState<readonly Option[]>([]);
  const ids = field.value as readonly number[];
  const all = [...kept, ...known, ...options];
  const chosen = ids.flatMap((id) => all.find((option) => option.id === id) ?? []);
  return (
    <>
      <Autocomplete
        multiple
        filterSelectedOptions
        options={[...options]}
        value={chosen}
        isOptionEqualToValue={(a, b) => a.id === b.id}
        onChange={(_, next) => {
          setKept(next);
          field.onChange(next.map(({ id }) => id));
        }}
        onInputChange={(_, text, reason) => reason !== 'reset' && onSearch?.(text.trim().slice(0, 60))}
        {...(onSearch && { filterOptions: (found: Option[]) => found })}
        noOptionsText={t('state.noMatches')}
        openText={t('action.open')}
        closeText={t('action.close')}
        renderOption={({ key: _key, ...props }, option) => (
          <Box component="li" key={option.id} {...props} sx={{ gap: 1 }}>
            {option.label}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {option.detail}
            </Box>
          </Box>
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            label={label}
            required={required === true && chosen.length === 0}
            inputRef={field.ref}
            error={errorText !== undefined}
            helperText={errorText}
          />
        )}
      />
      {action?.((next) => {
        setKept(all.filter(({ id }) => next.includes(id)));
        field.onChange([...next]);
      })}
    </>
  );
}
