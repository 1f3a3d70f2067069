import type { RestoreResult } from '../../../shared/backups.ts';
import type { Context } from '../../context.ts';
import { DomainError, invariant } from '../../errors.ts';
import { flushAccess } from '../../platform/access-log.ts';
import { changeState } from '../../platform/backup/backup-state.ts';
import { openInWorker } from '../../platform/backup/client.ts';
import type { OnStep } from '../../platform/backup/client.ts';
import { ownerOf } from '../../platform/backup/data-owner.ts';
import type { DataOwner } from '../../platform/backup/data-owner.ts';
import { filePath } from '../../platform/backup/place.ts';
import { alone } from '../../platform/backup/running.ts';
import { dropReplaced, swapDatabase, takeBackSwap } from '../../platform/backup/swap.ts';
import type { SwapStep } from '../../platform/backup/swap.ts';
import { requireSpace, takeBackup } from '../../platform/backup/take.ts';
import { closeGate } from '../../platform/intake-gate.ts';
import { seal } from '../../platform/keys/sealed-bytes.ts';
import { keepAnchor as keepChainAnchor } from '../../platform/chain/chain-anchors.ts';
import { readChainHead } from '../../platform/chain/chain-sealing.ts';
import { confirmKeys } from '../../platform/keys/open-keys.ts';
import type { Keys } from '../../platform/keys/keys.ts';
import { dropPrepared, preparedPath } from './backup-source.ts';
import type { BackupSource } from './backup-source.ts';
import { joined, readAnchor, readCarried, settleCopy } from './carried.service.ts';
import { bringBackFiles } from './restore-files.ts';

/**
 * Restores while the program goes on (F40): everything slow is done on a copy while people work; then nobody comes in, what is there is saved,
 * the files change places, and the program continues on the new ones. On a machine without a shop nobody is there who could be the actor, and
 * nothing that would have to be saved.
 * @param before called before each step of the swap; a test makes one fail.
 */
export async function runRestore(
  context: Pick<Context, 'app' | 'actor'>,
  source: BackupSource,
  before?: (step: SwapStep) => void,
): Promise<RestoreResult> {
  const { app, actor } = context;
  const owner = ownerOf(app);
  if (!owner) throw new DomainError('backupUnfit', { reason: 'server' });
  const { manifest } = source.sidecar;
  const startedAt = performance.now();
  const result = await alone(app, 'restore', async (onStep) => {
    const prepared = await openPrepared(context, source, owner, onStep);
    // photos only come to those that are there: they do no harm to the data that are still in use
    const missing = await bringBackFiles(app.dataFolder, source.place, prepared.files);
    const reopen = await closeGate(app, 1);
    try {
      await flushAccess(app);
      // written down beside the data, so that the chain of the backup can say what it leaves behind
      await readChainHead(app);
      await keepChainAnchor(app);
      const saved =
        actor &&
        (await takeBackup({
          ...{ dataFolder: app.dataFolder, databaseFile: owner.databaseFile, keys: app.keys, reason: 'preRestore', now: app.now(), onStep },
        }));
      const undoId = saved?.manifest.id ?? '';
      const carried = joined(await readCarried(app.engine.db, app.keys.check.toString('base64')), await readAnchor(app.dataFolder));
      onStep('migrating', 0);
      const data = {
        backup: manifest.id,
        takenAt: manifest.takenAt,
        before: undoId,
        by: actor?.displayName ?? '',
        missingFiles: missing,
      };
      const settled = await settleCopy({ file: prepared.path, keys: prepared.keys, app, carried, data });
      onStep('swapping', 0);
      await exchange(context, owner, prepared, before);
      // what does not follow from the recovery code lies in the database
      owner.useKeys(
        (await confirmKeys(app.engine, { keys: prepared.keys, wrong: new DomainError('recoveryCodeWrong'), keep: async () => {} })).keys,
      );
      // a sweep may have met those that no record of the old data named
      await bringBackFiles(app.dataFolder, source.place, prepared.files);
      const undoCode = undoCodeOf(prepared.keysBefore, prepared.keys);
      const lastRestore = saved ? { at: app.now(), restoredId: manifest.id, undoId, undoCode } : null;
      await changeState(app.dataFolder, (state) => ({ ...state, lastRestore }));
      return { restoredId: manifest.id, undoId, ...settled };
    } finally {
      reopen();
      await dropPrepared(app.dataFolder);
    }
  });
  // everything that is kept in memory of the old data, and every seat: their sessions have ended
  app.bus.publish(['settings', 'calendars', 'users', 'staff', 'presets', 'sessions', 'alerts', 'home', 'backups']);
  app.log.info('backup restored', { backup: manifest.id, before: result.undoId });
  return { ...result, seconds: Math.round((performance.now() - startedAt) / 100) / 10 };
}

interface Prepared {
  readonly path: string;
  readonly keys: Keys;
  readonly keysBefore: Keys;
  readonly files: BackupFiles;
}
type BackupFiles = Parameters<typeof bringBackFiles>[2];

/** The backup's database beside the one in use, read back whole (F38). */
async function openPrepared(
  { app }: Pick<Context, 'app'>,
  { place, sidecar, keys }: BackupSource,
  owner: DataOwner,
  onStep: OnStep,
): Promise<Prepared> {
  invariant(keys, 'a backup is restored with its keys');
  await requireSpace(owner.databaseFile, app.dataFolder);
  await dropPrepared(app.dataFolder);
  const path = preparedPath(app.dataFolder);
  const source = filePath(place, sidecar.manifest.id);
  const opened = await openInWorker({ source, passphrase: keys.recoveryCode, databaseKey: keys.database, into: path }, onStep);
  if (opened.problem === null) return { path, keys, keysBefore: app.keys, files: opened.files };
  await dropPrepared(app.dataFolder);
  if (opened.problem === 'otherKey') throw new DomainError('recoveryCodeWrong');
  throw new DomainError('backupUnfit', { reason: opened.problem });
}

async function exchange(
  { app }: Pick<Context, 'app'>,
  { databaseFile, engine, store, open, useKeys }: DataOwner,
  { path, keys, keysBefore }: Prepared,
  before: ((step: SwapStep) => void) | undefined,
): Promise<void> {
  const { dataFolder } = app;
  await engine.exchange(
    async () => {
      await swapDatabase({ dataFolder, databaseFile, prepared: path, code: keys.recoveryCode, keys: keysBefore, store, before });
      const opened = open(keys);
      useKeys(keys);
      return opened;
    },
    async () => {
      await takeBackSwap({ dataFolder, databaseFile, keys: keysBefore, store });
      return open(keysBefore);
    },
  );
  dropReplaced(databaseFile);
}

function undoCodeOf(before: Keys, after: Keys): string {
  return before.recoveryCode === after.recoveryCode ? '' : seal(after.files, Buffer.from(before.recoveryCode)).toString('base64');
}
