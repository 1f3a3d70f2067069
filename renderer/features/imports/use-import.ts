import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportProgress, ImportResult, ImportTarget } from '../../../shared/imports.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { showToast } from '../../components/frame/toast-store.ts';
import { errorText } from '../../error-text.ts';
import { hostError } from '../../rpc-error.ts';
import { useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { sendFile } from './send-file.ts';

interface SentFile {
  readonly userId: number;
  readonly uploadId: string;
  readonly fileName: string;
  readonly target: ImportTarget;
}

export type ImportStage =
  | { readonly kind: 'choose'; readonly refusal?: string }
  | { readonly kind: 'uploading'; readonly fileName: string; readonly share: number }
  | { readonly kind: 'check'; readonly file: SentFile }
  | { readonly kind: 'running'; readonly file: SentFile }
  | { readonly kind: 'done'; readonly target: ImportTarget; readonly created: number; readonly skipped: number };

/** The file of this window: going to another page and back finds it again. */
let lastFile: SentFile | undefined;

const pollMs = 400;

/** An import from choosing the file to its result. */
export function useImport() {
  const { t, i18n } = useTranslation('imports');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { user } = useSession();
  const [stage, setStage] = useState<ImportStage>(() =>
    lastFile && lastFile.userId === user.id ? { kind: 'check', file: lastFile } : { kind: 'choose' },
  );
  const stopping = useRef<AbortController>(undefined);

  const file = stage.kind === 'check' || stage.kind === 'running' ? stage.file : undefined;
  const progress = useQuery(
    trpc.imports.progress.queryOptions(
      { uploadId: file?.uploadId ?? '' },
      {
        enabled: file !== undefined,
        staleTime: 0,
        gcTime: 0,
        refetchInterval: ({ state }) => (stage.kind === 'running' || state.data?.state === 'running' ? pollMs : false),
      },
    ),
  );
  const begin = (refusal?: string) => {
    lastFile = undefined;
    setStage({ kind: 'choose', ...(refusal !== undefined && { refusal }) });
  };
  const finish = (target: ImportTarget, { created, skipped }: Pick<ImportResult, 'created' | 'skipped'>) => {
    lastFile = undefined;
    setStage({ kind: 'done', target, created, skipped });
  };

  const run = useCommand(trpc.imports.run.mutationOptions(), {
    onDone: (result, { target }) => finish(target, result),
    errorToast: false,
  });
  const isGone = hostError(progress.error)?.code === 'uploadGone';

  return {
    stage: followed(stage, isGone, progress.data),
    progress: progress.data,
    error: run.error,
    choose: async (chosen: File, target: ImportTarget) => {
      stopping.current = new AbortController();
      const { signal } = stopping.current;
      setStage({ kind: 'uploading', fileName: chosen.name, share: 0 });
      try {
        const uploadId = await sendFile(client, chosen, signal, (share) => setStage({ kind: 'uploading', fileName: chosen.name, share }));
        lastFile = { userId: user.id, uploadId, fileName: chosen.name, target };
        run.reset();
        setStage({ kind: 'check', file: lastFile });
      } catch (error) {
        begin(signal.aborted ? undefined : errorText(i18n, error));
      }
    },
    stopUpload: () => stopping.current?.abort(),
    /** Puts the file aside for another one. */
    discard: (refusal?: string) => {
      if (file) void client.imports.cancel.mutate({ uploadId: file.uploadId }).catch(() => undefined); // an hour later the host drops it by itself
      begin(refusal);
    },
    run: async (mapping: Readonly<Record<string, number | null>>, onDuplicate: 'skip' | 'refuse') => {
      if (!file) return;
      setStage({ kind: 'running', file });
      const result = await run.run({ uploadId: file.uploadId, target: file.target, mapping: { ...mapping }, onDuplicate });
      if (!result) {
        await queryClient.invalidateQueries({ queryKey: trpc.imports.preview.queryKey() });
        setStage((now) => (now.kind === 'running' ? { kind: 'check', file } : now));
      }
    },
    cancel: async () => {
      if (!file) return;
      await client.imports.cancel.mutate({ uploadId: file.uploadId });
      showToast(t('run.cancelled'), { severity: 'info' });
    },
  };
}

/** What the host knows better: an import that an earlier visit to this page began, runs or has ended meanwhile. */
function followed(stage: ImportStage, isGone: boolean, progress: ImportProgress | undefined): ImportStage {
  if (stage.kind !== 'check') return stage;
  if (isGone) return { kind: 'choose' };
  if (progress?.state === 'running') return { kind: 'running', file: stage.file };
  if (progress?.state === 'done') return { kind: 'done', target: stage.file.target, created: progress.created, skipped: progress.skipped };
  return stage;
}
