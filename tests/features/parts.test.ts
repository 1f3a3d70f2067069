import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  changePart,
  countPartList,
  createPart,
  listMoves,
  listParts,
  listPlaces,
  lookUpParts,
  viewPart,
} from '../../electron/features/parts/parts.service.ts';
import { createItemInput, findPartInput, partListInput, updateItemInput } from '../../shared/parts.ts';
import { movesInput } from '../../shared/stock.ts';
import type { CreateItemInput } from '../../shared/parts.ts';
import { describeOnEngines } from '../support/engines.ts';
import { command, openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, addPlace, receive, storeId } from '../support/stock.ts';

describeOnEngines('the parts catalogue', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const keeper = () => shop.as('storekeeper');
  const find = async (query: string) => (await lookUpParts(keeper(), findPartInput.parse({ query }))).map(({ code }) => code);
  const list = async (filter: object) => (await listParts(keeper(), partListInput.parse(filter))).rows.map(({ code }) => code);
  const change = async (id: number, facts: Partial<CreateItemInput> & { readonly version?: number; readonly isActive?: boolean }) => {
    const { code, barcode, name, spec, unit, kind, category, priceFen, costFen, minQty, placeId, isActive, version } = await viewPart(
      keeper(),
      { id },
    );
    return changePart(
      keeper(),
      updateItemInput.parse({
        id,
        version,
        code,
        barcode,
        name,
        spec,
        unit,
        kind,
        category,
        priceFen,
        costFen,
        minQty,
        placeId,
        isActive,
        ...facts,
      }),
    );
  };

  test('an exact code or barcode comes first, then names, specifications, initials and parts of codes', async () => {
    await addPart(shop, { code: 'YSJ-15', name: '压缩机', spec: 'QX-21E 1.5匹', barcode: '6901234567892' });
    await addPart(shop, { code: 'YSJ-1', name: '压缩机', spec: '1匹' });
    await addPart(shop, { code: 'DLB-2', name: '电路板（压缩机用）' });
    await addPart(shop, { code: 'FS-3', name: '风扇电机' });
    expect(await find('ysj-1')).toEqual(['YSJ-1', 'YSJ-15']);
    expect(await find('６９０１２３４５６７８９２')).toEqual(['YSJ-15']);
    expect(await find('压缩机')).toEqual(['DLB-2', 'YSJ-1', 'YSJ-15']);
    expect(await find('压缩机 QX')).toEqual(['YSJ-15']);
    expect(await find('ysj')).toEqual(['DLB-2', 'YSJ-1', 'YSJ-15']);
    expect(await find('电机')).toEqual(['FS-3']);
    expect(await find('fsdj')).toEqual(['FS-3']);
    expect(await find('没有的东西')).toEqual([]);
    expect(await find('？！')).toEqual([]);
  });

  test('the list goes by code, page by page, and misses and repeats nothing', async () => {
    const codes = Array.from({ length: 23 }, (_, i) => `P-${String(i).padStart(3, '0')}`);
    for (const code of codes.toReversed()) await addPart(shop, { code, name: '螺丝' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listParts(keeper(), partListInput.parse({ limit: 10, cursor }));
      seen.push(...page.rows.map(({ code }) => code));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(codes);
    expect(await countPartList(keeper(), partListInput.parse({ query: 'P-01' }))).toEqual({ total: 10, isMore: false });
    await expect(listParts(keeper(), partListInput.parse({ cursor: 'nonsense' }))).rejects.toMatchObject({ code: 'notFound' });
  });

  test('R-000-08 what is below its minimum is listed, what is no longer used is not', async () => {
    const enough = await addPart(shop, { code: 'A', name: '甲', minQty: 2 });
    await addPart(shop, { code: 'B', name: '乙', minQty: 2, kind: 'consumable' });
    const retired = await addPart(shop, { code: 'C', name: '丙', minQty: 2 });
    await receive(shop, enough, 2, 100);
    await change(retired, { isActive: false });
    expect(await list({ isShort: true })).toEqual(['B']);
    expect(await list({ kind: 'consumable' })).toEqual(['B']);
    expect(await list({})).toEqual(['A', 'B', 'C']);
    expect(await find('丙')).toEqual([]);
  });

  test('a code belongs to one part, also when two are entered at once and with full-width letters', async () => {
    const input = createItemInput.parse({ code: 'X-1', name: '甲', unit: '个', placeId: await storeId(shop) });
    const outcomes = await Promise.allSettled([
      createPart(keeper(), input),
      createPart(shop.as('supervisor'), { ...input, code: 'Ｘ－１ ' }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'codeTaken', details: { code: 'X-1' } } });
    const other = await addPart(shop, { code: 'X-2', name: '乙' });
    await expect(change(other, { code: 'X-1' })).rejects.toMatchObject({ code: 'codeTaken' });
  });

  test('R-002-48 a change is found under the new words, keeps old and new values, and a stale one is refused with the current part', async () => {
    const id = await addPart(shop, { code: 'X-1', name: '温控器', minQty: 3 });
    await change(id, { name: '感温头', priceFen: 1200 });
    expect(await find('温控器')).toEqual([]);
    expect(await find('感温头')).toEqual(['X-1']);
    const audit = await shop.app.engine.db
      .selectFrom('auditEntry')
      .select('changes')
      .where('subject', '=', 'item')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(audit.changes)).toEqual({ name: ['温控器', '感温头'], priceFen: [25_000, 1200] });
    await expect(change(id, { version: 1, name: '旧屏幕上的名字' })).rejects.toMatchObject({
      code: 'staleVersion',
      details: { current: { name: '感温头', version: 2 } },
    });
  });

  test('one press of the button makes one part', async () => {
    const input = createItemInput.parse({ code: 'X-1', name: '甲', unit: '个', placeId: await storeId(shop) });
    const call = () => createPart(command(keeper(), 'key-of-this-part-01', input), input);
    expect(await call()).toEqual(await call());
    expect(await list({})).toEqual(['X-1']);
  });

  test('places: a code belongs to one, only stocked ones are offered, and a part lies only there', async () => {
    await addPlace(shop, { code: 'B-01', name: '货架乙' });
    await expect(addPlace(shop, { code: 'B-01', name: '另一个' })).rejects.toMatchObject({
      code: 'codeTaken',
    });
    expect(await listPlaces(keeper())).toMatchObject([
      { code: 'A', name: '主库' },
      { code: 'B-01', name: '货架乙' },
    ]);
    const { id } = await shop.app.engine.db.selectFrom('place').select('id').where('code', '=', 'JOB').executeTakeFirstOrThrow();
    await expect(addPart(shop, { code: 'X', name: '甲', placeId: id })).rejects.toMatchObject({
      code: 'notFound',
      details: { what: 'place' },
    });
  });

  test('a part shows what lies where and its last moves; all moves come page by page', async () => {
    const id = await addPart(shop, { code: 'X', name: '甲' });
    for (let i = 1; i <= 5; i++) await receive(shop, id, i, 100);
    expect(await viewPart(keeper(), { id })).toMatchObject({
      qty: 15,
      valueFen: 1500,
      balances: [{ placeName: '主库', qty: 15 }],
      moves: [{ qty: 5 }, {}, {}, {}, { qty: 1 }],
    });
    const first = await listMoves(keeper(), movesInput.parse({ itemId: id, limit: 2 }));
    const second = await listMoves(keeper(), movesInput.parse({ itemId: id, limit: 2, cursor: first.nextCursor ?? undefined }));
    expect([...first.rows, ...second.rows].map(({ qty }) => qty)).toEqual([5, 4, 3, 2]);
    await expect(viewPart(keeper(), { id: 99_999 })).rejects.toMatchObject({ code: 'notFound' });
  });
});
