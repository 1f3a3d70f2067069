import { sql } from 'kysely';
import { openToolPurchases, turnOfToolPurchase } from '../../../shared/tool-purchase-lifecycle.ts';
import type { ToolPurchaseState } from '../../../shared/tool-purchase-lifecycle.ts';
import type { ToolPurchaseRow } from '../../../shared/tool-purchases.ts';
import type { Db } from '../../db/engine.ts';
import { holdsText } from '../../db/holds-text.ts';

export interface PurchaseFilter {
  readonly query: string;
  readonly state: ToolPurchaseState | null;
  readonly onlyOpen: boolean;
  /** States that it must be in, or how many signatures must be there while it is being signed; undefined: any. */
  readonly turns: { readonly states: readonly ToolPurchaseState[]; readonly signed: readonly number[] } | undefined;
}

/** What is over comes last; within either the newest first. */
export type PurchaseKeys = readonly [number, number];
const overLast = sql<number>`case when tool_purchase.state in (${sql.join(openToolPurchases)}) then 0 else 1 end`;
/** How many signed the run that is open. */
const signedCount = sql<number>`(select count(*) from approval_signature s join approval a on a.id = s.approval_id
  where a.subject = 'toolPurchase' and a.subject_id = tool_purchase.id and a.state = 'open' and s.decision = 'sign')`;

export function keysOfPurchase({ state, id }: Pick<ToolPurchaseRow, 'state' | 'id'>): PurchaseKeys {
  return [openToolPurchases.includes(state) ? 0 : 1, -id];
}

function filtered(db: Db, { query, state, onlyOpen, turns }: PurchaseFilter) {
  let select = db.selectFrom('toolPurchase');
  if (state !== null) select = select.where('toolPurchase.state', '=', state);
  else if (onlyOpen) select = select.where('toolPurchase.state', 'in', openToolPurchases);
  if (turns)
    select = select.where((eb) =>
      eb.or([
        sql<boolean>`1 = 0`,
        ...(turns.states.length > 0 ? [eb('toolPurchase.state', 'in', turns.states)] : []),
        ...turns.signed.map((count) => eb.and([eb('toolPurchase.state', '=', 'filled'), eb(signedCount, '=', count)])),
      ]),
    );
  if (query !== '')
    select = select.where(
      sql<boolean>`(${holdsText(query, ['toolPurchase.no'])} or exists (select 1 from tool_purchase_line l join item i on i.id = l.item_id
        where l.purchase_id = tool_purchase.id and ${holdsText(query, ['i.code', 'i.name'])}))`,
    );
  return select;
}

/** Purchases after a place of the list, each with its first three goods in words. */
export async function findPurchases(
  db: Db,
  filter: PurchaseFilter,
  after: PurchaseKeys | undefined,
  limit: number,
): Promise<readonly ToolPurchaseRow[]> {
  let select = filtered(db, filter)
    .innerJoin('userAccount', 'userAccount.id', 'toolPurchase.createdBy')
    .select(['toolPurchase.id', 'no', 'state', 'stateAt', 'neededOn', 'toolPurchase.createdAt', 'userAccount.displayName as createdByName'])
    .select(signedCount.as('signed'))
    .orderBy(overLast)
    .orderBy('toolPurchase.id', 'desc')
    .limit(limit);
  if (after) select = select.where(sql<boolean>`(${overLast}, -tool_purchase.id) > (${after[0]}, ${after[1]})`);
  const rows = await select.execute();
  const goods = await findGoods(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ signed, ...row }) => ({
    ...row,
    goods: goods.get(row.id) ?? '',
    turn: turnOfToolPurchase(row.state, Number(signed)),
  }));
}

export async function countPurchases(db: Db, filter: PurchaseFilter, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(filtered(db, filter).select('toolPurchase.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The first three goods of each in words. */
async function findGoods(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const lines = await db
    .selectFrom('toolPurchaseLine')
    .innerJoin('item', 'item.id', 'toolPurchaseLine.itemId')
    .select(['purchaseId', 'position', 'item.name', 'item.unit', 'qty'])
    .where('purchaseId', 'in', ids)
    .where('position', '<', shownGoods + 1)
    .orderBy('position')
    .execute();
  return new Map(
    ids.map((id) => {
      const own = lines.filter(({ purchaseId }) => purchaseId === id);
      const text = own
        .slice(0, shownGoods)
        .map(({ name, qty, unit }) => `${name} ${qty} ${unit}`)
        .join('、');
      return [id, own.length > shownGoods ? `${text} …` : text];
    }),
  );
}
const shownGoods = 3;
