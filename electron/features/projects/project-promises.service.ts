import { goodsDayAhead } from '../../../shared/projects.ts';
import type { ProjectFacts } from '../../../shared/projects.ts';
import { dayOf, startOfDay } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { readZone } from '../../platform/settings.ts';
import type { Write } from '../../platform/write.ts';
import { promiseBy } from '../timers/timers.service.ts';
import { lockOpenRequests, markHurried } from './projects.repository.ts';

type DayFacts = Pick<ProjectFacts, 'paymentState' | 'goodsAcceptedOn'>;

/**
 * R-000-06, R-000-07: the day on which the goods of an unpaid project are accepted was set, moved or taken away. Open repairs of it are due
 * before that day from now on; a promise that an earlier day had hurried is again what it was before.
 */
export async function moveGoodsDay(w: Write, context: ActorContext, projectId: number, before: DayFacts, after: DayFacts): Promise<void> {
  if (before.goodsAcceptedOn === after.goodsAcceptedOn && before.paymentState === after.paymentState) return;
  const zone = await readZone(context.app, w.tx);
  const today = dayOf(context.now, zone);
  for (const { id, type, isQualityIssue, promisedAt, hurriedFrom } of await lockOpenRequests(w.tx, projectId)) {
    const limitBy = (facts: DayFacts) => {
      const day = goodsDayAhead(facts, { type, isQualityIssue: isQualityIssue === 1 }, today);
      return day === '' ? null : startOfDay(day, zone);
    };
    const [was, latest] = [limitBy(before), limitBy(after)];
    const isHurried = was !== null && was === promisedAt;
    const base = isHurried ? hurriedFrom : promisedAt;
    if (!isHurried && (latest === null || latest >= promisedAt)) continue;
    await markHurried(w.tx, id, base);
    await promiseBy(w, context, id, { base, latest });
  }
  w.touch('requests', 'feedbackForms', 'home');
}
