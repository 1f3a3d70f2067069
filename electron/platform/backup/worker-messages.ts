import type { BackupProblem, BackupReason, BackupStep } from '../../../shared/backups.ts';
import type { Manifest, StoredFile } from './manifest.ts';

export interface TakeJob {
  readonly kind: 'take';
  readonly id: string;
  readonly takenAt: number;
  readonly reason: BackupReason;
  readonly appVersion: string;
  /** The live database file, or an own copy of it that is taken as it is. */
  readonly database: string;
  readonly isSnapshot: boolean;
  /** Where the snapshot lies for the while. */
  readonly work: string;
  readonly databaseKey: Uint8Array;
  readonly passphrase: string;
  /** Folder of the photos and files of the shop. */
  readonly files: string;
  /** What is known of files from earlier backups: their bytes need not be read again. */
  readonly known: readonly StoredFile[];
  /** Written under this name; whoever asked gives it its own. */
  readonly target: string;
  /** Where its database lies while it is read back. */
  readonly readBack: string;
}

/** Reads a backup whole. Its database is left at `into` for whoever restores it. */
export interface OpenJob {
  readonly kind: 'open';
  readonly source: string;
  readonly passphrase: string;
  readonly databaseKey: Uint8Array;
  readonly into: string;
}

/** Only what stands at its head. */
export interface PeekJob {
  readonly kind: 'peek';
  readonly source: string;
  readonly passphrase: string;
}

export type BackupJob = TakeJob | OpenJob | PeekJob;

export interface Taken {
  readonly manifest: Manifest;
  readonly files: readonly StoredFile[];
  readonly bytes: number;
  readonly sha256: string;
  /** What reading it back found; null: good. */
  readonly problem: BackupProblem | null;
}

export type Opened =
  | { readonly problem: BackupProblem }
  | { readonly problem: null; readonly manifest: Manifest; readonly files: readonly StoredFile[] };

export type FromBackupWorker =
  | { readonly kind: 'step'; readonly step: BackupStep; readonly percent: number }
  | { readonly kind: 'taken'; readonly result: Taken }
  | { readonly kind: 'opened'; readonly result: Opened }
  | { readonly kind: 'refused'; readonly reason: 'diskFull' };
