import { beforeAll, beforeEach, expect, test } from 'vitest';
import { exportStocktake, exportStocktakes } from '../../electron/features/stocktakes/stocktakes.service.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import type { FileOut } from '../../shared/fields.ts';
import { stocktakeListInput } from '../../shared/stocktakes.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, receive } from '../support/stock.ts';
import { begin } from '../support/stocktakes.ts';

describeOnEngines('sheets of stocktakes', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    for (const [code, name] of [
      ['JF-4', '角阀'],
      ['FS-1', '风扇'],
    ] as const)
      await receive(shop, await addPart(shop, { code, name }), 3, 1000);
  });
  const rowsOf = async ({ fileName, base64 }: FileOut) => (await readSpreadsheet(Buffer.from(base64, 'base64'), fileName)).rows.slice(1);

  test('SM-10 the list and the lines go out as sheets', async () => {
    const id = await begin(shop);
    const list = await exportStocktakes(shop.as('storekeeper'), stocktakeListInput.parse({}));
    expect(list.fileName).toMatch(/^盘点-/);
    expect(await rowsOf(list)).toEqual([expect.arrayContaining(['配件', '全盘'])]);
    const lines = await exportStocktake(shop.as('storekeeper'), { id });
    expect(lines.fileName).toContain('盘点明细');
    expect((await rowsOf(lines)).map((row) => row[2])).toEqual(expect.arrayContaining(['角阀', '风扇']));
  });
});
