import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { scan } from './page-models/stock.ts';
import { addPerson, addTools, toolRoom } from './page-models/tools.ts';

const { tools: words } = zhCN;
const main = (page: Page) => page.getByRole('main');
const held = (page: Page) => main(page).getByRole('table', { name: words.people.holds });

/** Signs with F8 and sends the page's form. */
async function signAndSend(page: Page): Promise<void> {
  await page.keyboard.press('F8');
  await expect(main(page).getByRole('switch', { name: words.field.isSigned })).toBeChecked();
  await page.keyboard.press('Control+Enter');
}

test('R-000-80 R-000-72 a new colleague is refused the kit on probation, and gets it in one step once regularised', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/tools' });
  const room = await toolRoom(page);
  const { mark } = room;
  const name = `新人${mark}`;
  const gun = await addTools(page, room, { name: `电枪${mark}`, lifeMonths: 24, useRange: '只用于木螺丝' }, [
    `DQ-${mark}-1`,
    `DQ-${mark}-2`,
  ]);
  const tape = await addTools(page, room, { name: `钢卷尺${mark}`, lifeMonths: 24, isNumbered: false }, []);
  const lines = [
    { itemId: gun, qty: 1 },
    { itemId: tape, qty: 1 },
  ];
  await tell(page, 'tools.saveKit', { name: `安装工全套${mark}`, post: '安装工', lines });
  const person = await addPerson(shop, name, 'probation');

  await page.goto(`/tools/people/${person.id}/kit`);
  await main(page)
    .getByLabel(words.kit.which)
    .selectOption({ label: `安装工全套${mark} · 安装工` });
  await expect(main(page).getByText(words.kit.notRegular.replace('{{name}}', name))).toBeVisible();
  await expect(main(page).getByRole('button', { name: words.kit.save })).toBeDisabled();

  await person.employ('regular', '2026-11-20');
  await page.goto(`/tools/people/${person.id}/kit`);
  await main(page)
    .getByLabel(words.kit.which)
    .selectOption({ label: `安装工全套${mark} · 安装工` });
  // the number at hand stands there already
  await expect(main(page).getByLabel(`${words.field.no} 电枪${mark}`)).toHaveValue(`DQ-${mark}-1`);
  await signAndSend(page);
  await expect(main(page).getByRole('heading', { name: new RegExp(`${words.notes.toolIssue} GL`) })).toBeVisible();
  await expect(main(page).getByText('只用于木螺丝')).toBeVisible();

  await page.keyboard.press('Control+P');
  await expect(page).toHaveURL(/\/print\/tool-note/);
  const sheet = page.locator('.paper-pages .sheet').first();
  await expect(sheet).toContainText(words.paper.titleKit);
  await expect(sheet).toContainText(`DQ-${mark}-1`);
  await expect(sheet).toContainText('按原价的 1 至 5 倍赔偿');

  await page.goto(`/tools/people/${person.id}`);
  await expect(held(page).getByRole('row')).toHaveCount(3);
});

