import type { Insertable, Updateable } from 'kysely';
import type { Tx } from '../../db/engine.ts';
import { insertRow, updateRow } from '../../db/prepared.ts';
import type { ProjectTable, VehicleTable } from '../../db/schema/archive.ts';
import type { CustomerTable, InstalledItemTable } from '../../db/schema/customers.ts';
import type { Facts } from './archive-columns.ts';

type NewRow = Readonly<Record<string, string | number | null>> & { readonly customerId: number };

/** Identities rise in the order of the rows of one statement; the order in which they come back is the engine's own. */
function inOrder(rows: readonly { readonly id: number }[]): readonly number[] {
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}

/** The rows of one statement all have the same columns. */
export async function insertProjects(tx: Tx, rows: readonly NewRow[], now: number): Promise<readonly number[]> {
  if (rows.length === 0) return [];
  const values = rows.map((row): Insertable<ProjectTable> => ({ ...emptyProject, ...row, createdAt: now }));
  return inOrder(await tx.insertInto('project').values(values).returning('id').execute());
}

export async function insertItems(tx: Tx, rows: readonly NewRow[], now: number): Promise<readonly number[]> {
  if (rows.length === 0) return [];
  const values = rows.map((row): Insertable<InstalledItemTable> => ({ ...emptyItem, ...row, createdAt: now }));
  return inOrder(await tx.insertInto('installedItem').values(values).returning('id').execute());
}

export async function insertVehicles(tx: Tx, rows: readonly (Facts & { readonly itemId: number })[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('vehicle')
    .values(rows.map((row) => ({ ...emptyVehicle, ...row })))
    .execute();
}

export async function updateCustomer(tx: Tx, id: number, changes: Updateable<CustomerTable>): Promise<void> {
  await updateRow(tx, 'customer', id, changes);
}

export async function updateProject(tx: Tx, id: number, changes: Updateable<ProjectTable>): Promise<void> {
  await updateRow(tx, 'project', id, changes);
}

export async function updateItem(tx: Tx, id: number, changes: Updateable<InstalledItemTable>): Promise<void> {
  await updateRow(tx, 'installedItem', id, changes);
}

export async function saveVehicle(tx: Tx, itemId: number, facts: Updateable<VehicleTable>, isThere: boolean): Promise<void> {
  if (!isThere) await insertRow(tx, 'vehicle', { ...emptyVehicle, ...facts, itemId });
  else await tx.updateTable('vehicle').set(facts).where('itemId', '=', itemId).execute();
}

export async function deleteVehicles(tx: Tx, itemIds: readonly number[]): Promise<void> {
  await tx.deleteFrom('vehicle').where('itemId', 'in', itemIds).execute();
}

const emptyProject = {
  name: '',
  trade: '',
  managerName: '',
  managerPhone: '',
  contractNo: '',
  budgetFen: 0,
  progressPlan: '',
  changeOrders: '',
  paymentState: 'unpaid',
  contractOn: '',
  goodsAcceptedOn: '',
  completedOn: '',
  acceptedOn: '',
  finalAcceptedOn: '',
  documents: '',
  score: null,
  note: '',
  archivedAt: null,
  version: 1,
};

const emptyItem = {
  category: '',
  brand: '',
  model: '',
  serial: '',
  location: '',
  purchasedOn: '',
  warrantyUntil: '',
  isOwnSale: 1,
  note: '',
  itemCode: '',
  spec: '',
  invoiceNo: '',
  invoicedOn: '',
  invoicePriceFen: 0,
  receivedOn: '',
  installedOn: '',
  installedBy: '',
  acceptedOn: '',
  accessoriesComplete: 0,
  packingKept: 0,
  isGift: 0,
  condition: '',
  trade: '',
  cardNo: '',
  cardStartOn: '',
  version: 1,
};

const emptyVehicle = {
  plate: '',
  vehicleKind: '',
  vin: '',
  licenceSeen: 0,
  handbookSeen: 0,
  mileageKm: 0,
  cycleMonths: 0,
  cycleKm: 0,
  nextOn: '',
  nextKm: 0,
};
