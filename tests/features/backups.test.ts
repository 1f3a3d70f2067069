import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  listBackups,
  pinBackup,
  takeBackupNow,
  unpinBackup,
  verifyBackup,
  backupStatus,
} from '../../electron/features/backups/backups.service.ts';
import { changeBackupSettings } from '../../electron/features/backups/backup-settings.service.ts';
import { putFile, readStored } from '../../electron/features/attachments/attachment-store.ts';
import { ownPlace, usualBackupSettings } from '../../shared/backups.ts';
import { openBackedShop } from '../support/backed-shop.ts';
import { temporaryFolder } from '../support/folders.ts';

const all = { place: null };

test(
  'R-004-17 F34 a backup is sealed, read back as a whole and listed; what is half written is not listed',
  { timeout: 120_000 },
  async () => {
    const shop = await openBackedShop();
    const owner = () => shop.as('administrator');
    const taken = await takeBackupNow(owner());
    expect(taken).toMatchObject({ reason: 'manual', isPinned: false, shopName: '晨光电器维修', isOurs: true, counts: { customers: 0 } });
    expect(taken.copies).toEqual([{ place: ownPlace, verifiedAt: shop.clock.now, problem: null }]);
    const root = join(shop.dataFolder, 'backups');
    const bytes = readFileSync(join(root, `${taken.id}.backup`));
    expect(bytes.includes(Buffer.from('age-encryption.org/v1'))).toBe(true);
    expect(bytes.includes(Buffer.from('晨光电器维修'))).toBe(false);
    expect(bytes.includes(Buffer.from('SQLite format 3'))).toBe(false);
    writeFileSync(join(root, '20261121-010000-aaaaa.backup.part'), bytes);
    writeFileSync(join(root, '20261121-010000-bbbbb.backup'), bytes);
    writeFileSync(join(root, '20261121-010000-ccccc.json'), readFileSync(join(root, `${taken.id}.json`)));
    expect((await listBackups(owner(), all)).rows.map(({ id }) => id)).toEqual([taken.id]);
    expect(await verifyBackup(owner(), { id: taken.id, place: ownPlace })).toEqual({ problem: null });
    expect(readdirSync(root).filter((name) => name.includes('snapshot') || name.includes('read'))).toEqual([]);
    expect(await backupStatus(owner())).toMatchObject({ state: 'good', lastGoodAt: shop.clock.now, running: null });
  },
);

test('F36 a further folder gets a copy that was read back, with the photos, each of them once', { timeout: 120_000 }, async () => {
  const shop = await openBackedShop();
  const owner = () => shop.as('administrator');
  const stick = temporaryFolder();
  const stored = await putFile(shop.app, Buffer.from('photo'));
  await shop.app.engine.transaction((tx) =>
    tx
      .insertInto('attachment')
      .values({
        ...{ subject: 'shop', subjectId: 1, kind: 'photo', name: 'a.jpg', mime: 'image/jpeg', caption: '', bytes: 5, thumbBytes: 0 },
        ...{
          width: 1,
          height: 1,
          sha256: '',
          stored,
          thumb: '',
          at: 1,
          userId: shop.users.administrator.id,
          removedAt: null,
          removedBy: null,
        },
        version: 1,
      })
      .execute(),
  );
  await changeBackupSettings(owner(), { ...usualBackupSettings, folders: [stick] });
  const first = await takeBackupNow(owner());
  shop.clock.advance(60_000);
  const second = await takeBackupNow(owner());
  expect(second.copies.map(({ place }) => place)).toEqual([ownPlace, stick]);
  expect(second).toMatchObject({ files: 1, counts: { attachments: 1 } });
  const root = join(stick, 'counter-backups');
  const photo = join(root, 'attachments', stored.slice(0, 2), stored);
  expect(readFileSync(photo)).toEqual(readFileSync(join(shop.dataFolder, 'attachments', stored.slice(0, 2), stored)));
  expect(await verifyBackup(owner(), { id: first.id, place: stick })).toEqual({ problem: null });
  expect((await readStored(shop.app, stored, '')).toString()).toBe('photo');
  expect(existsSync(join(shop.dataFolder, 'backups', 'attachments', stored.slice(0, 2), stored))).toBe(true);
});

test('F39 what somebody pins is pinned in every place, and the trail says who did', { timeout: 120_000 }, async () => {
  const shop = await openBackedShop();
  const owner = () => shop.as('administrator');
  const { id } = await takeBackupNow(owner());
  expect(await pinBackup(owner(), { id })).toEqual({ isPinned: true });
  expect((await listBackups(owner(), all)).rows[0]?.isPinned).toBe(true);
  expect(await unpinBackup(owner(), { id })).toEqual({ isPinned: false });
  const kinds = await shop.app.engine.db.selectFrom('event').select('kind').where('kind', 'like', 'backup%').orderBy('id').execute();
  expect(kinds.map(({ kind }) => kind)).toEqual(['backupTaken', 'backupPinned', 'backupUnpinned']);
});
