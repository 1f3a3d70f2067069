import { sql } from 'kysely';
import type { ToolPerson } from '../../../shared/tool-figures.ts';
import type { Db } from '../../db/engine.ts';

const inRooms = sql`coalesce((select sum(b.qty) from stock_balance b join place p on p.id = b.place_id
  where p.kind = 'toolStore' and b.item_id = item.id), 0)`;

interface Counts {
  readonly lifeEnds: number;
  readonly overdueLoans: number;
  readonly onRepair: number;
  readonly overdueRepairs: number;
  readonly shortKinds: number;
  readonly shortKits: number;
  readonly losses: number;
  readonly scraps: number;
  readonly purchasesToSign: number;
  readonly purchasesToCheck: number;
}

/** All counts of the first screen in one statement, each from an index of what is open. */
export async function countToolMatters(
  db: Db,
  { today, monthEnd }: { readonly today: string; readonly monthEnd: string },
): Promise<Counts> {
  const { rows } = await sql<Readonly<Record<keyof Counts, number | string>>>`select
    (select count(*) from tool_issue where open_qty > 0 and life_ends_on <> '' and life_ends_on <= ${monthEnd}) as life_ends,
    (select count(*) from tool_issue where open_qty > 0 and due_on <> '' and due_on < ${today}) as overdue_loans,
    (select count(*) from tool_repair where state = 'away') as on_repair,
    (select count(*) from tool_repair where state = 'away' and due_on <> '' and due_on < ${today}) as overdue_repairs,
    (select count(*) from item where kind = 'tool' and is_active = 1 and min_qty > ${inRooms}) as short_kinds,
    (select count(*) from tool_kit where is_active = 1 and exists (
      select 1 from tool_kit_line l join item on item.id = l.item_id where l.kit_id = tool_kit.id and l.qty > ${inRooms})) as short_kits,
    (select count(*) from tool_loss where state = 'reported') as losses,
    (select count(*) from tool_scrap where state = 'proposed') as scraps,
    (select count(*) from tool_purchase where state = 'filled') as purchases_to_sign,
    (select count(*) from tool_purchase where state in ('sent', 'arrived')) as purchases_to_check`.execute(db);
  const counts = Object.entries(rows[0] ?? {}).map(([key, n]) => [key, Number(n)]);
  return Object.fromEntries(counts);
}

/** Became regular, a kit for joining is there for their post or for any, and none was given to them (R-000-80). */
export async function findWithoutKit(db: Db, limit: number): Promise<readonly ToolPerson[]> {
  return db
    .selectFrom('staff')
    .select(['staff.id as staffId', 'staff.name'])
    .where('staff.isActive', '=', 1)
    .where('staff.employment', '=', 'regular')
    .where('staff.regularisedOn', '<>', '')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('toolKit')
          .select('toolKit.id')
          .where('toolKit.isActive', '=', 1)
          .where('toolKit.isForJoining', '=', 1)
          .where((or) => or.or([or('toolKit.post', '=', ''), or('toolKit.post', '=', or.ref('staff.post'))])),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('toolIssue')
            .select('toolIssue.id')
            .whereRef('toolIssue.staffId', '=', 'staff.id')
            .where('toolIssue.why', '=', 'joining'),
        ),
      ),
    )
    .orderBy('staff.regularisedOn')
    .orderBy('staff.id')
    .limit(limit)
    .execute();
}

/** Leave, or have left, and still hold tools. */
export async function findLeaving(db: Db, limit: number): Promise<readonly ToolPerson[]> {
  return db
    .selectFrom('staff')
    .select(['staff.id as staffId', 'staff.name'])
    .where((eb) => eb.or([eb('staff.isActive', '=', 0), eb('staff.employment', '=', 'leaving')]))
    .where((eb) =>
      eb.exists(
        eb.selectFrom('toolIssue').select('toolIssue.id').whereRef('toolIssue.staffId', '=', 'staff.id').where('toolIssue.openQty', '>', 0),
      ),
    )
    .orderBy('staff.leftOn')
    .orderBy('staff.id')
    .limit(limit)
    .execute();
}
