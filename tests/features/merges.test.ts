import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  changeCustomer,
  createCustomer,
  listCustomers,
  lookUpCaller,
  viewCaller,
} from '../../electron/features/customers/customers.service.ts';
import { addInstalledItem } from '../../electron/features/installed-items/installed-items.service.ts';
import { listMerges, previewMerge, viewMergesOf } from '../../electron/features/merges/merges-list.service.ts';
import { undoMerge } from '../../electron/features/merges/merges-undo.service.ts';
import { forgetMerges, mergeCustomers } from '../../electron/features/merges/merges.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { createCustomerInput, customerListInput } from '../../shared/customers.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
import type { MergeChoices } from '../../shared/merges.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const page = { limit: 50 };

describeOnEngines('merging customers', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const boss = () => shop.as('supervisor');
  const versionOf = async (id: number) =>
    (await engine().db.selectFrom('customer').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;
  const merge = async (keptId: number, absorbedId: number, choices: MergeChoices = {}) =>
    (
      await mergeCustomers(boss(), {
        keptId,
        keptVersion: await versionOf(keptId),
        absorbedId,
        absorbedVersion: await versionOf(absorbedId),
        choices,
      })
    ).id;
  const view = async (id: number) => (await viewCaller(boss(), { id })).customer;
  /** Everything that is stored of a customer, but for the counters that rise with every write. */
  const stored = async (id: number) => {
    const { db } = engine();
    const {
      version: _v,
      updatedAt: _u,
      ...row
    } = await db.selectFrom('customer').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const of = (table: 'customerPhone' | 'customerContact' | 'customerAddress' | 'serviceRequest' | 'installedItem' | 'talk') =>
      db
        .selectFrom(table as 'customerPhone')
        .selectAll()
        .where('customerId', '=', id)
        .orderBy('id')
        .execute();
    return {
      row,
      phones: await of('customerPhone'),
      contacts: await of('customerContact'),
      addresses: await of('customerAddress'),
      requests: await of('serviceRequest'),
      items: await of('installedItem'),
      talks: await of('talk'),
      terms: (await db.selectFrom('searchTerm').select('term').where('subject', '=', 'customer').where('subjectId', '=', id).execute())
        .map(({ term }) => term)
        .sort(),
    };
  };
  const found = async (query: string) => (await lookUpCaller(boss(), { query, limit: 8 })).map(({ customerId }) => customerId);

  async function twoOfOne() {
    const kept = await addCustomer(shop, '张三丰', '13800138000');
    const { id: absorbed } = await createCustomer(
      shop.as('frontDesk'),
      createCustomerInput.parse({
        name: '张三',
        region: '城东',
        note: '有狗',
        phones: [
          { shownAs: '138-0013-8000', contactName: '张三丰' },
          { shownAs: '0731-88886666', contactName: '张三丰' },
        ],
        addresses: [{ text: '控江路100弄 8号501室' }, { text: '国顺路2号' }],
      }),
    );
    return { kept, absorbed };
  }

  test('R-004-20 two customers become one: field by field, without doubles, with everything that refers to them', async () => {
    const { kept, absorbed } = await twoOfOne();
    await addInstalledItem(boss(), addInstalledItemInput.parse({ customerId: absorbed, model: 'BCD-520', serial: 'HX-1' }));
    const { id: requestId } = await logCall(shop, absorbed);
    const preview = await previewMerge(boss(), { keptId: kept, absorbedId: absorbed });
    expect(preview.fields.map(({ field, kept: own, absorbed: theirs, isChoice, taken }) => [field, own, theirs, isChoice, taken])).toEqual([
      ['name', '张三丰', '张三', true, 'kept'],
      ['region', '', '城东', false, 'absorbed'],
      ['note', '', '有狗', false, 'absorbed'],
    ]);
    expect(preview.phones.map(({ text, from, isDouble }) => [text, from, isDouble])).toEqual([
      ['13800138000', 'kept', false],
      ['138-0013-8000', 'absorbed', true],
      ['0731-88886666', 'absorbed', false],
    ]);
    expect(preview.moved).toMatchObject({ requests: 1, talks: 1, items: 1, projects: 0 });

    await merge(kept, absorbed, { name: 'absorbed' });
    const merged = await view(kept);
    expect(merged).toMatchObject({ name: '张三', region: '城东', note: '有狗' });
    expect(merged.phones.map(({ shownAs, contactName }) => [shownAs, contactName])).toEqual([
      ['13800138000', ''],
      ['0731-88886666', '张三丰'],
    ]);
    expect(merged.contacts.map(({ name }) => name)).toEqual(['张三丰']);
    expect(merged.addresses.map(({ text }) => text)).toEqual(['控江路100弄8号501室', '国顺路2号']);
    const { openRequests, items, talks } = await viewCaller(boss(), { id: kept });
    expect([openRequests.map(({ id }) => id), items.length, talks.length]).toEqual([[requestId], 1, 1]);
    // What was printed keeps what it said.
    expect(await viewRequest(boss(), { id: requestId })).toMatchObject({ customerId: kept, customerName: '张三' });
    for (const query of ['张三', '13800138000', '88886666', 'hx1', 'zsf']) expect(await found(query), query).toEqual([kept]);
    expect((await listCustomers(boss(), customerListInput.parse({}))).rows.map(({ id }) => id)).toEqual([kept]);
    expect(await viewMergesOf(boss(), { id: absorbed })).toMatchObject({ livesOnAs: { id: kept, name: '张三' } });
  });

  test('R-004-20 undone at any later time, exactly what was moved goes back and what came after stays', async () => {
    const { kept, absorbed } = await twoOfOne();
    await logCall(shop, absorbed);
    const before = [await stored(kept), await stored(absorbed)];
    const id = await merge(kept, absorbed, { name: 'absorbed' });
    shop.clock.advance(400 * 24 * 3_600_000);
    const { id: later } = await logCall(shop, kept);
    await undoMerge(boss(), { id });
    const [own, theirs] = [await stored(kept), await stored(absorbed)];
    expect(theirs).toEqual(before[1]);
    expect(own.requests.map((request) => request.id)).toEqual([later]);
    expect({ ...own, requests: [], talks: [], row: { ...own.row, lastRequestAt: 0 } }).toEqual({
      ...before[0],
      requests: [],
      talks: [],
      row: { ...before[0]?.row, lastRequestAt: 0 },
    });
    expect(new Set(await found('13800138000'))).toEqual(new Set([kept, absorbed]));
    await expect(undoMerge(boss(), { id })).rejects.toMatchObject({ code: 'guardFailed', details: { guard: 'alreadyUndone' } });
    expect((await listMerges(boss(), page)).rows).toMatchObject([
      { id, keptId: kept, absorbedId: absorbed, undoneAt: shop.clock.now, refusal: null },
    ]);
  });

  test.each([
    ['the inner one first', [0, 1]],
    ['the outer one first', [1, 0]],
  ] as const)('R-004-20 of two merges in a row %s can be undone', async (_, order) => {
    const a = await addCustomer(shop, '甲', '13800000001');
    const b = await addCustomer(shop, '乙', '13800000001');
    const c = await addCustomer(shop, '丙', '13800000001');
    for (const id of [a, b, c]) await logCall(shop, id);
    const before = [await stored(a), await stored(b), await stored(c)];
    const merges = [await merge(b, a, { name: 'absorbed' }), await merge(c, b, { name: 'absorbed' })];
    expect(await view(c)).toMatchObject({ name: '甲' });
    expect((await viewMergesOf(boss(), { id: c })).absorbed.map(({ id }) => id)).toEqual(merges.toReversed());
    for (const index of order) await undoMerge(boss(), { id: merges[index] ?? 0 });
    expect([await stored(a), await stored(b), await stored(c)]).toEqual(before);
  });

  test('R-004-20 a number that three of four share is there once, whichever merge is undone first', async () => {
    const same = '13800000001';
    const [first, middle, deep] = [
      await addCustomer(shop, '甲', same),
      await addCustomer(shop, '乙', same),
      await addCustomer(shop, '丙', same),
    ];
    const top = await addCustomer(shop, '丁', '13900000002');
    const before = [await stored(first), await stored(middle), await stored(deep), await stored(top)];
    const ofFirst = await merge(top, first);
    const ofDeep = await merge(middle, deep);
    const ofMiddle = await merge(top, middle);
    const numbersOf = async (id: number) => (await stored(id)).phones.map(({ digits }) => digits).sort();
    await undoMerge(boss(), { id: ofFirst });
    expect(await numbersOf(top)).toEqual([same, '13900000002']);
    await undoMerge(boss(), { id: ofMiddle });
    expect(await numbersOf(middle)).toEqual([same]);
    await undoMerge(boss(), { id: ofDeep });
    expect([await stored(first), await stored(middle), await stored(deep), await stored(top)]).toEqual(before);
  });

  test('R-002-48 a merge and its undoing leave an event and an audit row on both', async () => {
    const { kept, absorbed } = await twoOfOne();
    const id = await merge(kept, absorbed);
    await undoMerge(boss(), { id });
    for (const table of ['event', 'auditEntry'] as const) {
      const rows = await engine().db.selectFrom(table).select('subjectId').where('subject', '=', 'customer').execute();
      for (const one of [kept, absorbed]) expect(rows.filter(({ subjectId }) => subjectId === one).length, `${table} ${one}`).toBe(3);
    }
    const audit = await engine()
      .db.selectFrom('auditEntry')
      .select('changes')
      .where('subjectId', '=', kept)
      .where('subject', '=', 'customer')
      .orderBy('id')
      .execute();
    expect(JSON.parse(audit[1]?.changes ?? '')).toEqual({ region: ['', '城东'], note: ['', '有狗'] });
  });

  test('R-004-20 what stands in the way is said: changed meanwhile, merged already, erased at their wish', async () => {
    const { kept, absorbed } = await twoOfOne();
    const input = { keptId: kept, keptVersion: 1, absorbedId: absorbed, absorbedVersion: 1, choices: {} };
    await changeCustomer(boss(), {
      ...createCustomerInput.parse({ name: '张三', phones: [{ shownAs: '13800138000' }] }),
      id: absorbed,
      version: 1,
    });
    await expect(mergeCustomers(boss(), input)).rejects.toMatchObject({ code: 'staleVersion' });
    await expect(previewMerge(boss(), { keptId: kept, absorbedId: kept })).rejects.toMatchObject({ details: { guard: 'sameCustomer' } });
    const id = await merge(kept, absorbed);
    await expect(merge(kept, absorbed)).rejects.toMatchObject({ code: 'guardFailed', details: { guard: 'alreadyMerged' } });
    await engine().transaction(async (tx) => {
      expect(await forgetMerges(tx, kept)).toEqual([kept, absorbed]);
      await tx.updateTable('customer').set({ erasedAt: 1 }).where('id', '=', kept).execute();
    });
    await expect(undoMerge(boss(), { id })).rejects.toMatchObject({ code: 'guardFailed', details: { guard: 'erased' } });
    expect((await listMerges(boss(), page)).rows).toMatchObject([{ id, refusal: 'erased' }]);
  });

  test('a call that still knows the absorbed customer is logged under the kept one', async () => {
    const { kept, absorbed } = await twoOfOne();
    await merge(kept, absorbed);
    const { id } = await logCall(shop, absorbed);
    expect(await viewRequest(boss(), { id })).toMatchObject({ customerId: kept, customerName: '张三丰' });
  });
});
