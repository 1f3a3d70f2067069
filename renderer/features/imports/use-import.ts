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
  | { readonly kind: 'done'; readonly file: SentFile; readonly counts: DoneCounts };

export type DoneCounts = Pick<ImportResult, 'created' | 'updated' | 'skipped' | 'failed'>;
export type Mapping = Readonly<Record<string, number | null>>;
export interface RunChoices {
  readonly mapping: Mapping;
  readonly onDuplicate: 'skip' | 'refuse';
  readonly onError: 'skip' | 'refuse';
}

/** What was chosen for a file so far; columns only once somebody changed them. */
export interface Chosen extends Omit<RunChoices, 'mapping'> {
  readonly mapping?: Mapping;
  /** Fields that had a column before somebody changed them: they stay in sight. */
  readonly kept: readonly string[];
  readonly isGuess: boolean;
}
const nothingChosen: Chosen = { isGuess: false, kept: [], onDuplicate: 'skip', onError: 'refuse' };

/** The file of this window with its choices: going to another page and back, or an import that failed, finds both again. */
let lastFile: SentFile | undefined;
let lastChosen = nothingChosen;

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
  const [chosen, setChosen] = useState(lastChosen);
  const changeChosen = (next: Chosen) => {
    lastChosen = next;
    setChosen(next);
  };
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
    changeChosen(nothingChosen);
    setStage({ kind: 'choose', ...(refusal !== undefined && { refusal }) });
  };
  const finish = (counts: DoneCounts) => {
    lastFile = undefined;
    lastChosen = nothingChosen;
    if (file) setStage({ kind: 'done', file, counts });
  };

  const run = useCommand(trpc.imports.run.mutationOptions(), {
    onDone: finish,
    errorToast: false,
  });
  const isGone = hostError(progress.error)?.code === 'uploadGone';

  return {
    stage: followed(stage, isGone, progress.data),
    progress: progress.data,
    error: run.error,
    chosen,
    change: changeChosen,
    choose: async (picked: File, target: ImportTarget) => {
      stopping.current = new AbortController();
      const { signal } = stopping.current;
      setStage({ kind: 'uploading', fileName: picked.name, share: 0 });
      try {
        const uploadId = await sendFile(client, picked, signal, (share) => setStage({ kind: 'uploading', fileName: picked.name, share }));
        lastFile = { userId: user.id, uploadId, fileName: picked.name, target };
        changeChosen(nothingChosen);
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
    run: async ({ mapping, onDuplicate, onError }: RunChoices) => {
      if (!file) return;
      setStage({ kind: 'running', file });
      const result = await run.run({ uploadId: file.uploadId, target: file.target, mapping: { ...mapping }, onDuplicate, onError });
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
  if (progress?.state === 'done') return { kind: 'done', file: stage.file, counts: progress };
  return stage;
}
