import type { WorkingCalendar } from '../../../shared/calendar.ts';
import type { TimerPolicy } from '../../../shared/timer-policy.ts';
import { policyNamed } from '../../../shared/timer-views.ts';
import { escalationsOf, warningsOf } from '../../../shared/timers.ts';
import type { Alert } from '../../../shared/timers.ts';
import type { App } from '../../context.ts';
import type { DatabaseErrorClass, Tx } from '../../db/engine.ts';
import { addAlert } from '../alerts/alerts.service.ts';
import type { NewAlert } from '../alerts/alerts.service.ts';
import { readCalendars } from '../calendars/compiled-calendars.service.ts';
import type { CalendarSet } from '../calendars/compiled-calendars.service.ts';
import { shopCalendar, usersOnDuty } from '../duty/duty.service.ts';
import { presetOfJob } from '../presets/presets.service.ts';
import type { TimerRecord } from './timer-lines.ts';
import { catchUp } from './timers-catch-up.service.ts';
import { findDue, findSlipUsers, insertSweepEvent, lockDue, lockRequests, markOverdue, markStep } from './timers-sweep.repository.ts';
import { isMyTurn } from '../../platform/job-turn.ts';

const batch = 100;
const everyMs = 15_000;
/** The wall clock went so much further than real time: it was set, or the machine slept. */
const jumpMs = 5 * 60_000;

/**
 * Looks for promised times that were missed and for escalations that are due: marks them, tells whoever has to hear of it, once, and never
 * outside working time. Two hosts on one database may sweep at once. @returns how many clocks had something to say.
 */
export async function sweepTimers(app: App): Promise<number> {
  const now = app.now();
  let swept = 0;
  let after: readonly [number, number] = [-1, -1];
  let round: Round | undefined;
  for (;;) {
    const rows = await findDue(app.engine.db, now, after, batch);
    const last = rows.at(-1);
    if (!last) break;
    after = [last.nextAt ?? now, last.id];
    round ??= await roundOf(app, now);
    swept += await sweepRows(app, rows, round);
  }
  if (swept > 0) app.bus.publish(['alerts', 'timers', 'requests', 'workOrders', 'home']);
  return swept;
}

/**
 * Sweeps now and every 15 seconds while the host runs; a failure is logged and tried again. After a jump of the clock one round is left
 * out, so that a clock that was set wrong for a moment makes no promise missed (F85). @returns a function that ends it.
 */
export function keepSweeping(app: App): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let isBusy = false;
  let seen = { wall: app.now(), real: performance.now() };
  const run = () => {
    const { wall, real } = seen;
    seen = { wall: app.now(), real: performance.now() };
    const isJump = Math.abs(seen.wall - wall - (seen.real - real)) > jumpMs;
    if (isJump) app.log.info('the clock jumped', { byMs: Math.round(seen.wall - wall - (seen.real - real)) });
    if (isJump || isBusy) return;
    isBusy = true;
    running = isMyTurn(app, 'timers', everyMs)
      .then((isMine) => (isMine ? catchUp(app).then(() => sweepTimers(app)) : undefined))
      .then(() => undefined)
      .catch((error: unknown) => app.log.error('the sweep of promised times failed', { error: String(error) }))
      .finally(() => (isBusy = false));
  };
  const timer = setInterval(run, everyMs);
  timer.unref();
  const soon = setTimeout(run, 2_000);
  soon.unref();
  return () => {
    clearInterval(timer);
    clearTimeout(soon);
    return running;
  };
}

/** What a round of the sweep knows: when the roles may be told, and who answers while nobody is at work. */
interface Round {
  readonly now: number;
  readonly receiver: WorkingCalendar;
  /** Users on duty while the counter is closed; within working time nobody. */
  readonly onDuty: readonly number[];
  readonly calendars: CalendarSet;
}

async function roundOf(app: App, now: number): Promise<Round> {
  const { db } = app.engine;
  const receiver = await shopCalendar(app, db, now);
  const onDuty = receiver.isOpen(now) ? [] : await usersOnDuty(db, now);
  return { now, receiver, onDuty, calendars: await readCalendars(app, db) };
}

const ofDatabase: readonly DatabaseErrorClass[] = ['busy', 'diskFull', 'diskFailed', 'readOnly', 'damaged'];

type DueRow = Pick<TimerRecord, 'id' | 'requestId'>;

/** All at once; where one of them fails each by itself, so that it holds up none of the others. It is tried again in the next round. */
async function sweepRows(app: App, rows: readonly DueRow[], round: Round): Promise<number> {
  try {
    return await app.engine.transaction((tx) => sweepBatch(tx, rows, round));
  } catch (error) {
    // Of no single row: the round is over.
    if (ofDatabase.includes(app.engine.classifyError(error))) throw error;
    if (rows.length === 1) {
      const { id, requestId } = rows[0] ?? {};
      app.log.error('a promised time could not be swept', { timerId: id, requestId, error: String(error) });
      return 0;
    }
    let done = 0;
    for (const row of rows) done += await sweepRows(app, [row], round);
    return done;
  }
}

