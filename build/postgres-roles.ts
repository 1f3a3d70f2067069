import { parseArgs } from 'node:util';
import { text } from 'node:stream/consumers';
import { migrate } from '../electron/db/migrate.ts';
import { openPostgres } from '../electron/db/postgres.ts';
import { grantRole } from '../electron/db/postgres-roles.ts';

/**
 * `npm run postgres-roles -- --database postgres://owner@server/shop --role counter_app`: brings the tables up to date as their owner and
 * gives the role of the hosts no more rights than it needs. `--password` reads a new password for it from the standard input.
 */
const { values: args } = parseArgs({
  options: {
    database: { type: 'string', ...(process.env['DATABASE_URL'] && { default: process.env['DATABASE_URL'] }) },
    role: { type: 'string', default: 'counter_app' },
    password: { type: 'boolean', default: false },
  },
});

if (args.database === undefined) {
  process.stderr.write('Name the server as its owner: --database postgres://owner@server/shop\n');
  process.exit(1);
}
const engine = openPostgres({ url: args.database, poolSize: 2 });
try {
  await engine.server?.check();
  const steps = await migrate(engine);
  await grantRole(engine.db, args.role, args.password ? (await text(process.stdin)).trim() : undefined);
  process.stdout.write(`${steps.length} steps of the schema, rights of ${args.role} set.\n`);
} finally {
  await engine.close();
}
