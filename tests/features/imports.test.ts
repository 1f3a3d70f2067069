import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { lookUpCaller, viewCaller } from '../../electron/features/customers/customers.service.ts';
import { readDay, readName, readPhones } from '../../electron/features/imports/cells.ts';
import { cancelImport, importProgress, previewImport, runImport, uploadPiece } from '../../electron/features/imports/imports.service.ts';
import { saveClass } from '../../electron/features/parts/classes.service.ts';
import { saveClassInput } from '../../shared/catalogue.ts';
import { listParts, lookUpParts, viewPart } from '../../electron/features/parts/parts.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import type { ImportTarget } from '../../shared/imports.ts';
import { lookupInput } from '../../shared/customers.ts';
import { findPartInput, partListInput } from '../../shared/parts.ts';
import type { Role } from '../../shared/roles.ts';
import { describeOnEngines } from '../support/engines.ts';
import { customerTitles, dirtyCustomer, gb18030, workbookOf } from '../support/sheets.ts';
import { command, openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart } from '../support/stock.ts';

const pieceBytes = 512 * 1024;

describeOnEngines('imports', (engine, engineName) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  async function upload(bytes: Buffer, fileName: string, role: Role = 'supervisor'): Promise<string> {
    let uploadId: string | null = null;
    const pieces = Math.max(1, Math.ceil(bytes.length / pieceBytes));
    for (let index = 0; index < pieces; index++) {
      const base64 = bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes).toString('base64');
      const answer = await uploadPiece(shop.as(role), { uploadId, fileName, index, isLast: index === pieces - 1, base64 });
      uploadId = answer.uploadId;
    }
    return uploadId ?? '';
  }
  const preview = (uploadId: string, target: ImportTarget) => previewImport(shop.as('supervisor'), { uploadId, target });
  async function run(uploadId: string, target: ImportTarget, onDuplicate: 'skip' | 'refuse' = 'skip') {
    const { mapping } = await preview(uploadId, target);
    return runImport(shop.as('supervisor'), { uploadId, target, mapping: { ...mapping }, onDuplicate });
  }
  const count = async (table: 'customer' | 'customerPhone' | 'installedItem' | 'searchTerm' | 'item' | 'stockMove' | 'event' | 'place') => {
    const { n } = await shop.app.engine.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  const lookUp = (query: string) => lookUpCaller(shop.as('frontDesk'), lookupInput.parse({ query }));
  const isOnDisk = (id: string) => readdirSync(join(shop.app.dataFolder, 'uploads')).includes(id);

  test('a customer list with the dirt of ten years comes in clean and is found by phone, tail, name, initials and serial', async () => {
    const sheet = [customerTitles, ...Array.from({ length: 40 }, (_, n) => dirtyCustomer(n))];
    const id = await upload(await workbookOf(sheet), '客户.xlsx');
    const before = await preview(id, 'customers');
    expect(before).toMatchObject({ headers: customerTitles, rowCount: 40, readyCount: 40, problemCount: 0, duplicateCount: 0 });
    expect(before.mapping).toMatchObject({
      name: 0,
      phone: 1,
      kind: 2,
      address: 3,
      product: 4,
      serial: 5,
      purchasedOn: 6,
      note: 7,
      region: null,
    });
    expect(before.sample).toHaveLength(10);
    expect(await run(id, 'customers')).toMatchObject({ created: 40, updated: 0, skipped: 0, failed: 0 });
    // 1: full-width digits, a filled-up name, a date in words.
    const [filled] = await lookUp('13100000001');
    expect(filled).toMatchObject({ name: '李建国', kind: 'person' });
    const { customer, items } = await viewCaller(shop.as('frontDesk'), { id: filled?.customerId ?? 0 });
    expect(customer.addresses).toMatchObject([{ text: '四平路1号' }]);
    expect(items).toMatchObject([{ model: '美的 KFR-35GW', serial: 'SN1', purchasedOn: '2024-03-02' }]);
    // 5: two numbers in one cell, a company, a date with dots.
    const [firm] = await lookUp('021-55000005');
    expect(firm).toMatchObject({ name: '上海杨建国商贸有限公司', kind: 'company', phone: '13100000005' });
    expect((await lookUp('13100000005')).map(({ customerId }) => customerId)).toEqual([firm?.customerId]);
    // 3: blanks in the number; 7: an extension; 9: a second mobile with +86.
    expect(await lookUp('13100000003')).toHaveLength(1);
    expect((await lookUp('021-55000007'))[0]).toMatchObject({ phone: '13100000007' });
    expect((await lookUp('13810000009'))[0]).toMatchObject({ kind: 'owner' });
    expect((await lookUp('jianguo')).length + (await lookUp('ljg')).length).toBeGreaterThan(0);
    expect((await lookUp('SN1')).length).toBeGreaterThan(0);
  });

  test('every problem is told by row, column and kind, and nothing is written', async () => {
    const id = await upload(
      await workbookOf([
        ['客户名称', '电话', '类型', '购买日期'],
        ['张三', '13800138000', '', ''],
        ['', '13800138001', '', ''],
        ['李四', '见备注', '', ''],
        ['王五', '1380013', '', ''],
        ['赵六', '13800138002', '外星人', '2024-02-30'],
        ['名'.repeat(81), '13800138003', '', ''],
      ]),
      '坏的.xlsx',
    );
    const { problems, problemCount, readyCount, duplicateCount } = await preview(id, 'customers');
    expect(problems.map(({ row, column, field, code }) => [row, column, field, code])).toEqual([
      [3, '客户名称', 'name', 'required'],
      [4, '电话', 'phone', 'badPhone'],
      [5, '电话', 'phone', 'badPhone'],
      [6, '购买日期', 'purchasedOn', 'invalid'],
      [6, '类型', 'kind', 'invalid'],
      [7, '客户名称', 'name', 'tooLong'],
    ]);
    expect([problemCount, readyCount, duplicateCount]).toEqual([6, 1, 0]);
    await expect(run(id, 'customers')).rejects.toMatchObject({ code: 'importHasErrors', details: { count: 6 } });
    expect(await count('customer')).toBe(0);
    expect(await importProgress(shop.as('supervisor'), { uploadId: id })).toMatchObject({ state: 'failed' });
  });

  test('a required field without a column is told once', async () => {
    const id = await upload(
      await workbookOf([
        ['地址', '备注'],
        ['控江路1号', '甲'],
        ['控江路2号', '乙'],
      ]),
      'x.xlsx',
    );
    const { problems, rowCount, readyCount } = await preview(id, 'customers');
    expect(problems.map(({ row, field, code }) => [row, field, code])).toEqual([
      [1, 'name', 'required'],
      [1, 'phone', 'required'],
    ]);
    expect([rowCount, readyCount]).toEqual([2, 0]);
  });

  test('the same number under the same name is one customer, in the file and in the shop', async () => {
    const rows = [
      ['姓名', '电话'],
      ['张三', '13800138000'],
      ['张 三', '１３８ 0013 8000'],
      ['李四', '13800138000'],
      ['王五', '13900139000/13800138000'],
      ['张三', '13800138001'],
    ];
    const first = await upload(await workbookOf(rows), 'a.xlsx');
    expect(await preview(first, 'customers')).toMatchObject({ readyCount: 4, createCount: 4, duplicateCount: 1, problems: [] });
    expect(await run(first, 'customers')).toMatchObject({ created: 4, skipped: 1 });
    const second = await upload(await workbookOf(rows), 'a.xlsx');
    expect(await preview(second, 'customers')).toMatchObject({ readyCount: 0, duplicateCount: 5, problems: [] });
    expect(await run(second, 'customers')).toMatchObject({ created: 0, updated: 0, skipped: 5 });
    expect(await count('customer')).toBe(4);
  });

  test('R-004-50 B-15 a parts list brings classes, packs, supplier, value, lead time and tracking; what it cannot read is told by field', async () => {
    const keeper = shop.as('storekeeper');
    await saveClass(keeper, saveClassInput.parse({ axis: 'function', code: 'YQ', name: '油漆' }));
    const titles = [
      '编码',
      '名称',
      '单位',
      '功能分类',
      '包装单位',
      '包装数量',
      '供应商',
      '贵重',
      '到货天数',
      '安全储备',
      '跟踪方式',
      '库存',
      '进价',
    ];
    const sheet = (rows: readonly (readonly string[])[]) => workbookOf([titles, ...rows]);
    const bad = await upload(
      await sheet([
        ['A', '白漆', '毫升', '没有的类', '桶', '5000', '', '', '', '', '', '', ''],
        ['B', '红漆', '毫升', '', '', '很多', '', '也许', '400', '', '按颜色', '', ''],
        ['C', '蓝漆', '毫升', '', '', '', '', '', '', '', '批次', '5', ''],
      ]),
      '坏.xlsx',
    );
    const told = (await preview(bad, 'parts')).problems.map(({ row, field, code }) => `${row} ${field} ${code}`);
    expect(told.toSorted()).toEqual(
      [
        '2 functionClass invalid',
        '3 packQty notANumber',
        '3 highValue invalid',
        '3 leadDays invalid',
        '3 tracking invalid',
        '4 qty invalid',
      ].toSorted(),
    );
    const good = await upload(
      await sheet([
        ['A', '白漆', '毫升', '油漆', '桶', '5000', '长沙涂料', '是', '12', '2500', '', '7500', '100'],
        ['B', '红漆', '毫升', 'yq', '', '', '长沙涂料', '', '', '', '批次', '', ''],
      ]),
      '好.xlsx',
    );
    expect(await run(good, 'parts')).toMatchObject({ created: 2, failed: 0 });
    const [white, red] = (await listParts(keeper, partListInput.parse({}))).rows;
    // 100 yuan is what a can costs: a can and a half are 150
    expect(await viewPart(keeper, { id: white?.id ?? 0 })).toMatchObject({
      ...{
        packUnit: '桶',
        packQty: 5000,
        supplierName: '长沙涂料',
        isHighValue: true,
        leadDays: 12,
        safetyQty: 2500,
        qty: 7500,
        valueFen: 15_000,
      },
    });
    const redView = await viewPart(keeper, { id: red?.id ?? 0 });
    expect(redView).toMatchObject({ packQty: 1, tracking: 'batch', leadDays: 7, supplierName: '长沙涂料' });
    expect(redView.functionClassId).not.toBeNull();
    expect((await checkStock(keeper)).differences).toEqual([]);
  });

  test('R-000-22 a stock list becomes parts, places and opening moves that the ledger explains', async () => {
    await addPart(shop, { code: 'OLD-1', name: '已有' });
    const text = [
      '配件编码,配件名称,规格型号,单位,进价,售价,安全库存,现存量,库位',
      'YSJ-001,压缩机,QX-21E,台,"￥1,234.50","1,800元",2,１２,A-01',
      'ＦＳ－２,风扇电机,,个,35,60,,"1,200 个",A-01',
      'DLB-3,电路板,,块,,￥88.8,5,,',
      'OLD-1,又一个,,个,1,1,1,5,',
    ].join('\r\n');
    const id = await upload(gb18030(text), '配件.csv');
    expect(await preview(id, 'parts')).toMatchObject({
      rowCount: 4,
      readyCount: 3,
      duplicateCount: 1,
      problems: [{ row: 5, field: 'code', code: 'duplicateInShop', value: 'OLD-1' }],
    });
    await expect(run(id, 'parts', 'refuse')).rejects.toMatchObject({ code: 'importHasErrors', details: { count: 1 } });
    expect(await run(id, 'parts')).toMatchObject({ created: 3, skipped: 1 });
    const [compressor] = await lookUpParts(shop.as('storekeeper'), findPartInput.parse({ query: 'YSJ-001' }));
    expect(compressor).toMatchObject({
      name: '压缩机',
      spec: 'QX-21E',
      unit: '台',
      priceFen: 180_000,
      minQty: 2,
      qty: 12,
      placeName: 'A-01',
    });
    expect(await viewPart(shop.as('storekeeper'), { id: compressor?.id ?? 0 })).toMatchObject({
      costFen: 123_450,
      valueFen: 1_481_400,
      moves: [{ kind: 'opening', fromPlace: '期初与调整', toPlace: 'A-01', qty: 12, valueFen: 1_481_400 }],
    });
    expect(await lookUpParts(shop.as('storekeeper'), findPartInput.parse({ query: 'fsdj' }))).toMatchObject([{ code: 'FS-2', qty: 1200 }]);
    expect(await lookUpParts(shop.as('storekeeper'), findPartInput.parse({ query: '电路板' }))).toMatchObject([
      { priceFen: 8880, qty: 0, placeName: '主库' },
    ]);
    expect((await checkStock(shop.as('storekeeper'))).differences).toEqual([]);
    expect(await count('place')).toBe(12);
  });

  test('a price or quantity that is no number is told', async () => {
    const id = await upload(
      await workbookOf([
        ['编码', '名称', '单位', '售价', '数量'],
        ['A', '甲', '个', '面议', '若干'],
        ['B', '乙', '个', '-3', '-1'],
        ['C', '丙', '', '1', '1.5'],
      ]),
      'p.xlsx',
    );
    expect((await preview(id, 'parts')).problems.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, 'qty', 'notANumber'],
      [2, 'price', 'notANumber'],
      [3, 'qty', 'notANumber'],
      [3, 'price', 'invalid'],
      [4, 'unit', 'required'],
      [4, 'qty', 'notANumber'],
    ]);
  });

  test('six hundred parts come in at once and are all found', async () => {
    const rows = Array.from({ length: 600 }, (_, n) => [`P-${String(n).padStart(4, '0')}`, `配件${n}`, '个', `${n % 90}.5`, String(n % 7)]);
    const id = await upload(await workbookOf([['编码', '名称', '单位', '成本', '库存'], ...rows]), 'p.xlsx');
    expect(await run(id, 'parts')).toMatchObject({ created: 600 });
    expect((await listParts(shop.as('storekeeper'), partListInput.parse({ query: '配件599' }))).rows).toHaveLength(1);
    expect(await count('stockMove')).toBe(rows.filter(([, , , , qty]) => qty !== '0').length);
    expect((await checkStock(shop.as('storekeeper'))).differences).toEqual([]);
  });

  test('20,000 customers come in while other seats read', { timeout: 240_000 }, async () => {
    // The embedded test database has one connection only, so there nobody reads meanwhile.
    const isReal = engineName !== 'pglite';
    const total = isReal ? 20_000 : 2_000;
    const file = await workbookOf([customerTitles, ...Array.from({ length: total }, (_, n) => dirtyCustomer(n))]);
    const id = await upload(file, '全部客户.xlsx');
    const { readyCount } = await preview(id, 'customers');
    expect(readyCount).toBe(total);
    let isDone = false;
    const states = new Set<string>();
    let reads = 0;
    const watching = (async () => {
      while (!isDone) {
        const progress = await importProgress(shop.as('supervisor'), { uploadId: id });
        states.add(progress.state);
        expect(progress.done).toBeLessThanOrEqual(progress.total);
        if (isReal) await lookUp('13100000001');
        reads += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    const result = await run(id, 'customers');
    isDone = true;
    await watching;
    expect(result).toMatchObject({ created: total, skipped: 0 });
    expect(states).toContain('running');
    expect(reads).toBeGreaterThan(5);
    expect(await count('customer')).toBe(total);
    expect(await lookUp('13100001234')).toHaveLength(1);
    expect(isOnDisk(id)).toBe(false);
    expect(await importProgress(shop.as('supervisor'), { uploadId: id })).toMatchObject({ state: 'done', done: total, total });
  });

  test('a cancelled import leaves nothing and can be run again', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => dirtyCustomer(n));
    const id = await upload(await workbookOf([customerTitles, ...rows]), 'c.xlsx');
    const mapping = { ...(await preview(id, 'customers')).mapping };
    const input = { uploadId: id, target: 'customers', mapping, onDuplicate: 'skip' } as const;
    const running = runImport(shop.as('supervisor'), input).then(
      () => 'written',
      (error: { code?: string }) => error.code,
    );
    const isUnderWay = async () => {
      const { state, created } = await importProgress(shop.as('supervisor'), { uploadId: id });
      return created > 0 || state === 'failed';
    };
    while (!(await isUnderWay())) await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 1))]);
    expect(await cancelImport(shop.as('supervisor'), { uploadId: id })).toEqual({ isCancelled: true });
    expect(await running).toBe('cancelled');
    expect(await importProgress(shop.as('supervisor'), { uploadId: id })).toMatchObject({ state: 'cancelled' });
    for (const table of ['customer', 'customerPhone', 'installedItem', 'searchTerm', 'event'] as const)
      expect(await count(table), table).toBe(0);
    expect(await runImport(shop.as('supervisor'), input)).toMatchObject({ created: 3000 });
  });

  test('a failure in the middle leaves nothing', async () => {
    const id = await upload(
      await workbookOf([
        ['编码', '名称', '单位', '库位'],
        ...Array.from({ length: 400 }, (_, n) => [`P-${n}`, '甲', '个', n === 350 ? 'JOB' : '']),
      ]),
      'p.xlsx',
    );
    // JOB is a place of the ledger that holds no stock; its code is taken.
    await expect(run(id, 'parts')).rejects.toMatchObject({ code: 'codeTaken' });
    for (const table of ['item', 'searchTerm', 'event'] as const) expect(await count(table), table).toBe(0);
  });

  test('the audit log says who imported which file and how much; one press imports once', async () => {
    const id = await upload(
      await workbookOf([
        ['姓名', '电话'],
        ['张三', '13800138000'],
        ['张三', '13800138000'],
      ]),
      '名单.xlsx',
    );
    const mapping = { ...(await preview(id, 'customers')).mapping };
    const input = { uploadId: id, target: 'customers', mapping, onDuplicate: 'skip' } as const;
    const call = () => runImport(command(shop.as('supervisor'), 'key-of-this-import', input), input);
    const answers = await Promise.all([call(), call()]);
    expect(answers).toMatchObject([
      { created: 1, skipped: 1 },
      { created: 1, skipped: 1 },
    ]);
    expect(await call()).toEqual(answers[0]);
    await expect(runImport(command(shop.as('supervisor'), 'another-key-of-import', input), input)).rejects.toMatchObject({
      code: 'uploadGone',
    });
    expect(await count('customer')).toBe(1);
    const audit = await shop.app.engine.db.selectFrom('auditEntry').select(['userId', 'changes']).where('subject', '=', 'import').execute();
    expect(audit.map(({ userId, changes }) => [userId, JSON.parse(changes)])).toEqual([
      [
        shop.users.supervisor.id,
        {
          target: [null, 'customers'],
          fileName: [null, '名单.xlsx'],
          created: [null, 1],
          updated: [null, 0],
          skipped: [null, 1],
          failed: [null, 0],
        },
      ],
    ]);
    expect(shop.topics.at(-1)).toContain('customers');
  });

  test('hostile and broken files are refused by code, and nothing stays on disk when they are given up', async () => {
    const refused = async (bytes: Buffer, name: string, code: string) => {
      const id = await upload(bytes, name);
      await expect(preview(id, 'customers')).rejects.toMatchObject({ code });
      expect(isOnDisk(id)).toBe(true);
      await cancelImport(shop.as('supervisor'), { uploadId: id });
      expect(isOnDisk(id)).toBe(false);
    };
    await refused(Buffer.from('MZ\x90\x00 a program'), '客户.xlsx', 'fileTypeUnsupported');
    await refused(Buffer.from('PK\x03\x04 not a workbook'), '客户.xlsx', 'fileDamaged');
    await refused(Buffer.from('a,b'), '../../etc/passwd', 'fileTypeUnsupported');
    await refused(Buffer.alloc(0), '空.csv', 'fileEmpty');
  });

  test('an upload belongs to its user, comes in order, stays below 10 MB and goes after an hour', async () => {
    const id = await upload(Buffer.from('姓名,电话\n张三,13800138000'), 'a.csv');
    await expect(previewImport(shop.as('serviceManager'), { uploadId: id, target: 'customers' })).rejects.toMatchObject({
      code: 'uploadGone',
    });
    expect(await cancelImport(shop.as('serviceManager'), { uploadId: id })).toEqual({ isCancelled: false });
    expect(isOnDisk(id)).toBe(true);

    const piece = (uploadId: string | null, index: number, bytes = Buffer.from('x'), isLast = false) =>
      uploadPiece(shop.as('supervisor'), { uploadId, fileName: 'b.csv', index, isLast, base64: bytes.toString('base64') });
    const { uploadId } = await piece(null, 0);
    await expect(piece(uploadId, 2)).rejects.toMatchObject({ code: 'uploadGone' });
    expect(await piece(uploadId, 0)).toMatchObject({ size: 1 });
    expect(await piece(uploadId, 1)).toMatchObject({ size: 2, isComplete: false });
    await expect(preview(uploadId, 'customers')).rejects.toMatchObject({ code: 'uploadGone' });
    await expect(piece(uploadId, 2, Buffer.alloc(10 * 1024 * 1024 + 1))).rejects.toMatchObject({ code: 'fileTooLarge' });
    expect(isOnDisk(uploadId)).toBe(false);

    shop.clock.advance(3_600_000);
    await expect(preview(id, 'customers')).rejects.toMatchObject({ code: 'uploadGone' });
    await piece(null, 0);
    expect(isOnDisk(id)).toBe(false);
  });
});

