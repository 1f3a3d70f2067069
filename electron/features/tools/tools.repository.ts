import type { Insertable, Updateable } from 'kysely';
import type { ToolState } from '../../../shared/tools.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRow, updateRow } from '../../db/prepared.ts';
import type { ToolIssueTable, ToolReturnTable, ToolTable } from '../../db/schema/tools.ts';
import { insertChained } from '../../platform/chain/insert-chained.ts';

/** The lot of a numbered tool; numbers are unique over all kinds (R-000-69). */
export async function findToolByNo(
  db: Db,
  no: string,
): Promise<
  | {
      readonly lotId: number;
      readonly itemId: number;
      readonly state: ToolState;
      readonly originalFen: number;
      readonly managerId: number | null;
    }
  | undefined
> {
  return db.selectFrom('tool').select(['lotId', 'itemId', 'state', 'originalFen', 'managerId']).where('no', '=', no).executeTakeFirst();
}

export async function findLotId(tx: Tx, itemId: number, no: string): Promise<number> {
  const { id } = await tx.selectFrom('stockLot').select('id').where('itemId', '=', itemId).where('no', '=', no).executeTakeFirstOrThrow();
  return id;
}

export async function insertTool(tx: Tx, tool: Insertable<ToolTable>): Promise<void> {
  await insertRow(tx, 'tool', tool);
}

/** What a numbered tool is and where, after a movement; every seat that has it on the screen sees another version. */
export async function changeTool(tx: Tx, lotId: number, changes: Updateable<ToolTable>): Promise<void> {
  await tx
    .updateTable('tool')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('lotId', '=', lotId)
    .execute();
}

export async function insertIssue(tx: Tx, issue: Insertable<ToolIssueTable>): Promise<number> {
  return insertChained(tx, 'toolIssue', issue);
}

export async function changeIssue(tx: Tx, id: number, changes: Updateable<ToolIssueTable>): Promise<void> {
  await updateRow(tx, 'toolIssue', id, changes);
}

/** Some issues with the number of their tool, locked in the order of their ids. */
export async function lockIssues(tx: Tx, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('toolIssue').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute();
  const lots = rows.flatMap(({ lotId }) => lotId ?? []);
  const numbers =
    lots.length === 0
      ? []
      : await tx.selectFrom('tool').select(['lotId', 'no', 'purchaseFen', 'originalFen']).where('lotId', 'in', lots).execute();
  const toolOf = new Map(numbers.map((tool) => [tool.lotId, tool]));
  return rows.map((row) => ({ ...row, tool: row.lotId === null ? undefined : toolOf.get(row.lotId) }));
}
export type LockedIssue = Awaited<ReturnType<typeof lockIssues>>[number];

/** What somebody still holds, by issue. */
export async function findHeldIssues(
  db: Db,
  staffId: number,
): Promise<readonly { readonly id: number; readonly openQty: number; readonly name: string }[]> {
  return db
    .selectFrom('toolIssue')
    .innerJoin('item', 'item.id', 'toolIssue.itemId')
    .select(['toolIssue.id', 'toolIssue.openQty', 'item.name'])
    .where('toolIssue.staffId', '=', staffId)
    .where('toolIssue.openQty', '>', 0)
    .orderBy('toolIssue.id')
    .execute();
}

/** How many of a kind somebody holds, without loans. */
export async function countHeld(db: Db, staffId: number, itemId: number): Promise<number> {
  const { n } = await db
    .selectFrom('toolIssue')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('openQty'), eb.val(0)).as('n'))
    .where('staffId', '=', staffId)
    .where('itemId', '=', itemId)
    .where('openQty', '>', 0)
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function insertReturn(tx: Tx, row: Insertable<ToolReturnTable>): Promise<number> {
  return insertChained(tx, 'toolReturn', row);
}
