import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { lookAfterBackups } from '../../electron/features/backups/backup-keeping.service.ts';
import { keepEverywhere, takeAndKeep } from '../../electron/features/backups/backup-taking.service.ts';
import { backupStatus, listBackups } from '../../electron/features/backups/backups.service.ts';
import { changeBackupSettings, checkFolder, viewBackupSettings } from '../../electron/features/backups/backup-settings.service.ts';
import { realDisk, smallFileBytes } from '../../electron/platform/backup/disk.ts';
import type { Disk } from '../../electron/platform/backup/disk.ts';
import { requireSpace } from '../../electron/platform/backup/take.ts';
import { ownPlace, usualBackupSettings } from '../../shared/backups.ts';
import type { PlaceState } from '../../shared/backups.ts';
import { openBackedShop } from '../support/backed-shop.ts';
import type { BackedShop } from '../support/backed-shop.ts';
import { temporaryFolder } from '../support/folders.ts';
import { refusal } from '../support/refusal.ts';

const failing = (code: string): Partial<Disk> => ({ copy: async () => Promise.reject(Object.assign(new Error(code), { code })) });
/** A stick that says it has written and has not (F36). */
const lying: Partial<Disk> = {
  async copy(from, to) {
    await realDisk.copy(from, to);
    if (to.endsWith('.backup.part')) appendFileSync(to, 'x');
  },
};

const faults: readonly (readonly [string, Partial<Disk>, PlaceState])[] = [
  ['is full', failing('ENOSPC'), 'full'],
  ['has no room for it', { freeBytes: async () => 1000 }, 'full'],
  ['is read-only', failing('EROFS'), 'readOnly'],
  ['is pulled out', failing('ENODEV'), 'away'],
  ['takes no file of 4 GB', failing('EFBIG'), 'tooLarge'],
  ['gives back what was not written', lying, 'failed'],
];

describe('F35 F36 a further place that', () => {
  const stick = join(temporaryFolder(), 'stick');
  let shop: BackedShop;
  const owner = () => shop.as('administrator');
  const there = async () => (await listBackups(owner(), { place: stick })).rows.map(({ id }) => id);

  beforeAll(() => {
    mkdirSync(stick);
  });

  test('fails keeps what it has, is red, and gets what it lacks when it is back', { timeout: 240_000 }, async () => {
    shop = await openBackedShop();
    await changeBackupSettings(owner(), { ...usualBackupSettings, folders: [stick] });
    const { manifest } = await takeAndKeep(shop.app, 'manual');
    expect(await there()).toEqual([manifest.id]);
    shop.clock.advance(60_000);
    // one more that every failing place lacks
    const broken = (fault: Partial<Disk>) => (place: string) => (place === stick ? { ...realDisk, ...fault } : realDisk);
    await takeAndKeep(shop.app, 'manual', { diskOf: broken(failing('EIO')) });
    for (const [what, fault, state] of faults) {
      await keepEverywhere(shop.app, broken(fault));
      expect(await there(), what).toEqual([manifest.id]);
      const status = await backupStatus(owner());
      expect(status.state, what).toBe('failing');
      expect(
        status.places.map((place) => [place.place, place.state]),
        what,
      ).toEqual([
        [ownPlace, 'good'],
        [stick, state],
      ]);
      expect(status.places[1]?.lastGoodAt, what).not.toBeNull();
      expect(
        readdirSync(join(stick, 'counter-backups')).filter((name) => name.endsWith('.part')),
        what,
      ).toEqual([]);
    }
    const before = await there();
    renameSync(stick, `${stick}-unplugged`);
    mkdirSync(stick);
    shop.clock.advance(60_000);
    const last = await takeAndKeep(shop.app, 'manual');
    expect((await backupStatus(owner())).places[1]?.state).toBe('away');
    expect(existsSync(join(stick, 'counter-backups'))).toBe(false);
    renameSync(stick, `${stick}-empty`);
    renameSync(`${stick}-unplugged`, stick);
    await lookAfterBackups(shop.app);
    expect(await there()).toEqual([last.manifest.id, ...before]);
    expect(await backupStatus(owner())).toMatchObject({
      state: 'good',
      places: [{ failingSince: null }, { state: 'good', failingSince: null }],
    });
  });

  test('is chosen is looked at first', async () => {
    expect(await checkFolder(owner(), { folder: stick })).toMatchObject({
      state: 'good',
      isSameDisk: true,
      backups: (await there()).length,
    });
    expect(await checkFolder(owner(), { folder: join(stick, 'nobody', 'here') })).toMatchObject({ state: 'away' });
    expect(await viewBackupSettings(owner())).toMatchObject({ folders: [stick] });
  });
});

test('F51 three times the size of the database has to be free', async () => {
  const file = join(temporaryFolder(), 'counter.db');
  appendFileSync(file, Buffer.alloc(1000));
  const free = (bytes: number): Disk => ({ ...realDisk, freeBytes: async () => bytes });
  await requireSpace(file, temporaryFolder(), free(3000));
  expect(await refusal(requireSpace(file, temporaryFolder(), free(2999)), 'diskFull')).toEqual({ free: 2999, needed: 3000 });
  expect(smallFileBytes).toBe(4_294_967_295);
});

test(
  'F37 the schedule takes one when something has changed; a day without a good one is told to the owners, and it ends with the next',
  { timeout: 240_000 },
  async () => {
    const shop = await openBackedShop();
    const owner = () => shop.as('administrator');
    const hour = 3_600_000;
    const change = () => changeBackupSettings(owner(), { ...usualBackupSettings, eveningAt: '' });
    const count = async () => (await listBackups(owner(), { place: null })).rows.length;
    await change();
    await lookAfterBackups(shop.app);
    expect(await count()).toBe(1);
    shop.clock.advance(5 * hour);
    await lookAfterBackups(shop.app);
    expect(await count()).toBe(1);
    await change();
    shop.clock.advance(24 * hour);
    const broken = { disk: { ...realDisk, freeBytes: async () => 0 } };
    await lookAfterBackups(shop.app, broken);
    await lookAfterBackups(shop.app, broken);
    expect(await count()).toBe(1);
    expect(await backupStatus(owner())).toMatchObject({ state: 'late', places: [{ state: 'full' }] });
    const alerts = () =>
      shop.app.engine.db.selectFrom('alert').select(['role', 'settledAt']).where('kind', '=', 'backupLate').orderBy('id').execute();
    expect(await alerts()).toEqual([
      { role: 'administrator', settledAt: null },
      { role: 'generalManager', settledAt: null },
    ]);
    shop.clock.advance(hour);
    await lookAfterBackups(shop.app);
    expect(await count()).toBe(2);
    expect((await alerts()).every(({ settledAt }) => settledAt === shop.clock.now)).toBe(true);
    expect(await backupStatus(owner())).toMatchObject({ state: 'good' });
  },
);
