import type { App } from '../context.ts';
import { keepDoing } from './rounds.ts';

const dayMs = 86_400_000;
/** A seat repeats a call within minutes; two weeks also cover a seat that was away. */
const keyLifeMs = 14 * dayMs;
const sessionLifeMs = 90 * dayMs;
const everyMs = 6 * 3_600_000;

/** Deletes what has done its duty: old request keys and long ended sessions. */
export async function tidy({ engine, now }: App): Promise<void> {
  await engine.transaction(async (tx) => {
    await tx
      .deleteFrom('requestKey')
      .where('createdAt', '<', now() - keyLifeMs)
      .execute();
    await tx
      .deleteFrom('session')
      .where('expiresAt', '<', now() - sessionLifeMs)
      .execute();
  });
}

/**
 * Tidies now and every six hours while the host runs. A failure is logged and tried again next time.
 * @returns a function that ends it.
 */
export function keepTidy(app: App): () => Promise<void> {
  return keepDoing(app, { what: 'housekeeping', firstMs: 60_000, everyMs, turn: 'housekeeping' }, () => tidy(app));
}
