import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../../electron/context.ts';

/** Every stored file as `ab/abcdef…`, in the data folder or where hosts share the data. */
export async function storedFiles({ dataFolder, engine }: App): Promise<readonly string[]> {
  const folder = join(dataFolder, 'attachments');
  const onDisk = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /[\\/]/.test(path)) : [];
  const rows = await engine.db.selectFrom('attachmentContent').select('stored').orderBy('stored').execute();
  return [...onDisk, ...rows.map(({ stored }) => `${stored.slice(0, 2)}/${stored}`)];
}

/** One byte too many at the end of a stored file. */
export async function spoilStored({ dataFolder, engine }: App, path: string): Promise<void> {
  const file = join(dataFolder, 'attachments', path);
  if (existsSync(file)) return writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('x')]));
  const stored = path.slice(3);
  await engine.transaction(async (tx) => {
    const { content } = await tx.selectFrom('attachmentContent').select('content').where('stored', '=', stored).executeTakeFirstOrThrow();
    const spoiled = Buffer.concat([content, Buffer.from('x')]);
    await tx.updateTable('attachmentContent').set({ content: spoiled }).where('stored', '=', stored).execute();
  });
}
