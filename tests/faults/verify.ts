import { sql } from 'kysely';
import type { Engine } from '../../electron/db/engine.ts';
import { findDifferencesOf } from '../../electron/features/stock/check.repository.ts';
import type { Findings } from './harness.ts';
import type { Memory } from './work.ts';

/** Procedures of the mixed work and the table of which each makes exactly one row. */
const makes = {
  'requests.log': 'service_request',
  'workOrders.dispatch': 'work_order',
  'stock.issue': 'stock_document',
} as const;

/** What of the shop was there before the work began. */
export interface Before {
  readonly rows: Readonly<Record<string, number>>;
}

export async function rowsBefore({ db }: Engine): Promise<Before> {
  const rows: Record<string, number> = {};
  for (const table of [...Object.values(makes), 'event', 'audit_entry']) rows[table] = await count(db, table);
  return { rows };
}

async function count(db: Engine['db'], table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

/**
 * Holds a database against what the clients were told: every acknowledged command is there once with the answer that was given, no command
 * is there in half, and the books agree with each other.
 */
export async function verify(engine: Engine, memory: Memory, before: Before, findings: Findings): Promise<void> {
  const kept = await keysOf(engine);
  for (const { key, path, outcome } of memory.acts) {
    const result = kept.get(key);
    if (outcome.state === 'acknowledged') {
      if (result === undefined) findings.note('lost', `${path} ${key} was acknowledged and is not there`);
      else if (!isSame(result.result, outcome.data)) findings.note('lost', `${path} ${key} is not as it was acknowledged`);
    } else if (outcome.state === 'refused' && result !== undefined)
      findings.note('wrong', `${path} ${key} was refused (${outcome.code}) and is there`);
    if (result?.result === '') findings.note('corrupt', `${path} ${key} was done in half`);
  }
  await verifyEffects(engine, [...kept.values()], before, findings);
  await verifyNumbers(engine, findings);
  await verifyBooks(engine, findings);
}

interface Kept {
  readonly procedure: string;
  readonly result: string;
}

async function keysOf({ db }: Engine): Promise<ReadonlyMap<string, Kept>> {
  const rows = await db.selectFrom('requestKey').select(['key', 'procedure', 'result']).execute();
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}

function isSame(kept: string, told: unknown): boolean {
  try {
    // What a role may not see in full is masked in the answer, so what identifies the thing is compared.
    const [one, other] = [JSON.parse(kept), told].map((value: unknown) => value as { readonly id?: number; readonly no?: string } | null);
    return one?.id === other?.id && one?.no === other?.no;
  } catch {
    return false;
  }
}

/** As many effects as keys: none came twice, none without its key, each with its trail. */
async function verifyEffects({ db }: Engine, kept: readonly Kept[], before: Before, findings: Findings): Promise<void> {
  for (const [procedure, table] of Object.entries(makes)) {
    const keys = kept.filter((key) => key.procedure === procedure).length;
    const made = (await count(db, table)) - (before.rows[table] ?? 0);
    if (made !== keys) findings.note('wrong', `${keys} commands ${procedure} made ${made} rows of ${table}`);
  }
  const trail = await sql<{ subject: string; n: number }>`
    select 'request' as subject, count(*) as n from service_request r
      where not exists (select 1 from event e where e.subject = 'request' and e.subject_id = r.id)
         or not exists (select 1 from audit_entry a where a.subject = 'request' and a.subject_id = r.id)
    union all
    select 'workOrder', count(*) from work_order w
      where not exists (select 1 from event e where e.subject = 'workOrder' and e.subject_id = w.id)
         or not exists (select 1 from audit_entry a where a.subject = 'workOrder' and a.subject_id = w.id)`.execute(db);
  for (const { subject, n } of trail.rows)
    if (Number(n) > 0) findings.note('corrupt', `${n} ${subject} rows have no event or no audit entry`);
}

/** Neither a number twice nor a gap, and the counter stands where the last one was given. */
async function verifyNumbers({ db }: Engine, findings: Findings): Promise<void> {
  const sequences = await db.selectFrom('documentSequence').select(['kind', 'day', 'first', 'last']).execute();
  for (const [kind, table] of [
    ['request', 'service_request'],
    ['workOrder', 'work_order'],
  ] as const) {
    const { rows } = await sql<{ no: string }>`select no from ${sql.table(table)}`.execute(db);
    for (const { day, first, last } of sequences.filter((sequence) => sequence.kind === kind)) {
      const given = rows.filter(({ no }) => no.includes(`${day}-`)).map(({ no }) => Number(no.split('-')[1]));
      const distinct = new Set(given);
      if (distinct.size !== given.length) findings.note('corrupt', `${kind} numbers of ${day} were given twice`);
      if (given.length !== last - first + 1) findings.note('corrupt', `${given.length} ${kind} numbers of ${day} up to ${last}`);
    }
  }
}

async function verifyBooks(engine: Engine, findings: Findings): Promise<void> {
  const differences = await findDifferencesOf(engine.db, { from: 1, to: Number.MAX_SAFE_INTEGER }, 5);
  if (differences.length > 0) findings.note('corrupt', `the stock books differ: ${JSON.stringify(differences[0])}`);
  if (engine.name !== 'sqlite') return;
  for (const pragma of ['quick_check', 'foreign_key_check']) {
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${pragma}`).execute(engine.db);
    const bad = rows.filter((row) => Object.values(row)[0] !== 'ok');
    if (bad.length > 0) findings.note('corrupt', `${pragma}: ${JSON.stringify(bad[0])}`);
  }
}
