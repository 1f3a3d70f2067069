import { nameTerms, numberTerms } from '../../../shared/search-text.ts';
import { ownedTerms } from '../../../shared/search-terms.ts';
import type { TermSubject } from '../../../shared/search-terms.ts';
import type { CustomerKind } from '../../../shared/customers.ts';
import type { Tx } from '../../db/engine.ts';
import { insertTerms, setItemTerms, setTerms } from '../../platform/search-terms.ts';
import type { Happening } from '../../platform/write.ts';
import { addDetails, insertCustomers } from '../customers/customers-bulk.service.ts';
import type { AddedDetails } from '../customers/customers-bulk.service.ts';
import { indexCustomer } from '../customers/customers-terms.service.ts';
import { refreshWarranties } from '../warranties/warranties.service.ts';
import type { Facts } from './archive-columns.ts';
import type { PlannedItem, PlannedProject } from './archive-items.ts';
import type { PlannedCustomer } from './archive-resolve.ts';
import {
  insertItems,
  insertProjects,
  insertVehicles,
  saveVehicle,
  updateCustomer,
  updateItem,
  updateProject,
} from './archive-write.repository.ts';
import { noteChanges } from './import-batches.repository.ts';
import type { ImportChange } from './import-batches.repository.ts';

export interface WriteAbout {
  readonly now: number;
  readonly batchId: number;
  readonly source: string;
  record(happening: Happening): Promise<void>;
}

/** Writes some hundred customers of a plan with their projects and items, and notes what undoing the import needs. */
export async function writeCustomers(tx: Tx, plans: readonly PlannedCustomer[], about: WriteAbout): Promise<void> {
  const changes: ImportChange[] = [];
  const fresh = plans.filter(({ stored }) => !stored);
  const ids = await insertCustomers(
    tx,
    fresh.map((plan) => newCustomer(plan, about)),
    about.now,
  );
  const idOf = new Map<PlannedCustomer, number>(fresh.map((plan, index) => [plan, ids[index] as number]));
  for (const plan of plans) if (plan.stored) idOf.set(plan, plan.stored.id);
  changes.push(...ids.map((subjectId) => made('customer', subjectId)));

  const old = plans.filter(({ stored }) => stored);
  const added = await addDetails(tx, old.filter(hasDetails).map(detailsOf));
  await writeProjects(tx, plans, idOf, about, changes);
  for (const plan of old) await changeCustomer(tx, plan, added, about, changes);
  await writeItems(tx, plans, idOf, about, changes);
  await noteChanges(tx, about.batchId, changes);
}

function newCustomer({ set, contacts, phones, addresses, projects }: PlannedCustomer, { source }: WriteAbout) {
  const { name = '', kind = 'person', region = '', note = '', externalNo = '' } = textsOf(set);
  const contracts = projects.flatMap((project) => textsOf(project.set)['contractNo'] ?? []);
  return { name, kind: kind as CustomerKind, region, note, externalNo, source, contacts, phones, addresses, contracts };
}

function textsOf(facts: Facts): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(facts).map(([column, value]) => [column, String(value)]));
}

function hasDetails({ contacts, phones, addresses }: PlannedCustomer): boolean {
  return contacts.length + phones.length + addresses.length > 0;
}

function detailsOf({ stored, contacts, phones, addresses }: PlannedCustomer) {
  return {
    id: stored?.id ?? 0,
    known: stored?.contacts ?? [],
    hasAddress: (stored?.addresses.length ?? 0) > 0,
    contacts,
    phones,
    addresses,
  };
}

function made(subject: ImportChange['subject'], subjectId: number): ImportChange {
  return { subject, subjectId, before: '', version: 1 };
}

