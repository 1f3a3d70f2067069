import { sql } from 'kysely';
import { lastOf } from './keys.repository.ts';
import { comparing } from './projection.ts';
import type { Projection } from './projection.ts';
import { pairsOf } from './stock.repository.ts';

/** The state of a numbered tool follows its place (SM-08); a lost or scrapped one lies nowhere. */
const toolPlaces = comparing('toolPlaces', 500, lastOf('tool', 'lot_id'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select 'tool ' || tool.lot_id as what,
        case when tool.state in ('lost', 'scrapped') then 'gone' else tool.state end as stored,
        coalesce((
          select min(case place.kind when 'toolStore' then 'inStock' when 'toolHolder' then 'issued' when 'toolRepair' then 'repair' else place.kind end)
          from lot_balance join place on place.id = lot_balance.place_id
          where lot_balance.lot_id = tool.lot_id and lot_balance.qty > 0
        ), 'gone') as computed
      from tool where tool.lot_id > ${after} and tool.lot_id <= ${upTo}`,
  ),
);

/** What somebody still holds by the issue notes, against what lies at the place of their tools. */
const toolHoldings = comparing('toolHoldings', 200, lastOf('staff'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select 'staff ' || staff_id || ' item ' || item_id as what, sum(open_qty) as stored, sum(there) as computed
      from (
        select staff_id, item_id, open_qty, 0 as there from tool_issue where staff_id > ${after} and staff_id <= ${upTo}
        union all
        select place.staff_id, stock_balance.item_id, 0, stock_balance.qty
        from stock_balance join place on place.id = stock_balance.place_id
        where place.kind = 'toolHolder' and place.staff_id > ${after} and place.staff_id <= ${upTo}
      ) as entries
      group by staff_id, item_id`,
  ),
);

/** What was taken into stock of a tool purchase, against the movements on its notes (R-000-63). */
const toolPurchases = comparing('toolPurchases', 200, lastOf('toolPurchase'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select 'purchase ' || purchase_id || ' item ' || item_id as what, sum(stored) as stored, sum(moved) as computed
      from (
        select purchase_id, item_id, stocked_qty as stored, 0 as moved from tool_purchase_line
        where purchase_id > ${after} and purchase_id <= ${upTo}
        union all
        select stock_document.tool_purchase_id, stock_move.item_id, 0, stock_move.qty
        from stock_move join stock_document on stock_document.id = stock_move.document_id
        where stock_document.tool_purchase_id > ${after} and stock_document.tool_purchase_id <= ${upTo}
      ) as entries
      group by purchase_id, item_id`,
  ),
);

export const toolProjections: readonly Projection[] = [toolPlaces, toolHoldings, toolPurchases];
