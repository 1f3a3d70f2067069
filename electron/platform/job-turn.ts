import type { App } from '../context.ts';
import { hostIdOf } from './host-id.ts';

/**
 * Of several hosts on one database, is it this one that does the job now? The first to ask within a period of `everyMs` is, and nobody else
 * until it is over; a host that died is followed by another one period later. Without other hosts it always is, and while the data are
 * being moved nobody is.
 */
export async function isMyTurn(app: App, name: string, everyMs: number): Promise<boolean> {
  const { engine, now } = app;
  if (engine.isFrozen()) return false;
  if (!engine.server) return true;
  const at = now();
  const host = hostIdOf(engine);
  // A little less than the period, or whoever asks a millisecond early would leave it out.
  const untilAt = at + everyMs - Math.min(everyMs / 10, 1_000);
  const rows = await engine.transaction((tx) =>
    tx
      .insertInto('jobTurn')
      .values({ name, host, untilAt })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ host, untilAt })
          // A turn that ends far ahead was taken by a clock that was wrong.
          .where((eb) => eb.or([eb('jobTurn.untilAt', '<=', at), eb('jobTurn.untilAt', '>', at + everyMs)])),
      )
      .returning('name')
      .execute(),
  );
  return rows.length > 0;
}
