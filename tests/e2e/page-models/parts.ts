import type { Locator, Page } from '@playwright/test';

/** Types as a barcode scanner does: fast, wherever the cursor is, and Enter at the end. */
export async function scan(page: Page, code: string): Promise<void> {
  const isScanField = await page.evaluate(
    () => document.activeElement instanceof HTMLElement && document.activeElement.dataset['scan'] !== undefined,
  );
  if (isScanField) {
    await page.keyboard.insertText(code);
    await page.keyboard.press('Enter');
    return;
  }
  // dispatched in the page: a busy machine must not stretch a scan into typing
  await page.evaluate((text) => {
    for (const key of [...text, 'Enter']) {
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
  }, code);
}

/** Parts 配件: catalogue, issue, return, goods receipt. Labels are the Chinese ones. */
export class PartsModel {
  readonly page: Page;
  readonly picker: Locator;

  constructor(page: Page) {
    this.page = page;
    this.picker = page.getByRole('combobox', { name: '扫码或输入编码、名称' });
  }

  /** F8 from the storekeeper's pages, then the slip's number; waits for the lines. */
  async openIssue(slipNo: string): Promise<void> {
    await this.page.keyboard.press('F8');
    await this.page.getByRole('heading', { name: '给哪张派工单发料？' }).waitFor();
    await scan(this.page, slipNo);
    await this.page.getByRole('heading', { name: `发料给 ${slipNo}` }).waitFor();
  }

  quantity(partName: string): Locator {
    return this.page.getByRole('textbox', { name: `${partName} 的数量` });
  }

  /** F8 notes the technician's signature, Ctrl+Enter issues. */
  async signAndIssue(): Promise<void> {
    await this.page.keyboard.press('F8');
    await this.page.keyboard.press('Control+Enter');
    await this.page.getByText(/已发料给/).waitFor();
  }

  async openReceive(): Promise<void> {
    await this.page.goto('/parts/receive');
    await this.picker.waitFor();
  }

  /** Ctrl+Enter; answers the receipt's number. */
  async receive(): Promise<string> {
    await this.page.keyboard.press('Control+Enter');
    const toast = await this.page.getByText(/RK\d{8}-\d+ 已入库/).innerText();
    return /RK\d{8}-\d+/.exec(toast)?.[0] ?? '';
  }
}
