import { beforeAll, beforeEach, expect, test } from 'vitest';
import { summarizeHome } from '../../electron/features/home/home.service.ts';
import { listMoves, viewPart } from '../../electron/features/parts/parts.service.ts';
import { demandParts, listWaitingSlips } from '../../electron/features/parts/slip-parts.service.ts';
import { searchEverything } from '../../electron/features/search/search.service.ts';
import { returnParts } from '../../electron/features/stock/stock.service.ts';
import { recordPrint } from '../../electron/features/work-orders/work-orders-print.service.ts';
import {
  listNotHandedBack,
  listUnmatched,
  listWorkOrders,
  viewWorkOrder,
} from '../../electron/features/work-orders/work-orders.service.ts';
import type { ActorContext } from '../../electron/context.ts';
import { movesInput } from '../../shared/stock.ts';
import type { Role } from '../../shared/roles.ts';
import { workOrderListInput } from '../../shared/work-orders.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, issue, receive } from '../support/stock.ts';

const today = '2026-11-21';

describeOnEngines('what a technician sees', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  /** A slip of the user `technician` and one of somebody else, each with a wanted and an issued part. */
  async function twoSlips() {
    const part = await addPart(shop, { code: 'YSJ-1', name: '压缩机' });
    await receive(shop, part, 10, 20_000);
    const slips = [];
    for (const staffId of shop.technicians) {
      const slip = await dispatch(shop, (await logCall(shop, await addCustomer(shop))).id, { staffIds: [staffId] });
      await demandParts(shop.as('supervisor'), { workOrderId: slip.id, lines: [{ itemId: part, qty: 5 }] });
      await issue(shop, slip.id, part, 1);
      slips.push(slip);
    }
    await recordPrint(shop.as('supervisor'), { ids: slips.map(({ id }) => id), paper: 'A5', copies: 1, reason: '' });
    const [own, foreign] = slips as [(typeof slips)[number], (typeof slips)[number]];
    return { part, own: { ...own, no: own.no ?? '' }, foreign: { ...foreign, no: foreign.no ?? '' } };
  }

  const withRoles = (...roles: readonly Role[]): ActorContext => {
    const context = shop.as('technician');
    return { ...context, actor: { ...context.actor, roles } };
  };

  test('R-000-84 the queue of parts, moves and papers that are out name own slips only', async () => {
    const { part, own, foreign } = await twoSlips();
    const technician = shop.as('technician');
    expect((await listWaitingSlips(technician)).map(({ no }) => no)).toEqual([own.no]);
    expect((await listMoves(technician, movesInput.parse({}))).rows.map(({ workOrderNo }) => workOrderNo)).toEqual([own.no]);
    expect((await listMoves(technician, movesInput.parse({ workOrderId: foreign.id }))).rows).toEqual([]);
    expect((await viewPart(technician, { id: part })).moves.map(({ workOrderNo }) => workOrderNo)).toEqual([own.no]);
    expect((await listNotHandedBack(technician, { day: today })).map(({ no }) => no)).toEqual([own.no]);
    expect((await listUnmatched(technician)).map(({ no }) => no)).toEqual([own.no]);
    expect((await listWaitingSlips(shop.as('storekeeper'))).map(({ no }) => no)).toEqual([own.no, foreign.no]);
    expect((await viewPart(shop.as('storekeeper'), { id: part })).moves).toHaveLength(3);
  });

  test('R-000-84 the first screen and the search hold no foreign slip and no customer', async () => {
    const { own, foreign } = await twoSlips();
    const technician = shop.as('technician');
    const shown = JSON.stringify([
      await summarizeHome(technician),
      await searchEverything(technician, { query: '三丰' }),
      await searchEverything(technician, { query: foreign.no }),
    ]);
    expect(shown).toContain(own.no);
    expect(shown).not.toContain(foreign.no);
    expect((await searchEverything(technician, { query: '三丰' })).map(({ kind }) => kind)).toEqual(['workOrder']);
  });

  test('R-000-84 a further role that may not read slips opens no foreign one', async () => {
    const { own, foreign } = await twoSlips();
    for (const further of ['administrator', 'followUpCaller'] as const) {
      const context = withRoles('technician', further);
      expect((await listWorkOrders(context, workOrderListInput.parse({}))).rows.map(({ no }) => no)).toEqual([own.no]);
      await expect(viewWorkOrder(context, { id: foreign.id })).rejects.toMatchObject({ code: 'notFound' });
    }
    expect((await listWorkOrders(withRoles('technician', 'storekeeper'), workOrderListInput.parse({}))).rows).toHaveLength(2);
  });

  test('R-000-84 a demand for a foreign slip is refused without a word about it', async () => {
    const { part, foreign } = await twoSlips();
    await enterResult(shop, foreign.id);
    const lines = [{ itemId: part, qty: 1 }];
    await expect(demandParts(shop.as('technician'), { workOrderId: foreign.id, lines })).rejects.toMatchObject({
      code: 'forbidden',
      details: { permission: 'workOrders.progress' },
    });
  });

  test('a slip whose work is done waits for nothing, also after parts came back', async () => {
    const { part, own, foreign } = await twoSlips();
    await enterResult(shop, own.id);
    expect((await listWaitingSlips(shop.as('storekeeper'))).map(({ no }) => no)).toEqual([foreign.no]);
    await returnOne(own.id, part);
    expect((await listWaitingSlips(shop.as('storekeeper'))).map(({ no }) => no)).toEqual([foreign.no]);
    expect((await summarizeHome(shop.as('storekeeper'))).slipsWaitingForParts).toBe(1);
  });

  async function returnOne(workOrderId: number, itemId: number) {
    const { id: placeId } = await engine().db.selectFrom('place').select('id').where('code', '=', 'A').executeTakeFirstOrThrow();
    await returnParts(shop.as('storekeeper'), { workOrderId, lines: [{ itemId, placeId, qty: 1 }], reason: '没有用上' });
  }
});
