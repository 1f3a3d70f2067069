import { sql } from 'kysely';
import type { Ddl } from '../engine.ts';
import { promiseTables } from './0006-promises-tables.ts';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Working calendars, presets with their versions, timers and alerts, holds, tasks, appointments, the dispatch board's people. */
export const promises: Migration = {
  async up(tx, ddl) {
    for (const statement of [...promiseTables(ddl), ...moreColumns(ddl)]) await sql.raw(statement).execute(tx);
  },
};

/** What older tables get; the meaning stands in their own schema files. */
function moreColumns(ddl: Ddl): readonly string[] {
  const { add, flag, str, zero, maybe, maybeRef } = columnWords(ddl);
  return [
    ...add('customer', str('preset_code'), str('calendar_code')),
    ...add('project', str('preset_code'), str('calendar_code')),
    ...add(
      'service_request',
      maybeRef('preset_version_id', 'preset_version'),
      str('calendar_code'),
      maybeRef('project_id', 'project'),
      str('hold_reason'),
      maybe('hold_since'),
      zero('turn'),
      maybe('overdue_since'),
      str('team'),
      str('problem_kind'),
      str('department'),
      maybe('department_since'),
      str('liability'),
      str('liability_note'),
      maybeRef('against_staff_id', 'staff'),
      maybeRef('sales_staff_id', 'staff'),
      str('tag'),
      str('public_body'),
      str('solution'),
      str('plan'),
      maybe('classified_at'),
      maybe('plan_confirmed_at'),
      maybe('consented_at'),
      str('consent_note'),
      maybe('first_contact_at'),
      maybe('escalated_at'),
      str('escalated_to'),
      maybeRef('taken_over_by', 'user_account'),
      maybe('head_confirmed_at'),
      maybeRef('head_confirmed_by', 'user_account'),
      maybe('explained_at'),
      maybe('survey_at'),
      str('opinion'),
      zero('print_count'),
    ),
    // the order of work begins with whose turn it is
    'drop index service_request_state_urgency_idx',
    'create index service_request_state_turn_idx on service_request (state, turn, urgency_rank, promised_at, id)',
    `create index service_request_hold_idx on service_request (hold_reason, id) where hold_reason <> ''`,
    'create index service_request_overdue_idx on service_request (overdue_since, id) where overdue_since is not null',
    `create index service_request_escalated_idx on service_request (escalated_to, id) where escalated_to <> ''`,
    `create index service_request_department_idx on service_request (department, id) where department <> ''`,
    'create index service_request_project_idx on service_request (project_id) where project_id is not null',
    'create index service_request_repeat_idx on service_request (repeat_of_id) where repeat_of_id is not null',
    ...add(
      'work_order',
      str('overlap_reason'),
      str('training_reason'),
      maybe('cannot_judge_at'),
      str('cannot_judge_note'),
      str('hold_reason'),
      flag('is_confirmed'),
    ),
    // What the tables of a week count: slips by when they were issued, ended and reported back; those that are not over are few.
    'create index work_order_issued_idx on work_order (issued_at, id) where issued_at is not null',
    'create index work_order_finished_idx on work_order (finished_at, id) where finished_at is not null',
    'create index work_order_voided_idx on work_order (voided_at, id) where voided_at is not null',
    'create index work_order_unended_idx on work_order (issued_at, id) where finished_at is null and voided_at is null',
    'create index work_order_result_idx on work_order (result_entered_at, id) where result_entered_at is not null',
  ];
}
