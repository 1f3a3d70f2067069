import type Sqlite from 'better-sqlite3';
import { textQueryGrams } from '../../shared/search-text.ts';
import { lookupQuestions } from './lookups.ts';
import { contest } from './measure.ts';
import type { Measured } from './measure.ts';
import { paletteQuestions } from './palette.ts';
import { idsOf, isPage, variety } from './question.ts';
import type { Question } from './question.ts';
import { openRaw } from './shop.ts';
import type { BenchShop } from './shop.ts';
import { profile } from './trace.ts';
import { printProfile } from './writes.ts';

const rowColumns =
  'id, no, state, type, branch, urgency, channel, customer_id, customer_name, phone, address, product_text, content, service_wanted, received_at, promised_at, version';

export function questionsOf(db: Sqlite.Database, pages: number): readonly Question[] {
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
    delays: db.prepare<[number]>(
      'select d.*, u.display_name from request_delay d join user_account u on u.id = d.user_id where d.request_id = ? order by d.id',
    ),
    steps: db.prepare<[number]>(
      'select s.*, u.display_name from request_step s join user_account u on u.id = s.user_id where s.request_id = ? order by s.id',
    ),
    tasks: db.prepare<[number]>(
      'select t.*, r.no, r.customer_name, c.display_name from task t left join service_request r on r.id = t.request_id join user_account c on c.id = t.created_by where t.request_id = ? order by t.id limit 100',
    ),
    repeatedBy: db.prepare<[number]>('select id, no from service_request where repeat_of_id = ? order by id limit 20'),
    timeline: db.prepare<[number]>(
      `select e.id, e.at, e.kind, e.data, u.display_name from event e left join user_account u on u.id = e.user_id where e.subject = 'request' and e.subject_id = ? order by e.id desc limit 200`,
    ),
  };

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
    ...lookupQuestions(db),
    ...paletteQuestions(db),
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
          parts.delays.raw().all(id),
          parts.steps.raw().all(id),
          parts.tasks.raw().all(id),
          parts.repeatedBy.raw().all(id),
        ];
      },
      ids: (answer) => (Array.isArray(answer) ? [answer[0]] : [(answer as { id: number }).id]),
    },
  ];
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
    if (profiled === question.name)
      printProfile(
        question.name,
        await profile(
          100,
          (i) => ask(caller, given(i)),
          () => Promise.resolve(),
        ),
      );
  }
  db.close();
  return results;
}
