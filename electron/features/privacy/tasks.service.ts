import type { z } from 'zod';
import type { Page, Receipt } from '../../../shared/fields.ts';
import { can } from '../../../shared/permissions.ts';
import type { CustomerTask, PrivacyFigures, customerTasksInput, markReviewedInput } from '../../../shared/privacy.ts';
import type { ActorContext } from '../../context.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { write } from '../../platform/write.ts';
import { viewPrivacySettings } from '../settings/settings-privacy.service.ts';
import { countAlarms } from './accesses.repository.ts';
import { requireLivingPerson } from './consents.service.ts';
import { countOpenPrivacyRequests } from './privacy-requests.repository.ts';
import { answerTerm } from './privacy-requests.service.ts';
import { countToAsk, findToAsk, findToReview, toTask, updateReviewed } from './tasks.repository.ts';
import type { DueBefore } from './tasks.repository.ts';

const dayMs = 86_400_000;
const countedTo = 100;
/** An alarm stays on the steward's home for a week. */
const alarmLifeMs = 7 * dayMs;

/** New personal customers whose agreement is still to be asked for (R-004-15). */
export async function listConsentToAsk(
  context: ActorContext,
  { cursor, limit }: z.output<typeof customerTasksInput>,
): Promise<Page<CustomerTask>> {
  const rows = await findToAsk(context.db, fromCursor<[number]>(cursor, 1)?.[0], limit + 1);
  const due = await dueBefore(context);
  return toPage(
    rows.map((row) => toTask(row, due)),
    limit,
    ({ id }) => [id],
  );
}

/** Customers whose phone and address, or other data, is to be looked at again (R-004-18, R-004-19). */
export async function listToReview(
  context: ActorContext,
  { cursor, limit }: z.output<typeof customerTasksInput>,
): Promise<Page<CustomerTask>> {
  const due = await dueBefore(context);
  const rows = await findToReview(context.db, due, fromCursor<[number]>(cursor, 1)?.[0], limit + 1);
  return toPage(
    rows.map((row) => toTask(row, due)),
    limit,
    ({ id }) => [id],
  );
}

/** The data was looked at again today and is right, or was put right. */
export async function markReviewed(
  context: ActorContext,
  { customerId, keyData, otherData, source }: z.output<typeof markReviewedInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    await requireLivingPerson(tx, customerId);
    await updateReviewed(tx, customerId, {
      ...(keyData && { keyDataReviewedAt: context.now }),
      ...(otherData && { reviewedAt: context.now }),
      ...(source !== '' && { source }),
    });
    await record({ subject: 'customer', subjectId: customerId, kind: 'dataReviewed', data: { keyData, otherData, source } });
    touch('privacy', 'customers');
    return { id: customerId, version: 1 };
  });
}

/** What waits for this person, for the first screen. */
export async function countPrivacyFigures({ db, now, actor }: ActorContext): Promise<PrivacyFigures> {
  const isSteward = can(actor.roles, 'privacy.manage');
  return {
    consentToAsk: can(actor.roles, 'privacy.consent') ? await countToAsk(db, countedTo) : 0,
    openRequests: isSteward ? await countOpenPrivacyRequests(db, countedTo) : 0,
    lateRequests: isSteward ? await countOpenPrivacyRequests(db, countedTo, now - (await answerTerm(db))) : 0,
    alarms: isSteward ? await countAlarms(db, now - alarmLifeMs, countedTo) : 0,
  };
}

async function dueBefore(context: ActorContext): Promise<DueBefore> {
  const { keyDataDays, otherDataDays } = await viewPrivacySettings(context);
  return { keyData: context.now - keyDataDays * dayMs, otherData: context.now - otherDataDays * dayMs };
}
