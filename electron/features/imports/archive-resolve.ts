import type { ImportDifference, ImportProblemCode } from '../../../shared/imports.ts';
import { searchKey } from '../../../shared/search-query.ts';
import { customerColumns, isSameValue, itemColumns, projectColumns, sameKey, vehicleColumns } from './archive-columns.ts';
import type { ArchiveColumn, Facts } from './archive-columns.ts';
import { groupRows } from './archive-groups.ts';
import type { Group } from './archive-groups.ts';
import { matchItems, matchProjects } from './archive-items.ts';
import type { PlannedItem, PlannedProject } from './archive-items.ts';
import { ownId } from './archive-known.ts';
import type { Known, StoredCustomer } from './archive-known.ts';
import { phoneKey } from './archive-row.ts';
import type { ArchiveRow } from './archive-row.ts';
import { apply, applyRemark, contradictions, isDifferent, newTarget, say } from './archive-target.ts';
import type { Change, Target } from './archive-target.ts';
import type { CheckedRow } from './import-plan.ts';

/** A customer with everything that the sheet adds or changes. */
export interface PlannedCustomer extends Target<StoredCustomer> {
  readonly contacts: string[];
  readonly phones: { readonly shownAs: string; readonly contact: string }[];
  readonly addresses: string[];
  readonly projects: readonly PlannedProject[];
  readonly items: readonly PlannedItem[];
}

export interface ArchivePlan {
  readonly customers: readonly PlannedCustomer[];
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly differences: readonly ImportDifference[];
}

export type Report = (row: CheckedRow<ArchiveRow>, field: string, code: ImportProblemCode, value: string) => void;
type Problem = readonly [field: string, code: ImportProblemCode, value: string];

const shownDifferences = 30;

