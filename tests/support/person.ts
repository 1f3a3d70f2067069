import type { Tx } from '../../electron/db/engine.ts';
import { createCustomer } from '../../electron/features/customers/customers.service.ts';
import { saveDraft } from '../../electron/features/drafts/drafts.service.ts';
import { addInstalledItem } from '../../electron/features/installed-items/installed-items.service.ts';
import { setPreference } from '../../electron/features/preferences/preferences.service.ts';
import {
  answerPrivacyRequest,
  performPrivacyRequest,
  receivePrivacyRequest,
  verifyPerson,
  viewPrivacyRequest,
} from '../../electron/features/privacy/privacy-requests.service.ts';
import {
  answerDepartment,
  answerEscalation,
  escalateRequest,
  handOverRequest,
} from '../../electron/features/requests/requests-escalate.service.ts';
import { holdRequest, releaseRequest } from '../../electron/features/requests/requests-holds.service.ts';
import { askSupport, markRequest } from '../../electron/features/requests/requests-owner.service.ts';
import { giveConsent, planRequest, setLiability } from '../../electron/features/requests/requests-steps.service.ts';
import { archiveRequest, tellResult, viewRequest } from '../../electron/features/requests/requests.service.ts';
import { handBackSlip } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
import { answerPrivacyInput, performPrivacyInput, receivePrivacyInput, verifyPrivacyInput } from '../../shared/privacy.ts';
import type { PrivacyKind } from '../../shared/privacy.ts';
import { dispatch, enterResult, logCall } from './counter.ts';
import type { Shop } from './shop.ts';
import { addPart } from './stock.ts';

/** A person whose data is asked for, and whose traces are looked for. */
export const name = '欧阳无痕';
export const phone = '13712345678';
export const address = '平江路二百零九弄七号';
export const plate = '湘A9K73Q';
export const vin = 'LZWADAGA8KB123456';
export const serial = 'SN-7702-无痕';

export async function addPerson(shop: Shop): Promise<number> {
  const input = createCustomerInput.parse({
    name,
    note: `${name}住${address}`,
    phones: [{ shownAs: phone }],
    contacts: [{ name: '欧阳太太', email: 'wuhen@example.com' }],
    addresses: [{ text: address }],
  });
  const { id } = await createCustomer(shop.as('frontDesk'), input);
  const car = { customerId: id, kind: 'vehicle', model: '五菱宏光', serial, vehicle: { plate, vin }, note: `${name}的车` };
  await addInstalledItem(shop.as('frontDesk'), addInstalledItemInput.parse(car));
  return id;
}

/** The steps of a privacy request, each at the version that stands. */
export function stepsIn(shop: () => Shop) {
  const steward = () => shop().as('dataSteward');
  const versionOf = async (id: number) => (await viewPrivacyRequest(steward(), { id })).version;
  return {
    versionOf,
    stateOf: async (id: number) => (await viewPrivacyRequest(steward(), { id })).state,
    receive: (customerId: number, kind: PrivacyKind, content = '') =>
      receivePrivacyRequest(shop().as('frontDesk'), receivePrivacyInput.parse({ customerId, kind, channel: 'phone', content })),
    verify: async (id: number, verifiedHow = '回拨登记的电话') =>
      verifyPerson(steward(), verifyPrivacyInput.parse({ id, version: await versionOf(id), verifiedHow })),
    perform: async (id: number, more: object = {}) =>
      performPrivacyRequest(steward(), performPrivacyInput.parse({ id, version: await versionOf(id), ...more })),
    answer: async (id: number) =>
      answerPrivacyRequest(steward(), answerPrivacyInput.parse({ id, version: await versionOf(id), answer: '已按要求办理', way: 'phone' })),
  };
}

/** A job from the call to the archive; everything said in it names the person. */
export async function closedJob(shop: Shop, customerId: number): Promise<number> {
  const request = await logCall(shop, customerId, {
    contactName: name,
    phone: '137 1234 5678',
    address,
    content: `${name}家冰箱不制冷`,
    serviceWanted: `到${address}上门`,
  });
  const slip = await dispatch(shop, request.id, {
    lines: [`先打${phone}`, '检查压缩机'],
    instruction: `找${name}，137-1234-5678，车${plate}`,
  });
  await liveThrough(shop, request.id);
  await enterResult(shop, slip.id, { signedBy: name, customerOpinion: `${name}很满意`, cause: '排水孔堵塞' });
  const { version } = await viewWorkOrder(shop.as('supervisor'), { id: slip.id });
  await handBackSlip(shop.as('supervisor'), { id: slip.id, version });
  const resolved = await viewRequest(shop.as('supervisor'), { id: request.id });
  const told = { id: request.id, version: resolved.version, toldAt: shop.clock.now, toldWay: 'phone' as const, opinion: `${name}说好` };
  await tellResult(shop.as('frontDesk'), told);
  await archiveRequest(shop.as('supervisor'), { id: request.id, version: resolved.version + 1 });
  return slip.id;
}

/** What happens to a request over its states; every text names the person. */
async function liveThrough(shop: Shop, id: number): Promise<void> {
  const [desk, head] = [shop.as('frontDesk'), shop.as('supervisor')];
  const target = async () => ({ id, version: (await viewRequest(head, { id })).version });
  const text = `${name}说的，${phone}`;
  const later = shop.clock.now + 86_400_000;
  await planRequest(desk, { ...(await target()), solution: 'onSite', plan: `给${name}换件`, problemKind: 'outsidePart' });
  await giveConsent(desk, { ...(await target()), consentedAt: shop.clock.now, note: text });
  await holdRequest(desk, { ...(await target()), reason: 'part', note: text, newPromisedAt: later, toldAt: null });
  await releaseRequest(desk, { ...(await target()), note: text });
  await handOverRequest(desk, { ...(await target()), department: '财务部', text });
  await answerDepartment(desk, { ...(await target()), text });
  await escalateRequest(desk, { ...(await target()), to: 'supervisor', reason: text, problemKind: null });
  await answerEscalation(head, { ...(await target()), text });
  await askSupport(desk, { ...(await target()), text, userId: null, dueAt: null });
  await setLiability(head, { ...(await target()), liability: 'customer', note: text });
  await markRequest(desk, { ...(await target()), tag: null, salesStaffId: null, againstStaffId: null, publicBody: `${name}找的报社` });
}

