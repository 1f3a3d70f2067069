import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentLimits } from '../../../shared/attachments.ts';
import type { AttachmentSubject } from '../../../shared/attachments.ts';
import { useTRPC } from '../../api.ts';
import { errorText } from '../../error-text.ts';
import { newRequestKey } from '../../request-key.ts';
import { isLostReply } from '../../rpc-error.ts';
import { noticeSessionError } from '../../session-signal.ts';
import { showToast } from '../frame/toast-store.ts';
import { sendFile } from './send-file.ts';

export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly state: 'waiting' | 'sending' | 'refused';
  /** From 0 to 1. */
  readonly part: number;
  /** Why it was refused. */
  readonly text?: string;
  /** No answer came: sending it again is safe. */
  readonly mayRetry?: boolean;
}

export interface Uploads {
  readonly list: readonly Upload[];
  readonly add: (files: readonly File[]) => void;
  readonly retry: (key: string) => void;
  /** Stops an upload, or hides what was refused. */
  readonly drop: (key: string) => void;
}

/** Sends files one after the other; one that is refused says why and never stops the others. */
export function useUploads(subject: AttachmentSubject, subjectId: number): Uploads {
  const { i18n, t } = useTranslation('attachments');
  const client = useQueryClient();
  const trpc = useTRPC();
  const [list, setList] = useState<readonly Upload[]>([]);
  const files = useRef(new Map<string, File>());
  const stops = useRef(new Map<string, AbortController>());
  const queue = useRef<string[]>([]);
  const isRunning = useRef(false);
  const change = (key: string, to: Partial<Upload>) => setList((old) => old.map((each) => (each.key === key ? { ...each, ...to } : each)));
  const forget = (key: string) => {
    files.current.delete(key);
    setList((old) => old.filter((each) => each.key !== key));
  };

  const send = async (key: string): Promise<boolean> => {
    const file = files.current.get(key);
    if (!file) return false;
    const stop = new AbortController();
    stops.current.set(key, stop);
    change(key, { state: 'sending', part: 0 });
    try {
      if (file.size > attachmentLimits.fileBytes) {
        const text = i18n.t('errors:variant.fileTooLarge.attachment', { limit: attachmentLimits.fileBytes / 1_000_000 });
        change(key, { state: 'refused', text });
        return false;
      }
      await sendFile({ subject, subjectId, name: file.name.slice(-200), key }, file, stop.signal, (part) => change(key, { part }));
      forget(key);
      return true;
    } catch (error) {
      noticeSessionError(error);
      if (stop.signal.aborted) forget(key);
      else change(key, { state: 'refused', text: errorText(i18n, error), mayRetry: isLostReply(error) });
      return false;
    } finally {
      stops.current.delete(key);
    }
  };

  const run = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    let added = 0;
    for (let key = queue.current.shift(); key !== undefined; key = queue.current.shift()) {
      if (await send(key)) {
        added++;
        void client.invalidateQueries({ queryKey: trpc.attachments.of.queryKey({ subject, subjectId }) });
      }
    }
    isRunning.current = false;
    if (added > 0) showToast(t('added', { count: added }));
  };

  useEffect(() => {
    const running = stops.current;
    const waiting = queue.current;
    // whoever leaves the page has called it off
    return () => {
      waiting.length = 0;
      for (const stop of running.values()) stop.abort();
    };
  }, []);

  return {
    list,
    add: (chosen) => {
      const made = chosen.map((file) => ({ key: newRequestKey(), file }));
      for (const { key, file } of made) files.current.set(key, file);
      queue.current.push(...made.map(({ key }) => key));
      setList((old) => [...old, ...made.map(({ key, file }) => ({ key, name: file.name, state: 'waiting' as const, part: 0 }))]);
      void run();
    },
    retry: (key) => {
      change(key, { state: 'waiting', part: 0 });
      queue.current.push(key);
      void run();
    },
    drop: (key) => {
      const stop = stops.current.get(key);
      const at = queue.current.indexOf(key);
      if (at >= 0) queue.current.splice(at, 1);
      if (stop) stop.abort();
      else forget(key);
    },
  };
}
