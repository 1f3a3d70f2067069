import { defaultRouting, routingKey } from '../../../shared/request-life.ts';
import type { Routing } from '../../../shared/request-life.ts';
import type { RequestType } from '../../../shared/requests.ts';
import { goodsDayAhead, unpaidTurn } from '../../../shared/projects.ts';
import { dayOf, startOfDay } from '../../../shared/time.ts';
import type { Tx } from '../../db/engine.ts';
import { readSetting } from '../../platform/settings.ts';
import type { Write } from '../../platform/write.ts';
import type { ActorContext } from '../../context.ts';
import { addAlertNow } from '../alerts/alerts.service.ts';
import { findProjectFacts } from './requests-life.repository.ts';
import type { RequestRecord } from './requests.repository.ts';

export interface Standing {
  readonly type: RequestType;
  readonly projectId: number | null;
  readonly isQualityIssue: number;
  readonly promisedAt: number;
}

/**
 * Whose work it is and when its turn comes: the team for its type (R-004-07), unpaid projects before all others, and their repairs due no
 * later than the acceptance of the goods (R-000-06, R-000-07).
 */
export async function standingOf(tx: Tx, { type, projectId, isQualityIssue, promisedAt }: Standing, now: number, zone: string) {
  const project = await findProjectFacts(tx, projectId);
  const isUnpaid = project !== null && project.paymentState !== 'settled';
  const goodsDay = goodsDayAhead(project, { type, isQualityIssue: isQualityIssue === 1 }, dayOf(now, zone));
  const latest = goodsDay === '' ? Infinity : startOfDay(goodsDay, zone);
  return {
    team: await teamFor(tx, type),
    turn: isUnpaid ? unpaidTurn : 0,
    promisedAt: Math.min(promisedAt, latest),
    // what it is again when that day moves
    ...(promisedAt > latest && { hurriedFrom: promisedAt }),
  };
}

/** R-003-37: a question that turns out to need a repair keeps its number, and the supervisor hears of it. */
export async function tellOfRepair({ tx }: Write, context: ActorContext, before: RequestRecord, type: RequestType): Promise<void> {
  if (before.type !== 'consulting' || type !== 'repair') return;
  await addAlertNow(tx, context, { kind: 'becameRepair', role: 'supervisor', requestId: before.id, data: { no: before.no } });
}

async function teamFor(tx: Tx, type: RequestType): Promise<string> {
  return (await readSetting<Routing>(tx, routingKey, defaultRouting))[type] ?? '';
}
