import type Sqlite from 'better-sqlite3';
import { textQueryGrams } from '../../shared/search-text.ts';
import { contest } from './measure.ts';
import type { Measured } from './measure.ts';
import { openRaw } from './shop.ts';
import type { BenchShop, Caller } from './shop.ts';
import { profile } from './trace.ts';
import { printProfile } from './writes.ts';

/** A question of the counter: how ours is asked, and the least statement that fetches the same rows. */
export interface Question {
  readonly name: string;
  readonly floor: string;
  /** So many different inputs are asked in turn. */
  readonly inputs: readonly unknown[];
  readonly path: string;
  /** Input of the procedure. */
  input(given: unknown): Readonly<Record<string, unknown>>;
  ask(caller: Caller, given: unknown): Promise<unknown>;
  raw(given: unknown): unknown;
  /** What must be equal in both answers. */
  ids(answer: unknown): readonly unknown[];
}

const highest = '\u{10FFFF}';
const variety = 100;

// The line under the phone field. The best eight are chosen before anything else is fetched for them.
const matchesOf = (
  candidates: string,
) => `with best as (select id from customer where id in (${candidates}) order by last_request_at desc, id desc limit 8)
  select c.id, c.name, c.kind, c.region, c.is_key_customer,
    (select name from customer_contact where customer_id = c.id order by id limit 1), (select shown_as from customer_phone where customer_id = c.id order by id limit 1),
    (select text from customer_address where customer_id = c.id order by id limit 1),
    (select count(*) from service_request where customer_id = c.id and state in ('registered', 'acknowledged', 'classified', 'scheduled', 'dispatched', 'inProgress', 'resolved', 'told'))
  from best join customer c on c.id = best.id order by c.last_request_at desc, c.id desc`;
const byTerm = `select subject_id from search_term where subject = ? and term >= ? and term < ? order by term, subject_id limit 180`;
const rowColumns =
  'id, no, state, type, branch, urgency, channel, customer_id, customer_name, phone, address, product_text, content, service_wanted, received_at, promised_at, version';

