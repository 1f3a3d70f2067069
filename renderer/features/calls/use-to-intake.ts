import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useTRPC } from '../../api.ts';
import { useKeepDraft } from '../../components/use-server-draft.ts';
import { newRequestKey } from '../../request-key.ts';

/** What intake takes over of a call. */
export interface CallToRequest {
  readonly customerId: number | null;
  /** The customer's name, or what the unknown caller said. */
  readonly name: string;
  readonly phone: string;
  readonly summary: string;
  readonly channel: string;
  readonly at: number;
  /** The line of the register, where there is one already. */
  readonly callId: number | null;
}

/** Opens intake with what was typed: it goes there as a kept draft, so that nothing is lost on the way. */
export function useToIntake(): (call: CallToRequest) => Promise<void> {
  const trpc = useTRPC();
  const keep = useKeepDraft();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return async ({ customerId, name, phone, summary, channel, at, callId }) => {
    const isNew = customerId === null && (name !== '' || phone !== '');
    const data = {
      draftKey: newRequestKey(),
      startedAt: at,
      callerQuery: phone || name,
      customerId,
      isNewCustomer: isNew,
      newName: isNew ? name : '',
      contactName: isNew ? name : '',
      phone: isNew ? phone : '',
      content: summary,
      channel,
      callId,
    };
    const title = [name || phone, summary.slice(0, 14)].filter(Boolean).join(' · ').slice(0, 60);
    const id = await keep.save({ id: undefined, form: 'intake', title, data });
    await queryClient.fetchQuery({ ...trpc.drafts.list.queryOptions(), staleTime: 0 });
    await navigate(`/intake?draft=${id}`);
  };
}
