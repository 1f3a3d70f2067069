import type { RegionRow } from '../../../shared/regions.ts';
import type { Db, Tx } from '../../db/engine.ts';

const limit = 1000;

/** Every region by name. */
export async function findRegions(db: Db): Promise<readonly RegionRow[]> {
  const rows = await selectRegions(db).orderBy('region.name').limit(limit).execute();
  return rows.map(toRow);
}

export async function findRegion(db: Db, name: string): Promise<RegionRow | undefined> {
  const row = await selectRegions(db).where('region.name', '=', name).executeTakeFirst();
  return row && toRow(row);
}

interface RegionFields {
  readonly distanceClass: string;
  readonly representativeId: number | null;
}

/** False when there is one of this name. */
export async function insertRegion(tx: Tx, name: string, fields: RegionFields): Promise<boolean> {
  const row = await tx
    .insertInto('region')
    .values({ name, ...fields, version: 1 })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('name')
    .executeTakeFirst();
  return row !== undefined;
}

/** True when the row was still at `version` and is now one further. */
export async function updateRegion(tx: Tx, name: string, version: number, fields: RegionFields): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('region')
    .set({ ...fields, version: version + 1 })
    .where('name', '=', name)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** True when the row was still at `version` and is gone now. */
export async function deleteRegion(tx: Tx, name: string, version: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('region').where('name', '=', name).where('version', '=', version).executeTakeFirst();
  return numDeletedRows === 1n;
}

function selectRegions(db: Db) {
  return db
    .selectFrom('region')
    .leftJoin('staff', 'staff.id', 'region.representativeId')
    .select([
      'region.name',
      'distanceClass',
      'representativeId',
      'staff.name as representativeName',
      'staff.isActive',
      'staff.isTechnician',
      'region.version',
    ]);
}

type Stored = Awaited<ReturnType<ReturnType<typeof selectRegions>['execute']>>[number];

function toRow({ isActive, isTechnician, distanceClass, ...row }: Stored): RegionRow {
  return {
    ...row,
    distanceClass: distanceClass as RegionRow['distanceClass'],
    isRepresentativeActive: isActive === 1 && isTechnician === 1,
  };
}
