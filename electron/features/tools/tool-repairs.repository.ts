import type { Insertable, Updateable } from 'kysely';
import { daysBetween } from '../../../shared/time.ts';
import type { RepairState, ScrapState, ToolRepair, ToolScrap } from '../../../shared/tool-losses.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { ToolRepairTable, ToolScrapTable } from '../../db/schema/tools.ts';

export async function insertRepair(tx: Tx, repair: Insertable<ToolRepairTable>): Promise<number> {
  return insertRowForId(tx, 'toolRepair', repair);
}

export async function lockRepair(tx: Tx, id: number) {
  return tx.selectFrom('toolRepair').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function changeRepair(tx: Tx, id: number, changes: Updateable<ToolRepairTable>): Promise<void> {
  await updateRow(tx, 'toolRepair', id, changes);
}

export async function insertScrap(tx: Tx, scrap: Insertable<ToolScrapTable>): Promise<number> {
  return insertRowForId(tx, 'toolScrap', scrap);
}

export async function lockScrap(tx: Tx, id: number) {
  return tx.selectFrom('toolScrap').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function changeScrap(tx: Tx, id: number, changes: Updateable<ToolScrapTable>): Promise<void> {
  await updateRow(tx, 'toolScrap', id, changes);
}

/** Number of a tool by its lot. */
export async function findToolNo(db: Db, lotId: number): Promise<string> {
  const { no } = await db.selectFrom('tool').select('no').where('lotId', '=', lotId).executeTakeFirstOrThrow();
  return no;
}

/** Repairs, the newest first; `today` says which are late. */
export async function findRepairs(
  db: Db,
  state: RepairState | null,
  today: string,
  before: number | undefined,
  limit: number,
): Promise<readonly ToolRepair[]> {
  const rows = await db
    .selectFrom('toolRepair')
    .innerJoin('item', 'item.id', 'toolRepair.itemId')
    .innerJoin('toolKind', 'toolKind.itemId', 'toolRepair.itemId')
    .leftJoin('tool', 'tool.lotId', 'toolRepair.lotId')
    .leftJoin('staff', 'staff.id', 'toolRepair.staffId')
    .select([
      'toolRepair.id',
      'toolRepair.no',
      'toolRepair.itemId',
      'item.name',
      'item.spec',
      'item.unit',
      'tool.no as toolNo',
      'toolRepair.qty',
      'toolRepair.staffId',
      'staff.name as staffName',
      'toolRepair.fault',
      'toolRepair.isNormalUse',
      'toolRepair.sentTo',
      'toolRepair.sentOn',
      'toolRepair.dueOn',
      'toolRepair.state',
      'toolRepair.backOn',
      'toolKind.holderPercent as kindPercent',
      'toolRepair.costFen',
      'toolRepair.holderFen',
      'toolRepair.companyFen',
      'toolRepair.result',
      'toolRepair.version',
    ])
    .$if(state !== null, (select) => select.where('toolRepair.state', '=', state as RepairState))
    .$if(before !== undefined, (select) => select.where('toolRepair.id', '<', before ?? 0))
    .orderBy('toolRepair.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ isNormalUse, toolNo, ...row }) => ({
    ...row,
    toolNo: toolNo ?? '',
    isNormalUse: isNormalUse === 1,
    daysAway: daysBetween(row.sentOn, row.state === 'away' ? today : row.backOn),
    isOverdue: row.state === 'away' && row.dueOn !== '' && row.dueOn < today,
  }));
}

/** What is or was to be scrapped, the newest first. */
export async function findScraps(
  db: Db,
  state: ScrapState | null,
  before: number | undefined,
  limit: number,
): Promise<readonly ToolScrap[]> {
  const rows = await db
    .selectFrom('toolScrap')
    .innerJoin('item', 'item.id', 'toolScrap.itemId')
    .innerJoin('place', 'place.id', 'toolScrap.placeId')
    .leftJoin('tool', 'tool.lotId', 'toolScrap.lotId')
    .leftJoin('userAccount as decider', 'decider.id', 'toolScrap.decidedBy')
    .innerJoin('userAccount as creator', 'creator.id', 'toolScrap.createdBy')
    .select([
      'toolScrap.id',
      'toolScrap.no',
      'toolScrap.itemId',
      'item.name',
      'item.spec',
      'item.unit',
      'tool.no as toolNo',
      'toolScrap.qty',
      'place.name as placeName',
      'toolScrap.reason',
      'toolScrap.state',
      'toolScrap.answer',
      'decider.displayName as decidedByName',
      'toolScrap.createdAt',
      'toolScrap.createdBy',
      'creator.displayName as createdByName',
      'toolScrap.version',
    ])
    .$if(state !== null, (select) => select.where('toolScrap.state', '=', state as ScrapState))
    .$if(before !== undefined, (select) => select.where('toolScrap.id', '<', before ?? 0))
    .orderBy('toolScrap.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, toolNo: row.toolNo ?? '' }));
}
