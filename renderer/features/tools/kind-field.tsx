import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolKindRow } from '../../../shared/tools.ts';
import { useTRPC } from '../../api.ts';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import type { AutocompleteOption } from '../../components/form-autocomplete-field.tsx';
import type { FormFieldProps } from '../../components/form-text-field.tsx';

interface KindOption extends AutocompleteOption {
  readonly kind: ToolKindRow | undefined;
}

interface KindFieldProps extends FormFieldProps {
  /** What stands there already. */
  readonly chosen?: { readonly itemId: number; readonly code: string; readonly name: string } | undefined;
  readonly onKind?: (kind: ToolKindRow | undefined) => void;
}

/** A kind of tool by code or name, with what there is of it. Value: item id, or null. */
export function KindField({ chosen, onKind, ...props }: KindFieldProps): ReactNode {
  const { t } = useTranslation('tools');
  const [query, setQuery] = useState('');
  const kinds = useQuery(
    useTRPC().tools.kinds.queryOptions(
      { query: query.trim().slice(0, 60), limit: 20 },
      { placeholderData: keepPreviousData, staleTime: 5_000 },
    ),
  );
  return (
    <FormAutocompleteField<KindOption>
      {...props}
      options={(kinds.data?.rows ?? [])
        .filter(({ isActive }) => isActive)
        .map((kind) => ({
          id: kind.id,
          label: `${kind.code} ${kind.name}`,
          detail: [kind.spec, `${t('field.stock')} ${kind.stockQty} ${kind.unit}`].filter(Boolean).join(' · '),
          kind,
        }))}
      onSearch={setQuery}
      isLoading={kinds.isFetching}
      chosen={chosen ? { id: chosen.itemId, label: `${chosen.code} ${chosen.name}`, kind: undefined } : null}
      onChosen={(option) => onKind?.(option?.kind)}
    />
  );
}