/** What the rows mean for the shop. A row with a problem is told and left out, as if it were not in the sheet. */
export function resolveArchive(rows: readonly CheckedRow<ArchiveRow>[], known: Known, report: Report): ArchivePlan {
  const owners = new Map<string, Group>();
  const differences: ImportDifference[] = [];
  const counts = { created: 0, updated: 0, skipped: 0 };
  const customers: PlannedCustomer[] = [];
  for (const group of groupRows(rows, known)) {
    const items = matchItems(group);
    const projects = matchProjects(group);
    const customer = { ...newTarget(group.stored), contacts: [], phones: [], addresses: [] };
    const isKnown = group.stored !== undefined || group.rows.some(({ value }) => value.phones.length > 0);
    const good = group.rows.filter((row) => {
      const problems = isKnown ? problemsOf(row.value) : ([['phone', 'required', '']] as const);
      for (const problem of problems) report(row, ...problem);
      return problems.length === 0;
    });
    const usedItems = new Set<PlannedItem>();
    const usedProjects = new Set<PlannedProject>();
    for (const row of good) {
      const outcome = takeRow(row);
      counts[outcome] += 1;
    }
    if (good.length > 0) customers.push({ ...customer, items: [...usedItems], projects: [...usedProjects] });

    function problemsOf(row: ArchiveRow): readonly Problem[] {
      const item = items.get(row);
      const project = projects.get(row);
      const facts = factsOf(row);
      const problems: Problem[] = [
        ...against(customer, facts, customerColumns),
        ...(item ? [...against(item, row.item ?? {}, itemColumns), ...against(item.vehicle, row.vehicle ?? {}, vehicleColumns)] : []),
        ...(project ? against(project, row.project ?? {}, projectColumns) : []),
        ...elsewhere(row, item, project),
      ];
      if (project && !project.stored && !row.project?.['name'] && !project.said.has('name')) problems.push(['projectName', 'required', '']);
      if (project?.stored?.isArchived && isDifferent(project.stored.facts, row.project ?? {})) {
        problems.push(['projectName', 'archived', String(project.stored.facts['name'])]);
      }
      if (project?.stored?.hasOpenPoints) {
        const { acceptedOn, finalAcceptedOn } = row.project ?? {};
        if (acceptedOn && isDifferent(project.stored.facts, { acceptedOn }))
          problems.push(['projectAcceptedOn', 'pointsOpen', String(acceptedOn)]);
        if (finalAcceptedOn && isDifferent(project.stored.facts, { finalAcceptedOn }))
          problems.push(['finalAcceptedOn', 'pointsOpen', String(finalAcceptedOn)]);
      }
      if (item?.project && project && item.project !== project) {
        problems.push(['projectName', 'contradicts', String(row.project?.['name'] ?? '')]);
      }
      if (problems.length > 0) return problems;
      say(customer, facts);
      if (item) {
        say(item, row.item ?? {});
        say(item.vehicle, row.vehicle ?? {});
        item.project ??= project;
      }
      if (project) say(project, row.project ?? {});
      for (const key of ownedKeys(row)) owners.set(key, group);
      return [];
    }

    /** A serial or a contract that another customer has, in the shop or in the sheet. */
    function elsewhere(row: ArchiveRow, item: PlannedItem | undefined, project: PlannedProject | undefined): readonly Problem[] {
      const problems: Problem[] = [];
      const isOthers = (key: string) => owners.has(key) && owners.get(key) !== group;
      const serial = sameKey(row.item?.['serial']);
      if (serial !== '' && !item?.stored) {
        const model = sameKey(row.item?.['model']);
        const holders = known.bySerial.get(serial) ?? [];
        const isTaken = holders.some(
          (one) => one.customerId !== group.stored?.id && (one.model === model || model === '' || one.model === ''),
        );
        if (isTaken || isOthers(serialKey(row))) problems.push(['serial', 'serialElsewhere', String(row.item?.['serial'])]);
      }
      for (const field of ['plate', 'vin'] as const) {
        const code = sameKey(row.vehicle?.[field]);
        const holder = known.byVehicle.get(code);
        const isTaken = holder !== undefined && holder !== item?.stored?.id;
        if (code !== '' && (isTaken || isOthers(`vehicle ${code}`)))
          problems.push([field, 'serialElsewhere', String(row.vehicle?.[field])]);
      }
      const contract = sameKey(row.project?.['contractNo']);
      if (contract !== '' && !project?.stored) {
        const holder = known.byContract.get(contract);
        const isTaken = holder !== undefined && holder !== group.stored?.id;
        if (isTaken || isOthers(`contract ${contract}`))
          problems.push(['contractNo', 'contractElsewhere', String(row.project?.['contractNo'])]);
      }
      return problems;
    }

    function takeRow({ row, value }: CheckedRow<ArchiveRow>): 'created' | 'updated' | 'skipped' {
      const item = items.get(value);
      const project = projects.get(value);
      let isNew = false;
      if (!group.stored && value === good[0]?.value) isNew = true;
      if (item && !usedItems.has(item)) isNew ||= !item.stored;
      if (project && !usedProjects.has(project)) isNew ||= !project.stored;
      const changed = [
        ...named(takeCustomer(customer, value), customerColumns),
        ...(project ? named(apply(project, value.project ?? {}), projectColumns) : []),
        ...(item ? takeItem(item, value, project) : []),
      ];
      if (item) usedItems.add(item);
      if (project) usedProjects.add(project);
      for (const { field, before, after } of changed) {
        if (differences.length >= shownDifferences) break;
        differences.push({ row, customer: value.name, field, before: String(before), after: String(after) });
      }
      return isNew ? 'created' : changed.length > 0 ? 'updated' : 'skipped';
    }
  }
  return { customers, ...counts, differences };
}

interface Shown {
  readonly field: string;
  readonly before: string | number;
  readonly after: string | number;
}

function named(changes: readonly Change[], columns: readonly ArchiveColumn[]): readonly Shown[] {
  return changes.map(({ column, before, after }) => ({ field: fieldOf(columns, column), before, after }));
}

