import type { ToolLabel, ToolMoveRow, ToolToMend } from '../../../shared/tool-views.ts';
import type { Db } from '../../db/engine.ts';
import { preparedList } from '../../db/prepared.ts';

/** The movements of one tool, the newest first. */
export async function findMovesOfLot(db: Db, lotId: number): Promise<readonly (ToolMoveRow & MoveFacts)[]> {
  const rows = await db
    .selectFrom('stockMove')
    .innerJoin('place as from', 'from.id', 'stockMove.fromPlaceId')
    .innerJoin('place as to', 'to.id', 'stockMove.toPlaceId')
    .innerJoin('userAccount', 'userAccount.id', 'stockMove.userId')
    .leftJoin('stockDocument', 'stockDocument.id', 'stockMove.documentId')
    .select([
      'stockMove.id',
      'stockMove.at',
      'stockMove.bookedOn',
      'stockMove.kind',
      'from.name as fromName',
      'to.name as toName',
      'stockDocument.no as documentNo',
      'stockMove.documentId',
      'stockDocument.note',
      'stockMove.valueFen',
      'userAccount.displayName as userName',
    ])
    .where('stockMove.lotId', '=', lotId)
    .orderBy('stockMove.id', 'desc')
    .limit(500)
    .execute();
  return rows.map(({ documentNo, note, ...row }) => ({ ...row, documentNo: documentNo ?? '', note: note ?? '' }));
}

interface MoveFacts {
  readonly documentId: number | null;
  readonly note: string;
  readonly valueFen: number;
}

/** To whom it was given, with the note of each. */
export async function findIssuesOfLot(db: Db, lotId: number) {
  return db
    .selectFrom('toolIssue')
    .innerJoin('stockDocument', 'stockDocument.id', 'toolIssue.documentId')
    .innerJoin('staff', 'staff.id', 'toolIssue.staffId')
    .innerJoin('userAccount', 'userAccount.id', 'stockDocument.userId')
    .select([
      'toolIssue.id',
      'toolIssue.documentId',
      'toolIssue.why',
      'toolIssue.issuedOn',
      'toolIssue.overrideReason',
      'staff.name as staffName',
      'stockDocument.no',
      'stockDocument.at',
      'userAccount.displayName as userName',
    ])
    .where('toolIssue.lotId', '=', lotId)
    .orderBy('toolIssue.id')
    .execute();
}

/** How it came back each time (R-000-72). */
export async function findReturnsOfLot(db: Db, lotId: number) {
  return db
    .selectFrom('toolReturn')
    .innerJoin('toolIssue', 'toolIssue.id', 'toolReturn.issueId')
    .innerJoin('stockDocument', 'stockDocument.id', 'toolReturn.documentId')
    .innerJoin('staff', 'staff.id', 'toolIssue.staffId')
    .innerJoin('userAccount', 'userAccount.id', 'stockDocument.userId')
    .select([
      'toolReturn.id',
      'toolReturn.documentId',
      'toolReturn.condition',
      'toolReturn.fate',
      'toolReturn.note',
      'toolReturn.decisionReason',
      'toolReturn.chargeFen',
      'staff.name as staffName',
      'stockDocument.no',
      'stockDocument.at',
      'stockDocument.bookedOn',
      'userAccount.displayName as userName',
    ])
    .where('toolIssue.lotId', '=', lotId)
    .orderBy('toolReturn.id')
    .execute();
}

export async function findRepairsOfLot(db: Db, lotId: number) {
  return db
    .selectFrom('toolRepair')
    .leftJoin('staff', 'staff.id', 'toolRepair.staffId')
    .innerJoin('userAccount', 'userAccount.id', 'toolRepair.createdBy')
    .select([
      'toolRepair.id',
      'toolRepair.no',
      'toolRepair.state',
      'toolRepair.stateAt',
      'toolRepair.createdAt',
      'toolRepair.sentOn',
      'toolRepair.backOn',
      'toolRepair.fault',
      'toolRepair.sentTo',
      'toolRepair.result',
      'toolRepair.costFen',
      'staff.name as staffName',
      'userAccount.displayName as userName',
    ])
    .where('toolRepair.lotId', '=', lotId)
    .orderBy('toolRepair.id')
    .execute();
}

export async function findScrapsOfLot(db: Db, lotId: number) {
  return db
    .selectFrom('toolScrap')
    .innerJoin('userAccount as creator', 'creator.id', 'toolScrap.createdBy')
    .leftJoin('userAccount as decider', 'decider.id', 'toolScrap.decidedBy')
    .select([
      'toolScrap.id',
      'toolScrap.no',
      'toolScrap.state',
      'toolScrap.stateAt',
      'toolScrap.createdAt',
      'toolScrap.reason',
      'toolScrap.answer',
      'creator.displayName as creatorName',
      'decider.displayName as deciderName',
    ])
    .where('toolScrap.lotId', '=', lotId)
    .orderBy('toolScrap.id')
    .execute();
}

