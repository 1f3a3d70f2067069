import { DomainError } from '../errors.ts';
import type { DatabaseErrorClass } from './engine.ts';

/** So many writes in a row that the disk failed (F09). */
const mostFailures = 3;

/**
 * Stands before the writes of a file. A disk that failed some in a row is not written to any more until the program starts again: trying on
 * would harm what is still sound. Reading goes on.
 */
export function trustInWrites(classify: (error: unknown) => DatabaseErrorClass): <T>(write: () => Promise<T>) => Promise<T> {
  let failures = 0;
  return async (write) => {
    if (failures >= mostFailures) throw new DomainError('writingStopped');
    try {
      const done = await write();
      failures = 0;
      return done;
    } catch (error) {
      if (classify(error) === 'diskFailed') failures++;
      throw error;
    }
  };
}
