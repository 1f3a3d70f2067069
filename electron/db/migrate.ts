import { Migrator } from 'kysely/migration';
import type { MigrationProvider } from 'kysely/migration';
import { DomainError } from '../errors.ts';
import type { Engine, Tx } from './engine.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/**
 * Brings the schema up to date, all pending steps in one transaction. Refuses a database that a newer program has changed
 * (`databaseNewer`): working on it could destroy what this program does not know; and a role that may not change the schema (`databaseUnfit`).
 * @returns names of the steps that were run.
 */
export async function migrate(engine: Engine, steps: Readonly<Record<string, Migration>> = migrations): Promise<readonly string[]> {
  return engine.migrating(async (db) => {
    const migrator = new Migrator({ db, provider: providerOf(engine, steps) });
    const unknown = await appliedButUnknown(engine, Object.keys(steps));
    if (unknown.length > 0) throw new DomainError('databaseNewer', { migrations: unknown });
    const { error, results } = await migrator.migrateToLatest();
    if (engine.classifyError(error) === 'forbidden') throw new DomainError('databaseUnfit', { reason: 'migrations' });
    if (error) throw error;
    return (results ?? []).map(({ migrationName }) => migrationName);
  });
}

/** Which steps a database still lacks; a new one lacks all of them, and `isNew` tells. */
export async function pendingSteps(
  engine: Engine,
  steps: Readonly<Record<string, Migration>> = migrations,
): Promise<{ readonly isNew: boolean; readonly pending: readonly string[] }> {
  const applied = await appliedSteps(engine);
  return { isNew: applied.length === 0, pending: Object.keys(steps).filter((name) => !applied.includes(name)) };
}

/** Of the migrations that a backup names, those that this program does not know (F43). */
export function unknownSteps(applied: readonly string[]): readonly string[] {
  return applied.filter((name) => !(name in migrations));
}

export function lacksSteps(applied: readonly string[]): boolean {
  return Object.keys(migrations).some((name) => !applied.includes(name));
}

function providerOf(engine: Engine, steps: Readonly<Record<string, Migration>>): MigrationProvider {
  return {
    getMigrations: async () =>
      Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, { up: (db) => step.up(db as Tx, engine.ddl) }])),
  };
}

async function appliedButUnknown(engine: Engine, known: readonly string[]): Promise<readonly string[]> {
  return (await appliedSteps(engine)).filter((name) => !known.includes(name));
}

async function appliedSteps(engine: Engine): Promise<readonly string[]> {
  const tables = await engine.db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await engine.db.executeQuery<{ name: string }>(appliedQuery(engine));
  return rows.map(({ name }) => name);
}

function appliedQuery(engine: Engine) {
  return engine.db
    .selectFrom('kyselyMigration' as never)
    .select('name' as never)
    .compile();
}
