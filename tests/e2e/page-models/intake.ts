import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';
import { ask } from '../../support/browser.ts';

const { intake, requests } = zhCN;

/** The intake screen: who calls (left), the request (middle), what is known (right). */
export function intakeScreen(page: Page) {
  const caller = page.getByRole('region', { name: intake.caller, exact: true });
  const request = page.getByRole('region', { name: intake.request, exact: true });
  const background = page.getByRole('region', { name: intake.background, exact: true });
  const field = (within: Locator, name: string) => within.getByRole('textbox', { name, exact: true });
  return {
    caller,
    request,
    background,
    lookup: caller.getByRole('combobox', { name: intake.lookup.label }),
    matches: caller.getByRole('listbox', { name: intake.lookup.matches }).getByRole('option'),
    content: field(request, requests.field.content),
    serviceWanted: field(request, requests.field.serviceWanted),
    promisedAt: field(request, requests.field.promisedAt),
    urgency: request.getByRole('combobox', { name: requests.field.urgency }),
    newName: field(caller, intake.newName),
    contactName: field(caller, requests.field.contactName),
    phone: field(caller, requests.field.phone),
    address: field(caller, requests.field.address),
    tabs: page.getByRole('navigation', { name: intake.draft.tabs }),
    draftKept: page.getByText(new RegExp(`^${intake.draft.kept.split('{{')[0]}`)),
    save: request.getByRole('button', { name: intake.save }),
    saved: page.getByText(/^已受理 SL/),
  };
}

/** The number of the call that was just logged. The line of the call before, `previous`, stays until the new one is saved. */
export async function loggedNumber(page: Page, previous = ''): Promise<string> {
  const line = previous ? intakeScreen(page).saved.filter({ hasNotText: previous }) : intakeScreen(page).saved;
  await expect(line).toBeVisible();
  return /SL\d{8}-\d{4}/.exec(await line.innerText())?.[0] ?? '';
}

export interface KnownCustomer {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
}

/** The first customer who can be called and visited; stories before may have left some without an address. */
export async function knownCustomer(page: Page): Promise<KnownCustomer> {
  const { rows } = await ask<{ readonly rows: readonly (KnownCustomer & { readonly address: string })[] }>(page, 'customers.list', {
    limit: 50,
  });
  const known = rows.find(({ phone, address }) => phone !== '' && address !== '');
  if (!known) throw new Error('the small shop has customers with phone and address');
  return known;
}

/** A known customer's call, from the phone that rings to the saved request, by keyboard only. */
export async function logKnownCall(page: Page, typed: string, description: string): Promise<string> {
  const screen = intakeScreen(page);
  await page.keyboard.press('F2');
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await expect(screen.content).toBeFocused();
  await page.keyboard.type(description);
  await page.keyboard.press('Control+Enter');
  return loggedNumber(page);
}

export interface NewCaller {
  readonly phone: string;
  readonly name: string;
  readonly address: string;
}

/** A new customer made in place, by keyboard only. */
export async function logNewCall(page: Page, { phone, name, address }: NewCaller, description: string): Promise<string> {
  const screen = intakeScreen(page);
  await page.keyboard.press('F2');
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type(phone);
  await page.keyboard.press('Alt+n');
  await expect(screen.newName).toBeFocused();
  await page.keyboard.type(name);
  for (let field = 0; field < 3; field++) await page.keyboard.press('Enter');
  await expect(screen.address).toBeFocused();
  await page.keyboard.type(address);
  await screen.content.focus();
  await page.keyboard.type(description);
  await page.keyboard.press('Control+Enter');
  return loggedNumber(page);
}
