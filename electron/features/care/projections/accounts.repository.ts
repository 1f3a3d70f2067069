import { sql } from 'kysely';
import { lastOf } from './keys.repository.ts';
import { comparing } from './projection.ts';
import type { Pair, Projection } from './projection.ts';
import { pairsOf } from './stock.repository.ts';

/** What a person has of containers that are given out against empties, against their entries played again (R-000-34). */
const empties = comparing('empties', 50, lastOf('emptyAccount', 'staff_id'), async (db, { after, upTo }) => {
  const accounts = await db
    .selectFrom('emptyAccount')
    .select(['staffId', 'itemId', 'heldQty', 'creditQty'])
    .where('staffId', '>', after)
    .where('staffId', '<=', upTo)
    .execute();
  const entries = await db
    .selectFrom('emptyEntry')
    .select(['staffId', 'itemId', 'kind', 'qty'])
    .where('staffId', '>', after)
    .where('staffId', '<=', upTo)
    .orderBy('id')
    .execute();
  const played = new Map<string, { held: number; credit: number }>();
  for (const { staffId, itemId, kind, qty } of entries) {
    const key = `${staffId} item ${itemId}`;
    const account = played.get(key) ?? { held: 0, credit: 0 };
    const isOut = kind === 'issue' || kind === 'firstIssue';
    if (kind !== 'released') account.held = isOut ? account.held + qty : Math.max(0, account.held - qty);
    account.credit = isOut ? Math.max(0, account.credit - qty) : account.credit + qty;
    played.set(key, account);
  }
  return accounts.map(({ staffId, itemId, heldQty, creditQty }): Pair => {
    const { held, credit } = played.get(`${staffId} item ${itemId}`) ?? { held: 0, credit: 0 };
    return { what: `staff ${staffId} item ${itemId}`, stored: `${heldQty} / ${creditQty}`, computed: `${held} / ${credit}` };
  });
});

/** The sum of a deduction plan against its months, and whether it is open against what is left of it (B-26). */
const deductionPlans = comparing('deductionPlans', 500, lastOf('deductionPlan'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select 'plan ' || plan.id as what,
        plan.total_fen || case when plan.state = 'settled' then ' settled' when plan.state = 'open' then ' open' else '' end as stored,
        coalesce(sum(line.amount_fen), 0) || case when plan.state not in ('settled', 'open') then ''
          when count(line.id) = count(line.line_id) then ' settled' else ' open' end as computed
      from deduction_plan as plan left join deduction_row as line on line.plan_id = plan.id
      where plan.id > ${after} and plan.id <= ${upTo}
      group by plan.id, plan.total_fen, plan.state`,
  ),
);

/** A month that was taken from a wage stands in the account of the same person with the same amount. */
const deductions = comparing('deductions', 500, lastOf('deductionRow'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select 'month ' || taken.id as what, plan.staff_id || ' / ' || taken.amount_fen as stored,
        line.staff_id || ' / ' || line.amount_fen as computed
      from deduction_row as taken join deduction_plan as plan on plan.id = taken.plan_id
        join staff_account_line as line on line.id = taken.line_id
      where taken.id > ${after} and taken.id <= ${upTo}`,
  ),
);

/** A line that takes back another is of the same person, kind and amount (SM-11). */
const reversals = comparing('reversals', 500, lastOf('staffAccountLine'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select 'line ' || line.id as what, line.staff_id || ' / ' || line.kind || ' / ' || line.amount_fen as stored,
        first.staff_id || ' / ' || first.kind || ' / ' || first.amount_fen as computed
      from staff_account_line as line join staff_account_line as first on first.id = line.reverses_id
      where line.id > ${after} and line.id <= ${upTo}`,
  ),
);

/** What was counted of a line of a stocktake, against what each person counted last. */
const stocktakeLines = comparing('stocktakeLines', 200, lastOf('stocktakeLine'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select 'line ' || line.id as what, line.counted_qty as stored, (
        select sum(entry.qty) from stocktake_count as entry
        where entry.line_id = line.id and entry.round = line.round and not exists (
          select 1 from stocktake_count as later
          where later.line_id = entry.line_id and later.round = entry.round and later.user_id = entry.user_id and later.id > entry.id
        )
      ) as computed
      from stocktake_line as line where line.id > ${after} and line.id <= ${upTo}`,
  ),
);

export const accountProjections: readonly Projection[] = [empties, deductionPlans, deductions, reversals, stocktakeLines];
