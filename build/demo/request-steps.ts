import { hour } from './calendar.ts';
import type { User } from './journal.ts';
import { change } from './life.ts';
import type { Life, Request, RequestOptions } from './life.ts';
import type { PlannedStep, Step } from './plan.ts';
import { weighted } from './random.ts';
import { reopenReasons, resolveTexts, talkTexts, voidReasons } from './texts.ts';
import type { VisitSteps } from './visit-steps.ts';

/** What happens to a request itself. */
export interface RequestSteps {
  perform(life: Life, at: number, step: Step): void;
}

const someTold = weighted<'phone' | 'wechat' | 'visit' | 'sms'>([
  ['phone', 80],
  ['wechat', 12],
  ['visit', 5],
  ['sms', 3],
]);

/** @param later puts a further step of a life among those to come. */
export function createRequestSteps(
  { bulk, journal, random, calendar, calls, clocks, delays, repairs, people }: RequestOptions,
  visitSteps: VisitSteps,
  later: (life: Life, step: PlannedStep) => void,
): RequestSteps {
  const { users } = people;

  function talk(row: Request, at: number, channel: string, isIncoming: boolean, user: User, summary: string): void {
    calls.note({
      customerId: row.customerId,
      requestId: row.id,
      at,
      channel,
      isIncoming: isIncoming ? 1 : 0,
      userId: user.id,
      summary,
      outcome: 'answered',
    });
  }

  function onRequest(life: Life, at: number, step: Step): void {
    const { row } = life;
    const user = random.pick(users.frontDesk);
    switch (step) {
      case 'acknowledge':
        change(row, at, {
          state: life.steps.length === 1 ? 'acknowledged' : 'classified',
          promiseToldAt: at,
          classifiedAt: row.classifiedAt ?? at,
          firstContactAt: row.firstContactAt ?? at,
        });
        clocks.happened(life, at, { event: 'request.acknowledged', at }, { event: 'request.contacted', at });
        return journal.record(at, user, 'requests.acknowledge', 'request', row.id, 'acknowledged', { promisedAt: row.promisedAt });
      case 'schedule':
        change(row, at, { state: 'scheduled' });
        return journal.record(at, random.pick(users.supervisor), 'requests.schedule', 'request', row.id, 'scheduled');
      case 'talk':
        talk(row, at, 'phone', true, user, random.pick(talkTexts));
        return journal.record(at, user, 'calls.log', 'customer', row.customerId, 'talked', {
          channel: 'phone',
          summary: random.pick(talkTexts),
        });
      case 'resolve':
        return resolve(life, at, user, random.pick(resolveTexts));
      case 'repair': {
        const result = repairs.advance(life, life.path, at);
        return result === undefined ? undefined : resolve(life, at, user, result);
      }
      case 'tell':
        return tell(life, at, user);
      case 'followUp':
        change(row, at, { state: 'followedUp' });
        return journal.record(at, random.pick(users.followUpCaller), 'followUps.record', 'request', row.id, 'followedUp');
      case 'archive':
        change(row, at, { state: 'archived', closedAt: at });
        clocks.happened(life, at, { event: 'request.archived', at });
        clocks.cancel(life, at);
        if (row.type === 'complaint' || random.chance(0.03)) followUp(life, at, user);
        return journal.record(at, user, 'requests.archive', 'request', row.id, 'archived');
      case 'void': {
        const reason = random.pick(voidReasons);
        change(row, at, { state: 'voided', voidedAt: at, voidReason: reason });
        clocks.cancel(life, at);
        return journal.record(at, user, 'requests.void', 'request', row.id, 'voided', { reason });
      }
      case 'reopen':
        return reopen(life, at, random.pick(users.supervisor));
      case 'sweep':
        life.sweepAt = Infinity;
        return clocks.sweep(life, at);
      case 'explain':
        life.isExplaining = false;
        return delays.perform(life, at, step);
      case 'hold':
      case 'release':
      case 'escalate':
      case 'escalationAnswer':
      case 'handOver':
      case 'departmentAnswer':
      case 'support':
      case 'supportDone':
      case 'followedLater':
        return delays.perform(life, at, step);
      default:
        return visitSteps.dispatch(life, at, random.pick(users.supervisor));
    }
  }

  function resolve(life: Life, at: number, user: User, result: string): void {
    change(life.row, at, { state: 'resolved', result, resolvedAt: at });
    clocks.happened(life, at, { event: 'request.resolved', at });
    journal.record(at, user, 'requests.resolve', 'request', life.row.id, 'resolved', { result });
  }

  /** Closing a complaint plans a later call (R-004-09); it is made some days later. */
  function followUp(life: Life, at: number, user: User): void {
    delays.followUpLater(life, at, user);
    if (random.chance(0.9)) later(life, { at: calendar.open(at + random.int(100, 190) * hour, random), step: 'followedLater', slip: -1 });
  }

  function tell(life: Life, at: number, user: User): void {
    const { row } = life;
    const toldWay = someTold(random);
    const opinion = random.chance(0.5) ? random.pick(['满意', '非常满意', '基本满意']) : '';
    change(row, at, { state: 'told', toldAt: at, toldWay, opinion, firstContactAt: row.firstContactAt ?? at });
    clocks.happened(life, at, { event: 'request.told', at });
    talk(row, at, toldWay, false, user, [row.result.slice(0, 200), opinion].filter(Boolean).join(' / '));
    journal.record(at, user, 'requests.tell', 'request', row.id, 'told', { toldAt: at, toldWay, opinion });
  }

  function reopen(life: Life, at: number, user: User): void {
    const { row } = life;
    const reason = random.pick(reopenReasons);
    const { id, result, resolvedAt, toldAt, toldWay, closedAt } = row;
    bulk.add('requestFinish', {
      requestId: id,
      seq: row.reopenedCount + 1,
      result,
      resolvedAt,
      toldAt,
      toldWay,
      closedAt,
      reopenedAt: at,
      reopenedBy: user.id,
      reopenReason: reason,
    });
    change(row, at, {
      state: 'classified',
      result: '',
      resolvedAt: null,
      toldAt: null,
      toldWay: null,
      closedAt: null,
      opinion: '',
      reopenedCount: row.reopenedCount + 1,
      promisedAt: at,
    });
    clocks.again(life, at);
    journal.record(at, user, 'requests.reopen', 'request', id, 'reopened', { reason, result });
    // the caller hears the new time at once
    const promisedAt = life.lines.findLast(({ policy }) => policy.isPromise)?.facts.dueAt ?? at;
    change(row, at, { promisedAt, promiseToldAt: at });
    journal.record(at, user, 'requests.acknowledge', 'request', id, 'acknowledged', { promisedAt });
  }

  return { perform: onRequest };
}
