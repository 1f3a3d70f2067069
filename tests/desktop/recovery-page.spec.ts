import { expect, test } from '@playwright/test';
import { recoveryPage } from '../../electron/recovery-page.ts';
import { desktopTexts } from '../../shared/i18n/desktop.ts';

const address = 'https://counter.test/recovery';

test('F125 the page for the recovery code: a wrong one is said, it can be tried again, and nothing leaves the page', async ({ page }) => {
  const sent: (string | null)[] = [];
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const { status, headers, body } = recoveryPage(desktopTexts('zh-CN'), 'zh-CN');
  const asked: string[] = [];
  await page.route('**/*', (route) => {
    asked.push(route.request().url());
    return route.request().url() === address ? route.fulfill({ status, headers, body: Buffer.from(body) }) : route.abort();
  });
  await page.exposeFunction('sendRecoveryCode', (code: string | null) => {
    sent.push(code);
    return code === 'right';
  });
  await page.goto(address);
  const field = page.getByRole('textbox', { name: /恢复码/ });
  await expect(field).toBeFocused();
  await page.getByRole('button', { name: '打开' }).click();
  expect(sent).toEqual([]);
  await field.fill('wrong');
  await field.press('Enter');
  await expect(page.getByRole('status')).toHaveText('恢复码不正确，请对照打印的恢复码再试一次。');
  await field.fill('right');
  await page.getByRole('button', { name: '打开' }).click();
  await expect(page.getByRole('status')).toHaveText('正在打开……');
  await page.getByRole('button', { name: '退出' }).click();
  await expect.poll(() => sent).toEqual(['wrong', 'right', null]);
  await page.addScriptTag({ content: 'document.body.textContent = "injected"' }).catch(() => undefined);
  await expect(page.getByRole('heading', { name: '请输入恢复码' })).toBeVisible();
  expect([...new Set(asked)]).toEqual([address]);
  expect(complaints.filter((text) => !/Content Security Policy/.test(text))).toEqual([]);
});
