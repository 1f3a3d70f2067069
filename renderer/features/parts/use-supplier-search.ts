import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import type { AutocompleteOption } from '../../components/form-autocomplete-field.tsx';
import { useCan } from '../../session.tsx';

/** Suppliers that work, by what is typed; for an autocomplete field. */
export function useSupplierSearch(): {
  readonly options: readonly AutocompleteOption[];
  readonly onSearch: (text: string) => void;
  readonly isLoading: boolean;
} {
  const [query, onSearch] = useState('');
  const mayRead = useCan()('suppliers.read');
  const suppliers = useQuery(
    useTRPC().suppliers.list.queryOptions({ query, limit: 20 }, { enabled: mayRead, placeholderData: keepPreviousData }),
  );
  const options = (suppliers.data?.rows ?? []).map(({ id, name, contactName }) => ({ id, label: name, detail: contactName }));
  return { options, onSearch, isLoading: suppliers.isFetching };
}
