import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listAccuracy } from '../../electron/features/stock-reports/stock-reports.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { placeOfKind, postMoves } from '../../electron/features/stock/posting.service.ts';
import {
  listStocktakeMonths,
  readCountAccuracy,
  readStocktakeFigures,
} from '../../electron/features/stocktakes/stocktake-months.service.ts';
import { changeStocktakeRules } from '../../electron/features/stocktakes/stocktake-rules.service.ts';
import { recordSpotCheck, reopenCount, setLineReason } from '../../electron/features/stocktakes/stocktake-signing.service.ts';
import { proposeItems } from '../../electron/features/stocktakes/stocktake-new.service.ts';
import { listStocktakes, viewStocktake } from '../../electron/features/stocktakes/stocktakes.service.ts';
import { write } from '../../electron/platform/write.ts';
import { stocktakeListInput } from '../../shared/stocktakes.ts';
import { addDays } from '../../shared/time.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, addPlace, receive, storeId } from '../support/stock.ts';
import {
  adjusted,
  approvedBy,
  begin,
  countsUp,
  explained,
  lineOf,
  restIsNone,
  scans,
  seenStocktake,
  settled,
  witnessedBy,
} from '../support/stocktakes.ts';

/** The day of the test shop's clock. */
const today = '2026-11-21';
const day = 24 * 3_600_000;

