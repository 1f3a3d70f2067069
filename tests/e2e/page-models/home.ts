import type { Locator, Page } from '@playwright/test';

/** Home 工作台: cards by role, each a region named by its title. */
export class HomeModel {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('heading', { name: '工作台' }).waitFor();
  }

  card(title: string): Locator {
    return this.page.getByRole('region', { name: title });
  }

  line(card: string, text: string | RegExp): Locator {
    return this.card(card).getByRole('link', { name: text });
  }

  /** A figure of the day by its label, such as 待派工. */
  figure(label: string): Locator {
    return this.page.getByRole('list', { name: '今天的数字' }).getByRole('listitem').filter({ hasText: label });
  }
}