async function changeCustomer(
  tx: Tx,
  plan: PlannedCustomer,
  added: AddedDetails,
  { now, record }: WriteAbout,
  changes: ImportChange[],
): Promise<void> {
  const { stored, set } = plan;
  if (!stored) return;
  const isRenamed =
    set['name'] !== undefined || hasDetails(plan) || plan.projects.some((project) => project.set['contractNo'] !== undefined);
  if (Object.keys(set).length > 0 || hasDetails(plan)) {
    await updateCustomer(tx, stored.id, { ...set, updatedAt: now, version: stored.version + 1 });
    const before = { version: stored.version, facts: only(stored.facts, set), ...added.get(stored.id) };
    changes.push({ subject: 'customer', subjectId: stored.id, before: JSON.stringify(before), version: stored.version + 1 });
    const details = { contacts: plan.contacts, phones: plan.phones.map(({ shownAs }) => shownAs), addresses: plan.addresses };
    const lines = Object.entries(details).flatMap(([what, texts]) => (texts.length > 0 ? [[what, [null, texts.join('; ')] as const]] : []));
    await record({
      subject: 'customer',
      subjectId: stored.id,
      kind: 'changed',
      changes: { ...pairs(stored.facts, set), ...(Object.fromEntries(lines) as Record<string, readonly [null, string]>) },
    });
  }
  if (isRenamed) await indexCustomer(tx, stored.id);
}

function only(facts: Facts, set: Facts): Facts {
  return Object.fromEntries(Object.keys(set).map((column) => [column, facts[column] ?? '']));
}

function pairs(facts: Facts, set: Facts): Readonly<Record<string, readonly [unknown, unknown]>> {
  return Object.fromEntries(Object.entries(set).map(([column, value]) => [column, [facts[column] ?? '', value]]));
}

type Ids = ReadonlyMap<PlannedCustomer, number>;

async function writeProjects(
  tx: Tx,
  plans: readonly PlannedCustomer[],
  idOf: Ids,
  about: WriteAbout,
  changes: ImportChange[],
): Promise<void> {
  const all = plans.flatMap((plan) => plan.projects.map((project) => ({ project, customerId: idOf.get(plan) as number })));
  const fresh = all.filter(({ project }) => !project.stored);
  const ids = await insertProjects(
    tx,
    fresh.map(({ project, customerId }) => ({ customerId, ...project.set })),
    about.now,
  );
  const terms: { subject: TermSubject; term: string; subjectId: number }[] = [];
  for (const [index, { project }] of fresh.entries()) {
    const id = ids[index] as number;
    project.id = id;
    changes.push(made('project', id));
    for (const term of projectTerms(project.set)) terms.push({ subject: 'project', term, subjectId: id });
  }
  await insertTerms(tx, terms);
  for (const { project } of all) await changeProject(tx, project, about, changes);
  const numbered = all.filter(({ project }) => project.set['contractNo'] !== undefined);
  for (const customerId of new Set(numbered.map((one) => one.customerId))) await indexCustomer(tx, customerId);
  for (const { project } of all) if (project.id !== undefined && isDating(project)) await refreshWarranties(tx, { projectId: project.id });
}

function projectTerms(facts: Facts): readonly string[] {
  const { name = '', contractNo = '' } = textsOf(facts);
  return [...new Set([...nameTerms(name), ...numberTerms(contractNo)])];
}

/** Without a trade a new project starts no warranty. */
function isDating({ stored, set }: PlannedProject): boolean {
  return stored ? Object.keys(set).length > 0 : set['trade'] !== undefined;
}

async function changeProject(tx: Tx, { stored, set }: PlannedProject, { record }: WriteAbout, changes: ImportChange[]): Promise<void> {
  if (!stored || Object.keys(set).length === 0) return;
  const version = stored.version + 1;
  await updateProject(tx, stored.id, { ...set, version });
  await setTerms(tx, 'project', stored.id, projectTerms({ ...stored.facts, ...set }));
  const before = { version: stored.version, facts: only(stored.facts, set) };
  changes.push({ subject: 'project', subjectId: stored.id, before: JSON.stringify(before), version });
  await record({ subject: 'project', subjectId: stored.id, kind: 'changed', changes: pairs(stored.facts, set) });
}

