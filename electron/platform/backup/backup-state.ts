import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { backupId, backupSettings, placeStates, usualBackupSettings } from '../../../shared/backups.ts';
import { writeWhole } from '../whole-file.ts';

/**
 * What this machine knows of its backups. It lies in a file beside them and not in the database: folders belong to the machine, and a restore
 * must not bring back those of another day or another machine.
 */
const stateSchema = z.strictObject({
  settings: backupSettings,
  places: z.record(
    z.string(),
    z.strictObject({
      state: z.enum(placeStates),
      failingSince: z.number().int().nullable(),
      lastGoodAt: z.number().int().nullable(),
    }),
  ),
  /** Highest id of the audit trail in the last good backup: more than it is what a new one would bring. */
  lastAuditId: z.number().int().nullable(),
  lastGoodAt: z.number().int().nullable(),
  /** When one was tried last, well or not. */
  lastTriedAt: z.number().int().nullable(),
  /** `undoCode`: recovery code of the data before, sealed with the keys after; empty: the same keys. */
  lastRestore: z.strictObject({ at: z.number().int(), restoredId: backupId, undoId: backupId, undoCode: z.string() }).nullable(),
  /** The owner was told that there is no good backup. */
  lateSince: z.number().int().nullable(),
});
export type BackupState = z.output<typeof stateSchema>;

const nothingYet: BackupState = {
  settings: usualBackupSettings,
  places: {},
  lastAuditId: null,
  lastGoodAt: null,
  lastTriedAt: null,
  lastRestore: null,
  lateSince: null,
};

export async function readState(dataFolder: string): Promise<BackupState> {
  const text = await readFile(statePath(dataFolder), 'utf8').catch(() => undefined);
  if (text === undefined) return nothingYet;
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch {
    // a torn or foreign file: the backups themselves say what is there
    return nothingYet;
  }
}

const turns = new Map<string, Promise<unknown>>();

/** Reads, changes and writes it, one after another. */
export async function changeState(dataFolder: string, change: (state: BackupState) => BackupState): Promise<BackupState> {
  const turn = afterTurn(turns.get(dataFolder), dataFolder, change);
  const settled = turn.catch(() => undefined);
  turns.set(dataFolder, settled);
  try {
    return await turn;
  } finally {
    if (turns.get(dataFolder) === settled) turns.delete(dataFolder);
  }
}

async function afterTurn(
  before: Promise<unknown> | undefined,
  dataFolder: string,
  change: (state: BackupState) => BackupState,
): Promise<BackupState> {
  await before;
  const next = change(await readState(dataFolder));
  await mkdir(join(dataFolder, 'backups'), { recursive: true, mode: 0o700 });
  await writeWhole(statePath(dataFolder), JSON.stringify(next));
  return next;
}

function statePath(dataFolder: string): string {
  return join(dataFolder, 'backups', 'state.json');
}
