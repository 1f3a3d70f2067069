import type { Page } from '@playwright/test';
import { attachmentLimits } from '../../shared/attachments.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { jpegWithGps, pdf } from '../support/attachments.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { picture } from '../support/photo.ts';
import { toast } from './page-models/frame.ts';

const { attachments: words, common, errors } = zhCN;
const say = (text: string, name: string) => text.replace('{{name}}', name);

interface Part {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** Drags files onto the section, or pastes them, as a browser does. */
async function hand(page: Page, parts: readonly Part[], way: 'drop' | 'paste'): Promise<void> {
  const transfer = await page.evaluateHandle((files) => {
    const made = new DataTransfer();
    for (const { name, type, base64 } of files)
      made.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0)], name, { type }));
    return made;
  }, parts);
  const section = page.getByRole('main').getByRole('region', { name: words.title });
  if (way === 'paste') {
    await page.evaluate((clipboardData) => document.dispatchEvent(new ClipboardEvent('paste', { clipboardData })), transfer);
    return;
  }
  await section.dispatchEvent('dragenter', { dataTransfer: transfer });
  await expect(page.getByText(words.drop)).toBeVisible();
  await section.dispatchEvent('drop', { dataTransfer: transfer });
}

test('F112 F113 F114 photos and files are dropped, pasted and chosen; a bad one never stops the others; looked at, described, removed and brought back', async ({
  shop,
}) => {
  const { page, complaints } = await shop.seat({ role: 'frontDesk', path: '/' });
  const customer = await tell<{ id: number }>(page, 'customers.create', { name: '附件客户', phones: [{ shownAs: '13522220001' }] });
  const request = await tell<{ id: number }>(page, 'requests.log', {
    customerId: customer.id,
    contactName: '附件客户',
    phone: '13522220001',
    address: '长宁区定西路 1 号',
    content: '门板划伤',
    serviceWanted: '上门看',
    type: 'repair',
    branch: 'complaint',
    urgency: 'general',
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'unknown',
    promisedAt: Date.now() + 48 * 3_600_000,
  });
  await page.goto(`/requests/${request.id}`);
  const section = page.getByRole('main').getByRole('region', { name: words.title });
  await expect(section.getByText(words.none)).toBeVisible();

  const photo = (await jpegWithGps()).toString('base64');
  await hand(
    page,
    [
      { name: '门板.jpg', type: 'image/jpeg', base64: photo },
      { name: '假的.jpg', type: 'image/jpeg', base64: Buffer.from('<html><script>alert(1)</script>').toString('base64') },
      { name: '发票.pdf', type: 'application/pdf', base64: pdf.toString('base64') },
    ],
    'drop',
  );
  const tiles = section.getByRole('list', { name: words.title }).getByRole('listitem');
  await expect(tiles).toHaveCount(2);
  await expect(section.getByRole('alert')).toHaveText(`假的.jpg：${errors.variant.fileTypeUnsupported.noPicture}`);
  await section.getByRole('button', { name: say(words.dismiss, '假的.jpg') }).click();
  await expect(section.getByRole('alert')).toHaveCount(0);

  await hand(page, [{ name: 'image.png', type: 'image/png', base64: picture(640, 480).toString('base64') }], 'paste');
  await expect(tiles).toHaveCount(3);
  await section.locator('input[type=file]').setInputFiles([
    { name: '太大.txt', mimeType: 'text/plain', buffer: Buffer.alloc(attachmentLimits.fileBytes + 1, 65) },
    { name: '清单.csv', mimeType: 'text/csv', buffer: Buffer.from('配件,数量\n门板,1\n') },
  ]);
  await expect(tiles).toHaveCount(4);
  await expect(section.getByRole('alert')).toContainText('太大.txt：文件太大，每个最多 10 MB。');
  await section.getByRole('button', { name: say(words.dismiss, '太大.txt') }).click();

  await section.getByRole('button', { name: say(words.describe, '门板.jpg') }).click();
  await page.getByRole('dialog').getByLabel(words.caption).fill('左侧门板的划痕');
  await page.keyboard.press('Control+Enter');
  await expect(section.getByText('左侧门板的划痕')).toBeVisible();
  for (const image of await section.getByRole('img', { includeHidden: true }).all())
    await expect.poll(async () => image.evaluate((each) => (each as HTMLImageElement).naturalWidth ?? 1)).not.toBe(0);

  await section.getByRole('button', { name: say(words.open, '左侧门板的划痕') }).click();
  const viewer = page.getByRole('dialog');
  const shown = viewer.getByRole('img');
  await expect(shown).toHaveAttribute('alt', '左侧门板的划痕');
  await expect.poll(async () => shown.evaluate((each) => (each as HTMLImageElement).naturalWidth)).toBe(1_200);
  await page.keyboard.press('ArrowRight');
  await expect(shown).toHaveAttribute('alt', `${words.pasted}.jpg`);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();

  const download = page.waitForEvent('download');
  await section.getByRole('link', { name: say(words.download, '发票.pdf') }).click();
  expect((await download).suggestedFilename()).toBe('发票.pdf');

  await section.getByRole('button', { name: say(words.remove, '清单.csv') }).click();
  await expect(tiles).toHaveCount(3);
  await expect(toast(page, say(words.removed, '清单.csv'))).toBeVisible();
  await page.getByRole('region', { name: common.frame.notifications }).getByRole('button', { name: common.action.undo }).last().click();
  await expect(tiles).toHaveCount(4);
  await expect(page.getByRole('main').getByText(words.event.attachmentRestored)).toBeVisible();
  await section.scrollIntoViewIfNeeded();
  await section.getByRole('button', { name: say(words.open, '左侧门板的划痕') }).click();
  await expect(shown).toBeVisible();
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
});

test('F113 a photo from the camera, where there is one', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/' });
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    mediaDevices.enumerateDevices = async () => [{ kind: 'videoinput', deviceId: 'x', groupId: 'x', label: '', toJSON: () => ({}) }];
    mediaDevices.getUserMedia = async () => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 640, height: 480 });
      const draw = () => canvas.getContext('2d')?.fillRect(0, 0, Math.random() * 640, 480);
      setInterval(draw, 50);
      draw();
      return canvas.captureStream(20);
    };
  });
  const [request] = (await ask<{ rows: { id: number }[] }>(page, 'requests.list', {})).rows;
  await page.goto(`/requests/${request?.id}`);
  const section = page.getByRole('main').getByRole('region', { name: words.title });
  await section.getByRole('button', { name: words.camera }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words.shoot, exact: true }).click();
  await dialog.getByRole('button', { name: common.action.close, exact: true }).click();
  await expect(section.getByRole('button', { name: say(words.open, `${words.photoName}.jpg`) }).last()).toBeVisible();
});
