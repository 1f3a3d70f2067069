import type { Db } from '../../db/engine.ts';
import { itemColumns, projectColumns, vehicleColumns } from './archive-columns.ts';
import type { ArchiveColumn, Facts } from './archive-columns.ts';

/** Customers who are still customers: neither merged into another nor erased. */
function living(db: Db) {
  return db.selectFrom('customer').where('customer.mergedIntoId', 'is', null).where('customer.erasedAt', 'is', null);
}

export async function findIdsByPhone(
  db: Db,
  digits: readonly string[],
): Promise<readonly { readonly customerId: number; readonly name: string }[]> {
  return living(db)
    .innerJoin('customerPhone', 'customerPhone.customerId', 'customer.id')
    .select(['customer.id as customerId', 'customer.name'])
    .where('customerPhone.digits', 'in', digits)
    .execute();
}

export async function findIdsByNumber(db: Db, numbers: readonly string[]): Promise<readonly number[]> {
  const rows = await living(db).select('id').where('externalNo', 'in', numbers).where('externalNo', '<>', '').execute();
  return rows.map(({ id }) => id);
}

export async function findLivingIds(db: Db, after: number, limit: number): Promise<readonly number[]> {
  const rows = await living(db).select('id').where('id', '>', after).orderBy('id').limit(limit).execute();
  return rows.map(({ id }) => id);
}

export async function findCustomersById(db: Db, ids: readonly number[]) {
  const customers = await living(db)
    .select(['id', 'version', 'name', 'kind', 'region', 'note', 'externalNo'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  const contacts = await db
    .selectFrom('customerContact')
    .select(['id', 'customerId', 'name'])
    .where('customerId', 'in', ids)
    .orderBy('isPrimary', 'desc')
    .orderBy('id')
    .execute();
  const phones = await db
    .selectFrom('customerPhone')
    .select(['customerId', 'digits', 'ext', 'isBad'])
    .where('customerId', 'in', ids)
    .orderBy('id')
    .execute();
  const addresses = await db
    .selectFrom('customerAddress')
    .select(['customerId', 'text'])
    .where('customerId', 'in', ids)
    .orderBy('isPrimary', 'desc')
    .orderBy('id')
    .execute();
  return { customers, contacts, phones, addresses };
}

export async function findItemsOf(db: Db, customerIds: readonly number[]) {
  const rows = await db
    .selectFrom('installedItem')
    .selectAll()
    .where('customerId', 'in', customerIds)
    .where('retiredAt', 'is', null)
    .orderBy('id')
    .execute();
  const vehicles = await db
    .selectFrom('vehicle')
    .innerJoin('installedItem', 'installedItem.id', 'vehicle.itemId')
    .selectAll('vehicle')
    .where('installedItem.customerId', 'in', customerIds)
    .execute();
  const vehicleOf = new Map(vehicles.map((vehicle) => [vehicle.itemId, factsOf(vehicle, vehicleColumns)]));
  return rows.map((row) => ({
    id: row.id,
    customerId: row.customerId,
    version: row.version,
    projectId: row.projectId,
    kind: row.kind,
    facts: factsOf(row, itemColumns),
    vehicle: vehicleOf.get(row.id),
  }));
}

export async function findProjectsOf(db: Db, customerIds: readonly number[]) {
  const rows = await db
    .selectFrom('project')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('projectPoint')
        .select('projectPoint.id')
        .whereRef('projectId', '=', 'project.id')
        .where('state', '=', 'open')
        .limit(1)
        .as('openPoint'),
    )
    .where('customerId', 'in', customerIds)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    customerId: row.customerId,
    version: row.version,
    isArchived: row.archivedAt !== null,
    hasOpenPoints: row.openPoint !== null,
    facts: factsOf(row, projectColumns),
  }));
}

export async function findSerialOwners(db: Db, serials: readonly string[]) {
  return db
    .selectFrom('installedItem')
    .select(['serial', 'customerId', 'model'])
    .where('serial', 'in', serials)
    .where('serial', '<>', '')
    .where('retiredAt', 'is', null)
    .execute();
}

export async function findVehicleOwners(db: Db, codes: readonly string[]) {
  return db
    .selectFrom('vehicle')
    .select(['plate', 'vin', 'itemId'])
    .where((eb) => eb.or([eb('plate', 'in', codes), eb('vin', 'in', codes)]))
    .execute();
}

export async function findContractOwners(db: Db, contracts: readonly string[]) {
  return db.selectFrom('project').select(['contractNo', 'customerId']).where('contractNo', 'in', contracts).execute();
}

function factsOf(row: object, columns: readonly ArchiveColumn[]): Facts {
  const values = new Map(Object.entries(row) as [string, string | number | null][]);
  return Object.fromEntries(columns.map(({ column, kind }) => [column, values.get(column) ?? (isNumber(kind) ? 0 : '')]));
}

function isNumber(kind: ArchiveColumn['kind']): boolean {
  return kind === 'flag' || kind === 'money' || kind === 'count';
}
