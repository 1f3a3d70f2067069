import { rmSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import type { Browser, BrowserContext, Cookie, Page } from '@playwright/test';
import type { Language } from '../../shared/i18n/types.ts';
import type { ProcedurePath } from '../../shared/procedure-permissions.ts';
import type { Role } from '../../shared/roles.ts';
import { loginOf, shopPassword, smallShop } from './demo-shop.ts';
import { startHost } from './host.ts';
import type { RunningHost } from './host.ts';

export interface SeatOptions {
  /** Signed in as this login name of the small shop; nobody when absent. */
  readonly login?: string;
  readonly role?: Role;
  /** Signed in already elsewhere. */
  readonly cookies?: readonly Cookie[];
  readonly language?: Language;
  readonly theme?: 'light' | 'dark';
  /** Where it begins. */
  readonly path?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A browser of its own at the counter. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong on the page and was not caught: exceptions, refused content. */
  readonly complaints: readonly string[];
}

/** Opens a browser at the counter that `host` serves. */
export async function openSeat(browser: Browser, host: Pick<RunningHost, 'address'>, options: SeatOptions = {}): Promise<Seat> {
  const { language = 'zh-CN', theme = 'light', path = '/' } = options;
  const context = await browser.newContext({ baseURL: host.address, ...(options.viewport && { viewport: { ...options.viewport } }) });
  await context.addInitScript(
    ([lang, mode]) => {
      // what somebody chooses later on this seat stays
      if (localStorage.getItem('counter.language') !== null) return;
      localStorage.setItem('counter.language', JSON.stringify(lang));
      localStorage.setItem('counter.theme', mode ?? 'light');
    },
    [language, theme],
  );
  const login = options.role ? loginOf(options.role) : options.login;
  if (login !== undefined) await signInQuietly(context, host.address, login);
  if (options.cookies) await context.addCookies([...options.cookies]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && isFault(message.text()))
      complaints.push(`${message.text()} (${message.location().url}:${message.location().lineNumber}, on ${page.url()})`);
  });
  await page.goto(path);
  if (login !== undefined) await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  return { page, context, complaints };
}

/** Refusals by the host and a host that is away are answers that the screens handle; the browser notes them all the same. */
function isFault(text: string): boolean {
  return !text.startsWith('Failed to load resource');
}

/** Signs in without the screen, for stories that are about something else. */
export async function signInQuietly(context: BrowserContext, address: string, loginName: string, password = shopPassword): Promise<void> {
  const answer = await context.request.post(`${address}/trpc/auth.signIn`, {
    headers: { 'x-counter': '1' },
    data: { loginName, password, seat: '测试' },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Asks the host as the person at this seat. */
export async function ask<T>(page: Page, path: ProcedurePath, input?: object): Promise<T> {
  const address = new URL(page.url()).origin;
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const answer = await page.context().request.get(`${address}/trpc/${path}${query}`);
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { readonly result: { readonly data: T } }).result.data;
}

/** Gives a command to the host as the person at this seat, without the screens. */
export async function tell<T>(page: Page, path: ProcedurePath, body: object): Promise<T> {
  const address = new URL(page.url()).origin;
  const answer = await page
    .context()
    .request.post(`${address}/trpc/${path}`, { headers: { 'x-counter': '1' }, data: { key: crypto.randomUUID(), body } });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { readonly result: { readonly data: T } }).result.data;
}

export interface Shop extends RunningHost {
  /** A seat in this shop; it is closed when the test is over. */
  seat(options?: SeatOptions): Promise<Seat>;
}

/** `shop`: a host with a small shop, one for all tests of a worker; what one test changes must not matter to another. */
export const test = base.extend<{ readonly shop: Shop }, { readonly shopHost: RunningHost }>({
  shopHost: [
    async ({}, use) => {
      const dataFolder = await smallShop();
      const host = await startHost({ dataFolder });
      await use(host);
      await host.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  shop: async ({ shopHost, browser }, use) => {
    const seats: Seat[] = [];
    await use({
      ...shopHost,
      seat: async (options) => {
        const seat = await openSeat(browser, shopHost, options);
        seats.push(seat);
        return seat;
      },
    });
    const complaints = seats.flatMap((seat) => seat.complaints);
    await Promise.all(seats.map(({ context }) => context.close()));
    expect(complaints).toEqual([]);
  },
});

export { expect };

export interface Effort {
  /** Keys pressed; a chord such as Ctrl+Enter is one. */
  readonly keys: number;
  readonly clicks: number;
}

/**
 * Counts what the hand does while `act` runs, in the page itself. Chinese text comes from an input method and presses no key here, so
 * descriptions do not count. The page must not be loaded anew meanwhile.
 */
export async function effortOf(page: Page, act: () => Promise<unknown>): Promise<Effort> {
  await page.evaluate(() => {
    const effort = { keys: 0, clicks: 0 };
    const counter = window as unknown as { effort: typeof effort; stopEffort: () => void };
    const onKey = ({ key, repeat }: KeyboardEvent) => {
      if (!repeat && !['Control', 'Shift', 'Alt', 'Meta'].includes(key)) effort.keys += 1;
    };
    const onPointer = () => {
      effort.clicks += 1;
    };
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('pointerdown', onPointer, true);
    counter.effort = effort;
    counter.stopEffort = () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('pointerdown', onPointer, true);
    };
  });
  await act();
  return page.evaluate(() => {
    const counter = window as unknown as { effort: { keys: number; clicks: number }; stopEffort: () => void };
    counter.stopEffort();
    return counter.effort;
  });
}
