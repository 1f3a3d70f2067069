import type { Insertable, Updateable } from 'kysely';
import type { VehicleView } from '../../../shared/installed-items.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRow, insertRowForId, prepared, preparedList } from '../../db/prepared.ts';
import type { VehicleTable } from '../../db/schema/archive.ts';
import type { InstalledItemTable } from '../../db/schema/customers.ts';

type Handle = Parameters<Parameters<typeof prepared>[0]>[0];

function selectItems(db: Handle) {
  return db
    .selectFrom('installedItem')
    .leftJoin('project', 'project.id', 'installedItem.projectId')
    .leftJoin('vehicle', 'vehicle.itemId', 'installedItem.id')
    .selectAll('installedItem')
    .select([
      'project.name as projectName',
      'vehicle.itemId as vehicleId',
      'plate',
      'vehicleKind',
      'vin',
      'licenceSeen',
      'handbookSeen',
      'mileageKm',
      'cycleMonths',
      'cycleKm',
      'nextOn',
      'nextKm',
    ]);
}

const itemsOfCustomer = prepared((db, customerId: number, before: number, limit: number) =>
  selectItems(db)
    .where('installedItem.customerId', '=', customerId)
    .where('installedItem.id', '<', before)
    .orderBy('installedItem.id', 'desc')
    .limit(limit),
);
const itemsById = preparedList((db, ids) => selectItems(db).where('installedItem.id', 'in', ids));

type Selected = Awaited<ReturnType<typeof itemsById>>[number];

/** A row of an item, with its project's name and its vehicle. */
export type ItemRow = ReturnType<typeof toRow>;

/** The items of a customer, the newest first, below the id `before`. */
export async function findItemsOf(db: Db, customerId: number, before: number | undefined, limit: number): Promise<readonly ItemRow[]> {
  return (await itemsOfCustomer(db, customerId, before ?? Number.MAX_SAFE_INTEGER, limit)).map(toRow);
}

export async function findItem(db: Db, id: number): Promise<ItemRow | undefined> {
  const [row] = await itemsById(db, [id]);
  return row && toRow(row);
}

function toRow(selected: Selected) {
  const {
    projectName,
    vehicleId,
    plate,
    vehicleKind,
    vin,
    licenceSeen,
    handbookSeen,
    mileageKm,
    cycleMonths,
    cycleKm,
    nextOn,
    nextKm,
    ...item
  } = selected;
  const vehicle: VehicleView | null =
    vehicleId === null
      ? null
      : {
          plate: plate ?? '',
          vehicleKind: vehicleKind ?? '',
          vin: vin ?? '',
          licenceSeen: licenceSeen === 1,
          handbookSeen: handbookSeen === 1,
          mileageKm: mileageKm ?? 0,
          cycleMonths: cycleMonths ?? 0,
          cycleKm: cycleKm ?? 0,
          nextOn: nextOn ?? '',
          nextKm: nextKm ?? 0,
        };
  return { ...item, project: item.projectId === null ? null : { id: item.projectId, name: projectName ?? '' }, vehicle };
}

/** Whose installed item this is. */
export async function findItemOwner(db: Db, itemId: number): Promise<number | undefined> {
  const row = await db.selectFrom('installedItem').select('customerId').where('id', '=', itemId).executeTakeFirst();
  return row?.customerId;
}

export async function insertItem(tx: Tx, item: Insertable<InstalledItemTable>): Promise<number> {
  return insertRowForId(tx, 'installedItem', item);
}

/** True where the item was still at `version`. */
export async function updateItem(tx: Tx, id: number, version: number, changes: Updateable<InstalledItemTable>): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('installedItem')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function saveVehicle(tx: Tx, vehicle: Insertable<VehicleTable>): Promise<void> {
  const { itemId, ...facts } = vehicle;
  const { numUpdatedRows } = await tx.updateTable('vehicle').set(facts).where('itemId', '=', itemId).executeTakeFirst();
  if (numUpdatedRows === 0n) await insertRow(tx, 'vehicle', vehicle);
}

export async function deleteVehicle(tx: Tx, itemId: number): Promise<void> {
  await tx.deleteFrom('vehicle').where('itemId', '=', itemId).execute();
}

/** The item that already has this plate or VIN; an empty one belongs to nobody. */
export async function findVehicleOwner(db: Db, column: 'plate' | 'vin', code: string): Promise<number | undefined> {
  if (code === '') return undefined;
  const row = await db.selectFrom('vehicle').select('itemId').where(column, '=', code).executeTakeFirst();
  return row?.itemId;
}

/** The customer's projects, the newest first. */
export async function findProjectsOf(db: Db, customerId: number): Promise<readonly { readonly id: number; readonly name: string }[]> {
  return db.selectFrom('project').select(['id', 'name']).where('customerId', '=', customerId).orderBy('id', 'desc').limit(100).execute();
}

export async function isProjectOf(db: Db, customerId: number, projectId: number): Promise<boolean> {
  const row = await db.selectFrom('project').select('customerId').where('id', '=', projectId).executeTakeFirst();
  return row?.customerId === customerId;
}

export async function isCustomer(db: Db, id: number): Promise<boolean> {
  return (
    (await db.selectFrom('customer').select('id').where('id', '=', id).where('mergedIntoId', 'is', null).executeTakeFirst()) !== undefined
  );
}
