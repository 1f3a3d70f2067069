import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type {} from '../../renderer/bridge.ts';
import { buildStale } from '../../build/stale.ts';
import { openDesktop } from '../support/desktop-harness.ts';

test.beforeAll(() => buildStale(['main', 'preload', 'web'], () => {}));

async function setUpShop(page: Page): Promise<void> {
  const field = (name: RegExp) => page.getByRole('textbox', { name });
  await field(/店名/).fill('晨光电器维修');
  await field(/姓名/).fill('王店长');
  await field(/登录名/).fill('wang');
  await page.getByLabel(/密码/).fill('jin-tian-xia-yu-88');
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
}

test('A.9: the built application sets up a shop, keeps the seat over a reload, and signs in again after a restart', async ({ browser }) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'counter-desktop-data-'));
  const first = await openDesktop(browser, { dataFolder });
  try {
    await setUpShop(first.page);
    await first.page.reload();
    await expect(first.page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
    expect(first.complaints).toEqual([]);
  } finally {
    await first.close();
  }
  const second = await openDesktop(browser, { dataFolder });
  try {
    await second.page.getByRole('textbox', { name: /登录名/ }).fill('wang');
    await second.page.getByLabel(/密码/).fill('jin-tian-xia-yu-88');
    await second.page.getByRole('button', { name: '登录' }).click();
    await expect(second.page.getByRole('navigation')).toBeVisible();
    expect(second.complaints).toEqual([]);
  } finally {
    await second.close();
  }
});

test('A.5: topics of a committed write come through the preload into the page, and stop when nobody listens', async ({ browser }) => {
  const desktop = await openDesktop(browser);
  try {
    await setUpShop(desktop.page);
    const { page } = desktop;
    await page.evaluate(() => {
      const heard: string[] = [];
      const stop = window.counter?.onTopics((topics) => void heard.push(...topics));
      Object.assign(window, { heard, stop });
    });
    const change = (name: string) =>
      page.evaluate(async (phone) => {
        const body = { name: '张三丰', phones: [{ shownAs: phone }] };
        const key = `desktop-topics-${phone}`;
        return window.counter?.rpc(JSON.stringify({ type: 'mutation', path: 'customers.create', input: { key, body } }));
      }, name);
    expect(await change('13800138000')).toContain('"result"');
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await expect.poll(heard, { timeout: 3_000 }).toContain('customers');
    const count = (await heard()).length;
    await page.evaluate(() => (window as unknown as { stop(): void }).stop());
    await change('13800138001');
    await page.waitForTimeout(200);
    expect(await heard()).toHaveLength(count);
  } finally {
    await desktop.close();
  }
});

const sheet = (fonts: string) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>${fonts}
@page { size: 241mm 140mm; margin: 0 } body { margin: 10mm; font-family: 'Noto Sans SC' }</style></head>
<body><h1>维修派工单</h1><p>客户 欧阳震华，䶮先生</p><script>document.body.append('EVIL')</script><img src="https://evil.example/x.png" onerror="document.body.append('EVIL')"></body></html>`;

test('a sheet becomes a PDF of its own size with the shipped font; scripts in it do not run and it reaches nothing', async ({
  browser,
}) => {
  const saveTo = join(mkdtempSync(join(tmpdir(), 'counter-pdf-')), 'slip.pdf');
  const desktop = await openDesktop(browser, { saveTo });
  try {
    const { page, fake } = desktop;
    await expect(page.getByRole('button', { name: '开始使用' })).toBeVisible();
    const fonts = await page.evaluate(() =>
      [...document.styleSheets]
        .flatMap(({ cssRules }) => [...cssRules])
        .filter((rule) => rule instanceof CSSFontFaceRule)
        .map(({ cssText }) => cssText)
        .join('\n'),
    );
    expect(fonts).toContain('Noto Sans SC');
    const job = { html: sheet(fonts), paper: { widthMm: 241, heightMm: 140 }, fileName: 'WX20261121-0001' };
    const outcome = await page.evaluate((job) => window.counter?.savePdf(job), job);
    expect(outcome).toEqual({ status: 'done' });
    expect(fake.calls.find(([name]) => name === 'showSaveDialog')?.[1]).toMatchObject({ defaultPath: 'WX20261121-0001.pdf' });
    const info = execFileSync('pdfinfo', [saveTo]).toString();
    expect(info).toMatch(/Pages:\s+1\b/);
    const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? [];
    expect(Math.abs(Number(width) * (25.4 / 72) - 241)).toBeLessThan(0.01);
    expect(Math.abs(Number(height) * (25.4 / 72) - 140)).toBeLessThan(0.01);
    const text = execFileSync('pdftotext', [saveTo, '-']).toString();
    expect(text).toContain('维修派工单');
    expect(text).toContain('欧阳震华');
    expect(text).not.toContain('EVIL');
    expect(execFileSync('pdffonts', [saveTo]).toString()).toMatch(/NotoSansSC\S*\s+CID TrueType.*yes yes yes/);
    expect(readFileSync(saveTo).subarray(0, 5).toString()).toBe('%PDF-');
  } finally {
    await desktop.close();
  }
});

test('a silent print asks for the paper in microns, or for the driver’s own; a bad job comes back as a result', async ({ browser }) => {
  const desktop = await openDesktop(browser);
  try {
    const { page, fake } = desktop;
    const base = { html: sheet(''), paper: { widthMm: 241, heightMm: 140 }, silent: true, deviceName: 'EPSON_LQ-635K' };
    const print = (job: object) => page.evaluate((job) => window.counter?.print(job as never), job);
    expect(await page.evaluate(() => window.counter?.listPrinters())).toEqual([
      { name: 'EPSON_LQ-635K', displayName: 'EPSON LQ-635K', description: '' },
    ]);
    expect(await print({ ...base, copies: 3 })).toMatchObject({ status: 'queued' });
    expect(await print({ ...base, usesDriverPaper: true })).toMatchObject({ status: 'queued' });
    const states = () => page.evaluate(async () => (await window.counter?.printJobs())?.map(({ state }) => state));
    await expect.poll(states, { timeout: 20_000 }).toEqual(['done', 'done']);
    expect(await print({ ...base, paper: { widthMm: 0, heightMm: 0 } })).toMatchObject({ status: 'failed', reason: 'invalidJob' });
    const [bySize, byDriver, ...more] = fake.windows.flatMap(({ webContents }) => webContents.printed);
    expect(bySize).toMatchObject({ silent: true, copies: 3, deviceName: 'EPSON_LQ-635K', pageSize: { width: 241_000, height: 140_000 } });
    expect(byDriver).toMatchObject({ usePrinterDefaultPageSize: true });
    expect(byDriver).not.toHaveProperty('pageSize');
    expect(more).toEqual([]);
    for (const window of fake.windows.slice(1)) expect(window.acts).toEqual(['destroy']);
    await page.evaluate(() => window.counter?.notify('打印机缺纸'));
    expect(fake.notices).toEqual([{ title: '售后服务台', body: '打印机缺纸' }]);
  } finally {
    await desktop.close();
  }
});
