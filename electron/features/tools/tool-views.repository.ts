import { lifeStageOn } from '../../../shared/tool-life.ts';
import type { HeldTool, ToolRow, ToolState } from '../../../shared/tools.ts';
import type { PlaceRow } from '../../../shared/stock.ts';
import type { Db } from '../../db/engine.ts';

/** Which of what people hold: of one person, of a kind, whose life ends until a day, or that should have been back before it. */
export interface HeldFilter {
  readonly staffId?: number | null;
  readonly itemId?: number | null;
  readonly lifeEndsUntil?: string;
  readonly dueBefore?: string;
}

/** What people hold, by person, kind and age. */
export async function findHeld(
  db: Db,
  today: string,
  { staffId = null, itemId = null, lifeEndsUntil, dueBefore }: HeldFilter,
  limit: number,
): Promise<readonly (HeldTool & { readonly staffId: number; readonly staffName: string })[]> {
  const rows = await db
    .selectFrom('toolIssue')
    .innerJoin('stockDocument', 'stockDocument.id', 'toolIssue.documentId')
    .innerJoin('item', 'item.id', 'toolIssue.itemId')
    .innerJoin('toolKind', 'toolKind.itemId', 'toolIssue.itemId')
    .innerJoin('staff', 'staff.id', 'toolIssue.staffId')
    .leftJoin('tool', 'tool.lotId', 'toolIssue.lotId')
    .leftJoin('staff as manager', 'manager.id', 'toolIssue.managerId')
    .select([
      'toolIssue.id as issueId',
      'toolIssue.documentId',
      'stockDocument.no as documentNo',
      'toolIssue.itemId',
      'item.code',
      'item.name',
      'item.spec',
      'item.unit',
      'toolKind.useRange',
      'tool.no as toolNo',
      'toolIssue.openQty',
      'toolIssue.qty',
      'toolIssue.why',
      'toolIssue.issuedOn',
      'toolIssue.lifeEndsOn',
      'toolIssue.dueOn',
      'manager.name as managerName',
      'toolKind.isOnce',
      'toolIssue.staffId',
      'staff.name as staffName',
    ])
    .select((eb) => [
      eb.fn.coalesce('tool.originalFen', 'toolKind.originalFen').as('originalFen'),
      eb.fn.coalesce('tool.purchaseFen', 'item.costFen').as('purchaseFen'),
    ])
    .where('toolIssue.openQty', '>', 0)
    .$if(staffId !== null, (select) => select.where('toolIssue.staffId', '=', staffId))
    .$if(itemId !== null, (select) => select.where('toolIssue.itemId', '=', itemId))
    .$if(lifeEndsUntil !== undefined, (select) =>
      select.where('toolIssue.lifeEndsOn', '<>', '').where('toolIssue.lifeEndsOn', '<=', lifeEndsUntil ?? ''),
    )
    .$if(dueBefore !== undefined, (select) => select.where('toolIssue.dueOn', '<>', '').where('toolIssue.dueOn', '<', dueBefore ?? ''))
    .orderBy('staff.name')
    .orderBy('toolIssue.staffId')
    .orderBy('item.code')
    .orderBy('toolIssue.id')
    .limit(limit)
    .execute();
  return rows.map(({ isOnce, toolNo, originalFen, purchaseFen, ...row }) => ({
    ...row,
    toolNo: toolNo ?? '',
    originalFen: Number(originalFen),
    purchaseFen: Number(purchaseFen),
    isOnce: isOnce === 1,
    stage: lifeStageOn(today, row.lifeEndsOn === '' ? null : row.lifeEndsOn),
    isOverdue: row.dueOn !== '' && row.dueOn < today,
  }));
}

export interface ToolFilter {
  readonly query: string;
  readonly state: ToolState | null;
  readonly itemId: number | null;
  readonly staffId: number | null;
}

function selectTools(db: Db) {
  return db
    .selectFrom('tool')
    .innerJoin('item', 'item.id', 'tool.itemId')
    .leftJoin('staff as manager', 'manager.id', 'tool.managerId')
    .leftJoin('lotBalance', (join) => join.onRef('lotBalance.lotId', '=', 'tool.lotId').on('lotBalance.qty', '>', 0))
    .leftJoin('place', 'place.id', 'lotBalance.placeId')
    .leftJoin('staff as holder', 'holder.id', 'place.staffId')
    .leftJoin('toolIssue', (join) => join.onRef('toolIssue.lotId', '=', 'tool.lotId').on('toolIssue.openQty', '>', 0))
    .select([
      'tool.lotId',
      'tool.no',
      'tool.itemId',
      'item.code',
      'item.name',
      'item.spec',
      'tool.state',
      'tool.stateAt',
      'tool.condition',
      'tool.boughtOn',
      'tool.originalFen',
      'tool.purchaseFen',
      'tool.managerId',
      'manager.name as managerName',
      'holder.id as holderId',
      'holder.name as holderName',
      'place.id as placeId',
      'place.name as placeName',
      'toolIssue.id as issueId',
      'toolIssue.issuedOn',
      'toolIssue.lifeEndsOn',
      'toolIssue.dueOn',
      'tool.version',
    ]);
}

