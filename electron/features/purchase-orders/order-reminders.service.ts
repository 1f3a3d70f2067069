import { dayOf } from '../../../shared/time.ts';
import type { App, Context } from '../../context.ts';
import { keepDoing } from '../../platform/rounds.ts';
import { readZone } from '../../platform/settings.ts';
import type { Write } from '../../platform/write.ts';
import { addAlertNow, settleAlertsAbout } from '../alerts/alerts.service.ts';
import { lockUntoldOverdue, markOverdueTold } from './order-reminders.repository.ts';

const kind = 'purchaseOverdue';
const everyMs = 60_000;
const atOnce = 100;
const buyers = ['storekeeper', 'supervisor'] as const;

/**
 * R-004-57: the buyers hear once of an order whose agreed day is over while something is still to come; in working time only. Two hosts on one
 * database tell nobody twice. @returns of how many orders there was something to say.
 */
export async function remindOfOrders(app: App): Promise<number> {
  const now = app.now();
  const today = dayOf(now, await readZone(app));
  const told = await app.engine.transaction(async (tx) => {
    const late = await lockUntoldOverdue(tx, today, atOnce);
    for (const order of late) {
      for (const role of buyers) await addAlertNow(tx, { app, now }, { kind, role, data: said(order) });
      await markOverdueTold(tx, order.id, now);
    }
    return late.length;
  });
  if (told > 0) app.bus.publish(['alerts', 'purchaseOrders', 'home']);
  return told;
}

/** Looks now and every minute while the host runs. @returns a function that ends it and waits for a round under way. */
export function keepRemindingOfOrders(app: App): () => Promise<void> {
  return keepDoing(app, { what: 'the reminders of purchase orders', firstMs: 2_500, everyMs, turn: 'orderReminders' }, () =>
    remindOfOrders(app),
  );
}

/** Nothing more is waited for, or a new day was agreed on. */
export async function settleOverdue(
  w: Write,
  { now }: Pick<Context, 'now'>,
  order: { readonly id: number; readonly no: string },
): Promise<void> {
  await settleAlertsAbout(w.tx, [kind], said(order), now);
  w.touch('alerts');
}

function said({ id, no }: { readonly id: number; readonly no: string }) {
  return { about: { subject: 'purchaseOrder', subjectId: id, no } };
}
