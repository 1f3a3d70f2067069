import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartRow } from '../../../shared/parts.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { useDelayed } from '../use-delayed.ts';

interface ItemSearchProps {
  readonly label: string;
  readonly onPick: (item: PartRow) => unknown;
  readonly autoFocus?: boolean;
}

const pauseMs = 150;

/** Finds an item of the catalogue by code, barcode, name or pinyin initials; Enter adds it, also before the list has come. */
export function ItemSearch({ label, onPick, autoFocus }: ItemSearchProps): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const findItem = useItemOfCode();
  const query = useDelayed(text.trim(), pauseMs);
  const found = useQuery(
    useTRPC().parts.find.queryOptions(
      { query: query.slice(0, 60), limit: 8 },
      { enabled: query !== '', placeholderData: keepPreviousData, staleTime: 5_000 },
    ),
  );
  const isSettled = query === text.trim() && !found.isFetching && !found.isPlaceholderData;
  const options = text.trim() === '' || query === '' ? [] : (found.data ?? []);
  const pick = (item: PartRow) => {
    setText('');
    onPick(item);
  };
  return (
    <Autocomplete<PartRow, false, false, true>
      freeSolo
      options={isSettled ? options : []}
      value={null}
      inputValue={text}
      onInputChange={(_, next, reason) => {
        if (reason === 'input' || reason === 'clear') setText(next);
      }}
      onChange={(_, item) => {
        if (item !== null && typeof item !== 'string') pick(item);
      }}
      filterOptions={(all) => all}
      getOptionLabel={(item) => (typeof item === 'string' ? item : item.name)}
      getOptionKey={(item) => (typeof item === 'string' ? item : item.id)}
      autoHighlight
      clearText={t('action.clear')}
      renderOption={({ key, ...rest }, item) => (
        <Box component="li" key={key} {...rest}>
          <Box sx={{ minWidth: 0 }}>
            <Typography noWrap>
              <b>{item.code}</b> {item.name}
            </Typography>
            <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
              {item.spec}
            </Typography>
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          autoFocus={autoFocus}
          onKeyDown={(event) => {
            if (
              event.key !== 'Enter' ||
              event.nativeEvent.isComposing ||
              event.ctrlKey ||
              text.trim() === '' ||
              (isSettled && options.length > 0)
            )
              return;
            event.preventDefault();
            void findItem(text).then((item) => {
              if (item) pick(item);
            });
          }}
          slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, 'data-scan': '' } }}
        />
      )}
      sx={{ width: 360 }}
    />
  );
}

/** The item with exactly this code or barcode, or the only one that the words find. */
export function useItemOfCode(): (code: string) => Promise<PartRow | undefined> {
  const client = useTRPCClient();
  return async (code) => {
    const query = code.trim().slice(0, 60);
    if (query === '') return undefined;
    const found = await client.parts.find.query({ query, limit: 8 });
    const exact = found.filter(
      (item) => item.code.toUpperCase() === query.toUpperCase() || (item.barcode !== '' && item.barcode === query),
    );
    return exact[0] ?? (found.length === 1 ? found[0] : undefined);
  };
}
