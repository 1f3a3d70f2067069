import { existsSync, renameSync, rmSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { fromRecoveryCode } from '../../../shared/recovery-code.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { keysOf } from '../keys/keys.ts';
import type { Keys } from '../keys/keys.ts';
import { seal, unseal } from '../keys/sealed-bytes.ts';
import { syncFolder, writeWhole } from '../whole-file.ts';
import { codeOf, drop } from './disk.ts';

/**
 * Puts a prepared database in the place of the one that is there. A journal says how far it went, so that after a crash the next start has
 * the old one or the new one and never a log of the one beside the other (F40-F42):
 *
 * 1. journal `prepared`: the new one lies ready. A crash here leaves the old one.
 * 2. the old file and its log step aside together, the new one takes the name, the key of the machine follows.
 * 3. the journal goes: the swap is done. A crash between 2 and 3 is carried to its end at the next start.
 */
export interface SwapOptions {
  readonly dataFolder: string;
  readonly databaseFile: string;
  /** The new database: one file, closed, without a log. */
  readonly prepared: string;
  /** Recovery code of the new data; the machine's key file gets it. */
  readonly code: string;
  /** Those of the data that are there: the journal keeps the code sealed with them. */
  readonly keys: Pick<Keys, 'files' | 'recoveryCode'>;
  readonly store: KeyStore;
  /** Called before each step; a test makes one of them fail. */
  readonly before?: ((step: SwapStep) => void) | undefined;
}

export const swapSteps = ['journal', 'asideLog', 'asideFile', 'place', 'key', 'done'] as const;
export type SwapStep = (typeof swapSteps)[number];

const journalSchema = z.strictObject({ prepared: z.string(), code: z.string() });
const beside = ['-wal', '-shm', '-journal'] as const;

export function journalPath(dataFolder: string): string {
  return join(dataFolder, 'restore.json');
}

/** Where the database lies that a restore has replaced, until its successor is in use. */
function asidePath(databaseFile: string): string {
  return `${databaseFile}.replaced`;
}

export async function swapDatabase(options: SwapOptions): Promise<void> {
  const { dataFolder, databaseFile, prepared, keys, before } = options;
  dropReplaced(databaseFile);
  before?.('journal');
  const code = seal(keys.files, Buffer.from(options.code)).toString('base64');
  await writeWhole(journalPath(dataFolder), JSON.stringify({ prepared, code } satisfies z.input<typeof journalSchema>));
  await syncFolder(dataFolder);
  await finish(options);
}

/** After a failure while the program goes on: the old database gets its name and its key back; the new one can be had from its backup again. */
export async function takeBackSwap({ dataFolder, databaseFile, keys, store }: Omit<SwapOptions, 'code' | 'prepared'>): Promise<void> {
  const aside = asidePath(databaseFile);
  if (existsSync(aside)) {
    for (const end of ['', ...beside]) rmSync(`${databaseFile}${end}`, { force: true });
    await move(aside, databaseFile);
  }
  for (const end of beside) if (existsSync(`${aside}${end}`)) await move(`${aside}${end}`, `${databaseFile}${end}`);
  const master = fromRecoveryCode(keys.recoveryCode);
  if (master) await store.save(master);
  await drop(journalPath(dataFolder));
  await syncFolder(dataFolder);
}

/** Carries an interrupted swap to its end, or clears away one that never began. Called before a database is opened. */
export async function recoverSwap({
  dataFolder,
  databaseFile,
  store,
}: Pick<SwapOptions, 'dataFolder' | 'databaseFile' | 'store'>): Promise<boolean> {
  const path = journalPath(dataFolder);
  if (!existsSync(path)) return false;
  const { prepared, code } = journalSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const master = await store.load();
  // a machine that has the new key already cannot read it, and need not
  const read = typeof master === 'string' ? undefined : unseal(keysOf(master).files, Buffer.from(code, 'base64'));
  await finish({ dataFolder, databaseFile, prepared, code: read?.toString() ?? '', store });
  return true;
}

/** Each step may have happened already. */
async function finish({ dataFolder, databaseFile, prepared, code, store, before }: Omit<SwapOptions, 'keys'>): Promise<void> {
  const aside = asidePath(databaseFile);
  // while the new one still lies ready, whatever has the name is the old one
  if (existsSync(prepared)) {
    before?.('asideLog');
    for (const end of beside) {
      if (!existsSync(`${databaseFile}${end}`)) continue;
      rmSync(`${aside}${end}`, { force: true });
      await move(`${databaseFile}${end}`, `${aside}${end}`);
    }
    before?.('asideFile');
    if (existsSync(databaseFile)) await move(databaseFile, aside);
    before?.('place');
    await move(prepared, databaseFile);
    await syncFolder(dataFolder);
  }
  before?.('key');
  const master = fromRecoveryCode(code);
  if (master) await store.save(master);
  before?.('done');
  await drop(journalPath(dataFolder));
  await syncFolder(dataFolder);
}

/** The new database is in use: the old one, which was saved before, goes. */
export function dropReplaced(databaseFile: string): void {
  for (const end of ['', ...beside]) rmSync(`${asidePath(databaseFile)}${end}`, { force: true });
}

const tries = 10;

/** A virus scanner may hold a file for a moment (F22). */
async function move(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (attempt === tries || !['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error))) throw error;
      await wait(20 * 2 ** attempt);
    }
  }
}
