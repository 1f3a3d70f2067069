import type { APIRequestContext } from '@playwright/test';
import type { ProcedurePath } from '../../shared/procedure-permissions.ts';
import { addLatinArchive } from './latin-archive.ts';
import type { LatinArchive } from './latin-archive.ts';

/** What the screens of the Latin shop are about. */
export interface LatinShop extends LatinArchive {
  readonly loginName: string;
  readonly password: string;
  readonly customerId: number;
  /** One request just logged, one at work, one told. */
  readonly requestIds: readonly number[];
  readonly slipIds: readonly number[];
  readonly partId: number;
  readonly placeId: number;
  readonly handoverId: number;
  readonly oldPartId: number;
  readonly oldPartNoteId: number;
  readonly stocktakeId: number;
  readonly materialRequestId: number;
  readonly purchaseOrderId: number;
  readonly inquiryId: number;
  readonly consignmentId: number;
  readonly itemId: number;
}

const hour = 3_600_000;

/**
 * Sets up a shop without a single Chinese character in its data, with one person who may do everything, and one of each thing. So whatever
 * Chinese stands on an English screen comes from the screen.
 */
export async function setUpLatinShop(request: APIRequestContext, address: string): Promise<LatinShop> {
  const post = async <T>(path: ProcedurePath, data: object): Promise<T> => {
    const answer = await request.post(`${address}/trpc/${path}`, { headers: { 'x-counter': '1' }, data });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return ((await answer.json()) as { readonly result: { readonly data: T } }).result.data;
  };
  const command = <T = { readonly id: number; readonly version: number }>(path: ProcedurePath, body: object) =>
    post<T>(path, { key: crypto.randomUUID(), body });
  const get = async <T>(path: ProcedurePath, input?: object): Promise<T> => {
    const answer = await request.get(`${address}/trpc/${path}${input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''}`);
    return ((await answer.json()) as { readonly result: { readonly data: T } }).result.data;
  };

  const [loginName, password] = ['morgan', 'walnut-bridge-71'];
  await post('setup.run', {
    shopName: 'Harbour Appliances',
    shopPhone: '021-5555 0100',
    shopAddress: '12 Quay Street',
    language: 'en',
    displayName: 'Morgan',
    loginName,
    password,
    roles: [
      'frontDesk',
      'supervisor',
      'storekeeper',
      'followUpCaller',
      'technician',
      'serviceManager',
      'generalManager',
      'adminOffice',
      'dataSteward',
    ],
  });
  const technician = await command('staff.create', { name: 'Alex Reed', isTechnician: true, skills: 'fridges', region: 'North' });
  const { id: customerId } = await command('customers.create', {
    name: 'Jo Carter',
    region: 'North',
    note: 'Ring twice',
    contacts: [{ name: 'Jo Carter' }],
    phones: [{ shownAs: '138 0013 8000' }],
    addresses: [{ text: '3 Mill Lane' }],
  });
  const { id: itemId } = await command('installedItems.add', {
    customerId,
    category: 'Fridge',
    brand: 'Polar',
    model: 'P-200',
    serial: 'SN-42',
    warrantyUntil: '2030-01-01',
  });
  await command('calls.log', { customerId, summary: 'Asked about the warranty' });
  await command('calls.log', { callerName: 'Jane Roe', phone: '13900139000', summary: 'Asked for a quote', channel: 'letter' });

  const logged: number[] = [];
  for (const [content, urgency, type] of [
    ['Fridge does not cool', 'urgent', 'repair'],
    ['Hood to be fitted', 'general', 'installation'],
    ['Washer leaks', 'important', 'repair'],
    ['How to set the clock', 'general', 'consulting'],
  ]) {
    const { id } = await command('requests.log', {
      customerId,
      contactName: 'Jo Carter',
      phone: '138 0013 8000',
      address: '3 Mill Lane',
      content,
      serviceWanted: 'Visit',
      type,
      branch: 'complaint',
      urgency,
      channel: 'phone',
      lodgedBy: 'customer',
      faultClass: 'unknown',
      receivedAt: Date.now() - 2 * hour,
      promisedAt: Date.now() + 2 * hour,
    });
    logged.push(id);
  }
  const dispatch = async (requestId = 0) => {
    const { version } = await get<{ version: number }>('requests.get', { id: requestId });
    return command('workOrders.dispatch', {
      requestId,
      requestVersion: version,
      staffIds: [technician.id],
      plannedAt: Date.now() + hour,
      instruction: 'Bring the ladder',
      lines: ['Check the compressor'],
      reasons: { overlap: 'Two people', absence: '', training: '', sameWork: '' },
    });
  };
  const open = await dispatch(logged[1]);
  const done = await dispatch(logged[2]);

  const [place] = await get<readonly { id: number }[]>('parts.places');
  const { id: partId } = await command('parts.create', {
    code: 'P-1',
    barcode: '6900000000011',
    name: 'Fan motor',
    spec: '12 V',
    unit: 'pc',
    category: 'Motors',
    priceFen: 12_000,
    costFen: 8_000,
    minQty: 5,
    placeId: place?.id,
  });
  await command('stock.receive', { supplier: 'Parts Ltd', lines: [{ itemId: partId, placeId: place?.id, qty: 4, unitCostFen: 8_000 }] });
  for (const slip of [open, done]) await command('parts.demand', { workOrderId: slip.id, lines: [{ itemId: partId, qty: 1 }] });
  await command('stock.issue', {
    workOrderId: done.id,
    signedBy: 'Alex Reed',
    isSigned: true,
    lines: [{ itemId: partId, placeId: place?.id, qty: 1 }],
  });
  await command('replacements.ask', {
    workOrderId: open.id,
    itemId: partId,
    qty: 1,
    cause: 'lost',
    reason: 'Lost on site',
    responsibleId: technician.id,
  });
  const { rows: oldParts } = await get<{ rows: readonly { id: number; version: number }[] }>('oldParts.list', {});
  const oldPart = { id: oldParts[0]?.id ?? 0, version: oldParts[0]?.version ?? 1 };
  const oldPartNote = await command('oldParts.receive', { lines: [{ ...oldPart, qty: 1, condition: 'Worn' }] });
  await command('workOrders.recordPrint', { ids: [open.id], paper: 'A5', copies: 3, reason: '' });
  const slip = await get<{ version: number }>('workOrders.get', { id: done.id });
  const result = await command('workOrders.recordResult', {
    id: done.id,
    version: slip.version,
    arrivedAt: Date.now() - hour,
    leftAt: Date.now() - hour / 2,
    cause: 'Worn seal',
    remedy: 'Seal replaced',
    nothingLeftOut: true,
    isSigned: true,
    signedBy: 'Jo Carter',
    customerOpinion: 'Fine',
    laborFen: 8_000,
  });
  await command('workOrders.handBack', { id: done.id, version: result.version });
  const keeper = await command('staff.create', { name: 'Sam Ford', isTechnician: false, skills: '', region: 'North' });
  const { no } = await get<{ no: string }>('workOrders.get', { id: open.id });
  const { id: handoverId } = await command('handovers.create', {
    ...{ kind: 'workOrder', fromId: technician.id, toId: keeper.id, at: Date.now(), note: 'Monday', numbers: [no] },
  });
  const { id: materialRequestId } = await command('materialRequests.create', {
    ...{ applicantId: technician.id, path: 'central', buyReason: 'faster', workOrderId: open.id, reason: 'Two more are needed' },
    lines: [
      { itemId: partId, qty: 2 },
      { name: 'Brass valve', spec: 'half inch', unit: 'pc', qty: 1 },
    ],
  });
  const { id: stocktakeId } = await command('stocktakes.create', { kind: 'parts', mode: 'full', note: 'Month end' });
  const { id: purchaseOrderId } = await command('purchaseOrders.save', {
    ...{ supplierName: 'Parts Ltd', dueOn: '2099-01-01', contractNo: 'C-7', note: 'Ring before delivery' },
    lines: [{ itemId: partId, qty: 6, spec: '12 V', priceFen: 7_900 }],
  });
  const order = async () => ({
    id: purchaseOrderId,
    version: (await get<{ version: number }>('purchaseOrders.get', { id: purchaseOrderId })).version,
  });
  for (const step of ['negotiate', 'contract', 'place'] as const) await command(`purchaseOrders.${step}`, await order());
  const { orderLines } = await get<{ orderLines: readonly { id: number }[] }>('purchaseOrders.get', { id: purchaseOrderId });
  await command('purchaseOrders.receive', {
    ...(await order()),
    lines: [{ lineId: orderLines[0]?.id, placeId: place?.id, delivered: 3, accepted: 2, reason: 'Cracked' }],
  });
  const { id: inquiryId } = await command('inquiries.save', { note: 'For spring', lines: [{ itemId: partId, qty: 10 }] });
  const { lines: asked } = await get<{ lines: readonly { lineId: number }[] }>('inquiries.get', { id: inquiryId });
  await command('inquiries.saveOffer', {
    ...{ id: inquiryId, version: 1, supplierName: 'Parts Ltd', leadDays: 5, quality: 80, delivery: 90 },
    prices: [{ lineId: asked[0]?.lineId, priceFen: 7_500 }],
  });
  const { id: consignmentId } = await command('consignments.send', {
    ...{ direction: 'back', way: 'express', party: 'Parts Ltd', what: 'Cracked fan motor', sentOn: '2026-01-05', costFen: 1_200 },
    ...{ carrier: 'Swift', trackingNo: 'SW-1', purchaseOrderId, withRejected: true },
  });
  await command('drafts.save', { form: 'other', title: 'a draft', data: { text: 'half a sentence' } });
  const archive = await addLatinArchive({ command, get }, customerId);
  return {
    ...archive,
    itemId,
    loginName,
    password,
    customerId,
    requestIds: logged.slice(0, 3),
    slipIds: [open.id, done.id],
    partId,
    placeId: place?.id ?? 0,
    handoverId,
    oldPartId: oldPart.id,
    oldPartNoteId: oldPartNote.id,
    stocktakeId,
    materialRequestId,
    purchaseOrderId,
    inquiryId,
    consignmentId,
  };
}

