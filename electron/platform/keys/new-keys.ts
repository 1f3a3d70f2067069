import { open, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseFile, databaseState, openDatabase } from '../../db/open.ts';
import { ownDataFolder } from '../../db/owner-lock.ts';
import { resealFile } from '../../db/seal-file.ts';
import { DomainError } from '../../errors.ts';
import { writeWhole } from '../whole-file.ts';
import type { KeyStore } from './key-store.ts';
import { keysOf, newMaster } from './keys.ts';
import type { Keys } from './keys.ts';
import { changeKeys, checkOf, openKeys } from './open-keys.ts';
import { isSealed, seal, sealedMark, unseal } from './sealed-bytes.ts';
import { putMark, readMark, refuseGone } from './shop-mark.ts';

export interface ShopPlace {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  readonly store: KeyStore;
}

/**
 * Gives the shop a new recovery code, after somebody saw the printed one: the database, every sealed file and the key of this machine are
 * sealed anew, and the old code opens only what was copied before, such as old backups. The host is stopped meanwhile. A crash on the way
 * is taken up by the next start (`finishNewKeys`).
 * @param shown is given the new code before the first byte changes.
 * @throws DomainError `databaseOwned`, `databaseGone`, `keyMissing`, `recoveryCodeWrong`, `cancelled`; `notFound` for a folder without a shop.
 */
export async function renewKeys(place: ShopPlace & { readonly recoveryCode?: string | undefined }, shown: (code: string) => void) {
  const { dataFolder, databaseUrl, store, recoveryCode } = place;
  const release = ownDataFolder(dataFolder);
  try {
    await finishNewKeys(place);
    const state = databaseState(dataFolder, databaseUrl);
    const found = await readMark(dataFolder);
    if (typeof found === 'string') throw new DomainError('notFound', { what: 'shop' });
    const { keys, keep } = await openKeys({ store, state, found, recoveryCode });
    await keep();
    const made = newMaster();
    if ((await store.load()) === 'locked' || !(await nextOf(store).save(made))) throw new DomainError('keyMissing', { file: store.path });
    shown(keysOf(made).recoveryCode);
    await changeAll(place, keys, keysOf(made));
  } finally {
    release();
  }
}

/** Ends what an interrupted `renewKeys` began; the caller owns the folder. @returns whether there was anything to do. */
export async function finishNewKeys(place: ShopPlace): Promise<boolean> {
  const next = await nextOf(place.store).load();
  if (next === 'absent') return false;
  const own = await place.store.load();
  if (typeof next === 'string' || typeof own === 'string') throw new DomainError('keyMissing', { file: nextOf(place.store).path });
  await changeAll(place, keysOf(own), keysOf(next));
  return true;
}

const nextOf = (store: KeyStore) => store.beside('next');

/** Each step may be done again; the key of this machine changes last, when nothing needs the old one any more. */
async function changeAll({ dataFolder, databaseUrl, store }: ShopPlace, from: Keys, to: Keys): Promise<void> {
  const found = await readMark(dataFolder);
  refuseGone(found, databaseState(dataFolder, databaseUrl), databaseFile(dataFolder));
  for await (const path of sealedFiles(dataFolder)) await resealBytes(path, from.files, to.files);
  if (databaseState(dataFolder) === 'sealed') resealFile(databaseFile(dataFolder), from.database, to.database);
  const engine = openDatabase({ dataFolder, databaseUrl, key: to.database });
  try {
    await changeKeys(engine, from, to);
  } finally {
    await engine.close();
  }
  if (typeof found !== 'string') await putMark(dataFolder, { ...found, check: checkOf(to) });
  await nextOf(store).replace(store);
}

/** Whatever `seal` made, wherever in the folder it lies. */
async function* sealedFiles(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sealedFiles(path);
    else if (entry.isFile() && (await beginsSealed(path))) yield path;
  }
}

async function beginsSealed(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(sealedMark.length), 0, sealedMark.length, 0);
    return buffer.equals(sealedMark);
  } finally {
    await file.close();
  }
}

/** A file that neither key opens was damaged before and stays as it is. */
async function resealBytes(path: string, from: Buffer, to: Buffer): Promise<void> {
  const bytes = await readFile(path);
  const content = isSealed(bytes) ? unseal(from, bytes) : undefined;
  if (content) await writeWhole(path, seal(to, content));
}
