import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolKindRow } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { useDelayed } from '../../components/use-delayed.ts';

const pauseMs = 150;

interface KindSearchProps {
  readonly onPick: (kind: ToolKindRow) => unknown;
  readonly autoFocus?: boolean;
}

/** Finds a kind of tool by code, name or specification; Enter adds it. */
export function KindSearch({ onPick, autoFocus = false }: KindSearchProps): ReactNode {
  const { t } = useTranslation(['toolPurchases', 'common']);
  const [text, setText] = useState('');
  const query = useDelayed(text.trim(), pauseMs);
  const found = useQuery(
    useTRPC().tools.kinds.queryOptions(
      { query: query.slice(0, 60), limit: 8 },
      { enabled: query !== '', placeholderData: keepPreviousData, staleTime: 5_000 },
    ),
  );
  const isSettled = query === text.trim() && !found.isFetching && !found.isPlaceholderData;
  const options = text.trim() === '' || !isSettled ? [] : (found.data?.rows ?? []).filter(({ isActive }) => isActive);
  return (
    <Autocomplete<ToolKindRow, false, false, true>
      freeSolo
      options={options}
      value={null}
      inputValue={text}
      onInputChange={(_, next, reason) => {
        if (reason === 'input' || reason === 'clear') setText(next);
      }}
      onChange={(_, kind) => {
        if (kind === null || typeof kind === 'string') return;
        setText('');
        onPick(kind);
      }}
      filterOptions={(all) => all}
      getOptionLabel={(kind) => (typeof kind === 'string' ? kind : kind.name)}
      getOptionKey={(kind) => (typeof kind === 'string' ? kind : kind.id)}
      autoHighlight
      clearText={t('common:action.clear')}
      renderOption={({ key, ...rest }, { code, name, spec, stockQty, unit }) => (
        <Box component="li" key={key} {...rest}>
          <Box sx={{ minWidth: 0 }}>
            <Typography noWrap>
              <b>{code}</b> {name}
            </Typography>
            <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
              {[spec, `${t('toolPurchases:field.stock')} ${stockQty} ${unit}`].filter(Boolean).join(' · ')}
            </Typography>
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('toolPurchases:edit.add')}
          autoFocus={autoFocus}
          onKeyDown={(event) => {
            // whatever was typed and not found yet adds nothing, and does not send the form either
            if (event.key === 'Enter' && !event.ctrlKey && text.trim() !== '' && options.length === 0) event.preventDefault();
          }}
        />
      )}
      sx={{ width: 320 }}
    />
  );
}
