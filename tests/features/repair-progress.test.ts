import { beforeAll, beforeEach, expect, test } from 'vitest';
import { countRepairs, listRepairs, readRepairsToPrint } from '../../electron/features/reports/repairs.service.ts';
import { repairListInput, repairPrintInput } from '../../shared/reports.ts';
import { startOfDay } from '../../shared/time.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop, shopZone } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;
/** An hour of a day of November 2026, in the shop's zone; the 16th is a Monday. */
const at = (day: number, hours: number) => startOfDay(`2026-11-${day}`, shopZone) + hours * hour;

describeOnEngines('the repair progress table', (engine) => {
  let shop: Shop;
  let customer: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    shop.clock.now = at(16, 9);
    customer = await addCustomer(shop);
  });
  const supervisor = () => shop.as('supervisor');

  test('R-004-39 G-07 the repair progress table lists every open repair with last step, age, hold, promise and owner', async () => {
    const [wang] = shop.technicians;
    const first = await logCall(shop, customer, { promisedAt: at(17, 9) });
    shop.clock.now = at(18, 9);
    const second = await logCall(shop, customer, { promisedAt: at(20, 9), type: 'installation' });
    const done = await logCall(shop, customer);
    await engine().transaction(async (tx) => {
      await tx
        .updateTable('serviceRequest')
        .set({ holdReason: 'part', ownerUserId: shop.users.supervisor.id })
        .where('id', '=', first.id)
        .execute();
      await tx.updateTable('serviceRequest').set({ state: 'archived' }).where('id', '=', done.id).execute();
    });
    await dispatch(shop, first.id, { staffIds: [wang] });
    const list = async (input: object = {}) => (await listRepairs(supervisor(), repairListInput.parse(input))).rows;
    const rows = await list();
    expect(rows.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(rows[0]).toMatchObject({
      no: first.no,
      customerName: '张三丰',
      receivedAt: at(16, 9),
      promisedAt: at(17, 9),
      isLate: true,
      holdReason: 'part',
      ownerName: 'supervisor',
      technicians: [{ id: wang, name: '王建国' }],
      lastStep: 'plan',
      lastStepAt: at(18, 9),
    });
    expect(rows[1]).toMatchObject({ isLate: false, lastStep: null, technicians: [] });
    expect(rows[0]).not.toHaveProperty('phone');
    expect((await list({ type: 'installation' })).map(({ id }) => id)).toEqual([second.id]);
    expect((await list({ isLate: true })).map(({ id }) => id)).toEqual([first.id]);
    expect((await list({ isHeld: true })).map(({ id }) => id)).toEqual([first.id]);
    expect((await list({ staffId: wang })).map(({ id }) => id)).toEqual([first.id]);
    expect((await list({ query: second.no ?? '' })).map(({ id }) => id)).toEqual([second.id]);
    expect(await list({ query: 'SL19990101-0001' })).toEqual([]);
    expect(await countRepairs(supervisor(), repairPrintInput.parse({}))).toEqual({ total: 2, isMore: false });
    expect(await readRepairsToPrint(supervisor(), repairPrintInput.parse({}))).toEqual(rows);
  });

  test('R-004-37 the six steps of a repair are dated by what was written, else by the slips', async () => {
    const call = await logCall(shop, customer);
    const { id } = await dispatch(shop, call.id);
    const steps = async () => (await readRepairsToPrint(supervisor(), repairPrintInput.parse({})))[0];
    expect(await steps()).toMatchObject({
      steps: { survey: null, plan: at(16, 9), prepare: null, repair: null, accept: null, archive: null },
      lastStep: 'plan',
    });
    shop.clock.now = at(16, 18);
    await enterResult(shop, id, { departedAt: at(16, 10), arrivedAt: at(16, 11), leftAt: at(16, 12) });
    expect(await steps()).toMatchObject({
      steps: { survey: at(16, 11), plan: at(16, 9), prepare: at(16, 10), repair: at(16, 12), accept: at(16, 12), archive: null },
      lastStep: 'accept',
      lastStepAt: at(16, 12),
    });
    const written = { requestId: call.id, text: '现场勘察', userId: shop.users.supervisor.id };
    await engine().transaction((tx) =>
      tx
        .insertInto('requestStep')
        .values([
          { ...written, kind: 'survey', at: at(16, 13) },
          { ...written, kind: 'survey', at: at(16, 14) },
          { ...written, kind: 'acceptance', at: at(16, 17) },
        ])
        .execute(),
    );
    expect(await steps()).toMatchObject({ steps: { survey: at(16, 14), accept: at(16, 17) }, lastStepAt: at(16, 17) });
    // a second visit is to come: neither repaired nor accepted any more, unless somebody wrote so
    await engine().transaction(async (tx) => {
      await tx.deleteFrom('requestStep').execute();
      await tx.updateTable('serviceRequest').set({ state: 'classified' }).where('id', '=', call.id).execute();
    });
    await dispatch(shop, call.id);
    expect(await steps()).toMatchObject({ steps: { repair: null, accept: null }, lastStep: 'prepare' });
  });

  test('R-004-39 pages follow each other without gaps and without repeats, by either order', async () => {
    for (let i = 0; i < 7; i++) await logCall(shop, customer, { promisedAt: at(20, 9 + (i % 3)) });
    for (const sort of ['oldest', 'promised'] as const) {
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await listRepairs(supervisor(), repairListInput.parse({ sort, limit: 3, ...(cursor && { cursor }) }));
        seen.push(...page.rows.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(new Set(seen).size).toBe(7);
      const whole = await listRepairs(supervisor(), repairListInput.parse({ sort, limit: 100 }));
      expect(seen).toEqual(whole.rows.map(({ id }) => id));
    }
  });
});
