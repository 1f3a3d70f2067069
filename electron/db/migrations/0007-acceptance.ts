import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Acceptance of projects with the customer's points (R-002-09); how a fault was found and what the repair comes up to (R-004-36, -38). */
export const acceptance: Migration = {
  async up(tx, ddl) {
    const { id, version, table, add, str, num, maybe, ref, maybeRef } = columnWords(ddl);
    const statements = [
      ...add('project', str('acceptance_on'), str('explained'), maybe('explained_at'), maybeRef('explained_by', 'user_account')),
      table(
        'project_point',
        id,
        ref('project_id', 'project'),
        str('text'),
        str('state'),
        str('answer'),
        str('follow_until'),
        num('raised_at'),
        ref('raised_by', 'user_account'),
        maybe('settled_at'),
        maybeRef('settled_by', 'user_account'),
        version,
      ),
      'create index project_point_project_idx on project_point (project_id, id)',
      ...add('work_order', str('found_by'), str('standard'), str('standard_reason')),
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
