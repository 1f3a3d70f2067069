import type { Locator, Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const { workOrders } = zhCN;

/** A button of a slip by the word on it. */
export function slipCommand(page: Page, command: keyof typeof workOrders.command): Locator {
  return page.getByRole('main').getByRole('button', { name: workOrders.command[command] }).first();
}

export interface PaperResult {
  readonly arrived: string;
  readonly left: string;
  readonly cause: string;
  readonly remedy: string;
  readonly opinion: string;
  readonly labor?: string;
  readonly parts?: string;
  readonly travel?: string;
}

/** The form for the paper's result. */
export function resultForm(page: Page) {
  const { field, result } = workOrders;
  const form = page.getByRole('dialog').filter({ hasText: result.omissionQuestion });
  return {
    form,
    arrived: form.getByRole('textbox', { name: field.arrivedAt }),
    left: form.getByRole('textbox', { name: field.leftAt }),
    cause: form.getByRole('textbox', { name: field.cause }),
    remedy: form.getByRole('textbox', { name: field.remedy }),
    nothingLeft: form.getByRole('radio', { name: result.nothingLeft }),
    somethingLeft: form.getByRole('radio', { name: result.somethingLeft }),
    isSigned: form.getByRole('switch', { name: result.isSigned }),
    signedBy: form.getByRole('textbox', { name: field.signedBy }),
    opinion: form.getByRole('combobox', { name: field.opinion }),
    labor: form.getByRole('textbox', { name: field.labor }),
    parts: form.getByRole('textbox', { name: field.parts }),
    travel: form.getByRole('textbox', { name: field.travel }),
  };
}

/** Types what the paper says, from the first field on by keyboard, and saves. */
export async function typeResult(
  page: Page,
  { arrived, left, cause, remedy, opinion, labor = '', parts, travel = '' }: PaperResult,
): Promise<void> {
  const form = resultForm(page);
  await form.arrived.fill(arrived);
  await form.left.fill(left);
  await form.cause.fill(cause);
  await form.remedy.fill(remedy);
  await form.nothingLeft.check();
  await form.isSigned.check();
  await form.opinion.fill(opinion);
  await form.labor.fill(labor);
  if (parts !== undefined) await form.parts.fill(parts);
  await form.travel.fill(travel);
  await page.keyboard.press('Control+Enter');
  await form.form.waitFor({ state: 'hidden' });
}
