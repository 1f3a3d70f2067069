import type { DomainError } from '../errors.ts';
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
    engine: {
      // asked each time: the engine behind may be exchanged for another
      get name() {
        return engine.name;
      },
      get db() {
        return engine.db;
      },
      get ddl() {
        return engine.ddl;
      },
      get textIndex() {
        return engine.textIndex;
      },
      transaction: (work) => pass(() => engine.transaction(work)),
      migrating: (work) => pass(() => engine.migrating(work)),
      classifyError: (error) => engine.classifyError(error),
      forget: () => engine.forget(),
      close: () => engine.close(),
    },
  };
}
