import type { z } from 'zod';
import { purposes } from '../../../shared/privacy.ts';
import type { ConsentState, ConsentView, ConsentWay, Purpose, recordConsentInput, withdrawConsentInput } from '../../../shared/privacy.ts';
import type { Receipt } from '../../../shared/fields.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { overallState, statesOf } from './consent-states.ts';
import { findConsents, findPerson, insertConsent, lockPerson, updateConsentState, withdrawConsents } from './consents.repository.ts';
import type { Person } from './consents.repository.ts';
import { findPolicyOn } from './policies.repository.ts';

/** What a customer agreed to, per purpose and as a history (B-39). */
export async function viewConsents({ app, db, now }: ActorContext, { customerId }: { readonly customerId: number }): Promise<ConsentView> {
  if (!(await findPerson(db, customerId))) throw new DomainError('notFound', { what: 'customer', id: customerId });
  const history = await findConsents(db, customerId);
  const states = statesOf(history);
  const policy = await findPolicyOn(db, dayOf(now, await readZone(app)));
  return { state: overallState(states), purposes: states, history, hasPolicy: policy !== undefined };
}

/**
 * Notes what the customer said to each purpose, with the version of the policy, the day and the way (R-004-15, R-004-22).
 * Agreement needs a policy in force: one cannot agree to what nobody wrote down.
 */
export async function recordConsent(
  context: ActorContext,
  { customerId, answers, way, sharedWith }: z.output<typeof recordConsentInput>,
): Promise<Receipt> {
  const { app, now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    await requireLivingPerson(tx, customerId);
    const policy = await findPolicyOn(tx, dayOf(now, await readZone(app, tx)));
    if (!policy && answers.some(({ isGiven }) => isGiven)) throw new DomainError('guardFailed', { guard: 'noPolicy' });
    const isShared = answers.some(({ purpose, isGiven }) => purpose === 'sharing' && isGiven);
    if (isShared && sharedWith === '') throw new DomainError('guardFailed', { guard: 'sharedWithMissing', field: 'sharedWith' });
    for (const { purpose, isGiven } of answers)
      await insertConsent(tx, {
        customerId,
        purpose,
        isGiven,
        way,
        policyId: policy?.id ?? null,
        sharedWith: purpose === 'sharing' && isGiven ? sharedWith : '',
        at: now,
        userId: actor.userId,
      });
    await project(tx, customerId);
    const given = answers.filter(({ isGiven }) => isGiven).map(({ purpose }) => purpose);
    const refused = answers.filter(({ isGiven }) => !isGiven).map(({ purpose }) => purpose);
    await record({ subject: 'customer', subjectId: customerId, kind: 'consentNoted', data: { given, refused, way } });
    touch('privacy', 'customers', 'home');
    return { id: customerId, version: 1 };
  });
}

/** The customer takes agreement back, as easily as it was given (R-004-25); the service itself goes on. */
export async function withdrawConsent(
  context: ActorContext,
  { customerId, purposes: wanted, way }: z.output<typeof withdrawConsentInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    await requireLivingPerson(w.tx, customerId);
    await withdrawIn(context, w, customerId, wanted, way);
    return { id: customerId, version: 1 };
  });
}

/** The same inside another write. @throws DomainError `guardFailed` when nothing of it was given. */
export async function withdrawIn(
  { now, actor }: ActorContext,
  { tx, record, touch }: Write,
  customerId: number,
  wanted: readonly Purpose[],
  way: ConsentWay,
): Promise<readonly string[]> {
  const withdrawn = await withdrawConsents(tx, customerId, wanted.length > 0 ? wanted : purposes, { at: now, way, userId: actor.userId });
  if (withdrawn.length === 0) throw new DomainError('guardFailed', { guard: 'noConsentGiven' });
  await project(tx, customerId);
  await record({ subject: 'customer', subjectId: customerId, kind: 'consentWithdrawn', data: { withdrawn, way } });
  touch('privacy', 'customers', 'home');
  return withdrawn;
}

/**
 * Refuses to use a customer's data for a purpose to which the customer did not agree (R-004-14): every campaign, survey and share asks here.
 * @throws DomainError `consentMissing` with `purpose` and how it stands.
 */
export async function requireConsent(db: Db, customerId: number, purpose: Purpose): Promise<void> {
  const state = statesOf(await findConsents(db, customerId))[purpose];
  if (state !== 'given') throw new DomainError('consentMissing', { purpose, state, customerId });
}

/** The word for each of these customers, from their answers as they stand. */
export async function consentStatesOf(db: Db, customerIds: readonly number[]): Promise<ReadonlyMap<number, ConsentState>> {
  const states = new Map<number, ConsentState>();
  for (const id of customerIds) states.set(id, overallState(statesOf(await findConsents(db, id))));
  return states;
}

async function project(tx: Tx, customerId: number): Promise<void> {
  await updateConsentState(tx, customerId, overallState(statesOf(await findConsents(tx, customerId))));
}

/** The locked customer; one that is blanked or part of another is refused. */
export async function requireLivingPerson(tx: Tx, customerId: number): Promise<Person> {
  const person = await lockPerson(tx, customerId);
  if (!person) throw new DomainError('notFound', { what: 'customer', id: customerId });
  if (person.erasedAt !== null) throw new DomainError('guardFailed', { guard: 'isErased' });
  if (person.mergedIntoId !== null) throw new DomainError('guardFailed', { guard: 'isMerged' });
  return person;
}
