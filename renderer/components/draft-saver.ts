export type DraftStatus =
  | { readonly kind: 'clean' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'kept'; readonly at: number }
  | { readonly kind: 'failed' };

export interface DraftSaver<V> {
  /** Notes the newest values; they are sent after a pause. */
  readonly note: (values: V) => void;
  /** Sends what is waiting now, and resolves when it is kept or has failed. */
  readonly flush: () => Promise<void>;
  /** Drops what is waiting. */
  readonly forget: () => void;
  /** Drops what is waiting and sends nothing any more. */
  readonly stop: () => void;
}

export interface DraftSaverOptions<V> {
  readonly save: (values: V) => Promise<unknown>;
  readonly onStatus: (status: DraftStatus) => void;
  /** Pause after the last change; a draft is kept within a second. */
  readonly pauseMs?: number;
  readonly retryMs?: number;
}

/** Sends the newest values after a pause, one save at a time and never an older one after a newer; tries again after a failure. */
export function createDraftSaver<V>({ save, onStatus, pauseMs = 500, retryMs = 3_000 }: DraftSaverOptions<V>): DraftSaver<V> {
  let waiting: { readonly values: V } | undefined;
  let firstNotedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | undefined;
  let isStopped = false;
  let shown: DraftStatus['kind'] = 'clean';

  const show = (status: DraftStatus) => {
    if (status.kind === 'saving' && shown === 'saving') return;
    shown = status.kind;
    onStatus(status);
  };

  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  const sendAll = async (): Promise<void> => {
    while (waiting && !isStopped) {
      const { values } = waiting;
      waiting = undefined;
      show({ kind: 'saving' });
      try {
        await save(values);
        // what was typed meanwhile is not kept yet
        if (!isStopped && !waiting) show({ kind: 'kept', at: Date.now() });
      } catch {
        // the newest values stay waiting: the next change, the retry or the flush at the end sends them
        waiting ??= { values };
        show({ kind: 'failed' });
        if (!isStopped) schedule(retryMs);
        return;
      }
    }
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    sending ??= sendAll().finally(() => {
      sending = undefined;
    });
    return sending;
  };

  const forget = () => {
    clearTimeout(timer);
    waiting = undefined;
    shown = 'clean';
  };

  return {
    note: (values) => {
      if (isStopped) return;
      if (!waiting) firstNotedAt = Date.now();
      waiting = { values };
      // "kept" is said only while it is true of everything on the screen
      if (shown !== 'failed') show({ kind: 'saving' });
      // somebody who never pauses is kept too: the pause ends two pauses after the first change
      schedule(Math.max(0, Math.min(pauseMs, firstNotedAt + 2 * pauseMs - 100 - Date.now())));
    },
    flush,
    forget,
    stop: () => {
      forget();
      isStopped = true;
    },
  };
}
