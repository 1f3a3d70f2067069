import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { CallerView } from '../../shared/customers.ts';
import { ask, expect, test } from '../support/browser.ts';
import { customersScreen } from './page-models/customers.ts';

const { customers } = zhCN;

test('R-002-48 an edited customer keeps the contacts, phones and addresses that are still there', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/customers' });
  const screen = customersScreen(page);
  await screen.create({ name: '留号五金店', phone: '0731-8456 7799', contact: '王经理', address: '五一路 8 号' });
  const id = Number(new URL(page.url()).pathname.split('/').at(-1));
  const stored = async () => (await ask<CallerView>(page, 'customers.get', { id })).customer;
  const before = await stored();

  await screen.edit();
  const textbox = (name: string) => screen.dialog.getByRole('textbox', { name, exact: true });
  await textbox(customers.field.contactName).fill('王总');
  await screen.dialog.getByRole('button', { name: customers.form.addPhone }).click();
  await textbox(customers.field.phone).nth(1).fill('13800138111');
  await screen.dialog.getByRole('button', { name: customers.form.removeAddress.replace('{{n}}', '1') }).click();
  await screen.dialog.getByRole('button', { name: customers.form.addAddress }).click();
  await textbox(customers.field.address).fill('解放路 9 号');
  await page.keyboard.press('Control+Enter');
  await expect(screen.dialog).toHaveCount(0);

  const after = await stored();
  expect(after.contacts).toMatchObject([{ id: before.contacts[0]?.id, name: '王总' }]);
  expect(after.phones.map((phone) => phone.id)).toEqual([before.phones[0]?.id, expect.any(Number)]);
  expect(after.phones.map(({ shownAs }) => shownAs)).toEqual(['0731-8456 7799', '13800138111']);
  expect(after.addresses).toMatchObject([{ text: '解放路 9 号' }]);
  expect(after.addresses[0]?.id).not.toBe(before.addresses[0]?.id);
});
