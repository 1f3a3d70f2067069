import Autocomplete from '@mui/material/Autocomplete';
import type { AutocompleteRenderInputParams } from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDelayed } from './use-delayed.ts';

export interface FoundOptions<Option> {
  readonly options: readonly Option[];
  /** The options are not those of the query yet. */
  readonly isPending: boolean;
}

export interface SearchText<Option> extends FoundOptions<Option> {
  readonly text: string;
  readonly setText: (change: string | ((now: string) => string)) => void;
  /** The options are those of the text. */
  readonly isSettled: boolean;
}

const pauseMs = 150;

/**
 * What is typed into a search, and what is there for it after a short pause.
 * @param useFound what is there for a text; asked with '' too, then nothing is to be looked up.
 */
export function useSearchText<Option>(useFound: (query: string) => FoundOptions<Option>): SearchText<Option> {
  const [text, setText] = useState('');
  const query = useDelayed(text.trim(), pauseMs);
  const found = useFound(query);
  const options = query === '' || text.trim() === '' ? [] : found.options;
  return { text, setText, options, isPending: found.isPending, isSettled: query === text.trim() && !found.isPending };
}

export interface SearchListProps<Option extends object> {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly options: readonly Option[];
  readonly keyOf: (option: Option) => string | number;
  readonly nameOf: (option: Option) => string;
  /** One line of the list. */
  readonly line: (option: Option) => ReactNode;
  readonly onPick: (option: Option) => unknown;
  readonly onHighlight?: (option: Option | null) => void;
  readonly renderInput: (params: AutocompleteRenderInputParams) => ReactNode;
  readonly width: number | 'fill';
}

/** A field that finds things by what is typed and keeps none of them: what is picked is handed on at once. */
export function SearchList<Option extends object>(props: SearchListProps<Option>): ReactNode {
  const { text, onText, options, keyOf, nameOf, line, onPick, onHighlight, renderInput, width } = props;
  const { t } = useTranslation('common');
  return (
    <Autocomplete<Option, false, false, true>
      freeSolo
      options={options}
      value={null}
      inputValue={text}
      onInputChange={(_, next, reason) => {
        if (reason === 'input' || reason === 'clear') onText(next);
      }}
      onChange={(_, option) => {
        if (option !== null && typeof option !== 'string') onPick(option);
      }}
      onHighlightChange={(_, option) => onHighlight?.(option)}
      filterOptions={(all) => all}
      getOptionLabel={(option) => (typeof option === 'string' ? option : nameOf(option))}
      getOptionKey={(option) => (typeof option === 'string' ? option : keyOf(option))}
      autoHighlight
      clearText={t('action.clear')}
      renderOption={({ key, ...rest }, option) => (
        <Box component="li" key={key} {...rest}>
          {line(option)}
        </Box>
      )}
      renderInput={renderInput}
      sx={width === 'fill' ? { flex: 1, maxWidth: 520 } : { width }}
    />
  );
}
