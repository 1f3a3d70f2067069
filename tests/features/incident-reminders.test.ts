import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listAlerts } from '../../electron/features/alerts/alerts.service.ts';
import { addAction, endIncidentAction } from '../../electron/features/incidents/incident-actions.service.ts';
import { instructIncident, visitIncident } from '../../electron/features/incidents/incident-appraisal.service.ts';
import { remindOfIncidents } from '../../electron/features/incidents/incident-reminders.service.ts';
import { listIncidentsOf, viewIncident } from '../../electron/features/incidents/incidents.service.ts';
import type { Role } from '../../shared/roles.ts';
import { alertListInput } from '../../shared/timer-views.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { filed, report, seen } from '../support/incidents.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;

describeOnEngines('reminders of incidents', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const remind = () => remindOfIncidents(shop.app);
  /** When the counter is open again, which is when alerts show. */
  const toldTo = async (role: Role) =>
    (await listAlerts({ ...shop.as(role), now: shop.clock.now + 72 * hour }, alertListInput.parse({}))).rows
      .filter(({ kind }) => kind.startsWith('incidentVisit') || kind.startsWith('incidentAction'))
      .map(({ kind, about }) => [kind, about?.no]);

  test('R-000-04 a visit whose time has passed is told once to supervisor and manager, until somebody was there', async () => {
    const { id, no } = await report(shop);
    expect(await remind()).toBe(0);
    shop.clock.advance(2 * hour);
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    for (const role of ['supervisor', 'serviceManager'] as const) expect(await toldTo(role)).toEqual([['incidentVisitMissed', no]]);
    expect(await toldTo('frontDesk')).toEqual([]);
    await visitIncident(shop.as('supervisor'), { ...(await seen(shop, id)), at: shop.clock.now, note: '' });
    for (const role of ['supervisor', 'serviceManager'] as const) expect(await toldTo(role)).toEqual([]);
    // who was there in time is not reminded
    const other = await report(shop);
    await visitIncident(shop.as('supervisor'), { ...(await seen(shop, other.id)), at: shop.clock.now, note: '' });
    shop.clock.advance(2 * hour);
    expect(await remind()).toBe(0);
  });

  test('B-13 an action past its day is told once to the heads and to whoever has it, until none is late', async () => {
    const { id, no } = await report(shop);
    await filed(shop, id);
    await instructIncident(shop.as('generalManager'), { ...(await seen(shop, id)), instruction: '办' });
    const [ownerId] = shop.technicians;
    for (const [text, dueOn] of [
      ['更换', '2026-11-21'],
      ['复查', '2026-11-22'],
      ['总结', '2027-01-01'],
    ] as const)
      await addAction(shop.as('supervisor'), { ...(await seen(shop, id)), text, ownerId, dueOn });
    expect(await remind()).toBe(0);
    shop.clock.advance(24 * hour);
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    expect(await toldTo('supervisor')).toEqual([['incidentActionLate', no]]);
    expect(await toldTo('technician')).toEqual([['incidentActionLate', no]]);
    shop.clock.advance(24 * hour);
    expect(await remind()).toBe(1);
    const end = async (nth: number) => {
      const { actions, version } = await viewIncident(shop.as('supervisor'), { id });
      await endIncidentAction(shop.as('supervisor'), { id, version, actionId: actions[nth]?.id ?? 0, result: '已办' });
    };
    await end(0);
    expect(await toldTo('supervisor')).toHaveLength(2);
    await end(1);
    expect(await toldTo('supervisor')).toEqual([]);
    expect(await toldTo('technician')).toEqual([]);
  });

  test('R-000-04 an incident is marked from a slip, and stands on the pages of its request and its project', async () => {
    const customer = await addCustomer(shop);
    const call = await logCall(shop, customer);
    const slip = await dispatch(shop, call.id);
    const { id, no } = await report(shop, { workOrderId: slip.id });
    expect(await viewIncident(shop.as('supervisor'), { id })).toMatchObject({ requestId: call.id, workOrderNo: slip.no });
    expect((await listIncidentsOf(shop.as('supervisor'), { requestId: call.id })).map((row) => row.no)).toEqual([no]);
    expect(await listIncidentsOf(shop.as('supervisor'), { projectId: 1 })).toEqual([]);
  });
});
