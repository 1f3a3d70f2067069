import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listAlerts } from '../../electron/features/alerts/alerts.service.ts';
import { listWaitingApprovals } from '../../electron/features/approvals/approvals-waiting.service.ts';
import { changeBookInDays } from '../../electron/features/material-requests/book-in-days.service.ts';
import {
  countMaterialRequests,
  exportMaterialRequests,
  listMaterialRequests,
  readMaterialFigures,
  readRequestPrintData,
  recordRequestPrint,
  viewMaterialRequest,
} from '../../electron/features/material-requests/material-requests.service.ts';
import { changeRequest } from '../../electron/features/material-requests/new-requests.service.ts';
import {
  cancelRequest,
  refuseRequest,
  reviseRequest,
  signRequest,
  submitRequest,
} from '../../electron/features/material-requests/request-approval.service.ts';
import { recordConsent } from '../../electron/features/material-requests/request-purchase.service.ts';
import { remindOfPurchases } from '../../electron/features/material-requests/request-reminders.service.ts';
import { waitingApprovalsInput } from '../../shared/approvals.ts';
import {
  changeMaterialRequestInput,
  createMaterialRequestInput,
  materialRequestCountInput,
  materialRequestListInput,
} from '../../shared/material-requests.ts';
import type { Role } from '../../shared/roles.ts';
import { alertListInput } from '../../shared/timer-views.ts';
import { describeOnEngines } from '../support/engines.ts';
import { approvedBy, ask, buy, comesIn, consented, seenRequest } from '../support/material-requests.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart } from '../support/stock.ts';

const hour = 3_600_000;
const day = 24 * hour;

