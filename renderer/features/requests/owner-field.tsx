import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';

/** Whoever can sign in. Value: user id, or null where an empty choice is offered. */
export function OwnerField(props: {
  readonly name: string;
  readonly label: string;
  readonly emptyLabel?: string;
  readonly autoFocus?: boolean;
}): ReactNode {
  const people = useQuery(useTRPC().calls.people.queryOptions());
  return <FormChoiceField {...props} options={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />;
}

/** Whoever works here. Value: staff id or null. */
export function StaffField(props: { readonly name: string; readonly label: string; readonly emptyLabel: string }): ReactNode {
  const staff = useQuery(useTRPC().staff.list.queryOptions());
  const options = (staff.data ?? []).filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }));
  return <FormChoiceField {...props} options={options} />;
}
