import sharp from 'sharp';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { expect, tell, test } from '../support/browser.ts';
import { newSlip, supervisorAt } from '../print/slips.ts';
import { picturesIn } from '../print/pdf.ts';
import { sheets } from './page-models/print.ts';

const { attachments, common, errors, settings } = zhCN;
const { logo: words, room } = settings;

const drawing = (color: string) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200"><circle cx="100" cy="100" r="80" fill="${color}"/></svg>`,
    ),
  )
    .png()
    .toBuffer();

test('F112 F114 the company logo: chosen, seen, printed in the head of a form, replaced, removed and brought back; the room for files', async ({
  shop,
}) => {
  test.slow();
  const { page, complaints } = await shop.seat({ role: 'administrator', path: '/settings/shop' });
  const section = page.getByRole('main').getByRole('region', { name: words.title });
  const shown = section.getByRole('img', { name: words.title });
  const input = section.locator('input[type=file]');
  await expect(section.getByText(words.none)).toBeVisible();
  await input.setInputFiles({ name: '标志.png', mimeType: 'image/png', buffer: Buffer.from('%PDF-1.4 %%EOF') });
  await expect(section.getByText(errors.variant.fileTypeUnsupported.noPicture)).toBeVisible();
  await section.getByRole('button', { name: attachments.dismiss.replace('{{name}}', '标志.png') }).click();
  await input.setInputFiles({ name: '标志.png', mimeType: 'image/png', buffer: await drawing('#0b5394') });
  await expect(shown).toHaveJSProperty('naturalWidth', 600);
  const first = await shown.getAttribute('src');

  // in the head of a form, in what is seen and in what is printed
  const id = await newSlip(await supervisorAt(shop.address));
  const { page: desk } = await shop.seat({ role: 'supervisor', path: `/print/slips?ids=${id}` });
  await expect(sheets(desk).first().locator('image')).toHaveCount(1);
  expect(await picturesIn(desk)).toBeGreaterThan(0);

  await expect(section.getByRole('button', { name: words.replace })).toBeVisible();
  await input.setInputFiles({ name: '新标志.png', mimeType: 'image/png', buffer: await drawing('#a61c00') });
  await expect(shown).not.toHaveAttribute('src', first ?? '');
  await section.getByRole('button', { name: words.remove }).click();
  await expect(section.getByText(words.none)).toBeVisible();
  const told = page.getByRole('region', { name: common.frame.notifications });
  await told.getByRole('button', { name: common.action.undo }).last().click();
  await expect(shown).toBeVisible();
  await section.getByRole('button', { name: words.remove }).click();
  await expect(section.getByText(words.none)).toBeVisible();

  const files = page.getByRole('main').getByRole('region', { name: room.title });
  await expect(files).toContainText('5.0 GB');
  await files.getByRole('button', { name: room.change }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(room.most).fill('8');
  await page.keyboard.press('Control+Enter');
  await expect(files).toContainText('8.0 GB');
  await tell(page, 'attachments.changeQuota', { bytes: 5_000_000_000 });
  expect(complaints).toEqual([]);
});
