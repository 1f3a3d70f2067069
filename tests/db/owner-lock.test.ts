import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openApp } from '../../electron/app.ts';
import { ownDataFolder } from '../../electron/db/owner-lock.ts';
import { startChild } from '../support/children.ts';
import { temporaryFolder } from '../support/folders.ts';
import { startHost } from '../support/host.ts';

test('F21: a second process is refused, also by another path to the same folder, and a killed owner leaves nothing behind', async () => {
  const folder = temporaryFolder();
  const otherPath = join(temporaryFolder(), 'link');
  symlinkSync(folder, otherPath);
  const owner = startChild('own-folder', folder);
  try {
    expect(await owner.firstLine).toBe('owned');
    expect(await startChild('own-folder', folder).firstLine).toBe('databaseOwned');
    expect(await startChild('own-folder', otherPath).firstLine).toBe('databaseOwned');
    expect(() => ownDataFolder(folder)).toThrow(expect.objectContaining({ code: 'databaseOwned' }));
  } finally {
    owner.process.kill('SIGKILL');
  }
  expect(await owner.ended).toBe('SIGKILL');
  ownDataFolder(folder)();
});

test('F21: a refused application leaves the data alone, and a closed one frees the folder', async () => {
  const dataFolder = temporaryFolder();
  const first = await openApp({ dataFolder, log: () => {} });
  await expect(openApp({ dataFolder, log: () => {} })).rejects.toMatchObject({ code: 'databaseOwned', details: { folder: dataFolder } });
  await first.close();
  await first.close();
  const again = await openApp({ dataFolder, log: () => {} });
  await again.close();
});

test('F21: a second host says in a sentence who is in the way and ends with an error', async () => {
  const host = await startHost();
  try {
    await expect(startHost({ dataFolder: host.dataFolder })).rejects.toThrow(/ended with 1[^]*Another process already serves/);
  } finally {
    expect(await host.stop()).toBe(0);
  }
});
