import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { logRequestInput } from '../../shared/requests.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { expect, openSeat, tell, test } from '../support/browser.ts';
import { smallShop } from '../support/demo-shop.ts';
import { startHost } from '../support/host.ts';
import { toast } from './page-models/frame.ts';

const { wall } = zhCN;
const hour = 3_600_000;

/** A job whose promise ended some hours ago, or ends later. */
const job = (name: string, hours: number) =>
  logRequestInput.parse({
    newCustomer: createCustomerInput.parse({
      name,
      region: '杨浦区',
      phones: [{ shownAs: '13911112222' }],
      contacts: [{ name }],
      addresses: [{ text: '国权路 77 弄 9 号' }],
    }),
    contactName: name,
    phone: '139 1111 2222',
    address: '国权路 77 弄 9 号',
    content: '门锁密码 4455 的柜门掉了',
    serviceWanted: '上门维修',
    type: 'repair',
    branch: 'complaint',
    urgency: 'general',
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'mechanical',
    promisedAt: Date.now() + hours * hour,
  });

test('R-000-84 a screen on the wall is let in, shows the time limits to nobody in particular, and goes blank when it is revoked', async ({
  shop,
  browser,
}) => {
  const { page: desk } = await shop.seat({ role: 'frontDesk', path: '/' });
  await tell(desk, 'requests.log', job('司徒大明', 4));
  const { page } = await shop.seat({ role: 'administrator', path: '/settings/wall' });
  await page.getByRole('button', { name: wall.settings.new }).click();
  await page.getByRole('textbox', { name: wall.settings.name }).fill('车间东墙');
  await page.keyboard.press('Control+Enter');
  const address = await page.getByRole('textbox', { name: wall.settings.address }).inputValue();
  expect(address).toMatch(new RegExp(`^${shop.address}/wall#[A-Za-z0-9_-]{43}$`));
  await page.getByRole('button', { name: wall.settings.done }).click();
  await expect(page.getByRole('cell', { name: '车间东墙', exact: true })).toBeVisible();
  expect(await page.content()).not.toContain(address.split('#')[1]);

  // a browser in which nobody ever signed in
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const asked: string[] = [];
  const screen = await context.newPage();
  screen.on('request', (request) => asked.push(request.url()));
  await screen.goto(address);
  const table = screen.getByRole('table', { name: wall.title });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  const row = table.getByRole('row').nth(1);
  const { fontSize, height } = await row.evaluate((element) => ({
    fontSize: Number.parseFloat(getComputedStyle(element).fontSize),
    height: element.getBoundingClientRect().height,
  }));
  expect(fontSize).toBeGreaterThanOrEqual(32);
  expect(height).toBeGreaterThanOrEqual(48);
  // the shop's past ended long ago: the first rows are late, with the word and not only the colour
  await expect(row).toHaveAttribute('data-colour', 'red');
  await expect(row).toContainText(wall.late.split('{{')[0]?.trim() ?? '');
  // nothing sticks out of the screen, and nothing can be done
  expect(await screen.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await expect(screen.getByRole('button')).toHaveCount(0);
  await expect(screen.getByRole('link')).toHaveCount(0);
  const shown = await screen.locator('[data-wall]').innerText();
  for (const secret of ['大明', '1391111', '国权路', '4455']) expect(shown).not.toContain(secret);
  // the token travels in no address
  expect(asked.filter((url) => url.includes(address.split('#')[1] ?? 'none'))).toEqual([]);
  // what such a browser may do besides: nothing
  const answer = await context.request.get(`${shop.address}/trpc/requests.list`);
  expect(answer.status()).toBe(401);

  await page.reload();
  await page.getByRole('button', { name: `${wall.settings.revoke} 车间东墙` }).click();
  await page.getByRole('dialog').getByRole('button', { name: wall.settings.revoke }).click();
  await expect(toast(page, wall.settings.revokeDone.replace('{{name}}', '车间东墙'))).toBeVisible();
  await expect(screen.getByRole('status')).toHaveText(wall.refused);
  await expect(table).toHaveCount(0);
  await context.close();
});

test('R-000-10 more jobs than fit page through, and a host that restarts is waited for', async ({ browser }) => {
  const dataFolder = await smallShop();
  let host = await startHost({ dataFolder });
  const port = new URL(host.address).port;
  const seat = await openSeat(browser, host, { role: 'administrator', path: '/settings' });
  const { token } = await tell<{ token: string }>(seat.page, 'wall.addScreen', { name: '前台' });
  await seat.context.close();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const screen = await context.newPage();
  await screen.goto(`${host.address}/wall?theme=light#${token}`);
  const table = screen.getByRole('table', { name: wall.title });
  await expect(table.getByRole('row')).toHaveCount(13);
  const first = await table.getByRole('row').nth(1).innerText();
  await expect(screen.getByText(/^第 1\/\d+ 页$/)).toBeVisible();
  await expect(screen.getByText(/^第 2\/\d+ 页$/)).toBeVisible();
  expect(await table.getByRole('row').nth(1).innerText()).not.toBe(first);
  expect(await screen.evaluate(() => getComputedStyle(document.querySelector('[data-wall]') ?? document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );

  await host.stop();
  await expect(screen.getByRole('status')).toContainText(wall.offline.split('{{')[0] ?? '');
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  host = await startHost({ dataFolder, args: ['--port', port] });
  await expect(screen.getByRole('status')).toHaveCount(0);
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await context.close();
  await host.stop();
});
