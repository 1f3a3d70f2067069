import { beforeAll, beforeEach, expect, test } from 'vitest';
import { lookUpCaller } from '../../electron/features/customers/customers.service.ts';
import { lookupInput } from '../../shared/customers.ts';
import type { Database } from '../../electron/db/schema.ts';
import { describeOnEngines } from '../support/engines.ts';
import { importing, byText } from '../support/importing.ts';
import { gb18030, workbookOf } from '../support/sheets.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { row as xmlRow, workbook } from '../support/spreadsheet-corpus.ts';

const titles = [
  '客户名称',
  '联系电话',
  '地址',
  '工程名称',
  '合同号',
  '付款情况',
  '竣工日期',
  '验收日期',
  '工程保修规则',
  '产品型号',
  '品牌',
  '序列号',
  '发票号',
  '开票日期',
  '发票价',
  '安装位置',
  '赠品',
  '本店销售',
];
const hall = [
  '长沙市体育馆',
  '0731-88886666',
  '劳动路1号',
  '体育馆空调工程',
  'HT-2025-01',
  '余款未清',
  '2025-05-20',
  '2025年6月1日',
  '工程（材料与设备）',
];
const sheet = [
  titles,
  [...hall, 'KFR-120', '格力', 'SN-A1', 'FP100', '2025-05-01', '￥12,800.50', '一楼大厅', '', ''],
  [...hall, 'KFR-120', '格力', 'SN-A2', 'FP100', '2025-05-01', '12800.5元', '二楼', '', ''],
  ['张三', '13800138000', '控江路1号', '', '', '', '', '', '', '电磁炉 C21', '美的', '', 'FP200', '2025/3/4', '299', '', '是', '否'],
  ['李四', '13900139000', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', ''],
];

describeOnEngines('imports of the archive', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());
  const archive = importing(() => shop);
  const all = <T extends keyof Database>(table: T) =>
    shop.app.engine.db
      .selectFrom(table as 'customer')
      .selectAll()
      .execute();
  const count = async (table: keyof Database) => (await all(table)).length;
  const item = (serial: string) =>
    shop.app.engine.db.selectFrom('installedItem').selectAll().where('serial', '=', serial).executeTakeFirstOrThrow();
  const lookUp = (query: string) => lookUpCaller(shop.as('frontDesk'), lookupInput.parse({ query }));

  test('R-001-08 one sheet fills customers, a project, items with all their facts, and the warranty lines that follow from them', async () => {
    const before = await archive.look(sheet);
    expect(before).toMatchObject({
      rowCount: 4,
      createCount: 4,
      updateCount: 0,
      duplicateCount: 0,
      problemCount: 0,
      isUsedLastTime: false,
    });
    expect(await archive.bring(sheet)).toMatchObject({ created: 4, updated: 0, skipped: 0, failed: 0 });
    expect(await count('customer')).toBe(3);
    const projects = await shop.app.engine.db.selectFrom('project').selectAll().execute();
    expect(projects).toMatchObject([
      {
        name: '体育馆空调工程',
        contractNo: 'HT-2025-01',
        paymentState: 'balanceOpen',
        completedOn: '2025-05-20',
        acceptedOn: '2025-06-01',
        trade: 'engineering-a',
      },
    ]);
    expect(await item('SN-A1')).toMatchObject({
      model: 'KFR-120',
      brand: '格力',
      kind: 'equipment',
      invoiceNo: 'FP100',
      invoicedOn: '2025-05-01',
      invoicePriceFen: 1_280_050,
      location: '一楼大厅',
      isOwnSale: 1,
      isGift: 0,
      projectId: projects[0]?.id,
    });
    const gifts = await shop.app.engine.db.selectFrom('installedItem').selectAll().where('isGift', '=', 1).execute();
    expect(gifts).toMatchObject([{ model: '电磁炉 C21', isOwnSale: 0, invoicePriceFen: 29_900, kind: 'product' }]);
    const lines = await shop.app.engine.db.selectFrom('warranty').select(['projectId', 'startOn', 'freeUntil']).execute();
    expect(lines).toContainEqual({ projectId: projects[0]?.id, startOn: '2025-06-01', freeUntil: '2026-05-31' });
    for (const query of ['88886666', '体育馆', 'HT-2025-01', 'SN-A2', 'zhangsan']) expect((await lookUp(query)).length, query).toBe(1);
  });

  test('importing the same sheet again changes nothing; what differs is shown before it is written, and empty cells erase nothing', async () => {
    await archive.bring(sheet);
    expect(await archive.look(sheet)).toMatchObject({ createCount: 0, updateCount: 0, duplicateCount: 4, differences: [] });
    const mended = sheet.map((cells) => [...cells]);
    mended[1]![5] = '已结清';
    mended[2]![5] = '已结清';
    mended[1]![15] = '一楼西厅';
    mended[1]![10] = '';
    mended[3]![2] = '';
    mended[4]![2] = '五一路9号';
    const { differences, ...plan } = await archive.look(mended);
    expect(plan).toMatchObject({ createCount: 0, updateCount: 2, duplicateCount: 2 });
    expect(differences.map(({ row, field, before, after }) => [row, field, before, after])).toEqual([
      [2, 'payment', 'balanceOpen', 'settled'],
      [2, 'location', '一楼大厅', '一楼西厅'],
      [5, 'address', '', '五一路9号'],
    ]);
    expect(await archive.bring(mended)).toMatchObject({ created: 0, updated: 2, skipped: 2 });
    expect([await count('customer'), await count('project'), await count('installedItem')]).toEqual([3, 1, 3]);
    expect(await item('SN-A1')).toMatchObject({ location: '一楼西厅', brand: '格力', version: 2 });
    expect(await lookUp('五一路9号')).toHaveLength(1);
    const audit = await shop.app.engine.db
      .selectFrom('auditEntry')
      .select(['subject', 'changes'])
      .where('subject', '=', 'installedItem')
      .execute();
    expect(audit.map(({ changes }) => JSON.parse(changes) as unknown)).toEqual([{ location: ['一楼大厅', '一楼西厅'] }]);
  });

  test('a number of the sheet tells customers apart and finds one again under another name', async () => {
    const head = ['客户编号', '客户名称', '电话', '产品型号', '序列号'];
    await archive.bring([
      head,
      ['K1', '王五', '13700137000', '冰箱', 'B1'],
      ['K2', '王五', '13700137000', '冰箱', 'B2'],
      ['K1', '王五', '', '洗衣机', 'B3'],
    ]);
    expect(await count('customer')).toBe(2);
    const { differences } = await archive.look([head, ['K2', '王五电器行', '', '冰箱', 'B2']]);
    expect(differences).toMatchObject([{ field: 'name', before: '王五', after: '王五电器行' }]);
    await archive.bring([head, ['K2', '王五电器行', '', '冰箱', 'B2']]);
    expect((await all('customer')).map(({ name, externalNo }) => [externalNo, name]).toSorted(byText)).toEqual([
      ['K1', '王五'],
      ['K2', '王五电器行'],
    ]);
    expect(await lookUp('王五电器行')).toHaveLength(1);
    const nobody = await archive.look([head, ['K9', '赵六', '', '冰箱', 'B9']]);
    expect(nobody.problems).toMatchObject([{ row: 2, field: 'phone', code: 'required' }]);
  });

  test('what contradicts the sheet or belongs to another customer is told by row and never moved', async () => {
    const head = ['客户名称', '电话', '区域', '产品型号', '序列号', '车牌号', '工程名称', '合同号'];
    await archive.bring([head, ['张三', '13800138000', '', '冰箱', 'SN1', '湘A·12345', '厂房', 'HT1']]);
    const { problems, createCount } = await archive.look([
      head,
      ['李四', '13900139000', '雨花区', '冰箱', 'SN1', '', '', ''],
      ['李四', '13900139000', '天心区', '', '', '', '', ''],
      ['李四', '13900139000', '', '轿车', '', '湘A12345', '', ''],
      ['李四', '13900139000', '', '', '', '', '仓库', 'HT1'],
      ['王五', '13700137000', '', '洗衣机', 'sn 7', '', '', ''],
      ['赵六', '13600136000', '', '洗衣机', 'SN7', '', '', ''],
      ['赵六', '13600136000', '', '', '', '', '', 'HT8'],
    ]);
    expect(problems.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, 'serial', 'serialElsewhere'],
      [4, 'plate', 'serialElsewhere'],
      [5, 'contractNo', 'contractElsewhere'],
      [7, 'serial', 'serialElsewhere'],
      [8, 'projectName', 'required'],
    ]);
    expect(createCount).toBe(2);
    const { problems: other } = await archive.look([
      head,
      ['李四', '13900139000', '雨花区', '冰箱', 'SN5', '', '', ''],
      ['李四', '13900139000', '天心区', '', '', '', '', ''],
      ['李四', '13900139000', '', '冰柜', 'SN5', '', '', ''],
    ]);
    expect(other.map(({ row, field, code }) => [row, field, code])).toEqual([
      [3, 'region', 'contradicts'],
      [4, 'product', 'contradicts'],
    ]);
  });

  test('of items without a serial each row is one, however often the sheet comes; a serial found later joins its invoice', async () => {
    const head = ['客户名称', '电话', '产品型号', '发票号', '序列号', '安装位置'];
    const two = [head, ['张三', '13800138000', '空调', 'FP1', '无', '客厅'], ['张三', '13800138000', '空调', 'FP1', '-', '卧室']];
    expect(await archive.bring(two)).toMatchObject({ created: 2 });
    expect(await archive.bring(two)).toMatchObject({ created: 0, updated: 0, skipped: 2 });
    expect(await archive.bring([head, ['张三', '13800138000', '空调', 'FP1', 'SN-9', '']])).toMatchObject({ created: 0, updated: 1 });
    expect(await item('SN-9')).toMatchObject({ location: '客厅' });
    expect(await count('installedItem')).toBe(2);
  });

  test('R-002-92 a vehicle comes with its plate, mileage and maintenance, and is one file', async () => {
    const head = ['客户名称', '电话', '车型', '车牌号', '车架号', '行驶里程', '保养周期（月）', '下次保养日期'];
    await archive.bring([head, ['张三', '13800138000', '帕萨特', '湘A·12345', 'lsvaa', '１２，３００公里', '6', '2026.12.1']]);
    await archive.bring([head, ['张三', '13800138000', '', '湘a-12345', '', '15000', '', '']]);
    expect(await shop.app.engine.db.selectFrom('vehicle').selectAll().execute()).toMatchObject([
      { plate: '湘A12345', vin: 'LSVAA', mileageKm: 15_000, cycleMonths: 6, nextOn: '2026-12-01' },
    ]);
    expect(await lookUp('湘A12345')).toHaveLength(1);
  });

  test('merged cells, full-width figures, filled-up names and dates in words come in clean, from a workbook and from GB18030', async () => {
    const merged = workbook({
      sheetData: [
        xmlRow(1, ['工程档案']),
        xmlRow(2, ['客户名称', '电话', '工程名称', '竣工日期', '产品型号', '序列号', '发票价']),
        xmlRow(3, ['周　平', '１３８００１３８００１', '厂房', '二〇二五', '水泵', 'Ａ－１', '１，２００．５０']),
        xmlRow(4, ['', '', '', '2025年3月9日', '水泵', 'A-2', '1200.5 元']),
      ].join(''),
      merges:
        '<mergeCells count="4"><mergeCell ref="A1:G1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:B4"/><mergeCell ref="C3:C4"/></mergeCells>',
    });
    const id = await archive.upload(merged, '合并.xlsx');
    expect((await archive.preview(id)).problems).toMatchObject([{ row: 3, field: 'completedOn', code: 'invalid', value: '二〇二五' }]);
    expect(await archive.run(id, 'skip')).toMatchObject({ created: 1, failed: 1 });
    expect(await lookUp('13800138001')).toMatchObject([{ name: '周平' }]);
    const text = '客户名称,电话,产品型号,购买日期,序列号\r\n周平,13800138001,水泵,2025-3-9,A-1\r\n吴兰,13800138002,水泵,20250310,A-3\r\n';
    const second = await archive.upload(gb18030(text), '旧系统.csv');
    expect(await archive.run(second)).toMatchObject({ created: 2, failed: 0 });
    expect((await all('customer')).map(({ name }) => name).toSorted()).toEqual(['吴兰', '周平']);
    expect(await item('A-3')).toMatchObject({ purchasedOn: '2025-03-10' });
  });

  test('the columns of a layout are remembered, said to be, and can be changed', async () => {
    const rows = [
      ['名', '号', '东西', '旁注'],
      ['张三', '13800138000', '冰箱', '老客户'],
    ];
    const id = await archive.upload(await workbookOf(rows));
    const mapping = { ...(await archive.preview(id)).mapping, name: 0, phone: 1, product: 2, note: 3 };
    await archive.run(id, 'refuse', mapping);
    const again = await archive.look([rows[0] ?? [], ['李四', '13900139000', '冰柜', '']]);
    expect(again).toMatchObject({ isUsedLastTime: true, mapping: { name: 0, phone: 1, product: 2, note: 3 }, createCount: 1 });
    const other = await archive.look([
      ['名', '号', '旁注', '东西'],
      ['李四', '13900139000', '', '冰柜'],
    ]);
    expect(other.isUsedLastTime).toBe(false);
    const next = await archive.upload(await workbookOf([rows[0] ?? [], ['李四', '13900139000', '冰柜', '']]));
    await archive.run(next, 'refuse', { ...mapping, product: null, note: 2 });
    expect((await archive.look(rows)).mapping).toMatchObject({ product: null, note: 2 });
  });

  test('the good rows come in, the bad ones come back as a sheet with the reasons, are mended and imported again', async () => {
    const rows = [
      ['客户名称', '电话', '产品型号', '购买日期', '内部列'],
      ['张三', '13800138000', '冰箱', '2025-01-01', '甲'],
      ['李四', '1390013', '冰箱', '去年', '乙'],
      ['', '13700137000', '冰箱', '2025-01-01', '丙'],
    ];
    const id = await archive.upload(await workbookOf(rows), '客户.xlsx');
    expect(await archive.preview(id)).toMatchObject({ errorRowCount: 2, problemCount: 3, createCount: 1 });
    await expect(archive.run(id)).rejects.toMatchObject({ code: 'importHasErrors' });
    expect(await count('customer')).toBe(0);
    const early = await archive.errorSheet(id, 'en');
    expect(early.rows[0]?.at(-1)).toBe('Import problems (mend and import again; this column may stay)');
    expect(await archive.run(id, 'skip')).toMatchObject({ created: 1, failed: 2 });
    const bad = await archive.errorSheet(id);
    expect(bad.fileName).toBe('客户-有问题的行.xlsx');
    expect(bad.rows).toEqual([
      [...(rows[0] ?? []), '导入问题（改好后再导入，本列不用删）'],
      ['李四', '1390013', '冰箱', '去年', '乙', '电话：不像电话号码；购买日期：格式看不懂'],
      ['', '13700137000', '冰箱', '2025-01-01', '丙', '客户名称：没有填写'],
    ]);
    const mended = bad.rows.map((cells) => [...cells]);
    mended[1]!.splice(1, 3, '13900139000', '冰箱', '2025-02-01');
    mended[2]![0] = '王五';
    expect(await archive.look(mended)).toMatchObject({ isUsedLastTime: true, createCount: 2, problemCount: 0 });
    expect(await archive.bring(mended)).toMatchObject({ created: 2, updated: 0, failed: 0 });
    expect(await count('customer')).toBe(3);
  });

  test('a sheet of bad rows only is refused also when they may be left out', async () => {
    const id = await archive.upload(
      await workbookOf([
        ['姓名', '电话'],
        ['张三', '没有'],
      ]),
    );
    await expect(archive.run(id, 'skip')).rejects.toMatchObject({ code: 'importHasErrors' });
    expect(await archive.list()).toEqual([]);
  });
});
