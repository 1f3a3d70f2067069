import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormContext, useFormState, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { PartRow } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { useFieldErrorText } from '../../components/field-error.ts';
import { OptionLine } from '../../components/option-line.tsx';
import { useDelayed } from '../../components/use-delayed.ts';
import { lineOfPart } from './request-values.ts';
import type { LineValues, RequestValues } from './request-values.ts';

const pauseMs = 150;

/** What is asked for: an item of the catalogue by code, name or pinyin initials, or words for what it does not have. */
export function MaterialField({ index, autoFocus }: { readonly index: number; readonly autoFocus?: boolean }): ReactNode {
  const { t } = useTranslation('materialRequests');
  const { setValue, getValues } = useFormContext<RequestValues>();
  const line = useWatch<RequestValues, `lines.${number}`>({ name: `lines.${index}` });
  const { errors } = useFormState<RequestValues>();
  const errorText = useFieldErrorText(errors.lines?.[index]?.name ?? errors.lines?.[index]?.itemId);
  const [text, setText] = useState(line.name);
  const query = useDelayed(text.trim(), pauseMs);
  const isTyped = text.trim() !== '' && text !== line.name;
  const found = useQuery(
    useTRPC().parts.find.queryOptions(
      { query, limit: 8 },
      { enabled: query !== '' && isTyped, placeholderData: keepPreviousData, staleTime: 5_000 },
    ),
  );
  const described = text.trim().slice(0, 80);
  const options: readonly (PartRow | string)[] = isTyped ? [...(found.data ?? []), described] : [];
  const put = (next: Partial<LineValues>) =>
    setValue(
      `lines.${index}`,
      { ...getValues(`lines.${index}`), ...next },
      {
        shouldDirty: true,
        shouldValidate: errors.lines !== undefined,
      },
    );
  const take = (option: PartRow | string | null) => {
    if (option === null) {
      put({ itemId: null, name: '', spec: '', unit: '', packUnit: '', packQty: 1 });
    } else if (typeof option === 'string') {
      const before = getValues(`lines.${index}`);
      put({ itemId: null, name: option, packUnit: '', packQty: 1, ...(before.itemId !== null && { spec: '', unit: '' }) });
    } else {
      const { qty, note } = getValues(`lines.${index}`);
      put({ ...lineOfPart(option, qty), note });
    }
  };
  return (
    <Autocomplete<PartRow | string, false, false, true>
      freeSolo
      options={[...options]}
      value={null}
      inputValue={text}
      onInputChange={(_, next, why) => {
        if (why === 'input' || why === 'clear') setText(next);
        if (why === 'clear') take(null);
      }}
      onChange={(_, option) => {
        if (option === null) return;
        setText(typeof option === 'string' ? option.trim() : option.name);
        take(typeof option === 'string' ? option.trim() : option);
      }}
      // what was typed and not chosen is what is asked for, in words
      onBlur={() => {
        if (text.trim() !== line.name) take(text.trim() === '' ? null : described);
      }}
      filterOptions={(all) => all}
      getOptionLabel={(option) => (typeof option === 'string' ? option : option.name)}
      getOptionKey={(option) => (typeof option === 'string' ? 'described' : option.id)}
      autoHighlight
      renderOption={({ key, ...rest }, option) => (
        <Box component="li" key={key} {...rest}>
          {typeof option === 'string' ? (
            <Typography sx={{ color: 'text.secondary' }}>{t('dialog.described', { name: option })}</Typography>
          ) : (
            <OptionLine
              code={option.code}
              name={option.name}
              below={[option.spec, option.placeName].filter(Boolean).join(' · ')}
              end={`${option.qty} ${option.unit}`}
            />
          )}
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('field.item')}
          required={index === 0}
          autoFocus={autoFocus}
          error={errorText !== undefined}
          helperText={errorText}
        />
      )}
    />
  );
}
