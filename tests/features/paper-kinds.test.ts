import { beforeAll, beforeEach, expect, test } from 'vitest';
import { recordFormPrint } from '../../electron/features/feedback-forms/form-prints.service.ts';
import { viewForm } from '../../electron/features/feedback-forms/feedback-forms.service.ts';
import { closeForm, finishForm, tellManagement } from '../../electron/features/feedback-forms/form-steps.service.ts';
import { createHandover } from '../../electron/features/handovers/handovers.service.ts';
import { recordIncidentPrint } from '../../electron/features/incidents/incidents.service.ts';
import { listUnmatchedPapers, viewNumbers } from '../../electron/features/numbers/numbers.service.ts';
import { listRanges } from '../../electron/features/numbers/ranges.service.ts';
import { listVoids } from '../../electron/features/numbers/voids.service.ts';
import { viewRepair } from '../../electron/features/repair-cases/repair-cases.service.ts';
import { searchEverything } from '../../electron/features/search/search.service.ts';
import { sendSupplierCase } from '../../electron/features/supplier-desk/supplier-desk.service.ts';
import { withdrawSupplierCase } from '../../electron/features/suppliers/supplier-steps.service.ts';
import { createCard } from '../../electron/features/warranty-cards/warranty-cards.service.ts';
import { recordPrint } from '../../electron/features/work-orders/work-orders-print.service.ts';
import { listUnmatched } from '../../electron/features/work-orders/work-orders.service.ts';
import type { PaperKind } from '../../shared/numbers.ts';
import { voidListInput } from '../../shared/numbers.ts';
import { sendSupplierCaseInput } from '../../shared/suppliers.ts';
import { createCardInput } from '../../shared/warranty-cards.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { decide, formAt, openForm } from '../support/feedback.ts';
import { report } from '../support/incidents.ts';
import { filedRepair } from '../support/repairs.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const today = '2026-11-21';
const print = { paper: 'A4', copies: 1, reason: '' } as const;

describeOnEngines('papers of feedback forms, incidents and suppliers', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const heads = () => shop.as('supervisor');
  const unmatched = async (kind: PaperKind | null = null) =>
    (await listUnmatchedPapers(shop.as('serviceManager'), { kind })).map(({ no }) => no);
  const handOver = (kind: PaperKind, no: string) =>
    createHandover(heads(), {
      kind,
      fromId: shop.technicians[0],
      toId: shop.technicians[1],
      at: shop.clock.now,
      note: '',
      numbers: [no],
    });
  const found = async (query: string, by: 'supervisor' | 'technician' = 'supervisor') =>
    (await searchEverything(shop.as(by), { query })).map(({ kind, title }) => [kind, title]);
  const sendCase = async () =>
    sendSupplierCase(
      heads(),
      sendSupplierCaseInput.parse({ supplierName: '顾家', what: '换扶手', way: 'wechat', answerDueAt: shop.clock.now + 3_600_000 }),
    );

  test('R-001-14 a feedback form and an incident that were printed are unmatched until they are handed over or closed', async () => {
    const form = await openForm(shop, null);
    const incident = await report(shop);
    const { no } = await viewForm(heads(), { id: form });
    expect(await unmatched()).toEqual([]);
    await recordFormPrint(heads(), { id: form, ...print });
    await recordIncidentPrint(heads(), { id: incident.id, ...print });
    expect(await unmatched()).toEqual([no, incident.no]);
    expect(await unmatched('incident')).toEqual([incident.no]);
    await handOver('incident', incident.no ?? '');
    expect(await unmatched()).toEqual([no]);
    await decide(shop, form, 'repairable');
    await finishForm(heads(), { ...(await formAt(shop, form)), at: shop.clock.now, result: '已修好' });
    await tellManagement(heads(), await formAt(shop, form));
    await closeForm(heads(), await formAt(shop, form));
    expect(await unmatched()).toEqual([]);
  });

  test('R-001-14 slips that were handed over leave the list in dispatch and that of all papers alike', async () => {
    const slip = await dispatch(shop, (await logCall(shop, await addCustomer(shop))).id);
    await recordPrint(heads(), { ids: [slip.id], paper: 'A5', copies: 1, reason: '' });
    const inDispatch = async () => (await listUnmatched(heads())).map(({ no }) => no);
    expect(await inDispatch()).toEqual([slip.no]);
    expect(await unmatched('workOrder')).toEqual([slip.no]);
    await handOver('workOrder', slip.no ?? '');
    expect(await inDispatch()).toEqual([]);
    expect(await unmatched('workOrder')).toEqual([]);
  });

  test('R-001-14 a case that was withdrawn keeps its number with the reason among the voids', async () => {
    const { id, version, no } = await sendCase();
    expect(no).toMatch(/^GY20261121-\d{4}$/);
    expect((await listRanges(shop.as('serviceManager'))).find(({ kind }) => kind === 'supplierCase')).toMatchObject({ prefix: 'GY' });
    await withdrawSupplierCase(heads(), { id, version, reason: '客户自己换了' });
    const { rows } = await listVoids(shop.as('serviceManager'), voidListInput.parse({ kind: 'supplierCase' }));
    expect(rows).toMatchObject([{ kind: 'supplierCase', subjectId: id, no, reason: '客户自己换了', userName: 'supervisor' }]);
    expect(await viewNumbers(shop.as('serviceManager'), { kind: 'supplierCase', from: today, to: today })).toMatchObject({
      count: 1,
      voided: 1,
      missing: 0,
    });
  });

  test('R-001-14 the palette and a scanner find feedback forms, incidents and supplier cases by their number, for who may see them', async () => {
    const form = await viewForm(heads(), { id: await openForm(shop, null) });
    const incident = await report(shop);
    const sent = await sendCase();
    expect(await found(form.no)).toEqual([['feedbackForm', form.no]]);
    expect(await found((incident.no ?? '').toLowerCase())).toEqual([['incident', incident.no]]);
    expect(await found('SG20261121')).toEqual([['incident', incident.no]]);
    expect(await found(sent.no ?? '')).toEqual([['supplierCase', sent.no]]);
    expect(await found(incident.no ?? '', 'technician')).toEqual([]);
  });

  test('R-001-14 every paper with a code is found by it: hand-over lists, both orders of a repair, warranty cards', async () => {
    const { id, no } = await viewForm(heads(), { id: await openForm(shop, null) });
    await recordFormPrint(heads(), { id, ...print });
    const list = await handOver('feedbackForm', no);
    expect(await found(list.no ?? '')).toEqual([['handover', list.no]]);
    expect(await found((list.no ?? '').replace('-', ''))).toEqual([['handover', list.no]]);
    expect(await found(list.no ?? '', 'technician')).toEqual([]);

    const repair = await viewRepair(heads(), { id: await filedRepair(shop) });
    expect(await found(repair.no)).toEqual([['repairFeedback', repair.no]]);
    expect(await found(repair.serviceNo)).toEqual([['repairService', repair.serviceNo]]);

    const card = await createCard(
      heads(),
      createCardInput.parse({
        customerId: repair.customerId,
        kind: 'B',
        ownerName: '张三丰',
        phone: '13800138000',
        address: '五一路8号',
        handedOverOn: '2026-04-20',
        startsOn: '2026-04-21',
        contents: '门禁 2年',
      }),
    );
    // the owner is found beside it, as before
    expect(await found(card.no ?? '')).toContainEqual(['warrantyCard', card.no]);
  });
});