async function writeItems(tx: Tx, plans: readonly PlannedCustomer[], idOf: Ids, about: WriteAbout, changes: ImportChange[]): Promise<void> {
  const all = plans.flatMap((plan) => plan.items.map((item) => ({ item, customerId: idOf.get(plan) as number })));
  const fresh = all.filter(({ item }) => !item.stored);
  const ids = await insertItems(
    tx,
    fresh.map(({ item, customerId }) => ({ customerId, projectId: item.project?.id ?? null, kind: kindOf(item), ...item.set })),
    about.now,
  );
  const isVehicle = ({ item }: { readonly item: PlannedItem }) => Object.keys(item.vehicle.set).length > 0;
  await insertVehicles(
    tx,
    fresh.flatMap((one, index) => (isVehicle(one) ? [{ itemId: ids[index] as number, ...one.item.vehicle.set }] : [])),
  );
  changes.push(...ids.map((id) => made('item', id)));
  const terms = fresh.flatMap(({ item }, index) =>
    ownedTerms(numbersOf(item.set, item.vehicle.set)).map((term) => ({ ...term, subjectId: ids[index] as number })),
  );
  await insertTerms(tx, terms);
  const dated: number[] = ids.filter((_, index) => isWarranted(fresh[index]?.item));
  for (const { item, customerId } of all) if (await changeItem(tx, item, customerId, about, changes)) dated.push(item.stored?.id ?? 0);
  if (dated.length > 0) await refreshWarranties(tx, { itemIds: dated });
}

function numbersOf(item: Facts, vehicle: Facts) {
  const { serial = '', invoiceNo = '' } = textsOf(item);
  const { plate = '', vin = '' } = textsOf(vehicle);
  return { serial, invoiceNo, plate, vin };
}

function kindOf({ vehicle, project, set }: PlannedItem): string {
  if (Object.keys(vehicle.set).length > 0) return 'vehicle';
  return project || set['acceptedOn'] !== undefined ? 'equipment' : 'product';
}

/** Only what follows a policy, a card or a date of its own has warranty lines. */
function isWarranted(item: PlannedItem | undefined): boolean {
  const { trade, warrantyUntil, cardStartOn } = item?.set ?? {};
  return item?.project !== undefined || trade !== undefined || warrantyUntil !== undefined || cardStartOn !== undefined;
}

/** Answers whether something of it changed. */
async function changeItem(
  tx: Tx,
  item: PlannedItem,
  customerId: number,
  { record }: WriteAbout,
  changes: ImportChange[],
): Promise<boolean> {
  const { stored, set, vehicle, project } = item;
  if (!stored) return false;
  const link = project && project.id !== stored.projectId ? { projectId: project.id ?? null } : {};
  const isVehicleChanged = Object.keys(vehicle.set).length > 0;
  const becomes = isVehicleChanged && !vehicle.stored ? { kind: 'vehicle' } : {};
  if (Object.keys({ ...set, ...link }).length === 0 && !isVehicleChanged) return false;
  const version = stored.version + 1;
  const before = {
    version: stored.version,
    facts: {
      ...only(stored.facts, set),
      ...('projectId' in link && { projectId: stored.projectId }),
      ...('kind' in becomes && { kind: stored.kind }),
    },
    ...(isVehicleChanged && { vehicle: vehicle.stored ? only(vehicle.stored.facts, vehicle.set) : null }),
  };
  await updateItem(tx, stored.id, { ...set, ...link, ...becomes, version });
  if (isVehicleChanged) await saveVehicle(tx, stored.id, vehicle.set, vehicle.stored !== undefined);
  await setItemTerms(tx, stored.id, numbersOf({ ...stored.facts, ...set }, { ...vehicle.stored?.facts, ...vehicle.set }));
  changes.push({ subject: 'item', subjectId: stored.id, before: JSON.stringify(before), version });
  const compared = { ...pairs(stored.facts, set), ...pairs(vehicle.stored?.facts ?? {}, vehicle.set) };
  const linked: typeof compared = 'projectId' in link ? { projectId: [stored.projectId, link.projectId] } : {};
  await record({ subject: 'installedItem', subjectId: stored.id, kind: 'changed', changes: { ...compared, ...linked } });
  const model = String(set['model'] ?? stored.facts['model'] ?? '');
  await record({ subject: 'customer', subjectId: customerId, kind: 'itemChanged', data: { model, itemId: stored.id } });
  return true;
}
