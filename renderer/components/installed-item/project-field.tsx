import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../form-choice-field.tsx';

/** One of the customer's projects; nothing where there is none. */
export function ProjectField({ customerId }: { readonly customerId: number }): ReactNode {
  const { t } = useTranslation('installedItems');
  const trpc = useTRPC();
  const projects = useQuery(trpc.installedItems.projectsOf.queryOptions({ id: customerId }));
  if (!projects.data || projects.data.length === 0) return null;
  return (
    <FormChoiceField
      name="projectId"
      label={t('field.project')}
      emptyLabel={t('field.noProject')}
      options={projects.data.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
