import type { Insertable, Updateable } from 'kysely';
import type { LossState, ToolLoss } from '../../../shared/tool-losses.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { ToolLossTable } from '../../db/schema/tools.ts';

export async function insertLoss(tx: Tx, loss: Insertable<ToolLossTable>): Promise<number> {
  return insertRowForId(tx, 'toolLoss', loss);
}

export async function lockLoss(tx: Tx, id: number) {
  return tx.selectFrom('toolLoss').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}
export type LossRecord = NonNullable<Awaited<ReturnType<typeof lockLoss>>>;

export async function changeLoss(tx: Tx, { id, version }: LossRecord, changes: Updateable<ToolLossTable>): Promise<number> {
  await updateRow(tx, 'toolLoss', id, { ...changes, version: version + 1 });
  return version + 1;
}

function selectLosses(db: Db) {
  return db
    .selectFrom('toolLoss')
    .innerJoin('item', 'item.id', 'toolLoss.itemId')
    .leftJoin('tool', 'tool.lotId', 'toolLoss.lotId')
    .leftJoin('staff', 'staff.id', 'toolLoss.staffId')
    .leftJoin('userAccount as decider', 'decider.id', 'toolLoss.decidedBy')
    .innerJoin('userAccount as creator', 'creator.id', 'toolLoss.createdBy')
    .select([
      'toolLoss.id',
      'toolLoss.no',
      'toolLoss.itemId',
      'item.name',
      'item.spec',
      'item.unit',
      'tool.no as toolNo',
      'toolLoss.lotId',
      'toolLoss.qty',
      'toolLoss.cause',
      'toolLoss.issueId',
      'toolLoss.staffId',
      'staff.name as staffName',
      'toolLoss.originalFen',
      'toolLoss.facts',
      'toolLoss.statement',
      'toolLoss.statedAt',
      'toolLoss.state',
      'toolLoss.stateAt',
      'toolLoss.factor',
      'toolLoss.amountFen',
      'toolLoss.reason',
      'decider.displayName as decidedByName',
      'toolLoss.createdAt',
      'creator.displayName as createdByName',
      'toolLoss.version',
    ]);
}

/** Losses, the newest first. */
export async function findLosses(
  db: Db,
  { state, staffId, query }: { readonly state: LossState | null; readonly staffId: number | null; readonly query: string },
  before: number | undefined,
  limit: number,
): Promise<readonly ToolLoss[]> {
  const rows = await selectLosses(db)
    .$if(state !== null, (select) => select.where('toolLoss.state', '=', state as LossState))
    .$if(staffId !== null, (select) => select.where('toolLoss.staffId', '=', staffId))
    .$if(query !== '', (select) =>
      select.where((eb) =>
        eb.or([
          eb('toolLoss.no', 'like', `${query.toUpperCase()}%`),
          eb('tool.no', 'like', `${query.toUpperCase()}%`),
          eb('item.name', 'like', `%${query}%`),
          eb('staff.name', 'like', `%${query}%`),
        ]),
      ),
    )
    .$if(before !== undefined, (select) => select.where('toolLoss.id', '<', before ?? 0))
    .orderBy('toolLoss.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, toolNo: row.toolNo ?? '' }));
}

export async function findLoss(db: Db, id: number): Promise<ToolLoss | undefined> {
  const row = await selectLosses(db).where('toolLoss.id', '=', id).executeTakeFirst();
  return row && { ...row, toolNo: row.toolNo ?? '' };
}

/** What a move was worth, in fen. */
export async function findMoveValue(db: Db, moveId: number): Promise<number> {
  const { valueFen } = await db.selectFrom('stockMove').select('valueFen').where('id', '=', moveId).executeTakeFirstOrThrow();
  return valueFen;
}
