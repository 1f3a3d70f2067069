import type { Engine } from '../db/engine.ts';
import { DomainError } from '../errors.ts';

/** The refusal behind a failure, if it is one that the user can do something about. */
export function toDomainError(cause: unknown, engine: Engine): DomainError | undefined {
  if (cause instanceof DomainError) return cause;
  switch (engine.classifyError(cause)) {
    case 'diskFull':
      return new DomainError('diskFull');
    case 'diskFailed':
      return new DomainError('diskFailed');
    case 'busy':
    case 'slow':
      return new DomainError('databaseBusy');
    case 'away':
      return new DomainError('databaseAway');
    case 'readOnly':
      return new DomainError('databaseReadOnly');
    case 'damaged':
      return new DomainError('databaseDamaged');
    default:
      return undefined;
  }
}