test('days as people and spreadsheets write them', () => {
  const days: Readonly<Record<string, string | undefined>> = {
    '2026-1-5': '2026-01-05',
    '2026/01/05 08:30:00': '2026-01-05',
    '2026.1.5': '2026-01-05',
    '２０２６年１月５日': '2026-01-05',
    '20260105': '2026-01-05',
    '26-1-5': '2026-01-05',
    '98.12.31': '1998-12-31',
    '46027': '2026-01-05',
    '25/12/2026': '2026-12-25',
    '3/4/2026': undefined,
    '2026-02-30': undefined,
    '2026年1月': undefined,
    去年: undefined,
  };
  for (const [typed, day] of Object.entries(days)) expect(readDay(typed), typed).toBe(day);
});

test('several numbers of one cell come apart, blanks inside a number do not', () => {
  expect(readPhones('138 0013 8000')).toEqual(['138 0013 8000']);
  expect(readPhones('０２１－５５６６７７８８、13800138000；13800138000')).toEqual(['021-55667788', '13800138000']);
  expect(readPhones('13800138000 13900139000')).toEqual(['13800138000', '13900139000']);
  expect(readPhones('021-55667788 55667799')).toEqual(['021-55667788', '55667799']);
  expect(readPhones('+86 13800138000 / 0086 139 0013 9000')).toEqual(['+8613800138000', '+86139 0013 9000']);
  expect(readPhones('')).toEqual([]);
  expect(readPhones('没有')).toBeUndefined();
  expect(readPhones('1.38E+10')).toBeUndefined();
});

test('a filled-up name loses its blanks, a name of words keeps them', () => {
  expect(readName('张　三')).toBe('张三');
  expect(readName('Anna Li')).toBe('Anna Li');
  expect(readName('上海 晨光 电器')).toBe('上海 晨光 电器');
});
