import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listAlerts } from '../../electron/features/alerts/alerts.service.ts';
import { listFindings } from '../../electron/features/care/findings.service.ts';
import { projections } from '../../electron/features/care/projections.ts';
import { readReconciliation, reconcile, reconcileWhenDue } from '../../electron/features/care/reconcile.service.ts';
import { createCare } from '../../electron/platform/care/care.ts';
import type { Tx } from '../../electron/db/engine.ts';
import { projectionNames } from '../../shared/care.ts';
import type { ProjectionName } from '../../shared/care.ts';
import { alertListInput } from '../../shared/timer-views.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import { liftKeepers } from '../support/tables.ts';
import type { Shop } from '../support/shop.ts';
import { fillWholeShop } from '../support/whole-shop.ts';

const hour = 3_600_000;

/** How somebody with a tool of their own makes one stored figure wrong, and only that one. */
const faults: Readonly<Record<ProjectionName, string | ((shop: Shop, tx: Tx) => Promise<void>)>> = {
  stock: `update stock_balance set value_fen = value_fen + 1`,
  lots: `update lot_balance set qty = qty + 1 where qty > 0 and place_id in (select id from place where kind = 'toolStore')`,
  slipParts: `update work_order_part set issued_qty = issued_qty + 1`,
  toolPlaces: `update tool set state = 'repair' where no = 'DQ-02'`,
  toolHoldings: `update tool_issue set open_qty = 0 where open_qty > 0`,
  toolPurchases: `update tool_purchase_line set checked_qty = 1, stocked_qty = 1`,
  empties: `update empty_account set credit_qty = credit_qty + 400`,
  deductionPlans: `update deduction_plan set total_fen = total_fen + 1`,
  deductions: `update staff_account_line set amount_fen = amount_fen + 1 where kind = 'deducted'`,
  reversals: `update staff_account_line set amount_fen = amount_fen + 1 where reverses_id is not null`,
  stocktakeLines: `update stocktake_line set counted_qty = counted_qty + 1 where counted_qty is not null`,
  requestStates: `update service_request set state = 'archived'`,
  holds: `update service_request set hold_reason = 'part', hold_since = 1`,
  reopenings: `update service_request set reopened_count = 1`,
  slipStates: `update work_order set state = 'signed'`,
  slipPrints: `update work_order set print_count = print_count + 1`,
  timerPauses: `update timer set state = 'paused' where state = 'running'`,
  timerEnds: `update timer set state = 'cancelled' where state = 'running' and next_at is not null`,
  requestTexts: async ({ app }, tx) => {
    for (const { id } of await tx.selectFrom('serviceRequest').select('id').execute())
      await app.engine.textIndex.put(tx, 'request_text', id, ['洗衣', '衣机']);
  },
  addressTexts: async ({ app }, tx) => {
    for (const { id } of await tx.selectFrom('customer').select('id').execute()) await app.engine.textIndex.remove(tx, 'customer_text', id);
  },
  customerTerms: `delete from search_term where subject = 'phone'`,
  ownedTerms: `update search_term set term = 'x' || term where subject = 'owned'`,
  phones: `update customer_phone set reversed = '1'`,
  consents: `update customer set consent_state = 'given'`,
  warranties: `update warranty set end_on = '2099-01-01'`,
};

describeOnEngines('the nightly check of all projections', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    Object.assign(shop.app, { care: createCare() });
    await shop.reset();
    await fillWholeShop(shop);
  });

  const wrong = async () => (await reconcile(shop.app)).results.filter(({ differences }) => differences.length > 0);
  const damage = (name: ProjectionName) =>
    engine().transaction(async (tx) => {
      const fault = faults[name];
      const putBack = await liftKeepers(engine(), tx);
      if (typeof fault === 'string') await sql.raw(fault).execute(tx);
      else await fault(shop, tx);
      await putBack();
    });

  test('F62 every projection is compared with what it follows from, and a shop that only people worked in has no difference', async () => {
    const { results } = await reconcile(shop.app);
    expect(results.map(({ projection }) => projection)).toEqual([...projectionNames]);
    expect(projections.map(({ name }) => name)).toEqual([...projectionNames]);
    // something of each was really there to be compared
    expect(results.filter(({ compared }) => compared === 0)).toEqual([]);
    expect(results.filter(({ differences }) => differences.length > 0)).toEqual([]);
    expect(shop.app.care.health.findings()).toEqual([]);
  });

  test.each(projectionNames)('F62 a wrong figure of %s is found, named and put before the administrator', async (name) => {
    await damage(name);
    const found = await wrong();
    expect(found.map(({ projection }) => projection)).toEqual([name]);
    expect(found[0]?.differences[0]?.stored).not.toBe(found[0]?.differences[0]?.computed);
    expect((await listFindings(shop.as('administrator'))).map(({ kind }) => kind)).toEqual(['projections']);
    expect(await listFindings(shop.as('frontDesk'))).toEqual([]);
    const told = await listAlerts({ ...shop.as('administrator'), now: shop.clock.now + 72 * hour }, alertListInput.parse({}));
    expect(told.rows.map(({ kind }) => kind)).toEqual(['careProjections']);
    expect(shop.logged.join('')).toContain(`"projection":"${name}"`);
    // nothing is put right in silence: the next check finds it again
    expect((await wrong()).map(({ projection }) => projection)).toEqual([name]);
  });

  test('F62 it runs once in a night, on one host, and catches up where the machine was off', async () => {
    const due = async () => (await reconcileWhenDue(shop.app, { now: false })) !== undefined;
    const night = Date.UTC(2026, 10, 21, 18, 0); // 02:00 in Shanghai
    Object.assign(shop.app, { care: createCare({ startedAt: night - hour }) });
    shop.clock.now = night;
    expect(await due()).toBe(true);
    expect((await readReconciliation({ db: engine().db }))?.endedAt).toBe(night);
    expect(await due()).toBe(false);
    shop.clock.now = night + 12 * hour;
    expect(await due()).toBe(false);
    shop.clock.now = night + 24 * hour;
    expect(await due()).toBe(true);
    // two nights without the machine: by day, half an hour after the start
    shop.clock.now = night + 62 * hour;
    Object.assign(shop.app, { care: createCare({ startedAt: shop.clock.now - 60_000 }) });
    expect(await due()).toBe(false);
    Object.assign(shop.app, { care: createCare({ startedAt: shop.clock.now - hour }) });
    expect(await due()).toBe(true);
    // the clock was ahead and was put right: nothing waits for the time to come again (F29)
    shop.clock.now -= 400 * 24 * hour;
    expect(await due()).toBe(true);
  });
});
