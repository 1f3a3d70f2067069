import { sql } from 'kysely';
import type { Db, TableShape } from './engine.ts';
import { shapesOf } from './table-shapes.ts';

/** The shop's tables of a file. */
export async function describeTables(db: Db): Promise<readonly TableShape[]> {
  const { rows } = await sql<{ tableName: string; columnName: string; keyPlace: number }>`
    select t.name as table_name, c.name as column_name, c.pk as key_place
    from pragma_table_list as t join pragma_table_info(t.name) as c
    where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%'
    order by t.name, c.cid`.execute(db);
  return shapesOf(rows);
}
