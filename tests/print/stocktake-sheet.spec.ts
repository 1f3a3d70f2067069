import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { sheets } from '../e2e/page-models/print.ts';
import { ask, expect, test } from '../support/browser.ts';
import { countedStocktake } from './paper-stocktake.ts';

const { line, paper } = zhCN.stocktakes;

interface Counted {
  readonly documentNo: string;
  readonly lines: readonly { readonly differenceQty: number; readonly reason: string }[];
}

test('F-12 the sheet of a stocktake with its differences, and the same to be filled in by hand', async ({ shop }) => {
  const id = await countedStocktake(shop.address);
  const { page } = await shop.seat({ role: 'storekeeper', path: `/print/stocktake?id=${id}` });
  const { documentNo, lines } = await ask<Counted>(page, 'stocktakes.get', { id });
  const [gained] = lines.filter(({ differenceQty }) => differenceQty > 0);
  const filled = sheets(page).first();
  await expect(filled).toContainText(`+${gained?.differenceQty}`);
  await expect(filled).toContainText(gained?.reason ?? '?');
  await expect(filled).toContainText(documentNo);
  await page.goto(`/print/stocktake?id=${id}&blank=1`);
  const blank = sheets(page).first();
  await expect(blank).toContainText(line.expected);
  for (const figure of [`+${gained?.differenceQty}`, gained?.reason ?? '?', documentNo, paper.gain])
    await expect(blank).not.toContainText(figure);
});
