import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../build/demo/generate.ts';
import { knownGrams } from '../../build/demo/terms.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { requestStates } from '../../shared/request-lifecycle.ts';
import { addressGrams } from '../../shared/search-terms.ts';
import { textGrams } from '../../shared/search-text.ts';
import { workOrderStates } from '../../shared/work-order-lifecycle.ts';

const today = Date.UTC(2026, 10, 21, 7, 30);
const size = { requests: 600, customers: 240, items: 300, parts: 120, moves: 1500, staff: 20, years: 1, today };

let folder: string;
let db: Sqlite.Database;

async function generateIn(name: string): Promise<string> {
  const file = join(folder, `${name}.db`);
  const engine = openSqlite({ file });
  await migrate(engine);
  await engine.close();
  generate(file, size);
  return file;
}

function contentHash(file: string): string {
  const opened = new Sqlite(file, { readonly: true });
  const hash = createHash('sha256');
  const tables = opened
    .prepare<[], { name: string }>(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'kysely%' order by name`,
    )
    .all();
  for (const { name } of tables)
    for (const row of opened.prepare<[], unknown[]>(`select * from ${name}`).raw().iterate())
      hash.update(`${name} ${JSON.stringify(row)}\n`);
  opened.close();
  return hash.digest('hex');
}

const list = <Row>(sql: string, ...values: unknown[]): Row[] => db.prepare<unknown[], Row>(sql).all(...values);
const column = (sql: string): unknown[] => db.prepare(sql).pluck().all();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counter-demo-'));
  db = new Sqlite(await generateIn('first'), { readonly: true });
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the demo shop', () => {
  test('is the same for the same day', async () => {
    expect(contentHash(await generateIn('second'))).toBe(contentHash(join(folder, 'first.db')));
  });

  test('has as much of everything as was asked for', () => {
    const count = (table: string) => db.prepare(`select count(*) from ${table}`).pluck().get();
    expect(count('service_request')).toBe(size.requests);
    expect(count('customer')).toBe(size.customers);
    expect(count('installed_item')).toBe(size.items);
    expect(count('item')).toBe(size.parts);
    expect(count('stock_move')).toBe(size.moves);
    expect(count('staff')).toBe(size.staff);
    expect(Math.abs(Number(count('work_order')) - size.requests * 1.05)).toBeLessThan(30);
  });

  test('SM-01, SM-02 requests and slips are in all states', () => {
    expect(new Set(column('select state from service_request'))).toEqual(new Set(requestStates));
    // A slip is issued in the transaction that makes it, so none rests as a draft.
    expect(new Set(column('select state from work_order'))).toEqual(new Set(workOrderStates.filter((state) => state !== 'draft')));
  });

  test('every reference points at something', () => {
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  test('R-001-14 numbers have no gaps per kind and day', () => {
    for (const [table, kind] of [
      ['service_request', 'request'],
      ['work_order', 'workOrder'],
      ['goods_receipt', 'receipt'],
    ] as const) {
      const days = list<{ day: string; n: number; last: string; top: number }>(
        `select substr(no, 3, 8) as day, count(*) as n, max(no) as last, (select last from document_sequence where kind = ? and day = substr(no, 3, 8)) as top from ${table} group by 1`,
        kind,
      );
      expect(days.length).toBeGreaterThan(0);
      for (const { n, last, top } of days) expect([Number(last.slice(11)), top]).toEqual([n, n]);
    }
  });

  test('R-000-03 every slip has exactly one line in the dispatch log of its day', () => {
    expect(
      column('select id from work_order where (select count(*) from dispatch_log_line where work_order_id = work_order.id) <> 1'),
    ).toEqual([]);
    expect(column(`select day from dispatch_log_line group by day having max(line_no) <> count(*)`)).toEqual([]);
  });

  test('R-000-22 the ledger adds up to the balances, at no time below zero', () => {
    const moves = list<{ item_id: number; from_place_id: number; to_place_id: number; qty: number; value_fen: number }>(
      'select * from stock_move order by id',
    );
    const stocked = new Set(column('select id from place where is_stocked = 1'));
    const rest = new Map<string, [number, number]>();
    for (const { item_id, from_place_id, to_place_id, qty, value_fen } of moves) {
      for (const [place, sign] of [
        [from_place_id, -1],
        [to_place_id, 1],
      ] as const) {
        if (!stocked.has(place)) continue;
        const [hadQty, hadFen] = rest.get(`${item_id} ${place}`) ?? [0, 0];
        expect(hadQty + sign * qty).toBeGreaterThanOrEqual(0);
        rest.set(`${item_id} ${place}`, [hadQty + sign * qty, hadFen + sign * value_fen]);
      }
    }
    const balances = list<{ item_id: number; place_id: number; qty: number; value_fen: number }>('select * from stock_balance');
    const held = balances.map(({ item_id, place_id, qty, value_fen }): [string, [number, number]] => [
      `${item_id} ${place_id}`,
      [qty, value_fen],
    ]);
    expect(new Map(held)).toEqual(rest);
  });

  test('R-000-24 a locked count has closed its books up to the day before, and nothing was booked there since', () => {
    const closed = list<{ closed: string; item_id: number; place_id: number; locked_at: number; counted_on: string }>(
      `select date(s.booked_on, '-1 day') closed, l.item_id, l.place_id, s.locked_at, b.counted_on from stocktake_line l
       join stocktake s on s.id = l.stocktake_id left join stock_balance b on b.item_id = l.item_id and b.place_id = l.place_id
       where s.state = 'locked'`,
    );
    expect(closed.length).toBeGreaterThan(0);
    expect(closed.filter((line) => line.counted_on < line.closed)).toEqual([]);
    const late = list(
      `select m.id from stocktake s join stocktake_line l on l.stocktake_id = s.id
       join stock_move m on m.item_id = l.item_id and l.place_id in (m.from_place_id, m.to_place_id)
       where s.state = 'locked' and m.at > s.locked_at and m.booked_on < s.booked_on`,
    );
    expect(late).toEqual([]);
  });

  test('parts of a slip are what the ledger moved for it', () => {
    const wrong = column(`select p.work_order_id from work_order_part p
      left join (select work_order_id, item_id,
          sum(case kind when 'issue' then qty when 'reversal' then -qty else 0 end) as issued, sum(case kind when 'return' then qty else 0 end) as returned,
          sum(case kind when 'issue' then value_fen else -value_fen end) as value_fen
        from stock_move where work_order_id is not null group by 1, 2) m on m.work_order_id = p.work_order_id and m.item_id = p.item_id
      where p.issued_qty <> coalesce(issued, 0) or p.returned_qty <> coalesce(returned, 0) or p.value_fen <> coalesce(m.value_fen, 0)`);
    expect(wrong).toEqual([]);
  });

  test('every request is found by the tail of its phone', () => {
    const found = list<{ id: number; phone_digits: string; reversed: string | null }>(
      `select r.id, phone_digits, (select reversed from customer_phone p where p.customer_id = r.customer_id and p.digits = r.phone_digits) as reversed from service_request r`,
    );
    expect(found.filter(({ phone_digits, reversed }) => !reversed?.startsWith([...phone_digits.slice(-4)].reverse().join('')))).toEqual([]);
    expect(column(`select count(*) from customer_phone where length(digits) < 7`)).toEqual([0]);
  });

  test('times follow each other', () => {
    expect(
      column(
        `select id from work_order where accepted_at < issued_at or departed_at < accepted_at or arrived_at < departed_at or left_at < arrived_at or returned_at < left_at`,
      ),
    ).toEqual([]);
    expect(
      column(
        `select id from service_request where resolved_at < received_at or told_at < resolved_at or closed_at < told_at or updated_at > ${today}`,
      ),
    ).toEqual([]);
    expect(column('select a.id from event a join event b on b.id = a.id + 1 where b.at < a.at - 1000')).toEqual([]);
  });

  test('texts are indexed as the service would index them', () => {
    const lines = ['冰箱BCD-218/A3不制冷，昨晚开始。备用电话13800138000', '长沙市岳麓区枫林三路12号', '欧阳 曦桐'];
    expect(knownGrams(lines)).toBe(textGrams(lines.join('\n')));
    const lengths = list<{ low: number; mean: number; high: number }>(
      'select min(length(content)) as low, avg(length(content)) as mean, max(length(content)) as high from service_request',
    )[0];
    expect(lengths?.low).toBeGreaterThanOrEqual(38);
    expect(lengths?.high).toBeLessThanOrEqual(200);
  });

  test('addresses of customers are indexed as the service would index them', () => {
    db.exec('create virtual table temp.words using fts5vocab(main, customer_text, instance)');
    const stored = new Map<number, Set<string>>();
    for (const { doc, term } of list<{ doc: number; term: string }>('select doc, term from temp.words'))
      stored.set(doc, (stored.get(doc) ?? new Set()).add(term));
    const texts = new Map<number, string[]>();
    for (const { customer_id, text } of list<{ customer_id: number; text: string }>('select customer_id, text from customer_address'))
      texts.set(customer_id, [...(texts.get(customer_id) ?? []), text]);
    expect(stored.size).toBeGreaterThan(200);
    expect(stored).toEqual(new Map([...texts].map(([id, lines]) => [id, new Set(addressGrams(lines))])));
  });
});
