import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { StaffRow } from '../../shared/auth.ts';
import { useTRPC } from '../api.ts';
import { tabular } from '../theme.ts';
import { useFieldErrorText } from './field-error.ts';
import type { FormFieldProps } from './form-text-field.tsx';

/** One or more technicians by typing name, skill or region; the least busy come first, the first chosen leads. Value: staff ids. */
export function FormTechniciansField(props: FormFieldProps): ReactNode {
  const { t } = useTranslation(['dispatch', 'common']);
  const trpc = useTRPC();
  const { field, fieldState } = useController({ name: props.name });
  const errorText = useFieldErrorText(fieldState.error);
  const staff = useQuery(trpc.staff.list.queryOptions());
  const people = useMemo(() => technicians(staff.data), [staff.data]);
  const chosenIds: readonly number[] = Array.isArray(field.value) ? (field.value as number[]) : [];
  const chosen = chosenIds.flatMap((id) => people.find((person) => person.id === id) ?? []);
  const hint =
    staff.data && people.length === 0 ? t('dispatch:form.noTechnicians') : (props.helperText ?? t('dispatch:form.techniciansHint'));
  return (
    <Autocomplete
      multiple
      options={people}
      value={chosen}
      onChange={(_, next) => field.onChange(next.map(({ id }) => id))}
      onBlur={field.onBlur}
      disabled={props.disabled}
      loading={staff.isPending}
      autoHighlight
      filterSelectedOptions
      disableCloseOnSelect={false}
      handleHomeEndKeys
      loadingText={t('common:state.searching')}
      noOptionsText={t('common:state.noMatches')}
      openText={t('common:action.open')}
      closeText={t('common:action.close')}
      clearText={t('common:action.clear')}
      getOptionLabel={(person) => person.name}
      getOptionKey={(person) => person.id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      filterOptions={(options, { inputValue }) => matching(options, inputValue)}
      onKeyDown={(event) => {
        // Alt with the arrows belongs to the screen
        if (event.altKey) event.defaultMuiPrevented = true;
      }}
      renderValue={(value, itemProps) =>
        value.map((person, index) => {
          const { key, ...rest } = itemProps({ index });
          return (
            <Chip
              key={key}
              {...rest}
              label={index === 0 && value.length > 1 ? `${person.name} · ${t('dispatch:form.lead')}` : person.name}
              color={index === 0 ? 'primary' : 'default'}
              variant={index === 0 ? 'filled' : 'outlined'}
            />
          );
        })
      }
      renderOption={({ key, ...rest }, person) => (
        <Box component="li" key={key} {...rest} sx={{ display: 'flex', gap: 1 }}>
          <Box sx={{ minWidth: 0, flex: 1 }}>
            {person.name}
            <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
              {[person.skills, person.region].filter(Boolean).join(' · ')}
            </Typography>
          </Box>
          <Typography variant="body2" sx={{ ...tabular, color: 'text.secondary', whiteSpace: 'nowrap' }}>
            {t('dispatch:form.openSlips', { count: person.openSlips })}
          </Typography>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={props.label}
          name={field.name}
          inputRef={field.ref}
          required={props.required}
          autoFocus={props.autoFocus}
          error={errorText !== undefined}
          helperText={errorText ?? hint}
        />
      )}
    />
  );
}

function technicians(staff: readonly StaffRow[] | undefined): StaffRow[] {
  return (staff ?? [])
    .filter(({ isTechnician, isActive }) => isTechnician && isActive)
    .sort((a, b) => a.openSlips - b.openSlips || a.name.localeCompare(b.name, 'zh-CN'));
}

function matching(options: StaffRow[], typed: string): StaffRow[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ name, skills, region, phone }: StaffRow) =>
    words.every((word) => `${name} ${skills} ${region} ${phone}`.toLowerCase().includes(word));
  return options.filter(fits).sort((a, b) => Number(b.name.startsWith(typed.trim())) - Number(a.name.startsWith(typed.trim())));
}
