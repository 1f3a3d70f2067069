import { sameKey } from './archive-columns.ts';
import type { Facts } from './archive-columns.ts';
import type { Group } from './archive-groups.ts';
import type { StoredItem, StoredProject } from './archive-known.ts';
import { modelKey } from './archive-row.ts';
import type { ArchiveRow } from './archive-row.ts';
import { newTarget } from './archive-target.ts';
import type { Target } from './archive-target.ts';
import { searchKey } from '../../../shared/search-query.ts';

export interface PlannedProject extends Target<StoredProject> {
  /** After the write. */
  id: number | undefined;
}
export interface PlannedItem extends Target<StoredItem> {
  readonly vehicle: Target;
  /** Said by a row. */
  project: PlannedProject | undefined;
}

/**
 * The item of each row that names one. One with a serial, a plate or a vehicle number is known by it; the others are told apart by
 * model and invoice, and of several that are alike the nth row is the nth item.
 */
export function matchItems({ rows, stored }: Group): ReadonlyMap<ArchiveRow, PlannedItem> {
  const matched = new Map<ArchiveRow, PlannedItem>();
  const free = new Set(stored?.items ?? []);
  const byIdentity = new Map<string, PlannedItem>();
  const named = rows.map(({ value }) => value).filter(({ item }) => item !== undefined);
  const plan = (known: StoredItem | undefined): PlannedItem => {
    if (known) free.delete(known);
    const vehicle = newTarget(known?.vehicle && { facts: known.vehicle });
    return { ...newTarget(known), vehicle, project: undefined };
  };
  const identified = named.filter((row) => identities(row.item, row.vehicle).length > 0);
  for (const row of identified) {
    const keys = identities(row.item, row.vehicle);
    const ofFile = keys.map((key) => byIdentity.get(key)).find((item) => item !== undefined);
    const item = ofFile ?? plan(findIdentified(free, keys));
    for (const key of keys) byIdentity.set(key, item);
    matched.set(row, item);
  }
  // The serial of an item that was entered without one comes later, with the same invoice.
  for (const row of identified) {
    const item = matched.get(row);
    if (!item || item.stored || !row.item?.['invoiceNo']) continue;
    const known = [...free].find(
      (one) => identities(one.facts, one.vehicle).length === 0 && modelKey(one.facts) === modelKey(row.item as Facts),
    );
    if (!known) continue;
    const renewed = plan(known);
    for (const [other, before] of matched) if (before === item) matched.set(other, renewed);
  }
  for (const row of named) {
    if (matched.has(row)) continue;
    const key = modelKey(row.item as Facts);
    matched.set(row, plan([...free].find(({ facts }) => modelKey(facts) === key)));
  }
  return matched;
}

function findIdentified(free: ReadonlySet<StoredItem>, keys: readonly string[]): StoredItem | undefined {
  if (free.size === 0) return undefined;
  return [...free].find(({ facts, vehicle }) => identities(facts, vehicle).some((key) => keys.includes(key)));
}

function identities(item: Facts | undefined, vehicle: Facts | undefined): readonly string[] {
  const of = (kind: string, value: string | number | undefined) => (sameKey(value) === '' ? [] : [`${kind} ${sameKey(value)}`]);
  return [...of('serial', item?.['serial']), ...of('vin', vehicle?.['vin']), ...of('plate', vehicle?.['plate'])];
}

/** The project of each row that names one: by contract, else by name among those whose contract does not speak against it. */
export function matchProjects({ rows, stored }: Group): ReadonlyMap<ArchiveRow, PlannedProject> {
  const matched = new Map<ArchiveRow, PlannedProject>();
  const planned: { readonly project: PlannedProject; contract: string; name: string }[] = (stored?.projects ?? []).map((known) => ({
    project: { ...newTarget(known), id: known.id },
    contract: sameKey(known.facts['contractNo']),
    name: searchKey(String(known.facts['name'])),
  }));
  for (const { value } of rows) {
    if (!value.project) continue;
    const contract = sameKey(value.project['contractNo']);
    const name = searchKey(String(value.project['name'] ?? ''));
    let one =
      planned.find((other) => contract !== '' && other.contract === contract) ??
      planned.find((other) => name !== '' && other.name === name && (contract === '' || other.contract === ''));
    if (!one) planned.push((one = { project: { ...newTarget<StoredProject>(undefined), id: undefined }, contract, name }));
    if (one.contract === '') one.contract = contract;
    matched.set(value, one.project);
  }
  return matched;
}
