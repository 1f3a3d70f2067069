import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listSlipParts } from '../../electron/features/parts/slip-parts.service.ts';
import { listBags, viewBag } from '../../electron/features/stock/bag-list.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { listPapers, recordPaperPrint, viewPaper } from '../../electron/features/stock/papers.service.ts';
import { issueToStaff, returnFromStaff } from '../../electron/features/stock/staff-issue.service.ts';
import { reverseMove } from '../../electron/features/stock/stock-reversal.service.ts';
import { issueParts, receiveGoods } from '../../electron/features/stock/stock.service.ts';
import {
  arriveTransfer,
  listItemPlaces,
  listLots,
  listOnTheWay,
  scrapStock,
  transferStock,
} from '../../electron/features/stock/transfers.service.ts';
import { issueToStaffInput } from '../../shared/staff-stock.ts';
import { receiveInput } from '../../shared/stock.ts';
import { arriveInput, documentListInput, transferInput } from '../../shared/transfers.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, addPlace, issue, receive, storeId } from '../support/stock.ts';

describeOnEngines('issue to technicians, transfer, scrap', (engine) => {
  let shop: Shop;
  let slip: number;
  let part: number;
  let store: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    store = await storeId(shop);
    part = await addPart(shop, { code: 'YSJ-001', name: '压缩机' });
    slip = (await dispatch(shop, (await logCall(shop, await addCustomer(shop))).id)).id;
  });

  const keeper = () => shop.as('storekeeper');
  const wang = () => shop.technicians[0];
  const toStaff = (lines: readonly { itemId: number; placeId: number; qty: number; lotNo?: string }[], staffId = wang()) =>
    issueToStaff(keeper(), issueToStaffInput.parse({ staffId, lines, signedBy: '王建国', isSigned: true }));
  const addStore = async (code = 'B', name = '浦东库') => addPlace(shop, { code, name });
  const where = async (itemId = part) =>
    Object.fromEntries((await listItemPlaces(keeper(), { itemId })).map(({ placeName, qty }) => [placeName, qty]));
  const moves = async () => shop.app.engine.db.selectFrom('stockMove').selectAll().orderBy('id').execute();
  const isRight = async () => expect((await checkStock(keeper())).differences).toEqual([]);

  test('R-003-22 parts for a technician lie in the bag, consumables are used up, under one numbered note', async () => {
    const oil = await addPart(shop, { code: 'OIL', name: '冷冻油', kind: 'consumable', unit: 'ml' });
    await receive(shop, part, 5, 1000);
    await receive(shop, oil, 100, 2);
    const { documentId, no, moveIds } = await toStaff([
      { itemId: part, placeId: store, qty: 2 },
      { itemId: oil, placeId: store, qty: 30 },
    ]);
    expect(no).toBe('CK20261121-0001');
    expect(moveIds).toHaveLength(2);
    expect((await moves()).slice(2)).toMatchObject([
      { kind: 'transfer', qty: 2, valueFen: 2000, staffId: wang(), signedBy: '王建国', documentId },
      { kind: 'consume', qty: 30, valueFen: 60, staffId: wang(), documentId },
    ]);
    expect(await viewBag(keeper(), { staffId: wang() })).toMatchObject({
      name: '王建国',
      valueFen: 2000,
      lines: [{ code: 'YSJ-001', qty: 2, valueFen: 2000, since: shop.clock.now, homePlaceId: store }],
    });
    expect(await where(oil)).toEqual({ 主库: 70 });
    await isRight();
  });

  test('R-003-22 a technician gets nothing without the signature mark, nor does somebody unknown', async () => {
    await receive(shop, part, 5, 1000);
    const lines = [{ itemId: part, placeId: store, qty: 1 }];
    const input = issueToStaffInput.parse({ staffId: wang(), lines, signedBy: '王建国', isSigned: false });
    await expect(issueToStaff(keeper(), input)).rejects.toMatchObject({ code: 'signatureMissing' });
    await expect(issueToStaff(keeper(), { ...input, isSigned: true, signedBy: '' })).rejects.toMatchObject({ code: 'signatureMissing' });
    await expect(toStaff(lines, 99_999)).rejects.toMatchObject({ code: 'notFound', details: { what: 'staff' } });
    expect(await moves()).toHaveLength(1);
  });

  test('R-004-59 every part is followed from the shelf over the bag to the slip, with staff and slip', async () => {
    await receive(shop, part, 5, 1000);
    await toStaff([{ itemId: part, placeId: store, qty: 3 }]);
    const { placeId: bag } = await viewBag(keeper(), { staffId: wang() });
    await issueParts(keeper(), {
      workOrderId: slip,
      lines: [{ itemId: part, placeId: bag ?? 0, qty: 1 }],
      signedBy: '王建国',
      isSigned: true,
    });
    expect((await moves()).at(-1)).toMatchObject({ kind: 'issue', fromPlaceId: bag, workOrderId: slip, staffId: wang(), qty: 1 });
    expect((await listSlipParts(shop.app.engine.db, slip))[0]).toMatchObject({ issuedQty: 1 });
    const back = await returnFromStaff(keeper(), {
      staffId: wang(),
      lines: [{ itemId: part, placeId: store, qty: 2 }],
      reason: '未用',
    });
    expect(back.no).toBe('TL20261121-0001');
    expect((await moves()).at(-1)).toMatchObject({ kind: 'return', toPlaceId: store, staffId: wang(), valueFen: 2000 });
    expect(await where()).toEqual({ 主库: 4 });
    await expect(
      returnFromStaff(keeper(), { staffId: wang(), lines: [{ itemId: part, placeId: store, qty: 1 }], reason: '未用' }),
    ).rejects.toMatchObject({ code: 'stockShort' });
    await isRight();
  });

  test('R-000-84 a technician sees the own bag and papers, the storekeeper everybody’s', async () => {
    await receive(shop, part, 5, 1000);
    const { documentId = 0 } = await toStaff([{ itemId: part, placeId: store, qty: 1 }]);
    const other = shop.technicians[1];
    await toStaff([{ itemId: part, placeId: store, qty: 2 }], other);
    const all = await listBags(keeper());
    expect(all.filter(({ items }) => items > 0).map(({ name, valueFen }) => [name, valueFen])).toEqual([
      ['李海波', 2000],
      ['王建国', 1000],
    ]);
    expect((await listBags(shop.as('technician'))).map(({ staffId }) => staffId)).toEqual([wang()]);
    await expect(viewBag(shop.as('technician'), { staffId: other })).rejects.toMatchObject({ code: 'forbidden' });
    const papers = await listPapers(shop.as('technician'), documentListInput.parse({}));
    expect(papers.rows.map(({ id }) => id)).toEqual([documentId]);
    expect((await listPapers(keeper(), documentListInput.parse({ kind: 'issue' }))).rows).toHaveLength(2);
  });

  test('R-000-22 a transfer to another store is on the way until it has arrived, at the value at which it was sent', async () => {
    const other = await addStore();
    await receive(shop, part, 4, 1000);
    const line = (qty: number) => ({ itemId: part, placeId: store, qty });
    const first = await transferStock(keeper(), transferInput.parse({ toPlaceId: other, lines: [line(2)], isOnTheWay: true }));
    await receive(shop, part, 2, 4000);
    const second = await transferStock(keeper(), transferInput.parse({ toPlaceId: other, lines: [line(2)], isOnTheWay: true }));
    expect((await listOnTheWay(keeper())).map(({ no, lines }) => [no, lines[0]?.qty])).toEqual([
      ['DB20261121-0001', 2],
      ['DB20261121-0002', 2],
    ]);
    const arrive = (documentId = 0, qty?: number) =>
      arriveTransfer(keeper(), arriveInput.parse({ documentId, ...(qty && { lines: [{ itemId: part, qty }] }) }));
    await arrive(first.documentId, 1);
    await expect(arrive(first.documentId, 2)).rejects.toMatchObject({ code: 'returnTooMuch' });
    await arrive(first.documentId);
    expect((await moves()).at(-1)).toMatchObject({ valueFen: 1000 });
    const { moveIds } = await arrive(second.documentId);
    expect((await moves()).at(-1)).toMatchObject({ valueFen: 5000, toPlaceId: other });
    await expect(arrive(second.documentId)).rejects.toMatchObject({ code: 'commandNotAllowed' });
    expect(await listOnTheWay(keeper())).toEqual([]);
    await reverseMove(keeper(), { moveId: moveIds[0] ?? 0, reason: '数错' });
    expect(await listOnTheWay(keeper())).toMatchObject([{ no: 'DB20261121-0002', toPlace: '浦东库' }]);
    await isRight();
  });

  test('R-000-22 a transfer in one step, and none from a place to itself or to the outside', async () => {
    const other = await addStore();
    await receive(shop, part, 4, 1000);
    const to = (toPlaceId: number) =>
      transferStock(keeper(), transferInput.parse({ toPlaceId, lines: [{ itemId: part, placeId: store, qty: 3 }] }));
    await to(other);
    expect(await where()).toEqual({ 主库: 1, 浦东库: 3 });
    await expect(to(store)).rejects.toMatchObject({ code: 'guardFailed', details: { guard: 'samePlace' } });
    const { id: outside } = await shop.app.engine.db
      .selectFrom('place')
      .select('id')
      .where('kind', '=', 'customer')
      .executeTakeFirstOrThrow();
    await expect(to(outside)).rejects.toMatchObject({ code: 'notFound', details: { what: 'place' } });
    await isRight();
  });

  test('R-004-59 scrap leaves the books with its reason and number', async () => {
    await receive(shop, part, 4, 1000);
    const scrapped = await scrapStock(shop.as('supervisor'), { lines: [{ itemId: part, placeId: store, qty: 1 }], reason: '锈蚀' });
    expect(scrapped.no).toBe('BF20261121-0001');
    expect((await moves()).at(-1)).toMatchObject({ kind: 'scrap', reason: '锈蚀', valueFen: 1000 });
    expect(await where()).toEqual({ 主库: 3 });
    await isRight();
  });

  test('R-004-59 an item with serial numbers is chosen from what lies at the place', async () => {
    const board = await addPart(shop, { code: 'PCB', name: '主板', tracking: 'serial' });
    const lines = ['S1', 'S2', 'S3'].map((lotNo) => ({ itemId: board, placeId: store, qty: 1, unitCostFen: 500, lotNo }));
    await receiveGoods(keeper(), receiveInput.parse({ lines }));
    expect((await listLots(keeper(), { itemId: board, placeId: store })).map(({ no }) => no)).toEqual(['S1', 'S2', 'S3']);
    await expect(toStaff([{ itemId: board, placeId: store, qty: 1 }])).rejects.toMatchObject({ code: 'lotMissing' });
    await toStaff([{ itemId: board, placeId: store, qty: 1, lotNo: 'S2' }]);
    const { placeId: bag } = await viewBag(keeper(), { staffId: wang() });
    expect((await listLots(keeper(), { itemId: board, placeId: bag ?? 0 })).map(({ no }) => no)).toEqual(['S2']);
    await expect(toStaff([{ itemId: board, placeId: store, qty: 1, lotNo: 'S2' }])).rejects.toMatchObject({ code: 'lotShort' });
    await isRight();
  });

  test('R-001-14 the note has its lines and people, numbers without gaps, and counts its prints', async () => {
    await receive(shop, part, 4, 1000);
    const first = await issue(shop, slip, part, 1);
    await expect(issue(shop, slip, part, 9)).rejects.toMatchObject({ code: 'stockShort' });
    const second = await toStaff([{ itemId: part, placeId: store, qty: 1 }]);
    expect([first.documentNo, second.documentNo]).toEqual(['CK20261121-0001', 'CK20261121-0002']);
    const id = first.documentId ?? 0;
    expect(await viewPaper(keeper(), { id })).toMatchObject({
      kind: 'issue',
      signedBy: '王建国',
      staffName: '王建国',
      customerName: '张三丰',
      moves: [{ itemCode: 'YSJ-001', qty: 1 }],
      printCount: 0,
    });
    const print = { id, paper: 'A5', copies: 1, reason: '' };
    expect(await recordPaperPrint(keeper(), print)).toEqual({ nth: 1 });
    expect(await recordPaperPrint(keeper(), print)).toEqual({ nth: 2 });
  });

  test('F59 sixteen who want the last part for slips and technicians: one gets it, 200 times', async () => {
    for (let round = 0; round < 200; round++) {
      await receive(shop, part, 1, 100 + round);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 16 }, (_, nth) =>
          nth % 2 === 0
            ? issue(shop, slip, part, 1)
            : toStaff([{ itemId: part, placeId: store, qty: 1 }], shop.technicians[nth % 4 === 1 ? 0 : 1]),
        ),
      );
      const lucky = outcomes.filter(({ status }) => status === 'fulfilled');
      expect(lucky).toHaveLength(1);
      for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'stockShort' });
    }
    const issued = (await listSlipParts(shop.app.engine.db, slip))[0]?.issuedQty ?? 0;
    const bags = (await listItemPlaces(keeper(), { itemId: part })).reduce((sum, { qty }) => sum + qty, 0);
    expect(issued + bags).toBe(200);
    await isRight();
  }, 600_000);
});
