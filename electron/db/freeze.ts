import { DomainError } from '../errors.ts';
import type { Engine, FrozenCode, Tx } from './engine.ts';

type Transact = Engine['transaction'];

/** The transactions of an engine behind a gate that can be shut. */
export function gated(transact: Transact): Pick<Engine, 'transaction' | 'freeze' | 'isFrozen'> {
  let refusal: FrozenCode | undefined;
  const running = new Set<Promise<unknown>>();
  return {
    async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      if (refusal) throw new DomainError(refusal);
      const run = transact(work);
      running.add(run);
      try {
        return await run;
      } finally {
        running.delete(run);
      }
    },
    async freeze(code) {
      refusal = code;
      await Promise.allSettled(running);
    },
    isFrozen: () => refusal !== undefined,
  };
}
