import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../../context.ts';
import { isSealed, seal } from '../../platform/keys/sealed-bytes.ts';
import { attachmentsFolder, storedPaths, writeStored } from './attachment-store.ts';

/**
 * Seals the files that an older version kept as they were (R-004-17), each as a whole; a crash on the way is taken up at the next start.
 * @returns how many were sealed now.
 */
export async function sealFiles({ dataFolder, keys, log }: Pick<App, 'dataFolder' | 'keys' | 'log'>): Promise<number> {
  const root = attachmentsFolder(dataFolder);
  const done = join(root, 'sealed');
  if (!existsSync(root) || existsSync(done)) return 0;
  let sealed = 0;
  for await (const path of storedPaths(dataFolder)) {
    const bytes = await readFile(path);
    if (isSealed(bytes)) continue;
    await writeStored(path, seal(keys.files, bytes));
    sealed++;
  }
  await writeFile(done, '');
  if (sealed > 0) log.info('stored files sealed', { sealed });
  return sealed;
}
