import type { CoverVehicle } from '../../../shared/customer-files.ts';
import type { Db, Tx } from '../../db/engine.ts';

const vehiclesPerFile = 50;

/** Files that are not complete, the first due first. */
export async function findFilesDue(db: Db, after: readonly [number, number] | undefined, limit: number) {
  let select = db
    .selectFrom('customer')
    .select((eb) => [
      'id',
      'name',
      'version',
      eb.ref('fileDueAt').$notNull().as('fileDueAt'),
      eb
        .selectFrom('customerPhone')
        .select('shownAs')
        .whereRef('customerId', '=', 'customer.id')
        .orderBy('customerPhone.id')
        .limit(1)
        .as('phone'),
      eb
        .selectFrom('customerAddress')
        .select('text')
        .whereRef('customerId', '=', 'customer.id')
        .orderBy('customerAddress.id')
        .limit(1)
        .as('address'),
    ])
    .where('fileDueAt', 'is not', null)
    .where('fileCompletedAt', 'is', null)
    .where('mergedIntoId', 'is', null)
    .where('erasedAt', 'is', null);
  if (after) select = select.where((eb) => eb(eb.refTuple('fileDueAt', 'id'), '>', eb.tuple(after[0], after[1])));
  return select.orderBy('fileDueAt').orderBy('id').limit(limit).execute();
}

/** Vehicles that these customers have now. */
export async function findVehicles(
  db: Db,
  customerIds: readonly number[],
): Promise<readonly (CoverVehicle & { readonly customerId: number })[]> {
  if (customerIds.length === 0) return [];
  const rows = await db
    .selectFrom('installedItem')
    .leftJoin('vehicle', 'vehicle.itemId', 'installedItem.id')
    .select((eb) => [
      'installedItem.id',
      'customerId',
      'brand',
      'model',
      eb.fn.coalesce('plate', eb.val('')).as('plate'),
      eb.fn.coalesce('vehicleKind', eb.val('')).as('vehicleKind'),
      eb.fn.coalesce('vin', eb.val('')).as('vin'),
      eb.fn.coalesce('licenceSeen', eb.val(0)).as('licenceSeen'),
      eb.fn.coalesce('handbookSeen', eb.val(0)).as('handbookSeen'),
      eb.fn.coalesce('mileageKm', eb.val(0)).as('mileageKm'),
      eb.fn.coalesce('cycleMonths', eb.val(0)).as('cycleMonths'),
      eb.fn.coalesce('cycleKm', eb.val(0)).as('cycleKm'),
      eb.fn.coalesce('nextOn', eb.val('')).as('nextOn'),
      eb.fn.coalesce('nextKm', eb.val(0)).as('nextKm'),
    ])
    .where('customerId', 'in', customerIds)
    .where('kind', '=', 'vehicle')
    .where('retiredAt', 'is', null)
    .orderBy('installedItem.id')
    .limit(customerIds.length * vehiclesPerFile)
    .execute();
  return rows.map((row) => ({ ...row, licenceSeen: row.licenceSeen === 1, handbookSeen: row.handbookSeen === 1 }));
}

/** True when there is such a customer; it is locked, so that two prints at once are counted one after the other. */
export async function lockCustomer(tx: Tx, id: number): Promise<boolean> {
  return (await tx.selectFrom('customer').select('id').where('id', '=', id).forUpdate().executeTakeFirst()) !== undefined;
}

/** True when the row was still at `version` and is now one further. */
export async function updateFileCompleted(tx: Tx, id: number, version: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('customer')
    .set({ fileCompletedAt: now, updatedAt: now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
