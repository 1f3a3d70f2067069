import QrCodeScanner from '@mui/icons-material/QrCodeScanner';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useRef } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useShortcut } from './frame/shortcuts.tsx';
import { KeyHint } from './key-hint.tsx';
import { SearchList, useSearchText } from './search-list.tsx';
import type { FoundOptions } from './search-list.tsx';

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

/** Finds things by what is typed; Enter adds the first, `/` puts the cursor there. Scans are heard by the screen (`useScanner`), here too. */
export function ScanPicker<Option extends object>(props: ScanPickerProps<Option>): ReactNode {
  const { label, useFound, keyOf, nameOf, line, onPick, onCode, inputRef, autoFocus } = props;
  const field = useRef<HTMLInputElement>(null);
  const chosen = useRef<Option | null>(null);
  const { text, setText, options, isSettled } = useSearchText(useFound);
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
    <SearchList<Option>
      text={text}
      onText={setText}
      options={options}
      keyOf={keyOf}
      nameOf={nameOf}
      line={line}
      onPick={pick}
      onHighlight={(option) => {
        chosen.current = option;
      }}
      width="fill"
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
    />
  );
}
