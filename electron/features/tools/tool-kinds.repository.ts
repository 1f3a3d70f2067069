import type { Updateable } from 'kysely';
import type { ToolKindRow } from '../../../shared/tools.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { preparedList } from '../../db/prepared.ts';
import type { ToolKindTable } from '../../db/schema/tools.ts';

export interface KindFilter {
  readonly query: string;
  readonly isShort: boolean;
}

function selectKinds(db: Db) {
  return db
    .selectFrom('toolKind')
    .innerJoin('item', 'item.id', 'toolKind.itemId')
    .innerJoin('place', 'place.id', 'item.placeId')
    .select([
      'item.id',
      'item.code',
      'item.barcode',
      'item.name',
      'item.spec',
      'item.unit',
      'item.category',
      'item.tracking',
      'item.costFen as purchaseFen',
      'item.minQty',
      'item.supplierId',
      'item.placeId',
      'place.name as placeName',
      'item.isActive',
      'item.version',
      'toolKind.isOnce',
      'toolKind.lifeMonths',
      'toolKind.originalFen',
      'toolKind.depositFen',
      'toolKind.holderPercent',
      'toolKind.useRange',
      'toolKind.payer',
    ])
    .select((eb) =>
      (['toolStore', 'toolHolder', 'toolRepair'] as const).map((kind) =>
        eb.fn
          .coalesce(
            eb
              .selectFrom('stockBalance')
              .innerJoin('place as there', 'there.id', 'stockBalance.placeId')
              .select((sum) => sum.fn.sum<number>('stockBalance.qty').as('qty'))
              .whereRef('stockBalance.itemId', '=', 'item.id')
              .where('there.kind', '=', kind),
            eb.val(0),
          )
          .as(kind),
      ),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof selectKinds>['executeTakeFirstOrThrow']>>;

function toKind({ tracking, isOnce, isActive, toolStore, toolHolder, toolRepair, ...row }: Row): ToolKindRow {
  return {
    ...row,
    isNumbered: tracking === 'serial',
    isOnce: isOnce === 1,
    isActive: isActive === 1,
    stockQty: Number(toolStore),
    heldQty: Number(toolHolder),
    repairQty: Number(toolRepair),
  };
}

export async function findKind(db: Db, itemId: number): Promise<ToolKindRow | undefined> {
  const row = await selectKinds(db).where('toolKind.itemId', '=', itemId).executeTakeFirst();
  return row && toKind(row);
}

/** A page of kinds by code, after the code `after`. */
export async function findKinds(
  db: Db,
  { query, isShort }: KindFilter,
  after: string | undefined,
  limit: number,
): Promise<readonly ToolKindRow[]> {
  const rows = await selectKinds(db)
    .$if(query !== '', (select) =>
      select.where((eb) =>
        eb.or([
          eb('item.code', 'like', `${query.toUpperCase()}%`),
          eb('item.name', 'like', `%${query}%`),
          eb('item.spec', 'like', `%${query}%`),
        ]),
      ),
    )
    .$if(isShort, (select) =>
      select.where((eb) =>
        eb(
          eb.fn.coalesce(
            eb
              .selectFrom('stockBalance')
              .innerJoin('place as room', 'room.id', 'stockBalance.placeId')
              .select((sum) => sum.fn.sum<number>('stockBalance.qty').as('qty'))
              .whereRef('stockBalance.itemId', '=', 'item.id')
              .where('room.kind', '=', 'toolStore'),
            eb.val(0),
          ),
          '<',
          eb.ref('item.minQty'),
        ),
      ),
    )
    .$if(after !== undefined, (select) => select.where('item.code', '>', after ?? ''))
    .orderBy('item.code')
    .limit(limit)
    .execute();
  return rows.map(toKind);
}

export async function insertKind(tx: Tx, kind: Omit<ToolKindTable, 'depositFen'> & { readonly depositFen: number }): Promise<void> {
  await tx.insertInto('toolKind').values(kind).execute();
}

export async function updateKind(tx: Tx, itemId: number, changes: Updateable<ToolKindTable>): Promise<void> {
  await tx.updateTable('toolKind').set(changes).where('itemId', '=', itemId).execute();
}

/** Codes of tools, for the next one. */
export async function findToolCodes(db: Db): Promise<readonly string[]> {
  const rows = await db.selectFrom('item').select('code').where('kind', '=', 'tool').execute();
  return rows.map(({ code }) => code);
}

const kindsOf = preparedList((db, ids) =>
  db
    .selectFrom('toolKind')
    .innerJoin('item', 'item.id', 'toolKind.itemId')
    .select([
      'item.id',
      'item.name',
      'item.spec',
      'item.unit',
      'item.tracking',
      'item.costFen as purchaseFen',
      'item.isActive',
      'toolKind.isOnce',
      'toolKind.lifeMonths',
      'toolKind.originalFen',
      'toolKind.depositFen',
      'toolKind.holderPercent',
    ])
    .where('item.id', 'in', ids),
);
export type KindFacts = Awaited<ReturnType<typeof kindsOf>>[number];

/** What an act needs to know of some kinds of tools. */
export async function findKindFacts(db: Db, itemIds: readonly number[]): Promise<ReadonlyMap<number, KindFacts>> {
  return new Map((await kindsOf(db, itemIds)).map((row) => [row.id, row]));
}