export const emptyProject = {
  name: '厂房空调',
  trade: '',
  managerName: '',
  managerPhone: '',
  contractNo: '',
  budgetFen: 0,
  progressPlan: '',
  changeOrders: '',
  paymentState: 'unpaid',
  contractOn: '',
  goodsAcceptedOn: '',
  completedOn: '',
  acceptedOn: '',
  finalAcceptedOn: '',
  documents: '',
  score: null,
  note: '',
  archivedAt: null,
  createdAt: 0,
  version: 1,
} as const;

/** Everything else in which a person leaves traces: drafts, remembered searches, unknown calls, imports, merges, papers. */
export async function leaveTraces(shop: Shop, customerId: number): Promise<void> {
  const { engine } = shop.app;
  const userId = shop.users.frontDesk.id;
  await saveDraft(shop.as('frontDesk'), { form: 'intake', title: name, data: { customerId, content: `${name} ${phone}` } });
  await setPreference(shop.as('supervisor'), { key: 'list.customers.place', value: { filters: { query: name } } });
  await setPreference(shop.as('supervisor'), { key: 'list.requests.place', value: { filters: { query: '冰箱' } } });
  const absorbed = await createCustomer(
    shop.as('frontDesk'),
    createCustomerInput.parse({ name, phones: [{ shownAs: phone }], addresses: [{ text: address }] }),
  );
  const itemId = await addPart(shop, { code: 'SPARE', name: '门封' });
  await engine.transaction(async (tx) => {
    const at = shop.clock.now;
    await tx.updateTable('customer').set({ mergedIntoId: customerId }).where('id', '=', absorbed.id).execute();
    const before = JSON.stringify({ name, phones: [phone], address });
    await tx
      .insertInto('customerMerge')
      .values({ keptId: customerId, absorbedId: absorbed.id, before, moved: before, userId, at, undoneAt: null, undoneBy: null })
      .execute();
    const { id: batchId } = await tx
      .insertInto('importBatch')
      .values({ kind: 'customers', fileName: `${name}.xlsx`, userId, at, created: 0, updated: 1, undoneAt: null, undoneBy: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx.insertInto('importChange').values({ batchId, subject: 'customer', subjectId: customerId, before, version: 2 }).execute();
    const imported = { at, userId, subject: 'import', subjectId: batchId, kind: 'imported' };
    await tx
      .insertInto('event')
      .values({ ...imported, data: JSON.stringify({ fileName: `${name}.xlsx`, created: 0 }) })
      .execute();
    const key = { key: 'a-call-that-was-repeated', createdAt: at, userId, procedure: 'test', bodyHash: '' };
    await tx
      .insertInto('requestKey')
      .values({ ...key, result: JSON.stringify({ id: 7, shownAs: '137-1234-5678' }) })
      .execute();
    await tx
      .insertInto('talk')
      .values({
        customerId: null,
        requestId: null,
        at,
        channel: 'phone',
        isIncoming: 1,
        userId,
        summary: `${name}问价`,
        callerName: name,
        phone: '+86 137-1234-5678',
      })
      .execute();
    await tx
      .insertInto('project')
      .values({ ...emptyProject, customerId, name: `${name}家`, managerName: name, managerPhone: phone, paymentState: 'settled' })
      .execute();
    await tx
      .insertInto('warrantyCard')
      .values({
        no: 'BX1',
        kind: 'A',
        customerId,
        projectId: null,
        ownerName: name,
        phone,
        postcode: '200000',
        address,
        handedOverOn: '',
        startsOn: '',
        contents: `${name}的厨房`,
        companySignedBy: '',
        supervisorSignedBy: '',
        signedOn: '',
        voidedAt: null,
        voidReason: '',
        userId,
        createdAt: at,
        version: 1,
      })
      .execute();
    await leaveSpare(tx, { customerId, itemId, userId, at });
    for (const subject of ['import', 'export'])
      await tx
        .insertInto('event')
        .values({ at, userId, subject, subjectId: 1, kind: 'noted', data: JSON.stringify({ phone, address }) })
        .execute();
  });
}

/** A spare that the customer took and signed for. */
async function leaveSpare(
  tx: Tx,
  { customerId, itemId, userId, at }: { customerId: number; itemId: number; userId: number; at: number },
): Promise<void> {
  const { id: requestId } = await tx
    .selectFrom('serviceRequest')
    .select('id')
    .where('customerId', '=', customerId)
    .executeTakeFirstOrThrow();
  const { id: documentId } = await tx
    .insertInto('stockDocument')
    .values({ no: 'CK1', kind: 'issue', at, userId, signedBy: name, workOrderId: null, staffId: null, bookedOn: '', reason: '', note: '' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('spareNeed')
    .values({
      ...{ requestId, itemId, documentId, qty: 1, isInStock: 1, neededAt: at, neededBy: userId, outcome: 'provided', endedAt: at },
      ...{ endedBy: userId, carrier: '', trackingNo: '', reason: `${name}自取`, version: 1 },
    })
    .execute();
}
