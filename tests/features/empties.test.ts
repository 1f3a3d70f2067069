import { beforeAll, beforeEach, expect, test } from 'vitest';
import { handInEmpties, listEmpties, releaseEmpties, viewEmptyHistory } from '../../electron/features/empties/empties.service.ts';
import { issueToStaff } from '../../electron/features/stock/staff-issue.service.ts';
import { issueParts, returnParts } from '../../electron/features/stock/stock.service.ts';
import { emptiesListInput } from '../../shared/empties.ts';
import { issueToStaffInput } from '../../shared/staff-stock.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, receive, storeId } from '../support/stock.ts';

describeOnEngines('empties', (engine) => {
  let shop: Shop;
  let paint: number;
  let placeId: number;
  let staffId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    placeId = await storeId(shop);
    staffId = shop.technicians[0];
    paint = await addPart(shop, {
      code: 'ZPQ-1',
      name: '自喷漆',
      kind: 'consumable',
      unit: 'ml',
      packUnit: '罐',
      packQty: 400,
      wantsEmpty: true,
    });
    await receive(shop, paint, 8000, 1);
  });

  const keeper = () => shop.as('storekeeper');
  const give = (qty: number, empties = 0) =>
    issueToStaff(
      keeper(),
      issueToStaffInput.parse({
        staffId,
        lines: [{ itemId: paint, placeId, qty }],
        empties: empties > 0 ? [{ itemId: paint, qty: empties }] : [],
        signedBy: '王建国',
        isSigned: true,
      }),
    );
  const account = async () => (await listEmpties(keeper(), emptiesListInput.parse({}))).rows[0];
  const history = async () => (await viewEmptyHistory(keeper(), { staffId, itemId: paint })).map(({ kind, qty }) => [kind, qty]);

  test('R-000-34 the first issue to a person is allowed and marked; more than the empties returned is refused', async () => {
    await give(800);
    expect(await history()).toEqual([['firstIssue', 800]]);
    expect(await account()).toMatchObject({ staffName: '王建国', heldQty: 800, creditQty: 0 });
    expect(await refusal(give(400), 'emptiesMissing')).toMatchObject({ item: '自喷漆', wanted: '1', available: '0', unit: '罐' });
    await handInEmpties(keeper(), { staffId, itemId: paint, containers: 1 });
    expect(await refusal(give(800), 'emptiesMissing')).toMatchObject({ wanted: '2', available: '1' });
    await give(200);
    expect(await account()).toMatchObject({ heldQty: 600, creditQty: 200 });
    await give(600, 1);
    expect(await account()).toMatchObject({ heldQty: 800, creditQty: 0 });
    expect(await history()).toEqual([
      ['issue', 600],
      ['handedIn', 400],
      ['issue', 200],
      ['handedIn', 400],
      ['firstIssue', 800],
    ]);
  });

  test('R-000-34 another person has an account of their own, and the supervisor may release once with a reason', async () => {
    await give(400);
    staffId = shop.technicians[1];
    await give(400);
    await refusal(give(400), 'emptiesMissing');
    await releaseEmpties(shop.as('supervisor'), { staffId, itemId: paint, containers: 1, reason: '工地上被偷' });
    await give(400);
    await refusal(give(1), 'emptiesMissing');
    expect((await viewEmptyHistory(keeper(), { staffId, itemId: paint }))[1]).toMatchObject({ kind: 'released', reason: '工地上被偷' });
  });

  test('R-000-34 an issue to a slip counts for its technician, and what comes back full needs no empty', async () => {
    const slip = (await dispatch(shop, (await logCall(shop, await addCustomer(shop))).id)).id;
    const out = (qty: number) =>
      issueParts(keeper(), { workOrderId: slip, lines: [{ itemId: paint, placeId, qty }], signedBy: '王建国', isSigned: true });
    await out(800);
    await refusal(out(400), 'emptiesMissing');
    await returnParts(keeper(), { workOrderId: slip, lines: [{ itemId: paint, placeId, qty: 400 }], reason: '没用完' });
    expect(await account()).toMatchObject({ heldQty: 400, creditQty: 400 });
    await out(400);
    expect(await account()).toMatchObject({ heldQty: 800, creditQty: 0 });
  });

  test('empties of something that wants none are refused', async () => {
    const part = await addPart(shop, { code: 'YSJ-001', name: '压缩机' });
    expect(await refusal(handInEmpties(keeper(), { staffId, itemId: part, containers: 1 }), 'guardFailed')).toMatchObject({
      guard: 'noEmptyWanted',
    });
  });
});
