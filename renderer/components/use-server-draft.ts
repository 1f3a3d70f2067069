import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { DraftForm } from '../../shared/settings.ts';
import { useTRPC, useTRPCClient } from '../api.ts';
import { newRequestKey } from '../request-key.ts';
import { hostError } from '../rpc-error.ts';
import { useSession } from '../session.tsx';
import { useFormDraft } from './use-form-draft.ts';
import type { FormDraft } from './use-form-draft.ts';

export interface ServerDraft extends FormDraft {
  /** The host's draft, once there is one: give it to the write that replaces it, or call `remove` after the write. */
  readonly draftId: () => number | undefined;
  /** After the form was saved: the draft is not needed any more. */
  readonly remove: () => Promise<void>;
}

/** Keeps one form's draft with the host under `kind` and a fixed `title` (`customer-12`), and starts from a kept one. */
export function useServerDraft<V extends FieldValues, Out>(
  form: UseFormReturn<V, unknown, Out>,
  kind: DraftForm,
  title: string,
): ServerDraft {
  const trpc = useTRPC();
  const keep = useKeepDraft();
  const list = useQuery(trpc.drafts.list.queryOptions(undefined, { staleTime: 0 }));
  const kept = list.data?.find((draft) => draft.form === kind && draft.title === title);
  const id = useRef<number>(undefined);
  id.current ??= kept?.id;
  // an older list may lack what was kept a moment ago, so only the one that was asked for now counts
  const isKnown = list.isFetchedAfterMount && list.data !== undefined;
  const restore = useMemo(() => (isKnown ? (kept ? { values: kept.data as V, at: kept.updatedAt } : null) : undefined), [isKnown, kept]);
  const remove = async () => {
    if (id.current === undefined) return;
    const gone = id.current;
    id.current = undefined;
    await keep.discard(gone);
  };
  const isFinished = useRef(false);
  const draft = useFormDraft(form, {
    restore,
    save: async (values) => {
      // one that was on its way when the form was saved must not come back to life
      id.current = await keep.save({ id: id.current, form: kind, title, data: values }, () => !isFinished.current);
    },
    discard: remove,
  });
  const finish = () => {
    isFinished.current = true;
    draft.finish();
  };
  return { ...draft, finish, draftId: () => id.current, remove };
}

interface KeptDraft {
  readonly id: number | undefined;
  readonly form: DraftForm;
  readonly title: string;
  readonly data: unknown;
}

export interface DraftKeeper {
  /** Answers the draft's id; one that is gone on the host is made anew while it is wanted, so nothing typed is lost. */
  readonly save: (draft: KeptDraft, isWanted?: () => boolean) => Promise<number>;
  readonly discard: (id: number) => Promise<void>;
}

/** Writes drafts for the person who typed them: after somebody else has signed in at this seat nothing of theirs is written. */
export function useKeepDraft(): DraftKeeper {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { user } = useSession();
  return useMemo(() => {
    const refuseOthers = () => {
      const current = queryClient.getQueryData(trpc.auth.me.queryKey())?.user;
      if (current && current.id !== user.id) throw new Error('the draft belongs to somebody else');
    };
    const write = async ({ id, form, title, data }: KeptDraft) => {
      const body = { ...(id !== undefined && { id }), form, title: title.slice(0, 120), data: JSON.parse(JSON.stringify(data)) as never };
      return (await client.drafts.save.mutate({ key: newRequestKey(), body })).id;
    };
    return {
      save: async (draft, isWanted = () => true) => {
        refuseOthers();
        try {
          return await write(draft);
        } catch (error) {
          if (draft.id === undefined || hostError(error)?.code !== 'notFound' || !isWanted()) throw error;
          return write({ ...draft, id: undefined });
        }
      },
      discard: async (id) => {
        refuseOthers();
        await client.drafts.discard.mutate({ key: newRequestKey(), body: { id } });
      },
    };
  }, [client, trpc, queryClient, user.id]);
}
