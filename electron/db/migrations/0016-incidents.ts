import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Quality and safety incidents 问题跟踪调查处置单 (B-13, SM-04). */
export const incidents: Migration = {
  async up(tx, ddl) {
    const { id, version, table, str, num, maybe, ref, maybeRef } = columnWords(ddl);
    const statements = [
      table(
        'incident',
        id,
        str('no'),
        str('source'),
        maybeRef('request_id', 'service_request'),
        maybeRef('work_order_id', 'work_order'),
        maybeRef('project_id', 'project'),
        str('state'),
        num('state_at'),
        str('facts'),
        num('visit_planned_at'),
        maybe('visited_at'),
        maybe('visit_missed_at'),
        str('first_opinion'),
        str('investigation'),
        str('cause'),
        str('appraisal'),
        str('opinion'),
        str('abnormal_record'),
        str('instruction'),
        maybeRef('instructed_by', 'user_account'),
        maybe('instructed_at'),
        str('closing'),
        maybeRef('closed_by', 'user_account'),
        maybe('closed_at'),
        num('created_at'),
        ref('created_by', 'user_account'),
        version,
      ),
      'create unique index incident_no_idx on incident (no)',
      "create index incident_open_idx on incident (id) where state <> 'closed'",
      'create index incident_request_idx on incident (request_id) where request_id is not null',
      'create index incident_project_idx on incident (project_id) where project_id is not null',
      'create index incident_source_idx on incident (source, created_at)',
      "create index incident_visit_idx on incident (visit_planned_at) where state = 'reported' and visit_missed_at is null",
      table(
        'incident_action',
        id,
        ref('incident_id', 'incident'),
        str('text'),
        ref('owner_id', 'staff'),
        str('due_on'),
        maybe('late_told_at'),
        maybe('done_at'),
        maybeRef('done_by', 'user_account'),
        str('result'),
        num('created_at'),
        ref('created_by', 'user_account'),
      ),
      'create index incident_action_idx on incident_action (incident_id, id)',
      'create index incident_action_open_idx on incident_action (due_on) where done_at is null',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
