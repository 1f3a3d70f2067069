import { sql } from 'kysely';
import type { Db } from '../../db/engine.ts';

/** Tables of the schema, without those of the engine itself. */
async function findTables(db: Db): Promise<readonly string[]> {
  const tables = await db.introspection.getTables();
  return tables.map(({ name }) => name).filter((name) => /^[a-z][a-z0-9_]*$/.test(name) && !name.startsWith('pg_'));
}

/** How many rows each table has; nothing of what is in them. */
export async function countTables(db: Db): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const name of [...(await findTables(db))].toSorted()) {
    const { rows } = await sql<{ n: number | string }>`select count(*) as n from ${sql.table(name)}`.execute(db);
    counts[name] = Number(rows[0]?.n ?? 0);
  }
  return counts;
}

/** Names of the settings that the shop has set; their values stay where they are. */
export async function findSettingKeys(db: Db): Promise<readonly string[]> {
  const rows = await db.selectFrom('setting').select('key').orderBy('key').execute();
  return rows.map(({ key }) => key).filter((key) => /^[a-zA-Z.]+$/.test(key));
}

export async function findShopFacts(db: Db) {
  return db.selectFrom('shop').select(['zone', 'language', 'lockAfterMin', 'createdAt']).executeTakeFirst();
}

/** How often each state of requests and slips occurs. */
export async function countStates(db: Db): Promise<readonly { readonly kind: string; readonly state: string; readonly n: number }[]> {
  const { rows } = await sql<{ kind: string; state: string; n: number | string }>`
    select 'request' as kind, state, count(*) as n from service_request group by state
    union all select 'slip', state, count(*) from work_order group by state
    union all select 'clock', state, count(*) from timer group by state
    order by kind, state`.execute(db);
  return rows.map(({ kind, state, n }) => ({ kind, state, n: Number(n) }));
}