test('R-000-41 R-000-81 R-000-82 a year of a tool: scanned out, no second one, broken inside its life and paid, worn out after it and free', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/tools' });
  const room = await toolRoom(page);
  const { mark } = room;
  const numbers = [1, 2, 3].map((nth) => `DQ-${mark}-${nth}`);
  const gun = await addTools(page, room, { name: `电枪${mark}`, lifeMonths: 24 }, numbers);
  const { id } = await addPerson(shop, `师傅${mark}`, 'regular', '2020-01-01');

  await page.goto(`/tools/people/${id}/issue`);
  await expect(main(page).getByText(words.issue.nothing)).toBeVisible();
  await scan(page, numbers[0] ?? '');
  await expect(main(page).getByLabel(`${words.field.no} 电枪${mark}`)).toHaveValue(numbers[0] ?? '');
  await signAndSend(page);
  await expect(main(page).getByRole('heading', { name: new RegExp(words.notes.toolIssue) })).toBeVisible();

  // a second one is told at once, and refused
  await page.goto(`/tools/people/${id}/issue`);
  await expect(main(page).getByText(words.issue.nothing)).toBeVisible();
  await scan(page, numbers[1] ?? '');
  await expect(main(page).getByText(words.issue.held.replace('{{count}}', '1'))).toBeVisible();
  await signAndSend(page);
  await expect(
    main(page)
      .getByRole('alert')
      .filter({ hasText: `电枪${mark}` }),
  ).toBeVisible();

  // broken inside its life: only the supervisor exchanges it
  await main(page).getByRole('link', { name: words.people.swap }).click();
  await expect(main(page).getByText(/由主管办理换新/)).toBeVisible();
  const chief = (await shop.seat({ role: 'supervisor', path: `/tools/people/${id}/swap` })).page;
  await expect(held(chief)).toBeVisible();
  await scan(chief, numbers[0] ?? '');
  await main(chief).getByLabel(`${words.field.note} 电枪${mark} ${numbers[0]}`).fill('从高处跌落');
  await main(chief)
    .getByLabel(`${words.swap.decision} 电枪${mark} ${numbers[0]}`)
    .selectOption({ label: words.swap.pay.replace('{{amount}}', '80.00') });
  await main(chief).getByLabel(`${words.swap.decisionReason} 电枪${mark} ${numbers[0]}`).fill('使用不当');
  await signAndSend(chief);
  await expect(main(chief).getByRole('heading', { name: new RegExp(words.notes.toolIssue) })).toBeVisible();
  expect(await ask(chief, 'staffAccounts.get', { staffId: id })).toMatchObject({ owedFen: 8_000 });
  // the old one waits to be scrapped
  const waiting = await ask<readonly { no: string; fate: string; note: string }[]>(chief, 'tools.toMend');
  expect(waiting).toContainEqual(expect.objectContaining({ no: numbers[0], fate: 'scrap', note: '从高处跌落' }));

  // another one is old: the storekeeper exchanges it free of charge
  const veteran = await addPerson(shop, `老师傅${mark}`, 'regular', '2020-01-01');
  const hammer = await addTools(page, room, { name: `胶锤${mark}`, lifeMonths: 10 }, [`JC-${mark}-1`, `JC-${mark}-2`], '2025-01-02');
  await tell(page, 'tools.issue', {
    ...{ staffId: veteran.id, why: 'added', signedBy: '老师傅', isSigned: true, bookedOn: '2025-01-31' },
    lines: [{ itemId: hammer, placeId: room.placeId, toolNo: `JC-${mark}-1` }],
  });
  expect(gun).not.toBe(hammer);
  await page.goto(`/tools/people/${veteran.id}/swap`);
  await expect(held(page)).toBeVisible();
  await scan(page, `JC-${mark}-1`);
  await expect(main(page).getByText(words.swap.afterLife)).toBeVisible();
  await main(page).getByLabel(`${words.field.note} 胶锤${mark} JC-${mark}-1`).fill('胶头老化');
  await signAndSend(page);
  await expect(main(page).getByRole('heading', { name: new RegExp(words.notes.toolIssue) })).toBeVisible();
  expect(await ask(page, 'staffAccounts.get', { staffId: veteran.id })).toMatchObject({ owedFen: 0, lines: [] });
  await page.goto(`/tools/people/${veteran.id}/return`);
  await expect(held(page)).toBeVisible();
  await scan(page, `JC-${mark}-2`);
  await main(page).getByLabel(`${words.field.condition} 胶锤${mark} JC-${mark}-2`).selectOption({ label: words.condition.damaged });
  await expect(main(page).getByLabel(`${words.field.fate} 胶锤${mark} JC-${mark}-2`)).toHaveValue('repair');
  await signAndSend(page);
  // what is broken is explained
  await expect(main(page).getByText(words.giveBack.needNote)).toBeVisible();
  await main(page).getByLabel(`${words.field.note} 胶锤${mark} JC-${mark}-2`).fill('锤头松动');
  await page.keyboard.press('Control+Enter');
  await expect(main(page).getByRole('heading', { name: new RegExp(words.notes.toolReturn) })).toBeVisible();
  await expect(main(page).getByText(words.notes.photosHint)).toBeVisible();
  await page.goto(`/tools/people/${veteran.id}`);
  await expect(main(page).getByRole('region', { name: words.people.holds }).getByText(words.people.holdsNothing)).toBeVisible();
});

test('R-000-74 R-000-76 whoever leaves hands everything back on one screen: the missing one is priced, the deposit settles it', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/tools' });
  const room = await toolRoom(page);
  const { mark } = room;
  const person = await addPerson(shop, `离职${mark}`, 'regular', '2020-01-01');
  const staffId = person.id;
  const driver = await addTools(page, room, { name: `电批${mark}`, depositFen: 30_000 }, [`DP-${mark}`]);
  const hammer = await addTools(page, room, { name: `铁锤${mark}`, lifeMonths: 36 }, [`TC-${mark}`]);
  await tell(page, 'staffAccounts.book', { staffId, kind: 'depositPaid', amountFen: 30_000, itemId: driver, way: 'cash' });
  await tell(page, 'tools.issue', {
    ...{ staffId, why: 'added', signedBy: '离职', isSigned: true },
    lines: [
      { itemId: driver, placeId: room.placeId, toolNo: `DP-${mark}` },
      { itemId: hammer, placeId: room.placeId, toolNo: `TC-${mark}` },
    ],
  });
  await person.employ('leaving');

  await page.goto(`/tools/people/${staffId}`);
  await main(page).getByRole('button', { name: words.people.handBack }).click();
  const called = `铁锤${mark} TC-${mark}`;
  await main(page).getByLabel(`${words.leaving.outcomeLabel} ${called}`).selectOption({ label: words.leaving.outcome.missing });
  await main(page).getByLabel(`${words.field.note} ${called}`).fill('工地遗失');
  await main(page).getByLabel(`${words.leaving.factor} ${called}`).fill('5.01');
  await signAndSend(page);
  await expect(main(page).getByText(words.leaving.badFactor)).toBeVisible();
  await main(page).getByLabel(`${words.leaving.factor} ${called}`).fill('5');
  await expect(main(page).getByText('= 430.00')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(new RegExp(`/tools/people/${staffId}$`));
  await expect(main(page).getByRole('region', { name: words.people.holds }).getByText(words.people.holdsNothing)).toBeVisible();

  // 430.00 is owed, 300.00 lies there: the deposit goes first
  await main(page).getByRole('button', { name: words.leaving.settle }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.leaving.settle }).click();
  await expect(page.getByText(words.leaving.settled)).toBeVisible();
  expect(await ask(page, 'staffAccounts.get', { staffId })).toMatchObject({ heldFen: 0, owedFen: 13_000 });
});
