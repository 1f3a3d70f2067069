import { beforeAll, beforeEach, expect, test } from 'vitest';
import { addAction, closeIncident, endIncidentAction } from '../../electron/features/incidents/incident-actions.service.ts';
import {
  fileIncident,
  instructIncident,
  signIncident,
  submitIncident,
  visitIncident,
  writeIncident,
} from '../../electron/features/incidents/incident-appraisal.service.ts';
import { remindOfIncidents } from '../../electron/features/incidents/incident-reminders.service.ts';
import { recordIncidentPrint, viewIncident } from '../../electron/features/incidents/incidents.service.ts';
import { personTables } from '../../electron/features/privacy/person-tables.ts';
import { logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { report, seen } from '../support/incidents.ts';
import { addPerson, address, name, phone, stepsIn } from '../support/person.ts';
import { tablesWith, tracesOf } from '../support/person-trace.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const traces = [name, phone, '137 1234 5678', '137-1234-5678', address, '平江路'];
const told = `${name}，137-1234-5678，${address}`;

describeOnEngines('the privacy of incidents', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());
  const { receive, verify, perform } = stepsIn(() => shop);

  test('R-004-24 nobody is deleted while an incident is open; afterwards no table names the person', async () => {
    const registered = new Set(personTables.map(({ table }) => table));
    for (const table of await tablesWith(engine(), 'incident_id')) expect(registered).toContain(table);
    const customer = await addPerson(shop);
    const { id: requestId } = await logCall(shop, customer, { contactName: name, phone: '137 1234 5678', address, content: told });
    const { id } = await report(shop, { requestId, facts: told, firstOpinion: told });
    const boss = () => shop.as('supervisor');
    shop.clock.advance(2 * 3_600_000);
    await remindOfIncidents(shop.app);
    await visitIncident(boss(), { ...(await seen(shop, id)), at: shop.clock.now, note: told });
    const found = { facts: told, investigation: told, cause: told, appraisal: told, opinion: told, abnormalRecord: told };
    await writeIncident(boss(), { ...(await seen(shop, id)), ...found });
    await submitIncident(boss(), await seen(shop, id));
    for (const role of ['supervisor', 'serviceManager'] as const)
      await signIncident(shop.as(role), { ...(await seen(shop, id)), note: told });
    await fileIncident(boss(), await seen(shop, id));
    await instructIncident(shop.as('generalManager'), { ...(await seen(shop, id)), instruction: told });
    await addAction(boss(), { ...(await seen(shop, id)), text: told, ownerId: shop.technicians[0], dueOn: '2026-11-30' });
    const [action] = (await viewIncident(boss(), { id })).actions;
    await endIncidentAction(boss(), { ...(await seen(shop, id)), actionId: action?.id ?? 0, result: told });
    await recordIncidentPrint(boss(), { id, paper: 'A4', copies: 1, reason: told });
    await engine().transaction((tx) => tx.updateTable('serviceRequest').set({ state: 'archived' }).execute());
    const erasure = await receive(customer, 'delete');
    await verify(erasure.id);
    const { no } = await viewIncident(boss(), { id });
    expect(await refusal(perform(erasure.id), 'erasureBlocked')).toEqual({ open: [no] });
    await closeIncident(boss(), { ...(await seen(shop, id)), closing: told });
    expect(await tracesOf(engine(), [name])).toContain(`incident.facts: ${name}`);
    await perform(erasure.id);
    expect(await tracesOf(engine(), traces)).toEqual([]);
    expect(await viewIncident(boss(), { id })).toMatchObject({ no, state: 'closed', facts: '', investigation: '' });
  });
});
