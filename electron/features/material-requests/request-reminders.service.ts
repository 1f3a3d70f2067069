import { dayOf } from '../../../shared/time.ts';
import type { App } from '../../context.ts';
import { keepDoing } from '../../platform/rounds.ts';
import { readZone } from '../../platform/settings.ts';
import { addAlertNow } from '../alerts/alerts.service.ts';
import { lockLateRequests, markLateTold } from './request-reminders.repository.ts';
import { said } from './request-step.ts';

const everyMs = 60_000;
const atOnce = 100;
const heads = ['adminOffice', 'supervisor'] as const;

/**
 * R-000-33: what was bought on site and is not booked in after the days that the shop has set; 行政部, the supervisor and whoever bought it
 * hear of it once, in working time. Two hosts on one database tell nobody twice. @returns how many purchases that were.
 */
export async function remindOfPurchases(app: App): Promise<number> {
  const now = app.now();
  const today = dayOf(now, await readZone(app));
  const told = await app.engine.transaction(async (tx) => {
    const late = await lockLateRequests(tx, today, atOnce);
    for (const request of late) {
      const alert = { kind: 'materialOverdue', data: said(request) };
      for (const role of heads) await addAlertNow(tx, { app, now }, { ...alert, role });
      if (request.boughtBy !== null) await addAlertNow(tx, { app, now }, { ...alert, userId: request.boughtBy });
      await markLateTold(tx, request.id, now);
    }
    return late.length;
  });
  if (told > 0) app.bus.publish(['alerts', 'materialRequests', 'home']);
  return told;
}

/** Looks now and every minute while the host runs. @returns a function that ends it and waits for a round under way. */
export function keepRemindingOfPurchases(app: App): () => Promise<void> {
  return keepDoing(app, { what: 'the reminders of purchases', firstMs: 2_500, everyMs, turn: 'purchaseReminders' }, () =>
    remindOfPurchases(app),
  );
}
