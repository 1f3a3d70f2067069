import { beforeAll, beforeEach, expect, test } from 'vitest';
import { claimOldPart, sendClaim } from '../../electron/features/old-parts/old-part-claiming.service.ts';
import { answerClaim, listClaims } from '../../electron/features/old-parts/old-part-claims.service.ts';
import { settleOldPart, undoFate } from '../../electron/features/old-parts/old-part-fates.service.ts';
import { readListPrintData, readNotePrintData, recordNotePrint } from '../../electron/features/old-parts/old-part-papers.service.ts';
import {
  excuseOldPart,
  expectOldPartAgain,
  leaveOldPart,
  receiveOldParts,
  undoReceipt,
} from '../../electron/features/old-parts/old-part-steps.service.ts';
import {
  changeRules,
  listDebtors,
  listOldParts,
  noteWish,
  readOldPartFigures,
  viewOldPart,
  viewOldPartsOf,
} from '../../electron/features/old-parts/old-parts.service.ts';
import { viewPart } from '../../electron/features/parts/parts.service.ts';
import { reverseMove } from '../../electron/features/stock/stock-reversal.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { returnParts } from '../../electron/features/stock/stock.service.ts';
import { handBackSlip } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { claimInput, claimListInput, oldPartListInput, receiveOldPartsInput, settleOldPartInput } from '../../shared/old-parts.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, issue, receive, storeId } from '../support/stock.ts';

const day = 86_400_000;

