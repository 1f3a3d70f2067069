import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  exportToolAccount,
  exportToolGeneral,
  exportToolJournal,
  readToolAccount,
  readToolGeneral,
  readToolJournal,
} from '../../electron/features/tool-ledger/tool-ledger.service.ts';
import { checkToolPurchase, stockToolPurchase } from '../../electron/features/tool-purchases/tool-purchase-goods.service.ts';
import {
  bookToolPurchase,
  createToolPurchase,
  fillToolPurchase,
  sendToolPurchase,
  signToolPurchase,
} from '../../electron/features/tool-purchases/tool-purchases.service.ts';
import { viewToolPurchase } from '../../electron/features/tool-purchases/tool-purchase-views.service.ts';
import { approveScrap, proposeScrap, sendToRepair } from '../../electron/features/tools/tool-repairs.service.ts';
import { returnTools } from '../../electron/features/tools/tool-return.service.ts';
import { listHeld } from '../../electron/features/tools/tools.service.ts';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import type { FileOut } from '../../shared/fields.ts';
import { proposeScrapInput, sendRepairInput } from '../../shared/tool-losses.ts';
import { checkToolPurchaseInput, createToolPurchaseInput, stockToolPurchaseInput } from '../../shared/tool-purchases.ts';
import { returnToolsInput } from '../../shared/tools.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addKind, comeIn, give, roomId } from '../support/tools.ts';

