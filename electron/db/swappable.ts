import { DomainError } from '../errors.ts';
import type { Engine } from './engine.ts';

/** An engine whose database can be exchanged for another while the program goes on. */
export interface SwappableEngine extends Engine {
  /**
   * Waits until no transaction is open, closes the database, lets `work` put another in its place and goes on with the engine that it
   * answers. Transactions that begin meanwhile wait. When `work` fails, `reopen` says what to go on with.
   */
  exchange(work: () => Promise<Engine>, reopen: () => Promise<Engine>): Promise<void>;
}

/** How long transactions under way are waited for. */
const drainMs = 30_000;

/**
 * A face before the engine of the moment. Nothing keeps what belongs to one database beyond a call: prepared statements and compiled queries
 * hang on the inner engine's own handles and go with them.
 */
export function swappable(first: Engine): SwappableEngine {
  let inner = first;
  let open = 0;
  let whenIdle: (() => void) | undefined;
  let exchanging: Promise<void> | undefined;

  const counted = async <T>(act: (engine: Engine) => Promise<T>): Promise<T> => {
    while (exchanging) await exchanging;
    open++;
    try {
      return await act(inner);
    } finally {
      open--;
      if (open === 0) whenIdle?.();
    }
  };

  const drained = async (): Promise<void> => {
    if (open === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const idle = new Promise<boolean>((resolve) => {
      whenIdle = () => resolve(true);
      timer = setTimeout(() => resolve(false), drainMs);
    });
    const isIdle = await idle.finally(() => clearTimeout(timer));
    whenIdle = undefined;
    if (!isIdle) throw new DomainError('databaseBusy');
  };

  return {
    get name() {
      return inner.name;
    },
    get db() {
      return inner.db;
    },
    get ddl() {
      return inner.ddl;
    },
    get textIndex() {
      return inner.textIndex;
    },
    get file() {
      return inner.file;
    },
    get server() {
      return inner.server;
    },
    tables: () => inner.tables(),
    place: () => inner.place(),
    isReachable: (withinMs) => inner.isReachable(withinMs),
    freeze: (code) => inner.freeze(code),
    isFrozen: () => inner.isFrozen(),
    transaction: (work) => counted((engine) => engine.transaction(work)),
    migrating: (work) => counted((engine) => engine.migrating(work)),
    classifyError: (error) => inner.classifyError(error),
    forget: () => inner.forget(),
    close: () => inner.close(),
    async exchange(work, reopen) {
      const { promise, resolve } = Promise.withResolvers<void>();
      while (exchanging) await exchanging;
      exchanging = promise;
      try {
        await drained();
        await inner.close();
        try {
          inner = await work();
        } catch (error) {
          inner = await reopen();
          throw error;
        }
      } finally {
        exchanging = undefined;
        resolve();
      }
    },
  };
}
