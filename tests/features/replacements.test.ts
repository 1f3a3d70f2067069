import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listSlipParts } from '../../electron/features/parts/slip-parts.service.ts';
import {
  askReplacement,
  decideReplacement,
  listReplacements,
  readReplacementPrintData,
  recordReplacementPrint,
  reportReplacements,
} from '../../electron/features/replacements/replacements.service.ts';
import { askReplacementInput, decideReplacementInput, replacementListInput } from '../../shared/replacements.ts';
import type { AskReplacementInput } from '../../shared/replacements.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart } from '../support/stock.ts';

describeOnEngines('replacement control', (engine) => {
  let shop: Shop;
  let customer: number;
  let slip: number;
  let part: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    part = await addPart(shop, { code: 'MEN-01', name: '门板' });
    customer = await addCustomer(shop);
    slip = (await dispatch(shop, (await logCall(shop, customer)).id)).id;
  });

  const ask = (changes: Partial<AskReplacementInput> = {}) =>
    askReplacement(
      shop.as('storekeeper'),
      askReplacementInput.parse({
        workOrderId: slip,
        itemId: part,
        qty: 2,
        cause: 'damagedInTransit',
        reason: '运输磕碰',
        responsibleId: shop.technicians[0],
        ...changes,
      }),
    );
  const decide = (id: number, isApproved = true, note = '') =>
    decideReplacement(shop.as('supervisor'), decideReplacementInput.parse({ id, version: 1, isApproved, note }));
  const all = async () => (await listReplacements(shop.as('storekeeper'), replacementListInput.parse({}))).rows;

  test('R-000-40 item, reason, quantity and person are required', () => {
    const whole = { workOrderId: 1, itemId: 1, qty: 1, cause: 'lost', reason: '丢失', responsibleId: 1 };
    expect(askReplacementInput.safeParse(whole).success).toBe(true);
    for (const field of ['itemId', 'qty', 'reason', 'responsibleId', 'cause', 'workOrderId'])
      expect(askReplacementInput.safeParse({ ...whole, [field]: undefined }).success).toBe(false);
    expect(askReplacementInput.safeParse({ ...whole, reason: ' ' }).success).toBe(false);
    expect(askReplacementInput.safeParse({ ...whole, qty: 0 }).success).toBe(false);
    expect(decideReplacementInput.safeParse({ id: 1, version: 1, isApproved: false }).success).toBe(false);
  });

  test('R-000-40 what the supervisor approves the slip may draw, not a unit more', async () => {
    const { id, no } = await ask();
    expect(no).toBe('BH20261121-0001');
    expect(await listSlipParts(shop.app.engine.db, slip)).toEqual([]);
    await decide(id);
    expect(await listSlipParts(shop.app.engine.db, slip)).toMatchObject([{ itemId: part, wantedQty: 2, issuedQty: 0 }]);
    expect(await all()).toMatchObject([
      { no, state: 'approved', itemName: '门板', qty: 2, responsibleName: '王建国', nth: 1, customerName: '张三丰' },
    ]);
    await expect(decide(id)).rejects.toMatchObject({ code: 'commandNotAllowed' });
  });

  test('R-000-40 a second one for the same job warns, on whichever slip', async () => {
    await ask();
    await expect(ask({ qty: 1 })).rejects.toMatchObject({ code: 'guardFailed', details: { guard: 'secondReplacement', count: 1 } });
    await ask({ qty: 1, isRepeatConfirmed: true });
    expect((await all()).map(({ nth }) => nth)).toEqual([2, 1]);
    const elsewhere = (await dispatch(shop, (await logCall(shop, customer)).id)).id;
    await ask({ workOrderId: elsewhere });
  });

  test('R-000-40 what was refused counts neither for the warning nor in the report', async () => {
    const { id } = await ask();
    await decide(id, false, '现场有备件');
    expect(await listSlipParts(shop.app.engine.db, slip)).toEqual([]);
    const again = await ask({ cause: 'lost', qty: 3, responsibleId: shop.technicians[1] });
    await decide(again.id);
    const report = await reportReplacements(shop.as('supervisor'), { from: '2026-11-01', to: '2026-11-30' });
    expect(report).toEqual({
      byCause: [{ key: 'lost', name: '', count: 1, qty: 3 }],
      byPerson: [{ key: String(shop.technicians[1]), name: '李海波', count: 1, qty: 3 }],
    });
    const before = await reportReplacements(shop.as('supervisor'), { from: '2026-10-01', to: '2026-10-31' });
    expect(before).toEqual({ byCause: [], byPerson: [] });
  });

  test('R-000-84 a technician asks for the own slips only', async () => {
    const input = askReplacementInput.parse({
      workOrderId: slip,
      itemId: part,
      qty: 1,
      cause: 'lost',
      reason: '丢失',
      responsibleId: shop.technicians[0],
    });
    await askReplacement(shop.as('technician'), input);
    const { id: request } = await logCall(shop, customer);
    const others = (await dispatch(shop, request, { staffIds: [shop.technicians[1]] })).id;
    await expect(askReplacement(shop.as('technician'), { ...input, workOrderId: others })).rejects.toMatchObject({ code: 'forbidden' });
    await ask({ workOrderId: others });
    const own = await listReplacements(shop.as('technician'), replacementListInput.parse({}));
    expect(own.rows.map(({ workOrderId }) => workOrderId)).toEqual([slip]);
  });

  test('R-001-14 the form F-13 says which print it is', async () => {
    const { id } = await ask();
    const print = { id, paper: 'A5', copies: 1, reason: '' };
    expect(await recordReplacementPrint(shop.as('storekeeper'), print)).toEqual({ nth: 1 });
    expect(await recordReplacementPrint(shop.as('storekeeper'), print)).toEqual({ nth: 2 });
    expect(await readReplacementPrintData(shop.as('storekeeper'), { id })).toMatchObject({ printCount: 2, replacement: { qty: 2 } });
  });
});
