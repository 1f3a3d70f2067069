import Search from '@mui/icons-material/Search';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from './frame/shortcuts.tsx';
import { KeyHint } from './key-hint.tsx';

const waitMs = 200;

/** The search box of a list: `/` puts the cursor there, typing searches after a short pause, Enter at once, Escape clears. */
export function ListSearchField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}): ReactNode {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [typed, setTyped] = useState<string>();
  useEffect(() => () => clearTimeout(timer.current), []);
  useShortcut('/', () => input.current?.select(), { label: 'common:shortcut.filter' });
  const send = (text: string) => {
    clearTimeout(timer.current);
    setTyped(undefined);
    if (text !== props.value) props.onChange(text);
  };
  const text = typed ?? props.value;
  return (
    <TextField
      type="search"
      label={props.label}
      value={text}
      inputRef={input}
      onChange={(event) => {
        const next = event.target.value;
        setTyped(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => send(next), waitMs);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) send(text);
        if (event.key === 'Escape' && text !== '') send('');
      }}
      sx={{ width: 260 }}
      slotProps={{
        htmlInput: { 'aria-keyshortcuts': '/', title: t('list.searchHint') },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" />
            </InputAdornment>
          ),
          endAdornment: text === '' ? <KeyHint combo="/" /> : undefined,
        },
      }}
    />
  );
}
