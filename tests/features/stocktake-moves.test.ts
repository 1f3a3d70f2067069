import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { placeOfKind, postMoves } from '../../electron/features/stock/posting.service.ts';
import { write } from '../../electron/platform/write.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, receive, storeId } from '../support/stock.ts';
import { adjusted, approvedBy, begin, countsUp, explained, lineOf, settled, witnessedBy } from '../support/stocktakes.ts';

describeOnEngines('stocktakes while stock moves', (engine, engineName) => {
  let shop: Shop;
  let main = 0;
  let valve = 0;
  let fan = 0;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    main = await storeId(shop);
    valve = await addPart(shop, { code: 'JF-4', name: '角阀', barcode: '6900001', costFen: 1500 });
    fan = await addPart(shop, { code: 'FS-1', name: '风扇', costFen: 8000 });
    await receive(shop, valve, 10, 1000);
    await receive(shop, fan, 3, 9000);
  });

  /** Used up (negative) or received at ten yuan each, on a day. */
  const move = async (itemId: number, qty: number, bookedOn = '') => {
    const context = shop.as('storekeeper');
    const [supplier, used] = [await placeOfKind(context.db, 'supplier'), await placeOfKind(context.db, 'consumption')];
    const line =
      qty > 0
        ? ({ itemId, kind: 'receipt', fromPlaceId: supplier, toPlaceId: main, qty, valueFen: qty * 1000 } as const)
        : ({ itemId, kind: 'consume', fromPlaceId: main, toPlaceId: used, qty: -qty } as const);
    await write(context, async ({ tx, record }) => {
      await postMoves(context, tx, { bookedOn }, [line]);
      await record({ subject: 'item', subjectId: itemId, kind: 'moved' });
    });
  };
  const balance = async (itemId: number) =>
    engine()
      .db.selectFrom('stockBalance')
      .select(['qty', 'valueFen', 'countedOn'])
      .where('itemId', '=', itemId)
      .where('placeId', '=', main)
      .executeTakeFirstOrThrow();
  const booksAgree = async () => expect((await checkStock(shop.as('storekeeper'))).differences).toEqual([]);

  test('R-004-51 what moves during the count is added in, and each movement updates at once', async () => {
    const id = await begin(shop);
    await move(valve, -2);
    expect((await balance(valve)).qty).toBe(8);
    await countsUp(shop, id, valve, 8);
    // after the count: no matter of it any more
    await move(valve, 5);
    await countsUp(shop, id, fan, 3);
    await witnessedBy(shop, id);
    expect(await lineOf(shop, id, valve)).toMatchObject({ bookQty: 10, movedQty: -2, expectedQty: 8, countedQty: 8, differenceQty: 0 });
    await explained(shop, id);
    await approvedBy(shop, id);
    expect((await adjusted(shop, id)).documentNo).toBeNull();
    expect((await balance(valve)).qty).toBe(13);
  });

  test('R-004-51 whatever moves before and after the count: stock is what was counted and what came later', async () => {
    const moves = fc.array(
      fc.integer({ min: -4, max: 6 }).filter((qty) => qty !== 0),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(moves, moves, fc.integer({ min: 0, max: 30 }), async (before, after, counted) => {
        const item = await addPart(shop, { code: `R-${Math.random().toString(36).slice(2)}`, name: '随机', costFen: 700 });
        await receive(shop, item, 20, 1000);
        const id = await begin(shop, { mode: 'spot', itemIds: [item] }, 'supervisor');
        for (const qty of before) await move(item, qty);
        await countsUp(shop, id, item, counted);
        await countsUp(shop, id, item, counted, { round: 2 });
        let later = 0;
        for (const qty of after) {
          // what is not on the book cannot be taken from it
          if (qty < 0 && (await balance(item)).qty + qty < Math.max(0, 20 + before.reduce((a, b) => a + b, 0) - counted)) continue;
          if (counted + later + qty < 0) continue;
          await move(item, qty);
          later += qty;
        }
        await settled(shop, id, 'serviceManager');
        expect((await balance(item)).qty).toBe(counted + later);
      }),
      { numRuns: engineName === 'sqlite' ? 8 : 3 },
    );
    await booksAgree();
  });
});
