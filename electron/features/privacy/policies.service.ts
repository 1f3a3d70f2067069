import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { NoticeData, PoliciesView, addPolicyInput, noticeInput } from '../../../shared/privacy.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { readShop, readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { findConsents, findPerson } from './consents.repository.ts';
import { statesOf } from './consent-states.ts';
import { findPolicies, findPolicyOn, insertPolicy } from './policies.repository.ts';

/** All versions of the privacy policy and the one that holds today (R-004-21). */
export async function viewPolicies({ app, db, now }: ActorContext): Promise<PoliciesView> {
  const today = dayOf(now, await readZone(app));
  return { versions: await findPolicies(db), currentId: (await findPolicyOn(db, today))?.id ?? null };
}

/** Publishes the next version; what was published stays as it was read and agreed to (R-004-21). */
export async function publishPolicy(context: ActorContext, input: z.output<typeof addPolicyInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const [last] = await findPolicies(tx);
    if (last && input.effectiveOn < last.effectiveOn)
      throw new DomainError('guardFailed', { guard: 'olderPolicy', field: 'effectiveOn', effectiveOn: last.effectiveOn });
    const id = await insertPolicy(tx, { ...input, userId: context.actor.userId, at: context.now });
    const { effectiveOn, approvedBy } = input;
    await record({ subject: 'privacyPolicy', subjectId: id, kind: 'published', data: { effectiveOn, approvedBy } });
    touch('privacy');
    return { id, version: 1 };
  });
}

/** What the notice and consent form prints (F-35): the text in force, and what this customer said so far. */
export async function readNotice({ app, db, now }: ActorContext, { customerId }: z.output<typeof noticeInput>): Promise<NoticeData> {
  const { name, phone, address, zone } = await readShop(app);
  const person = customerId === null ? undefined : await findPerson(db, customerId);
  if (customerId !== null && !person) throw new DomainError('notFound', { what: 'customer', id: customerId });
  const answers = customerId === null ? [] : await findConsents(db, customerId);
  const given = statesOf(answers);
  return {
    shop: { name, phone, address, zone },
    policy: (await findPolicyOn(db, dayOf(now, zone))) ?? null,
    customer: person ? { id: person.id, name: person.name, phone: person.phone } : null,
    given,
    sharedWith: given.sharing === 'given' ? (answers.find(({ purpose }) => purpose === 'sharing')?.sharedWith ?? '') : '',
  };
}