async function sweepBatch(tx: Tx, found: readonly DueRow[], round: Round): Promise<number> {
  await lockRequests(tx, [...new Set(found.map(({ requestId }) => requestId))]);
  const rows = await lockDue(
    tx,
    found.map(({ id }) => id),
    round.now,
  );
  for (const row of rows) {
    const { data } = await presetOfJob(tx, row.presetVersionId);
    await speak(tx, row, policyNamed(data.timers, row.policy), round);
  }
  return rows.length;
}

/** It turned amber, and whoever the policy names is warned while there is time left. */
async function warn(tx: Tx, row: TimerRecord, policy: TimerPolicy, round: Round): Promise<void> {
  const { receiver, now } = round;
  await markStep(tx, row, { stepNow: 1, nextAt: row.dueAt + 1, missedAt: null });
  // Whoever would see the warning after the due time hears of the miss instead.
  const warnings = warningsOf(policy, row.amberAt, receiver).filter(({ at }) => Math.max(at, now) <= row.dueAt);
  for (const warning of warnings) await tell(tx, row, policy, 'timerSoon', warning, round);
  await tellDuty(tx, row, policy, 'timerSoon', round);
}

/** The first time the miss itself, then one escalation after the other. */
async function speak(tx: Tx, row: TimerRecord, policy: TimerPolicy | undefined, round: Round): Promise<void> {
  const { receiver, now } = round;
  if (policy && row.step === 0 && now <= row.dueAt) return warn(tx, row, policy, round);
  const alerts = policy ? escalationsOf(policy, row.dueAt, receiver) : [];
  const isFirst = row.step < 2;
  const told = isFirst ? 0 : row.step - 2;
  // Those of the policy's own are written at once, though they show when work begins; each step waits for its time.
  const reach = Math.max(now, receiver.nextOpen(row.dueAt));
  const ahead = alerts.findIndex(({ at }) => at > reach);
  const until = ahead < 0 ? alerts.length : Math.max(ahead, told);
  const fresh = alerts.slice(told, until);
  await markStep(tx, row, { stepNow: 2 + until, nextAt: alerts[until]?.at ?? null, missedAt: row.missedAt ?? row.dueAt });
  for (const alert of fresh) {
    const kind = policy?.tell.includes(alert.role) ? 'timerMissed' : 'timerEscalated';
    await tell(tx, row, policy, kind, alert, round);
  }
  if (isFirst) await tellDuty(tx, row, policy, 'timerMissed', round);
  if (isFirst && policy?.isPromise) await markOverdue(tx, row.requestId, row.dueAt);
  const data = {
    policy: row.policy,
    name: policy?.name ?? '',
    rule: policy?.rule ?? '',
    dueAt: row.dueAt,
    told: fresh.map(({ role }) => role),
  };
  if (isFirst || fresh.length > 0) await insertSweepEvent(tx, now, row.requestId, isFirst ? 'timerMissed' : 'timerEscalated', data);
}

async function tell(
  tx: Tx,
  row: TimerRecord,
  policy: TimerPolicy | undefined,
  kind: string,
  { role, at }: Alert,
  { receiver, now }: Round,
): Promise<void> {
  // Who was off for a while hears of it when the counter is open again.
  const showAt = receiver.nextOpen(Math.max(at, now));
  const alert = alertOf(row, policy, kind, { at: now, showAt });
  const { workOrderId } = row;
  if (role !== 'technician') return addAlert(tx, { ...alert, role });
  // Technicians hear of their own slips only (R-000-84).
  const users = workOrderId === null ? [] : await findSlipUsers(tx, workOrderId);
  for (const userId of users) await addAlert(tx, { ...alert, userId });
}

/** A clock that runs while the counter is closed: whoever is on duty hears of it at once (A-25, R-002-63). */
async function tellDuty(
  tx: Tx,
  row: TimerRecord,
  policy: TimerPolicy | undefined,
  kind: string,
  { now, onDuty, calendars }: Round,
): Promise<void> {
  if (onDuty.length === 0 || !calendars.of(row.calendar).isOpen(now)) return;
  for (const userId of onDuty) await addAlert(tx, { ...alertOf(row, policy, kind, { at: now, showAt: now }), userId });
}

function alertOf(
  { id: timerId, requestId, workOrderId, policy: code, dueAt }: TimerRecord,
  policy: TimerPolicy | undefined,
  kind: string,
  when: Pick<NewAlert, 'at' | 'showAt'>,
): NewAlert {
  return { kind, requestId, workOrderId, timerId, data: { policy: code, name: policy?.name ?? '', dueAt }, ...when };
}
