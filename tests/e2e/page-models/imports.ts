import type { Locator, Page } from '@playwright/test';

/** Import 导入: choose, check, run. Labels are the Chinese ones. */
export class ImportsModel {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(target: '客户' | '配件'): Promise<void> {
    await this.page.goto('/imports');
    await this.page.getByRole('button', { name: target, exact: true }).click();
  }

  /** Sends a file from disk and waits for the preview or the refusal. */
  async choose(path: string): Promise<void> {
    await this.page.locator('input[type=file]').setInputFiles(path);
    await this.page
      .getByRole('button', { name: /^导入 \d+ 行/ })
      .or(this.page.getByRole('alert'))
      .first()
      .waitFor({ timeout: 30_000 });
  }

  /** The column select of a field, such as 客户名称. */
  column(field: string): Locator {
    return this.page.getByRole('table', { name: '哪一列是什么' }).getByRole('row', { name: new RegExp(`^${field}`) });
  }

  get problems(): Locator {
    return this.page.getByRole('table', { name: '问题' });
  }

  /** Starts it and waits for the result; answers how many were made. */
  async run(): Promise<number> {
    await this.page.getByRole('button', { name: /^导入 \d+ 行/ }).click();
    const text = await this.page.getByText(/^新建 \d+ 条/).innerText({ timeout: 60_000 });
    return Number(/\d+/.exec(text)?.[0]);
  }
}
