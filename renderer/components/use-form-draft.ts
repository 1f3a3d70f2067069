import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { createDraftSaver } from './draft-saver.ts';
import type { DraftSaver, DraftStatus } from './draft-saver.ts';

export interface FormDraftOptions<V> {
  /** Keeps the values (server-side, per user); called at most about once a second, never twice at once. */
  readonly save: (values: V) => Promise<unknown>;
  /** Throws the kept draft away. */
  readonly discard?: () => Promise<unknown>;
  /** The kept draft to start from; `undefined` while it is still being asked for, `null` when there is none. */
  readonly restore?: { readonly values: V; readonly at: number } | null;
  readonly enabled?: boolean;
}

export interface FormDraft {
  readonly status: DraftStatus;
  /** The draft that the form started from, when there was one. */
  readonly restoredAt: number | undefined;
  /** Sends what is not kept yet; await it before leaving on purpose. */
  readonly flush: () => Promise<void>;
  /** Drops the draft and puts the form back to its defaults. */
  readonly discard: () => Promise<void>;
  /** Stops keeping, after the form was submitted (the host removes the draft with the write). */
  readonly finish: () => void;
}

/**
 * Keeps what is typed in a form within a second, restores it, and sends the rest when the page goes away.
 *
 *     const draft = useFormDraft(form, { save: (values) => client.drafts.save.mutate(…), restore });
 *     <DraftNotice draft={draft} />
 */
export function useFormDraft<V extends FieldValues, Out>(form: UseFormReturn<V, unknown, Out>, options: FormDraftOptions<V>): FormDraft {
  const { restore, enabled = true } = options;
  const [status, setStatus] = useState<DraftStatus>({ kind: 'clean' });
  const [restoredAt, setRestoredAt] = useState<number>();
  const saver = useRef<DraftSaver<V>>(undefined);
  const hasTyped = useRef(false);
  const save = useEffectEvent((values: V) => options.save(values));

  useEffect(() => {
    if (!enabled) return;
    const current = createDraftSaver<V>({ save: (values) => save(values), onStatus: setStatus });
    saver.current = current;
    const stopWatching = form.subscribe({
      formState: { values: true },
      callback: ({ values, name }) => {
        // only what a person typed has a name; `reset` and restoring have none
        if (name === undefined) return;
        hasTyped.current = true;
        current.note(structuredClone(values));
      },
    });
    const flush = () => void current.flush();
    const flushWhenHidden = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flushWhenHidden);
    return () => {
      stopWatching();
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flushWhenHidden);
      flush();
    };
  }, [form, enabled]);

  // Decided once: what this form keeps itself comes back from the host later and must not overwrite what was typed since.
  const isDecided = useRef(false);
  useEffect(() => {
    if (restore === undefined || isDecided.current) return;
    isDecided.current = true;
    if (!restore || hasTyped.current) return;
    form.reset(restore.values, { keepDefaultValues: true });
    setRestoredAt(restore.at);
  }, [form, restore]);

  return {
    status,
    restoredAt,
    flush: async () => saver.current?.flush(),
    finish: () => saver.current?.stop(),
    discard: async () => {
      saver.current?.forget();
      form.reset();
      setRestoredAt(undefined);
      setStatus({ kind: 'clean' });
      await options.discard?.();
    },
  };
}
