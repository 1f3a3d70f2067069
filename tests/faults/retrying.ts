import { sleep } from './harness.ts';
import type { Outcome, Send } from './work.ts';

export interface RetryOptions {
  readonly isOver: () => boolean;
  /** How long one command is tried. */
  readonly patienceMs: number;
  readonly onRetry?: () => void;
}

/**
 * Sends like a seat that does not give up: what had no answer, or an answer that leaves its outcome open, goes out again with the same
 * key until there is one.
 */
export function retrying(send: Send, { isOver, patienceMs, onRetry }: RetryOptions): Send {
  return async (command) => {
    const until = Date.now() + patienceMs;
    for (;;) {
      const outcome = opened(await send(command));
      if (outcome.state !== 'unknown' || isOver() || Date.now() > until) return outcome;
      onRetry?.();
      await sleep(50);
    }
  };
}

/** The program lost its database in the middle, or met a fault of its own: what became of the command is open. */
function opened(outcome: Outcome): Outcome {
  const isOpen = outcome.state === 'refused' && (outcome.status >= 500 || openCodes.has(outcome.code));
  return isOpen ? { state: 'unknown', why: `${outcome.status} ${outcome.code}` } : outcome;
}

const openCodes: ReadonlySet<string> = new Set(['diskFailed', 'databaseBusy', 'databaseAway', 'outcomeUnknown']);
