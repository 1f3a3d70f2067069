import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import { useTRPC } from '../../api.ts';
import type { installedItemInput } from '../../../shared/installed-items.ts';
import type { z } from 'zod';
import type { ItemForm } from './item-values.ts';

/** A new item begins with the warranty policy of the industry preset; what somebody chose or entered as last day stays. */
export function useFirstPolicy(
  form: UseFormReturn<ItemForm, unknown, z.output<typeof installedItemInput>>,
  customerId: number,
  isNew: boolean,
): void {
  const projectId = useWatch({ control: form.control, name: 'projectId' }) ?? null;
  const query = useTRPC().presets.itemPolicy.queryOptions({ customerId, projectId }, { enabled: isNew });
  const policy = useQuery(query).data?.policy;
  useEffect(() => {
    if (policy === undefined || form.getFieldState('trade').isDirty || form.getValues('warrantyUntil')) return;
    form.resetField('trade', { defaultValue: policy });
  }, [policy, form]);
}
