import type Sqlite from 'better-sqlite3';
import { queryKind } from '../../shared/search-query.ts';
import { searchPrefix, textQueryGrams } from '../../shared/search-text.ts';
import { idsOf, variety } from './question.ts';
import type { Question } from './question.ts';

const highest = '\u{10FFFF}';
const shown = 8;
const open = "state in ('registered', 'acknowledged', 'classified', 'scheduled', 'dispatched', 'inProgress', 'resolved', 'told')";

// The line under the phone field: the best are chosen before anything else is fetched for them.
const matchesOf = (candidates: string) => `with best as (
    select c.id, c.last_request_at, exists (select 1 from service_request where customer_id = c.id and ${open}) as is_open
    from customer c where c.id in (select * from (${candidates})) and merged_into_id is null and erased_at is null
    order by is_open desc, c.last_request_at desc, c.id desc limit ${shown})
  select c.id, best.is_open, best.last_request_at, c.name, c.kind, c.region, c.is_key_customer,
    (select name from customer_contact where customer_id = c.id order by id limit 1), (select shown_as from customer_phone where customer_id = c.id order by id limit 1),
    (select text from customer_address where customer_id = c.id order by id limit 1),
    (select count(*) from service_request where customer_id = c.id and ${open})
  from best join customer c on c.id = best.id order by best.is_open desc, best.last_request_at desc, c.id desc`;

type Row = readonly unknown[];
type Source = (given: string) => readonly Row[];

const terms = (where: string) => `select subject_id from search_term where subject = ? and ${where}`;
const owners = (where: string) =>
  `select customer_id from search_term join installed_item i on i.id = search_term.subject_id where subject = ? and ${where}`;
const range = 'term >= ? and term < ? order by term, subject_id limit';
const equal = 'term = ? order by subject_id desc limit 100';

/** What the counter looks through for a query, one raw statement each. */
function sourcesOf(db: Sqlite.Database) {
  const ask = (candidates: string) => {
    const statement = db.prepare<unknown[], Row>(matchesOf(candidates)).raw();
    return (...values: readonly unknown[]) => statement.all(...values);
  };
  const [phoneIs, phoneEnds, phoneBegins] = [
    ask('select customer_id from customer_phone where digits = ? order by customer_id desc limit 100'),
    ask('select customer_id from customer_phone where reversed >= ? and reversed < ? order by reversed, customer_id limit 100'),
    ask('select customer_id from customer_phone where digits >= ? and digits < ? order by digits, customer_id limit 100'),
  ];
  const [termIs, termBegins, ownedIs, ownedBegins] = [
    ask(terms(equal)),
    ask(`select distinct subject_id from (${terms(`${range} 300`)}) limit 100`),
    ask(owners(equal)),
    ask(owners(`${range} 100`)),
  ];
  const address = ask('select rowid from customer_text where customer_text match ? order by rowid desc limit 100');
  const reversed = (text: string) => [...text].reverse().join('');
  const prefix = (text: string) => [searchPrefix(text), searchPrefix(text) + highest] as const;
  const names: readonly Source[] = [
    (term) => termIs('customer', searchPrefix(term)),
    (term) => termBegins('customer', ...prefix(term)),
    (term) => termBegins('customerPart', ...prefix(term)),
  ];
  const owned: readonly Source[] = [
    (code) => ownedIs('owned', searchPrefix(code)),
    (code) => ownedBegins('owned', ...prefix(code)),
    (code) => ownedBegins('ownedPart', ...prefix(code)),
  ];
  const phones: readonly Source[] = [
    (digits) => phoneIs(digits),
    (digits) => phoneEnds(reversed(digits), `${reversed(digits)}:`),
    (digits) => phoneBegins(digits, `${digits}:`),
    (digits) => (digits.length < 4 ? [] : termBegins('phone', ...prefix(digits))),
  ];
  const byAddress: Source = (text) =>
    address(
      textQueryGrams(text)
        .map(({ token }) => `"${token}"`)
        .join(' AND '),
    );
  return { names, owned, phones, byAddress };
}

type Stages = readonly (readonly (() => readonly Row[])[])[];

/**
 * The raw statements that fetch the same rows: only those that give any, found out beforehand, in the stages of
 * `customers-search.repository.ts`.
 */
