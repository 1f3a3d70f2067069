import { sql } from 'kysely';
import type { Db } from './engine.ts';

/** Tables that only grow (F119) and have no guard of their own, with the columns that change all the same when a person is erased. */
const growing: Readonly<Record<string, readonly string[]>> = { access_entry: [], print_record: ['reason'] };

/** What a host only looks at: how far the schema is and that no move is half done. */
const readTables: ReadonlySet<string> = new Set(['kysely_migration', 'kysely_migration_lock', 'database_move', 'database_move_table']);

/** A name inside a statement. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Least privilege for the role that hosts sign in with: it reads and writes the shop's rows, never changes what only grows, and makes or
 * drops no table. The owner's role is for this script and for migrations.
 */
function roleStatements(tables: readonly Table[], role: string, password: string | undefined): readonly string[] {
  const name = quoted(role);
  const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
  return [
    `do $$ begin if not exists (select 1 from pg_roles where rolname = ${literal(role)}) then create role ${name} login nosuperuser nocreatedb nocreaterole; end if; end $$`,
    ...(password === undefined ? [] : [`alter role ${name} password ${literal(password)}`]),
    // PostgreSQL 14 and older let everybody make tables
    'revoke create on schema public from public',
    `revoke all on schema public from ${name}`,
    `grant usage on schema public to ${name}`,
    `revoke all on all tables in schema public from ${name}`,
    ...tables.flatMap((table) => grantsOn(table, name)),
  ];
}

function grantsOn({ name: table, changing }: Table, role: string): readonly string[] {
  const on = `on ${quoted(table)} to ${role}`;
  if (readTables.has(table)) return [`grant select ${on}`];
  if (!changing) return [`grant select, insert, update, delete ${on}`];
  return [`grant select, insert ${on}`, ...(changing.length > 0 ? [`grant update (${changing.map(quoted).join(', ')}) ${on}`] : [])];
}

/** A table by its name in the database. */
interface Table {
  readonly name: string;
  /** Of a table that only grows: its columns that are states, or words that an erasure blanks. Absent: rows of it come and go. */
  readonly changing: readonly string[] | undefined;
}

/** Every table of the schema, those of the program included. What its guard lets change (`keepers` of the DDL), the role may change too. */
export async function findTables(db: Db): Promise<readonly Table[]> {
  const { rows } = await sql<{ name: string; isKept: boolean; changing: readonly string[] }>`
    select relname::text as name, guard.oid is not null as "isKept",
      array(select attname::text from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped and not attnum = any (guard.tgattr::int2[]) order by attnum) as changing
    from pg_class left join pg_trigger as guard on guard.tgrelid = pg_class.oid and guard.tgname = relname || '_kept'
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`.execute(db);
  return rows.map(({ name, isKept, changing }) => ({ name, changing: isKept ? changing : growing[name] }));
}

/** Makes the role and gives it its rights, all or nothing. */
export async function grantRole(db: Db, role: string, password: string | undefined): Promise<void> {
  const tables = await findTables(db);
  await db.transaction().execute(async (tx) => {
    for (const statement of roleStatements(tables, role, password)) await sql.raw(statement).execute(tx);
  });
}