describeOnEngines('old parts', (engine) => {
  let shop: Shop;
  let slip: number;
  let part: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    part = await addPart(shop, { code: 'YSJ-001', name: '压缩机' });
    slip = (await dispatch(shop, (await logCall(shop, await addCustomer(shop))).id)).id;
    await receive(shop, part, 10, 1000);
  });

  const keeper = () => shop.as('storekeeper');
  const head = () => shop.as('supervisor');
  const open = async () => (await viewOldPartsOf(keeper(), { id: slip })).rows;
  const first = async () => {
    const [row] = await open();
    if (!row) throw new Error('no old part');
    return row;
  };
  const takeIn = async (qty: number, condition = '烧毁') => {
    const { id, version } = await first();
    return receiveOldParts(keeper(), receiveOldPartsInput.parse({ lines: [{ id, version, qty, condition }], note: '' }));
  };
  const settle = async (facts: object) => {
    const { id, version, qty } = await first();
    return settleOldPart(head(), settleOldPartInput.parse({ id, version, qty, ...facts }));
  };
  const balance = async (itemId: number, kind: string) => {
    const rows = await shop.app.engine.db
      .selectFrom('stockBalance')
      .innerJoin('place', 'place.id', 'stockBalance.placeId')
      .select(['qty', 'valueFen'])
      .where('itemId', '=', itemId)
      .where('place.kind', '=', kind as 'oldParts')
      .execute();
    return rows[0] ?? { qty: 0, valueFen: 0 };
  };
  const isRight = async () => expect((await checkStock(keeper())).differences).toEqual([]);

  test('R-000-25 a slip with a replaced part opens an old-part line; open lines are listed by technician and age', async () => {
    await issue(shop, slip, part, 2);
    const other = (
      await dispatch(shop, (await logCall(shop, await addCustomer(shop, '李四', '13900139000'))).id, { staffIds: [shop.technicians[1]] })
    ).id;
    shop.clock.advance(day);
    const screw = await addPart(shop, { code: 'LS-1', name: '螺丝', wantsOldPart: false });
    await receive(shop, screw, 5, 10);
    await issue(shop, other, screw, 1);
    await issue(shop, other, part, 1);
    expect(await open()).toMatchObject([{ state: 'awaited', qty: 2, staffId: shop.technicians[0], staffName: '王建国', isLate: false }]);
    expect((await viewOldPartsOf(keeper(), { id: other })).rows).toHaveLength(1);
    shop.clock.advance(2 * day + 1);
    const late = await listOldParts(keeper(), oldPartListInput.parse({ show: 'late' }));
    expect(late.rows).toMatchObject([{ workOrderId: slip, qty: 2, isLate: true, staffName: '王建国' }]);
    expect(await listDebtors(keeper())).toMatchObject([
      { staffId: shop.technicians[0], name: '王建国', lines: 1, late: 1 },
      { staffId: shop.technicians[1], name: '李海波', lines: 1, late: 0 },
    ]);
    expect((await listOldParts(keeper(), oldPartListInput.parse({ staffId: shop.technicians[1] }))).rows).toMatchObject([
      { workOrderId: other },
    ]);
    expect(await readOldPartFigures(keeper())).toEqual({ awaited: 2, late: 1, claimsDue: 0 });
    const own = await listOldParts(shop.as('technician'), oldPartListInput.parse({ show: 'all' }));
    expect(own.rows.map(({ workOrderId }) => workOrderId)).toEqual([slip]);
    expect((await readListPrintData(keeper())).rows.map(({ staffName }) => staffName)).toEqual(['王建国', '李海波']);
  });

  test('R-000-25 parts that come back unused, and issues that are reversed, are no longer waited for', async () => {
    const { moveIds } = await issue(shop, slip, part, 3);
    const placeId = await storeId(shop);
    await returnParts(keeper(), { workOrderId: slip, lines: [{ itemId: part, placeId, qty: 1 }], reason: '多领' });
    expect(await open()).toMatchObject([{ state: 'awaited', qty: 2 }]);
    const { moveIds: second } = await issue(shop, slip, part, 1);
    await reverseMove(keeper(), { moveId: second[0] ?? 0, reason: '发错' });
    expect((await open()).map(({ qty }) => qty)).toEqual([2]);
    await returnParts(keeper(), { workOrderId: slip, lines: [{ itemId: part, placeId, qty: 2 }], reason: '没用' });
    expect(await open()).toEqual([]);
    expect((await listOldParts(keeper(), oldPartListInput.parse({ show: 'awaited' }))).rows).toEqual([]);
    expect(moveIds).toHaveLength(1);
    await isRight();
  });

  test('R-000-25 a part is received with condition and note; what is missing stays awaited, and an excuse has its reason', async () => {
    await issue(shop, slip, part, 3);
    const receipt = await takeIn(1);
    expect(receipt.no).toBe('JT20261121-0001');
    expect(await open()).toMatchObject([
      { state: 'received', qty: 1, condition: '烧毁', receiptNo: 'JT20261121-0001', receivedByName: expect.any(String) },
      { state: 'awaited', qty: 2 },
    ]);
    expect(await balance(part, 'oldParts')).toEqual({ qty: 1, valueFen: 0 });
    const rest = (await open())[1];
    if (!rest) throw new Error('the rest is awaited');
    await excuseOldPart(keeper(), { id: rest.id, version: 1, qty: 1, why: 'addedPart', text: '' });
    const gone = (await open()).find(({ state }) => state === 'missing');
    expect(gone).toMatchObject({ qty: 1, reason: '#addedPart' });
    await expectOldPartAgain(keeper(), { id: rest.id, version: 2, reason: '找到了' });
    expect((await open()).filter(({ state }) => state === 'awaited').map(({ qty }) => qty)).toEqual([1, 1]);
    expect(await refusal(excuseOldPart(keeper(), { id: rest.id, version: 3, qty: 5, why: 'lost', text: '' }), 'guardFailed')).toMatchObject(
      {
        guard: 'moreThanAwaited',
      },
    );
    await refusal(excuseOldPart(keeper(), { id: rest.id, version: 3, qty: 1, why: 'other', text: '' }), 'fieldsMissing');
    await refusal(excuseOldPart(shop.as('frontDesk'), { id: rest.id, version: 3, qty: 1, why: 'lost', text: '' }), 'commandNotAllowed');
    const taken = await first();
    await undoReceipt(keeper(), { id: taken.id, version: taken.version, reason: '不是这件' });
    expect(await balance(part, 'oldParts')).toEqual({ qty: 0, valueFen: 0 });
    expect((await open()).every(({ state }) => state === 'awaited')).toBe(true);
    await isRight();
  });

  test('R-003-32 the customer’s wish stands on the slip and its old parts; what they keep is left with them', async () => {
    await issue(shop, slip, part, 1);
    await noteWish(shop.as('frontDesk'), { workOrderId: slip, wish: 'keep', isShown: true });
    expect(await viewOldPartsOf(shop.as('technician'), { id: slip })).toMatchObject({
      wish: 'keep',
      isShown: true,
      rows: [{ wish: 'keep', isShown: true }],
    });
    const { id, version } = await first();
    await leaveOldPart(keeper(), { id, version, qty: 1, reason: '客户要带走' });
    expect(await first()).toMatchObject({ state: 'left', reason: '客户要带走' });
    expect(await balance(part, 'oldParts')).toEqual({ qty: 0, valueFen: 0 });
  });

  test('R-004-60 a refurbished one is in stock as its own item at its own cost, and the value of the store is conserved', async () => {
    await issue(shop, slip, part, 2);
    await takeIn(2);
    const placeId = await storeId(shop);
    const { id, version } = await first();
    await settleOldPart(keeper(), settleOldPartInput.parse({ id, version, qty: 1, fate: 'refurbish', placeId, amountFen: 350 }));
    const back = (await open()).find(({ state }) => state === 'refurbished');
    expect(back).toMatchObject({ qty: 1, amountFen: 350, stockItemCode: 'YSJ-001-F' });
    const item = await viewPart(keeper(), { id: back?.stockItemId ?? 0 });
    expect(item).toMatchObject({ name: '压缩机（翻新）', refurbishedOfId: part, qty: 1, valueFen: 350 });
    expect(await viewPart(keeper(), { id: part })).toMatchObject({ qty: 8, valueFen: 8000 });
    const rest = (await open()).find(({ state }) => state === 'received');
    await settleOldPart(
      keeper(),
      settleOldPartInput.parse({ id: rest?.id, version: rest?.version, qty: 1, fate: 'repair', placeId, amountFen: 150 }),
    );
    expect(await viewPart(keeper(), { id: item.id })).toMatchObject({ qty: 2, valueFen: 500 });
    expect(await balance(part, 'oldParts')).toEqual({ qty: 0, valueFen: 0 });
    await isRight();
    await refusal(undoFate(keeper(), { id, version: (await viewOldPart(keeper(), { id })).version, reason: '记错' }), 'commandNotAllowed');
    await undoFate(head(), { id, version: (await viewOldPart(keeper(), { id })).version, reason: '记错' });
    expect(await viewPart(keeper(), { id: item.id })).toMatchObject({ qty: 1, valueFen: 150 });
    expect(await viewOldPart(keeper(), { id })).toMatchObject({ state: 'received', stockItemId: null, amountFen: 0 });
    await isRight();
  });

  test('R-004-60 the others are scrapped, sold, returned to the maker or given to the customer, each from the shelf once', async () => {
    expect(settleOldPartInput.safeParse({ id: 1, version: 1, qty: 1, fate: 'scrap' }).success).toBe(false);
    expect(settleOldPartInput.safeParse({ id: 1, version: 1, qty: 1, fate: 'refurbish' }).success).toBe(false);
    const fates = [
      [{ fate: 'scrap', reason: '烧毁' }, 'scrapped', 'scrap', 'scrap'],
      [{ fate: 'sell', buyer: '废品站', amountFen: 800 }, 'sold', 'sale', 'customer'],
      [{ fate: 'returnToMaker', supplierName: '上海压缩机厂' }, 'returnedToMaker', 'supplierReturn', 'supplier'],
      [{ fate: 'giveBack' }, 'givenBack', 'toCustomer', 'customer'],
    ] as const;
    await issue(shop, slip, part, 1);
    for (const [facts, state, kind, to] of fates) {
      if ((await first()).state === 'awaited') await takeIn(1);
      await settle(facts);
      expect(await first()).toMatchObject({ state });
      const { id, version } = await first();
      const move = await shop.app.engine.db
        .selectFrom('stockMove')
        .innerJoin('place', 'place.id', 'stockMove.toPlaceId')
        .select(['stockMove.id', 'stockMove.kind', 'place.kind as to', 'valueFen'])
        .orderBy('stockMove.id', 'desc')
        .executeTakeFirst();
      expect(move).toMatchObject({ kind, to, valueFen: 0 });
      await refusal(settle({ fate: 'giveBack' }), 'commandNotAllowed');
      if (kind === 'scrap') await refusal(reverseMove(keeper(), { moveId: move?.id ?? 0, reason: '不对' }), 'commandNotAllowed');
      await undoFate(head(), { id, version, reason: '换个去向' });
    }
    expect(await balance(part, 'oldParts')).toEqual({ qty: 1, valueFen: 0 });
    await isRight();
  });

  test('a claim that needs the old part waits for it, goes with it and is answered with what is credited', async () => {
    await issue(shop, slip, part, 1);
    const { id, version } = await first();
    const about = { oldPartId: id, supplierName: '上海压缩机厂', dueOn: '2026-11-20', note: '保修期内损坏' };
    const claim = await claimOldPart(keeper(), claimInput.parse({ ...about, version }));
    expect(await refusal(claimOldPart(keeper(), claimInput.parse({ ...about, version })), 'guardFailed')).toMatchObject({
      guard: 'claimThere',
    });
    expect(await refusal(leaveOldPart(keeper(), { id, version, qty: 1, reason: '留下' }), 'guardFailed')).toMatchObject({
      guard: 'claimOpen',
    });
    expect(await refusal(sendClaim(keeper(), { id: claim.id, version: 1, consignmentNo: '' }), 'guardFailed')).toMatchObject({
      guard: 'oldPartNotHere',
    });
    const due = await listClaims(keeper(), claimListInput.parse({}));
    expect(due.rows).toMatchObject([{ supplierName: '上海压缩机厂', state: 'open', isLate: true, partState: 'awaited' }]);
    expect((await readOldPartFigures(keeper())).claimsDue).toBe(1);
    await takeIn(1);
    expect(await refusal(settle({ fate: 'scrap', reason: '坏' }), 'guardFailed')).toMatchObject({ guard: 'claimOpen' });
    await sendClaim(keeper(), { id: claim.id, version: 1, consignmentNo: 'SF1234' });
    expect(await viewOldPart(keeper(), { id })).toMatchObject({
      state: 'returnedToMaker',
      supplierName: '上海压缩机厂',
      claim: { state: 'sent', consignmentNo: 'SF1234' },
    });
    await answerClaim(keeper(), { id: claim.id, version: 2, answer: '同意赔付', creditedFen: 60_000 });
    expect((await listClaims(keeper(), claimListInput.parse({ show: 'ended' }))).rows).toMatchObject([
      { state: 'answered', creditedFen: 60_000 },
    ]);
    const sent = await viewOldPart(keeper(), { id });
    expect(await refusal(undoFate(head(), { id, version: sent.version, reason: '误' }), 'guardFailed')).toMatchObject({
      guard: 'claimAnswered',
    });
  });

  test('R-000-25 a slip is handed back without its old parts unless the shop has it otherwise', async () => {
    await issue(shop, slip, part, 1);
    await changeRules(head(), { dueDays: 1, blocksHandBack: true });
    await enterResult(shop, slip);
    const version = async () => (await viewWorkOrder(head(), { id: slip })).version;
    const { name, unit } = await viewPart(head(), { id: part });
    expect(await refusal(handBackSlip(head(), { id: slip, version: await version() }), 'guardFailed')).toMatchObject({
      guard: 'oldPartsOut',
      items: `${name} 1 ${unit}`,
    });
    // the screen says so beforehand
    const outNow = async () => (await viewWorkOrder(head(), { id: slip })).oldPartsOut;
    expect(await outNow()).toEqual([{ name, qty: 1, unit }]);
    await changeRules(head(), { dueDays: 1, blocksHandBack: false });
    expect(await outNow()).toEqual([]);
    await handBackSlip(head(), { id: slip, version: await version() });
    await takeIn(1);
    expect(await first()).toMatchObject({ state: 'received' });
  });

  test('F-13 the note holds what was handed in together, and its reprints are counted', async () => {
    await issue(shop, slip, part, 2);
    const { id: documentId } = await takeIn(2, '破裂');
    const print = await readNotePrintData(keeper(), { documentId });
    expect(print.note).toMatchObject({ no: 'JT20261121-0001', staffName: '王建国', rows: [{ qty: 2, condition: '破裂' }] });
    const asked = { id: documentId, paper: 'A4', copies: 1, reason: '' };
    expect(await recordNotePrint(keeper(), asked)).toEqual({ nth: 1 });
    expect(await recordNotePrint(keeper(), { ...asked, reason: '丢失' })).toEqual({ nth: 2 });
  });
});
