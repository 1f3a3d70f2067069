import { beforeAll, beforeEach, expect, test } from 'vitest';
import { exportParts } from '../../electron/features/parts/parts.service.ts';
import { exportLimit, exportList } from '../../electron/platform/export.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import { partListInput } from '../../shared/parts.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, receive } from '../support/stock.ts';

describeOnEngines('exported lists', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const audits = () => shop.app.engine.db.selectFrom('auditEntry').select(['userId', 'changes']).where('subject', '=', 'export').execute();

  test('R-000-84 an export holds what was filtered, and who took it and how many rows stands in the audit log', async () => {
    const id = await addPart(shop, { code: 'X-1', name: '压缩机', spec: '=1+1', barcode: '0690123' });
    await addPart(shop, { code: 'X-2', name: '风扇', kind: 'consumable' });
    await receive(shop, id, 3, 100);
    const { fileName, base64 } = await exportParts(shop.as('storekeeper'), partListInput.parse({ query: '压缩机' }));
    expect(fileName).toBe('配件-20261121-0900.xlsx');
    const { rows } = await readSpreadsheet(Buffer.from(base64, 'base64'), fileName);
    expect(rows).toEqual([
      ['编码', '名称', '规格', '单位', '条码', '类型', '类别', '售价（元）', '库存', '最低库存', '库位', '在用'],
      ['X-1', '压缩机', '=1+1', '个', '0690123', '配件', '', expect.stringMatching(/^250(\.00)?$/), '3', '0', '主库', '是'],
    ]);
    const [entry] = await audits();
    expect(entry?.userId).toBe(shop.users.storekeeper.id);
    expect(JSON.parse(entry?.changes ?? '')).toEqual({ fileName: [null, fileName], rows: [null, 1] });
  });

  test('an export in English for an English shop, and of nothing', async () => {
    await shop.app.engine.transaction((tx) => tx.updateTable('shop').set({ language: 'en' }).execute());
    shop.app.bus.publish(['settings']);
    const { fileName, base64 } = await exportParts(shop.as('storekeeper'), partListInput.parse({}));
    expect(fileName).toBe('Parts-20261121-0900.xlsx');
    expect((await readSpreadsheet(Buffer.from(base64, 'base64'), fileName)).rows[0]?.slice(0, 2)).toEqual(['Code', 'Name']);
  });

  test('more rows than one file may hold are refused, and nothing is logged as given out', async () => {
    function* endless() {
      for (;;) yield ['x'];
    }
    const file = { fileName: '太多', sheetName: '太多', columns: [{ header: 'a', kind: 'text' as const }], rows: endless() };
    await expect(exportList(shop.as('storekeeper'), file)).rejects.toMatchObject({
      code: 'exportTooLarge',
      details: { limit: exportLimit },
    });
    expect(await audits()).toEqual([]);
  });
});