function fieldOf(columns: readonly ArchiveColumn[], name: string): string {
  return columns.find(({ column }) => column === name)?.field ?? name;
}

function against(target: Target, facts: Facts, columns: readonly ArchiveColumn[]): readonly Problem[] {
  return contradictions(target, facts).map((column) => [fieldOf(columns, column), 'contradicts', String(facts[column])]);
}

/** What a row says of the customer's own columns; remarks are collected, not compared. */
function factsOf({ customer, customerNo, name }: ArchiveRow): Facts {
  const { note: _note, ...facts } = customer;
  return { name, ...facts, ...(customerNo !== '' && ownId(customerNo) === undefined && { externalNo: customerNo }) };
}

type Collected = Pick<PlannedCustomer, 'contacts' | 'phones' | 'addresses'> & Target<StoredCustomer>;

function takeCustomer(customer: Collected, row: ArchiveRow): readonly Change[] {
  const { stored, contacts, phones, addresses } = customer;
  const changes = [...apply(customer, factsOf(row))];
  if (row.customer['note'] !== undefined) changes.push(...applyRemark(customer, 'note', String(row.customer['note'])));
  const add = (column: string, after: string) => {
    if (stored) changes.push({ column, before: '', after });
  };
  const isKnownName = (name: string) =>
    [...contacts, ...(stored?.contacts ?? []).map((one) => one.name)].some((one) => isSameName(one, name));
  if (row.contact !== '' && !isKnownName(row.contact)) {
    contacts.push(row.contact);
    add('contact', row.contact);
  }
  for (const shownAs of row.phones) {
    const key = phoneKey(shownAs);
    const isThere =
      phones.some((one) => phoneKey(one.shownAs) === key) || stored?.phones.some(({ digits, ext }) => `${digits}/${ext}` === key);
    if (isThere) continue;
    phones.push({ shownAs, contact: row.contact });
    add('phone', shownAs);
  }
  const isKnownPlace = [...addresses, ...(stored?.addresses ?? [])].some((one) => isSameValue(one, row.address));
  if (row.address !== '' && !isKnownPlace) {
    addresses.push(row.address);
    add('address', row.address);
  }
  return changes;
}

function isSameName(one: string, other: string): boolean {
  return searchKey(one) === searchKey(other);
}

function takeItem(item: PlannedItem, row: ArchiveRow, project: PlannedProject | undefined): readonly Shown[] {
  const changes = [...named(apply(item, row.item ?? {}), itemColumns)];
  const ofVehicle = apply(item.vehicle, row.vehicle ?? {});
  changes.push(...named(ofVehicle, vehicleColumns));
  // An item that becomes a vehicle by its plate changes too.
  if (item.stored && !item.vehicle.stored && row.vehicle && ofVehicle.length === 0) {
    for (const [column, after] of Object.entries(row.vehicle)) changes.push({ field: fieldOf(vehicleColumns, column), before: '', after });
  }
  const linked = item.stored?.projectId ?? undefined;
  if (item.stored && project && (project.stored === undefined || project.stored.id !== linked)) {
    changes.push({ field: 'projectName', before: '', after: String(row.project?.['name'] ?? row.project?.['contractNo'] ?? '') });
  }
  return changes;
}

function serialKey({ item }: ArchiveRow): string {
  return `serial ${sameKey(item?.['serial'])} ${sameKey(item?.['model'])}`;
}

function ownedKeys(row: ArchiveRow): readonly string[] {
  const of = (kind: string, code: string) => (code === '' ? [] : [`${kind} ${code}`]);
  return [
    ...(sameKey(row.item?.['serial']) === '' ? [] : [serialKey(row)]),
    ...of('vehicle', sameKey(row.vehicle?.['plate'])),
    ...of('vehicle', sameKey(row.vehicle?.['vin'])),
    ...of('contract', sameKey(row.project?.['contractNo'])),
  ];
}
