import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { consentPosts } from '../../../shared/material-requests.ts';
import type { buyInput, ConsentPerson, consentInput } from '../../../shared/material-requests.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { readZone } from '../../platform/settings.ts';
import { addAlertNow, settleAlertsAbout } from '../alerts/alerts.service.ts';
import { layBefore } from './request-approval.service.ts';
import { readBookInDays } from './book-in-days.service.ts';
import { findConsentPeople, findConsents, findUserOfStaff, insertConsents } from './request-lines.repository.ts';
import { said, takeRequestStep } from './request-step.ts';

const minute = 60_000;

/** Who may be asked before a purchase on site. */
export async function listConsentPeople({ db }: ActorContext): Promise<readonly ConsentPerson[]> {
  return findConsentPeople(db);
}

/**
 * R-000-33: on site there is a real need beyond the estimate; the supervisor and the manager were asked, and this is who, when and how. Two
 * people, each holding the post, none of them whoever needs it.
 */
export async function recordConsent(
  context: ActorContext,
  { supervisor, serviceManager, ...target }: z.output<typeof consentInput>,
): Promise<Receipt> {
  const { now, actor } = context;
  const asked = { supervisor, serviceManager };
  return takeRequestStep(context, target, {
    command: 'consent',
    kind: 'consented',
    check: async (request, w) => {
      if (request.path !== 'emergency') throw new DomainError('guardFailed', { guard: 'consentOnSiteOnly' });
      const people = await findConsentPeople(w.tx);
      const applicants = await findUserOfStaff(w.tx, request.applicantId);
      for (const post of consentPosts) {
        const { userId, at } = asked[post];
        const person = people.find((one) => one.userId === userId && one.posts.includes(post));
        if (!person) throw new DomainError('guardFailed', { guard: 'consentPost', field: `${post}.userId`, post });
        if (applicants.includes(userId)) throw new DomainError('guardFailed', { guard: 'signOwn', field: `${post}.userId` });
        if (at > now) throw new DomainError('guardFailed', { guard: 'inFuture', field: `${post}.at` });
      }
      if (supervisor.userId === serviceManager.userId)
        throw new DomainError('guardFailed', { guard: 'consentByTwo', field: 'serviceManager.userId' });
      const recorded = { materialRequestId: request.id, recordedAt: now, recordedBy: actor.userId };
      await insertConsents(
        w.tx,
        consentPosts.map((post) => ({ ...recorded, post, ...asked[post] })),
      );
      for (const { userId, at, way } of consentPosts.map((post) => asked[post])) {
        const data = { name: people.find((one) => one.userId === userId)?.name, way, at };
        await w.record({ subject: 'materialRequest', subjectId: request.id, kind: 'consentGiven', data });
      }
      return { submittedBy: actor.userId };
    },
  });
}

/**
 * What was approved is bought: centrally by 行政部 (R-000-32), or on site by whoever needs it, after both consents (R-000-33); then the two
 * sign what they said, and it has to be booked in within the days that the shop has set.
 */
export async function recordPurchase(
  context: ActorContext,
  { boughtAt, seller, amountFen, note, ...target }: z.output<typeof buyInput>,
): Promise<Receipt> {
  const { app, now, actor } = context;
  const zone = await readZone(app);
  return takeRequestStep(context, target, {
    command: 'buy',
    kind: 'bought',
    data: { seller, at: boughtAt, amountFen, reason: note },
    check: async (request, w) => {
      if (boughtAt > now) throw new DomainError('guardFailed', { guard: 'inFuture', field: 'boughtAt' });
      const bought = { boughtAt, boughtBy: actor.userId, seller, amountFen, buyNote: note };
      await settleAlertsAbout(w.tx, ['materialToBuy'], said(request), now);
      if (request.path === 'factory') throw new DomainError('guardFailed', { guard: 'factorySupplies' });
      if (request.path === 'central') {
        if (!actor.roles.includes('adminOffice')) throw new DomainError('guardFailed', { guard: 'buyByOffice' });
        // times of purchases are typed to the minute
        if (boughtAt < request.stateAt - (request.stateAt % minute))
          throw new DomainError('guardFailed', { guard: 'boughtBeforeApproval', field: 'boughtAt' });
        return bought;
      }
      const consents = await findConsents(w.tx, request.id);
      if (consents.length < consentPosts.length) throw new DomainError('guardFailed', { guard: 'consentFirst' });
      if (consents.some(({ at }) => at >= boughtAt))
        throw new DomainError('guardFailed', { guard: 'boughtBeforeConsent', field: 'boughtAt' });
      await layBefore(w, context, { ...request, ...bought }, request.version + 1);
      await addAlertNow(w.tx, context, { kind: 'materialToBookIn', role: 'adminOffice', data: said(request) });
      return { ...bought, bookInDueOn: addDays(dayOf(boughtAt, zone), await readBookInDays(w.tx)) };
    },
  });
}
