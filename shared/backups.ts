import { z } from 'zod';
import { line, requiredLine } from './fields.ts';

/** Why a backup was taken. The last three and what somebody pins are never thinned out (F39). */
export const backupReasons = ['scheduled', 'manual', 'monthEnd', 'preMigration', 'preRestore'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** The name of a backup, the same in every place: its instant in UTC and five random characters. */
export const backupId = z.string().regex(/^\d{8}-\d{6}-[0-9a-z]{5}$/);

/** An absolute path on the machine that serves the shop. */
const folder = requiredLine(400).refine((path) => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path), { error: 'notAbsolute' });

/** The shop's recovery code as somebody typed it; needed for a backup that was sealed with another key. */
const recoveryCode = line(80);

/** The place that is always there: in the data folder itself. */
export const ownPlace = 'own';
/** `own`, or one of the folders of the settings, or any other folder that holds backups. */
const place = z.union([z.literal(ownPlace), folder]);

export const backupSettings = z.strictObject({
  /** Hours between two backups while something changes. */
  everyHours: z.number().int().min(1).max(24),
  /** `HH:MM` in the shop's zone at which one is taken besides; empty: none. */
  eveningAt: z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]),
  /** Further folders that each backup is copied to: another disk, a USB stick, a folder in the network. */
  folders: z.array(folder).max(3),
});
export type BackupSettings = z.output<typeof backupSettings>;
export const usualBackupSettings: BackupSettings = { everyHours: 4, eveningAt: '19:00', folders: [] };

export const backupListInput = z.strictObject({ place: place.nullable().default(null) });
export const checkFolderInput = z.strictObject({ folder });
export const backupIdInput = z.strictObject({ id: backupId });
export const verifyBackupInput = z.strictObject({ id: backupId, place });

export const previewRestoreInput = z.strictObject({ id: backupId, place, recoveryCode: recoveryCode.default('') });
export const restoreInput = z.strictObject({
  id: backupId,
  place,
  recoveryCode: recoveryCode.default(''),
  /** What `RestorePreview.typed` asks for (F45). */
  typed: line(80).default(''),
});

/** The same on a new machine, where there is no shop yet that would know places. */
export const findBackupsInput = z.strictObject({ folder });
export const restoreAtSetupInput = z.strictObject({ folder, id: backupId, recoveryCode: requiredLine(80) });

/** What is wrong with a backup that was read back. */
export const backupProblems = [
  'unreadable',
  'truncated',
  'altered',
  'otherKey',
  'databaseDamaged',
  'referencesBroken',
  'countsDiffer',
  'chainDiffers',
  'filesMissing',
] as const;
export type BackupProblem = (typeof backupProblems)[number];

/** How a place stands: `away` = unplugged or not reachable, `tooLarge` = its file system takes no file of 4 GB (F35). */
export const placeStates = ['unused', 'good', 'away', 'full', 'readOnly', 'tooLarge', 'failed'] as const;
export type PlaceState = (typeof placeStates)[number];

/** One backup in one place. */
export interface BackupCopy {
  readonly place: string;
  /** Read back whole and found good; null: not yet. */
  readonly verifiedAt: number | null;
  readonly problem: BackupProblem | null;
}

/** One backup, wherever it lies. */
export interface BackupRow {
  readonly id: string;
  readonly takenAt: number;
  readonly reason: BackupReason;
  readonly isPinned: boolean;
  readonly appVersion: string;
  readonly shopName: string;
  /** Sealed with the key of this machine: needs no recovery code. */
  readonly isOurs: boolean;
  /** Of the file; the photos beside it are `fileBytes` more, shared with other backups. */
  readonly bytes: number;
  readonly files: number;
  readonly fileBytes: number;
  readonly counts: BackupCounts;
  readonly copies: readonly BackupCopy[];
}

/** Records of the kinds that a person knows the shop by. */
export interface BackupCounts {
  readonly customers: number;
  readonly requests: number;
  readonly workOrders: number;
  readonly stockMoves: number;
  readonly attachments: number;
}

export interface BackupPlace {
  readonly place: string;
  /** The folder itself, also of `own`. */
  readonly folder: string;
  readonly state: PlaceState;
  readonly lastGoodAt: number | null;
  /** Since when it does not work; null: it does. */
  readonly failingSince: number | null;
  /** null: unknown. */
  readonly freeBytes: number | null;
}

/** What the worker is about, for a bar of progress. */
export const backupSteps = ['snapshot', 'sealing', 'verifying', 'copying', 'opening', 'migrating', 'swapping'] as const;
export type BackupStep = (typeof backupSteps)[number];

export interface BackupWork {
  readonly what: 'take' | 'verify' | 'restore';
  readonly step: BackupStep;
  /** 0 to 100 within the step. */
  readonly percent: number;
  readonly startedAt: number;
}

export interface BackupStatus {
  /** `late`: no good backup for 24 hours (F37); `failing`: the last one went wrong somewhere; `server`: the database server's own backup is used. */
  readonly state: 'none' | 'good' | 'failing' | 'late' | 'server';
  readonly lastGoodAt: number | null;
  /** When the schedule takes the next one, if anything changes; null: never. */
  readonly nextAt: number | null;
  readonly running: BackupWork | null;
  readonly places: readonly BackupPlace[];
  /** The last restore that can be taken back: `undoId` is the backup of what was there before. */
  readonly lastRestore: { readonly at: number; readonly restoredId: string; readonly undoId: string } | null;
}

/** What stands at the end of a folder that was looked at. */
export interface FolderCheck {
  readonly state: PlaceState;
  readonly freeBytes: number | null;
  /** Lies on the disk of the data: it helps against mistakes, not against a broken disk. */
  readonly isSameDisk: boolean;
  /** Backups that are there already. */
  readonly backups: number;
}

/** What a restore would bring and what it would take. */
export interface RestorePreview {
  readonly backup: BackupRow;
  /** null: may be restored. `newerVersion`: `needs` says which program; `server`: not into a database server. */
  readonly refusal: 'newerVersion' | 'otherKey' | 'server' | BackupProblem | null;
  /** Version of the program that took it, when this one is too old. */
  readonly needs: string;
  readonly isSameShop: boolean;
  /** Name of the shop that has to be typed because the backup is another shop's (F45); empty: nothing. */
  readonly typed: string;
  /** Is older than the program: its schema is brought up to date on a copy first. */
  readonly isOlderSchema: boolean;
  /** Written since, and gone after the restore; all 0 for another shop's. */
  readonly lost: BackupCounts & { readonly changes: number; readonly lastChangeAt: number | null };
  /** Photos and files that neither the backup's place nor this machine has. */
  readonly missingFiles: number;
}

export interface RestoreResult {
  readonly restoredId: string;
  /** Backup of what was there before; `backups.undoRestore` brings it back. */
  readonly undoId: string;
  readonly seconds: number;
  /** Everybody has to sign in again. */
  readonly sessionsEnded: number;
  /** People whose data were erased after the backup was taken and are erased again (F48). */
  readonly erasedAgain: number;
}
