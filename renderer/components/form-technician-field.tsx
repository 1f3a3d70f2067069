import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTRPC } from '../api.ts';
import { FormAutocompleteField } from './form-autocomplete-field.tsx';
import type { FormFieldProps } from './form-text-field.tsx';

export interface FormTechnicianFieldProps extends FormFieldProps {
  /** Whoever stands there now, also after leaving. */
  readonly chosen?: { readonly id: number; readonly name: string } | undefined;
}

/** One technician at work, by typing the name. Value: staff id, or null. */
export function FormTechnicianField({ chosen, ...props }: FormTechnicianFieldProps): ReactNode {
  const staff = useQuery(useTRPC().staff.list.queryOptions());
  const people = (staff.data ?? []).filter(({ isTechnician, isActive }) => isTechnician && isActive);
  return (
    <FormAutocompleteField
      {...props}
      isLoading={staff.isPending}
      options={people.map(({ id, name, skills, region }) => ({ id, label: name, detail: [skills, region].filter(Boolean).join(' · ') }))}
      chosen={chosen ? { id: chosen.id, label: chosen.name, detail: '' } : null}
    />
  );
}
