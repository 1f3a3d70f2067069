import type Sqlite from 'better-sqlite3';
import { variety } from './question.ts';
import type { Question } from './question.ts';

/** The palette, asked for the number of a document. */
export function paletteQuestions(db: Sqlite.Database): readonly Question[] {
  const slips = Number(db.prepare('select max(id) from work_order').pluck().get());
  const numbers = db
    .prepare<[], string>(`select no from work_order where id % ${Math.max(1, Math.floor(slips / variety))} = 1 limit ${variety}`)
    .pluck()
    .all();
  const request = db
    .prepare<[string, string], unknown[]>(
      `select id, no, state, type, branch, urgency, channel, customer_id, customer_name, phone, address, product_text, content, service_wanted, received_at, promised_at, version
       from service_request where id in (select request_id from work_order where no >= ? and no < ?) order by received_at desc, id desc limit 21`,
    )
    .raw();
  const slip = db
    .prepare<[string, string], unknown[]>(
      `select w.id, w.no, w.state, w.request_id, r.no, r.urgency, r.customer_name, r.address, r.phone, r.product_text, w.planned_at, w.issued_at, w.returned_at, w.print_count, w.waiting_for_parts, w.version,
         (select text from work_order_line where work_order_id = w.id and line_no = 1)
       from work_order w join service_request r on r.id = w.request_id where w.no >= ? and w.no < ? order by w.id desc limit 21`,
    )
    .raw();
  const technicians = db.prepare<[number], unknown[]>(
    'select s.id, s.name from work_order_technician t join staff s on s.id = t.staff_id where t.work_order_id = ? order by t.is_lead desc, s.id',
  );
  return [
    {
      name: 'palette.document',
      floor: 'the raw prepared statements that give the same rows',
      inputs: numbers,
      path: 'search.everything',
      input: (given) => ({ query: given }),
      ask: (caller, given) => caller.search.everything({ query: String(given) }),
      raw(given) {
        const no = String(given);
        const found = slip.all(no, `${no}~`);
        return [...request.all(no, `${no}~`), ...found.map((row) => [...row, technicians.all(Number(row[0]))])];
      },
      ids: (answer) => (answer as readonly unknown[]).map((row) => (Array.isArray(row) ? row[0] : (row as { id: number }).id)),
    },
  ];
}
