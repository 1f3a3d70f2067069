import { beforeAll, beforeEach, expect, test } from 'vitest';
import { mergeCustomers } from '../../electron/features/merges/merges.service.ts';
import { exportPerson } from '../../electron/features/privacy/person-export.service.ts';
import { personTables } from '../../electron/features/privacy/person-tables.ts';
import { listRepairs, viewRepair } from '../../electron/features/repair-cases/repair-cases.service.ts';
import { recordRepairPrint } from '../../electron/features/repair-cases/repair-prints.service.ts';
import { changeRepair, issueRepair, recheckRepair } from '../../electron/features/repair-cases/repair-feedback.service.ts';
import { decideCause, explainCause, seeSite, tellSupplier } from '../../electron/features/repair-cases/repair-causes.service.ts';
import { writeService } from '../../electron/features/repair-cases/repair-orders.service.ts';
import { voidRepair } from '../../electron/features/repair-cases/repair-works.service.ts';
import { archiveRequest, tellResult, viewRequest } from '../../electron/features/requests/requests.service.ts';
import type { RepairCause } from '../../shared/repair-case-lifecycle.ts';
import { repairListInput } from '../../shared/repair-cases.ts';
import { addCustomer } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { addPerson, address, name, phone, stepsIn } from '../support/person.ts';
import { tablesWith, tracesOf } from '../support/person-trace.ts';
import { refusal } from '../support/refusal.ts';
import { addSitePhoto, at, beginRepair, renovationCall } from '../support/repairs.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const traces = [name, phone, '137 1234 5678', '137-1234-5678', address, '平江路'];
const told = `${name}，137-1234-5678，${address}`;

