import QrCodeScanner from '@mui/icons-material/QrCodeScanner';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolKindRow, ToolRow } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { useShortcut } from '../../components/frame/shortcuts.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useDelayed } from '../../components/use-delayed.ts';

export interface ToolPickerProps {
  readonly onKind: (kind: ToolKindRow) => unknown;
  readonly onTool: (tool: ToolRow) => unknown;
  /** Enter on a text for which nothing is chosen yet: a quick hand is faster than the list. Answers whether it was found. */
  readonly onCode: (text: string) => Promise<boolean>;
}

type Choice = { readonly tool: ToolRow } | { readonly kind: ToolKindRow };
const pauseMs = 150;

/** Finds a tool by its number, or a kind by code and name; Enter adds. Scans are heard by the screen (`useScanner`), here too. */
export function ToolPicker({ onKind, onTool, onCode }: ToolPickerProps): ReactNode {
  const { t } = useTranslation(['tools', 'common']);
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const query = useDelayed(text.trim(), pauseMs);
  const found = useQuery(
    useTRPC().tools.find.queryOptions({ query, limit: 8 }, { enabled: query !== '', placeholderData: keepPreviousData, staleTime: 5_000 }),
  );
  const isSettled = query === text.trim() && !found.isFetching && !found.isPlaceholderData;
  const options: readonly Choice[] =
    query === '' || text.trim() === ''
      ? []
      : found.data?.tool
        ? [{ tool: found.data.tool }]
        : (found.data?.kinds ?? []).map((kind) => ({ kind }));
  useShortcut('/', () => field.current?.select(), { label: 'parts:shortcut.scan' });
  const pick = (choice: Choice) => {
    setText('');
    if ('tool' in choice) onTool(choice.tool);
    else onKind(choice.kind);
  };
  const onKeyDown = (event: KeyboardEvent & { defaultMuiPrevented?: boolean }) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || text.trim() === '' || isSettled) return;
    event.preventDefault();
    event.defaultMuiPrevented = true;
    const typed = text;
    // gone at once: what is typed next does not stand behind it; what cannot be found comes back
    setText('');
    void onCode(typed).then((isDone) => {
      if (!isDone) setText((now) => (now === '' ? typed : now));
    });
  };
  return (
    <Autocomplete<Choice, false, false, true>
      freeSolo
      options={options}
      value={null}
      inputValue={text}
      onInputChange={(_, next, reason) => {
        if (reason === 'input' || reason === 'clear') setText(next);
      }}
      onChange={(_, choice) => {
        if (choice === null) return;
        if (typeof choice === 'string') void onCode(choice).then((isDone) => setText(isDone ? '' : choice));
        else pick(choice);
      }}
      filterOptions={(all) => all}
      getOptionLabel={(choice) => (typeof choice === 'string' ? choice : 'tool' in choice ? choice.tool.no : choice.kind.name)}
      getOptionKey={(choice) => (typeof choice === 'string' ? choice : 'tool' in choice ? `t${choice.tool.lotId}` : `k${choice.kind.id}`)}
      autoHighlight
      clearText={t('common:action.clear')}
      renderOption={({ key, ...rest }, choice) => (
        <Box component="li" key={key} {...rest}>
          <Box sx={{ minWidth: 0, flex: 1 }}>
            <Typography noWrap>
              <b>{'tool' in choice ? choice.tool.no : choice.kind.code}</b> {'tool' in choice ? choice.tool.name : choice.kind.name}
            </Typography>
            <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
              {'tool' in choice ? choice.tool.spec : choice.kind.spec}
            </Typography>
          </Box>
          <Typography sx={{ ml: 2, whiteSpace: 'nowrap' }}>
            {'tool' in choice
              ? t(`tools:state.${choice.tool.state}`)
              : `${t('tools:field.stock')} ${choice.kind.stockQty} ${choice.kind.unit}`}
          </Typography>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('tools:issue.pick')}
          autoFocus
          onKeyDown={onKeyDown}
          inputRef={field}
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