describeOnEngines('accounts of tools', (engine) => {
  let shop: Shop;
  let gun = 0;
  let tape = 0;
  let purchaseId = 0;
  const keeper = () => shop.as('storekeeper');
  beforeAll(async () => {
    shop = await openShop(engine());
  });

  /** October: three guns without a request. November: bought by request, issued, given back, scrapped, sent to be mended. */
  beforeEach(async () => {
    await shop.reset();
    shop.clock.now = Date.UTC(2026, 9, 10, 2);
    gun = await addKind(shop);
    tape = await addKind(shop, { name: '钢卷尺', isNumbered: false, isOnce: false });
    await comeIn(shop, gun, 3, ['DQ-01', 'DQ-02', 'DQ-03']);
    await give(shop, [{ itemId: gun, toolNo: 'DQ-01' }]);
    shop.clock.now = Date.UTC(2026, 10, 5, 2);
    purchaseId = await bought();
    await comeIn(shop, tape, 2);
    await give(shop, [{ itemId: tape, qty: 4 }], { staffId: shop.technicians[1] });
    const [issue] = await listHeld(keeper(), { staffId: shop.technicians[0] });
    const placeId = await roomId(shop);
    const back = { issueId: issue?.issueId, placeId, condition: 'worn' as const };
    await returnTools(
      keeper(),
      returnToolsInput.parse({ staffId: shop.technicians[0], lines: [back], signedBy: '王建国', isSigned: true }),
    );
    const scrap = await proposeScrap(keeper(), proposeScrapInput.parse({ itemId: tape, placeId, qty: 1, reason: '断了' }));
    await approveScrap(shop.as('supervisor'), { ...scrap, answer: '' });
    const away = { itemId: gun, placeId, toolNo: 'DQ-02', fault: '不转', isNormalUse: true, sentTo: '五金城' };
    await sendToRepair(keeper(), sendRepairInput.parse(away));
  });

  /** Two guns and ten tapes by request; one tape did not come. */
  async function bought(): Promise<number> {
    const lines = [
      { itemId: gun, qty: 2 },
      { itemId: tape, qty: 10 },
    ];
    const { id } = await createToolPurchase(keeper(), createToolPurchaseInput.parse({ lines }));
    const read = () => viewToolPurchase(keeper(), { id });
    const seen = async () => ({ id, version: (await read()).version });
    await fillToolPurchase(shop.as('supervisor'), await seen());
    for (const role of ['serviceManager', 'generalManager'] as const)
      await signToolPurchase(shop.as(role), { ...(await seen()), note: '' });
    await sendToolPurchase(shop.as('adminOffice'), { ...(await seen()), sentOn: '2026-11-05', sentWay: '传真', sentTo: '成都' });
    const [guns, tapes] = (await read()).lines;
    const counted = [
      { lineId: guns?.id, qty: 2 },
      { lineId: tapes?.id, qty: 9, difference: '少一把' },
    ];
    await checkToolPurchase(keeper(), checkToolPurchaseInput.parse({ ...(await seen()), lines: counted }));
    const placeId = await roomId(shop);
    const goods = [
      { lineId: guns?.id, placeId, qty: 2, priceFen: 8_555 },
      { lineId: tapes?.id, placeId, qty: 9, priceFen: 1_205 },
    ];
    await stockToolPurchase(keeper(), stockToolPurchaseInput.parse({ ...(await seen()), lines: goods }));
    return id;
  }

  const november = { from: '2026-11-01', to: '2026-11-30' };
  const lastRow = async ({ base64, fileName }: FileOut) => {
    const { rows } = await readSpreadsheet(Buffer.from(base64, 'base64'), fileName);
    return { heads: rows[0] ?? [], rows: rows.length, last: rows.at(-1) ?? [] };
  };

  test('R-000-64 the running account has opening, in, out and closing of each kind, and closing is what the stock says', async () => {
    const { rows, total } = await readToolAccount(keeper(), november);
    const of = (itemId: number) => rows.find((row) => row.itemId === itemId);
    expect(of(gun)).toMatchObject({
      openQty: 2,
      openFen: 16_000,
      boughtQty: 2,
      boughtFen: 17_110,
      returnedQty: 1,
      otherOutQty: 1,
      closeQty: 4,
    });
    expect(of(tape)).toMatchObject({ openQty: 0, boughtQty: 11, boughtFen: 26_845, issuedQty: 4, scrappedQty: 1, closeQty: 6 });
    const { qty, fen } = await shop.app.engine.db
      .selectFrom('stockBalance')
      .innerJoin('place', 'place.id', 'stockBalance.placeId')
      .select((eb) => [eb.fn.sum<number>('qty').as('qty'), eb.fn.sum<number>('valueFen').as('fen')])
      .where('place.kind', '=', 'toolStore')
      .executeTakeFirstOrThrow();
    expect([total.closeQty, total.closeFen]).toEqual([Number(qty), Number(fen)]);
    // what closes one month opens the next
    const october = await readToolAccount(keeper(), { from: '2026-10-01', to: '2026-10-31' });
    expect([october.total.closeQty, october.total.closeFen]).toEqual([total.openQty, total.openFen]);
  });

  test('R-000-64 the movements one by one end where the account ends', async () => {
    const { rows, isCut } = await readToolJournal(keeper(), { ...november, itemId: gun });
    expect(isCut).toBe(false);
    expect(rows.map(({ kind, qty, balanceQty }) => [kind, qty, balanceQty])).toEqual([
      ['toolIn', 1, 3],
      ['toolIn', 1, 4],
      ['handIn', 1, 5],
      ['toRepair', -1, 4],
    ]);
    const { rows: kinds } = await readToolAccount(keeper(), november);
    expect(rows.at(-1)?.balanceFen).toBe(kinds.find(({ itemId }) => itemId === gun)?.closeFen);
    expect(rows.find(({ kind }) => kind === 'handIn')).toMatchObject({ toolNo: 'DQ-01', staffName: '王建国' });
    const all = await lastRow(await exportToolJournal(keeper(), { ...november, itemId: null }));
    expect(all.rows).toBe((await readToolJournal(keeper(), { ...november, itemId: null })).rows.length + 1);
  });

  test('R-000-64 the general ledger goes by the purchase requests, with the number of 行政部', async () => {
    const { version, no } = await viewToolPurchase(keeper(), { id: purchaseId });
    expect((await readToolGeneral(shop.as('adminOffice'), november)).rows).toMatchObject([
      { purchaseId, purchaseNo: no, ledgerNo: '', state: 'arrived', qty: 2, valueFen: 17_110 },
      { purchaseId, qty: 9, valueFen: 10_845 },
      { purchaseId: null, purchaseNo: '', qty: 2, valueFen: 16_000 },
    ]);
    const { lines } = await viewToolPurchase(keeper(), { id: purchaseId });
    const rest = { id: purchaseId, version, lines: lines.map(({ id, qty }) => ({ lineId: id, qty, difference: '' })) };
    await checkToolPurchase(keeper(), checkToolPurchaseInput.parse(rest));
    const one = [{ lineId: lines[1]?.id, placeId: await roomId(shop), qty: 1, priceFen: 1_205 }];
    await stockToolPurchase(keeper(), stockToolPurchaseInput.parse({ id: purchaseId, version: version + 1, lines: one }));
    await bookToolPurchase(shop.as('adminOffice'), { id: purchaseId, version: version + 2, ledgerNo: '总账-118' });
    const { rows } = await readToolGeneral(shop.as('adminOffice'), november);
    expect(rows.filter((row) => row.purchaseId === purchaseId).map(({ ledgerNo, state }) => [ledgerNo, state])).toEqual([
      ['总账-118', 'booked'],
      ['总账-118', 'booked'],
      ['总账-118', 'booked'],
    ]);
  });

  test('R-000-64 running account and ledger export have equal totals, in any span', async () => {
    for (const span of [november, { from: '2026-10-01', to: '2026-12-31' }, { from: '2026-11-06', to: '2026-11-30' }]) {
      const { total } = await readToolAccount(keeper(), span);
      const general = await readToolGeneral(shop.as('adminOffice'), span);
      expect([general.qty, general.valueFen]).toEqual([total.boughtQty, total.boughtFen]);
      expect([general.accountQty, general.accountFen]).toEqual([general.qty, general.valueFen]);
      const account = await lastRow(await exportToolAccount(keeper(), span));
      const ledger = await lastRow(await exportToolGeneral(shop.as('adminOffice'), span));
      const cell = ({ heads, last }: typeof account, title: string) => Number(last[heads.indexOf(title)]);
      expect(cell(ledger, '数量')).toBe(cell(account, '购入数量'));
      expect(cell(ledger, '金额')).toBe(cell(account, '购入金额'));
      expect(cell(ledger, '数量')).toBe(general.qty);
      expect(Math.round(cell(ledger, '金额') * 100)).toBe(general.valueFen);
    }
  });
});
