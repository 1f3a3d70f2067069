import type { z } from 'zod';
import { bookInSetting, defaultBookInDays } from '../../../shared/material-requests.ts';
import type { bookInDaysInput } from '../../../shared/material-requests.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { readSetting } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { saveSetting } from '../settings/settings.service.ts';

/** Days within which a purchase on site is booked in (R-000-33). */
export async function readBookInDays(db: Db | Tx): Promise<number> {
  return readSetting<number>(db, bookInSetting, defaultBookInDays);
}

export async function viewBookInDays({ db }: ActorContext): Promise<{ readonly days: number }> {
  return { days: await readBookInDays(db) };
}

/** For purchases from now on; those that were made keep their day. */
export async function changeBookInDays(
  context: ActorContext,
  { days }: z.output<typeof bookInDaysInput>,
): Promise<{ readonly days: number }> {
  return write(context, async ({ tx, record, touch }) => {
    const before = await readBookInDays(tx);
    await saveSetting(tx, bookInSetting, days);
    await record({ subject: 'shop', subjectId: 1, kind: 'bookInDaysChanged', changes: { bookInDays: [before, days] } });
    touch('settings', 'materialRequests');
    return { days };
  });
}
