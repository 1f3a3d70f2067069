import { beforeAll, beforeEach, expect, test } from 'vitest';
import { takeNumber } from '../../electron/platform/sequences.ts';
import { readZone } from '../../electron/platform/settings.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop, openingTime, shopZone } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

class Abandoned extends Error {}

describeOnEngines('document numbers', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const take = (now = openingTime) => engine().transaction(async (tx) => takeNumber(tx, 'request', now, await readZone(shop.app, tx)));

  test('a number names the kind and the day and counts from one', async () => {
    expect(await take()).toBe('SL20261121-0001');
    expect(await take()).toBe('SL20261121-0002');
    expect(await engine().transaction((tx) => takeNumber(tx, 'workOrder', openingTime, shopZone))).toBe('WX20261121-0001');
  });

  test('the day changes at midnight of the shop, not of UTC, and nothing is used twice', async () => {
    const midnight = Date.UTC(2026, 11, 31, 16, 0);
    expect(await take(midnight - 1)).toBe('SL20261231-0001');
    expect(await take(midnight)).toBe('SL20270101-0001');
    expect(await take(midnight - 1)).toBe('SL20261231-0002');
  });

  test('16 writers with 10 % aborts leave no duplicate and no gap', async () => {
    const taken: string[] = [];
    const write = async (writer: number) => {
      for (let i = 0; i < 20; i++) {
        const isAbandoned = (writer * 20 + i) % 10 === 3;
        try {
          const no = await engine().transaction(async (tx) => {
            const number = await takeNumber(tx, 'request', openingTime, shopZone);
            if (isAbandoned) throw new Abandoned();
            return number;
          });
          taken.push(no);
        } catch (error) {
          if (!(error instanceof Abandoned)) throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));
    const expected = Array.from({ length: 288 }, (_, i) => `SL20261121-${String(i + 1).padStart(4, '0')}`);
    expect([...taken].sort()).toEqual(expected);
  });

  test('a number beyond 9999 keeps counting', async () => {
    await engine().transaction((tx) =>
      tx.insertInto('documentSequence').values({ kind: 'request', day: '20261121', last: 9999 }).execute(),
    );
    expect(await take()).toBe('SL20261121-10000');
  });
});