export function questionsOf(db: Sqlite.Database, pages: number): readonly Question[] {
  const some = <T>(sql: string): readonly T[] => db.prepare<[], T>(sql).pluck().all();
  const customers = Number(db.prepare('select max(id) from customer').pluck().get());
  const spread = (column: string, table: string, where: string) =>
    some<string>(
      `select ${column} from ${table} where ${where} and id % ${Math.max(1, Math.floor(customers / variety / 2))} = 1 limit ${variety}`,
    );
  const tails = spread('substr(digits, -4)', 'customer_phone', 'length(digits) = 11');
  const names = spread('substr(name, 1, 2)', 'customer', "kind = 'person'");
  const serials = spread('substr(serial, -6)', 'installed_item', "serial <> ''");
  const initials = some<string>(
    `select distinct substr(term, 1, 3) from search_term where subject = 'customer' and term glob '[a-z][a-z][a-z]' limit ${variety}`,
  );
  const words = [
    '漏水',
    '不制',
    '冰箱',
    '跳闸',
    '异味',
    '卡纸',
    '蓝屏',
    '投诉',
    '梅溪',
    '开裂',
    '换机',
    '发票',
    '滑轨',
    '红灯',
    '枫林',
    '备用',
  ];
  const requests = Number(db.prepare('select max(id) from service_request').pluck().get());
  const ids = Array.from({ length: variety }, (_, i) => 1 + ((i * 7919) % (requests - 10)));

  const tail = db.prepare<[string, string]>(
    matchesOf(
      'select customer_id from (select customer_id from customer_phone where reversed >= ? and reversed < ? order by reversed, customer_id limit 60)',
    ),
  );
  const term = db.prepare<[string, string, string]>(
    matchesOf(`select subject_id from (select distinct subject_id from (${byTerm}) limit 60)`),
  );
  const serialTerm = db.prepare<[string, string, string]>(
    matchesOf(`select customer_id from installed_item where id in (select subject_id from (${byTerm}))`),
  );
  const text = db.prepare<[string]>(
    `select ${rowColumns} from service_request where id in (select rowid from request_text where request_text match ? order by rowid desc limit 500) order by received_at desc, id desc limit 51`,
  );
  const first = db.prepare<[string]>(
    `select ${rowColumns} from service_request where state = ? order by received_at desc, id desc limit 51`,
  );
  const next = db.prepare<[string, number, number]>(
    `select ${rowColumns} from service_request where state = ? and (received_at, id) < (?, ?) order by received_at desc, id desc limit 51`,
  );
  const deep = db.prepare<[number], { received_at: number; id: number }>(
    `select received_at, id from service_request where state = 'archived' order by received_at desc, id desc limit 1 offset ?`,
  );
  const deepKeys = [0, 1, 2, 3, 4, 5, 6, 7].map((step) => deep.get(pages * 50 + step * 50)).filter((keys) => keys !== undefined);
  const request = db.prepare<[number], { installed_item_id: number | null; owner_user_id: number | null }>(
    'select * from service_request where id = ?',
  );
  const parts = {
    item: db.prepare<[number | null]>('select * from installed_item where id = ?'),
    owner: db.prepare<[number | null]>('select display_name from user_account where id = ?'),
    finishes: db.prepare<[number]>('select * from request_finish where request_id = ? order by seq'),
    slips: db.prepare<[number], { id: number }>(
      'select id, no, state, planned_at, issued_at, returned_at, print_count, waiting_for_parts, version, (select text from work_order_line where work_order_id = work_order.id and line_no = 1) from work_order where request_id = ? order by id',
    ),
    technicians: db.prepare<[number]>(
      'select s.id, s.name from work_order_technician t join staff s on s.id = t.staff_id where t.work_order_id = ? order by t.is_lead desc, s.id',
    ),
    timeline: db.prepare<[number]>(
      `select e.id, e.at, e.kind, e.data, u.display_name from event e left join user_account u on u.id = e.user_id where e.subject = 'request' and e.subject_id = ? order by e.id desc limit 200`,
    ),
  };

  const lookup = (name: string, inputs: readonly string[], raw: (given: string) => unknown): Question => ({
    name,
    floor: 'the raw prepared statement for the same rows',
    inputs,
    path: 'customers.lookup',
    input: (given) => ({ query: given }),
    ask: (caller, given) => caller.customers.lookup({ query: String(given) }),
    raw: (given) => raw(String(given)),
    ids: idsOf,
  });
  const list = (
    name: string,
    inputs: readonly unknown[],
    input: (given: unknown) => Record<string, unknown>,
    raw: (given: unknown) => unknown,
  ): Question => ({
    name,
    floor: 'the raw prepared statement for the same rows',
    inputs,
    path: 'requests.list',
    input,
    ask: (caller, given) => caller.requests.list(input(given)),
    raw,
    ids: (answer) => idsOf(isPage(answer) ? answer.rows : answer).slice(0, 50),
  });
  const keysOf = (given: unknown) => given as { received_at: number; id: number };
  return [
    lookup('lookup.phoneTail', tails, (given) => tail.raw().all([...given].reverse().join(''), `${[...given].reverse().join('')}:`)),
    lookup('lookup.name2', names, (given) => term.raw().all('customer', given, given + highest)),
    lookup('lookup.pinyin', initials, (given) => term.raw().all('customer', given, given + highest)),
    lookup(
      'lookup.serial',
      serials.map((serial) => serial),
      (given) => serialTerm.raw().all('serial', given, given + highest),
    ),
    list(
      'search.text2',
      words,
      (given) => ({ query: given }),
      (given) =>
        text.raw().all(
          textQueryGrams(String(given))
            .map(({ token }) => `"${token}"`)
            .join(' AND '),
        ),
    ),
    list(
      'requests.firstPage',
      ['archived', 'archived', 'voided', 'told'],
      (given) => ({ states: [given] }),
      (given) => first.raw().all(String(given)),
    ),
    list(
      'requests.deepPage',
      deepKeys,
      (given) => ({
        states: ['archived'],
        cursor: Buffer.from(JSON.stringify([keysOf(given).received_at, keysOf(given).id])).toString('base64url'),
      }),
      (given) => next.raw().all('archived', keysOf(given).received_at, keysOf(given).id),
    ),
    {
      name: 'request.open',
      floor: 'the raw prepared statements for the same rows',
      inputs: ids,
      path: 'requests.get',
      input: (given) => ({ id: given }),
      ask: (caller, given) => caller.requests.get({ id: Number(given) }),
      raw(given) {
        const id = Number(given);
        const row = request.get(id);
        const slips = parts.slips.all(id);
        return [
          id,
          row,
          parts.item.get(row?.installed_item_id ?? null),
          parts.owner.get(row?.owner_user_id ?? null),
          parts.finishes.all(id),
          slips,
          slips.map((slip) => parts.technicians.all(slip.id)),
          parts.timeline.raw().all(id),
        ];
      },
      ids: (answer) => (Array.isArray(answer) ? [answer[0]] : [(answer as { id: number }).id]),
    },
  ];
}

function isPage(answer: unknown): answer is { readonly rows: unknown } {
  return typeof answer === 'object' && answer !== null && 'rows' in answer;
}

/** First column of raw rows, or what identifies a row of ours. */
function idsOf(answer: unknown): readonly unknown[] {
  return (answer as readonly unknown[]).map((row) => {
    if (Array.isArray(row)) return row[0];
    const { id, customerId } = row as { readonly id?: number; readonly customerId?: number };
    return id ?? customerId;
  });
}

/** Measures the questions in this process; an answer that differs from the floor's is a fault of the bench or of ours. */
export async function measureReads(
  shop: BenchShop,
  only: (name: string) => boolean,
  n: number,
  pages: number,
  profiled: string | undefined,
): Promise<readonly Measured[]> {
  const db = openRaw(shop.file);
  const caller = shop.as('frontDesk');
  const results: Measured[] = [];
  for (const question of questionsOf(db, pages)) {
    if (!only(question.name)) continue;
    const { inputs, ask, raw, ids } = question;
    for (const given of inputs) {
      const ours = ids(await ask(caller, given));
      const theirs = ids(raw(given));
      if (JSON.stringify(ours) !== JSON.stringify(theirs))
        process.stderr.write(`${question.name} ${JSON.stringify(given)}: ours ${JSON.stringify(ours)} floor ${JSON.stringify(theirs)}\n`);
    }
    const given = (i: number) => inputs[i % inputs.length];
    results.push(
      await contest({
        name: question.name,
        floor: question.floor,
        n,
        warmUps: 100,
        ours: (i) => ask(caller, given(i)),
        theirs: (i) => raw(given(i)),
      }),
    );
    if (profiled === question.name) printProfile(question.name, await profile(100, (i) => ask(caller, given(i))));
  }
  db.close();
  return results;
}
