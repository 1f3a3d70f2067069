import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DomainError, invariant } from '../errors.ts';
import { fileState, opensWith, openFile, quickCheck, turnPages } from './sqlite-file.ts';

/**
 * Seals a plain database file (R-004-17): a copy is sealed, checked and put in the place of the plain one in one step, so that a crash
 * leaves the one or the other. What was in the write-ahead log is moved into the file first.
 */
export function sealFile(file: string, key: Buffer): void {
  invariant(fileState(file) === 'plain', 'only a plain file is sealed');
  reseal(file, undefined, key);
}

/**
 * Seals a database file with another key, in the same way; one that has the other key already stays as it is.
 * @throws DomainError `databaseDamaged` when neither opens it.
 */
export function resealFile(file: string, from: Buffer, to: Buffer): void {
  if (opensWith(file, to)) return;
  if (!opensWith(file, from)) throw new DomainError('databaseDamaged', { file, problems: ['no key opens it'] });
  reseal(file, from, to);
}

function reseal(file: string, from: Buffer | undefined, to: Buffer): void {
  settle(file, from);
  const copy = `${file}.sealing`;
  for (const left of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${left}`, { force: true });
  copyFileSync(file, copy);
  turnPages(copy, from, to);
  invariant(quickCheck(copy, to).length === 0, 'the sealed copy is sound');
  // Windows flushes only what was opened for writing
  sync(copy, 'r+');
  for (const left of ['-wal', '-shm']) rmSync(`${file}${left}`, { force: true });
  renameSync(copy, file);
  if (process.platform !== 'win32') sync(dirname(file));
}

/** Everything in the one file, no log beside it. */
function settle(file: string, key: Buffer | undefined): void {
  const handle = openFile(file, key);
  try {
    handle.pragma('wal_checkpoint(TRUNCATE)');
    handle.pragma('journal_mode=DELETE');
  } finally {
    handle.close();
  }
}

function sync(path: string, flags = 'r'): void {
  const opened = openSync(path, flags);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