/** Every screen of the frame, by its path. */
export function screensOf({
  customerId,
  requestIds,
  slipIds,
  partId,
  handoverId,
  oldPartId,
  oldPartNoteId,
  ...archive
}: LatinShop): readonly string[] {
  const { itemId, vehicleId, projectId, cardId, privacyRequestId, twinId, repairId, repairRequestId, formId, incidentId, supplierCaseId } =
    archive;
  return [
    '/',
    '/intake',
    `/intake?customer=${customerId}`,
    '/requests',
    ...requestIds.map((id) => `/requests/${id}`),
    '/tasks',
    '/settings/routing',
    `/print/closing-report?id=${requestIds.at(-1)}`,
    '/dispatch',
    '/appointments',
    '/dispatch?tab=queue',
    '/dispatch?tab=log',
    '/dispatch?tab=notBack',
    '/dispatch?tab=unmatched',
    '/dispatch?tab=toReconfirm',
    '/work-orders',
    ...slipIds.map((id) => `/work-orders/${id}`),
    `/print/slips?ids=${slipIds.join()}`,
    `/print/service-report?ids=${slipIds.join()}`,
    `/print/slip-labels?ids=${slipIds.join()}`,
    `/print/item-labels?ids=${itemId}`,
    `/print/project-request?id=${requestIds[0]}`,
    `/print/customer-notice?id=${requestIds[0]}`,
    '/print/appointments',
    `/print/feedback-form?id=${formId}`,
    `/print/incident?id=${incidentId}`,
    '/purchasing',
    '/stock-reports',
    '/stock-reports/use',
    '/stock-reports/turnover',
    '/stock-reports/slow',
    '/stock-reports/reserves',
    '/stock-reports/accuracy',
    '/stocktakes',
    `/stocktakes/${archive.stocktakeId}`,
    `/print/stocktake?id=${archive.stocktakeId}`,
    '/purchasing/requests',
    `/purchasing/requests/${archive.materialRequestId}`,
    `/print/material-request?id=${archive.materialRequestId}`,
    '/purchasing/orders',
    '/purchasing/orders/new',
    `/purchasing/orders/${archive.purchaseOrderId}`,
    `/purchasing/orders/${archive.purchaseOrderId}/edit`,
    `/purchasing/orders/${archive.purchaseOrderId}/receive`,
    '/purchasing/inquiries',
    '/purchasing/inquiries/new',
    `/purchasing/inquiries/${archive.inquiryId}`,
    `/purchasing/inquiries/${archive.inquiryId}/edit`,
    '/purchasing/consignments',
    `/purchasing/consignments/${archive.consignmentId}`,
    '/purchasing/costs',
    `/print/purchase-order?id=${archive.purchaseOrderId}`,
    '/print/stock-note?id=1',
    '/print/replacement?id=1',
    `/print/handover?id=${handoverId}`,
    '/print/test-page',
    '/print/log',
    '/dispatch/morning',
    '/reports',
    '/reports/evening',
    '/reports/progress',
    '/reports/efficiency',
    '/reports/repairs',
    '/reports/timeliness',
    '/print/report?form=progress',
    '/settings/wall',
    '/customers',
    `/customers/${customerId}`,
    '/customers/duplicates',
    `/customers/merge?kept=${customerId}`,
    `/customers/merge?kept=${customerId}&absorbed=${twinId}`,
    '/customers/merges',
    '/customers/bad-phones',
    '/customers/files',
    `/print/customer-file?customer=${customerId}`,
    `/items/${itemId}`,
    `/items/${vehicleId}`,
    '/warranties',
    '/projects',
    '/projects/new',
    `/projects/${projectId}`,
    `/projects/${projectId}/edit`,
    `/warranty-cards/new?kind=A&customer=${customerId}&project=${projectId}`,
    `/warranty-cards/new?kind=B&customer=${customerId}`,
    `/warranty-cards/${cardId}`,
    `/print/card?id=${cardId}`,
    `/requests/${repairRequestId}`,
    '/old-parts',
    `/old-parts/${oldPartId}`,
    '/old-parts/claims',
    '/old-parts/empties',
    `/print/old-parts?id=${oldPartNoteId}`,
    '/suppliers',
    '/suppliers/1',
    '/suppliers/cases',
    `/suppliers/cases/${supplierCaseId}`,
    '/feedback-forms',
    `/feedback-forms/${formId}`,
    '/incidents',
    `/incidents/${incidentId}`,
    '/approvals',
    '/repair-cases',
    `/repair-cases/${repairId}`,
    `/print/repair-feedback?id=${repairId}`,
    `/print/repair-service?id=${repairId}`,
    '/calls',
    '/print/calls',
    '/parts',
    `/parts/${partId}`,
    '/parts/waiting',
    '/parts/technicians',
    '/parts/technicians/1',
    '/parts/technicians/1/issue',
    '/parts/technicians/1/return',
    '/parts/transfer',
    '/parts/scrap',
    '/old-parts/replacements',
    '/parts/issue',
    `/parts/issue/${slipIds[0]}`,
    '/parts/return',
    `/parts/return/${slipIds[0]}`,
    '/parts/receive',
    '/parts/moves',
    '/parts/check',
    '/parts/places',
    `/parts/places/${archive.placeId}`,
    '/parts/classes',
    '/parts/ledger',
    `/parts/ledger/${partId}`,
    `/print/part-labels?ids=${partId}`,
    `/print/part-ledger?id=${partId}`,
    '/imports',
    '/settings',
    '/settings/account',
    '/settings/sessions',
    '/settings/shop',
    '/settings/keyCustomers',
    '/settings/customerFields',
    '/settings/forms',
    '/settings/numberRanges',
    '/papers',
    '/papers/voids',
    '/papers/unmatched',
    '/papers/prints',
    '/handovers',
    '/handovers/new',
    `/handovers/${handoverId}`,
    '/settings/outlets',
    '/settings/regions',
    '/settings/presets',
    '/settings/presets/appliances',
    '/settings/calendars',
    '/settings/calendars/new',
    '/settings/holidays',
    '/settings/privacyPolicy',
    '/settings/privacyAsk',
    '/settings/privacyRequests',
    `/settings/privacyRequests/${privacyRequestId}`,
    '/settings/privacyReview',
    '/settings/privacyAccess',
    `/print/notice?customer=${customerId}`,
    '/settings/users',
    '/settings/duty',
    '/settings/staff',
    '/settings/audit',
    '/no-such-page',
  ];
}