export async function findLossesOfLot(db: Db, lotId: number) {
  return db
    .selectFrom('toolLoss')
    .leftJoin('staff', 'staff.id', 'toolLoss.staffId')
    .innerJoin('userAccount', 'userAccount.id', 'toolLoss.createdBy')
    .select([
      'toolLoss.id',
      'toolLoss.no',
      'toolLoss.facts',
      'toolLoss.createdAt',
      'toolLoss.amountFen',
      'staff.name as staffName',
      'userAccount.displayName as userName',
    ])
    .where('toolLoss.lotId', '=', lotId)
    .orderBy('toolLoss.id')
    .execute();
}

/** The facts of its kind that a tool's page shows. */
export async function findToolFacts(db: Db, itemId: number) {
  return db
    .selectFrom('toolKind')
    .innerJoin('item', 'item.id', 'toolKind.itemId')
    .select(['item.unit', 'toolKind.useRange', 'toolKind.lifeMonths', 'toolKind.holderPercent'])
    .where('toolKind.itemId', '=', itemId)
    .executeTakeFirstOrThrow();
}

const labelsOf = preparedList((db, ids) =>
  db
    .selectFrom('tool')
    .innerJoin('item', 'item.id', 'tool.itemId')
    .leftJoin('staff as manager', 'manager.id', 'tool.managerId')
    .select(['tool.lotId', 'tool.no', 'item.name', 'item.spec', 'manager.name as managerName', 'tool.boughtOn'])
    .where('tool.lotId', 'in', ids),
);

/** What stands on the labels of some tools, by number. */
export async function findToolLabels(db: Db, lotIds: readonly number[]): Promise<readonly ToolLabel[]> {
  const rows = await labelsOf(db, lotIds);
  return rows.map((row) => ({ ...row, managerName: row.managerName ?? '' })).toSorted((a, b) => (a.no < b.no ? -1 : 1));
}

/** The tools that came in, or were opened, on one note, for their labels. */
export async function findToolsOfDocument(db: Db, documentId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('stockMove')
    .innerJoin('tool', 'tool.lotId', 'stockMove.lotId')
    .select('tool.lotId')
    .distinct()
    .where('stockMove.documentId', '=', documentId)
    .execute();
  return rows.map(({ lotId }) => lotId);
}

/** Numbered tools whose last return said that they are mended or scrapped, that still lie in a room, and for which nothing was done since. */
export async function findToMend(db: Db, limit: number): Promise<readonly ToolToMend[]> {
  const rows = await db
    .selectFrom('toolReturn')
    .innerJoin('toolIssue', 'toolIssue.id', 'toolReturn.issueId')
    .innerJoin('tool', 'tool.lotId', 'toolIssue.lotId')
    .innerJoin('item', 'item.id', 'tool.itemId')
    .innerJoin('staff', 'staff.id', 'toolIssue.staffId')
    .innerJoin('stockDocument', 'stockDocument.id', 'toolReturn.documentId')
    .innerJoin('lotBalance', (join) => join.onRef('lotBalance.lotId', '=', 'tool.lotId').on('lotBalance.qty', '>', 0))
    .innerJoin('place', 'place.id', 'lotBalance.placeId')
    .select([
      'tool.lotId',
      'tool.no',
      'tool.itemId',
      'item.name',
      'item.spec',
      'toolReturn.fate',
      'toolReturn.condition',
      'toolReturn.note',
      'stockDocument.bookedOn as returnedOn',
      'toolIssue.staffId',
      'staff.name as staffName',
      'place.id as placeId',
      'place.name as placeName',
    ])
    .where('tool.state', '=', 'inStock')
    .where('place.kind', '=', 'toolStore')
    .where('toolReturn.fate', 'in', ['repair', 'scrap'])
    .where((eb) => {
      const since = (table: 'toolRepair' | 'toolScrap') =>
        eb.not(
          eb.exists(
            eb
              .selectFrom(table)
              .select(`${table}.id`)
              .whereRef(`${table}.lotId`, '=', 'tool.lotId')
              .whereRef(`${table}.createdAt`, '>=', 'stockDocument.at'),
          ),
        );
      const later = eb.exists(
        eb
          .selectFrom('toolReturn as later')
          .innerJoin('toolIssue as given', 'given.id', 'later.issueId')
          .select('later.id')
          .whereRef('given.lotId', '=', 'tool.lotId')
          .whereRef('later.id', '>', 'toolReturn.id'),
      );
      return eb.and([since('toolRepair'), since('toolScrap'), eb.not(later)]);
    })
    .orderBy('toolReturn.id')
    .limit(limit)
    .execute();
  return rows.map(({ fate, ...row }) => ({ ...row, fate: fate === 'scrap' ? 'scrap' : 'repair' }));
}
