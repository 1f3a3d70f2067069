import type { Engine } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { findMove } from './move.repository.ts';

/**
 * A database into which a shop was moved only in part is no shop to work with (F53).
 * @throws DomainError `databaseHalfMoved`.
 */
export async function refuseHalfMoved(engine: Engine): Promise<void> {
  const move = await findMove(engine);
  if (move && move.finishedAt === null) throw new DomainError('databaseHalfMoved');
}
