import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { postMoves } from '../../electron/features/stock/posting.service.ts';
import type { PostAbout, PostLine, Posted } from '../../electron/features/stock/posting.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { findPlaceOfKind } from '../../electron/features/stock/stock.repository.ts';
import { write } from '../../electron/platform/write.ts';
import { addDays } from '../../shared/time.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, addPlace, storeId } from '../support/stock.ts';

/** The day of the test shop's clock. */
const today = '2026-11-21';

describeOnEngines('posting to the ledger', (engine) => {
  let shop: Shop;
  let main: number;
  let branch: number;
  let supplier: number;
  let used: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    main = await storeId(shop);
    branch = await addPlace(shop, { code: 'B', name: '分店库' });
    supplier = await findPlaceOfKind(shop.app.engine.db, 'supplier');
    used = await findPlaceOfKind(shop.app.engine.db, 'consumption');
  });

  const post = (lines: readonly PostLine[], about: PostAbout = {}): Promise<readonly Posted[]> => {
    const context = shop.as('storekeeper');
    return write(context, async ({ tx, record }) => {
      const posted = await postMoves(context, tx, about, lines);
      await record({ subject: 'item', subjectId: lines[0]?.itemId ?? 0, kind: 'moved' });
      return posted;
    });
  };
  const incoming = (itemId: number, qty: number, valueFen: number, more: Partial<PostLine> = {}): PostLine => {
    return { itemId, kind: 'receipt', fromPlaceId: supplier, toPlaceId: main, qty, valueFen, ...more };
  };
  const use = (itemId: number, qty: number, more: Partial<PostLine> = {}): PostLine => {
    return { itemId, kind: 'consume', fromPlaceId: main, toPlaceId: used, qty, ...more };
  };
  const over = (itemId: number, qty: number, more: Partial<PostLine> = {}): PostLine => {
    return { itemId, kind: 'transfer', fromPlaceId: main, toPlaceId: branch, qty, ...more };
  };
  const balance = async (itemId: number, placeId: number) => {
    const row = await engine()
      .db.selectFrom('stockBalance')
      .select(['qty', 'valueFen'])
      .where('itemId', '=', itemId)
      .where('placeId', '=', placeId)
      .executeTakeFirst();
    return row ?? { qty: 0, valueFen: 0 };
  };

  /** Every closing of a month, every lot and every balance as the ledger alone gives them. */
  async function booksAgree(): Promise<void> {
    expect((await checkStock(shop.as('storekeeper'))).differences).toEqual([]);
    const { rows: months } = await sql<{ month: string }>`
      select m.item_id, m.place_id, m.month from stock_month m
      where m.qty <> coalesce((select sum(case when s.to_place_id = m.place_id then s.qty else -s.qty end) from stock_move s
          where s.item_id = m.item_id and m.place_id in (s.from_place_id, s.to_place_id) and substr(s.booked_on, 1, 7) <= m.month), 0)
        or m.value_fen <> coalesce((select sum(case when s.to_place_id = m.place_id then s.value_fen else -s.value_fen end) from stock_move s
          where s.item_id = m.item_id and m.place_id in (s.from_place_id, s.to_place_id) and substr(s.booked_on, 1, 7) <= m.month), 0)
    `.execute(engine().db);
    expect(months).toEqual([]);
    const { rows: unclosed } = await sql`
      select s.id from stock_move s join place p on p.id = s.to_place_id and p.is_stocked = 1
      where not exists (select 1 from stock_month m
        where m.item_id = s.item_id and m.place_id = s.to_place_id and m.month = substr(s.booked_on, 1, 7))`.execute(engine().db);
    expect(unclosed).toEqual([]);
    const { rows: lots } = await sql`
      select b.lot_id from lot_balance b
      where b.qty <> coalesce((select sum(case when s.to_place_id = b.place_id then s.qty else -s.qty end) from stock_move s
        where s.lot_id = b.lot_id and b.place_id in (s.from_place_id, s.to_place_id)), 0)`.execute(engine().db);
    expect(lots).toEqual([]);
  }

  test('R-000-23 a transfer carries the average cost along, and the last unit takes the rest', async () => {
    const part = await addPart(shop, { code: 'P-1', name: '压缩机' });
    await post([incoming(part, 3, 1000)]);
    await post([over(part, 1)]);
    expect([await balance(part, main), await balance(part, branch)]).toEqual([
      { qty: 2, valueFen: 667 },
      { qty: 1, valueFen: 333 },
    ]);
    await post([over(part, 2)]);
    expect([await balance(part, main), await balance(part, branch)]).toEqual([
      { qty: 0, valueFen: 0 },
      { qty: 3, valueFen: 1000 },
    ]);
    await booksAgree();
  });

  test('R-000-22 lines of one act see what the lines before them took', async () => {
    const part = await addPart(shop, { code: 'P-2', name: '风扇' });
    await post([incoming(part, 5, 500)]);
    await expect(post([over(part, 3), use(part, 3)])).rejects.toMatchObject({ code: 'stockShort', details: { available: 2, wanted: 3 } });
    expect(await balance(part, main)).toEqual({ qty: 5, valueFen: 500 });
    await booksAgree();
  });

  test('R-000-22 on a past day only what was there then, and is not missed since, can be taken', async () => {
    const part = await addPart(shop, { code: 'P-3', name: '门封' });
    const day = (back: number) => addDays(today, -back);
    await post([incoming(part, 10, 1000)], { bookedOn: day(40) });
    await post([use(part, 8)], { bookedOn: day(20) });
    await post([incoming(part, 20, 4000)], { bookedOn: day(5) });
    await expect(post([use(part, 1)], { bookedOn: day(41) })).rejects.toMatchObject({ code: 'stockShort', details: { available: 0 } });
    // Ten lay there then, but eight of them went twenty days later: two are left to take.
    await expect(post([use(part, 3)], { bookedOn: day(30) })).rejects.toMatchObject({ code: 'stockShort', details: { available: 2 } });
    await post([use(part, 2)], { bookedOn: day(30) });
    expect((await balance(part, main)).qty).toBe(20);
    await booksAgree();
  });

  test('R-000-24 a locked count closes its day: nothing is booked on it or before it, nor in the future', async () => {
    const part = await addPart(shop, { code: 'P-4', name: '遥控器' });
    await post([incoming(part, 4, 400)], { bookedOn: addDays(today, -3) });
    await engine().transaction((tx) =>
      tx
        .updateTable('stockBalance')
        .set({ countedOn: addDays(today, -1) })
        .execute(),
    );
    const refused = { code: 'bookedTooEarly', details: { field: 'bookedOn', countedOn: addDays(today, -1) } };
    await expect(post([use(part, 1)], { bookedOn: addDays(today, -1) })).rejects.toMatchObject(refused);
    await expect(post([incoming(part, 1, 1)], { bookedOn: addDays(today, -2) })).rejects.toMatchObject(refused);
    await expect(post([use(part, 1)], { bookedOn: addDays(today, 1) })).rejects.toMatchObject({ code: 'bookedInFuture' });
    await post([use(part, 1)]);
    await booksAgree();
  });

  test('a serial number is one piece at one place, and a batch cannot give more than it has', async () => {
    const pump = await addPart(shop, { code: 'P-5', name: '水泵', tracking: 'serial' });
    const glue = await addPart(shop, { code: 'P-6', name: '胶水', tracking: 'batch' });
    await expect(post([incoming(pump, 1, 100)])).rejects.toMatchObject({ code: 'lotMissing', details: { field: 'lotNo' } });
    await expect(post([incoming(pump, 2, 100, { lotNo: 'SN-1' })])).rejects.toMatchObject({ code: 'lotMissing' });
    await post([incoming(pump, 1, 100, { lotNo: 'SN-1' }), incoming(glue, 5, 50, { lotNo: 'B-1', expiresOn: '2027-01-31' })]);
    await expect(post([incoming(pump, 1, 100, { lotNo: 'SN-1' })])).rejects.toMatchObject({ code: 'lotTaken' });
    await post([incoming(glue, 5, 50, { lotNo: 'B-2' })]);
    await expect(post([use(glue, 6, { lotNo: 'B-1' })])).rejects.toMatchObject({ code: 'lotShort', details: { available: 5 } });
    await expect(post([use(pump, 1, { lotNo: 'SN-2' })])).rejects.toMatchObject({ code: 'lotShort' });
    await post([over(pump, 1, { lotNo: 'SN-1' }), use(glue, 5, { lotNo: 'B-1' })]);
    await expect(post([use(pump, 1, { lotNo: 'SN-1' })])).rejects.toMatchObject({ code: 'stockShort' });
    await booksAgree();
  });

  const act = fc.record({
    kind: fc.constantFrom('receive', 'use', 'over', 'back'),
    qty: fc.integer({ min: 1, max: 9 }),
    cost: fc.integer({ min: 0, max: 9999 }),
    nth: fc.nat(1),
    daysBack: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 70 })),
  });

  test('F60 F61 F62 R-000-22 whatever moves on whatever day: never negative on any day, every fen accounted for, closings right', async () => {
    let runs = 0;
    const property = fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
      runs++;
      const items = [
        await addPart(shop, { code: `Q-${runs}-1`, name: '垫片' }),
        await addPart(shop, { code: `Q-${runs}-2`, name: '螺钉' }),
      ];
      for (const { kind, qty, cost, nth, daysBack } of acts) {
        const itemId = items[nth] as number;
        const about = daysBack === 0 ? {} : { bookedOn: addDays(today, -daysBack) };
        const line =
          kind === 'receive'
            ? incoming(itemId, qty, cost)
            : kind === 'use'
              ? use(itemId, qty)
              : kind === 'over'
                ? over(itemId, qty)
                : over(itemId, qty, { fromPlaceId: branch, toPlaceId: main });
        const code = await post([line], about).then(
          () => undefined,
          (error: { code?: string; message?: string }) => error.code ?? error.message,
        );
        if (kind === 'receive') expect(code).toBeUndefined();
        else expect([undefined, 'stockShort']).toContain(code);
      }
      await booksAgree();
      await neverNegative(items);
      const { rows } = await sql<{ gone: number; there: number }>`
        select (select coalesce(sum(case when from_place_id = ${supplier} then value_fen when to_place_id = ${used} then -value_fen else 0 end), 0)
            from stock_move where item_id in (${sql.join(items)})) as gone,
          (select coalesce(sum(value_fen), 0) from stock_balance where item_id in (${sql.join(items)})) as there`.execute(engine().db);
      expect(Number(rows[0]?.gone)).toBe(Number(rows[0]?.there));
    });
    await fc.assert(property, { numRuns: 12 });
  });

  /** The running quantity of each item and place at the end of every business day. */
  async function neverNegative(items: readonly number[]): Promise<void> {
    const moves = await engine().db.selectFrom('stockMove').selectAll().where('itemId', 'in', items).orderBy('bookedOn').execute();
    for (const placeId of [main, branch])
      for (const itemId of items) {
        const days = new Map<string, number>();
        let qty = 0;
        for (const move of moves.filter((one) => one.itemId === itemId)) {
          if (move.toPlaceId === placeId) qty += move.qty;
          if (move.fromPlaceId === placeId) qty -= move.qty;
          days.set(move.bookedOn, qty);
        }
        for (const [day, left] of days) expect(left, `${placeId} ${day}`).toBeGreaterThanOrEqual(0);
      }
  }
});
