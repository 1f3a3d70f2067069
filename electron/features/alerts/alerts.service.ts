import type { z } from 'zod';
import type { Page } from '../../../shared/fields.ts';
import type { Role } from '../../../shared/roles.ts';
import type { AlertCount, AlertRow, alertListInput, readAlertsInput } from '../../../shared/timer-views.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { writeOwn } from '../../platform/write.ts';
import { shopCalendar, usersOnDuty } from '../duty/duty.service.ts';
import { countUnread, findTold, findUnread, insertAlert, markRead, settleAlertsOf, settleKinds, settleSaid } from './alerts.repository.ts';

/** Something that somebody has to hear of, once. `data.policy`, `data.name` and `data.dueAt` are what its line says of a promise. */
export interface NewAlert {
  readonly kind: string;
  /** For everybody in this role, or for one user. */
  readonly role?: Role;
  readonly userId?: number | null;
  readonly requestId?: number | null;
  readonly workOrderId?: number | null;
  readonly timerId?: number | null;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly at: number;
  /** From when it shows; in the receiver's working time only. */
  readonly showAt: number;
}

export async function addAlert(tx: Tx, { kind, role, userId, requestId, workOrderId, timerId, data, at, showAt }: NewAlert): Promise<void> {
  await insertAlert(tx, {
    kind,
    role: role ?? '',
    userId: userId ?? null,
    requestId: requestId ?? null,
    workOrderId: workOrderId ?? null,
    timerId: timerId ?? null,
    data: JSON.stringify(data ?? {}),
    at,
    showAt,
    settledAt: null,
  });
}

/** The same for something that was decided just now: it shows at once, or when the counter opens again. */
export async function addAlertNow(
  tx: Tx,
  { app, now }: Pick<ActorContext, 'app' | 'now'>,
  alert: Omit<NewAlert, 'at' | 'showAt'>,
): Promise<void> {
  await addAlert(tx, { ...alert, at: now, showAt: (await shopCalendar(app, tx, now)).nextOpen(now) });
}

/** The clocks behind these alerts have ended: nobody is bothered any more. @returns whether there were any. */
export async function settleAlerts(tx: Tx, requestId: number, timerIds: readonly number[], now: number): Promise<boolean> {
  for (const timerId of timerIds) await settleAlertsOf(tx, requestId, timerId, now);
  return timerIds.length > 0;
}

/** The matter of these kinds is settled. */
export async function settleAlertsOfKinds(tx: Tx, requestId: number, kinds: readonly string[], now: number): Promise<void> {
  await settleKinds(tx, requestId, kinds, now);
}

/** The same for alerts of a document that may have no request: those that said exactly this. */
export async function settleAlertsAbout(
  tx: Tx,
  kinds: readonly string[],
  data: Readonly<Record<string, unknown>>,
  now: number,
): Promise<void> {
  await settleSaid(tx, kinds, JSON.stringify(data), now);
}

/** What this person and their roles were told and have not read. */
export async function listAlerts(
  { db, actor, now }: ActorContext,
  { cursor, limit }: z.output<typeof alertListInput>,
): Promise<Page<AlertRow>> {
  const rows = await findUnread(db, actor, now, fromCursor<[number, number]>(cursor, 2), limit + 1);
  const told = await findTold(db, [...new Set(rows.flatMap(({ requestId }) => requestId ?? []))]);
  const page = toPage(rows, limit, ({ showAt, id }) => [showAt, id]);
  return {
    ...page,
    rows: page.rows.map(({ timerId, role, data, ...row }) => ({
      ...row,
      ...saidBy(data),
      others:
        timerId === null
          ? []
          : [...new Set(told.flatMap((one) => (one.timerId === timerId && one.role !== '' && one.role !== role ? one.role : [])))],
    })),
  };
}

type AlertSaid = Pick<AlertRow, 'policy' | 'name' | 'dueAt' | 'was' | 'about'>;

function saidBy(json: string): AlertSaid {
  const { policy = '', name = '', dueAt = null, was = null, about = null } = JSON.parse(json) as Partial<AlertSaid>;
  return { policy, name, dueAt, was, about };
}

/** More unread lines than these are not counted. */
const mostCounted = 1000;

export async function countAlerts({ app, db, actor, now }: ActorContext): Promise<AlertCount> {
  const calendar = await shopCalendar(app, db, now);
  // Whoever is on duty is called after hours too.
  const isQuiet = !calendar.isOpen(now) && !(await usersOnDuty(db, now)).includes(actor.userId);
  return { unread: await countUnread(db, actor, now, mostCounted), isQuiet };
}

/** Read by this person; a colleague in the same role still sees it. */
export async function readAlerts(context: ActorContext, { ids }: z.output<typeof readAlertsInput>): Promise<{ readonly read: number }> {
  const { actor, now } = context;
  return writeOwn(context, async ({ tx, touch }) => {
    const read = await markRead(tx, actor, ids, now);
    touch('alerts');
    return { read };
  });
}
