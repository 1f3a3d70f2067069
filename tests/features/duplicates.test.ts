import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { changeCustomer, createCustomer, viewCaller } from '../../electron/features/customers/customers.service.ts';
import { addInstalledItem } from '../../electron/features/installed-items/installed-items.service.ts';
import {
  findLikeCustomers,
  listBadPhones,
  listDifferent,
  listSuspects,
  markDifferent,
  unmarkDifferent,
} from '../../electron/features/merges/duplicates.service.ts';
import { mergeCustomers } from '../../electron/features/merges/merges.service.ts';
import { addressKey, nameKey, serialKey } from '../../electron/db/match-keys.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { likeCustomersInput, phoneProblem } from '../../shared/duplicates.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
import { logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

interface Facts {
  readonly region?: string;
  readonly phones?: readonly string[];
  readonly address?: string;
  readonly serial?: string;
}

describeOnEngines('duplicates', (engine) => {
  let shop: Shop;
  let phones = 0;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const boss = () => shop.as('supervisor');
  async function file(name: string, { region = '', phones: numbers, address, serial }: Facts = {}): Promise<number> {
    phones += 1;
    const input = createCustomerInput.parse({
      name,
      region,
      phones: (numbers ?? [`139${String(10_000_000 + phones)}`]).map((shownAs) => ({ shownAs })),
      addresses: address === undefined ? [] : [{ text: address }],
    });
    const { id } = await createCustomer(shop.as('frontDesk'), input);
    if (serial !== undefined) await addInstalledItem(boss(), addInstalledItemInput.parse({ customerId: id, model: 'M', serial }));
    shop.clock.advance(1000);
    return id;
  }
  const like = async (typed: object) =>
    (await findLikeCustomers(shop.as('frontDesk'), likeCustomersInput.parse(typed))).map(({ id, likenesses }) => [id, likenesses]);
  /** The whole worklist, by pages of this size. */
  async function suspects(limit = 2) {
    const found: [number, number, string][] = [];
    for (let cursor: string | undefined; ;) {
      const page = await listSuspects(boss(), { cursor, limit });
      found.push(
        ...page.rows.map(({ first, second, reasons }): [number, number, string] => [
          first.id,
          second.id,
          reasons.map(({ likeness }) => likeness).join(),
        ]),
      );
      if (page.nextCursor === null) return found;
      cursor = page.nextCursor;
    }
  }

  test('R-004-20 while a customer is typed, who has the same phone, name and region or serial is named', async () => {
    const known = await file('李 明', { region: '城东', phones: ['13800138000', '0731-88886666'], serial: 'HX-2024 00917' });
    expect(await like({ name: '李明', region: '城东' })).toEqual([[known, ['name']]]);
    expect(await like({ name: '李明' })).toEqual([[known, ['name']]]);
    expect(await like({ name: '李明', region: '城西' })).toEqual([]);
    expect(await like({ phones: ['13911112222', '+86 138-0013-8000'] })).toEqual([[known, ['phone']]]);
    expect(await like({ phones: ['8888 6666'] })).toEqual([[known, ['phone']]]);
    expect(await like({ serial: 'hx202400917' })).toEqual([[known, ['serial']]]);
    expect(await like({ name: '李明', phones: ['13800138000'] })).toEqual([[known, ['phone', 'name']]]);
    // One's own name and phone are no news; one's own serial on a second item is.
    expect(await like({ customerId: known, name: '李明', phones: ['13800138000'] })).toEqual([]);
    expect(await like({ customerId: known, serial: 'HX202400917' })).toEqual([[known, ['serial']]]);
    const [item] = (await viewCaller(boss(), { id: known })).items;
    expect(await like({ customerId: known, itemId: item?.id, serial: 'HX202400917' })).toEqual([]);
  });

  test('R-004-20 the worklist: pairs by phone, name and region, serial, name and address, the latest activity first', async () => {
    const a = await file('王伟', { region: '城东', phones: ['13800138000'], address: '五一路 8 号' });
    const b = await file('赵六', { phones: ['138 0013 8000'], serial: 'SN-777' });
    const c = await file('王 伟', { region: '城东', address: '五一路8号' });
    const d = await file('孙七', { serial: 'sn777' });
    const e = await file('王伟', { region: '城西', address: '五一路8号' });
    await file('无关的人', { region: '城东' });
    expect(await suspects()).toEqual([
      [e, c, 'address'],
      [e, a, 'address'],
      [d, b, 'serial'],
      [c, a, 'name,address'],
      [b, a, 'phone'],
    ]);
    // A call brings a pair to the top, whoever of the two called.
    await logCall(shop, a);
    expect((await suspects(1)).slice(0, 3)).toEqual([
      [a, e, 'address'],
      [a, c, 'name,address'],
      [a, b, 'phone'],
    ]);
    expect(await suspects(1)).toEqual(await suspects(50));
  });

  test('R-004-20 "these are different" takes a pair off the list for good, until it is taken back', async () => {
    const a = await file('王伟', { phones: ['13800138000'] });
    const b = await file('王伟强', { phones: ['13800138000'] });
    await markDifferent(boss(), { firstId: b, secondId: a });
    expect(await suspects()).toEqual([]);
    await logCall(shop, a);
    expect(await suspects()).toEqual([]);
    expect((await listDifferent(boss(), { limit: 50 })).rows).toMatchObject([
      { firstId: a, firstName: '王伟', secondId: b, secondName: '王伟强' },
    ]);
    await unmarkDifferent(boss(), { firstId: a, secondId: b });
    expect(await suspects()).toEqual([[a, b, 'phone']]);
    await expect(unmarkDifferent(boss(), { firstId: a, secondId: b })).rejects.toMatchObject({ code: 'notFound' });
  });

  test('R-004-20 who was found different from somebody stays so when that one becomes a part of a third', async () => {
    const a = await file('王伟', { phones: ['13800138000'] });
    const b = await file('王伟强', { phones: ['13800138000'] });
    const c = await file('王大伟', { phones: ['13800138000'] });
    await markDifferent(boss(), { firstId: a, secondId: b });
    await mergeCustomers(boss(), { keptId: c, keptVersion: 1, absorbedId: a, absorbedVersion: 1, choices: {} });
    expect(await suspects()).toEqual([]);
    await unmarkDifferent(boss(), { firstId: a, secondId: b });
    expect(await suspects()).toEqual([[c, b, 'phone']]);
  });

  test('merged customers are on no list, and what too many share makes nobody suspicious', async () => {
    const a = await file('王伟', { phones: ['13800138000'] });
    const b = await file('王伟强', { phones: ['13800138000'] });
    await mergeCustomers(boss(), { keptId: a, keptVersion: 1, absorbedId: b, absorbedVersion: 1, choices: {} });
    expect(await suspects()).toEqual([]);
    for (let n = 0; n < 21; n += 1) await file(`门卫转${n}`, { phones: ['0731-80000000'] });
    expect(await suspects()).toEqual([]);
    expect((await like({ phones: ['0731-80000000'] })).length).toBe(5);
  });

  test('R-004-20 numbers that cannot be dialled are marked at every write and listed with what is wrong', async () => {
    const id = await file('张三', { phones: ['1380013800', '13800138000', '没有', '138001380001234', '0731-8888666O'] });
    const page = await listBadPhones(boss(), { limit: 3 });
    const rest = await listBadPhones(boss(), { limit: 3, cursor: page.nextCursor ?? undefined });
    expect([...page.rows, ...rest.rows].map(({ shownAs, problem, customerId }) => [shownAs, problem, customerId])).toEqual([
      ['0731-8888666O', 'letters', id],
      ['138001380001234', 'tooLong', id],
      ['没有', 'noDigits', id],
      ['1380013800', 'tooShort', id],
    ]);
    const { customer } = await viewCaller(boss(), { id });
    await changeCustomer(boss(), {
      ...createCustomerInput.parse({ name: '张三', phones: [{ id: customer.phones[0]?.id, shownAs: '13800138001' }] }),
      id,
      version: 1,
    });
    expect((await listBadPhones(boss(), { limit: 3 })).rows).toEqual([]);
    expect(phoneProblem('12345678')).toBe('tooShort');
  });

  test('what is typed and what is stored are compared alike', async () => {
    const texts = ['ABC（长沙）', 'a b\u3000c', 'É·ß', '五一路，8 号', 'HX-2024/00917', 'İstanbul', "o'Neil"];
    for (const key of [nameKey, addressKey, serialKey])
      for (const text of texts) {
        const { rows } = await sql<{
          key: string;
        }>`select ${sql.raw(key.sql('name'))} as key from (select name from customer union all select ${text}) as typed`.execute(
          engine().db,
        );
        expect(rows.map((row) => row.key)).toContain(key.of(text));
      }
  });
});
