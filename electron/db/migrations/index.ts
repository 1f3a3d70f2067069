import type { Migration } from './migration.ts';
import { counter } from './0001-counter.ts';
import { auditTime } from './0002-audit-time.ts';

/** All migrations in their order. A migration that has landed is never edited: a mistake is mended by a further one. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-counter': counter,
  '0002-audit-time': auditTime,
};