describeOnEngines('stocktakes', (engine) => {
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
  const view = (id: number) => viewStocktake(shop.as('supervisor'), { id });
  const booksAgree = async () => expect((await checkStock(shop.as('storekeeper'))).differences).toEqual([]);

  test('SM-10 the whole way: frozen, counted, witnessed, explained, approved, adjusted and locked, with who and when', async () => {
    const id = await begin(shop);
    expect(await view(id)).toMatchObject({ state: 'frozen', lineCount: 2, month: '2026-11', bookedOn: today });
    await countsUp(shop, id, valve, 8);
    expect((await view(id)).state).toBe('counting');
    await countsUp(shop, id, fan, 4);
    await witnessedBy(shop, id);
    expect(await view(id)).toMatchObject({ state: 'witnessed', sums: { equal: 0, gainFen: 9000, lossFen: 2000, grossFen: 11_000 } });
    await explained(shop, id);
    await approvedBy(shop, id);
    const done = await adjusted(shop, id);
    expect(done.documentNo).toMatch(/^TZ20261121-/);
    expect(await view(id)).toMatchObject({
      state: 'locked',
      counters: 'storekeeper',
      witness: { name: 'adminOffice' },
      explained: { name: 'storekeeper' },
      approved: { name: 'supervisor' },
      lockedAt: shop.clock.now,
    });
    // a loss at the moving average, a gain at it too
    expect([await balance(valve), await balance(fan)]).toMatchObject([
      { qty: 8, valueFen: 8000 },
      { qty: 4, valueFen: 36_000 },
    ]);
    expect((await view(id)).timeline.map(({ kind }) => kind)).toEqual([
      'frozen',
      'countBegun',
      'witnessed',
      'explained',
      'approved',
      'adjusted',
      'locked',
    ]);
    await booksAgree();
  });

  test('SM-10 whoever counts blind gets no figure of the book before the counting is over', async () => {
    const id = await begin(shop);
    await countsUp(shop, id, valve, 7);
    expect(await lineOf(shop, id, valve)).toMatchObject({
      countedQty: 7,
      bookQty: null,
      expectedQty: null,
      differenceQty: null,
      differenceFen: null,
    });
    expect(await view(id)).toMatchObject({ differenceCount: null, sums: null });
    const { rows } = await listStocktakes(shop.as('storekeeper'), stocktakeListInput.parse({}));
    expect(rows).toMatchObject([{ countedCount: 1, differenceCount: null }]);
    await countsUp(shop, id, fan, 3);
    await witnessedBy(shop, id);
    expect(await lineOf(shop, id, valve)).toMatchObject({ bookQty: 10, expectedQty: 10, differenceQty: -3, differenceFen: -3000 });
    const open = await begin(shop, { kind: 'materials', mode: 'full' }).catch(() => undefined);
    expect(open).toBeUndefined();
  });

  test('SM-10 a count that is not blind shows the book from the start', async () => {
    const id = await begin(shop, { isBlind: false });
    expect(await lineOf(shop, id, valve)).toMatchObject({ bookQty: 10, round: 0 });
  });

  test('SM-10 several counters at once add up, and whoever corrects replaces only their own', async () => {
    const id = await begin(shop);
    await Promise.all([countsUp(shop, id, valve, 6), countsUp(shop, id, valve, 3, { by: 'supervisor' })]);
    expect(await lineOf(shop, id, valve)).toMatchObject({ countedQty: 9, round: 1 });
    await countsUp(shop, id, valve, 7);
    expect(await lineOf(shop, id, valve)).toMatchObject({ countedQty: 10 });
    // the next round begins anew for everybody
    await countsUp(shop, id, valve, 10, { round: 2 });
    expect(await lineOf(shop, id, valve)).toMatchObject({ countedQty: 10, round: 2 });
    expect(await refusal(countsUp(shop, id, valve, 1), 'guardFailed')).toMatchObject({ guard: 'roundOver' });
  });

  test('SM-10 scans add one each by code, barcode or serial number; what is found gets a line of its own', async () => {
    const pump = await addPart(shop, { code: 'SB-1', name: '水泵', tracking: 'serial' });
    const id = await begin(shop);
    await scans(shop, id, main, '6900001');
    expect((await scans(shop, id, main, 'JF-4')).line).toMatchObject({ itemId: valve, countedQty: 2 });
    expect((await scans(shop, id, main, 'JF-4', { qty: 10 })).line).toMatchObject({ countedQty: 10 });
    expect(await refusal(scans(shop, id, main, '不知道'), 'guardFailed')).toMatchObject({ guard: 'codeUnknown' });
    expect(await refusal(scans(shop, id, main, 'SB-1'), 'guardFailed')).toMatchObject({ guard: 'lotWanted' });
    expect((await scans(shop, id, main, 'SB-1', { lotNo: 'SN-9' })).line).toMatchObject({ itemId: pump, lotNo: 'SN-9', countedQty: 1 });
    expect((await restIsNone(shop, id, main)).counted).toBe(1);
    await countsUp(shop, id, fan, 3, { round: 2 });
    await settled(shop, id);
    expect(await balance(pump)).toMatchObject({ qty: 1 });
    await booksAgree();
  });

  test('SM-10 a difference above the limit is counted a second time before anybody signs', async () => {
    const id = await begin(shop);
    await countsUp(shop, id, valve, 10);
    await countsUp(shop, id, fan, 1);
    expect(await lineOf(shop, id, fan)).toMatchObject({ wantsRecount: true, differenceQty: null });
    expect(await refusal(witnessedBy(shop, id), 'guardFailed')).toEqual({ guard: 'linesToRecount', count: 1, item: '风扇' });
    await scans(shop, id, main, 'FS-1', { isRecount: true });
    await scans(shop, id, main, 'FS-1', { isRecount: true });
    expect(await lineOf(shop, id, fan)).toMatchObject({ round: 2, countedQty: 2, wantsRecount: false });
    await witnessedBy(shop, id);
  });

  test('R-000-36 R-000-66 nothing is locked without a witness of 行政部 who did not count', async () => {
    const id = await begin(shop);
    await countsUp(shop, id, valve, 10);
    expect(await refusal(witnessedBy(shop, id), 'guardFailed')).toEqual({ guard: 'linesUncounted', count: 1, item: '风扇' });
    await countsUp(shop, id, fan, 3, { by: 'adminOffice' });
    expect(await refusal(adjusted(shop, id), 'commandNotAllowed')).toMatchObject({ state: 'counting' });
    for (const role of ['storekeeper', 'supervisor'] as const)
      expect(await refusal(witnessedBy(shop, id, role), 'commandNotAllowed')).toMatchObject({ refusal: 'role' });
    expect(await refusal(witnessedBy(shop, id), 'guardFailed')).toEqual({ guard: 'witnessCounted' });
  });

  test('R-000-66 whoever keeps the store is never the witness, in whatever role', async () => {
    const id = await begin(shop, {}, 'supervisor');
    await countsUp(shop, id, valve, 10, { by: 'supervisor' });
    await countsUp(shop, id, fan, 3, { by: 'supervisor' });
    const both = shop.as('storekeeper');
    const { witnessStocktake } = await import('../../electron/features/stocktakes/stocktake-signing.service.ts');
    const acting = { ...both, actor: { ...both.actor, roles: ['storekeeper', 'adminOffice'] as const } };
    const signing = witnessStocktake(acting, { ...(await seenStocktake(shop, id)), note: '' });
    expect(await refusal(signing, 'guardFailed')).toEqual({ guard: 'witnessKeeps' });
    await witnessedBy(shop, id);
  });

  test('SM-10 every difference has its reason, and somebody else approves, above the limit the service manager', async () => {
    await changeStocktakeRules(shop.as('administrator'), { recountFen: 1_000_000, approvalFen: 5000, redDaysBefore: 0 });
    const id = await begin(shop);
    await countsUp(shop, id, valve, 9);
    await countsUp(shop, id, fan, 2);
    await witnessedBy(shop, id);
    const line = await lineOf(shop, id, valve);
    await setLineReason(shop.as('storekeeper'), { id, lineId: line.id, reason: '损坏' });
    const { explainStocktake } = await import('../../electron/features/stocktakes/stocktake-signing.service.ts');
    const early = explainStocktake(shop.as('storekeeper'), await seenStocktake(shop, id));
    expect(await refusal(early, 'guardFailed')).toEqual({ guard: 'reasonsMissing', count: 1, item: '风扇' });
    await explained(shop, id);
    expect(await refusal(approvedBy(shop, id), 'guardFailed')).toEqual({ guard: 'approveByManager' });
    // the heads may ask for another count; the witness signs anew
    await reopenCount(shop.as('supervisor'), { ...(await seenStocktake(shop, id)), reason: '再数一遍' });
    expect(await view(id)).toMatchObject({ state: 'counting', witness: null });
    await countsUp(shop, id, fan, 3, { by: 'supervisor', round: 2 });
    await witnessedBy(shop, id);
    await explained(shop, id);
    expect(await refusal(approvedBy(shop, id), 'guardFailed')).toEqual({ guard: 'approveOwn' });
    await approvedBy(shop, id, 'serviceManager');
  });

  test('R-000-24 the lock closes the books up to the day of the book, and today goes on', async () => {
    shop.clock.advance(2 * day);
    const id = await begin(shop, { bookedOn: addDays(today, 1) });
    await countsUp(shop, id, valve, 9);
    await countsUp(shop, id, fan, 3);
    await settled(shop, id);
    expect((await balance(valve)).countedOn).toBe(addDays(today, 1));
    expect(await refusal(move(valve, 1, addDays(today, 1)), 'bookedTooEarly')).toMatchObject({ countedOn: addDays(today, 1) });
    await move(valve, 1);
    const again = await begin(shop);
    await countsUp(shop, again, valve, 10);
    await countsUp(shop, again, fan, 3);
    await settled(shop, again);
    await move(valve, -1);
    await booksAgree();
  });

  test('R-000-24 R-000-36 a month without a locked full stocktake is red from its last day, or as many days before as the shop says', async () => {
    const november = async (kind: string) =>
      (await listStocktakeMonths(shop.as('supervisor'), { year: 2026 })).find((one) => one.kind === kind && one.month === '2026-11')?.state;
    expect([await november('parts'), await november('materials')]).toEqual(['ahead', 'before']);
    shop.clock.now += 9 * day;
    expect(await november('parts')).toBe('missing');
    expect((await readStocktakeFigures(shop.as('supervisor'))).missing).toEqual([{ kind: 'parts', month: '2026-11' }]);
    shop.clock.now -= 4 * day;
    await changeStocktakeRules(shop.as('administrator'), { recountFen: 10_000, approvalFen: 100_000, redDaysBefore: 5 });
    expect(await november('parts')).toBe('missing');
    const id = await begin(shop);
    await countsUp(shop, id, valve, 10);
    await countsUp(shop, id, fan, 2);
    expect(await november('parts')).toBe('missing');
    await settled(shop, id);
    expect(await november('parts')).toBe('locked');
    expect(await readCountAccuracy(shop.as('supervisor'), { fromOn: '2026-11-01', toOn: '2026-11-30' })).toEqual({ lines: 2, equal: 1 });
    const accuracy = await listAccuracy(shop.as('supervisor'), { from: '2026-11-01', to: '2026-11-30' });
    expect(accuracy).toMatchObject([{ stocktakeId: id, lines: 2, equal: 1 }]);
  });

  test('R-000-09 a spot check keeps book, count, person and time; the supervisor starts it, and the books may stay', async () => {
    const started = begin(shop, { mode: 'spot', itemIds: [fan] });
    expect(await refusal(started, 'guardFailed')).toMatchObject({ guard: 'spotBySupervisor' });
    const id = await begin(shop, { mode: 'spot', itemIds: [fan] }, 'supervisor');
    await countsUp(shop, id, fan, 2, { by: 'supervisor' });
    await recordSpotCheck(shop.as('supervisor'), await seenStocktake(shop, id));
    expect(await view(id)).toMatchObject({
      state: 'recorded',
      lines: [{ bookQty: 3, countedQty: 2, differenceQty: -1, counters: 'supervisor', countedAt: shop.clock.now }],
    });
    expect((await balance(fan)).qty).toBe(3);
  });

  test('R-004-51 a part of the store is counted by place, class or what is due; nothing is counted twice at once', async () => {
    const branch = await addPlace(shop, { code: 'B', name: '分店库' });
    expect(await refusal(begin(shop, { mode: 'place', placeIds: [branch] }), 'guardFailed')).toEqual({ guard: 'nothingToCount' });
    const id = await begin(shop, { mode: 'cycle', itemIds: [valve] });
    expect((await view(id)).lines.map(({ itemId }) => itemId)).toEqual([valve]);
    expect(await refusal(begin(shop), 'guardFailed')).toMatchObject({ guard: 'countedElsewhere', item: '角阀' });
    expect(await refusal(scans(shop, id, main, 'FS-1'), 'guardFailed')).toMatchObject({ guard: 'outsideCount' });
    await countsUp(shop, id, valve, 10);
    await settled(shop, id);
    // what was just counted comes last
    const due = await proposeItems(shop.as('supervisor'), { kind: 'parts', limit: 5 });
    expect(due.map(({ itemId }) => itemId)).toEqual([fan, valve]);
  });
});
