import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { shownName } from '../../electron/features/attachments/attachment-names.ts';
import { readContent, viewAttachment } from '../../electron/features/attachments/attachments-read.service.ts';
import { sweepAttachments } from '../../electron/features/attachments/attachments-sweep.service.ts';
import {
  addAttachment,
  changeQuota,
  describeAttachment,
  listAttachments,
  removeAttachment,
  restoreAttachment,
  viewQuota,
} from '../../electron/features/attachments/attachments.service.ts';
import type { AttachmentSubject } from '../../shared/attachments.ts';
import { attachmentLimits, undoMs } from '../../shared/attachments.ts';
import type { Role } from '../../shared/roles.ts';
import { hostileNames, jpegWithGps, pdf, pixelFlood, seeThroughPng } from '../support/attachments.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { spoilStored, storedFiles } from '../support/stored-files.ts';

describeOnEngines('attachments', (engine) => {
  let shop: Shop;
  let requestId = 0;
  let customerId = 0;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    rmSync(folder(), { recursive: true, force: true });
    customerId = await addCustomer(shop);
    requestId = (await logCall(shop, customerId)).id;
  });

  const folder = () => join(shop.app.dataFolder, 'attachments');
  const onDisk = () => storedFiles(shop.app);
  const add = (bytes: Buffer, name = '照片.jpg', role: Role = 'frontDesk', subject: AttachmentSubject = 'request', subjectId = requestId) =>
    addAttachment(shop.as(role), { subject, subjectId, name }, bytes);
  const list = (role: Role = 'frontDesk') => listAttachments(shop.as(role), { subject: 'request', subjectId: requestId });
  const grow = () => engine().transaction((tx) => tx.updateTable('attachment').set({ bytes: 2_600_000 }).execute());
  const row = (id: number) => engine().db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  test('F113: a photograph is drawn anew, upright and small, without place, time and owner', async () => {
    const sent = await jpegWithGps(4_000, 3_000);
    const written = (await sharp(sent).metadata()).exif;
    expect([written?.includes('TestCam'), written?.includes(Buffer.from([0x25, 0x88]))]).toEqual([true, true]);
    const { id } = await add(sent, 'IMG_0001.JPG');
    const content = await readContent(shop.app, id, false);
    const kept = await sharp(content).metadata();
    expect([kept.format, kept.width, kept.height]).toEqual(['jpeg', 2_000, 1_500]);
    expect([kept.exif, kept.xmp, kept.iptc]).toEqual([undefined, undefined, undefined]);
    expect(content.includes('TestCam') || content.includes('张三丰')).toBe(false);
    const thumb = await sharp(await readContent(shop.app, id, true)).metadata();
    expect([thumb.format, thumb.width, thumb.height, thumb.exif]).toEqual(['jpeg', 320, 240, undefined]);
    expect((await list()).rows).toMatchObject([{ name: 'IMG_0001.jpg', mime: 'image/jpeg', width: 2_000, height: 1_500, kind: 'photo' }]);
  });

  test('F113: a photograph that lies on its side is set upright', async () => {
    const turned = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#333' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { id } = await add(turned);
    expect(await row(id)).toMatchObject({ width: 400, height: 600 });
  });

  test('F113: a picture that lets light through stays PNG', async () => {
    const { id } = await add(await seeThroughPng(), 'logo.jpg');
    expect(await row(id)).toMatchObject({ mime: 'image/png', name: 'logo.png' });
  });

  test('F113: what is no picture, no paper and no plain text is refused by what it holds, and nothing of it stays', async () => {
    const jpeg = await jpegWithGps(200, 200);
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    const zip = Buffer.from('PK\u0005\u0006' + '\0'.repeat(18), 'latin1');
    const cases: readonly (readonly [string, Buffer, string])[] = [
      ['HTML as .jpg', html, 'a.jpg'],
      ['HTML as .txt', html, 'a.txt'],
      ['HTML as .csv', Buffer.from('a,b\n<script>x</script>'), 'a.csv'],
      ['HTML as .html', html, 'a.html'],
      ['SVG as .svg', svg, 'a.svg'],
      ['SVG as .png', svg, 'a.png'],
      ['SVG as .txt', svg, 'a.txt'],
      ['program', Buffer.from('MZ\u0090\0\u0003\0', 'latin1'), 'a.pdf'],
      ['program as text', Buffer.from('MZ\u0090\0\u0003\0', 'latin1'), 'a.txt'],
      ['ELF', Buffer.from('\u007fELF\u0002\u0001\u0001', 'latin1'), 'a.png'],
      ['GIF', Buffer.from('GIF89a\u0001\0\u0001\0', 'latin1'), 'a.gif'],
      ['HEIC', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1'), 'a.heic'],
      ['not UTF-8', Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), 'a.txt'],
      ['nothing', Buffer.alloc(0), 'a.jpg'],
      ['truncated JPEG', jpeg.subarray(0, 300), 'a.jpg'],
      ['only the beginning of a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'a.png'],
      ['only the beginning of a WebP', Buffer.from('RIFF\u0010\0\0\0WEBPVP8 ', 'latin1'), 'a.webp'],
      ['PDF without end', Buffer.from('%PDF-1.4\n'), 'a.pdf'],
      ['PDF and ZIP', Buffer.concat([pdf, zip]), 'a.pdf'],
      ['PDF with a page inside', Buffer.from('%PDF-1.4<html><script>x</script>\n%%EOF'), 'a.pdf'],
      ['PDF with a tail', Buffer.concat([pdf, Buffer.alloc(3_000, 65)]), 'a.pdf'],
      ['plain ZIP', Buffer.concat([Buffer.from('PK\u0003\u0004'), zip]), 'a.xlsx'],
    ];
    for (const [title, bytes, name] of cases) {
      const outcome = await add(bytes, name).then(
        () => 'taken',
        (error: { readonly code?: string }) => error.code,
      );
      expect(outcome, title).toMatch(/^file(?:TypeUnsupported|Suspicious|Damaged|Empty)$/);
    }
    expect([await list(), await onDisk()]).toEqual([{ rows: [], mayWrite: true }, []]);
  });

  test('F113: what hides behind a photograph does not come through', async () => {
    const jpeg = await jpegWithGps(200, 200);
    const { id } = await add(Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>PK\u0003\u0004')]));
    expect((await readContent(shop.app, id, false)).includes('script')).toBe(false);
  });

  test('F113: thirty megapixels in a small file are refused before they are unpacked', async () => {
    const bomb = await pixelFlood();
    expect(bomb.length).toBeLessThan(attachmentLimits.fileBytes);
    expect(await refusal(add(bomb, 'bomb.png'), 'fileTooLarge')).toMatchObject({ reason: 'pixels', limit: 25 });
    expect(await onDisk()).toEqual([]);
  });

  test('F112: fifty hostile names leave only random names in the folder', async () => {
    expect(hostileNames.length).toBeGreaterThanOrEqual(50);
    const room = attachmentLimits.files;
    for (const [nth, name] of hostileNames.entries()) {
      if (nth === room) requestId = (await logCall(shop, customerId)).id;
      const { id } = await add(Buffer.from(`line ${nth}`), name);
      const stored = await row(id);
      expect(stored.stored, name).toMatch(/^[0-9a-f]{40}$/);
      expect(stored.name, name).not.toMatch(/[\\/:*?"<>|\u0000-\u001f\u202e\u200b]|^\.|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)\./i);
      expect(stored.name, name).toMatch(/.\.txt$/);
    }
    for (const path of await onDisk()) expect(path).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{40}$/);
    expect(await onDisk()).toHaveLength(hostileNames.length);
    expect(shownName('', ['.pdf'])).toBe('file.pdf');
    expect(shownName('invoice.exe', ['.pdf'])).toBe('invoice.pdf');
  });

  test('F114: a record takes forty files, a hundred megabytes; the shop its quota; a large file none', async () => {
    expect(await refusal(add(Buffer.alloc(attachmentLimits.fileBytes + 1, 65), 'a.txt'), 'fileTooLarge')).toMatchObject({ limit: 10 });
    for (let nth = 0; nth < attachmentLimits.files; nth++) await add(Buffer.from(`${nth}`), `${nth}.txt`);
    expect(await refusal(add(Buffer.from('x'), 'x.txt'), 'guardFailed')).toMatchObject({ guard: 'tooManyFiles', limit: 40 });
    expect(await onDisk()).toHaveLength(attachmentLimits.files);
    await grow();
    await removeAttachment(shop.as('frontDesk'), { id: (await list()).rows[0]?.id ?? 0 });
    await grow();
    expect(await refusal(add(Buffer.from('x'), 'x.txt'), 'guardFailed')).toMatchObject({ guard: 'recordFull', limit: 100 });
    requestId = (await logCall(shop, customerId)).id;
    await changeQuota(shop.as('administrator'), { bytes: 100_000_000 });
    expect(await refusal(add(Buffer.from('x'), 'x.txt'), 'guardFailed')).toMatchObject({ guard: 'shopFull', limit: 0.1 });
    expect(await viewQuota(shop.as('administrator'))).toEqual({ bytes: 100_000_000, used: 104_000_000 });
  });

  test('F114: a retry with the same key makes one record and one file', async () => {
    const context = { ...shop.as('frontDesk'), requestKey: 'k'.repeat(20), bodyHash: 'same' };
    const head = { subject: 'request', subjectId: requestId, name: 'a.pdf' } as const;
    const first = await addAttachment(context, head, pdf);
    expect(await addAttachment(context, head, pdf)).toEqual(first);
    expect((await list()).rows).toHaveLength(1);
    expect(await onDisk()).toHaveLength(1);
  });

  test('a caption is kept; what was removed comes back for a day and is then gone with its file', async () => {
    const { id } = await add(pdf, 'a.pdf');
    await describeAttachment(shop.as('frontDesk'), { id, caption: '发票' });
    expect((await list()).rows).toMatchObject([{ caption: '发票', userName: shop.as('frontDesk').actor.displayName }]);
    await removeAttachment(shop.as('frontDesk'), { id });
    expect((await list()).rows).toEqual([]);
    await refusal(viewAttachment(shop.as('frontDesk'), { id }), 'notFound');
    await refusal(removeAttachment(shop.as('frontDesk'), { id }), 'notFound');
    await restoreAttachment(shop.as('frontDesk'), { id });
    expect((await list()).rows).toHaveLength(1);
    await removeAttachment(shop.as('frontDesk'), { id });
    shop.clock.advance(undoMs + 1);
    await refusal(restoreAttachment(shop.as('frontDesk'), { id }), 'notFound');
    expect(await sweepAttachments(shop.app)).toEqual({ purged: 1, swept: 0 });
    expect(await onDisk()).toEqual([]);
  });

  test('F112: what a crash left is swept, what has a record stays', async () => {
    await add(await jpegWithGps(400, 300));
    const kept = await onDisk();
    const orphan = join(folder(), 'ab', 'ab'.repeat(20));
    const half = join(folder(), 'ab', `${'cd'.repeat(20)}.part`);
    const fresh = join(folder(), 'ab', 'ef'.repeat(20));
    mkdirSync(join(folder(), 'ab'), { recursive: true });
    for (const path of [orphan, half, fresh]) writeFileSync(path, 'x');
    for (const path of [orphan, half]) utimesSync(path, 1, 1);
    expect(await sweepAttachments(shop.app)).toEqual({ purged: 0, swept: 2 });
    expect([existsSync(orphan), existsSync(half), existsSync(fresh)]).toEqual([false, false, true]);
    expect(await onDisk()).toEqual(expect.arrayContaining([...kept]));
    utimesSync(fresh, 1, 1);
    expect((await sweepAttachments(shop.app)).swept).toBe(1);
  });

  test('F112: bytes that are not as they were put there are not given out', async () => {
    const { id } = await add(pdf, 'a.pdf');
    const [path] = await onDisk();
    await spoilStored(shop.app, path ?? '');
    expect(await refusal(readContent(shop.app, id, false), 'fileDamaged')).toMatchObject({ reason: 'stored' });
  });

  test('F112 R-000-84: whoever may not see a record sees none of its files; a technician has own slips only', async () => {
    const { id } = await add(pdf, 'a.pdf');
    await refusal(viewAttachment(shop.as('technician'), { id }), 'forbidden');
    await refusal(list('technician'), 'forbidden');
    await refusal(add(pdf, 'a.pdf', 'storekeeper'), 'forbidden');
    await refusal(removeAttachment(shop.as('storekeeper'), { id }), 'forbidden');
    expect(await list('storekeeper')).toMatchObject({ rows: [{ id }], mayWrite: false });
    await refusal(add(pdf, 'a.pdf', 'frontDesk', 'request', 999_999), 'notFound');
    const own = await dispatch(shop, requestId);
    const other = await dispatch(shop, (await logCall(shop, customerId)).id, { staffIds: [shop.technicians[1]] });
    const photo = await jpegWithGps(100, 100);
    const mine = await add(photo, 'a.jpg', 'technician', 'workOrder', own.id);
    const theirs = await add(photo, 'a.jpg', 'supervisor', 'workOrder', other.id);
    await refusal(add(photo, 'a.jpg', 'technician', 'workOrder', other.id), 'notFound');
    expect(await viewAttachment(shop.as('technician'), { id: mine.id })).toMatchObject({ kind: 'photo' });
    await refusal(viewAttachment(shop.as('technician'), { id: theirs.id }), 'notFound');
    await refusal(removeAttachment(shop.as('technician'), { id: theirs.id }), 'notFound');
    await refusal(add(photo, 'logo.png', 'frontDesk', 'shop', 1), 'forbidden');
    await add(photo, 'logo.png', 'administrator', 'shop', 1);
  });

  test('F112: the shop has one logo; a new one takes its place and the old one can come back', async () => {
    const logo = async () => (await listAttachments(shop.as('technician'), { subject: 'shop', subjectId: 1 })).rows.map(({ id }) => id);
    const first = await add(await seeThroughPng(), 'logo.png', 'administrator', 'shop', 1);
    const second = await add(await jpegWithGps(300, 100), '新标志.jpg', 'administrator', 'shop', 1);
    expect(await logo()).toEqual([second.id]);
    await restoreAttachment(shop.as('administrator'), { id: first.id });
    expect(await logo()).toEqual([first.id]);
    expect(await refusal(add(pdf, 'logo.pdf', 'administrator', 'shop', 1), 'fileTypeUnsupported')).toEqual({ reason: 'noPicture' });
    await refusal(removeAttachment(shop.as('frontDesk'), { id: first.id }), 'forbidden');
    await removeAttachment(shop.as('administrator'), { id: first.id });
    expect(await logo()).toEqual([]);
  });
});
