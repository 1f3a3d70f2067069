import { pendingSteps } from '../../db/migrate.ts';
import type { Engine } from '../../db/engine.ts';
import type { Keys } from '../keys/keys.ts';
import type { Log } from '../log.ts';
import { takeBackup } from './take.ts';

interface BeforeMigrating {
  readonly engine: Engine;
  readonly dataFolder: string;
  readonly databaseFile: string;
  readonly keys: Keys;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Saves and pins what a shop has before its schema is changed (F49, F50); a new shop has nothing yet.
 * @throws DomainError `diskFull` with what is needed (F51): nothing was changed.
 */
export async function saveBeforeMigrating({ engine, dataFolder, databaseFile, keys, now, log }: BeforeMigrating): Promise<void> {
  const { isNew, pending } = await pendingSteps(engine);
  if (isNew || pending.length === 0) return;
  const { manifest } = await takeBackup({ dataFolder, databaseFile, keys, reason: 'preMigration', now: now() });
  log.info('saved before the schema is changed', { backup: manifest.id, pending });
}
