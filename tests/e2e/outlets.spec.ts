import type { StaffRow } from '../../shared/auth.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { ask, expect, test } from '../support/browser.ts';
import { boardScreen } from './page-models/board.ts';

const { common, errors, outlets, settings } = zhCN;

test('R-002-75 a centre gets a sub-centre, a technician is put there, and the board shows that outlet alone', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'administrator', path: '/settings/outlets' });
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  const rowOf = (name: string) => main.getByRole('row').filter({ hasText: name });
  const make = async (name: string, kind: string) => {
    await main.getByRole('button', { name: outlets.new }).first().click();
    await dialog.getByRole('textbox', { name: outlets.name }).fill(name);
    await dialog.getByRole('combobox', { name: outlets.kindLabel }).selectOption({ label: kind });
  };
  await make('常德维修中心', outlets.kind.centre);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);

  // a sub-centre asks for its centre; what is missing is named and nothing typed is lost
  await make('桃源分中心', outlets.kind.subCentre);
  await dialog.getByRole('textbox', { name: outlets.address }).fill('桃源县漆河镇 12 号');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toContainText(common.validation.required);
  await dialog.getByRole('combobox', { name: outlets.parent }).selectOption({ label: '常德维修中心' });
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(rowOf('桃源分中心')).toContainText('常德维修中心');
  await expect(rowOf('桃源分中心')).toContainText('桃源县漆河镇 12 号');
  await make('桃源分中心', outlets.kind.town);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toContainText(errors.variant.guardFailed.outletNameTaken);
  await dialog.getByRole('button', { name: common.action.cancel }).click();

  const [person] = (await ask<readonly StaffRow[]>(page, 'staff.list')).filter(({ isTechnician, isActive }) => isTechnician && isActive);
  if (!person) throw new Error('the small shop has technicians');
  await page.goto('/settings/staff');
  await main
    .getByRole('button', { name: `${settings.staff.edit} ${person.name}`, exact: true })
    .first()
    .click();
  await dialog.getByRole('combobox', { name: settings.staff.outlet }).selectOption({ label: '桃源分中心' });
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await main.getByRole('combobox', { name: outlets.choice.label }).selectOption({ label: '桃源分中心' });
  await expect(main.getByRole('table').getByRole('row')).toHaveCount(2);
  await expect(rowOf(person.name)).toContainText('桃源分中心');

  const seat = await shop.seat({ role: 'dispatcher', path: '/dispatch' });
  const board = boardScreen(seat.page);
  const rows = board.grid.getByRole('row');
  await expect(board.grid).toBeVisible();
  expect(await rows.count()).toBeGreaterThan(1);
  const filter = seat.page.getByRole('combobox', { name: outlets.choice.label });
  await filter.selectOption({ label: '桃源分中心' });
  await expect(rows).toHaveCount(1);
  await expect(board.rowOf(person.name)).toBeVisible();
  await seat.page.reload();
  await expect(filter).toHaveValue(/\d+/);
  await expect(rows).toHaveCount(1);
  await filter.selectOption({ label: '常德维修中心' });
  await expect(board.grid).toHaveCount(0);
  await expect(seat.page.getByRole('main')).toContainText(zhCN.board.people.noneHere);
  await filter.selectOption({ label: outlets.choice.all });
  await expect(board.rowOf(person.name)).toBeVisible();

  // closing says who is still there; once they are elsewhere it asks for its reason and can be taken back
  const act = async (word: string, name: string) => main.getByRole('button', { name: `${word} ${name}`, exact: true }).click();
  const closeWith = async (reason: string) => {
    await act(outlets.close, '桃源分中心');
    await dialog.getByRole('textbox', { name: common.confirm.reasonLabel }).fill(reason);
    await page.keyboard.press('Control+Enter');
  };
  await page.goto('/settings/outlets');
  await closeWith('并入中心');
  await expect(dialog.getByRole('alert')).toContainText(person.name);
  await dialog.getByRole('button', { name: common.action.cancel }).click();
  await page.goto('/settings/staff');
  await main
    .getByRole('button', { name: `${settings.staff.edit} ${person.name}`, exact: true })
    .first()
    .click();
  await dialog.getByRole('combobox', { name: settings.staff.outlet }).selectOption({ label: settings.staff.noOutlet });
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await page.goto('/settings/outlets');
  await closeWith('并入中心');
  await expect(rowOf('桃源分中心')).toContainText(outlets.closedFor.replace('{{reason}}', '并入中心'));
  await act(outlets.reopen, '桃源分中心');
  await expect(rowOf('桃源分中心').getByRole('button', { name: outlets.close })).toBeVisible();
});
