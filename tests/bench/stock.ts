import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import type { DataSet } from './data.ts';
import { summary } from './measure.ts';
import type { Measured } from './measure.ts';
import { copyOf, openBenchShopOn, openRaw } from './shop.ts';
import type { BenchShop } from './shop.ts';

export const stockNames = ['stock.issue', 'stock.itemHistory', 'stock.valueOnDay', 'stock.reorder', 'stock.check'] as const;
type StockName = (typeof stockNames)[number];

const items = 5000;
const moves = 2_000_000;
const years = 10;
const dayMs = 86_400_000;

/** How often each is asked: the check of all books takes seconds. */
const rounds: Readonly<Record<StockName, number>> = {
  'stock.issue': 200,
  'stock.itemHistory': 200,
  'stock.valueOnDay': 60,
  'stock.reorder': 30,
  'stock.check': 3,
};

/** A storeroom of ten years, whatever the scale of the rest: 5,000 items and 2,000,000 movements. */
export async function measureStock(
  data: DataSet,
  only: (name: string) => boolean,
  say: (line: string) => void,
): Promise<readonly Measured[]> {
  const wanted = stockNames.filter(only);
  if (wanted.length === 0) return [];
  const folder = copyOf(data, 'stock');
  const file = join(folder, 'counter.db');
  const started = performance.now();
  const db = openRaw(file);
  const facts = fillStore(db);
  db.close();
  say(`a store of ${items} items and ${moves} moves made in ${Math.round((performance.now() - started) / 1000)} s`);
  const shop = openBenchShopOn(file);
  try {
    const results: Measured[] = [];
    for (const name of wanted) results.push(await measureOne(name, shop, facts));
    return results;
  } finally {
    await shop.close();
  }
}

interface StoreFacts {
  readonly placeId: number;
  readonly slips: readonly number[];
  readonly days: readonly string[];
}

async function measureOne(name: StockName, shop: BenchShop, { placeId, slips, days }: StoreFacts): Promise<Measured> {
  const keeper = shop.as('storekeeper');
  const pick = <T>(list: readonly T[], i: number) => list[(i * 7919) % list.length] as T;
  const itemId = (i: number) => 1 + ((i * 7919) % items);
  const calls: Record<StockName, (i: number) => Promise<unknown>> = {
    'stock.issue': (i) => {
      const lines = [{ itemId: itemId(i), placeId, qty: 1 }];
      return keeper.stock.issue({ key: randomUUID(), body: { workOrderId: pick(slips, i), lines, signedBy: '王建国', isSigned: true } });
    },
    'stock.itemHistory': (i) => keeper.parts.moves({ itemId: itemId(i), limit: 50 }),
    'stock.valueOnDay': (i) => keeper.stockReports.onDay({ day: pick(days, i), limit: 50 }),
    'stock.reorder': () => keeper.reordering.list(),
    'stock.check': async () => {
      const { differences } = await keeper.stock.check();
      if (differences.length > 0) throw new Error(`the books differ: ${JSON.stringify(differences[0])}`);
    },
  };
  const warmUps = name === 'stock.check' ? 0 : 10;
  const times: number[] = [];
  for (let i = 0; i < warmUps + rounds[name]; i++) {
    const started = performance.now();
    await calls[name](i);
    if (i >= warmUps) times.push((performance.now() - started) * 1000);
  }
  return summary(name, times);
}

