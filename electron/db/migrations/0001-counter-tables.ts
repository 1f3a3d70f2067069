import type { Ddl } from '../engine.ts';

/** Statements of migration 0001 in the engine's words. What the columns mean stands in `db/schema/`. */
export function counterTables(ddl: Ddl): readonly string[] {
  const { id, int, text } = ddl;
  const table = (name: string, ...columns: readonly string[]) => `create table ${name} (${columns.join(', ')}) ${ddl.end}`;
  const keyed = (name: string, ...columns: readonly string[]) => `create table ${name} (${columns.join(', ')}) ${ddl.endKeyed}`;
  const flag = (name: string) => `${name} ${int} not null default 0 check (${name} in (0, 1))`;
  const str = (name: string) => `${name} ${text} not null default ''`;
  const num = (name: string) => `${name} ${int} not null`;
  const maybe = (name: string) => `${name} ${int}`;
  const ref = (name: string, to: string) => `${name} ${int} not null references ${to} (id)`;
  const maybeRef = (name: string, to: string) => `${name} ${int} references ${to} (id)`;
  const ver = `version ${int} not null default 1`;
  return [
    table('shop', `id ${int} primary key check (id = 1)`, str('name'), str('phone'), str('address'), str('zone'), str('language'), num('lock_after_min'), num('created_at'), ver),
    table('staff', `id ${id}`, str('name'), str('phone'), flag('is_technician'), str('skills'), str('region'), `is_active ${int} not null default 1`, num('created_at'), ver),
    table('user_account', `id ${id}`, `login_name ${text} not null unique`, str('display_name'), maybeRef('staff_id', 'staff'), str('password_hash'), maybe('disabled_at'), num('created_at'), ver),
    keyed('user_role', ref('user_id', 'user_account'), `role ${text} not null`, 'primary key (user_id, role)'),
    table('session', `id ${id}`, `token_hash ${text} not null unique`, ref('user_id', 'user_account'), str('seat'), num('created_at'), num('last_seen_at'), num('expires_at'), maybe('locked_at'), maybe('revoked_at')),
    'create index session_user_idx on session (user_id, id)',
    keyed('login_throttle', `login_name ${text} primary key`, num('failures'), num('first_failure_at'), num('blocked_until')),
    keyed('request_key', `key ${text} primary key`, num('user_id'), str('procedure'), str('body_hash'), str('result'), num('created_at')),
    'create index request_key_age_idx on request_key (created_at)',
    keyed('document_sequence', `kind ${text} not null`, `day ${text} not null`, num('last'), 'primary key (kind, day)'),
    table('event', `id ${id}`, num('at'), maybe('user_id'), str('subject'), num('subject_id'), str('kind'), str('data')),
    'create index event_subject_idx on event (subject, subject_id, id)',
    table('audit_entry', `id ${id}`, num('at'), maybe('user_id'), maybe('session_id'), str('procedure'), str('subject'), num('subject_id'), str('changes')),
    'create index audit_entry_user_idx on audit_entry (user_id, id)',
    'create index audit_entry_subject_idx on audit_entry (subject, subject_id, id)',
    table('draft', `id ${id}`, ref('user_id', 'user_account'), str('form'), str('title'), str('data'), num('created_at'), num('updated_at')),
    'create index draft_user_idx on draft (user_id, form, id)',
    keyed('setting', `key ${text} primary key`, str('value'), ver),
    keyed('user_preference', ref('user_id', 'user_account'), `key ${text} not null`, str('value'), 'primary key (user_id, key)'),
    keyed('search_term', `subject ${text} not null`, `term ${text} not null`, num('subject_id'), 'primary key (subject, term, subject_id)'),
    'create index search_term_subject_idx on search_term (subject, subject_id)',

    table('customer', `id ${id}`, str('name'), str('kind'), str('region'), flag('is_key_customer'), str('note'), `last_request_at ${int} not null default 0`, num('created_at'), num('updated_at'), ver),
    'create index customer_recent_idx on customer (last_request_at, id)',
    table('customer_contact', `id ${id}`, ref('customer_id', 'customer'), str('name'), str('form_of_address'), str('role'), flag('is_primary')),
    'create index customer_contact_customer_idx on customer_contact (customer_id)',
    table('customer_phone', `id ${id}`, ref('customer_id', 'customer'), maybeRef('contact_id', 'customer_contact'), str('shown_as'), str('digits'), str('reversed'), str('ext'), str('kind')),
    'create index customer_phone_customer_idx on customer_phone (customer_id)',
    'create index customer_phone_digits_idx on customer_phone (digits, customer_id)',
    'create index customer_phone_reversed_idx on customer_phone (reversed, customer_id)',
    table('customer_address', `id ${id}`, ref('customer_id', 'customer'), str('label'), str('text'), flag('is_primary')),
    'create index customer_address_customer_idx on customer_address (customer_id)',
    table('installed_item', `id ${id}`, ref('customer_id', 'customer'), str('category'), str('brand'), str('model'), str('serial'), str('location'), str('purchased_on'), str('warranty_until'), flag('is_own_sale'), str('note'), num('created_at'), ver),
    'create index installed_item_customer_idx on installed_item (customer_id, id)',
    table('talk', `id ${id}`, ref('customer_id', 'customer'), maybe('request_id'), num('at'), str('channel'), flag('is_incoming'), ref('user_id', 'user_account'), str('summary')),
    'create index talk_customer_idx on talk (customer_id, at)',

    table(
      'service_request', `id ${id}`, `no ${text} not null unique`, str('state'), str('type'), str('branch'), str('urgency'), `urgency_rank ${int} not null check (urgency_rank in (0, 1, 2))`,
      str('channel'), str('lodged_by'), str('fault_class'), flag('is_quality_issue'), ref('customer_id', 'customer'), str('customer_name'), str('contact_name'), str('phone'), str('phone_digits'), str('address'),
      maybeRef('installed_item_id', 'installed_item'), str('product_text'), str('content'), str('service_wanted'), num('received_at'), num('promised_at'), maybe('promise_told_at'), maybeRef('owner_user_id', 'user_account'),
      str('result'), maybe('resolved_at'), maybe('told_at'), `told_way ${text}`, maybe('closed_at'), maybe('voided_at'), str('void_reason'), `reopened_count ${int} not null default 0`,
      maybeRef('repeat_of_id', 'service_request'), ref('created_by', 'user_account'), num('created_at'), num('updated_at'), ver,
    ),
    'create index service_request_state_received_idx on service_request (state, received_at, id)',
    'create index service_request_state_urgency_idx on service_request (state, urgency_rank, promised_at, id)',
    'create index service_request_received_idx on service_request (received_at, id)',
    'create index service_request_customer_idx on service_request (customer_id, id)',
    'create index service_request_resolved_idx on service_request (resolved_at) where resolved_at is not null',
    'create index service_request_phone_idx on service_request (phone_digits, id)',
    table('request_finish', ref('request_id', 'service_request'), num('seq'), str('result'), maybe('resolved_at'), maybe('told_at'), `told_way ${text}`, maybe('closed_at'), num('reopened_at'), num('reopened_by'), str('reopen_reason'), 'primary key (request_id, seq)'),
    ...ddl.textIndex('request_text'),

    table(
      'work_order', `id ${id}`, `no ${text} not null unique`, ref('request_id', 'service_request'), `round ${int} not null default 0`, str('state'), num('planned_at'), maybe('planned_until'), str('instruction'),
      maybe('issued_at'), maybe('accepted_at'), maybe('departed_at'), maybe('arrived_at'), maybe('left_at'), maybe('finished_at'), str('cause'), str('remedy'),
      `nothing_left_out ${int} check (nothing_left_out in (0, 1))`, str('left_out_text'), str('customer_opinion'), str('signed_by'), maybe('signed_at'), maybe('result_entered_at'), maybeRef('result_entered_by', 'user_account'),
      `labor_fen ${int} not null default 0`, `parts_fen ${int} not null default 0`, `travel_fen ${int} not null default 0`, `charge_fen ${int} not null default 0`,
      flag('waiting_for_parts'), maybe('returned_at'), maybeRef('returned_to', 'user_account'), maybe('archived_at'), maybe('voided_at'), str('void_reason'), `print_count ${int} not null default 0`, maybe('last_printed_at'),
      ref('created_by', 'user_account'), num('created_at'), ver, 'check (charge_fen = labor_fen + parts_fen + travel_fen)', 'check (left_at is null or arrived_at is null or left_at >= arrived_at)',
    ),
    'create index work_order_request_idx on work_order (request_id, id)',
    'create index work_order_state_idx on work_order (state, id)',
    'create index work_order_planned_idx on work_order (planned_at, id)',
    'create index work_order_waiting_idx on work_order (id) where waiting_for_parts = 1',
    keyed('work_order_line', ref('work_order_id', 'work_order'), num('line_no'), str('text'), 'primary key (work_order_id, line_no)'),
    keyed('work_order_technician', ref('work_order_id', 'work_order'), ref('staff_id', 'staff'), flag('is_lead'), 'primary key (work_order_id, staff_id)'),
    'create index work_order_technician_staff_idx on work_order_technician (staff_id, work_order_id)',
    keyed('dispatch_log_line', `day ${text} not null`, num('line_no'), ref('work_order_id', 'work_order'), 'primary key (day, line_no)'),
    'create unique index dispatch_log_line_order_idx on dispatch_log_line (work_order_id)',
    table('reschedule', `id ${id}`, ref('work_order_id', 'work_order'), num('at'), ref('user_id', 'user_account'), num('old_planned_at'), num('new_planned_at'), str('reason'), maybe('told_at'), flag('is_told_in_time')),
    'create index reschedule_order_idx on reschedule (work_order_id)',
    table('print_record', `id ${id}`, str('subject'), num('subject_id'), num('nth'), str('paper'), num('copies'), str('reason'), ref('user_id', 'user_account'), num('at'), 'unique (subject, subject_id, nth)'),

    table('place', `id ${id}`, `code ${text} not null unique`, str('name'), str('kind'), flag('is_stocked')),
    `insert into place (code, name, kind, is_stocked) values ('SUPPLIER', '供应商', 'supplier', 0), ('JOB', '工单', 'job', 0), ('ADJUST', '期初与调整', 'adjustment', 0), ('A', '主库', 'store', 1)`,
    table('item', `id ${id}`, `code ${text} not null unique`, str('barcode'), str('name'), str('spec'), str('unit'), str('kind'), str('category'), num('price_fen'), num('cost_fen'), num('min_qty'), ref('place_id', 'place'), `is_active ${int} not null default 1`, num('created_at'), ver),
    'create index item_barcode_idx on item (barcode)',
    keyed('stock_balance', ref('item_id', 'item'), ref('place_id', 'place'), `qty ${int} not null check (qty >= 0)`, `value_fen ${int} not null check (value_fen >= 0)`, 'primary key (item_id, place_id)'),
    table('goods_receipt', `id ${id}`, `no ${text} not null unique`, str('supplier'), str('note'), ref('user_id', 'user_account'), num('at')),
    table(
      'stock_move', `id ${id}`, ref('item_id', 'item'), str('kind'), ref('from_place_id', 'place'), ref('to_place_id', 'place'), `qty ${int} not null check (qty > 0)`, `value_fen ${int} not null check (value_fen >= 0)`,
      maybeRef('work_order_id', 'work_order'), maybeRef('receipt_id', 'goods_receipt'), str('signed_by'), str('reason'), ref('user_id', 'user_account'), num('at'), `reverses_id ${int} unique references stock_move (id)`, 'check (from_place_id <> to_place_id)',
    ),
    'create index stock_move_item_idx on stock_move (item_id, id)',
    'create index stock_move_order_idx on stock_move (work_order_id) where work_order_id is not null',
    'create index stock_move_receipt_idx on stock_move (receipt_id) where receipt_id is not null',
    keyed(
      'work_order_part', ref('work_order_id', 'work_order'), ref('item_id', 'item'), `wanted_qty ${int} not null check (wanted_qty >= 0)`, `issued_qty ${int} not null check (issued_qty >= 0)`,
      `returned_qty ${int} not null check (returned_qty >= 0 and returned_qty <= issued_qty)`, `value_fen ${int} not null check (value_fen >= 0)`, num('price_fen'), 'primary key (work_order_id, item_id)',
    ),
  ];
}
