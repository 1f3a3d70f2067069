import type { Finding, FindingKind } from '../../../shared/care.ts';
import { concernsAll } from '../../../shared/care.ts';
import { can } from '../../../shared/permissions.ts';
import type { ActorContext, App } from '../../context.ts';
import { addAlertNow, settleAlertsAbout } from '../alerts/alerts.service.ts';
import { hasShop, isAlertOpen } from './care.repository.ts';

/** Alerts for whoever keeps the machine; of a database that nobody can write to, only the banner tells. */
const alertOf: Partial<Record<FindingKind, string>> = {
  clockBack: 'careClockBack',
  diskLow: 'careDiskLow',
  walLarge: 'careWalLarge',
  projections: 'careProjections',
};

/** Something is wrong: banner, log, and an alert for the administrator, once however often it is found. */
export async function report(app: App, kind: FindingKind, details: Finding['details'] = {}): Promise<void> {
  const { health, gate } = app.care;
  const now = app.now();
  const isNews = health.report(kind, now, details);
  if (isNews) {
    app.log.error(`self-care: ${kind}`, details);
    app.bus.publish(['care']);
  }
  const alert = alertOf[kind];
  if (!isNews || !alert || gate.reason()) return;
  const isTold = await app.engine.transaction(async (tx) => {
    if (!(await hasShop(tx)) || (await isAlertOpen(tx, alert))) return false;
    await addAlertNow(tx, { app, now }, { kind: alert, role: 'administrator' });
    return true;
  });
  if (isTold) app.bus.publish(['alerts']);
}

/** It is well again: the banner goes, and nobody is bothered with the alert any more. */
export async function clear(app: App, kind: FindingKind): Promise<void> {
  const { health, gate } = app.care;
  if (!health.clear(kind)) return;
  app.log.info(`self-care: ${kind} is over`);
  app.bus.publish(['care']);
  const alert = alertOf[kind];
  if (!alert || gate.reason()) return;
  await app.engine.transaction((tx) => settleAlertsAbout(tx, [alert], {}, app.now()));
  app.bus.publish(['alerts']);
}

/** What this person has to see over every screen. */
export async function listFindings({ app, actor }: ActorContext): Promise<readonly Finding[]> {
  const keeps = can(actor.roles, 'care.manage');
  return app.care.health.findings().filter(({ kind }) => keeps || concernsAll(kind));
}
