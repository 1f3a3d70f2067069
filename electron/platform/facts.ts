import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';

/** Paper is entered by seats whose clocks differ, and a visit by the end that was agreed; a wrong month or year is further off. */
const graceMs = 24 * 3_600_000;

/**
 * Refuses a time at which something is said to have happened but which lies ahead, and names its field.
 * `grace`: how far ahead it may lie all the same, a day when not said.
 * @throws DomainError `guardFailed` with `guard` `inFuture`.
 */
export function refuseFuture(
  { now }: Pick<Context, 'now'>,
  times: Readonly<Record<string, number | null | undefined>>,
  grace = graceMs,
): void {
  for (const [field, at] of Object.entries(times)) {
    if (at && at > now + grace) throw new DomainError('guardFailed', { guard: 'inFuture', field });
  }
}

/**
 * Refuses a time at which something is said to have happened before it could, and names its field. People write minutes, so that the minute
 * of `earliest` itself will do.
 * @throws DomainError `guardFailed` with `guard`.
 */
export function refuseBefore(
  earliest: number | null,
  times: Readonly<Record<string, number | null | undefined>>,
  guard = 'beforeReceived',
): void {
  if (earliest === null) return;
  for (const [field, at] of Object.entries(times)) {
    if (at != null && at < Math.floor(earliest / 60_000) * 60_000) throw new DomainError('guardFailed', { guard, field });
  }
}
