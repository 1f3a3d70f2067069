import type { Page } from '@playwright/test';
import { expect } from '../../support/browser.ts';

/** Until the screen shows what belongs there instead of its skeletons. */
async function settled(page: Page, path: string): Promise<void> {
  const main = page.getByRole('main');
  await expect(main.getByRole('heading').or(main.getByRole('form')).first()).toBeVisible();
  await expect(page.locator('.MuiSkeleton-root')).toHaveCount(0);
  await expect(page.locator('[role=progressbar], .MuiButton-loading')).toHaveCount(0);
  await expect(page.locator('[data-state=failed]')).toHaveCount(0);
  if (!path.startsWith('/print/')) return;
  await expect(page.locator('.paper-pages .sheet').first()).toBeVisible();
  await expect(main.locator('.MuiButton-contained').first()).toBeEnabled();
}

/** Goes to a screen as a link does, without loading the application anew. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await settled(page, path);
}
