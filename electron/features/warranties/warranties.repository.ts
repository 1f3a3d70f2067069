import type { WarrantyLine, WarrantyRecord } from '../../../shared/warranties.ts';
import type { KeyPartReplacement } from '../../../shared/warranty-policy.ts';
import { warrantyTerm } from '../../../shared/warranty-terms.ts';
import type { WarrantyTerm } from '../../../shared/warranty-terms.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { prepared, preparedList } from '../../db/prepared.ts';

/** An item with what decides its warranty. */
export interface ItemRecord extends WarrantyRecord {
  readonly id: number;
  readonly customerId: number;
  readonly isRetired: boolean;
  readonly isOwnSale: boolean;
}

const itemRecords = preparedList((db, ids) =>
  db
    .selectFrom('installedItem')
    .leftJoin('project', 'project.id', 'installedItem.projectId')
    .select([
      'installedItem.id',
      'installedItem.customerId',
      'installedItem.category',
      'installedItem.trade',
      'installedItem.warrantyUntil',
      'installedItem.isGift',
      'installedItem.isOwnSale',
      'installedItem.cardState',
      'installedItem.cardTerm',
      'installedItem.cardStartOn',
      'installedItem.purchasedOn',
      'installedItem.invoicedOn',
      'installedItem.receivedOn',
      'installedItem.acceptedOn',
      'installedItem.retiredAt',
      'project.id as projectId',
      'project.trade as projectTrade',
      'project.contractOn',
      'project.goodsAcceptedOn',
      'project.completedOn',
      'project.acceptedOn as projectAcceptedOn',
      'project.finalAcceptedOn',
    ])
    .where('installedItem.id', 'in', ids),
);

export async function findItemRecords(db: Db, ids: readonly number[]): Promise<readonly ItemRecord[]> {
  const rows = await itemRecords(db, ids);
  return rows.map(({ isGift, isOwnSale, cardTerm, retiredAt, projectId, projectTrade, projectAcceptedOn, ...row }) => {
    const { contractOn, goodsAcceptedOn, completedOn, finalAcceptedOn, ...item } = row;
    const days = {
      contractOn: contractOn ?? '',
      goodsAcceptedOn: goodsAcceptedOn ?? '',
      completedOn: completedOn ?? '',
      acceptedOn: projectAcceptedOn ?? '',
      finalAcceptedOn: finalAcceptedOn ?? '',
    };
    return {
      ...item,
      isGift: isGift === 1,
      isOwnSale: isOwnSale === 1,
      cardTerm: readTerm(cardTerm),
      isRetired: retiredAt !== null,
      project: projectId === null ? null : { trade: projectTrade ?? '', ...days },
    };
  });
}

/** The term as it is stored; what is no term counts as none. */
function readTerm(json: string): WarrantyTerm | null {
  if (json === '') return null;
  return warrantyTerm.safeParse(JSON.parse(json)).data ?? null;
}

const replacementsOf = preparedList((db, ids) =>
  db
    .selectFrom('partReplacement')
    .select(['itemId', 'part', 'failedOn', 'runningOn', 'isBuyersFault', 'stoppedSystem'])
    .where('itemId', 'in', ids)
    .orderBy('id'),
);

/** Item -> its replaced key parts. */
export async function findReplacements(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly KeyPartReplacement[]>> {
  const byItem = new Map<number, KeyPartReplacement[]>();
  for (const { itemId, isBuyersFault, stoppedSystem, ...row } of await replacementsOf(db, ids)) {
    if (itemId === null) continue;
    const one = { ...row, isBuyersFault: isBuyersFault === 1, stoppedSystem: stoppedSystem === 1 };
    byItem.set(itemId, [...(byItem.get(itemId) ?? []), one]);
  }
  return byItem;
}

const projectDays = prepared((db, id: number) =>
  db
    .selectFrom('project')
    .select(['customerId', 'trade', 'contractOn', 'goodsAcceptedOn', 'completedOn', 'acceptedOn', 'finalAcceptedOn'])
    .where('id', '=', id),
);

export async function findProjectRecord(db: Db, id: number) {
  const [project] = await projectDays(db, id);
  return project;
}

const itemsOfProject = prepared((db, projectId: number) =>
  db.selectFrom('installedItem').select('id').where('projectId', '=', projectId).orderBy('id'),
);

export async function findItemsOfProject(db: Db, projectId: number): Promise<readonly number[]> {
  return (await itemsOfProject(db, projectId)).map(({ id }) => id);
}

export interface OwnedLine extends WarrantyLine {
  readonly itemId: number | null;
  readonly projectId: number | null;
  readonly customerId: number;
}

const rowsPerStatement = 500;

export async function insertLines(tx: Tx, lines: readonly OwnedLine[]): Promise<void> {
  for (let start = 0; start < lines.length; start += rowsPerStatement)
    await tx
      .insertInto('warranty')
      .values(lines.slice(start, start + rowsPerStatement))
      .execute();
}

export async function deleteLinesOfItems(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('warranty').where('itemId', 'in', ids).execute();
}

export async function deleteLinesOfProject(tx: Tx, projectId: number): Promise<void> {
  await tx.deleteFrom('warranty').where('projectId', '=', projectId).execute();
}