/** Numbered tools by number, after the number `after` (R-000-68: one without a holder lies in stock). */
export async function findTools(db: Db, filter: ToolFilter, after: string | undefined, limit: number): Promise<readonly ToolRow[]> {
  const { query, state, itemId, staffId } = filter;
  const rows = await selectTools(db)
    .$if(query !== '', (select) =>
      select.where((eb) =>
        eb.or([
          eb('tool.no', 'like', `${query.toUpperCase()}%`),
          eb('item.name', 'like', `%${query}%`),
          eb('item.code', 'like', `${query.toUpperCase()}%`),
          eb('holder.name', 'like', `%${query}%`),
        ]),
      ),
    )
    .$if(state !== null, (select) => select.where('tool.state', '=', state as ToolState))
    .$if(itemId !== null, (select) => select.where('tool.itemId', '=', itemId))
    .$if(staffId !== null, (select) => select.where('holder.id', '=', staffId))
    .$if(after !== undefined, (select) => select.where('tool.no', '>', after ?? ''))
    .orderBy('tool.no')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, issuedOn: row.issuedOn ?? '', lifeEndsOn: row.lifeEndsOn ?? '', dueOn: row.dueOn ?? '' }));
}

/** A tool by its number. */
export async function findToolRow(db: Db, no: string): Promise<ToolRow | undefined> {
  const row = await selectTools(db).where('tool.no', '=', no).executeTakeFirst();
  return row && { ...row, issuedOn: row.issuedOn ?? '', lifeEndsOn: row.lifeEndsOn ?? '', dueOn: row.dueOn ?? '' };
}

/** A tool by its lot. */
export async function findToolOfLot(db: Db, lotId: number): Promise<ToolRow | undefined> {
  const row = await selectTools(db).where('tool.lotId', '=', lotId).executeTakeFirst();
  return row && { ...row, issuedOn: row.issuedOn ?? '', lifeEndsOn: row.lifeEndsOn ?? '', dueOn: row.dueOn ?? '' };
}

/** Tools whose number begins so, for the palette. */
export async function findToolsNumbered(db: Db, beginning: string, limit: number): Promise<readonly ToolRow[]> {
  const rows = await selectTools(db).where('tool.no', 'like', `${beginning}%`).orderBy('tool.no').limit(limit).execute();
  return rows.map((row) => ({ ...row, issuedOn: row.issuedOn ?? '', lifeEndsOn: row.lifeEndsOn ?? '', dueOn: row.dueOn ?? '' }));
}

/** Everybody at work, and whoever left with something in hand, with what they hold. */
export async function findHolders(db: Db, today: string) {
  const people = await db
    .selectFrom('staff')
    .select(['id as staffId', 'name', 'post', 'employment', 'isActive'])
    .where((eb) =>
      eb.or([
        eb('isActive', '=', 1),
        eb.exists(
          eb.selectFrom('toolIssue').select('toolIssue.id').whereRef('toolIssue.staffId', '=', 'staff.id').where('openQty', '>', 0),
        ),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(1000)
    .execute();
  const held = await db
    .selectFrom('toolIssue')
    .innerJoin('toolKind', 'toolKind.itemId', 'toolIssue.itemId')
    .leftJoin('tool', 'tool.lotId', 'toolIssue.lotId')
    .select((eb) => [
      'toolIssue.staffId',
      'toolIssue.openQty',
      'toolIssue.lifeEndsOn',
      'toolIssue.dueOn',
      eb.fn.coalesce('tool.originalFen', 'toolKind.originalFen').as('originalFen'),
    ])
    .where('toolIssue.openQty', '>', 0)
    .execute();
  const byPerson = new Map<number, (typeof held)[number][]>(people.map(({ staffId }) => [staffId, []]));
  for (const tool of held) byPerson.get(tool.staffId)?.push(tool);
  return people.map(({ isActive, ...person }) => {
    const own = byPerson.get(person.staffId) ?? [];
    return {
      ...person,
      isActive: isActive === 1,
      items: own.reduce((sum, { openQty }) => sum + openQty, 0),
      worthFen: own.reduce((sum, { openQty, originalFen }) => sum + openQty * Number(originalFen), 0),
      overdue: own.filter(({ dueOn }) => dueOn !== '' && dueOn < today).length,
      over: own.filter(({ lifeEndsOn }) => lifeEndsOn !== '' && lifeEndsOn <= today).length,
    };
  });
}

/** The rooms that tools lie in. */
export async function findRooms(db: Db): Promise<readonly PlaceRow[]> {
  return db
    .selectFrom('place')
    .select(['id', 'code', 'name', 'kind', 'parentId', 'keeperId', 'staffId'])
    .where('kind', '=', 'toolStore')
    .where('isActive', '=', 1)
    .orderBy('code')
    .execute();
}
