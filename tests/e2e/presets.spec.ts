import { defaultKeyCustomerRule } from '../../shared/key-customers.ts';
import type { KeyCustomerRule } from '../../shared/key-customers.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { CallPreset, PresetView } from '../../shared/presets.ts';
import { addDays, dayOf } from '../../shared/time.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { toast } from './page-models/frame.ts';

const { common, presets, requests, timers } = zhCN;
const none = { customerId: null, projectId: null, installedItemId: null };

test('R-002-30 a shop chooses appliances, changes a promise and approves it for tomorrow; today’s call still has the old one', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'serviceManager', path: '/settings/presets' });
  // The shop of the other stories works by furniture.
  const { keyRule } = await ask<{ readonly keyRule: KeyCustomerRule }>(page, 'settings.get');
  const restore = async () => {
    await tell(page, 'presets.choose', { scope: 'shop', code: 'furniture', takesKeyRule: false });
    await tell(page, 'settings.updateKeyRule', keyRule);
  };
  await tell(page, 'settings.updateKeyRule', defaultKeyCustomerRule);
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  try {
    await expect(main.getByRole('region', { name: presets.shop.title })).toContainText(presets.shipped.furniture);
    await main.getByRole('button', { name: presets.choose.title }).click();
    await dialog.getByRole('combobox', { name: presets.choose.preset }).selectOption({ label: presets.shipped.appliances });
    // The key-customer rule of the trade is proposed and not taken.
    await expect(dialog).toContainText('100,000.00');
    await expect(dialog).toContainText('10,000.00');
    await page.keyboard.press('Control+Enter');
    await expect(toast(page, presets.choose.done.replace('{{preset}}', presets.shipped.appliances))).toBeVisible();
    expect((await ask<{ readonly keyRule: object }>(page, 'settings.get')).keyRule).toEqual(defaultKeyCustomerRule);
    const before = await ask<CallPreset>(page, 'presets.forCall', none);
    expect(before.code).toBe('appliances');

    await main.getByRole('link', { name: presets.shipped.appliances }).click();
    const table = main.getByRole('table', { name: presets.section.timers });
    await table.getByRole('button', { name: `${presets.timers.edit} ${timers.name.complaint}`, exact: true }).click();
    const amount = dialog.getByRole('textbox', { name: presets.timerForm.amount, exact: false }).first();
    await amount.fill('五');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toContainText(common.validation.notAQuantity);
    await amount.fill('5');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await expect(table).toContainText('5 天');
    // Nothing is approved that was not saved.
    const approve = main.getByRole('button', { name: presets.command.approve });
    await expect(approve).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Control+Enter');
    await expect(main.getByRole('table', { name: presets.page.versions })).toContainText(presets.versions.draft);

    await approve.click();
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toContainText(common.validation.required);
    await dialog.getByRole('textbox', { name: presets.approve.approvedBy }).fill('陈总');
    const tomorrow = addDays(dayOf(Date.now(), 'Asia/Shanghai'), 1);
    await dialog.getByLabel(presets.approve.effectiveOn).fill('2020-01-01');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toContainText('生效日期不能早于今天');
    await dialog.getByLabel(presets.approve.effectiveOn).fill(tomorrow);
    await page.keyboard.press('Control+Enter');
    await expect(toast(page, tomorrow)).toBeVisible();
    const versions = main.getByRole('table', { name: presets.page.versions });
    await expect(versions).toContainText(presets.versions.upcoming);
    await versions.getByRole('button', { name: `${presets.versions.compare} 2` }).click();
    await expect(dialog.getByRole('table')).toContainText(timers.name.complaint);
    await page.keyboard.press('Escape');

    // Today's call is opened with the version in force.
    expect((await ask<CallPreset>(page, 'presets.forCall', none)).versionId).toBe(before.versionId);
    const view = await ask<PresetView>(page, 'presets.get', { code: 'appliances' });
    expect(view.versions.map(({ state }) => state)).toEqual(['upcoming', 'inForce']);
  } finally {
    await restore();
  }
});

