import type { PlaceKind } from '../../../shared/stock.ts';
import type { ToolCondition, ToolState } from '../../../shared/tools.ts';
import type { Db, Tx } from '../../db/engine.ts';

/** A place of tools with whoever answers for what lies there. */
export interface ToolPlace {
  readonly id: number;
  readonly kind: PlaceKind;
  readonly name: string;
  /** Whose tools lie there. */
  readonly staffId: number | null;
  readonly staffName: string | null;
  readonly keeperId: number | null;
}

export async function findToolPlaces(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, ToolPlace>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('place')
    .leftJoin('staff', 'staff.id', 'place.staffId')
    .select(['place.id', 'place.kind', 'place.name', 'place.staffId', 'staff.name as staffName', 'place.keeperId'])
    .where('place.id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The one storekeeper of the shop, who answers for a room that nobody is named for; undefined where there are several or none. */
export async function findOnlyStorekeeper(db: Db): Promise<number | undefined> {
  const rows = await db
    .selectFrom('userAccount')
    .innerJoin('userRole', 'userRole.userId', 'userAccount.id')
    .select('userAccount.staffId')
    .distinct()
    .where('userRole.role', '=', 'storekeeper')
    .where('userAccount.disabledAt', 'is', null)
    .where('userAccount.staffId', 'is not', null)
    .execute();
  return rows.length === 1 ? (rows[0]?.staffId ?? undefined) : undefined;
}

export interface CountedTool {
  readonly lotId: number;
  readonly no: string;
  readonly itemId: number;
  readonly managerId: number | null;
  readonly state: ToolState;
  readonly condition: ToolCondition;
}

/** Numbered tools by their lots, each locked. */
export async function lockTools(tx: Tx, lotIds: readonly number[]): Promise<ReadonlyMap<number, CountedTool>> {
  if (lotIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('tool')
    .select(['lotId', 'no', 'itemId', 'managerId', 'state', 'condition'])
    .where('lotId', 'in', lotIds)
    .orderBy('lotId')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.lotId, row]));
}

/** Where a numbered tool lies by the books. */
export async function findPlaceOfLot(db: Db, lotId: number): Promise<number | undefined> {
  const row = await db.selectFrom('lotBalance').select('placeId').where('lotId', '=', lotId).where('qty', '>', 0).executeTakeFirst();
  return row?.placeId;
}

/** Ids of what people hold of some kinds, the oldest first. */
export async function findOpenIssues(db: Db, staffIds: readonly number[], itemIds: readonly number[]) {
  if (staffIds.length === 0 || itemIds.length === 0) return [];
  return db
    .selectFrom('toolIssue')
    .select(['id', 'staffId', 'itemId', 'lotId', 'openQty'])
    .where('staffId', 'in', staffIds)
    .where('itemId', 'in', itemIds)
    .where('openQty', '>', 0)
    .orderBy('id')
    .execute();
}

/** What was reported lost of a kind from a place after a movement of the ledger. */
export async function sumLossesSince(db: Db, itemId: number, placeId: number, moveId: number): Promise<number> {
  const { n } = await db
    .selectFrom('stockMove')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('qty'), eb.val(0)).as('n'))
    .where('itemId', '=', itemId)
    .where('fromPlaceId', '=', placeId)
    .where('kind', '=', 'loss')
    .where('id', '>', moveId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The last loss of a numbered tool that was not found again, locked. */
export async function lockOpenLossOf(tx: Tx, lotId: number) {
  return tx
    .selectFrom('toolLoss')
    .selectAll()
    .where('lotId', '=', lotId)
    .where('state', '<>', 'found')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

/** Where a kind lies when nobody holds it. */
export async function findHomeRoom(db: Db, itemId: number): Promise<number> {
  const { placeId } = await db.selectFrom('item').select('placeId').where('id', '=', itemId).executeTakeFirstOrThrow();
  return placeId;
}

/** Both prices of a kind as they are now. */
export async function findPrices(db: Db, itemId: number): Promise<{ readonly originalFen: number; readonly purchaseFen: number }> {
  return db
    .selectFrom('toolKind')
    .innerJoin('item', 'item.id', 'toolKind.itemId')
    .select(['toolKind.originalFen', 'item.costFen as purchaseFen'])
    .where('toolKind.itemId', '=', itemId)
    .executeTakeFirstOrThrow();
}

export async function findStaffName(db: Db, id: number): Promise<string> {
  const { name } = await db.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirstOrThrow();
  return name;
}
