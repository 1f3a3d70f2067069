import { defaultRouting, routingKey } from '../../../shared/request-life.ts';
import type { Routing } from '../../../shared/request-life.ts';
import type { RequestType } from '../../../shared/requests.ts';
import { unpaidTurn } from '../../../shared/projects.ts';
import { dayOf, startOfDay } from '../../../shared/time.ts';
import type { Tx } from '../../db/engine.ts';
import { readSetting } from '../../platform/settings.ts';
import type { Write } from '../../platform/write.ts';
import { findProjectFacts, insertAlert } from './requests-life.repository.ts';
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
  const mustPrecede = isUnpaid && project.goodsAcceptedOn > dayOf(now, zone) && (type === 'repair' || isQualityIssue === 1);
  return {
    team: await teamFor(tx, type),
    turn: isUnpaid ? unpaidTurn : 0,
    promisedAt: mustPrecede ? Math.min(promisedAt, startOfDay(project.goodsAcceptedOn, zone)) : promisedAt,
  };
}

/** R-003-37: a question that turns out to need a repair keeps its number, and the supervisor hears of it. */
export async function tellOfRepair({ tx }: Write, before: RequestRecord, type: RequestType, now: number): Promise<void> {
  if (before.type !== 'consulting' || type !== 'repair') return;
  await insertAlert(tx, { kind: 'becameRepair', role: 'supervisor', at: now, requestId: before.id, data: { no: before.no } });
}

async function teamFor(tx: Tx, type: RequestType): Promise<string> {
  return (await readSetting<Routing>(tx, routingKey, defaultRouting))[type] ?? '';
}
