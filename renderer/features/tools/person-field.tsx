import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import type { FormFieldProps } from '../../components/form-text-field.tsx';

export interface PersonFieldProps extends FormFieldProps {
  /** Whoever stands there now, also after leaving. */
  readonly chosen?: { readonly id: number; readonly name: string } | undefined;
}

/** One of the people at work, by typing the name. Value: staff id, or null. */
export function PersonField({ chosen, ...props }: PersonFieldProps): ReactNode {
  const { t } = useTranslation('tools');
  const people = useQuery(useTRPC().tools.people.queryOptions());
  return (
    <FormAutocompleteField
      {...props}
      isLoading={people.isPending}
      options={(people.data ?? [])
        .filter(({ isActive }) => isActive)
        .map(({ staffId, name, post, employment }) => ({
          id: staffId,
          label: name,
          detail: [post, employment === 'regular' ? '' : t(`employment.${employment}`)].filter(Boolean).join(' · '),
        }))}
      chosen={chosen ? { id: chosen.id, label: chosen.name, detail: '' } : null}
    />
  );
}
