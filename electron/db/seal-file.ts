import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { invariant } from '../errors.ts';
import { fileState, openFile, quickCheck, sealHandle } from './sqlite-file.ts';

/**
 * Seals a plain database file (R-004-17): a copy is sealed, checked and put in the place of the plain one in one step, so that a crash
 * leaves the one or the other. What was in the write-ahead log is moved into the file first.
 */
export function sealFile(file: string, key: Buffer): void {
  invariant(fileState(file) === 'plain', 'only a plain file is sealed');
  settle(file);
  const copy = `${file}.sealing`;
  for (const left of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${left}`, { force: true });
  copyFileSync(file, copy);
  sealHandle(copy, key);
  invariant(quickCheck(copy, key).length === 0, 'the sealed copy is sound');
  sync(copy);
  for (const left of ['-wal', '-shm']) rmSync(`${file}${left}`, { force: true });
  renameSync(copy, file);
  if (process.platform !== 'win32') sync(dirname(file));
}

/** Everything in the one file, no log beside it. */
function settle(file: string): void {
  const handle = openFile(file);
  try {
    handle.pragma('wal_checkpoint(TRUNCATE)');
    handle.pragma('journal_mode=DELETE');
  } finally {
    handle.close();
  }
}

function sync(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
