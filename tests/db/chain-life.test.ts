import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openApp } from '../../electron/app.ts';
import type { App } from '../../electron/context.ts';
import { checkChain } from '../../electron/features/audit/audit-chain.service.ts';
import { readAnchors } from '../../electron/platform/chain/chain-anchors.ts';
import { readChainHead, recordRestore } from '../../electron/platform/chain/chain-sealing.ts';
import { insertChained } from '../../electron/platform/chain/insert-chained.ts';
import { keyPathOf } from '../../electron/platform/keys/key-store.ts';
import { temporaryFolder } from '../support/folders.ts';

const open = (dataFolder: string) => openApp({ dataFolder, log: () => {} });

async function happen({ engine }: App, times: number): Promise<void> {
  const entry = { at: 1, userId: null, sessionId: null, procedure: 'test', subject: 'customer', subjectId: 1, changes: '{}' };
  for (let i = 0; i < times; i++) await engine.transaction((tx) => insertChained(tx, 'auditEntry', entry));
}

const openLines = (app: App) => app.engine.db.selectFrom('chainOpen').select('id').execute();

test('F118 F119 what is written is sealed a moment later and at the end; an older file in its place is found, and a recorded restore is not', async () => {
  const dataFolder = join(temporaryFolder(), 'data');
  const older = join(temporaryFolder(), 'older.db');
  const first = await open(dataFolder);
  await happen(first.app, 3);
  await expect.poll(() => openLines(first.app), { timeout: 20_000 }).toEqual([]);
  await happen(first.app, 1);
  await first.close();
  copyFileSync(join(dataFolder, 'counter.db'), older);

  const second = await open(dataFolder);
  expect(await checkChain(second.app)).toMatchObject({ state: 'sound', rows: 4, unsealed: 0 });
  await happen(second.app, 5);
  await second.close();

  for (const end of ['-wal', '-shm']) rmSync(join(dataFolder, `counter.db${end}`), { force: true });
  copyFileSync(older, join(dataFolder, 'counter.db'));
  const third = await open(dataFolder);
  expect(await checkChain(third.app)).toMatchObject({ state: 'broken', problem: { kind: 'cut', source: 'dataFolder', missing: 5 } });
  const [from, to] = [readAnchors(third.app).at(-1), await readChainHead(third.app)];
  if (!from || !to) throw new Error('both heads are known');
  await recordRestore(third.app, { from, to });
  expect(await checkChain(third.app)).toMatchObject({ state: 'sound', problem: null });
  await third.close();
});

test('F118 what a crash left unsealed is sealed at the next start', async () => {
  const dataFolder = join(temporaryFolder(), 'data');
  const crashed = join(temporaryFolder(), 'data');
  const { app, close } = await open(dataFolder);
  await happen(app, 2);
  expect(await openLines(app)).not.toEqual([]);
  // as the disk would be after a power cut
  cpSync(dataFolder, crashed, { recursive: true });
  await close();
  copyFileSync(keyPathOf(dataFolder), keyPathOf(crashed));
  for (const name of ['owner.lock', 'lock']) rmSync(join(crashed, name), { force: true });
  const again = await open(crashed);
  expect(await openLines(again.app)).toEqual([]);
  expect(await checkChain(again.app)).toMatchObject({ state: 'sound', rows: 2, unsealed: 0 });
  await again.close();
});