function floorOf(db: Sqlite.Database): (given: string) => readonly Row[] {
  const { names, owned, phones, byAddress } = sourcesOf(db);
  const bind = (source: Source | undefined, text: string) => () => source?.(text) ?? [];
  const stagesOf = (given: string): Stages => {
    const query = queryKind(given);
    if (query.kind === 'empty') return [];
    if (query.kind === 'phone')
      return [0, 1, 2, 3].map((stage) => {
        const place = [0, undefined, 1, 2][stage];
        const others = place === undefined ? [] : [bind(names[place], query.code), bind(owned[place], query.code)];
        return [bind(phones[stage], query.digits), ...others];
      });
    const placed = [0, 1, 2].map((place) => [
      bind(names[place], query.term),
      ...(query.kind === 'name' ? [] : [bind(owned[place], query.code)]),
    ]);
    return query.kind === 'latin' ? placed : [...placed, [bind(byAddress, given)]];
  };
  const known = new Map<string, Stages>();
  const fetch = (stages: Stages, given: string): readonly Row[] => {
    const rows = new Map<unknown, Row>();
    for (const [at, stage] of stages.entries()) {
      const found = stage.flatMap((source) => source());
      if (stage.length > 1) found.sort((a, b) => Number(b[1]) - Number(a[1]) || Number(b[2]) - Number(a[2]) || Number(b[0]) - Number(a[0]));
      for (const row of found) if (!rows.has(row[0])) rows.set(row[0], row);
      if (rows.size >= shown || (at === 0 && rows.size > 0 && isWhole(given))) break;
    }
    return [...rows.values()].slice(0, shown);
  };
  return (given) => {
    let stages = known.get(given);
    if (!stages) known.set(given, (stages = stagesOf(given).map((stage) => stage.filter((source) => source().length > 0))));
    return fetch(stages, given);
  };
}

function isWhole(given: string): boolean {
  const query = queryKind(given);
  if (query.kind === 'phone') return query.digits.length >= 10;
  return (query.kind === 'latin' || query.kind === 'mixed') && query.code.length >= 6 && /\d/.test(query.code);
}

/** A question for each way in which a caller is found. */
export function lookupQuestions(db: Sqlite.Database): readonly Question[] {
  const some = (sql: string): readonly string[] => db.prepare<[], string>(sql).pluck().all();
  const customers = Number(db.prepare('select max(id) from customer').pluck().get());
  const every = Math.max(1, Math.floor(customers / variety / 2));
  const spread = (column: string, table: string, where: string) =>
    some(`select ${column} from ${table} where ${where} and rowid % ${every} = 1 limit ${variety}`);
  const floor = floorOf(db);
  const lookup = (name: string, inputs: readonly string[]): Question => ({
    name,
    floor: 'the raw prepared statements that give the same rows',
    inputs,
    path: 'customers.lookup',
    input: (given) => ({ query: given }),
    ask: (caller, given) => caller.customers.lookup({ query: String(given) }),
    raw: (given) => floor(String(given)),
    ids: idsOf,
  });
  const mobiles = 'length(digits) = 11';
  const plates = some(`select plate from vehicle where plate <> '' limit ${variety}`);
  const addresses = new Set(spread('substr(text, 7, 2)', 'customer_address', "text like '长沙%'"));
  return [
    lookup('lookup.phoneTail', spread('substr(digits, -4)', 'customer_phone', mobiles)),
    lookup('lookup.phoneTail3', spread('substr(digits, -3)', 'customer_phone', mobiles)),
    lookup('lookup.phoneWhole', spread('digits', 'customer_phone', mobiles)),
    lookup('lookup.phoneInfix', spread('substr(digits, 4, 5)', 'customer_phone', mobiles)),
    lookup('lookup.name2', spread('substr(name, 1, 2)', 'customer', "kind = 'person'")),
    lookup('lookup.name', spread('name', 'customer', "kind = 'person'")),
    lookup(
      'lookup.pinyinFull',
      some(
        `select distinct term from search_term where subject = 'customer' and length(term) between 7 and 14 and term not glob '*[^a-z]*' limit ${variety}`,
      ),
    ),
    lookup(
      'lookup.pinyin',
      some(
        `select distinct substr(term, 1, 3) from search_term where subject = 'customer' and term glob '[a-z][a-z][a-z]' limit ${variety}`,
      ),
    ),
    lookup('lookup.serial', spread('substr(serial, -6)', 'installed_item', "serial <> ''")),
    lookup(
      'lookup.plate',
      plates.map((plate, at) => (at % 2 === 0 ? plate : plate.slice(-5))),
    ),
    lookup(
      'lookup.invoice',
      spread('invoice_no', 'installed_item', "invoice_no <> ''").map((no, at) => (at % 2 === 0 ? no : no.slice(-6))),
    ),
    lookup(
      'search.address2',
      [...addresses].filter((words) => /^\p{Script=Han}{2}$/u.test(words)),
    ),
  ];
}
