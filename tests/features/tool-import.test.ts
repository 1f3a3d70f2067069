import { beforeAll, beforeEach, expect, test } from 'vitest';
import { downloadErrorSheet, previewImport, runImport, uploadPiece } from '../../electron/features/imports/imports.service.ts';
import { checkUndo } from '../../electron/features/imports/import-batches.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { listToolKinds } from '../../electron/features/tools/tool-kinds.service.ts';
import { listHeld, listTools } from '../../electron/features/tools/tools.service.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import { fieldTitle, toolFields } from '../../shared/import-fields.ts';
import { toolKindListInput, toolListInput } from '../../shared/tools.ts';
import { describeOnEngines } from '../support/engines.ts';
import { workbookOf } from '../support/sheets.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addKind, comeIn, give } from '../support/tools.ts';

type Rows = readonly (readonly string[])[];

describeOnEngines('tool imports', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const me = () => shop.as('supervisor');
  async function upload(rows: Rows, fileName = '工具登记.xlsx'): Promise<string> {
    const base64 = (await workbookOf(rows)).toString('base64');
    return (await uploadPiece(me(), { uploadId: null, fileName, index: 0, isLast: true, base64 })).uploadId;
  }
  const preview = (uploadId: string) => previewImport(me(), { uploadId, target: 'tools' });
  async function run(uploadId: string, onError: 'skip' | 'refuse' = 'refuse') {
    const { mapping } = await preview(uploadId);
    return runImport(me(), { uploadId, target: 'tools', mapping: { ...mapping }, onError });
  }
  const told = async (rows: Rows) => (await preview(await upload(rows))).problems.map(({ row, field, code }) => `${row} ${field} ${code}`);
  const kinds = async () => (await listToolKinds(me(), toolKindListInput.parse({}))).rows;
  const tools = async () => (await listTools(me(), toolListInput.parse({}))).rows;
  const held = (nth = 0) => listHeld(me(), { staffId: shop.technicians[nth] ?? 0 });
  const books = async () => expect((await checkStock(me())).differences).toEqual([]);

  const titles = ['工具名称', '规格', '单位', '工具编号', '数量', '领用人', '领用日期', '管理人', '使用年限', '原价', '采购价', '一件一号'];

  test('B-21 B-22 R-000-68 R-000-79 the exercise book becomes kinds, numbered tools and who holds what since when', async () => {
    const id = await upload([
      titles,
      ['电枪', '博世 12V', '把', 'dq-01', '', '王建国', '2026/1/31', '李海波', '24个月', '86', '80.00', ''],
      ['电枪', '博世 12V', '', 'ＤＱ－０２', '１', '', '', '李海波', '', '', '', ''],
      ['胶锤', '', '把', '', '', '王 建 国', '2026-01-31', '', '', '12.5', '', ''],
      ['手套', '', '副', '', '40', '', '', '', '', '', '3', '否'],
      ['手套', '', '副', '', '2', '李海波', '46023', '', '', '', '3', ''],
      ['人字梯', '2米', '架', '', '', '', '', '', '3年', '', '', ''],
      ['', '', '', '', '', '', '', '', '', '', '', ''],
    ]);
    expect(await preview(id)).toMatchObject({ rowCount: 6, readyCount: 6, problems: [], duplicateCount: 0 });
    expect(await run(id)).toMatchObject({ created: 6, updated: 0, skipped: 0, failed: 0 });
    expect(
      (await kinds()).map(({ name, lifeMonths, originalFen, purchaseFen, isNumbered, stockQty, heldQty }) => [
        name,
        lifeMonths,
        originalFen,
        purchaseFen,
        isNumbered,
        stockQty,
        heldQty,
      ]),
    ).toEqual([
      ['电枪', 24, 8_600, 8_000, true, 1, 1],
      // R-000-79: the usual life of its name; its only price is both
      ['胶锤', 10, 1_250, 1_250, true, 0, 1],
      ['手套', null, 300, 300, false, 40, 2],
      ['人字梯', 36, 0, 0, true, 0, 0],
    ]);
    const numbered = await tools();
    expect(numbered).toHaveLength(3);
    expect(numbered.find(({ no }) => no === 'DQ-01')).toMatchObject({
      state: 'issued',
      holderName: '王建国',
      managerName: '李海波',
      issuedOn: '2026-01-31',
      lifeEndsOn: '2028-01-31',
      originalFen: 8_600,
    });
    expect(numbered.find(({ no }) => no === 'DQ-02')).toMatchObject({ state: 'inStock', holderName: null, managerName: '李海波' });
    // one without a number is numbered by the program
    expect((await held()).map(({ name, toolNo, lifeEndsOn }) => [name, toolNo.startsWith('T'), lifeEndsOn])).toEqual([
      ['电枪', false, '2028-01-31'],
      ['胶锤', true, '2026-11-30'],
    ]);
    expect(await held(1)).toMatchObject([{ name: '手套', openQty: 2, issuedOn: '2026-01-01' }]);
    await books();
  });

  test('importing the same book again doubles nothing, and the ledger keeps it from being undone as a whole', async () => {
    const rows = [
      titles,
      ['电枪', '', '把', 'DQ-01', '', '王建国', '2026-01-31', '', '', '', '', ''],
      ['手套', '', '副', '', '40', '', '', '', '', '', '', '否'],
    ];
    const first = await run(await upload(rows));
    expect(await told(rows)).toEqual(['2 no duplicateInShop', '3 qty duplicateInShop']);
    expect(await run(await upload(rows))).toMatchObject({ created: 0, skipped: 2 });
    expect((await kinds()).map(({ stockQty, heldQty }) => [stockQty, heldQty])).toEqual([
      [0, 1],
      [40, 0],
    ]);
    expect((await checkUndo(me(), { id: first.id })).isPossibleKind).toBe(false);
    await books();
  });

  test('a dirty sheet: every cell is told by row and field, nothing is written, the good rows come in when asked', async () => {
    const gun = await addKind(shop, { name: '电锤', code: 'GJ-DC', isNumbered: true });
    await comeIn(shop, gun, 1, ['DC-01']);
    const rows = [
      [...titles, '归还日期', '成色', '工具房', '编码'],
      ['', '', '把', 'A-1', '', '', '', '', '', '', '', '', '', '', '', ''],
      ['起子', '', '把', 'A-2', '2', '', '', '', '', '', '', '', '', '', '', ''],
      ['锉刀', '', '把', 'A-3', '', '张三丰', '2026-01-02', '', '', '', '', '', '', '', '', ''],
      ['扳手', '', '把', 'A-4', '', '王建国', '', '', '', '', '', '', '', '', '', ''],
      ['钳子', '', '把', 'A-5', '', '', '2026-01-02', '', '', '', '', '', '', '', '', ''],
      ['卷尺', '', '把', 'A-6', '', '王建国', '2126-01-02', '', '', '', '', '', '', '', '', ''],
      ['线锤', '', '把', 'A-7', '', '王建国', '2026-01-02', '', '很久', '', '', '', '', '', '', ''],
      ['水平尺', '', '把', 'A-8', '', '', '', '', '', '贵', '-5', '', '', '', '', ''],
      ['撬棍', '', '', 'A-9', '', '', '', '', '', '', '', '', '', '', '', ''],
      ['凿子', '', '把', 'DC-01', '', '', '', '', '', '', '', '', '', '', '', ''],
      ['刨子', '', '把', '', '3', '', '', '', '', '', '', '可能', '', '', '', ''],
      ['砂轮', '', '片', '', '3', '', '', '', '', '', '', '', '', '闪亮', '', ''],
      ['斧头', '', '把', 'A-10', '', '', '', '', '', '', '', '', '', '', '月球', ''],
      ['锯子', '', '把', 'A-11', '', '王建国', '2026-02-02', '', '', '', '', '', '2026-02-01', '', '', ''],
      ['电锤', '', '把', 'DC-02', '', '', '', '', '12', '', '', '', '', '', '', 'gj-dc'],
      ['胶枪', '', '把', 'A-12', '', '王建国', '2026-01-02', '', '', '', '', '', '', '', '', ''],
      ['胶枪', '', '把', 'A-13', '', '王建国', '2026-01-02', '', '', '', '', '', '', '', '', ''],
      ['胶枪', '', '个', 'A-12', '', '李海波', '2026-01-02', '', '', '', '', '', '', '', '', ''],
      ['好锤', '', '把', 'A-14', '', '王建国', '2026-01-02', '', '36', '20', '', '', '', '', '', ''],
    ];
    const expected = [
      '2 name required',
      '3 qty invalid',
      '5 issuedOn required',
      '6 holder required',
      '8 lifeMonths notANumber',
      '9 original notANumber',
      '9 purchase invalid',
      '12 numbered invalid',
      '13 condition invalid',
      '15 dueOn invalid',
      '19 unit contradicts',
      '10 unit required',
      '16 lifeMonths kindDiffers',
      '4 holder personUnknown',
      '7 issuedOn inFuture',
      '11 no toolNumberTaken',
      '14 place invalid',
      '18 holder heldTwice',
    ];
    expect(await told(rows)).toEqual(expected);
    const id = await upload(rows);
    await expect(run(id)).rejects.toMatchObject({ code: 'importHasErrors' });
    expect(await kinds()).toHaveLength(1);
    const again = await upload(rows);
    expect(await run(again, 'skip')).toMatchObject({ created: 2, failed: 17 });
    expect((await held()).map(({ name, toolNo }) => [name, toolNo])).toEqual([
      ['胶枪', 'A-12'],
      ['好锤', 'A-14'],
    ]);
    // what was left out comes back as a sheet with its reasons, in the user's language
    const file = await downloadErrorSheet(me(), { uploadId: again, target: 'tools', mapping: {}, language: 'zh-CN' });
    const { rows: left } = await readSpreadsheet(Buffer.from(file.base64, 'base64'), 'x.xlsx');
    expect(left).toHaveLength(18);
    expect(left.map((row) => row.join('|')).find((text) => text.includes('锉刀'))).toContain('没有这个在职人员');
    await books();
  });

  test('R-000-41 whoever holds one of a kind already gets no second one from a sheet; a name twice asks for the badge', async () => {
    const gun = await addKind(shop);
    await comeIn(shop, gun, 1, ['DQ-01']);
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
    await shop.app.engine.transaction(async (tx) => {
      await tx.updateTable('staff').set({ name: '王建国', badgeNo: 'B-7' }).where('id', '=', shop.technicians[1]).execute();
    });
    expect(
      await told([
        titles,
        ['电枪', '', '', 'DQ-08', '', '王建国', '2026-01-02', '', '', '', '', ''],
        ['电枪', '', '', 'DQ-09', '', 'B-7', '2026-01-02', '', '', '', '', ''],
      ]),
    ).toEqual(['2 holder personAmbiguous']);
    await shop.app.engine.transaction(async (tx) => {
      await tx.updateTable('staff').set({ name: '李海波' }).where('id', '=', shop.technicians[1]).execute();
    });
    expect(await told([titles, ['电枪', '', '', 'DQ-08', '', '王建国', '2026-01-02', '', '', '', '', '']])).toEqual(['2 holder heldTwice']);
  });

  test('the template in both languages is understood without choosing columns, and a sheet without names tells so once', async () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const heads = toolFields.map((field) => fieldTitle(field, language));
      const { mapping } = await preview(await upload([heads, heads.map(() => '1')]));
      expect(toolFields.filter(({ key }, nth) => mapping[key] !== nth).map(({ key }) => key)).toEqual([]);
    }
    expect(
      await told([
        ['规格', '数量'],
        ['大', '1'],
        ['小', '2'],
      ]),
    ).toEqual(['1 name required']);
  });

  test('five hundred tools of forty people come in at once, and every one is found', async () => {
    const rows = Array.from({ length: 500 }, (_, nth) => [
      `工具${nth % 50}`,
      '',
      '把',
      `N-${nth}`,
      '',
      nth < 50 ? '王建国' : '',
      nth < 50 ? '2026-03-01' : '',
      '',
      '',
      '5',
      '',
      '',
    ]);
    expect(await run(await upload([titles, ...rows]))).toMatchObject({ created: 500, failed: 0 });
    expect(await held()).toHaveLength(50);
    expect((await kinds()).reduce((sum, { stockQty }) => sum + stockQty, 0)).toBe(450);
    await books();
  });
});
