import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type {} from '../../renderer/bridge.ts';
import { buildStale } from '../../build/stale.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { openDesktop } from '../support/desktop-harness.ts';
import type { Desktop } from '../support/desktop-harness.ts';

test.describe.configure({ timeout: 120_000 });
test.beforeAll(() => buildStale(['main', 'preload', 'web'], () => {}));

const { queue, onePage } = zhCN.print;
const printer = 'EPSON_LQ-635K';

type Answer = readonly [success: boolean, reason: string];

/** The printer of every sheet answers from this list, one after the other; `never` says nothing; the last answer stays. */
function printerAnswers(desktop: Desktop, answers: (Answer | 'never')[]): unknown[] {
  const asked: unknown[] = [];
  const { fake } = desktop;
  const open = fake.onWindow;
  fake.onWindow = (window) => {
    open?.(window);
    window.webContents.print = (options, callback) => {
      asked.push(options);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer !== undefined && answer !== 'never') setImmediate(() => callback(...answer));
    };
  };
  return asked;
}

async function shopWithCustomer(page: Page): Promise<number> {
  const field = (name: RegExp) => page.getByRole('textbox', { name });
  await field(/店名/).fill('晨光电器维修');
  await field(/姓名/).fill('王店长');
  await field(/登录名/).fill('wang');
  await page.getByLabel(/密码/).fill('jin-tian-xia-yu-88');
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
  const answer = await page.evaluate(async () => {
    const input = { key: 'print-queue-customer', body: { name: '张三丰', phones: [{ shownAs: '13800138000' }] } };
    return window.counter?.rpc(JSON.stringify({ type: 'mutation', path: 'customers.create', input }));
  });
  return (JSON.parse(answer ?? '') as { result: { data: { id: number } } }).result.data.id;
}

/** How often the cover was printed, by the record. */
async function printCount(page: Page, id: number): Promise<unknown> {
  const answer = await page.evaluate(
    async (id) => window.counter?.rpc(JSON.stringify({ type: 'query', path: 'customers.filePrintData', input: { id } })),
    id,
  );
  return (JSON.parse(answer ?? '') as { result: { data: { printCount: number } } }).result.data.printCount;
}

async function printCover(page: Page, id: number, paper: string): Promise<void> {
  await page.goto(`https://counter.test/print/customer-file?customer=${id}&paper=${paper}&printer=${printer}`);
  await page.locator('.paper-pages .sheet').first().waitFor();
  await page.keyboard.press('Control+p');
  await expect(page.getByText(onePage.printed).first()).toBeVisible();
}

test('F83 a printer that fails: the print is noted once, the job waits in the queue over a reload and is tried again from there', async ({
  browser,
}) => {
  const desktop = await openDesktop(browser);
  try {
    const { page } = desktop;
    const id = await shopWithCustomer(page);
    const asked = printerAnswers(desktop, [
      [false, 'paper jam'],
      [true, ''],
    ]);
    await printCover(page, id, 'A4');
    const button = page.getByRole('button', { name: queue.button.replace('{{total}}', '1') });
    await expect(button).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(queue.reason.printer).first()).toBeVisible();
    expect(await printCount(page, id)).toBe(1);
    await page.reload();
    await button.click();
    const panel = page.getByRole('dialog', { name: queue.title });
    await expect(panel.getByText(queue.state.failed, { exact: true })).toBeVisible();
    await expect(panel).toContainText('paper jam');
    await page.screenshot({ path: `${process.env['QUEUE_PICTURES'] ?? test.info().outputDir}/queue-failed.png` });
    await panel.getByRole('button', { name: queue.retryThing.replace('{{thing}}', '张三丰') }).click();
    await expect(panel.getByText(queue.state.done, { exact: true })).toBeVisible({ timeout: 20_000 });
    await expect(panel).toContainText(queue.attempts.replace('{{nth}}', '2'));
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual(asked[0]);
    // the paper came at last: still the first print, no reprint
    expect(await printCount(page, id)).toBe(1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: queue.buttonNone })).toBeVisible();
    expect(desktop.complaints).toEqual([]);
  } finally {
    await desktop.close();
  }
});

test('a driver that refuses the size prints on its nearest form and says so; a job in the printer and one behind it can be cancelled', async ({
  browser,
}) => {
  const desktop = await openDesktop(browser);
  try {
    const { page } = desktop;
    const id = await shopWithCustomer(page);
    const refused: Answer = [false, 'Invalid printer settings'];
    const asked = printerAnswers(desktop, [refused, [true, ''], refused, [true, ''], 'never']);
    await printCover(page, id, '241x140');
    await expect.poll(() => asked.length, { timeout: 20_000 }).toBe(2);
    expect(asked[0]).toMatchObject({ pageSize: { width: 241_000, height: 140_000 }, silent: true, deviceName: printer });
    expect(asked[1]).toMatchObject({ usePrinterDefaultPageSize: true });
    await page.goto(`https://counter.test/print/test-page?paper=A5&printer=${printer}`);
    await page.locator('.paper-pages .sheet').first().waitFor();
    await page.keyboard.press('Control+p');
    await expect.poll(() => asked.length, { timeout: 20_000 }).toBe(4);
    expect(asked[3]).toMatchObject({ pageSize: 'A5' });
    await page.getByRole('button', { name: queue.buttonNone }).click();
    const panel = page.getByRole('dialog', { name: queue.title });
    await expect(panel).toContainText(queue.onDriverForm.replace('{{form}}', queue.ownForm));
    await expect(panel).toContainText(queue.onDriverForm.replace('{{form}}', 'A5'));
    await page.keyboard.press('Escape');
    for (const nth of [1, 2]) {
      await page.keyboard.press('Control+p');
      await expect(page.getByRole('button', { name: queue.button.replace('{{total}}', `${nth}`) })).toBeVisible({ timeout: 20_000 });
    }
    await expect.poll(() => asked.length, { timeout: 20_000 }).toBe(5);
    await page.getByRole('button', { name: queue.button.replace('{{total}}', '2') }).click();
    const cancel = panel.getByRole('button', { name: new RegExp(`^${queue.cancelThing.replace('{{thing}}', '')}`) });
    await cancel.first().click();
    await expect(cancel).toHaveCount(1);
    await cancel.click();
    await expect(panel.getByText(queue.state.cancelled, { exact: true })).toHaveCount(2);
    await page.screenshot({ path: `${process.env['QUEUE_PICTURES'] ?? test.info().outputDir}/queue-cancelled.png` });
    expect(asked).toHaveLength(5);
  } finally {
    await desktop.close();
  }
});
