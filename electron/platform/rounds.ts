import type { App } from '../context.ts';
import { isMyTurn } from './job-turn.ts';

export interface Rounds {
  /** What failed, for the log, e.g. `the reminders of incidents`. */
  readonly what: string;
  readonly firstMs: number;
  readonly everyMs: number;
  /** Of several hosts on one database one does it: the name of the job there. Absent: each host does it for itself. */
  readonly turn?: string;
}

/**
 * Does something soon and again and again while the host runs, one round at a time: what is still under way when the next one is due leaves
 * that one out. A failure is logged and tried again next time.
 * @returns a function that ends it and waits for a round under way.
 */
export function keepDoing(app: App, { what, firstMs, everyMs, turn }: Rounds, round: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<void> | undefined;
  const run = () => {
    running ??= (async () => turn === undefined || isMyTurn(app, turn, everyMs))()
      .then((isMine) => (isMine ? round() : undefined))
      .then(
        () => undefined,
        (error: unknown) => app.log.error(`${what} failed`, { error: String(error) }),
      )
      .finally(() => {
        running = undefined;
      });
  };
  const soon = setTimeout(run, firstMs);
  const timer = setInterval(run, everyMs);
  soon.unref();
  timer.unref();
  return async () => {
    clearTimeout(soon);
    clearInterval(timer);
    await running;
  };
}