/** Makes the ledger with statements of its own, and balances and closings of months out of it, as migration 0021 does. */
function fillStore(db: Sqlite.Database): StoreFacts {
  const one = (kind: string) => Number(db.prepare('select id from place where kind = ? order by id limit 1').pluck().get(kind));
  const [placeId, supplier, job] = [one('store'), one('supplier'), one('job')];
  const userId = Number(db.prepare('select min(id) from user_account').pluck().get());
  const last = Number(db.prepare('select max(at) from stock_move').pluck().get());
  // a copy that is thrown away: nothing has to survive a power cut, and indexes are made once, over everything
  for (const pragma of ['foreign_keys = OFF', 'synchronous = OFF', 'journal_mode = OFF', 'cache_size = -1000000']) db.pragma(pragma);
  const built = db
    .prepare<[], { type: string; name: string; sql: string }>(
      `select type, name, sql from sqlite_master where type in ('index', 'trigger') and sql is not null and tbl_name in ('stock_move', 'stock_month', 'stock_balance')`,
    )
    .all();
  for (const { type, name } of built) db.exec(`drop ${type} "${name}"`);
  const known = Number(db.prepare('select count(*) from item').pluck().get());
  const count = `with recursive n(i) as (select 0 union all select i + 1 from n where i < ?)`;
  const fill = db.transaction(() => {
    const columns = db
      .prepare<[], { name: string }>(`select name from pragma_table_info('item')`)
      .all()
      .map(({ name }) => name);
    const taken = columns.map((name) => (name === 'id' ? `${known} + 1 + i` : name === 'code' ? `'BENCH-' || i` : name));
    db.prepare(`${count} insert into item (${columns.join()}) select ${taken.join()} from n join item on item.id = 1 + i % ${known}`).run(
      items - known - 1,
    );
    db.exec(
      'delete from work_order_part; delete from stock_reservation; delete from lot_balance; delete from stock_month; delete from stock_balance; delete from stock_move;',
    );
    db.exec(`update item set place_id = ${placeId}, tracking = 'none', wants_old_part = 0, lead_days = 7, safety_qty = 2, kind = 'part'`);
    // Of every item a large receipt first, then three uses for each further receipt, spread over the years.
    db.prepare(
      `${count}, made as (
        select i, 1 + i % ${items} as item_id, i / ${items} as nth, ${last} - ${years} * 365 * ${dayMs} + cast(i * (${years} * 365.0 * ${dayMs} / ${moves}) as integer) as at from n)
      insert into stock_move (item_id, kind, from_place_id, to_place_id, qty, value_fen, signed_by, reason, user_id, at, booked_on)
      select item_id, case when nth % 4 = 0 then 'receipt' else 'issue' end, case when nth % 4 = 0 then ${supplier} else ${placeId} end,
        case when nth % 4 = 0 then ${placeId} else ${job} end, case when nth = 0 then 20 when nth % 4 = 0 then 3 else 1 end,
        case when nth = 0 then 50000 when nth % 4 = 0 then 7500 else 2500 end, '', '', ${userId}, at, date(at / 1000, 'unixepoch', '+8 hours')
      from made`,
    ).run(moves - 1);
    db.exec(`
      insert into stock_month (item_id, place_id, month, qty, value_fen)
      select item_id, ${placeId}, month, sum(qty) over (partition by item_id order by month), sum(value_fen) over (partition by item_id order by month)
      from (select item_id, substr(booked_on, 1, 7) as month, sum(case when to_place_id = ${placeId} then qty else -qty end) as qty,
          sum(case when to_place_id = ${placeId} then value_fen else -value_fen end) as value_fen
        from stock_move group by item_id, month);
      insert into stock_balance (item_id, place_id, qty, value_fen)
      select item_id, ${placeId}, qty, value_fen from stock_month
      where month = (select max(m.month) from stock_month m where m.item_id = stock_month.item_id);
`);
    for (const { sql } of built) db.exec(sql);
    db.exec('analyze');
  });
  fill.immediate();
  db.pragma('journal_mode = WAL');
  const slips = db
    .prepare<[], number>(`select id from work_order where state in ('dispatched', 'accepted', 'departed', 'arrived') limit 200`)
    .pluck()
    .all();
  const days = Array.from({ length: 60 }, (_, i) => new Date(last - i * 60 * dayMs).toISOString().slice(0, 10));
  return { placeId, slips, days };
}
