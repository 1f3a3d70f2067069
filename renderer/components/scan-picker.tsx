import QrCodeScanner from '@mui/icons-material/QrCodeScanner';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from './frame/shortcuts.tsx';
import { KeyHint } from './key-hint.tsx';
import { useDelayed } from './use-delayed.ts';

export interface FoundOptions<Option> {
  readonly options: readonly Option[];
  /** The options are not those of the query yet. */
  readonly isPending: boolean;
}

export interface ScanPickerProps<Option extends object> {
  readonly label: string;
  /** What is there for a text; asked with '' too, then nothing is to be looked up. */
  readonly useFound: (query: string) => FoundOptions<Option>;
  readonly keyOf: (option: Option) => string | number;
  readonly nameOf: (option: Option) => string;
  /** One line of the list. */
  readonly line: (option: Option) => ReactNode;
  readonly onPick: (option: Option) => unknown;
  /** Enter on a text for which nothing is chosen yet: a quick hand is faster than the list. Answers whether it was found. */
  readonly onCode: (text: string) => Promise<boolean>;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly autoFocus?: boolean | undefined;
}

const pauseMs = 150;

/** Finds things by what is typed; Enter adds the first, `/` puts the cursor there. Scans are heard by the screen (`useScanner`), here too. */
export function ScanPicker<Option extends object>(props: ScanPickerProps<Option>): ReactNode {
  const { label, useFound, keyOf, nameOf, line, onPick, onCode, inputRef, autoFocus } = props;
  const { t } = useTranslation('common');
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const chosen = useRef<Option | null>(null);
  const query = useDelayed(text.trim(), pauseMs);
  const found = useFound(query);
  const isSettled = query === text.trim() && !found.isPending;
  const options = query === '' || text.trim() === '' ? [] : found.options;
  useShortcut('/', () => field.current?.select(), { label: 'parts:shortcut.scan' });

  const pick = (option: Option) => {
    setText('');
    chosen.current = null;
    onPick(option);
  };
  const onKeyDown = (event: KeyboardEvent & { defaultMuiPrevented?: boolean }) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || text.trim() === '') return;
    event.preventDefault();
    event.defaultMuiPrevented = true;
    // the list tells of a highlight that a person moved, not of the first one that it set by itself
    const highlighted = options.find((option) => option === chosen.current) ?? options[0];
    if (isSettled && highlighted) {
      pick(highlighted);
      return;
    }
    const typed = text;
    // gone at once: what is typed next does not stand behind it; what cannot be found comes back
    setText('');
    void onCode(typed).then((isDone) => {
      if (!isDone) setText((now) => (now === '' ? typed : now));
    });
  };

  return (
    <Autocomplete<Option, false, false, true>
      freeSolo
      options={options}
      value={null}
      inputValue={text}
      onInputChange={(_, next, reason) => {
        if (reason === 'input' || reason === 'clear') setText(next);
      }}
      onChange={(_, option) => {
        if (option !== null && typeof option !== 'string') pick(option);
      }}
      onHighlightChange={(_, option) => {
        chosen.current = option;
      }}
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
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          autoFocus={autoFocus}
          onKeyDown={onKeyDown}
          inputRef={(element: HTMLInputElement | null) => {
            field.current = element;
            if (typeof inputRef === 'function') inputRef(element);
            else if (inputRef) inputRef.current = element;
          }}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, 'aria-keyshortcuts': '/' },
            input: {
              ...params.slotProps.input,
              startAdornment: (
                <InputAdornment position="start">
                  <QrCodeScanner fontSize="small" />
                </InputAdornment>
              ),
              endAdornment: text === '' ? <KeyHint combo="/" /> : params.slotProps.input.endAdornment,
            },
          }}
        />
      )}
      sx={{ flex: 1, maxWidth: 520 }}
    />
  );
}
