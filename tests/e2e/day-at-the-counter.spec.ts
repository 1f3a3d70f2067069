import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { readPdf } from '../print/pdf.ts';
import { openDesktop } from '../support/desktop-harness.ts';
import { startHost } from '../support/host.ts';
import { withoutPrintDialog } from './page-models/print.ts';
import { expectSignedIn, setUpShop, signIn, switchUser } from './page-models/session.ts';
import { paperOfBrowser, people, shop } from './story/counter.ts';
import type { Counter, Who } from './story/counter.ts';
import {
  answerThePhone,
  bringTheListsIn,
  enterTheResult,
  handBack,
  issueTheParts,
  letThemIn,
  lookAtThePaper,
  sendThemOut,
  takeTheListHome,
  tellAndClose,
} from './story/day.ts';

interface Counters {
  /** A host over HTTP, with a browser for each person. */
  readonly browsers: Counter;
  /** The desktop application with one window, at which the people take turns. */
  readonly desktop: Counter;
}

const test = base.extend<Counters>({
  browsers: async ({ browser }, use) => {
    const host = await startHost();
    const seats = new Map<Who, Page>();
    const complaints: string[] = [];
    const open = async () => {
      const context = await browser.newContext({ baseURL: host.address });
      const page = await context.newPage();
      await withoutPrintDialog(page);
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto('/');
      return page;
    };
    const first = await open();
    await setUpShop(first, { ...shop, ...people.administrator });
    seats.set('administrator', first);
    await use({
      isSideBySide: true,
      async at(who) {
        const known = seats.get(who);
        if (known) return known;
        const page = await open();
        await signIn(page, people[who].loginName, people[who].password);
        await expectSignedIn(page, people[who].displayName);
        seats.set(who, page);
        return page;
      },
      paper: paperOfBrowser,
    });
    await Promise.all([...seats.values()].map((page) => page.context().close()));
    expect(await host.stop()).toBe(0);
    expect(complaints).toEqual([]);
  },

  desktop: async ({ browser }, use) => {
    const saveTo = join(tmpdir(), `counter-slip-${process.pid}.pdf`);
    const { page, complaints, close, fake } = await openDesktop(browser, { saveTo });
    await setUpShop(page, { ...shop, ...people.administrator });
    let sitting: Who = 'administrator';
    await use({
      isSideBySide: false,
      async at(who) {
        const { loginName, password, displayName } = people[who];
        if (who !== sitting) await switchUser(page, loginName, password, displayName);
        sitting = who;
        return page;
      },
      async paper() {
        await page.getByRole('textbox', { name: zhCN.print.page.reason }).fill('存档');
        await page.getByRole('button', { name: zhCN.print.page.pdf }).click();
        await expect(page.getByText(zhCN.print.page.saved)).toBeVisible();
        return readPdf(readFileSync(saveTo));
      },
    });
    await close();
    rmSync(saveTo, { force: true });
    rmSync(fake.userData, { recursive: true, force: true });
    expect(complaints).toEqual([]);
  },
});

const rules = 'R-000-01 R-000-02 R-000-03 R-003-38 R-000-50 R-000-52 R-001-14 R-002-11 R-002-28';

/** From the calls to the closed request; every job by keyboard, with no more keys than it deserves. */
async function workThroughTheDay(counter: Counter): Promise<void> {
  await test.step('accounts', () => letThemIn(counter));
  await test.step('import', () => bringTheListsIn(counter));
  const calls = await test.step('calls', () => answerThePhone(counter));
  const sent = await test.step('dispatch', () => sendThemOut(counter, calls));
  await test.step('paper', () => lookAtThePaper(counter, sent.slip, calls));
  const issued = await test.step('parts', () => issueTheParts(counter, sent.slip));
  await test.step('result', () => enterTheResult(counter, sent.slip));
  const back = await test.step('hand back', () => handBack(counter, sent.slip, sent.second));
  await test.step('tell and close', () => tellAndClose(counter, calls));
  await test.step('export', () => takeTheListHome(counter));
  const efforts = { call: calls.effort, dispatch: sent.effort, issue: issued, handBack: back };
  test.info().annotations.push({ type: 'keys', description: JSON.stringify(efforts) });
  const most = { call: 12, dispatch: 8, issue: 6, handBack: 10 } as const;
  for (const [job, { keys, clicks }] of Object.entries(efforts)) {
    expect(clicks, job).toBe(0);
    expect(keys, job).toBeGreaterThan(0);
    expect(keys, job).toBeLessThanOrEqual(most[job as keyof typeof most]);
  }
}

test(`${rules} a day at the counter: three people at three browsers over HTTP`, async ({ browsers }) => {
  test.setTimeout(600_000);
  await workThroughTheDay(browsers);
});

test(`${rules} a day at the counter: three people in turn at the desktop application over IPC`, async ({ desktop }) => {
  test.setTimeout(600_000);
  await workThroughTheDay(desktop);
});
