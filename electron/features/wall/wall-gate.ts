import type { App } from '../../context.ts';
import { DomainError } from '../../errors.ts';

const freeFailures = 30;
const windowMs = 60_000;

interface Gate {
  windowStart: number;
  failures: number;
  /** Digests of tokens that were right: a flood of wrong ones does not turn the screens of the shop away. */
  readonly known: Set<string>;
}

const gateOf = new WeakMap<App, Gate>();

/**
 * Turns a flood of wrong tokens away before the database is asked.
 * @throws DomainError `tooManyAttempts` with `waitSeconds`.
 */
export function admitToken(app: App, now: number, tokenHash: string): void {
  const gate = gateFor(app, now);
  if (gate.failures < freeFailures || gate.known.has(tokenHash)) return;
  throw new DomainError('tooManyAttempts', { waitSeconds: Math.ceil((gate.windowStart + windowMs - now) / 1000) });
}

export function noteToken(app: App, now: number, tokenHash: string, isRight: boolean): void {
  const gate = gateFor(app, now);
  if (isRight) {
    gate.known.add(tokenHash);
    return;
  }
  gate.known.delete(tokenHash);
  gate.failures += 1;
}

function gateFor(app: App, now: number): Gate {
  const gate = gateOf.get(app) ?? { windowStart: now, failures: 0, known: new Set<string>() };
  gateOf.set(app, gate);
  const age = now - gate.windowStart;
  // A clock that was set back begins anew as well.
  if (age >= windowMs || age < 0) Object.assign(gate, { windowStart: now, failures: 0 });
  return gate;
}
