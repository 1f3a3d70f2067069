import { sql } from 'kysely';
import { openOrderStates } from '../../../shared/purchase-order-lifecycle.ts';
import { pendingRequestStates } from '../../../shared/material-request-lifecycle.ts';
import type { Db } from '../../db/engine.ts';

interface ToCome {
  readonly itemId: number;
  readonly qty: number;
  readonly came: number;
}

/**
 * What is still to come of each item: lines of purchase orders and material requests less what of their receipts is on the shelf; a receipt
 * that was taken back is waited for again. Drafts count: what is being ordered is not proposed once more.
 */
export async function findOnOrder(db: Db): Promise<ReadonlyMap<number, number>> {
  const toCome = new Map<number, number>();
  for (const { itemId, qty, came } of [...(await findOrdered(db)), ...(await findAsked(db))]) {
    const open = Number(qty) - Number(came);
    if (open > 0) toCome.set(Number(itemId), (toCome.get(Number(itemId)) ?? 0) + open);
  }
  return toCome;
}

const netOfReversals = sql`sum(case m.kind when 'receipt' then m.qty else -m.qty end)`;

/** Of orders that run, and of those that were complete until a receipt was taken back; not of one that was closed short. */
async function findOrdered(db: Db): Promise<readonly ToCome[]> {
  const { rows } = await sql<ToCome>`
    select l.item_id, sum(l.qty) as qty, coalesce((select ${netOfReversals}
      from goods_receipt r join stock_move m on m.receipt_id = r.id and m.kind in ('receipt', 'reversal')
      where r.purchase_order_id = o.id and m.item_id = l.item_id), 0) as came
    from purchase_order o join purchase_order_line l on l.purchase_order_id = o.id
    where o.state in (${sql.join(openOrderStates)}) or (o.state = 'stocked' and o.end_reason = '' and exists (
      select 1 from goods_receipt r join stock_move m on m.receipt_id = r.id and m.kind = 'reversal' where r.purchase_order_id = o.id))
    group by o.id, l.item_id`.execute(db);
  return rows;
}

async function findAsked(db: Db): Promise<readonly ToCome[]> {
  const { rows } = await sql<ToCome>`
    select l.item_id, sum(l.qty) as qty, coalesce((select ${netOfReversals}
      from goods_receipt r join stock_move m on m.receipt_id = r.id and m.kind in ('receipt', 'reversal')
      where r.material_request_id = q.id and m.item_id = l.item_id), 0) as came
    from material_request q join material_request_line l on l.material_request_id = q.id
    where q.state in (${sql.join(pendingRequestStates)}) and l.item_id is not null
    group by q.id, l.item_id`.execute(db);
  return rows;
}
