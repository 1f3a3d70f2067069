import type { APIRequestContext } from '@playwright/test';
import type { ProcedurePath } from '../../shared/procedure-permissions.ts';
import { addLatinAccount } from './latin-accounts.ts';
import type { LatinAccounts } from './latin-accounts.ts';
import { addLatinArchive } from './latin-archive.ts';
import type { LatinArchive } from './latin-archive.ts';
import { addLatinPurchases } from './latin-purchases.ts';
import type { LatinPurchases } from './latin-purchases.ts';
import { addLatinToolCount } from './latin-tool-count.ts';
import type { LatinToolCount } from './latin-tool-count.ts';
import { addLatinTools } from './latin-tools.ts';
import type { LatinTools } from './latin-tools.ts';

/** What the screens of the Latin shop are about. */
export interface LatinShop extends LatinArchive, LatinPurchases, LatinTools, LatinToolCount, LatinAccounts {
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
  const purchases = await addLatinPurchases(
    { command, get },
    { partId, placeId: place?.id ?? 0, technicianId: technician.id, workOrderId: open.id },
  );
  const tools = await addLatinTools({ command, get }, technician.id);
  const toolCount = await addLatinToolCount({ command, get }, technician.id);
  await command('drafts.save', { form: 'other', title: 'a draft', data: { text: 'half a sentence' } });
  const accounts = await addLatinAccount({ command, get }, technician.id);
  const archive = await addLatinArchive({ command, get }, customerId);
  return {
    ...archive,
    ...purchases,
    ...tools,
    ...toolCount,
    ...accounts,
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
  };
}
