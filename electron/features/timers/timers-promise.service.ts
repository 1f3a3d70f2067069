import type { App } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { addAlertNow, settleAlertsOfKinds } from '../alerts/alerts.service.ts';
import { countLine, isOpen } from './timer-lines.ts';
import type { TimerLine } from './timer-lines.ts';
import type { PromiseFacts } from './timers.repository.ts';
import { findOwner, putPromise } from './timers.repository.ts';

/** Seconds that the typed time leaves out make no other promise. */
const sameMs = 60_000;
const noticeKinds = ['promiseMoved', 'promiseTold'];

/** What became of the promised time when its clock was counted anew. Told: `from` stays the promise, `to` is what the limit would be now. */
export interface PromiseChange {
  readonly policy: string;
  readonly name: string;
  readonly isTold: boolean;
  readonly from: number;
  readonly to: number;
}

/** What the customer was told stays the promise, whatever the limit is now (R-004-30). Of a clock that stands still nothing is pinned. */
export function keepTold(line: TimerLine, { promiseToldAt, promisedAt }: PromiseFacts): void {
  const { facts, policy } = line;
  if (!policy.isPromise || promiseToldAt === null || facts.agreedAt !== null || facts.state !== 'running') return;
  if (Math.abs(facts.dueAt - promisedAt) < sameMs) return;
  facts.agreedAt = promisedAt;
  if (countLine(line)) return;
  facts.agreedAt = null;
  countLine(line);
}

/**
 * Compares the promise before and after it was counted anew. One that nobody was told of moves with its clock, in the same write; one that
 * was told stays, and whoever has the job hears of what the limit would be. Undefined: nothing to say.
 */
export async function followPromise(
  tx: Tx,
  request: PromiseFacts & { readonly id: number },
  before: TimerLine | undefined,
  after: TimerLine | undefined,
): Promise<PromiseChange | undefined> {
  if (!before || !after || !isOpen(after) || after.facts.state === 'paused') return undefined;
  const { dueAt } = after.facts;
  const { code: policy, name } = after.policy;
  const from = request.promisedAt;
  if (dueAt !== from) await putPromise(tx, request.id, dueAt);
  if (request.promiseToldAt === null) return Math.abs(dueAt - from) < sameMs ? undefined : { policy, name, isTold: false, from, to: dueAt };
  // An agreed time that stood before is not touched by a calendar.
  if (before.facts.agreedAt !== null && before.policy.code === policy) return undefined;
  const to = limitOf(after);
  const was = before.facts.agreedAt === null ? from : limitOf(before);
  return Math.abs(to - dueAt) < sameMs || Math.abs(to - was) < sameMs ? undefined : { policy, name, isTold: true, from: dueAt, to };
}

/** Whoever has the job hears that the promised time changed, or would; in working time. */
export async function tellOfPromise(tx: Tx, app: App, requestId: number, change: PromiseChange, now: number): Promise<void> {
  const { policy, name, isTold, from, to } = change;
  const owner = await findOwner(tx, requestId);
  await settleNotices(tx, requestId, now);
  const kind = isTold ? 'promiseTold' : 'promiseMoved';
  const data = { policy, name, dueAt: to, was: from };
  await addAlertNow(tx, { app, now }, { kind, ...(owner === null ? { role: 'frontDesk' } : { userId: owner }), requestId, data });
}

/** The promise was given anew, or the job is over. */
export async function settleNotices(tx: Tx, requestId: number, now: number): Promise<void> {
  await settleAlertsOfKinds(tx, requestId, noticeKinds, now);
}

/** The due time that there would be without any agreed time. */
function limitOf(line: TimerLine): number {
  const free: TimerLine = { ...line, facts: { ...line.facts, agreedAt: null } };
  return countLine(free) ? free.facts.dueAt : line.facts.dueAt;
}
