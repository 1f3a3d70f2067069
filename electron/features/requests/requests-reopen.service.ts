import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { requestLifecycle } from '../../../shared/request-lifecycle.ts';
import type { reasonedRequestInput } from '../../../shared/requests.ts';
import type { ActorContext } from '../../context.ts';
import { obey } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import { recomputeTimers } from '../timers/timers-recount.service.ts';
import { promiseByClock } from '../timers/timers.service.ts';
import { lockVersion } from './requests-log.service.ts';
import { insertFinish, updateRequest } from './requests.repository.ts';

/**
 * Starts the work anew with a reason; the finish so far stays readable (R-002-28). The old promise is over: the limit counts from now, and
 * the customer has yet to hear of it (R-002-101, R-004-30).
 */
export async function reopenRequest(
  context: ActorContext,
  { id, version, reason }: z.output<typeof reasonedRequestInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const request = await lockVersion(tx, id, version);
    const state = obey(requestLifecycle, request.state, 'reopen', context);
    await insertFinish(tx, request, context.actor.userId, reason, context.now);
    const next = await updateRequest(
      tx,
      request,
      {
        state,
        result: '',
        resolvedAt: null,
        toldAt: null,
        toldWay: null,
        closedAt: null,
        opinion: '',
        headConfirmedAt: null,
        headConfirmedBy: null,
        reopenedCount: request.reopenedCount + 1,
        promisedAt: context.now,
        promiseToldAt: null,
      },
      context.now,
    );
    await recomputeTimers(w, context, id);
    const promisedAt = await promiseByClock(tx, context, id);
    await record({
      subject: 'request',
      subjectId: id,
      kind: 'reopened',
      data: { reason, result: request.result },
      changes: { promisedAt: [request.promisedAt, promisedAt] },
    });
    touch('requests', 'home');
    return { id, version: next, no: request.no };
  });
}
