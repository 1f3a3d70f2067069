import type { ActorContext } from '../../context.ts';
import type { Write } from '../../platform/write.ts';
import { settleAlertsOfKinds } from '../alerts/alerts.service.ts';
import { settleTasks } from '../tasks/tasks.service.ts';
import { visitCalledOff } from '../timers/timers.service.ts';
import { endHolds, endOpenVisit } from './requests-life.repository.ts';

type Here = Pick<ActorContext, 'app' | 'now' | 'actor'>;

/**
 * A job that is done or void stands still no more, nobody is called about its delay, and nobody comes at a time that was agreed without a
 * slip. Runs after the clocks were told of the end. @returns the columns that say so.
 */
export async function endStandstill(w: Write, context: Here, requestId: number, reason: string) {
  const { now, actor } = context;
  await endHolds(w.tx, requestId, { endedAt: now, endedBy: null });
  await settleAlertsOfKinds(w.tx, requestId, ['held'], now);
  await settleTasks(w, requestId, 'callBack', { result: reason, by: context });
  if (await endOpenVisit(w.tx, requestId, { endedAt: now, endedBy: actor.userId, endReason: reason })) {
    await visitCalledOff(w, context, requestId, null);
    w.touch('appointments', 'board');
  }
  w.touch('workOrders', 'alerts');
  return { holdReason: '', holdSince: null } as const;
}
