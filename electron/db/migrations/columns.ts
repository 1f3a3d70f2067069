import type { Ddl } from '../engine.ts';

/** Words for the columns and tables of migrations from 0003 on. */
export function columnWords(ddl: Ddl) {
  const { id, int, text } = ddl;
  return {
    id: `id ${id}`,
    version: `version ${int} not null default 1`,
    table: (name: string, ...columns: readonly string[]) => `create table ${name} (${columns.join(', ')}) ${ddl.end}`,
    keyed: (name: string, ...columns: readonly string[]) => `create table ${name} (${columns.join(', ')}) ${ddl.endKeyed}`,
    /** A new column of an old table; it needs a default or may be empty. */
    add: (table: string, ...columns: readonly string[]) => columns.map((column) => `alter table ${table} add column ${column}`),
    flag: (name: string) => `${name} ${int} not null default 0 check (${name} in (0, 1))`,
    str: (name: string) => `${name} ${text} not null default ''`,
    num: (name: string) => `${name} ${int} not null`,
    zero: (name: string) => `${name} ${int} not null default 0`,
    maybe: (name: string) => `${name} ${int}`,
    ref: (name: string, to: string) => `${name} ${int} not null references ${to} (id)`,
    maybeRef: (name: string, to: string) => `${name} ${int} references ${to} (id)`,
  };
}
