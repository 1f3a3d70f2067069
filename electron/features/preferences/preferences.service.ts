import type { z } from 'zod';
import { preferenceLimits } from '../../../shared/settings.ts';
import type { Preferences, setPreferenceInput } from '../../../shared/settings.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { writeOwn } from '../../platform/write.ts';
import { findPreferences, putPreference } from './preferences.repository.ts';

/** Everything that this person's screens remember, at whatever seat. */
export async function readPreferences({ db, actor }: ActorContext): Promise<Preferences> {
  const stored = await findPreferences(db, actor.userId);
  return Object.fromEntries(stored.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
}

/**
 * Keeps the last value; no other seat is told, since only this person's next screen asks for it.
 * @throws DomainError `guardFailed` with `guard` `preferenceTooLarge` or `tooManyPreferences`.
 */
export async function setPreference(
  context: ActorContext,
  { key, value }: z.output<typeof setPreferenceInput>,
): Promise<{ readonly key: string }> {
  const { userId } = context.actor;
  const text = JSON.stringify(value);
  if (text.length > preferenceLimits.length)
    throw new DomainError('guardFailed', { guard: 'preferenceTooLarge', limit: preferenceLimits.length });
  // Setting the same value twice is the same, so there is no key to keep.
  return writeOwn({ ...context, requestKey: undefined }, async ({ tx }) => {
    const known = await findPreferences(tx, userId);
    const isNew = !known.some((preference) => preference.key === key);
    if (isNew && known.length >= preferenceLimits.count)
      throw new DomainError('guardFailed', { guard: 'tooManyPreferences', limit: preferenceLimits.count });
    await putPreference(tx, userId, key, text);
    return { key };
  });
}
