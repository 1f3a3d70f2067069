import { beforeAll, beforeEach, expect, test } from 'vitest';
import { logTalk } from '../../electron/features/calls/calls.service.ts';
import { listChanges, listHistory } from '../../electron/features/customers/customers-history.service.ts';
import { changeCustomer, viewCaller } from '../../electron/features/customers/customers.service.ts';
import { insertRowForId } from '../../electron/db/prepared.ts';
import { logCallInput } from '../../shared/calls.ts';
import { customerChangesInput, customerHistoryInput } from '../../shared/customer-history.ts';
import type { HistoryEntry } from '../../shared/customer-history.ts';
import { updateCustomerInput } from '../../shared/customers.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop, openingTime } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;
const shanghai = (day: number, h = 0) => Date.UTC(2026, 10, day, h - 8);

describeOnEngines('customer history', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const history = async (id: number, changes: object = {}) =>
    listHistory(shop.as('frontDesk'), customerHistoryInput.parse({ id, ...changes }));

  async function all(id: number, limit: number): Promise<readonly HistoryEntry[]> {
    const seen: HistoryEntry[] = [];
    let cursor: string | undefined;
    do {
      const page = await history(id, { limit, cursor });
      seen.push(...page.rows);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return seen;
  }

  /** One thing of each kind; several at the same moment, so that only rank and id tell them apart. */
  async function fill(): Promise<{ readonly id: number; readonly other: number }> {
    const id = await addCustomer(shop, '张三丰');
    const other = await addCustomer(shop, '李四', '13900000000');
    shop.clock.advance(hour);
    const request = await logCall(shop, id);
    shop.clock.advance(hour);
    await dispatch(shop, request.id);
    await logTalk(shop.as('frontDesk'), logCallInput.parse({ customerId: id, summary: '催单', channel: 'wechat' }));
    await logTalk(shop.as('frontDesk'), logCallInput.parse({ customerId: other, summary: '别人的' }));
    const userId = shop.users.frontDesk.id;
    await engine().transaction(async (tx) => {
      const item = { customerId: id, category: '', brand: '海尔', location: '', warrantyUntil: '', isOwnSale: 1, note: '', version: 1 };
      await insertRowForId(tx, 'installedItem', { ...item, model: 'A', serial: 'S1', purchasedOn: '2026-11-20', createdAt: openingTime });
      await insertRowForId(tx, 'installedItem', { ...item, model: 'B', serial: 'S2', purchasedOn: '2026-11-20', createdAt: openingTime });
      await insertRowForId(tx, 'installedItem', { ...item, model: 'C', serial: 'S3', purchasedOn: '', createdAt: shanghai(20) });
      const projectId = await insertRowForId(tx, 'project', {
        ...{ customerId: id, name: '新楼', trade: '', managerName: '', managerPhone: '', contractNo: 'HT-1', budgetFen: 0 },
        ...{ progressPlan: '', changeOrders: '', paymentState: '', contractOn: '2026-11-01', goodsAcceptedOn: '', completedOn: '' },
        ...{ acceptedOn: '2026-11-20', finalAcceptedOn: '', documents: '', score: null, note: '', archivedAt: null },
        ...{ createdAt: shanghai(2), version: 1 },
      });
      await insertRowForId(tx, 'warrantyCard', {
        ...{ no: 'BX-1', kind: 'A' as const, customerId: id, projectId, ownerName: '', phone: '', postcode: '', address: '' },
        ...{ handedOverOn: '', startsOn: '', contents: '', companySignedBy: '', supervisorSignedBy: '', signedOn: '' },
        ...{ voidedAt: shanghai(12), voidReason: '写错', userId, createdAt: shanghai(11), version: 1 },
      });
      const slip = await tx.selectFrom('workOrder').select('id').executeTakeFirstOrThrow();
      const print = { subject: 'workOrder', subjectId: slip.id, paper: 'A5', copies: 3, reason: '', userId, at: shanghai(20) };
      await insertRowForId(tx, 'printRecord', { ...print, nth: 1 });
      await insertRowForId(tx, 'printRecord', { ...print, nth: 2, reason: '打坏' });
      await insertRowForId(tx, 'printRecord', { ...print, subject: 'customerFile', subjectId: id, nth: 1 });
      await insertRowForId(tx, 'printRecord', { ...print, subject: 'customerFile', subjectId: other, nth: 1, at: shanghai(3) });
      await insertRowForId(tx, 'consent', {
        ...{ customerId: id, purpose: 'service', policyId: null, way: 'spoken', isGiven: 1, sharedWith: '', at: shanghai(20), userId },
        ...{ withdrawnAt: shanghai(20), withdrawnWay: 'phone', withdrawnBy: userId },
      });
      const merge = { before: '{}', moved: '{}', userId, undoneBy: userId, undoneAt: shanghai(20) };
      await insertRowForId(tx, 'customerMerge', { ...merge, keptId: id, absorbedId: other, at: shanghai(19) });
    });
    return { id, other };
  }

  test('R-002-46 the page of a customer shows all dealings by date, the newest first', async () => {
    const { id, other } = await fill();
    const { rows } = await history(id, { limit: 100 });
    expect(rows.map(({ what }) => what)).toEqual([
      'slip',
      'talkIn',
      'request',
      'created',
      'itemBought',
      'itemBought',
      'itemFiled',
      'projectAccepted',
      'slipReprinted',
      'slipPrinted',
      'filePrinted',
      'consentGiven',
      'consentWithdrawn',
      'mergeUndone',
      'merged',
      'cardVoided',
      'cardIssued',
      'projectFiled',
      'projectContract',
    ]);
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted((a, b) => b - a));
    expect(rows.find(({ what }) => what === 'request')).toMatchObject({
      detail: '冰箱不制冷，冷藏室有水',
      code: 'dispatched',
      link: { to: 'request' },
    });
    expect(rows.filter(({ kind }) => kind === 'talk')).toMatchObject([{ detail: '催单', code: 'wechat', more: 'answered' }]);
    expect(rows.find(({ what }) => what === 'itemBought')).toMatchObject({ name: '海尔 B', detail: 'S2', isDay: true, at: shanghai(20) });
    expect(rows.find(({ what }) => what === 'merged')).toMatchObject({ name: '李四', link: { to: 'customer', id: other } });
    expect((await history(other, { limit: 100 })).rows.map(({ what }) => what)).toEqual([
      'talkIn',
      'created',
      'mergeUndone',
      'merged',
      'filePrinted',
    ]);
  });

  test('R-002-46 older ones follow page by page, none twice and none left out, also within one moment', async () => {
    const { id } = await fill();
    const whole = (await history(id, { limit: 100 })).rows;
    for (const limit of [1, 2, 3, 5, 7]) expect(await all(id, limit), `${limit} a page`).toEqual(whole);
    const kinds = ['item', 'privacy'];
    expect((await history(id, { kinds, limit: 100 })).rows).toEqual(whole.filter(({ kind }) => kinds.includes(kind)));
    await expect(history(999_999)).rejects.toMatchObject({ code: 'notFound', details: { what: 'customer' } });
  });

  test('R-002-48 who changed what of a customer: when, who, the old and the new value, the newest first', async () => {
    const id = await addCustomer(shop, '张三丰');
    const rename = async (name: string, as: 'frontDesk' | 'supervisor') => {
      shop.clock.advance(hour);
      const { customer } = await viewCaller(shop.as(as), { id });
      const { createdAt: _at, isKeyCustomer: _key, phones, contacts, addresses, ...facts } = customer;
      const stored = {
        phones: phones.map(({ id: own, shownAs, contactName }) => ({ id: own, shownAs, contactName })),
        contacts: contacts.map(({ id: own, name: contact }) => ({ id: own, name: contact })),
        addresses: addresses.map(({ id: own, text }) => ({ id: own, text })),
      };
      const { region, note, kind, version } = facts;
      await changeCustomer(shop.as(as), updateCustomerInput.parse({ id, version, kind, region, note, name, ...stored }));
    };
    await rename('张三', 'frontDesk');
    await rename('张三丰', 'supervisor');
    const changes = async (input: object = {}) => listChanges(shop.as('frontDesk'), customerChangesInput.parse({ id, ...input }));
    const { rows } = await changes();
    expect(rows.map(({ at, changes: fields }) => [at, fields['name']])).toEqual([
      [openingTime + 2 * hour, ['张三', '张三丰']],
      [openingTime + hour, ['张三丰', '张三']],
    ]);
    expect(new Set(rows.map(({ userName }) => userName)).size).toBe(2);
    const first = await changes({ limit: 1 });
    expect((await changes({ limit: 1, cursor: first.nextCursor ?? undefined })).rows).toEqual(rows.slice(1));
  });
});
