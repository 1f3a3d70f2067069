import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { makeBundle } from '../../electron/features/care/bundle.service.ts';
import { readDiagnosis } from '../../electron/features/care/diagnosis.service.ts';
import { reconcile } from '../../electron/features/care/reconcile.service.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { fillWholeShop } from '../support/whole-shop.ts';

const name = '欧阳独一无二';
const phone = '13612349876';

/** Texts of a small archive by name. */
function textsOf(zip: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const [packed, nameLength] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26)];
    const start = at + 30 + nameLength + zip.readUInt16LE(at + 28);
    texts.set(zip.toString('utf8', at + 30, at + 30 + nameLength), inflateRawSync(zip.subarray(start, start + packed)).toString());
    at = start + packed;
  }
  return texts;
}

describeOnEngines('the diagnosis bundle', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    await fillWholeShop(shop, name, phone);
    await engine().transaction((tx) => tx.updateTable('shop').set({ name: '独家招牌维修店', phone: '021-99887766' }).execute());
    const folder = join(shop.app.dataFolder, 'log');
    mkdirSync(folder, { recursive: true });
    const lines = [
      { at: '2026-11-21T01:00:00.000Z', level: 'info', message: 'application opened', engine: 'x', migrations: 3 },
      {
        ...{ at: '2026-11-21T01:01:00.000Z', level: 'error', message: 'unexpected failure', ref: 'ET0LK2A7', path: 'customers.get' },
        error: `TypeError: cannot read ${name} ${phone}\n    at viewCustomer (file:///home/${name}/dist/host/host.js:10:20)`,
        customer: name,
      },
    ];
    writeFileSync(join(folder, 'counter.log'), [...lines.map((line) => JSON.stringify(line)), 'half a li'].join('\n'));
  });

  /** Everything in the database that people typed: what is at least four characters long and no code of the program. */
  const typed = [
    name,
    phone,
    '独一无二',
    '9876',
    '控江路',
    '不制冷',
    'HX-2024-00917',
    '压缩机',
    '王建国',
    '李海波',
    '独家招牌',
    '99887766',
    '工地丢失',
  ];

  test('F119 it tells what is needed to help, and nothing of customers, staff, goods or the shop', async () => {
    await reconcile(shop.app);
    const file = await makeBundle(shop.as('administrator'));
    expect(file.fileName).toBe('diagnosis-20261121.zip');
    const texts = textsOf(Buffer.from(file.base64, 'base64'));
    expect([...texts.keys()]).toEqual(['diagnosis.json', 'machine.json', 'shop.json', 'tables.json', 'states.json', 'log.txt']);
    const all = [...texts.values()].join('\n');
    for (const word of typed) expect(all, word).not.toContain(word);
    expect(all).not.toContain(shop.app.dataFolder);
    expect(JSON.parse(texts.get('tables.json') ?? '')).toMatchObject({ customer: 1, service_request: 1, work_order: 1 });
    expect(texts.get('log.txt')).toContain('"ref":"ET0LK2A7"');
    expect(texts.get('log.txt')).toContain('TypeError host.js:10');
    expect(JSON.parse(texts.get('shop.json') ?? '')).toMatchObject({
      zone: 'Asia/Shanghai',
      settings: expect.arrayContaining(['care.reconciliation']),
    });
  });

  test('F119 the same look finds these words where they are: a bundle with one of them would be found out', async () => {
    const rows = JSON.stringify([
      await engine().db.selectFrom('customer').selectAll().execute(),
      await engine().db.selectFrom('customerPhone').selectAll().execute(),
      await engine().db.selectFrom('customerAddress').selectAll().execute(),
      await engine().db.selectFrom('serviceRequest').selectAll().execute(),
      await engine().db.selectFrom('installedItem').selectAll().execute(),
      await engine().db.selectFrom('item').selectAll().execute(),
      await engine().db.selectFrom('staff').selectAll().execute(),
      await engine().db.selectFrom('shop').selectAll().execute(),
      await engine().db.selectFrom('toolLoss').selectAll().execute(),
    ]);
    for (const word of typed) expect(rows, word).toContain(word);
  });

  test('the diagnosis names the errors that people were given a number of', async () => {
    shop.clock.now = Date.UTC(2026, 10, 21, 2, 0);
    const { errors, lines, engine: engineName } = await readDiagnosis(shop.as('administrator'));
    expect(engineName).toBe(engine().name);
    expect(errors).toEqual([{ at: Date.UTC(2026, 10, 21, 1, 1), ref: 'ET0LK2A7', message: 'unexpected failure', path: 'customers.get' }]);
    expect(lines.find(({ says }) => says.startsWith('errors'))).toEqual({ says: 'errors.look', values: { recent: 1 }, todo: 'sendBundle' });
  });
});
