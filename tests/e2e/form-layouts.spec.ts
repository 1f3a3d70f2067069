import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { plainLayout } from '../../shared/form-layouts.ts';
import type { FormSetup } from '../../shared/form-layouts.ts';
import { pdfOf, squeeze } from '../print/pdf.ts';
import { newSlip, supervisorAt } from '../print/slips.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { openPreview, sheets } from './page-models/print.ts';

test.describe.configure({ timeout: 120_000 });

const { forms, print } = zhCN;
const named = (text: string, part: string) => text.replace('{{part}}', part);

// the shop is shared: the next story finds its forms as the program has them
test.afterEach(async ({ shop }) => {
  const { page } = await shop.seat({ role: 'serviceManager' });
  const { layouts, defaults } = await ask<FormSetup>(page, 'forms.setup');
  for (const { form, paper, current, layout } of layouts)
    if (layout) await tell(page, 'forms.saveLayout', { form, paper, current, layout: null });
  for (const { form, current, choice } of defaults) if (choice) await tell(page, 'forms.saveDefault', { form, current, choice: null });
});

const editor = (page: Page) => page.getByRole('complementary', { name: forms.layout.title });

test('F106 the shop renames, hides and moves parts and adds its text; every seat prints it so, and reset brings the old form back', async ({
  shop,
}) => {
  const supervisor = await supervisorAt(shop.address);
  const id = await newSlip(supervisor);
  const { page } = await shop.seat({ role: 'serviceManager', path: '/settings/forms' });
  const row = page.getByRole('row').filter({ hasText: forms.name.slip }).first();
  await expect(row).toContainText(forms.page.program);
  await row.getByRole('link', { name: `${forms.page.editLayout} ${forms.name.slip}`, exact: true }).click();

  const words = print.slip;
  await expect(editor(page).getByRole('checkbox', { name: named(forms.layout.show, words.contactPhone) })).toBeDisabled();
  await editor(page)
    .getByRole('textbox', { name: named(forms.layout.caption, words.product) })
    .fill('<b>机型</b>');
  await editor(page)
    .getByRole('checkbox', { name: named(forms.layout.show, words.warranty) })
    .uncheck();
  const promised = editor(page).getByRole('textbox', { name: named(forms.layout.caption, words.promisedAt) });
  await promised.press('Alt+ArrowUp');
  await expect(promised).toBeFocused();
  await editor(page).getByRole('textbox', { name: forms.layout.topText }).fill('凭此单换取发票\n请当面点清配件');
  await expect(sheets(page).first()).toContainText('请当面点清配件');
  await page.keyboard.press('Control+Enter');
  await expect(editor(page)).toHaveCount(0);

  const other = await shop.seat({ role: 'supervisor', path: '/print/slips' });
  await openPreview(other.page, [id]);
  const { text } = await pdfOf(other.page);
  expect(text).toContain(squeeze('<b>机型</b>'));
  expect(text).toContain(squeeze('凭此单换取发票'));
  expect(text).not.toContain(words.warranty);
  expect(text.indexOf(words.promisedAt)).toBeLessThan(text.indexOf(words.receivedAt));
  // whoever may not change settings finds no way to the layout
  await expect(other.page.getByRole('button', { name: print.page.editLayout })).toHaveCount(0);

  await page.getByRole('button', { name: print.page.editLayout }).click();
  await editor(page).getByRole('button', { name: forms.layout.reset }).click();
  await expect(editor(page)).toHaveCount(0);
  await expect(sheets(page).first()).toContainText(words.warranty);
  await expect(sheets(page).first()).not.toContainText('机型');
});

test('somebody else saves a layout first: both stand beside each other, and what was made is not lost', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const id = await newSlip(supervisor);
  const { page } = await shop.seat({ role: 'serviceManager', path: `/print/slips?ids=${id}&layout=1` });
  const below = editor(page).getByRole('textbox', { name: forms.layout.bottomText });
  await below.fill('我的页尾');
  const { layouts } = await ask<FormSetup>(page, 'forms.setup');
  const current = layouts.find(({ form, paper }) => form === 'slip' && paper === '')?.current ?? 0;
  await tell(page, 'forms.saveLayout', { form: 'slip', paper: '', current, layout: { ...plainLayout, bottomText: '别人的页尾' } });
  await page.keyboard.press('Control+Enter');
  const notice = editor(page).getByRole('alert');
  await expect(notice).toContainText('我的页尾');
  await expect(notice).toContainText('别人的页尾');
  await notice.getByRole('button', { name: zhCN.common.stale.useMine }).click();
  await expect(editor(page)).toHaveCount(0);
  await expect(sheets(page).first()).toContainText('我的页尾');

  // leaving with changes asks first
  await page.getByRole('button', { name: print.page.editLayout }).click();
  await below.fill('改到一半');
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog');
  await expect(question).toContainText(forms.layout.discardHint);
  await page.keyboard.press('Escape');
  await expect(below).toHaveValue('改到一半');
});

test('the shop’s paper and copies of a form hold on every seat that has not chosen for itself', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const id = await newSlip(supervisor);
  const { page } = await shop.seat({ role: 'administrator', path: '/settings/forms' });
  await page.getByRole('button', { name: `${forms.page.edit} ${forms.name.slip}`, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: forms.page.paper }).selectOption(print.paper['241x140']);
  await dialog.getByRole('checkbox', { name: print.copy.customer }).uncheck();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: forms.name.slip }).first()).toContainText(print.paper['241x140']);

  const fresh = await shop.seat({ role: 'supervisor', path: `/print/slips?ids=${id}` });
  await expect(sheets(fresh.page).first()).toBeVisible();
  await expect(fresh.page.getByRole('checkbox', { name: print.copy.customer })).not.toBeChecked();
  const { pages } = await pdfOf(fresh.page);
  expect(pages).toHaveLength(2);
  expect(pages[0]?.widthMm).toBeCloseTo(241, 0);
});
