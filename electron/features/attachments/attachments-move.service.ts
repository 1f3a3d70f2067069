import type { App } from '../../context.ts';
import type { Engine } from '../../db/engine.ts';
import { findNamesWithoutBytes, insertBytes } from './attachment-bytes.repository.ts';
import { sealedFile } from './attachment-store.ts';

const atOnce = 20;

/**
 * Takes files that lie in the data folder into a database that several hosts share, sealed as they are. What is there already stays, so it
 * goes on where it was interrupted. The folder keeps its files.
 * @returns how many names have no file in the folder either.
 */
export async function takeFilesIn(
  { dataFolder, log }: Pick<App, 'dataFolder' | 'log'>,
  target: Engine,
  onFile: () => void = () => undefined,
): Promise<number> {
  let missing = 0;
  for (let after = ''; ;) {
    const names = await findNamesWithoutBytes(target.db, after, atOnce);
    const last = names.at(-1);
    if (last === undefined) break;
    after = last;
    for (const name of names) {
      const bytes = await sealedFile(dataFolder, name);
      if (bytes) await target.transaction((tx) => insertBytes(tx, name, bytes, Date.now()));
      else missing++;
      onFile();
    }
  }
  if (missing > 0) log.error('stored files are missing', { missing });
  return missing;
}

/** How many files have to be taken in. */
export async function countFilesOutside(target: Engine): Promise<number> {
  let count = 0;
  for (let after = ''; ;) {
    const names = await findNamesWithoutBytes(target.db, after, 1_000);
    const last = names.at(-1);
    if (last === undefined) return count;
    after = last;
    count += names.length;
  }
}
