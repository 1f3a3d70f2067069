import { sql } from 'kysely';
import type { Engine } from '../../electron/db/engine.ts';

/** Rows as the first version of the program wrote them; what the tables have got since then has its own beginning values. */
export async function fillOld({ transaction }: Engine): Promise<void> {
  await transaction(async (tx) => {
    const put = async (table: string, rows: readonly Readonly<Record<string, string | number | null>>[]) => {
      for (const row of rows) {
        const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
        await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(tx);
      }
    };
    const ids = Array.from({ length: 40 }, (_, nth) => nth + 1);
    await put('shop', [
      {
        id: 1,
        name: '甲店',
        phone: '',
        address: '',
        zone: 'Asia/Shanghai',
        language: 'zh-CN',
        lock_after_min: 10,
        created_at: 1,
        version: 1,
      },
    ]);
    await put('user_account', [
      { id: 1, login_name: 'k', display_name: '库管', staff_id: null, password_hash: '', disabled_at: null, created_at: 1, version: 1 },
    ]);
    await put(
      'item',
      ids.map((id) => ({
        ...{
          id,
          code: `P-${id}`,
          barcode: '',
          name: `配件${id}`,
          spec: '',
          unit: '个',
          kind: id % 3 === 0 ? 'consumable' : 'part',
          category: '',
        },
        ...{ price_fen: 2500, cost_fen: 1000, min_qty: 0, place_id: 4, is_active: 1, created_at: 1, version: 1 },
      })),
    );
    const day = 86_400_000;
    await put(
      'stock_move',
      ids.flatMap((id) =>
        [0, 1, 2].map((nth) => ({
          ...{
            id: (id - 1) * 3 + nth + 1,
            item_id: id,
            kind: 'receipt',
            from_place_id: 1,
            to_place_id: 4,
            qty: 5,
            value_fen: 500,
            work_order_id: null,
          },
          ...{ receipt_id: null, signed_by: '', reason: '', user_id: 1, at: Date.UTC(2026, 7, 20) + nth * 20 * day, reverses_id: null },
        })),
      ),
    );
    await put(
      'stock_balance',
      ids.map((id) => ({ item_id: id, place_id: 4, qty: 15, value_fen: 1500 })),
    );
    await put(
      'setting',
      ids.map((id) => ({ key: `kept.${id}`, value: String(id), version: 1 })),
    );
  });
}
