import type { DomainError } from '../errors.ts';
import { faceOf } from './engine-face.ts';
import type { Engine } from './engine.ts';

/** Closed, it stays closed until another file is in place: what is written to a damaged or a lost one would be lost work (F12, F17). */
export interface WriteGate {
  /** From now on every write is refused with this. The first reason stays. */
  close(reason: DomainError): void;
  open(): void;
  /** Why nothing is written; undefined while it is. */
  reason(): DomainError | undefined;
}

/** An engine whose writes can be stopped; reads go on, so that people can still look things up. */
export function withGate(engine: Engine): { readonly engine: Engine; readonly gate: WriteGate } {
  let closed: DomainError | undefined;
  const gate: WriteGate = {
    close: (reason) => {
      closed ??= reason;
    },
    open: () => {
      closed = undefined;
    },
    reason: () => closed,
  };
  const pass = <T>(go: () => Promise<T>): Promise<T> => (closed ? Promise.reject(closed) : go());
  return {
    gate,
    engine: faceOf(engine, {
      transaction: (work) => pass(() => engine.transaction(work)),
      migrating: (work) => pass(() => engine.migrating(work)),
    }),
  };
}
