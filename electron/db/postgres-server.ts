import { sql } from 'kysely';
import { DomainError, invariant } from '../errors.ts';
import type { DatabasePlace, DatabaseServer, Db, TableShape, Tx } from './engine.ts';
import { classifyError } from './postgres-errors.ts';
import { shapesOf } from './table-shapes.ts';

/** Tested on 15 and 18; nothing is used that 13 does not have. */
const oldestVersion = 130_000;
/** Instants come from the hosts' own clocks, so all of them must tell about the same time. */
const mostClockMs = 60_000;

/** One line between all hosts of a database. */
export const channel = 'after_sales_counter';

/** What is plain SQL of a server's abilities; listening needs a connection of its own. */
export function serverOver(db: Db): Omit<DatabaseServer, 'listen'> {
  return {
    check: (now = Date.now) => checkServer(db, now),
    async say(text, tx) {
      await sql`select pg_notify(${channel}, ${text})`.execute(tx ?? db);
    },
    receiving,
    received,
    clear,
    async addRows(tx, table, rows) {
      await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${rows}::json)`.execute(
        tx,
      );
    },
  };
}

interface Facts {
  readonly version: number;
  readonly release: string;
  readonly encoding: string;
  readonly knowsLetters: boolean;
  readonly clockMs: number;
  readonly isStandby: boolean;
  readonly isReadOnly: string;
  readonly maySee: boolean;
  readonly mayMake: boolean;
  readonly isMigrated: boolean;
  readonly isForeign: boolean;
}

async function checkServer(db: Db, now: () => number): Promise<void> {
  const before = now();
  const facts = await askFacts(db).catch((error: unknown) => {
    throw refusalOf(error);
  });
  const apart = Math.abs(Number(facts.clockMs) - (before + now()) / 2);
  const unfit = (reason: string, details: Readonly<Record<string, unknown>> = {}) =>
    new DomainError('databaseUnfit', { reason, ...details });
  if (facts.version < oldestVersion) throw unfit('version', { version: facts.release });
  if (facts.encoding !== 'UTF8') throw unfit('encoding', { encoding: facts.encoding });
  if (!facts.knowsLetters) throw unfit('locale');
  if (facts.isStandby || facts.isReadOnly === 'on') throw new DomainError('databaseReadOnly');
  if (apart > mostClockMs) throw unfit('clock', { seconds: Math.round(apart / 1000) });
  if (!facts.maySee || (!facts.isMigrated && !facts.mayMake)) throw unfit('privileges');
  if (facts.isForeign) throw unfit('foreign');
}

async function askFacts(db: Db): Promise<Facts> {
  const { rows } = await sql<Facts>`select
    current_setting('server_version_num')::int as version,
    current_setting('server_version') as release,
    current_setting('server_encoding') as encoding,
    upper('ä') = 'Ä' as knows_letters,
    (extract(epoch from clock_timestamp()) * 1000)::bigint as clock_ms,
    pg_is_in_recovery() as is_standby,
    current_setting('default_transaction_read_only') as is_read_only,
    has_schema_privilege(current_schema(), 'usage') as may_see,
    has_schema_privilege(current_schema(), 'create') as may_make,
    to_regclass('kysely_migration') is not null as is_migrated,
    to_regclass('kysely_migration') is null and exists
      (select 1 from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')) as is_foreign`.execute(db);
  const [facts] = rows;
  invariant(facts, 'a question about the server has one answer');
  return facts;
}

/** Why nobody gets in, where it can be said. */
function refusalOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '28P01' || code === '28000') return new DomainError('databaseRefused', { reason: 'password' });
  if (code === '3D000') return new DomainError('databaseRefused', { reason: 'noDatabase' });
  if (code === '42501') return new DomainError('databaseUnfit', { reason: 'privileges' });
  const meaning = classifyError(error);
  return meaning === 'away' || meaning === 'busy' ? new DomainError('databaseAway') : error;
}

export async function describePlace(db: Db): Promise<DatabasePlace> {
  const { rows } = await sql<{ version: string; bytes: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database())::bigint as bytes`.execute(db);
  return { kind: 'server', version: rows[0]?.version ?? '', bytes: Number(rows[0]?.bytes ?? 0) };
}

/** Tables of full-text indexes are made anew from the rows and never carried over. */
const indexTables = ['request_text', 'customer_text'];

export async function describeTables(db: Db): Promise<readonly TableShape[]> {
  const { rows } = await sql<{ tableName: string; columnName: string; keyPlace: number }>`
    select c.relname::text as table_name, a.attname::text as column_name, coalesce(array_position(i.indkey::int2[], a.attnum), -1) + 1 as key_place
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'kysely\\_%'
      and c.relname not in (${sql.join(indexTables)})
    order by c.relname collate "C", a.attnum`.execute(db);
  return shapesOf(rows);
}

interface Reference {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** References between tables are taken off until all rows are there; what the migrations brought along goes too. */
async function receiving(tx: Tx): Promise<string> {
  const { rows } = await sql<Reference>`
    select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace order by 1, 2`.execute(tx);
  for (const { table, name } of rows) await sql.raw(`alter table ${table} drop constraint "${name}"`).execute(tx);
  await switchKeepers(tx, 'disable');
  return JSON.stringify(rows);
}

/** What refuses changes of rows that only grow (F121) would refuse taking them in anew too, after an interruption. */
async function switchKeepers(tx: Tx, way: 'disable' | 'enable'): Promise<void> {
  const { rows } = await sql<{ table: string }>`
    select distinct t.tgrelid::regclass::text as table from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = current_schema()::regnamespace and not t.tgisinternal order by 1`.execute(tx);
  for (const { table } of rows) await sql.raw(`alter table ${table} ${way} trigger user`).execute(tx);
}

async function received(tx: Tx, kept: string): Promise<void> {
  for (const { table, name, definition } of JSON.parse(kept) as readonly Reference[])
    await sql.raw(`alter table ${table} add constraint "${name}" ${definition}`).execute(tx);
  const { rows } = await sql<{ table: string; column: string }>`
    select c.oid::regclass::text as table, a.attname::text as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attidentity <> '' order by 1`.execute(tx);
  for (const { table, column } of rows) {
    const place = sql.raw(`pg_get_serial_sequence('${table}', '${column}')`);
    await sql`select setval(${place}, coalesce((select max(${sql.ref(column)}) from ${sql.table(table)}), 0) + 1, false)`.execute(tx);
  }
  await switchKeepers(tx, 'enable');
}

async function clear(tx: Tx): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select oid::regclass::text as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r' and relowner = current_user::regrole`.execute(tx);
  if (rows.length > 0) await sql.raw(`drop table ${rows.map(({ name }) => name).join(', ')} cascade`).execute(tx);
  await sql`drop function if exists refuse_change()`.execute(tx);
}
