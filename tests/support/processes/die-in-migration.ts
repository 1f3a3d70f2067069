import { sql } from 'kysely';
import { migrate } from '../../../electron/db/migrate.ts';
import { migrations } from '../../../electron/db/migrations/index.ts';
import { openSqlite } from '../../../electron/db/sqlite.ts';

// Brings the file that it is given up to date and beyond, and dies in the middle of the step after the last.
const engine = openSqlite({ file: process.argv[2] ?? '' });
await migrate(engine, {
  ...migrations,
  '9000-half': {
    async up(tx) {
      await sql`create table half_done (id integer primary key)`.execute(tx);
      await sql`update place set name = 'changed'`.execute(tx);
      process.kill(process.pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 10_000));
    },
  },
});
