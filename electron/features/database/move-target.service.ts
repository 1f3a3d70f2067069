import type { Engine } from '../../db/engine.ts';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { DomainError, invariant } from '../../errors.ts';
import type { TargetState } from '../../../shared/databases.ts';
import { emptyTable, findMove, hasShop, insertMove } from './move.repository.ts';

/** The last step of the schema stands for the program. */
const program = Object.keys(migrations).at(-1) ?? '';

/** Tables that belong to one database and are not the shop's. */
const ownTables: ReadonlySet<string> = new Set(['database_move', 'database_move_table', 'job_turn', 'attachment_content']);

/** The tables of a shop. */
export async function shopTables(engine: Engine) {
  return (await engine.tables()).filter(({ name }) => !ownTables.has(name));
}

export async function stateOf(target: Engine): Promise<TargetState> {
  const move = await findMove(target);
  if (move && move.finishedAt === null) return 'halfMoved';
  return (await hasShop(target)) ? 'shop' : 'empty';
}

/**
 * Marks a database as one into which a shop is being moved, or goes on where a move into it was interrupted.
 * @returns whether it goes on.
 * @throws DomainError `moveRefused` when it holds a shop, or another version began the move; what the server check refuses.
 */
export async function beginMove(target: Engine, now: () => number): Promise<boolean> {
  const { server } = target;
  invariant(server, 'a shop is moved to a server');
  await server.check();
  const unfinished = await findMove(target);
  if (unfinished && unfinished.finishedAt === null) {
    if (unfinished.program !== program) throw new DomainError('moveRefused', { reason: 'otherProgram' });
    return true;
  }
  if (await hasShop(target)) throw new DomainError('moveRefused', { reason: 'notEmpty' });
  await migrate(target);
  const tables = await shopTables(target);
  await target.transaction(async (tx) => {
    const kept = await server.receiving(tx);
    // what the schema brings along comes from the shop as well
    for (const table of tables) await emptyTable(tx, table);
    await insertMove(tx, program, kept, now());
  });
  return false;
}

/** Removes what an interrupted move left. @throws DomainError `moveRefused` when it is anything else. */
export async function dropHalfMoved(target: Engine): Promise<void> {
  const { server } = target;
  invariant(server, 'a shop is moved to a server');
  if ((await stateOf(target)) !== 'halfMoved') throw new DomainError('moveRefused', { reason: 'notHalfMoved' });
  await target.transaction((tx) => server.clear(tx));
}
