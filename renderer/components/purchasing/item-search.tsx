import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PartRow } from '../../../shared/parts.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { OptionLine } from '../option-line.tsx';
import { SearchList, useSearchText } from '../search-list.tsx';
import type { FoundOptions } from '../search-list.tsx';

interface ItemSearchProps {
  readonly label: string;
  readonly onPick: (item: PartRow) => unknown;
  readonly autoFocus?: boolean;
}

/** Finds an item of the catalogue by code, barcode, name or pinyin initials; Enter adds it, also before the list has come. */
export function ItemSearch({ label, onPick, autoFocus }: ItemSearchProps): ReactNode {
  const findItem = useItemOfCode();
  const { text, setText, options, isSettled } = useSearchText(useItems);
  const pick = (item: PartRow) => {
    setText('');
    onPick(item);
  };
  return (
    <SearchList<PartRow>
      text={text}
      onText={setText}
      options={isSettled ? options : []}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      line={({ code, name, spec }) => <OptionLine code={code} name={name} below={spec} />}
      onPick={pick}
      width={360}
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
    />
  );
}

function useItems(query: string): FoundOptions<PartRow> {
  const { data, isFetching, isPlaceholderData } = useQuery(
    useTRPC().parts.find.queryOptions(
      { query: query.slice(0, 60), limit: 8 },
      { enabled: query !== '', placeholderData: keepPreviousData, staleTime: 5_000 },
    ),
  );
  return { options: data ?? [], isPending: isFetching || isPlaceholderData };
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
