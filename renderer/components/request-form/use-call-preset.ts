import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { CallPreset } from '../../../shared/presets.ts';
import { useTRPC } from '../../api.ts';
import type { RequestFactsForm } from './request-facts.ts';

/** The preset by which the call in the form will be opened; asked again when customer, project or item change. */
export function useCallPreset(customerId: number | null, isAsked: boolean): CallPreset | undefined {
  const trpc = useTRPC();
  const [projectId, installedItemId] = useWatch<RequestFactsForm, ['projectId', 'installedItemId']>({
    name: ['projectId', 'installedItemId'],
  });
  const subject = { customerId, projectId: projectId ?? null, installedItemId: installedItemId ?? null };
  return useQuery(trpc.presets.forCall.queryOptions(subject, { placeholderData: keepPreviousData, enabled: isAsked })).data;
}
