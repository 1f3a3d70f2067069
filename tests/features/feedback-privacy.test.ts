import { beforeAll, beforeEach, expect, test } from 'vitest';
import { viewForm } from '../../electron/features/feedback-forms/feedback-forms.service.ts';
import { recordFormPrint } from '../../electron/features/feedback-forms/form-prints.service.ts';
import { noteGoodsArrived } from '../../electron/features/feedback-forms/form-goods.service.ts';
import {
  agreeOnForm,
  appraiseForm,
  closeForm,
  finishForm,
  noteOnForm,
  tellManagement,
} from '../../electron/features/feedback-forms/form-steps.service.ts';
import { personTables } from '../../electron/features/privacy/person-tables.ts';
import { logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { formAt, openForm, upToGoods } from '../support/feedback.ts';
import { addPerson, address, name, phone, stepsIn } from '../support/person.ts';
import { tablesWith, tracesOf } from '../support/person-trace.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const traces = [name, phone, '137 1234 5678', '137-1234-5678', address, '平江路'];
const told = `${name}，137-1234-5678，${address}`;

describeOnEngines('the privacy of feedback forms', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());
  const { receive, verify, perform } = stepsIn(() => shop);

  test('R-004-24 nobody is deleted while a form is open; afterwards no table names the person', async () => {
    const registered = new Set(personTables.map(({ table }) => table));
    for (const table of await tablesWith(engine(), 'form_id')) expect(registered).toContain(table);
    const customer = await addPerson(shop);
    const { id: requestId } = await logCall(shop, customer, { contactName: name, phone: '137 1234 5678', address, content: told });
    const needs = [{ kind: 'specialPart', what: told, quantity: 1 }];
    const facts = { reporterName: name, goods: told, fault: told, details: told, opinion: told, needs };
    const id = await openForm(shop, requestId, facts);
    const heads = () => shop.as('supervisor');
    const at = shop.clock.now;
    await appraiseForm(heads(), { ...(await formAt(shop, id)), result: told, at, isSupervisorThere: true, opinion: told });
    await upToGoods(shop, id, { note: told });
    await agreeOnForm(heads(), { ...(await formAt(shop, id)), at, how: 'phone', text: told });
    await noteOnForm(heads(), { ...(await formAt(shop, id)), text: told });
    await noteGoodsArrived(heads(), { ...(await formAt(shop, id)), at });
    await finishForm(heads(), { ...(await formAt(shop, id)), at, result: told });
    await tellManagement(heads(), await formAt(shop, id));
    await recordFormPrint(heads(), { id, paper: 'A4', copies: 1, reason: told });
    await engine().transaction((tx) => tx.updateTable('serviceRequest').set({ state: 'archived' }).execute());
    const erasure = await receive(customer, 'delete');
    await verify(erasure.id);
    const { no } = await viewForm(heads(), { id });
    expect(await refusal(perform(erasure.id), 'erasureBlocked')).toEqual({ open: [no] });
    await closeForm(heads(), await formAt(shop, id));
    expect(await tracesOf(engine(), [name])).toContain(`feedback_form.fault: ${name}`);
    await perform(erasure.id);
    expect(await tracesOf(engine(), traces)).toEqual([]);
    expect(await viewForm(heads(), { id })).toMatchObject({ no, state: 'closed', decision: 'factory', fault: '', agreedText: '' });
  });
});
