import { sql } from 'kysely';
import { lastOf } from './keys.repository.ts';
import { comparing } from './projection.ts';
import type { Projection } from './projection.ts';
import { pairsOf } from './stock.repository.ts';

const atOnce = 500;

/** How far a request is, against what happened to it last (SM-01). */
const requestStates = comparing('requestStates', atOnce, lastOf('serviceRequest'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select no as what,
        case when state in ('voided', 'archived', 'resolved') then state when state in ('told', 'followedUp') then 'told' else 'open' end as stored,
        case when voided_at is not null then 'voided' when closed_at is not null then 'archived' when told_at is not null then 'told'
          when resolved_at is not null then 'resolved' else 'open' end as computed
      from service_request where id > ${after} and id <= ${upTo}`,
  ),
);

/** A request stands still while a hold of it has no end (R-001-21). */
const holds = comparing('holds', atOnce, lastOf('serviceRequest'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select no as what, case when hold_reason <> '' then 1 else 0 end as stored,
        (select count(*) from request_delay as delay where delay.request_id = service_request.id and delay.kind = 'hold' and delay.ended_at is null) as computed
      from service_request where id > ${after} and id <= ${upTo}`,
  ),
);

/** Each reopening keeps the finish before it (R-002-28). */
const reopenings = comparing('reopenings', atOnce, lastOf('serviceRequest'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select no as what, reopened_count as stored,
        (select count(*) from request_finish as finish where finish.request_id = service_request.id) as computed
      from service_request where id > ${after} and id <= ${upTo}`,
  ),
);

/** How far a slip is, against what is written on it (SM-02). */
const slipStates = comparing('slipStates', atOnce, lastOf('workOrder'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select no as what, case when state in ('dispatched', 'accepted', 'departed') then 'out' else state end as stored,
        case when voided_at is not null then 'voided' when archived_at is not null then 'archived' when returned_at is not null then 'returned'
          when signed_at is not null then 'signed' when finished_at is not null then 'finished' when arrived_at is not null then 'arrived'
          when issued_at is not null then 'out' else 'draft' end as computed
      from work_order where id > ${after} and id <= ${upTo}`,
  ),
);

/** How often a slip was printed, against the prints that were noted. */
const slipPrints = comparing('slipPrints', atOnce, lastOf('workOrder'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select no as what, print_count as stored,
        (select count(*) from print_record where print_record.subject = 'workOrder' and print_record.subject_id = work_order.id) as computed
      from work_order where id > ${after} and id <= ${upTo}`,
  ),
);

/** A clock stands still while a pause of it has no end, unless a time was agreed with the customer: that one holds. */
const timerPauses = comparing('timerPauses', 1000, lastOf('timer'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select 'clock ' || id as what, case when state = 'paused' then 1 else 0 end as stored,
        case when agreed_at is null
          then (select count(*) from timer_pause as pause where pause.timer_id = timer.id and pause.to_at is null) else 0 end as computed
      from timer where id > ${after} and id <= ${upTo} and state in ('running', 'paused')`,
  ),
);

/** A clock that has ended has nothing more to do; one that was stopped says when. */
const timerEnds = comparing('timerEnds', 1000, lastOf('timer'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select 'clock ' || id as what, case when state in ('running', 'paused') then 'open' else state end as stored,
        case when stopped_at is not null then 'stopped' when next_at is not null or state in ('running', 'paused') then 'open'
          else 'cancelled' end as computed
      from timer where id > ${after} and id <= ${upTo}`,
  ),
);

export const jobProjections: readonly Projection[] = [requestStates, holds, reopenings, slipStates, slipPrints, timerPauses, timerEnds];
