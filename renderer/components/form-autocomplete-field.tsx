import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFieldErrorText } from './field-error.ts';
import type { FormFieldProps } from './form-text-field.tsx';

export interface AutocompleteOption {
  readonly id: number | string;
  readonly label: string;
  /** A quiet second line: phone, place, stock. */
  readonly detail?: string;
  readonly disabled?: boolean;
}

export interface FormAutocompleteFieldProps<O extends AutocompleteOption> extends FormFieldProps {
  /** The choices for what is typed. With `onSearch` they come from the host and are not filtered here. */
  readonly options: readonly O[];
  /** Called with what is typed, after a short pause; feed it to a query and pass its rows as `options`. */
  readonly onSearch?: (text: string) => void;
  readonly isLoading?: boolean;
  /** The chosen option, where it may be missing from `options` (an edited record). */
  readonly chosen?: O | null;
  readonly onChosen?: (option: O | null) => void;
  readonly placeholder?: string;
}

const pauseMs = 120;

/** Choose one of many by typing (name, pinyin initials, phone tail, code). Value: the option's `id`, or null. */
export function FormAutocompleteField<O extends AutocompleteOption>(props: FormAutocompleteFieldProps<O>): ReactNode {
  const { field, fieldState } = useController({ name: props.name });
  const { t } = useTranslation();
  const errorText = useFieldErrorText(fieldState.error);
  const [kept, setKept] = useState<O | null>(null);
  const search = useDebounced(props.onSearch);
  const value = [kept, props.chosen, ...props.options].find((option) => option && option.id === field.value) ?? null;
  return (
    <Autocomplete
      options={props.options}
      value={value}
      onChange={(_, option) => {
        setKept(option);
        field.onChange(option?.id ?? null);
        props.onChosen?.(option);
      }}
      onInputChange={(_, text, reason) => {
        if (reason === 'input') search(text);
      }}
      onBlur={field.onBlur}
      disabled={props.disabled}
      loading={props.isLoading}
      loadingText={t('state.searching')}
      noOptionsText={t('state.noMatches')}
      openText={t('action.open')}
      closeText={t('action.close')}
      clearText={t('action.clear')}
      filterOptions={props.onSearch ? (options) => options : undefined}
      getOptionLabel={(option) => option.label}
      getOptionKey={(option) => option.id}
      getOptionDisabled={(option) => option.disabled ?? false}
      isOptionEqualToValue={(option, chosen) => option.id === chosen.id}
      autoHighlight
      handleHomeEndKeys
      renderOption={({ key, ...rest }, option) => (
        <Box component="li" key={key} {...rest}>
          <Box sx={{ minWidth: 0 }}>
            {option.label}
            {option.detail && (
              <Typography variant="body2" sx={{ color: 'text.secondary' }} noWrap>
                {option.detail}
              </Typography>
            )}
          </Box>
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
          placeholder={props.placeholder}
          error={errorText !== undefined}
          helperText={errorText ?? props.helperText}
        />
      )}
    />
  );
}

function useDebounced(call: ((text: string) => void) | undefined): (text: string) => void {
  const [text, setText] = useState<string>();
  const send = useEffectEvent((typed: string) => call?.(typed));
  useEffect(() => {
    if (text === undefined) return;
    const timer = setTimeout(() => send(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return setText;
}
