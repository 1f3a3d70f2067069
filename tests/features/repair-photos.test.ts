import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { readContent, viewAttachment } from '../../electron/features/attachments/attachments-read.service.ts';
import { sweepAttachments } from '../../electron/features/attachments/attachments-sweep.service.ts';
import { listAttachments } from '../../electron/features/attachments/attachments.service.ts';
import { viewRepair } from '../../electron/features/repair-cases/repair-cases.service.ts';
import { carryOldPhotos } from '../../electron/features/repair-cases/repair-photos.service.ts';
import { jpegWithGps } from '../support/attachments.ts';
import { describeOnEngines } from '../support/engines.ts';
import { judgedRepair, onePoint } from '../support/repairs.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { storedFiles } from '../support/stored-files.ts';

describeOnEngines('photographs of repairs from before there were attachments', (engine) => {
  let shop: Shop;
  let caseId = 0;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    rmSync(folder(), { recursive: true, force: true });
    caseId = await judgedRepair(shop, 'company');
  });

  const folder = () => join(shop.app.dataFolder, 'attachments');
  const onDisk = () => storedFiles(shop.app);
  const old = async (name: string, mime: string, content: string, at = 1_700_000_000_000) =>
    engine().transaction(async (tx) => {
      const userId = shop.users.supervisor.id;
      await tx.insertInto('repairCasePhoto').values({ caseId, name, mime, content, at, userId }).execute();
    });
  const left = () => engine().db.selectFrom('repairCasePhoto').select('name').orderBy('id').execute();
  const list = async () => (await listAttachments(shop.as('frontDesk'), { subject: 'repairCase', subjectId: caseId })).rows;

  test('R-002-41 F112 F113 they become stored files in their order, with their day and author, and count as photographs', async () => {
    await old('墙面', 'image/jpeg', (await jpegWithGps(400, 300)).toString('base64'));
    await old('<img>.png', 'image/png', onePoint, 1_700_000_100_000);
    expect(await carryOldPhotos(shop.app)).toBe(2);
    expect(await left()).toEqual([]);
    const [first, second] = await list();
    const by = shop.as('supervisor').actor.displayName;
    expect(first).toMatchObject({ name: '墙面.jpg', mime: 'image/jpeg', kind: 'photo', at: 1_700_000_000_000, userName: by, width: 400 });
    expect(second).toMatchObject({ name: 'img.png', kind: 'photo', at: 1_700_000_100_000 });
    expect((await readContent(shop.app, first?.id ?? 0, false)).includes('TestCam')).toBe(false);
    expect((await viewRepair(shop.as('frontDesk'), { id: caseId })).photoCount).toBe(2);
    expect(await carryOldPhotos(shop.app)).toBe(0);
    expect(await onDisk()).toHaveLength(4);
    expect(await sweepAttachments(shop.app)).toEqual({ purged: 0, swept: 0 });
  });

  test('F113 what no library can draw is kept to be saved, not to be shown', async () => {
    const broken = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100, 7)]);
    await old('坏的.jpg', 'image/jpeg', broken.toString('base64'));
    expect(await carryOldPhotos(shop.app)).toBe(1);
    const [row] = await list();
    expect(await viewAttachment(shop.as('frontDesk'), { id: row?.id ?? 0 })).toMatchObject({
      kind: 'file',
      name: '坏的.bin',
      mime: 'application/octet-stream',
    });
    expect(await readContent(shop.app, row?.id ?? 0, false)).toEqual(broken);
    expect((await viewRepair(shop.as('frontDesk'), { id: caseId })).photoCount).toBe(0);
  });

  test('F112 broken off half-way nothing is lost and nothing is doubled: the next start goes on', async () => {
    for (const name of ['一', '二', '三']) await old(name, 'image/png', onePoint);
    const failing: Shop['app'] = {
      ...shop.app,
      engine: {
        ...shop.app.engine,
        db: engine().db,
        transaction: async (work) =>
          engine().transaction(async (tx) => {
            const result = await work(tx);
            // the power goes after the second row was written and before the commit
            if ((await tx.selectFrom('attachment').select('id').execute()).length === 2) throw new Error('power cut');
            return result;
          }),
      },
    };
    await expect(carryOldPhotos(failing)).rejects.toThrow('power cut');
    expect([(await left()).map(({ name }) => name), (await list()).map(({ name }) => name)]).toEqual([['二', '三'], ['一.png']]);
    expect(await onDisk()).toHaveLength(2);
    expect(await carryOldPhotos(shop.app)).toBe(2);
    expect([await left(), (await list()).map(({ name }) => name)]).toEqual([[], ['一.png', '二.png', '三.png']]);
    expect(await onDisk()).toHaveLength(6);
  });
});
