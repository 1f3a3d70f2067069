import type { z } from 'zod';
import type { Page, Receipt } from '../../../shared/fields.ts';
import { ownFields } from '../../../shared/installed-items.ts';
import type {
  InstalledItemFacts,
  InstalledItemView,
  ItemOnSlip,
  addInstalledItemInput,
  customerItemsInput,
  updateInstalledItemInput,
} from '../../../shared/installed-items.ts';
import type { PresetTerms } from '../../../shared/warranties.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { setItemTerms } from '../../platform/search-terms.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { refreshWarranties } from '../warranties/warranties.service.ts';
import { comparable, itemColumns, vehicleColumns } from './item-columns.ts';
import {
  deleteVehicle,
  findItem,
  findItemOwner,
  findItemsOf,
  findProjectsOf,
  findVehicleOwner,
  insertItem,
  isCustomer,
  isProjectOf,
  saveVehicle,
  updateItem,
} from './installed-items.repository.ts';
import { withWarranties } from './item-views.ts';

/** An item comes on file, sold by the shop or not (R-001-08). */
export async function addInstalledItem(
  context: ActorContext,
  { customerId, ...input }: z.output<typeof addInstalledItemInput>,
): Promise<Receipt> {
  const facts = ownFields(input);
  return write(context, async ({ tx, record, touch }) => {
    if (!(await isCustomer(tx, customerId))) throw new DomainError('notFound', { what: 'customer', id: customerId });
    if (facts.projectId !== null) await requireProjectOf(tx, customerId, facts.projectId);
    const id = await insertItem(tx, { ...itemColumns(facts), customerId, createdAt: context.now, version: 1 });
    await writeRest(context, tx, id, facts);
    const data = { model: facts.model, serial: facts.serial, itemId: id };
    await record({ subject: 'installedItem', subjectId: id, kind: 'added', data });
    await record({ subject: 'customer', subjectId: customerId, kind: 'itemAdded', data });
    touch(...topics);
    return { id, version: 1 };
  });
}

/** @throws DomainError `staleVersion` with the current item, `codeTaken` for a plate or VIN that has its file already (R-002-92) */
export async function changeInstalledItem(
  context: ActorContext,
  { id, version, ...input }: z.output<typeof updateInstalledItemInput>,
): Promise<Receipt> {
  const facts = ownFields(input);
  return write(context, async ({ tx, record, touch }) => {
    const before = await findItem(tx, id);
    if (!before) throw new DomainError('notFound', { what: 'installedItem', id });
    const { customerId, projectId } = before;
    if (facts.projectId !== null && facts.projectId !== projectId) await requireProjectOf(tx, customerId, facts.projectId);
    if (!(await updateItem(tx, id, version, itemColumns(facts)))) {
      const [current] = await withWarranties({ ...context, db: tx }, [before]);
      throw new DomainError('staleVersion', { what: 'installedItem', current });
    }
    await writeRest(context, tx, id, facts);
    const after = await findItem(tx, id);
    const changes = after ? changesBetween(comparable(before), comparable(after)) : {};
    await record({ subject: 'installedItem', subjectId: id, kind: 'changed', data: { model: facts.model }, changes });
    await record({ subject: 'customer', subjectId: customerId, kind: 'itemChanged', data: { model: facts.model, itemId: id } });
    touch(...topics);
    return { id, version: version + 1 };
  });
}

/** Whatever shows items or their warranty is asked again. */
export const topics = ['installedItems', 'warranties', 'customers', 'merges', 'requests', 'workOrders'] as const;

/** The vehicle, the terms under which the item is found, and its warranty lines. */
async function writeRest(context: ActorContext, tx: Tx, id: number, facts: InstalledItemFacts): Promise<void> {
  const { plate, vin } = facts.kind === 'vehicle' ? facts.vehicle : { plate: '', vin: '' };
  if (facts.kind === 'vehicle') {
    await requireOwnCodes(tx, id, { plate, vin });
    await saveVehicle(tx, vehicleColumns(id, facts.vehicle)).catch((error: unknown) => {
      // Somebody took the plate between the look and the write.
      throw context.app.engine.classifyError(error) === 'unique' ? new DomainError('codeTaken', { code: plate || vin }) : error;
    });
  } else await deleteVehicle(tx, id);
  await setItemTerms(tx, id, { serial: facts.serial, plate, vin, invoiceNo: facts.invoiceNo });
  await refreshWarranties(tx, { itemId: id });
}

/** One car, one file (R-002-92): a plate and a VIN stand in one file only. */
async function requireOwnCodes(tx: Tx, id: number, codes: { readonly plate: string; readonly vin: string }): Promise<void> {
  for (const column of ['plate', 'vin'] as const) {
    const owner = await findVehicleOwner(tx, column, codes[column]);
    if (owner !== undefined && owner !== id) throw new DomainError('codeTaken', { code: codes[column], field: `vehicle.${column}` });
  }
}

/** Refuses a project that is not this customer's. */
export async function requireProjectOf(db: Db, customerId: number, projectId: number): Promise<void> {
  if (!(await isProjectOf(db, customerId, projectId))) throw new DomainError('notFound', { what: 'project', id: projectId });
}

/** The items of a customer, the newest first. */
export async function listInstalledItems(
  context: ActorContext,
  { customerId, cursor, limit }: z.output<typeof customerItemsInput>,
): Promise<Page<InstalledItemView>> {
  const rows = await findItemsOf(context.db, customerId, fromCursor<[number]>(cursor, 1)?.[0], limit + 1);
  return toPage(await withWarranties(context, rows), limit, ({ id }) => [id]);
}

/** The latest items of a customer, for the pages of another feature. */
export async function itemsOfCustomer(context: ActorContext, customerId: number, limit: number): Promise<readonly InstalledItemView[]> {
  return withWarranties(context, await findItemsOf(context.db, customerId, undefined, limit));
}

/** One installed item with its warranty today, for the pages of another feature; a job gives the terms of its preset. */
export async function findInstalledItem(
  context: ActorContext,
  id: number,
  preset: PresetTerms | null = null,
): Promise<InstalledItemView | null> {
  const row = await findItem(context.db, id);
  return row ? ((await withWarranties(context, [row], preset))[0] ?? null) : null;
}

/**
 * What a slip tells about the item that it is for: the warranty as of the call, so that a night between call and print changes nothing
 * (R-002-37), and the papers of a vehicle (R-003-12).
 */
export async function itemOnSlip(
  context: ActorContext,
  id: number | null,
  receivedAt: number,
  preset: PresetTerms | null,
): Promise<ItemOnSlip | null> {
  const item = id === null ? null : await findInstalledItem({ ...context, now: receivedAt }, id, preset);
  if (!item) return null;
  const { vehicle, warranty } = item;
  const papers = vehicle && {
    plate: vehicle.plate,
    mileageKm: vehicle.mileageKm,
    licenceSeen: vehicle.licenceSeen,
    handbookSeen: vehicle.handbookSeen,
  };
  return { id: item.id, warranty, vehicle: papers };
}

/** The projects among which the form of an item chooses. */
export async function listProjectsOf({ db }: ActorContext, { id }: { readonly id: number }) {
  return findProjectsOf(db, id);
}

/** Refuses an installed item that is not this customer's. */
export async function requireItemOf(db: Db, customerId: number, itemId: number): Promise<void> {
  if ((await findItemOwner(db, itemId)) !== customerId) throw new DomainError('notFound', { what: 'installedItem', id: itemId });
}
