import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely';
import pg from 'pg';
import type { Engine } from '../../electron/db/engine.ts';
import { postgresEngine } from '../../electron/db/postgres.ts';

/** A PostgreSQL inside this process, from a dump where one is given. Whole numbers and amounts come as numbers, as the program's own connections give them. */
export function startEmbedded(loadDataDir?: Blob): PGlite {
  return new PGlite({ parsers: { 20: Number, 1700: Number }, ...(loadDataDir && { loadDataDir }) });
}

/** The program's engine over it. */
export function embeddedEngine(pglite: PGlite): Engine {
  return postgresEngine('pglite', new PGliteDialect({ pglite }));
}

/** One statement on the server's own database. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The address of another database of the same server. */
export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
