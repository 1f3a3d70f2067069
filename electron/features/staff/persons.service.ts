import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { Person, savePersonInput } from '../../../shared/staff.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { changePerson, findBadgeOwner, findPeople, findPerson, lockStaff } from './persons.repository.ts';

/** A person of the shop (B-47). @throws DomainError `notFound` */
export async function viewPerson({ db }: ActorContext, { staffId }: { readonly staffId: number }): Promise<Person> {
  return requirePerson(db, staffId);
}

/** Everybody as people of the shop, for whoever may see the wage. */
export async function listPeople({ db }: ActorContext): Promise<readonly Person[]> {
  return findPeople(db);
}

/**
 * Badge, post, where somebody stands with the shop, and the wage that rules count in. Becoming regular is recorded as such: the whole kit
 * is due then (R-000-80). @throws DomainError `notFound`, `staleVersion`, `codeTaken` for a badge that somebody else has, `fieldsMissing`
 * for somebody who becomes regular on no day
 */
export async function savePerson(context: ActorContext, { id, version, ...facts }: z.output<typeof savePersonInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    await lockStaff(tx, id);
    const before = await requirePerson(tx, id);
    if (before.version !== version) throw new DomainError('staleVersion', { what: 'staff', current: before });
    const owner = facts.badgeNo === '' ? undefined : await findBadgeOwner(tx, facts.badgeNo);
    if (owner !== undefined && owner !== id) throw new DomainError('codeTaken', { code: facts.badgeNo, field: 'badgeNo' });
    const isRegularised = before.employment === 'probation' && facts.employment === 'regular';
    if (isRegularised && facts.regularisedOn === '') throw new DomainError('fieldsMissing', { fields: ['regularisedOn'] });
    await changePerson(tx, id, { ...facts, version: version + 1 });
    await record({
      subject: 'staff',
      subjectId: id,
      kind: isRegularised ? 'regularised' : 'personChanged',
      data: { name: before.name },
      changes: changesBetween<typeof facts>(before, facts),
    });
    touch('staff', 'tools', 'home');
    return { id, version: version + 1 };
  });
}

async function requirePerson(db: Db, id: number): Promise<Person> {
  const person = await findPerson(db, id);
  if (!person) throw new DomainError('notFound', { what: 'staff', id });
  return person;
}
