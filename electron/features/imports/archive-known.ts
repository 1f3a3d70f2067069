import { normalizePhone } from '../../../shared/phone.ts';
import { searchKey } from '../../../shared/search-query.ts';
import type { Db } from '../../db/engine.ts';
import { sameKey } from './archive-columns.ts';
import type { Facts } from './archive-columns.ts';
import {
  findContractOwners,
  findCustomersById,
  findIdsByNumber,
  findIdsByPhone,
  findItemsOf,
  findProjectsOf,
  findSerialOwners,
  findVehicleOwners,
} from './archive-known.repository.ts';
import { personKey } from './archive-row.ts';
import type { ArchiveRow } from './archive-row.ts';
import { breathe } from './import-plan.ts';

export interface StoredThing {
  readonly id: number;
  readonly customerId: number;
  readonly version: number;
  readonly facts: Facts;
}
export interface StoredItem extends StoredThing {
  readonly projectId: number | null;
  readonly kind: string;
  readonly vehicle: Facts | undefined;
}
export interface StoredProject extends StoredThing {
  /** An archived project is read-only. */
  readonly isArchived: boolean;
  /** R-002-09: with an open point of the customer it gets no day of acceptance. */
  readonly hasOpenPoints: boolean;
}
export interface StoredCustomer {
  readonly id: number;
  readonly version: number;
  readonly facts: Facts;
  readonly contacts: readonly { readonly id: number; readonly name: string }[];
  readonly phones: readonly { readonly digits: string; readonly ext: string; readonly isBad: number }[];
  readonly addresses: readonly string[];
  readonly items: readonly StoredItem[];
  readonly projects: readonly StoredProject[];
}

/** What the shop has of the things that the rows name. */
export interface Known {
  readonly byId: ReadonlyMap<number, StoredCustomer>;
  readonly byNumber: ReadonlyMap<string, StoredCustomer>;
  /** By phone and name. */
  readonly byPerson: ReadonlyMap<string, readonly StoredCustomer[]>;
  /** Items of anybody, by serial. */
  readonly bySerial: ReadonlyMap<string, readonly { readonly customerId: number; readonly model: string }[]>;
  /** Item with a plate or a frame number: one car, one file (R-002-92). */
  readonly byVehicle: ReadonlyMap<string, number>;
  /** Customer of a contract. */
  readonly byContract: ReadonlyMap<string, number>;
}

const perQuery = 500;

/** Looks up in a few queries per five hundred rows what the shop has of the rows' customers, items and projects. */
export async function findKnown(db: Db, rows: readonly ArchiveRow[]): Promise<Known> {
  const phones = distinct(rows.flatMap(({ phones: own }) => own.map((phone) => normalizePhone(phone).digits)));
  const names = new Set(rows.map(({ name }) => searchKey(name)));
  const ids = new Set<number>();
  for await (const found of inParts(phones, (part) => findIdsByPhone(db, part)))
    for (const { customerId, name } of found) if (names.has(searchKey(name))) ids.add(customerId);
  const numbers = distinct(rows.map(({ customerNo }) => customerNo));
  for (const number of numbers) if (ownId(number) !== undefined) ids.add(ownId(number) as number);
  for await (const found of inParts(numbers, (part) => findIdsByNumber(db, part))) for (const id of found) ids.add(id);

  const customers: StoredCustomer[] = [];
  for await (const found of inParts(
    [...ids].toSorted((a, b) => a - b),
    (part) => loadCustomers(db, part),
  ))
    customers.push(...found);
  const bySerial = new Map<string, { customerId: number; model: string }[]>();
  const serials = distinct(rows.map(({ item }) => String(item?.['serial'] ?? '')));
  for await (const found of inParts(serials, (part) => findSerialOwners(db, part)))
    for (const { serial, customerId, model } of found) add(bySerial, sameKey(serial), { customerId, model: sameKey(model) });
  const byVehicle = new Map<string, number>();
  const codes = distinct(rows.flatMap(({ vehicle }) => [String(vehicle?.['plate'] ?? ''), String(vehicle?.['vin'] ?? '')]));
  for await (const found of inParts(codes, (part) => findVehicleOwners(db, part)))
    for (const { plate, vin, itemId } of found) for (const code of [plate, vin]) if (code !== '') byVehicle.set(sameKey(code), itemId);
  const byContract = new Map<string, number>();
  const contracts = distinct(rows.map(({ project }) => String(project?.['contractNo'] ?? '')));
  for await (const found of inParts(contracts, (part) => findContractOwners(db, part)))
    for (const { contractNo, customerId } of found) byContract.set(sameKey(contractNo), customerId);

  const byPerson = new Map<string, StoredCustomer[]>();
  for (const customer of customers)
    for (const { digits } of customer.phones) add(byPerson, personKey(digits, String(customer.facts['name'])), customer);
  return {
    byId: new Map(customers.map((customer) => [customer.id, customer])),
    byNumber: new Map(customers.map((customer) => [String(customer.facts['externalNo']), customer])),
    byPerson,
    bySerial,
    byVehicle,
    byContract,
  };
}

/** `@12`: our own number of a customer without a number, as our export writes it. */
export function ownId(customerNo: string): number | undefined {
  const id = /^@([1-9]\d{0,12})$/.exec(customerNo)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** Customers with everything that a sheet can say about them, by id. */
export async function loadCustomers(db: Db, ids: readonly number[]): Promise<readonly StoredCustomer[]> {
  if (ids.length === 0) return [];
  const { customers, contacts, phones, addresses } = await findCustomersById(db, ids);
  const [items, projects] = [await findItemsOf(db, ids), await findProjectsOf(db, ids)];
  const of = <T extends { readonly customerId: number }>(things: readonly T[]) => {
    const grouped = new Map<number, T[]>();
    for (const thing of things) add(grouped, thing.customerId, thing);
    return (id: number): readonly T[] => grouped.get(id) ?? [];
  };
  const [contactsOf, phonesOf, addressesOf, itemsOf, projectsOf] = [of(contacts), of(phones), of(addresses), of(items), of(projects)];
  return customers.map(({ id, version, ...facts }) => ({
    id,
    version,
    facts,
    contacts: contactsOf(id),
    phones: phonesOf(id),
    addresses: addressesOf(id).map(({ text }) => text),
    items: itemsOf(id),
    projects: projectsOf(id),
  }));
}

async function* inParts<T, R>(all: readonly T[], ask: (part: readonly T[]) => Promise<R>): AsyncGenerator<R> {
  for (let start = 0; start < all.length; start += perQuery) {
    yield await ask(all.slice(start, start + perQuery));
    await breathe();
  }
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}

function add<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
