import { sql } from 'kysely';
import type { Db } from './engine.ts';

/**
 * Tables that only grow (F119), with the columns that change all the same: erasing a person's data blanks words in them, and nothing else
 * ever does.
 */
export const growingTables: Readonly<Record<string, readonly string[]>> = {
  audit_entry: ['changes'],
  event: ['data'],
  stock_move: ['reason', 'signed_by'],
  staff_account_line: [],
  empty_entry: [],
  access_entry: [],
  print_record: ['reason'],
};

/** What a host only looks at: how far the schema is and that no move is half done. */
const readTables: ReadonlySet<string> = new Set(['kysely_migration', 'kysely_migration_lock', 'database_move', 'database_move_table']);

/** A name inside a statement. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Least privilege for the role that hosts sign in with: it reads and writes the shop's rows, never changes what only grows, and makes or
 * drops no table. The owner's role is for this script and for migrations.
 * @param tables names as they stand in the database.
 */
function roleStatements(tables: readonly string[], role: string, password: string | undefined): readonly string[] {
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

function grantsOn(table: string, role: string): readonly string[] {
  const on = `on ${quoted(table)} to ${role}`;
  if (readTables.has(table)) return [`grant select ${on}`];
  const columns = growingTables[table];
  if (!columns) return [`grant select, insert, update, delete ${on}`];
  return [`grant select, insert ${on}`, ...(columns.length > 0 ? [`grant update (${columns.map(quoted).join(', ')}) ${on}`] : [])];
}

/** Every table of the schema, those of the program included. */
async function allTables(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

/** Makes the role and gives it its rights, all or nothing. */
export async function grantRole(db: Db, role: string, password: string | undefined): Promise<void> {
  const tables = await allTables(db);
  await db.transaction().execute(async (tx) => {
    for (const statement of roleStatements(tables, role, password)) await sql.raw(statement).execute(tx);
  });
}