test('a bad file is named place by place, stays where it was typed, and changes nothing', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'serviceManager', path: '/settings/presets' });
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  const { base64 } = await tell<{ readonly base64: string }>(page, 'presets.export', { code: 'car', version: null });
  const text = Buffer.from(base64, 'base64').toString();
  const bad = text.replace('"calendar": "', '"calendar": "moon-').replace('"unit": "', '"unit": "light');
  await main.getByRole('button', { name: presets.command.import }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: presets.importing.file }).click(),
  ]);
  await chooser.setFiles({ name: 'car.json', mimeType: 'application/json', buffer: Buffer.from(bad) });
  const field = dialog.getByRole('textbox', { name: presets.importing.text });
  await expect(field).toHaveValue(bad);
  await dialog.getByRole('button', { name: presets.importing.run }).click();
  await expect(dialog.getByRole('alert')).toContainText(/timers\.\d+\.limit\.unit/);
  await expect(dialog.getByRole('alert')).toContainText(presets.problem.notInList);
  await expect(field).toHaveValue(bad);
  expect((await ask<PresetView>(page, 'presets.get', { code: 'car' })).draftSavedAt).toBeNull();
  await field.fill(text.replace('"note": ""', '"note": "自有规定"'));
  await page.keyboard.press('Control+Enter');
  await expect(main.getByRole('heading', { level: 1 })).toContainText(presets.shipped.car);
  await expect(main.getByRole('textbox', { name: presets.field.note, exact: true })).toHaveValue('自有规定');
  await main.getByRole('button', { name: presets.command.discard }).click();
  await dialog.getByRole('button', { name: presets.command.discard }).click();
  await expect(toast(page, presets.discard.done)).toBeVisible();
  await expect(main.getByRole('textbox', { name: presets.field.note, exact: true })).toHaveValue('');
});

test('R-002-65 R-002-19 R-002-27 R-002-100 R-004-29 intake shows what the preset of the customer’s contract offers, and names what it asks for', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/customers' });
  const made = await tell<{ readonly id: number; readonly version: number }>(page, 'customers.create', {
    name: '老街饭店',
    kind: 'company',
    contacts: [{ name: '周经理' }],
    phones: [{ shownAs: '13977712090' }],
    addresses: [{ text: '老街8号' }],
  });
  await page.goto(`/customers/${made.id}`);
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  const contract = main.getByRole('region', { name: presets.contract.title });
  const agree = async (label: string) => {
    await contract.getByRole('button', { name: presets.contract.edit }).click();
    await dialog.getByRole('combobox', { name: presets.contract.preset }).selectOption({ label });
    await page.keyboard.press('Control+Enter');
    await expect(contract).toContainText(label);
  };
  await agree(presets.shipped.restaurant);
  await page.goto(`/intake?customer=${made.id}`);
  const type = main.getByRole('combobox', { name: requests.field.type });
  await expect(type.getByRole('option')).toHaveText([requests.type.complaint, requests.type.returnExchange, requests.type.opinion]);
  await expect(main.getByText(requests.urgencyHelp.general)).toBeVisible();
  await expect(
    main.getByRole('combobox', { name: requests.field.channel }).getByRole('option', { name: requests.channel.shopForm }),
  ).toBeAttached();

  await page.goto(`/customers/${made.id}`);
  await agree(presets.shipped['engineering-a']);
  await page.goto(`/intake?customer=${made.id}`);
  await main.getByRole('textbox', { name: requests.field.content }).fill('二楼配电箱跳闸');
  await expect(main.getByRole('combobox', { name: requests.field.ownerUserId })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(main.getByRole('button', { name: requests.field.ownerUserId })).toBeVisible();
  await expect(main.getByRole('button', { name: requests.field.project, exact: true })).toBeVisible();
  await expect(main.getByRole('textbox', { name: requests.field.content })).toHaveValue('二楼配电箱跳闸');
});
