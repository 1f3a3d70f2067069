import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import type { PartRow } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { useFieldErrorText } from '../field-error.ts';
import type { FormFieldProps } from '../form-text-field.tsx';
import { OptionLine } from '../option-line.tsx';
import { useDelayed } from '../use-delayed.ts';

const pauseMs = 150;

/** A part of the catalogue by code, barcode, name or pinyin initials. Value: its id, or null. */
export function SpareItemField(props: FormFieldProps): ReactNode {
  const { field, fieldState } = useController({ name: props.name });
  const errorText = useFieldErrorText(fieldState.error);
  const [chosen, setChosen] = useState<PartRow | null>(null);
  const [text, setText] = useState('');
  const query = useDelayed(text.trim(), pauseMs);
  const found = useQuery(
    useTRPC().parts.find.queryOptions({ query, limit: 8 }, { enabled: query !== '', placeholderData: keepPreviousData, staleTime: 5_000 }),
  );
  const options = text.trim() === '' ? [] : (found.data ?? []);
  return (
    <Autocomplete<PartRow>
      options={options}
      value={chosen}
      inputValue={text}
      onInputChange={(_, next) => setText(next)}
      onChange={(_, part) => {
        setChosen(part);
        field.onChange(part?.id ?? null);
      }}
      onBlur={field.onBlur}
      filterOptions={(all) => all}
      getOptionLabel={({ code, name }) => `${code} ${name}`}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      autoHighlight
      renderOption={({ key, ...rest }, part) => (
        <Box component="li" key={key} {...rest}>
          <OptionLine
            code={part.code}
            name={part.name}
            below={[part.spec, part.placeName].filter(Boolean).join(' · ')}
            end={`${part.qty} ${part.unit}`}
          />
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={props.label}
          required={props.required}
          autoFocus={props.autoFocus}
          inputRef={field.ref}
          error={errorText !== undefined}
          helperText={errorText ?? props.helperText}
        />
      )}
    />
  );
}