describeOnEngines('the privacy of renovation repairs', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());
  const { receive, verify, perform } = stepsIn(() => shop);

  /** A case in which every text names the person. */
  async function tellingRepair(customerId: number, cause: RepairCause): Promise<{ readonly id: number; readonly requestId: number }> {
    const call = { contactName: name, phone: '137 1234 5678', address, content: told, serviceWanted: told };
    const requestId = await renovationCall(shop, call, { customerId });
    const facts = { ownerName: name, phone: '137 1234 5678', address, content: told, wish: told, warrantyNote: told };
    const { id } = await beginRepair(shop, requestId, facts);
    await changeRepair(shop.as('frontDesk'), { ...(await at(shop, id)), ...facts, wish: `快，${told}`, warrantyResult: 'covered' });
    await issueRepair(shop.as('frontDesk'), await at(shop, id));
    await recheckRepair(shop.as('supervisor'), { ...(await at(shop, id)), result: 'covered', note: told });
    await seeSite(shop.as('supervisor'), { ...(await at(shop, id)), at: shop.clock.now });
    await addSitePhoto(shop, id, `${name}家.png`);
    await decideCause(shop.as('supervisor'), { ...(await at(shop, id)), cause, note: told });
    await recordRepairPrint(shop.as('supervisor'), { id, form: 'feedback', paper: 'A4', copies: 2, reason: told });
    return { id, requestId };
  }

  async function endRequest(requestId: number): Promise<void> {
    const toTell = await viewRequest(shop.as('frontDesk'), { id: requestId });
    const result = { id: requestId, version: toTell.version, toldAt: shop.clock.now, toldWay: 'phone' as const, opinion: '' };
    const { version } = await tellResult(shop.as('frontDesk'), result);
    await archiveRequest(shop.as('supervisor'), { id: requestId, version });
  }

  test('R-004-24 every table of a repair is in the register, and a person’s copy holds texts and photographs', async () => {
    const registered = new Set(personTables.map(({ table }) => table));
    for (const table of await tablesWith(engine(), 'case_id')) expect(registered).toContain(table);
    const customer = await addPerson(shop);
    await tellingRepair(customer, 'company');
    const { id } = await receive(customer, 'copy');
    await verify(id);
    const read = async (format: 'json' | 'html') =>
      Buffer.from((await exportPerson(shop.as('dataSteward'), { id, format })).base64, 'base64').toString('utf8');
    const data = (JSON.parse(await read('json')) as { readonly data: Readonly<Record<string, readonly object[]>> }).data;
    expect(data['repairCase']).toMatchObject([{ ownerName: name, wish: `快，${told}` }]);
    const photo = { name: `${name}家.png`, mime: 'image/png', content: expect.stringMatching(/^iVBOR/) as string };
    expect(data['attachment']).toMatchObject([photo]);
    expect(Object.keys(data['attachment']?.[0] ?? {})).not.toContain('stored');
    expect(await read('html')).toContain('<img alt="" style="max-width:320px" src="data:image/jpeg;base64,/9j/');
  });

  test('R-004-24 nobody is deleted while a repair is open; afterwards no table names the person and no photograph is left', async () => {
    const customer = await addPerson(shop);
    const explained = await tellingRepair(customer, 'customer');
    const help = { ...(await at(shop, explained.id)), helpPlan: told, at: shop.clock.now };
    await explainCause(shop.as('frontDesk'), help);
    await endRequest(explained.requestId);
    const supplied = await tellingRepair(customer, 'supplier');
    // a supplier is a firm, which stands in a list of its own
    const visit = { name: '某瓷砖厂', toldAt: shop.clock.now, comesAt: shop.clock.now };
    await tellSupplier(shop.as('frontDesk'), { ...(await at(shop, supplied.id)), ...visit });
    const costed = await tellingRepair(customer, 'company');
    const lines = [{ item: told.slice(0, 60), quantity: '1', method: told, laborFen: 100, materialFen: 50 }];
    await writeService(shop.as('supervisor'), { ...(await at(shop, costed.id)), lines, isCompared: true });
    await engine().transaction((tx) => tx.updateTable('serviceRequest').set({ state: 'archived' }).execute());

    const { id } = await receive(customer, 'delete');
    await verify(id);
    const numbers = [(await viewRepair(shop.as('frontDesk'), { id: supplied.id })).no, (await viewRepair(shop.as('frontDesk'), costed)).no];
    const blocked = { open: [...numbers, expect.stringMatching(/^GY/)] };
    expect(await refusal(perform(id), 'erasureBlocked')).toEqual(blocked);
    for (const repair of [supplied, costed]) await voidRepair(shop.as('supervisor'), { ...(await at(shop, repair.id)), reason: told });
    const before = await tracesOf(engine(), [name]);
    for (const column of ['owner_name', 'content', 'wish', 'warranty_note', 'second_check_note', 'cause_note', 'help_plan'])
      expect(before).toContain(`repair_case.${column}: ${name}`);
    await perform(id);
    expect(await tracesOf(engine(), traces)).toEqual([]);
    const left = await viewRepair(shop.as('frontDesk'), { id: costed.id });
    expect(left).toMatchObject({ no: numbers[1], totalFen: 150, ownerName: '', phone: '', photoCount: 0 });
    expect(await engine().db.selectFrom('attachment').select('id').execute()).toEqual([]);
  });

  test('R-004-20 a repair goes with its request to the customer that is kept', async () => {
    const [kept, absorbed] = [await addCustomer(shop, '李四', '13900139000'), await addPerson(shop)];
    const { id } = await tellingRepair(absorbed, 'company');
    const versionOf = async (customer: number) =>
      (await engine().db.selectFrom('customer').select('version').where('id', '=', customer).executeTakeFirstOrThrow()).version;
    const [keptVersion, absorbedVersion] = [await versionOf(kept), await versionOf(absorbed)];
    await mergeCustomers(shop.as('supervisor'), { keptId: kept, keptVersion, absorbedId: absorbed, absorbedVersion, choices: {} });
    const { rows } = await listRepairs(shop.as('frontDesk'), repairListInput.parse({}));
    expect(rows).toMatchObject([{ id, customerId: kept }]);
  });
});
