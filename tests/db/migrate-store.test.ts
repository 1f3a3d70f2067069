import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Engine } from '../../electron/db/engine.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { migrations } from '../../electron/db/migrations/index.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { findDifferencesOf } from '../../electron/features/stock/check.repository.ts';
import { embeddedEngine, startEmbedded } from '../support/engine-access.ts';
import { temporaryFolder } from '../support/folders.ts';

// The embedded PostgreSQL takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const bare: Readonly<Record<string, () => Engine>> = {
  sqlite: () => openSqlite({ file: join(temporaryFolder(), 'old.db') }),
  pglite: () => embeddedEngine(startEmbedded()),
};

const at = (text: string) => Date.parse(text);

/** A shop from before the store had kinds of places, business days and closings; it calls a shelf of its own SCRAP. */
async function fillOld(engine: Engine): Promise<void> {
  await engine.transaction(async (tx) => {
    const shop = { name: '甲店', phone: '', address: '', zone: 'Asia/Shanghai', language: 'zh-CN' as const, lockAfterMin: 10 };
    await tx
      .insertInto('shop')
      .values({ id: 1, ...shop, createdAt: 1, version: 1 })
      .execute();
    await tx
      .insertInto('userAccount')
      .values({ id: 1, loginName: 'k', displayName: '库管', staffId: null, passwordHash: '', disabledAt: null, createdAt: 1, version: 1 })
      .execute();
    await tx.insertInto('place').values({ id: 50, code: 'SCRAP', name: '边角料', kind: 'store', isStocked: 1 }).execute();
    const item = {
      barcode: '',
      spec: '',
      unit: '个',
      category: '',
      priceFen: 0,
      costFen: 0,
      minQty: 0,
      placeId: 4,
      isActive: 1,
      createdAt: 1,
    };
    await tx
      .insertInto('item')
      .values([
        { id: 1, code: 'A', name: '甲', kind: 'part', ...item, version: 1 },
        { id: 2, code: 'B', name: '乙', kind: 'consumable', ...item, version: 1 },
      ] as never)
      .execute();
    const move = {
      fromPlaceId: 1,
      toPlaceId: 4,
      workOrderId: null,
      receiptId: null,
      signedBy: '',
      reason: '',
      userId: 1,
      reversesId: null,
    };
    await tx
      .insertInto('stockMove')
      .values([
        // half past midnight in China, still the last of August in UTC
        { id: 1, itemId: 1, kind: 'receipt', qty: 5, valueFen: 500, ...move, at: at('2026-08-31T16:30:00Z') },
        { id: 2, itemId: 1, kind: 'receipt', qty: 2, valueFen: 300, ...move, at: at('2026-10-05T02:00:00Z') },
        { id: 3, itemId: 1, kind: 'issue', qty: 1, valueFen: 114, ...move, fromPlaceId: 4, toPlaceId: 2, at: at('2026-10-06T02:00:00Z') },
      ] as never)
      .execute();
    await tx.insertInto('stockBalance').values({ itemId: 1, placeId: 4, qty: 6, valueFen: 686 }).execute();
  });
}

test.each(Object.keys(bare))(
  'R-000-22 on %s the store of an older database has days, closings and places after the update',
  async (name) => {
    const engine = (bare[name] as () => Engine)();
    try {
      const before = Object.fromEntries(Object.entries(migrations).filter(([step]) => step < '0021'));
      await migrate(engine, before);
      await fillOld(engine);
      expect(await migrate(engine)).toContain('0021-store');
      const { db } = engine;
      expect(await db.selectFrom('stockMove').select('bookedOn').orderBy('id').execute()).toEqual([
        { bookedOn: '2026-09-01' },
        { bookedOn: '2026-10-05' },
        { bookedOn: '2026-10-06' },
      ]);
      expect(await db.selectFrom('stockMonth').selectAll().orderBy('month').execute()).toEqual([
        { itemId: 1, placeId: 4, month: '2026-09', qty: 5, valueFen: 500 },
        { itemId: 1, placeId: 4, month: '2026-10', qty: 6, valueFen: 686 },
      ]);
      expect(await findDifferencesOf(db, { from: 1, to: 10 }, 10)).toEqual([]);
      const places = await db.selectFrom('place').select(['code', 'name', 'kind', 'isShelf']).where('id', '>', 4).orderBy('code').execute();
      expect(places).toEqual([
        { code: 'CUSTOMER', name: '客户', kind: 'customer', isShelf: 0 },
        { code: 'OLD', name: '旧件架', kind: 'oldParts', isShelf: 0 },
        { code: 'SCRAP', name: '边角料', kind: 'store', isShelf: 1 },
        { code: 'SCRAP-2', name: '报废', kind: 'scrap', isShelf: 0 },
        { code: 'TOOLFIX', name: '工具送修', kind: 'toolRepair', isShelf: 0 },
        { code: 'TOOLS', name: '工具房', kind: 'toolStore', isShelf: 0 },
        { code: 'TRANSIT', name: '调拨在途', kind: 'transit', isShelf: 0 },
        { code: 'USED', name: '领用消耗', kind: 'consumption', isShelf: 0 },
      ]);
      expect(await db.selectFrom('item').select(['code', 'wantsOldPart']).orderBy('code').execute()).toEqual([
        { code: 'A', wantsOldPart: 1 },
        { code: 'B', wantsOldPart: 0 },
      ]);
    } finally {
      await engine.close();
    }
  },
);
