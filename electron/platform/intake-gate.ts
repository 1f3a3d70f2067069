import type { App } from '../context.ts';
import { DomainError } from '../errors.ts';

interface Gate {
  isClosed: boolean;
  inside: number;
  whenFewer: (() => void) | undefined;
}

const gates = new WeakMap<App, Gate>();
const drainMs = 30_000;

/** Lets a call in, or refuses it while the data are exchanged (F40). @returns what is called when it has ended. */
export function enterGate(app: App): () => void {
  const gate = gateOf(app);
  if (gate.isClosed) throw new DomainError('restoring');
  gate.inside++;
  return () => {
    gate.inside--;
    gate.whenFewer?.();
  };
}

/**
 * Lets nobody in any more and waits until only the call that asks is inside. @returns what opens it again.
 * @throws DomainError `databaseBusy` when somebody stays inside for too long; the gate is open again then.
 */
export async function closeGate(app: App, own: 0 | 1): Promise<() => void> {
  const gate = gateOf(app);
  if (gate.isClosed) throw new DomainError('restoring');
  gate.isClosed = true;
  const open = () => {
    gate.isClosed = false;
  };
  if (gate.inside <= own) return open;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), drainMs);
  gate.whenFewer = () => {
    if (gate.inside <= own) resolve(true);
  };
  const isEmpty = await promise.finally(() => clearTimeout(timer));
  gate.whenFewer = undefined;
  if (isEmpty) return open;
  open();
  throw new DomainError('databaseBusy');
}

function gateOf(app: App): Gate {
  const known = gates.get(app);
  if (known) return known;
  const made: Gate = { isClosed: false, inside: 0, whenFewer: undefined };
  gates.set(app, made);
  return made;
}
