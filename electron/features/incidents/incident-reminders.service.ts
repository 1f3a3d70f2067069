import { dayOf } from '../../../shared/time.ts';
import type { App, Context } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { keepDoing } from '../../platform/rounds.ts';
import { readZone } from '../../platform/settings.ts';
import type { Write } from '../../platform/write.ts';
import { addAlertNow, settleAlertsAbout } from '../alerts/alerts.service.ts';
import {
  findOwnersOfLate,
  hasLateAction,
  lockLateIncidents,
  lockMissedVisits,
  markActionsTold,
  markVisitTold,
} from './incident-reminders.repository.ts';
import type { Remindable } from './incident-reminders.repository.ts';

const everyMs = 60_000;
const atOnce = 100;
const heads = ['supervisor', 'serviceManager'] as const;
type ReminderKind = 'incidentVisitMissed' | 'incidentActionLate';

/**
 * R-000-04: the heads hear once of a visit whose time has passed without anybody there, and of actions past their day, as does whoever the
 * action was given to; in working time only. Two hosts on one database tell nobody twice. @returns how many incidents had something to say.
 */
export async function remindOfIncidents(app: App): Promise<number> {
  const now = app.now();
  const today = dayOf(now, await readZone(app));
  const told = await app.engine.transaction(async (tx) => {
    const missed = await lockMissedVisits(tx, now, atOnce);
    for (const incident of missed) {
      await remind(tx, { app, now }, 'incidentVisitMissed', incident, []);
      await markVisitTold(tx, incident.id, now);
    }
    const late = await lockLateIncidents(tx, today, atOnce);
    for (const incident of late) {
      await remind(tx, { app, now }, 'incidentActionLate', incident, await findOwnersOfLate(tx, incident.id, today));
      await markActionsTold(tx, incident.id, today, now);
    }
    return missed.length + late.length;
  });
  if (told > 0) app.bus.publish(['alerts', 'incidents', 'home']);
  return told;
}

/** Looks now and every minute while the host runs. @returns a function that ends it and waits for a round under way. */
export function keepReminding(app: App): () => Promise<void> {
  return keepDoing(app, { what: 'the reminders of incidents', firstMs: 2_000, everyMs, turn: 'incidentReminders' }, () =>
    remindOfIncidents(app),
  );
}

/** What the reminder asked for has happened. */
export async function settleReminder(w: Write, { now }: Pick<Context, 'now'>, kind: ReminderKind, incident: Remindable): Promise<void> {
  await settleAlertsAbout(w.tx, [kind], said(incident), now);
  w.touch('alerts');
}

/** The same for actions, when the last that was late is done. */
export async function settleIfNoneLate(w: Write, context: Pick<Context, 'app' | 'now'>, incident: Remindable): Promise<void> {
  const today = dayOf(context.now, await readZone(context.app, w.tx));
  if (!(await hasLateAction(w.tx, incident.id, today))) await settleReminder(w, context, 'incidentActionLate', incident);
}

async function remind(
  tx: Tx,
  context: Pick<Context, 'app' | 'now'>,
  kind: ReminderKind,
  incident: Remindable,
  userIds: readonly number[],
): Promise<void> {
  const alert = { kind, requestId: incident.requestId, data: said(incident) };
  for (const role of heads) await addAlertNow(tx, context, { ...alert, role });
  for (const userId of userIds) await addAlertNow(tx, context, { ...alert, userId });
}

function said({ id, no }: Remindable) {
  return { about: { subject: 'incident', subjectId: id, no } };
}
