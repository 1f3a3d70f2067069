import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Engine } from '../../electron/db/engine.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { migrations } from '../../electron/db/migrations/index.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { findCustomerIds } from '../../electron/features/customers/customers-search.service.ts';
import { embeddedEngine, startEmbedded } from '../support/engine-access.ts';
import { temporaryFolder } from '../support/folders.ts';

// The embedded PostgreSQL takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const bare: Readonly<Record<string, () => Engine>> = {
  sqlite: () => openSqlite({ file: join(temporaryFolder(), 'old.db') }),
  pglite: () => embeddedEngine(startEmbedded()),
};

/** A shop of the schema before the search by pieces, of more customers than one piece of the migration takes. */
async function fillOld(engine: Engine): Promise<void> {
  await engine.transaction(async (tx) => {
    const at = { createdAt: 1, updatedAt: 1, version: 1 };
    for (let id = 1; id <= 620; id++) {
      const name = id === 610 ? '尉迟恭' : id === 3 ? '张三' : '李四';
      const gone = id === 3 ? { erasedAt: 5 } : {};
      await tx
        .insertInto('customer')
        .values({ id, name, kind: 'person', region: '', isKeyCustomer: 0, note: '', lastRequestAt: 0, ...at, ...gone })
        .execute();
    }
    const digits = '13876543219';
    const reversed = [...digits].reverse().join('');
    await tx
      .insertInto('customerPhone')
      .values({ customerId: 610, contactId: null, shownAs: digits, digits, reversed, ext: '', kind: 'mobile' })
      .execute();
    await tx.insertInto('customerAddress').values({ customerId: 610, label: '', text: '梅溪湖路8号', isPrimary: 1 }).execute();
    await tx.insertInto('customerContact').values({ customerId: 610, name: '单雄信', formOfAddress: '', role: '', isPrimary: 1 }).execute();
    const item = { category: '', brand: '', model: '面包车', location: '', purchasedOn: '', warrantyUntil: '', isOwnSale: 1, note: '' };
    await tx
      .insertInto('installedItem')
      .values({ id: 9, customerId: 610, ...item, serial: 'HX-2024-00917', invoiceNo: '44910023', createdAt: 1, version: 1 })
      .execute();
    await tx
      .insertInto('searchTerm')
      .values([
        { subject: 'customer', term: '张三', subjectId: 3 },
        { subject: 'serial', term: 'HX202400917', subjectId: 9 },
      ])
      .execute();
  });
}

test.each(Object.keys(bare))('on %s customers of an older database are found by everything new after the update', async (name) => {
  const engine = (bare[name] as () => Engine)();
  try {
    const { '0001-counter': first, '0002-audit-time': second, '0003-archive': third } = migrations;
    await migrate(engine, { '0001-counter': first!, '0002-audit-time': second!, '0003-archive': third! });
    await fillOld(engine);
    expect(await migrate(engine)).toContain('0004-search');
    for (const query of ['尉迟', 'yuchi', 'shanx', '7654', '3219', '溪湖', 'HX2024', '00917', '44910023', '4910'])
      expect(await findCustomerIds(engine.db, query, 8), query).toEqual([610]);
    expect(await findCustomerIds(engine.db, '张三', 8)).toEqual([]);
    const left = await engine.db.selectFrom('searchTerm').select('term').where('subject', '=', 'serial').execute();
    expect(left).toEqual([]);
  } finally {
    await engine.close();
  }
});
