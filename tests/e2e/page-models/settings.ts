import type { Page } from '@playwright/test';

export interface NewUser {
  readonly displayName: string;
  readonly loginName: string;
  readonly password: string;
  /** Role words as the screen shows them: 前台, 主管, 仓管. */
  readonly roles: readonly string[];
  /** Name of the member of staff, for technicians. */
  readonly staff?: string;
}

/** Settings 设置. Labels are the Chinese ones. */
export class SettingsModel {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(section: 'account' | 'sessions' | 'shop' | 'promise' | 'users' | 'staff' | 'audit'): Promise<void> {
    await this.page.goto(`/settings/${section}`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  async addTechnician(name: string, phone = ''): Promise<void> {
    await this.open('staff');
    await this.page.getByRole('button', { name: '新员工' }).first().click();
    const form = this.page.getByRole('form', { name: '新员工' });
    await form.getByRole('textbox', { name: '姓名' }).fill(name);
    await form.getByRole('textbox', { name: '电话' }).fill(phone);
    await this.page.keyboard.press('Control+Enter');
    await this.page.getByText(`已建员工 ${name}`).waitFor();
  }

  async addUser(user: NewUser): Promise<void> {
    await this.open('users');
    await this.page.getByRole('button', { name: '新账号' }).click();
    const form = this.page.getByRole('form', { name: '新账号' });
    await form.getByRole('textbox', { name: '姓名' }).fill(user.displayName);
    await form.getByRole('textbox', { name: '登录名' }).fill(user.loginName);
    await form.getByLabel('初始密码').fill(user.password);
    if (user.staff !== undefined) await form.getByRole('combobox', { name: '对应的员工' }).selectOption({ label: user.staff });
    for (const role of user.roles) await form.getByRole('checkbox', { name: new RegExp(`^${role}`) }).check();
    await this.page.keyboard.press('Control+Enter');
    await this.page.getByText(`已建账号 ${user.displayName}`).waitFor();
  }
}
