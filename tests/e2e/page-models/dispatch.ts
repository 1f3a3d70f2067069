import type { Locator, Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const { board, dispatch } = zhCN;

/** The dispatch screen: the queue and the slip that is made. */
export function dispatchScreen(page: Page) {
  const queue = page.getByRole('listbox', { name: dispatch.queue.label });
  return {
    queue,
    /** The waiting requests in their order. */
    requests: queue.getByRole('option'),
    requestOf: (customer: string): Locator => queue.getByRole('option').filter({ hasText: customer }),
    technicians: page.getByRole('combobox', { name: dispatch.form.technicians }),
    plannedAt: page.getByRole('textbox', { name: dispatch.form.plannedAt }),
    line: (n: number): Locator =>
      page.getByRole('textbox', {
        name: n === 1 ? `${dispatch.form.lines} 1` : dispatch.form.line.replace('{{n}}', String(n)),
        exact: true,
      }),
    overlapReason: page.getByRole('textbox', { name: board.hindrance.reason.overlap }),
    instruction: page.getByRole('textbox', { name: dispatch.form.instruction }),
    done: page
      .getByRole('main')
      .getByRole('status')
      .filter({ hasText: dispatch.done.split('{{')[0] ?? '' }),
  };
}

/** Chooses a technician by typing; the cursor must be in the field. */
export async function chooseTechnician(page: Page, typed: string): Promise<void> {
  await page.keyboard.type(typed);
  await page.getByRole('listbox').getByRole('option').filter({ hasText: typed }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** The number of the slip that was just made. */
export async function dispatchedNumber(page: Page): Promise<string> {
  const text = (await dispatchScreen(page).done.textContent()) ?? '';
  return /WX\d{8}-\d{4}/.exec(text)?.[0] ?? '';
}

export async function openDispatchTab(page: Page, tab: keyof typeof dispatch.tab): Promise<void> {
  await page.getByRole('tab', { name: dispatch.tab[tab] }).click();
}