describeOnEngines('material requests', (engine) => {
  let shop: Shop;
  let valve = 0;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    valve = await addPart(shop, { code: 'JF-4', name: '角阀' });
  });

  const view = (id: number, by: Role = 'supervisor') => viewMaterialRequest(shop.as(by), { id });
  const state = async (id: number) => (await view(id)).state;
  const sign = async (role: Role, id: number) => signRequest(shop.as(role), { ...(await seenRequest(shop, id)), note: '' });
  const refuse = async (role: Role, id: number) => refuseRequest(shop.as(role), { ...(await seenRequest(shop, id)), reason: '库里还有' });
  const waiting = async (role: Role) =>
    (await listWaitingApprovals(shop.as(role), waitingApprovalsInput.parse({}))).rows.map(({ subjectId }) => subjectId);
  /** When the counter is open again, which is when alerts show. */
  const toldTo = async (role: Role) =>
    (await listAlerts({ ...shop.as(role), now: shop.clock.now + 72 * hour }, alertListInput.parse({}))).rows
      .filter(({ kind }) => kind.startsWith('material'))
      .map(({ kind }) => kind);
  const list = async (filter: object, by: Role = 'supervisor') =>
    (await listMaterialRequests(shop.as(by), materialRequestListInput.parse(filter))).rows.map(({ id }) => id);

  test('R-000-31 a technician writes by real need, the supervisor approves, and the factory supplies', async () => {
    expect(
      createMaterialRequestInput
        .safeParse({ applicantId: 1, path: 'factory', reason: ' ', lines: [] })
        .error?.issues.map(({ path }) => path[0]),
    ).toEqual(['reason', 'lines']);
    const { id, no } = await ask(shop, valve);
    expect(no).toBe('CL20261121-0001');
    expect(await view(id)).toMatchObject({ state: 'draft', applicantName: '王建国', goods: '角阀 3 个', lineCount: 1 });
    expect(await waiting('supervisor')).toEqual([]);
    await submitRequest(shop.as('technician'), await seenRequest(shop, id));
    expect(await waiting('supervisor')).toEqual([id]);
    expect(await waiting('serviceManager')).toEqual([]);
    expect(await refusal(comesIn(shop, id, 3), 'commandNotAllowed')).toMatchObject({ command: 'bookIn', state: 'submitted' });
    await sign('supervisor', id);
    expect(await view(id)).toMatchObject({ state: 'approved', approvals: [{ state: 'granted', chain: 'factoryMaterial' }] });
    expect(await toldTo('storekeeper')).toEqual(['materialToSupply']);
    expect(await toldTo('technician')).toEqual(['materialApproved']);
    // nothing of it is bought on the market
    expect(await refusal(buy(shop, id, 'adminOffice'), 'guardFailed')).toEqual({ guard: 'factorySupplies' });
    await comesIn(shop, id, 3);
    expect(await state(id)).toBe('stocked');
  });

  test('R-000-32 a purchase needs one of the three reasons and the approval of two people', async () => {
    const without = createMaterialRequestInput.safeParse({
      applicantId: 1,
      path: 'central',
      reason: '急用',
      lines: [{ itemId: valve, qty: 1 }],
    });
    expect(without.error?.issues[0]?.path).toEqual(['buyReason']);
    const { id } = await ask(shop, valve, { path: 'central', buyReason: 'cheaper' });
    await approvedBy(shop, id, 'serviceManager');
    expect(await state(id)).toBe('submitted');
    expect(await waiting('supervisor')).toEqual([id]);
    expect(await refusal(sign('serviceManager', id), 'guardFailed')).toEqual({ guard: 'signedAlready' });
    // somebody with both posts is one person all the same
    const both = { ...shop.as('serviceManager') };
    const posts = { ...both, actor: { ...both.actor, roles: ['supervisor', 'serviceManager'] as const } };
    const again = signRequest(posts, { ...(await seenRequest(shop, id)), note: '' });
    expect(await refusal(again, 'guardFailed')).toEqual({ guard: 'signedAlready' });
    expect(await refusal(buy(shop, id, 'adminOffice'), 'commandNotAllowed')).toMatchObject({ state: 'submitted' });
    await sign('supervisor', id);
    expect(await toldTo('adminOffice')).toEqual(['materialToBuy']);
    // 行政部 buys, after the approval, and nobody else
    expect(await refusal(buy(shop, id, 'storekeeper'), 'guardFailed')).toEqual({ guard: 'buyByOffice' });
    const early = buy(shop, id, 'adminOffice', { boughtAt: shop.clock.now - hour });
    expect(await refusal(early, 'guardFailed')).toEqual({ guard: 'boughtBeforeApproval', field: 'boughtAt' });
    await buy(shop, id, 'adminOffice');
    expect(await view(id)).toMatchObject({
      state: 'bought',
      seller: '五金店',
      amountFen: 4500,
      boughtByName: 'adminOffice',
      bookInDueOn: '',
    });
  });

  test('A.1 nobody approves their own request, and a change withdraws what was signed', async () => {
    const own = await ask(shop, valve, {}, 'supervisor');
    await submitRequest(shop.as('frontDesk'), await seenRequest(shop, own.id));
    expect(await refusal(sign('supervisor', own.id), 'guardFailed')).toEqual({ guard: 'signOwn' });
    const { id } = await ask(shop, valve, { path: 'central', buyReason: 'faster' });
    await approvedBy(shop, id, 'supervisor');
    const { version } = await view(id);
    const more = {
      applicantId: shop.technicians[0],
      path: 'central',
      buyReason: 'faster',
      reason: '还要一个',
      lines: [{ itemId: valve, qty: 4 }],
    };
    await changeRequest(shop.as('technician'), changeMaterialRequestInput.parse({ id, version, ...more }));
    expect(await view(id)).toMatchObject({ state: 'draft', approvals: [{ state: 'withdrawn', endReason: 'contentChanged' }] });
    expect(await refusal(sign('serviceManager', id), 'guardFailed')).toEqual({ guard: 'noApproval' });
    await approvedBy(shop, id, 'supervisor', 'serviceManager');
    expect(await state(id)).toBe('approved');
    // what was approved is not written any more
    const late = changeRequest(shop.as('technician'), changeMaterialRequestInput.parse({ ...(await seenRequest(shop, id)), ...more }));
    expect(await refusal(late, 'commandNotAllowed')).toMatchObject({ command: 'change', state: 'approved' });
  });

  test('SM-07 refused with a reason, written anew, and thrown away', async () => {
    const { id, no } = await ask(shop, valve);
    await submitRequest(shop.as('technician'), await seenRequest(shop, id));
    await refuse('supervisor', id);
    expect(await view(id)).toMatchObject({ state: 'refused', approvals: [{ state: 'refused' }] });
    expect(await toldTo('technician')).toEqual(['materialRefused']);
    await reviseRequest(shop.as('technician'), await seenRequest(shop, id));
    await approvedBy(shop, id, 'supervisor');
    const foreign = cancelRequest(shop.as('storekeeper'), { ...(await seenRequest(shop, id)), reason: '不要了' });
    expect(await refusal(foreign, 'guardFailed')).toEqual({ guard: 'cancelByHead' });
    await cancelRequest(shop.as('technician'), { ...(await seenRequest(shop, id)), reason: '客户取消' });
    expect(await view(id)).toMatchObject({ state: 'cancelled', no });
    // one that is being signed stops waiting for signatures
    const other = await ask(shop, valve);
    await submitRequest(shop.as('technician'), await seenRequest(shop, other.id));
    await cancelRequest(shop.as('technician'), { ...(await seenRequest(shop, other.id)), reason: '写错了' });
    expect(await waiting('supervisor')).toEqual([]);
    expect((await view(other.id)).approvals).toMatchObject([{ state: 'withdrawn', endReason: 'cancelled' }]);
  });

  test('R-000-33 both are asked before the purchase: two people of the posts, neither who needs it, and earlier than it was bought', async () => {
    const { id } = await ask(shop, valve, { path: 'emergency' });
    expect(await refusal(submitRequest(shop.as('technician'), await seenRequest(shop, id)), 'guardFailed')).toEqual({
      guard: 'consentFirst',
    });
    expect(await refusal(buy(shop, id, 'technician'), 'commandNotAllowed')).toMatchObject({ command: 'buy', state: 'draft' });
    const at = shop.clock.now - hour;
    const said = (role: Role, when = at) => ({ userId: shop.users[role].id, at: when, way: 'phone' as const });
    const consent = async (supervisor: ReturnType<typeof said>, serviceManager: ReturnType<typeof said>) =>
      recordConsent(shop.as('technician'), { ...(await seenRequest(shop, id)), supervisor, serviceManager });
    expect(await refusal(consent(said('frontDesk'), said('serviceManager')), 'guardFailed')).toMatchObject({
      guard: 'consentPost',
      field: 'supervisor.userId',
    });
    expect(await refusal(consent(said('supervisor'), said('serviceManager', shop.clock.now + hour)), 'guardFailed')).toEqual({
      guard: 'inFuture',
      field: 'serviceManager.at',
    });
    await consent(said('supervisor'), said('serviceManager', at + 600_000));
    expect(await view(id)).toMatchObject({
      state: 'approved',
      consents: [
        { post: 'supervisor', userName: 'supervisor', at, way: 'phone' },
        { post: 'serviceManager', at: at + 600_000 },
      ],
    });
    for (const boughtAt of [at, at + 600_000])
      expect(await refusal(buy(shop, id, 'technician', { boughtAt }), 'guardFailed')).toEqual({
        guard: 'boughtBeforeConsent',
        field: 'boughtAt',
      });
    await buy(shop, id, 'technician', { boughtAt: at + 660_000 });
    // the signatures follow, by the same two
    expect(await view(id)).toMatchObject({
      state: 'bought',
      bookInDueOn: '2026-11-24',
      approvals: [{ state: 'open', chain: 'sitePurchase' }],
    });
    expect(await waiting('serviceManager')).toEqual([id]);
    expect(await refusal(comesIn(shop, id, 3), 'guardFailed')).toEqual({ guard: 'bookInByOffice' });
    await comesIn(shop, id, 3, 'adminOffice');
    await sign('supervisor', id);
    await sign('serviceManager', id);
    expect(await view(id)).toMatchObject({ state: 'stocked', approvals: [{ state: 'granted' }] });
  });

  test('R-000-33 what was described on site is signed after it was booked in by its item', async () => {
    const { id } = await ask(shop, null, { path: 'emergency' });
    await consented(shop, id);
    await buy(shop, id, 'technician');
    await sign('supervisor', id);
    await comesIn(shop, id, 3, 'adminOffice', valve);
    await sign('serviceManager', id);
    expect(await view(id)).toMatchObject({ state: 'stocked', approvals: [{ state: 'granted' }] });
  });

  test('R-000-33 a purchase on site that is not agreed to afterwards does not come in', async () => {
    const { id } = await ask(shop, valve, { path: 'emergency' });
    await consented(shop, id);
    await buy(shop, id, 'technician');
    await refuse('serviceManager', id);
    expect(await state(id)).toBe('refused');
    expect(await refusal(comesIn(shop, id, 3, 'adminOffice'), 'commandNotAllowed')).toMatchObject({ state: 'refused' });
    // written anew it is asked for anew
    await reviseRequest(shop.as('technician'), await seenRequest(shop, id));
    expect(await view(id)).toMatchObject({ state: 'draft', consents: [], boughtAt: null, bookInDueOn: '' });
  });

  test('R-000-33 not booked in after the days set: told once, red in the list, settled when it is in', async () => {
    await changeBookInDays(shop.as('serviceManager'), { days: 2 });
    const { id } = await ask(shop, valve, { path: 'emergency' });
    await consented(shop, id);
    await buy(shop, id, 'technician');
    expect(await view(id)).toMatchObject({ bookInDueOn: '2026-11-23', isOverdue: false });
    shop.clock.advance(2 * day);
    expect(await remindOfPurchases(shop.app)).toBe(0);
    shop.clock.advance(day);
    expect(await remindOfPurchases(shop.app)).toBe(1);
    expect(await remindOfPurchases(shop.app)).toBe(0);
    expect(await toldTo('adminOffice')).toContain('materialOverdue');
    expect(await toldTo('supervisor')).toEqual(['materialOverdue']);
    expect(await toldTo('technician')).toEqual(['materialOverdue']);
    expect(await view(id)).toMatchObject({ isOverdue: true });
    expect(await list({ isOverdue: true })).toEqual([id]);
    expect(await readMaterialFigures(shop.as('adminOffice'))).toMatchObject({ toBookIn: 1, overdue: 1 });
    await comesIn(shop, id, 3, 'adminOffice');
    expect(await toldTo('supervisor')).toEqual([]);
    expect(await list({ isOverdue: true })).toEqual([]);
  });

  test('R-000-84 a technician asks for themselves and sees own requests only', async () => {
    const other = { applicantId: shop.technicians[1] };
    expect(await refusal(ask(shop, valve, other), 'guardFailed')).toEqual({ guard: 'ownRequestOnly', field: 'applicantId' });
    const { id } = await ask(shop, valve, other, 'frontDesk');
    const mine = await ask(shop, valve);
    expect(await list({}, 'technician')).toEqual([mine.id]);
    expect((await countMaterialRequests(shop.as('technician'), materialRequestCountInput.parse({}))).total).toBe(1);
    await refusal(view(id, 'technician'), 'notFound');
    await refusal(submitRequest(shop.as('technician'), await seenRequest(shop, id)), 'notFound');
    // what somebody wrote on their behalf is theirs too
    const forMe = await ask(shop, valve, {}, 'storekeeper');
    expect(await list({}, 'technician')).toEqual([forMe.id, mine.id]);
  });

  test('B-18 lists by state, path, applicant, number and name; Excel; the form F-08', async () => {
    const first = await ask(shop, valve);
    const second = await ask(shop, null, { path: 'central', buyReason: 'faster', applicantId: shop.technicians[1] }, 'frontDesk');
    await cancelRequest(shop.as('technician'), { ...(await seenRequest(shop, first.id)), reason: '不要' });
    expect(await list({})).toEqual([second.id, first.id]);
    expect(await list({ states: ['cancelled'] })).toEqual([first.id]);
    expect(await list({ path: 'central' })).toEqual([second.id]);
    expect(await list({ applicantId: shop.technicians[1] })).toEqual([second.id]);
    expect(await list({ itemId: valve })).toEqual([first.id]);
    expect(await list({ query: '海波' })).toEqual([second.id]);
    expect(await list({ query: 'cl20261121-0001' })).toEqual([first.id]);
    const page = await listMaterialRequests(shop.as('supervisor'), materialRequestListInput.parse({ limit: 1 }));
    const rest = await listMaterialRequests(
      shop.as('supervisor'),
      materialRequestListInput.parse({ limit: 1, cursor: page.nextCursor ?? '' }),
    );
    expect(rest.rows.map(({ id }) => id)).toEqual([first.id]);
    const file = await exportMaterialRequests(shop.as('storekeeper'), materialRequestListInput.parse({}));
    expect(file.fileName).toMatch(/^材料申请/);
    const data = await readRequestPrintData(shop.as('storekeeper'), { id: second.id });
    expect(data).toMatchObject({ printCount: 0, request: { goods: '不锈钢角阀 3 个', buyReason: 'faster' } });
    expect(await recordRequestPrint(shop.as('storekeeper'), { id: second.id, paper: 'A4', copies: 2, reason: '' })).toEqual({ nth: 1 });
  });
});
