import QrCodeScanner from '@mui/icons-material/QrCodeScanner';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundPart } from '../../../shared/catalogue.ts';
import { formatQuantity } from '../../../shared/pack-quantity.ts';
import type { PartRow } from '../../../shared/parts.ts';
import { useTRPC } from '../../api.ts';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useDelayed } from '../../components/use-delayed.ts';

export interface PartPickerProps {
  readonly onPick: (part: PartRow) => unknown;
  /** Enter on a text for which nothing is chosen yet: a quick hand is faster than the list. */
  readonly onCode: (text: string) => Promise<boolean>;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly autoFocus?: boolean;
}

const pauseMs = 150;

/** Finds parts by code, barcode, name or pinyin initials; Enter adds. Scans are heard by the screen (`useScanner`), here too. */
export function PartPicker({ onPick, onCode, inputRef, autoFocus }: PartPickerProps): ReactNode {
  const { t } = useTranslation(['parts', 'catalogue', 'common']);
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const chosen = useRef<PartRow | null>(null);
  const query = useDelayed(text.trim(), pauseMs);
  const found = useQuery(
    trpc.parts.find.queryOptions({ query, limit: 8 }, { enabled: query !== '', placeholderData: keepPreviousData, staleTime: 5_000 }),
  );
  const isSettled = query === text.trim() && !found.isFetching && !found.isPlaceholderData;
  const options = query === '' || text.trim() === '' ? [] : (found.data ?? []);
  useShortcut('/', () => field.current?.select(), { label: 'parts:shortcut.scan' });

  const pick = (part: PartRow) => {
    setText('');
    chosen.current = null;
    onPick(part);
  };
  const onKeyDown = (event: KeyboardEvent & { defaultMuiPrevented?: boolean }) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || text.trim() === '') return;
    event.preventDefault();
    event.defaultMuiPrevented = true;
    // the list tells of a highlight that a person moved, not of the first one that it set by itself
    const highlighted = options.find((part) => part === chosen.current) ?? options[0];
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
    <Autocomplete<FoundPart, false, false, true>
      freeSolo
      options={options}
      value={null}
      inputValue={text}
      onInputChange={(_, next, reason) => {
        if (reason === 'input' || reason === 'clear') setText(next);
      }}
      onChange={(_, part) => {
        if (part !== null && typeof part !== 'string') pick(part);
      }}
      onHighlightChange={(_, part) => {
        chosen.current = part;
      }}
      filterOptions={(all) => all}
      getOptionLabel={(part) => (typeof part === 'string' ? part : part.name)}
      getOptionKey={(part) => (typeof part === 'string' ? part : part.id)}
      autoHighlight
      clearText={t('common:action.clear')}
      renderOption={({ key, ...rest }, part) => (
        <Box component="li" key={key} {...rest}>
          <Box sx={{ minWidth: 0, flex: 1 }}>
            <Typography noWrap>
              <b>{part.code}</b> {part.name}
            </Typography>
            <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
              {[part.spec, part.placeName].filter(Boolean).join(' · ')}
            </Typography>
            {part.substitutes.length > 0 && (
              <Typography variant="body2" noWrap sx={{ color: 'warning.main' }}>
                {t('catalogue:substitutes.short', {
                  parts: part.substitutes.map((one) => `${one.name} ${formatQuantity(one.qty, one)}`).join('、'),
                })}
              </Typography>
            )}
          </Box>
          <Typography sx={{ ml: 2, whiteSpace: 'nowrap' }}>{formatQuantity(part.qty, part)}</Typography>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('parts:scan.label')}
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
