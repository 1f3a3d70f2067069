import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolKindRow } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { OptionLine } from '../../components/option-line.tsx';
import { SearchList, useSearchText } from '../../components/search-list.tsx';
import type { FoundOptions } from '../../components/search-list.tsx';

interface KindSearchProps {
  readonly onPick: (kind: ToolKindRow) => unknown;
  readonly autoFocus?: boolean;
}

/** Finds a kind of tool by code, name or specification; Enter adds it. */
export function KindSearch({ onPick, autoFocus = false }: KindSearchProps): ReactNode {
  const { t } = useTranslation('toolPurchases');
  const { text, setText, options: found, isSettled } = useSearchText(useKinds);
  const options = isSettled ? found : [];
  return (
    <SearchList<ToolKindRow>
      text={text}
      onText={setText}
      options={options}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      line={({ code, name, spec, stockQty, unit }) => (
        <OptionLine code={code} name={name} below={[spec, `${t('field.stock')} ${stockQty} ${unit}`].filter(Boolean).join(' · ')} />
      )}
      onPick={(kind) => {
        setText('');
        onPick(kind);
      }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('edit.add')}
          autoFocus={autoFocus}
          onKeyDown={(event) => {
            // whatever was typed and not found yet adds nothing, and does not send the form either
            if (event.key === 'Enter' && !event.ctrlKey && text.trim() !== '' && options.length === 0) event.preventDefault();
          }}
        />
      )}
      width={320}
    />
  );
}

function useKinds(query: string): FoundOptions<ToolKindRow> {
  const { data, isFetching, isPlaceholderData } = useQuery(
    useTRPC().tools.kinds.queryOptions(
      { query: query.slice(0, 60), limit: 8 },
      { enabled: query !== '', placeholderData: keepPreviousData, staleTime: 5_000 },
    ),
  );
  return { options: (data?.rows ?? []).filter(({ isActive }) => isActive), isPending: isFetching || isPlaceholderData };
}
