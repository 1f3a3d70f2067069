import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import type { RequestType, Urgency } from '../../../shared/requests.ts';
import type { Proposal } from '../../../shared/timer-views.ts';
import { useTRPC } from '../../api.ts';

/** What the proposal is made from, and where it goes. */
interface ProposalForm extends FieldValues {
  readonly type: RequestType;
  readonly urgency: Urgency;
  readonly installedItemId?: number | null;
  readonly projectId?: number | null;
  readonly promisedAt: number | null;
  /** When the call began, by the host's clock; null until somebody types. */
  readonly startedAt: number | null;
  /** The promised time as it was proposed last: as long as the field holds it, it follows. */
  readonly proposedAt: number | null;
}

const everyMs = 60_000;

/**
 * The promised times that the call in the form will get, and the promised time of the form: it follows type, urgency, customer and product
 * until a person types another one (R-004-30). An untouched form is filled without counting as typed in.
 */
export function useProposal<F extends FieldValues, Out>(
  form: UseFormReturn<F, unknown, Out>,
  customerId: number | null,
  isTouched: boolean,
): Proposal | undefined {
  const own = form as unknown as UseFormReturn<ProposalForm>;
  const trpc = useTRPC();
  const [type, urgency, installedItemId, projectId, startedAt] = useWatch({
    control: own.control,
    name: ['type', 'urgency', 'installedItemId', 'projectId', 'startedAt'],
  });
  const input = { type, urgency, customerId, installedItemId: installedItemId ?? null, projectId: projectId ?? null };
  const query = useQuery(
    trpc.timers.propose.queryOptions(startedAt === null ? input : { ...input, from: startedAt }, {
      placeholderData: keepPreviousData,
      // The proposal of a call that has not begun moves with the clock.
      refetchInterval: startedAt === null ? everyMs : false,
    }),
  );
  const proposal = query.isPlaceholderData ? undefined : query.data;
  const take = useEffectEvent(({ from, promisedAt }: Proposal) => {
    const values = own.getValues();
    const follows = values.promisedAt === null || values.promisedAt === values.proposedAt;
    const next = {
      ...(follows ? { promisedAt, proposedAt: promisedAt } : {}),
      ...(isTouched && values.startedAt === null ? { startedAt: from } : {}),
    };
    const isSame = Object.entries(next).every(([field, value]) => values[field] === value);
    if (isSame) return;
    if (!isTouched) own.reset({ ...values, ...next }, { keepErrors: true, keepTouched: true, keepDirty: true, keepDefaultValues: true });
    else for (const [field, value] of Object.entries(next)) own.setValue(field, value, { shouldDirty: true });
  });
  useEffect(() => {
    if (proposal) take(proposal);
  }, [proposal, isTouched]);
  return query.data;
}
