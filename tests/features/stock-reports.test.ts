import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { findPlaceOfKind, postMoves } from '../../electron/features/stock/posting.service.ts';
import type { PostLine } from '../../electron/features/stock/posting.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { exportStockOnDay, exportTurnover, exportUse } from '../../electron/features/stock-reports/stock-reports-export.service.ts';
import {
  countStockOnDay,
  listPlaceValues,
  listSlowStock,
  listStockOnDay,
  listUse,
  readTurnover,
} from '../../electron/features/stock-reports/stock-reports.service.ts';
import { listMoves } from '../../electron/features/parts/parts.service.ts';
import { DomainError } from '../../electron/errors.ts';
import { write } from '../../electron/platform/write.ts';
import { movesInput } from '../../shared/stock.ts';
import { stockOnDayInput, stockUseInput } from '../../shared/stock-reports.ts';
import { addDays } from '../../shared/time.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, addPlace, issue, receive, storeId } from '../support/stock.ts';

const today = '2026-11-21';

describeOnEngines('stock reports', (engine) => {
  let shop: Shop;
  let store: number;
  let branch: number;
  let supplier: number;
  let used: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    store = await storeId(shop);
    branch = await addPlace(shop, { code: 'B', name: '分店库' });
    supplier = await findPlaceOfKind(shop.app.engine.db, 'supplier');
    used = await findPlaceOfKind(shop.app.engine.db, 'consumption');
  });

  const keeper = () => shop.as('storekeeper');
  const post = (bookedOn: string, lines: readonly PostLine[]) => {
    const context = keeper();
    return write(context, async ({ tx, record }) => {
      await postMoves(context, tx, { bookedOn }, lines);
      await record({ subject: 'item', subjectId: lines[0]?.itemId ?? 0, kind: 'moved' });
    });
  };
  const comeIn = (itemId: number, qty: number, bookedOn: string, placeId = store) =>
    post(bookedOn, [{ itemId, kind: 'receipt', fromPlaceId: supplier, toPlaceId: placeId, qty, valueFen: qty * 100 }]);
  const use = (itemId: number, qty: number, bookedOn: string, placeId = store) =>
    post(bookedOn, [{ itemId, kind: 'consume', fromPlaceId: placeId, toPlaceId: used, qty }]);
  const onDay = (day: string, filter: object = {}) => listStockOnDay(keeper(), stockOnDayInput.parse({ day, ...filter }));

  test('R-000-22 what lay there and what it was worth at the end of any day', async () => {
    const item = await addPart(shop, { code: 'FAN-1', name: '风扇' });
    await comeIn(item, 10, '2026-08-10');
    await use(item, 3, '2026-09-30');
    await comeIn(item, 5, '2026-11-02');
    const qty = async (day: string) => (await onDay(day)).rows.map((row) => [row.qty, row.valueFen]);
    expect(await qty('2026-08-09')).toEqual([]);
    expect(await qty('2026-08-10')).toEqual([[10, 1000]]);
    expect(await qty('2026-09-29')).toEqual([[10, 1000]]);
    expect(await qty('2026-09-30')).toEqual([[7, 700]]);
    expect(await qty('2026-11-01')).toEqual([[7, 700]]);
    expect(await qty('2026-11-02')).toEqual([[12, 1200]]);
    expect(await qty('')).toEqual([[12, 1200]]);
    expect(await qty('2030-01-01')).toEqual([[12, 1200]]);
    // a day of the past that is booked later changes the past
    await use(item, 2, '2026-09-01');
    expect(await qty('2026-09-29')).toEqual([[8, 800]]);
    expect(await qty('')).toEqual([[10, 1000]]);
  });

  test('a place with its bins, words of the search, pages and totals', async () => {
    const bin = await addPlace(shop, { code: 'B-01', name: '分店一格', parentId: branch });
    for (const [code, placeId, qty] of [
      ['A-1', store, 1],
      ['A-2', branch, 2],
      ['A-3', bin, 3],
      ['Z_4%', store, 4],
    ] as const)
      await comeIn(await addPart(shop, { code, name: `件${code}` }), qty, today, placeId);
    expect((await onDay('', { placeId: branch })).rows.map(({ code }) => code)).toEqual(['A-2', 'A-3']);
    expect((await onDay('', { query: '_4%' })).rows.map(({ code }) => code)).toEqual(['Z_4%']);
    expect((await onDay('', { query: '件a-' })).rows).toHaveLength(3);
    const first = await onDay('', { limit: 3 });
    expect(first.rows.map(({ code }) => code)).toEqual(['A-1', 'A-2', 'A-3']);
    expect((await onDay('', { limit: 3, cursor: first.nextCursor })).rows.map(({ code }) => code)).toEqual(['Z_4%']);
    expect(await countStockOnDay(keeper(), { day: '', placeId: null, query: '' })).toMatchObject({ total: 4, valueFen: 1000 });
    const places = await listPlaceValues(keeper(), { day: '', placeId: null, query: '' });
    expect(places.map(({ placeName, items, valueFen }) => [placeName, items, valueFen])).toEqual([
      ['主库', 2, 500],
      ['分店库', 1, 200],
      ['分店一格', 1, 300],
    ]);
  });

  test('use by part, month, technician and product, less what came back', async () => {
    const slip = (await dispatch(shop, (await logCall(shop, await addCustomer(shop))).id)).id;
    const fan = await addPart(shop, { code: 'FAN-1', name: '风扇' });
    const oil = await addPart(shop, { code: 'OIL-1', name: '冷冻油' });
    await receive(shop, fan, 10, 100);
    await comeIn(oil, 10, '2026-10-01');
    await issue(shop, slip, fan, 3);
    await use(oil, 4, '2026-10-02');
    await post(today, [{ itemId: oil, kind: 'return', fromPlaceId: used, toPlaceId: store, qty: 1, valueFen: 100 }]);
    const by = (group: string, from = '2026-10-01') => listUse(keeper(), stockUseInput.parse({ from, to: today, by: group }));
    expect((await by('item')).map(({ code, qty, issueFen }) => [code, qty, issueFen])).toEqual([
      ['FAN-1', 3, 300],
      ['OIL-1', 3, 300],
    ]);
    expect((await by('item', today)).map(({ code, qty }) => [code, qty])).toEqual([
      ['FAN-1', 3],
      ['OIL-1', -1],
    ]);
    expect((await by('month')).map(({ label, issueFen, items }) => [label, issueFen, items])).toEqual([
      ['2026-10', 400, 1],
      ['2026-11', 200, 2],
    ]);
    expect((await by('technician')).map(({ label, issueFen }) => [label, issueFen])).toEqual(
      expect.arrayContaining([
        ['王建国', 300],
        ['', 300],
      ]),
    );
    expect((await by('product')).map(({ label, issueFen }) => [label, issueFen])).toEqual([['', 600]]);
  });

  test('R-004-53 turnover = issue cost / average stock value, with ABC classes and slow movers', async () => {
    const fan = await addPart(shop, { code: 'FAN-1', name: '风扇' });
    const old = await addPart(shop, { code: 'OLD-1', name: '老件' });
    await comeIn(fan, 100, '2026-09-30');
    await comeIn(old, 20, '2026-01-05');
    await use(old, 5, '2026-02-01');
    await use(fan, 60, '2026-10-15');
    const report = await readTurnover(keeper(), { from: '2026-10-01', to: '2026-10-31' });
    // 60 / ((100 + 40) / 2) = 0.857…
    expect(report.rows).toMatchObject([
      { code: 'FAN-1', issueFen: 6000, openFen: 10_000, closeFen: 4000, turnover: 85, abc: 'A' },
      { code: 'OLD-1', issueFen: 0, openFen: 1500, closeFen: 1500, turnover: 0, abc: 'C' },
    ]);
    expect(report).toMatchObject({ issueFen: 6000, openFen: 11_500, closeFen: 5500, turnover: 70 });
    expect(await listSlowStock(keeper(), { days: null })).toMatchObject([
      { itemId: old, qty: 15, valueFen: 1500, lastUsedOn: '2026-02-01' },
    ]);
    expect(await listSlowStock(keeper(), { days: 30 })).toMatchObject([{ itemId: fan, lastUsedOn: '2026-10-15' }, { itemId: old }]);
  });

  test('every list goes to Excel', async () => {
    const fan = await addPart(shop, { code: 'FAN-1', name: '风扇' });
    await comeIn(fan, 100, '2026-09-30');
    const span = { from: '2026-10-01', to: today };
    for (const file of [
      await exportStockOnDay(keeper(), { day: '', placeId: null, query: '' }),
      await exportUse(keeper(), { ...span, by: 'item' }),
      await exportTurnover(keeper(), span),
    ])
      expect(file.base64.length).toBeGreaterThan(1000);
  });

  test('R-000-22 the movements of an item carry the balance after each, over all pages', async () => {
    const fan = await addPart(shop, { code: 'FAN-1', name: '风扇' });
    const other = await addPart(shop, { code: 'OIL-1', name: '冷冻油' });
    await receive(shop, fan, 10, 100);
    await receive(shop, other, 99, 100);
    await post(today, [{ itemId: fan, kind: 'transfer', fromPlaceId: store, toPlaceId: branch, qty: 4 }]);
    await use(fan, 3, today, branch);
    await post(today, [{ itemId: fan, kind: 'return', fromPlaceId: used, toPlaceId: store, qty: 1, valueFen: 100 }]);
    const balances = async (cursor?: string) => {
      const page = await listMoves(keeper(), movesInput.parse({ itemId: fan, limit: 2, cursor }));
      return { next: page.nextCursor ?? undefined, qty: page.rows.map(({ balanceQty }) => balanceQty) };
    };
    const first = await balances();
    expect(first.qty).toEqual([8, 7]);
    expect((await balances(first.next)).qty).toEqual([10, 10]);
    expect((await listMoves(keeper(), movesInput.parse({}))).rows[0]?.balanceQty).toBeNull();
  });

  test('R-000-22 a closing of a month that was tampered with is named', async () => {
    const fan = await addPart(shop, { code: 'FAN-1', name: '风扇' });
    await comeIn(fan, 10, '2026-08-10');
    await comeIn(fan, 5, '2026-10-10');
    expect((await checkStock(keeper())).differences).toEqual([]);
    await engine().transaction(async (tx) => {
      await tx.updateTable('stockMonth').set({ qty: 9 }).where('month', '=', '2026-08').execute();
    });
    expect((await checkStock(keeper())).differences).toMatchObject([
      { itemId: fan, placeId: store, month: '2026-08', bookedQty: 9, ledgerQty: 10 },
      { month: '2026-10', bookedQty: 6, ledgerQty: 5 },
    ]);
  });

  test('R-000-22 balance = opening + in - out at any date, whatever was booked when', async () => {
    const item = await addPart(shop, { code: 'FAN-1', name: '风扇' });
    const booked: { readonly day: string; readonly qty: number }[] = [];
    const steps = fc.array(
      fc.record({ back: fc.integer({ min: 0, max: 120 }), qty: fc.integer({ min: -6, max: 9 }).filter((qty) => qty !== 0) }),
      {
        minLength: 3,
        maxLength: 8,
      },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (moves) => {
        for (const { back, qty } of moves) {
          const day = addDays(today, -back);
          const done = qty > 0 ? comeIn(item, qty, day) : use(item, -qty, day);
          await done.then(
            () => booked.push({ day, qty }),
            (error: unknown) => expect(error).toBeInstanceOf(DomainError),
          );
        }
        for (const back of [0, 20, 45, 90, 121]) {
          const day = addDays(today, -back);
          const wanted = booked.filter((one) => one.day <= day).reduce((sum, { qty }) => sum + qty, 0);
          expect((await onDay(day)).rows[0]?.qty ?? 0).toBe(wanted);
        }
      }),
      { numRuns: 6 },
    );
    expect((await checkStock(keeper())).differences).toEqual([]);
  });
});
