import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { PresetOffer } from '../../../shared/presets.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../form-choice-field.tsx';
import type { RequestFactsForm } from './request-facts.ts';

export interface ContractFieldsProps {
  readonly customerId: number | null;
  readonly required: PresetOffer['required'];
}

/** The project of the call where the customer has some, and who answers for it where the preset wants a name (R-002-19). */
export function ContractFields({ customerId, required }: ContractFieldsProps): ReactNode {
  const { t } = useTranslation('requests');
  const projects = useCallProjects(customerId);
  const owners = useOwners(required.includes('owner'));
  const projectId = useWatch<RequestFactsForm, 'projectId'>({ name: 'projectId' });
  const needsProject = required.includes('project');
  return (
    <>
      {(projects.length > 0 || needsProject || typeof projectId === 'number') && (
        <FormChoiceField
          name="projectId"
          label={t('field.project')}
          emptyLabel={t('field.noProject')}
          options={projects.map(({ id, name }) => ({ value: id, label: name }))}
          helperText={needsProject && projects.length === 0 ? t('field.projectHint') : undefined}
          required={needsProject}
        />
      )}
      {required.includes('owner') && (
        <FormChoiceField
          name="ownerUserId"
          label={t('field.ownerUserId')}
          emptyLabel={t('field.chooseOwner')}
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
      )}
    </>
  );
}

/** The projects of the customer, of which one can be the contract of the call. */
export function useCallProjects(customerId: number | null): readonly { readonly id: number; readonly name: string }[] {
  const trpc = useTRPC();
  return useQuery(trpc.installedItems.projectsOf.queryOptions({ id: customerId ?? 0 }, { enabled: customerId !== null })).data ?? none;
}

/** Whom a request can be given to. */
export function useOwners(isAsked: boolean): readonly { readonly id: number; readonly name: string }[] {
  const trpc = useTRPC();
  return useQuery(trpc.presets.owners.queryOptions(undefined, { enabled: isAsked })).data ?? none;
}

const none: readonly never[] = [];
