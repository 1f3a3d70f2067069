import { nameTerms, numberTerms } from '../../../shared/search-text.ts';
import type { Tx } from '../../db/engine.ts';
import { textIndexOf } from '../../db/text-index.ts';
import { setItemTerms, setTerms } from '../../platform/search-terms.ts';
import type { Happening } from '../../platform/write.ts';
import { indexCustomer } from '../customers/customers-terms.service.ts';
import { refreshWarranties } from '../warranties/warranties.service.ts';
import type { Facts } from './archive-columns.ts';
import { deleteVehicles, saveVehicle, updateCustomer, updateItem, updateProject } from './archive-write.repository.ts';
import { carryVersion } from './import-batches.repository.ts';
import type { ImportChange, ImportSubject } from './import-batches.repository.ts';
import { breathe } from './import-plan.ts';
import {
  deleteCustomers,
  deleteDetails,
  deleteItems,
  deleteProjects,
  findProjectOwners,
  findRow,
  findVehicle,
} from './import-undo.repository.ts';

export type Changes = Readonly<Record<ImportSubject, readonly ImportChange[]>>;

interface About {
  readonly batchId: number;
  readonly now: number;
  record(happening: Happening): Promise<void>;
}

/** What a changed row was; `vehicle` is null where the item had none. */
interface Before {
  readonly version: number;
  readonly facts: Facts;
  readonly vehicle?: Facts | null;
  readonly contacts?: readonly number[];
  readonly phones?: readonly number[];
  readonly addresses?: readonly number[];
}

const subjectOf = { customer: 'customer', item: 'installedItem', project: 'project' } as const;
const rowsPerTurn = 200;

/** Gives changed rows their values back. The version goes on: whoever has the imported values on the screen is told so. */
export async function restoreChanged(tx: Tx, changes: Changes, about: About): Promise<void> {
  const restored: number[] = [];
  for (const subject of ['item', 'project', 'customer'] as const) {
    for (const [index, change] of changes[subject].filter(({ before }) => before !== '').entries()) {
      if (index % rowsPerTurn === 0) await breathe();
      await restore(tx, subject, change, about);
      if (subject === 'item') restored.push(change.subjectId);
    }
  }
  for (const { subjectId, before } of changes.project) if (before !== '') await refreshWarranties(tx, { projectId: subjectId });
  if (restored.length > 0) await refreshWarranties(tx, { itemIds: restored });
}

async function restore(
  tx: Tx,
  subject: ImportSubject,
  { subjectId: id, before, version }: ImportChange,
  { now, record }: About,
): Promise<void> {
  const old = JSON.parse(before) as Before;
  const current = await findRow(tx, subjectOf[subject], id);
  if (!current) return;
  const stored = new Map<string, unknown>(Object.entries(current));
  const set = { ...old.facts, version: version + 1 };
  if (subject === 'project') {
    await updateProject(tx, id, set);
    const name = String(old.facts['name'] ?? stored.get('name'));
    const contractNo = String(old.facts['contractNo'] ?? stored.get('contractNo'));
    await setTerms(tx, 'project', id, [...nameTerms(name), ...numberTerms(contractNo)]);
    await indexCustomer(tx, Number(stored.get('customerId')));
  } else if (subject === 'item') {
    await updateItem(tx, id, set);
    if (old.vehicle === null) await deleteVehicles(tx, [id]);
    else if (old.vehicle) await saveVehicle(tx, id, old.vehicle, true);
    const vehicle = await findVehicle(tx, id);
    const text = (column: string) => String(old.facts[column] ?? stored.get(column));
    await setItemTerms(tx, id, {
      serial: text('serial'),
      invoiceNo: text('invoiceNo'),
      plate: vehicle?.plate ?? '',
      vin: vehicle?.vin ?? '',
    });
  } else {
    const { phones = [], contacts = [], addresses = [] } = old;
    await deleteDetails(tx, { phones, contacts, addresses });
    await updateCustomer(tx, id, { ...set, updatedAt: now });
    await indexCustomer(tx, id);
  }
  await carryVersion(tx, subject, id, old.version, version + 1);
  const changes = Object.fromEntries(Object.entries(old.facts).map(([column, value]) => [column, [stored.get(column), value] as const]));
  await record({ subject: subjectOf[subject], subjectId: id, kind: 'changed', changes });
}

const idsPerStatement = 500;

/** Takes out what the import made: items before projects before customers. */
export async function removeMade(tx: Tx, changes: Changes): Promise<void> {
  const gone = new Set(changes.customer.filter(({ before }) => before === '').map(({ subjectId }) => subjectId));
  const owners = new Set<number>();
  const idsOf = (subject: ImportSubject) => changes[subject].filter(({ before }) => before === '').map(({ subjectId }) => subjectId);
  await inParts(idsOf('item'), (ids) => deleteItems(tx, ids));
  await inParts(idsOf('project'), async (ids) => {
    for (const owner of await findProjectOwners(tx, ids)) if (!gone.has(owner)) owners.add(owner);
    await deleteProjects(tx, ids);
  });
  // Contracts that are gone lead to nobody who stays.
  for (const owner of owners) await indexCustomer(tx, owner);
  await inParts(idsOf('customer'), async (ids) => {
    for (const id of ids) await textIndexOf(tx).remove(tx, 'customer_text', id);
    await deleteCustomers(tx, ids);
  });
}

async function inParts(ids: readonly number[], work: (part: readonly number[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < ids.length; start += idsPerStatement) {
    await work(ids.slice(start, start + idsPerStatement));
    await breathe();
  }
}
