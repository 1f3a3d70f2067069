import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Feedback forms 信息反馈单 (B-12) with their dated notes. */
export const feedbackForms: Migration = {
  async up(tx, ddl) {
    const { id, version, table, add, flag, str, num, maybe, ref, maybeRef } = columnWords(ddl);
    const statements = [
      ...add('service_request', maybe('hurried_from')),
      table(
        'feedback_form',
        id,
        str('no'),
        maybeRef('request_id', 'service_request'),
        maybeRef('work_order_id', 'work_order'),
        maybeRef('task_id', 'task'),
        str('state'),
        num('state_at'),
        str('kind'),
        str('reporter_name'),
        num('received_at'),
        ...['goods', 'fault', 'needs', 'details', 'opinion', 'appraisal'].map(str),
        maybe('appraised_at'),
        maybeRef('appraised_by', 'user_account'),
        flag('is_supervisor_there'),
        str('decision'),
        str('decision_note'),
        maybe('decided_at'),
        maybeRef('decided_by', 'user_account'),
        maybeRef('incident_id', 'incident'),
        maybe('abnormal_at'),
        maybe('agreed_at'),
        str('agreed_how'),
        str('agreed_text'),
        str('supplier_name'),
        ...['supplier_told_at', 'management_told_at', 'goods_arrived_at', 'done_at'].map(maybe),
        str('result'),
        maybe('closed_at'),
        maybeRef('closed_by', 'user_account'),
        ref('created_by', 'user_account'),
        num('created_at'),
        version,
      ),
      'create unique index feedback_form_no_idx on feedback_form (no)',
      'create index feedback_form_age_idx on feedback_form (received_at, id)',
      "create index feedback_form_open_idx on feedback_form (received_at, id) where state <> 'closed'",
      'create index feedback_form_request_idx on feedback_form (request_id) where request_id is not null',
      'create index feedback_form_slip_idx on feedback_form (work_order_id) where work_order_id is not null',
      table('feedback_note', id, ref('form_id', 'feedback_form'), str('text'), num('at'), ref('user_id', 'user_account')),
      'create index feedback_note_form_idx on feedback_note (form_id, id)',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
