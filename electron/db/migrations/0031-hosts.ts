import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Several hosts on one database: whose turn a job is, files that every host can read, and how far a move of a shop has come. */
export const hosts: Migration = {
  async up(tx, ddl) {
    const { keyed, table, num, zero, maybe, str } = columnWords(ddl);
    const statements = [
      keyed('job_turn', `name ${ddl.text} not null primary key`, str('host'), num('until_at')),
      table('attachment_content', `stored ${ddl.text} not null primary key`, num('at'), `content ${ddl.bytes} not null`),
      table(
        'database_move',
        `id ${ddl.int} not null primary key check (id = 1)`,
        num('started_at'),
        maybe('finished_at'),
        str('program'),
        str('kept'),
      ),
      keyed('database_move_table', `name ${ddl.text} not null primary key`, zero('copied'), str('last_key'), zero('is_done')),
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
