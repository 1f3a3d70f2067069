import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupSettings, FolderCheck } from '../../../shared/backups.ts';
import type { ActorContext } from '../../context.ts';
import { changeState, readState } from '../../platform/backup/backup-state.ts';
import { stateOf } from '../../platform/backup/disk.ts';
import { listPlace, placeAt } from '../../platform/backup/place.ts';
import { writeWhole } from '../../platform/whole-file.ts';
import { changesBetween, write } from '../../platform/write.ts';

export async function viewBackupSettings({ app }: ActorContext): Promise<BackupSettings> {
  return (await readState(app.dataFolder)).settings;
}

/** They lie beside the backups, not in the database: folders belong to this machine. */
export async function changeBackupSettings(context: ActorContext, input: BackupSettings): Promise<BackupSettings> {
  const { app } = context;
  const settings = { ...input, folders: [...new Set(input.folders)] };
  return write(context, async ({ record, touch }) => {
    const before = (await readState(app.dataFolder)).settings;
    await record({
      subject: 'shop',
      subjectId: 1,
      kind: 'backupSettingsChanged',
      changes: changesBetween(comparable(before), comparable(settings)),
    });
    await changeState(app.dataFolder, (state) => ({ ...state, settings }));
    touch('backups');
    return settings;
  });
}

function comparable({ everyHours, eveningAt, folders }: BackupSettings): object {
  return { everyHours, eveningAt, folders: folders.join('\n') };
}

/** Can backups be kept in this folder? Writes a small file and reads it back. */
export async function checkFolder({ app }: ActorContext, { folder }: { readonly folder: string }): Promise<FolderCheck> {
  const place = placeAt(folder, app.dataFolder);
  const nothing = { freeBytes: null, isSameDisk: false, backups: 0 };
  try {
    // the folder itself has to be there: an unplugged disk must not become a folder on this one
    const parent = await stat(dirname(place.root));
    const isNew = (await mkdir(place.root, { recursive: true, mode: 0o700 })) !== undefined;
    const probe = join(place.root, `probe-${randomBytes(6).toString('hex')}`);
    const text = randomBytes(32).toString('hex');
    await writeWhole(probe, text);
    const isSame = (await readFile(probe, 'utf8')) === text;
    await unlink(probe);
    const backups = (await listPlace(place)).length;
    const freeBytes = await place.disk.freeBytes(place.root);
    const isSameDisk = parent.dev === (await stat(app.dataFolder)).dev;
    // looking leaves nothing behind
    if (isNew) await rmdir(place.root);
    return {
      state: isSame ? 'good' : 'failed',
      freeBytes,
      isSameDisk,
      backups,
    };
  } catch (error) {
    return { ...nothing, state: stateOf(error) };
  }
}
