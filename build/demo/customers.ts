import { codeTerms } from '../../shared/search-text.ts';
import { normalizePhone } from '../../shared/phone.ts';
import type { Bulk, Row } from './bulk.ts';
import type { Calendar } from './calendar.ts';
import type { Journal, User } from './journal.ts';
import {
  companyName,
  contactRoles,
  dealerName,
  formsOfAddress,
  landline,
  mobile,
  officeName,
  personName,
  serviceNumber,
} from './people.ts';
import { modelName, products, serialNumber } from './products.ts';
import type { Product } from './products.ts';
import { weighted } from './random.ts';
import type { Random } from './random.ts';
import { knownNameTerms } from './terms.ts';
import { homeAddress, place, workAddress } from './towns.ts';

export interface DemoItem {
  readonly id: number;
  readonly product: Product;
  readonly model: string;
  readonly text: string;
}

export interface DemoCustomer {
  readonly row: Row<'customer'>;
  readonly contactName: string;
  readonly phone: string;
  readonly address: string;
  readonly items: readonly DemoItem[];
}

export interface Customers {
  /** A customer who calls for the first time, with what they bought. */
  create(at: number, user: User, items: number): DemoCustomer;
  /** One of the shop's old list, which came in as a sheet: one log entry for all of them. */
  imported(at: number, items: number): DemoCustomer;
  /** Somebody who called before; some call much more often than others. */
  someone(): DemoCustomer;
  readonly count: number;
  /** Writes the customers themselves, whose last call is known only at the end. */
  flush(): void;
}

const someKind = weighted<Row<'customer'>['kind']>([
  ['person', 84],
  ['company', 9],
  ['government', 2],
  ['owner', 3],
  ['dealer', 2],
]);
const someProduct = weighted<Product>(products.map((product) => [product, product.weight]));

export function createCustomers(bulk: Bulk, journal: Journal, random: Random, calendar: Calendar): Customers {
  const all: DemoCustomer[] = [];
  let contacts = 0;
  let phones = 0;
  let addresses = 0;
  let items = 0;
  let shared: string | undefined;

  function addContact(customerId: number, name: string, role: string, isPrimary: boolean): number {
    bulk.add('customerContact', {
      id: ++contacts,
      customerId,
      name,
      formOfAddress: random.pick(formsOfAddress),
      role,
      isPrimary: isPrimary ? 1 : 0,
    });
    return contacts;
  }

  function addPhone(customerId: number, contactId: number | null, shownAs: string): void {
    const { digits, ext, kind } = normalizePhone(shownAs);
    bulk.add('customerPhone', {
      id: ++phones,
      customerId,
      contactId,
      shownAs,
      digits,
      reversed: [...digits].reverse().join(''),
      ext,
      kind,
    });
  }

  function addAddress(customerId: number, label: string, text: string, isPrimary: boolean): void {
    bulk.add('customerAddress', { id: ++addresses, customerId, label, text, isPrimary: isPrimary ? 1 : 0 });
  }

  function addItem(customerId: number, at: number, user: User | undefined): DemoItem {
    const product = someProduct(random);
    const model = modelName(random, product);
    const brand = random.pick(product.brands);
    const serial = random.chance(0.93) ? serialNumber(random) : '';
    const bought = calendar.indexOf(at) - random.int(0, 1600);
    const isOwnSale = random.chance(0.8);
    const id = ++items;
    bulk.add('installedItem', {
      id,
      customerId,
      category: product.category,
      brand,
      model,
      serial,
      location: random.chance(0.4) ? random.pick(['客厅', '主卧', '厨房', '阳台', '前台', '办公室', '二楼']) : '',
      purchasedOn: calendar.dayText(bought),
      warrantyUntil: calendar.dayText(bought + 365 * random.pick([1, 3, 3, 6])),
      isOwnSale: isOwnSale ? 1 : 0,
      note: '',
      createdAt: at,
      version: 1,
    });
    if (serial !== '') bulk.addTerms('serial', id, codeTerms(serial));
    if (user) journal.record(at, user, 'customers.addItem', 'customer', customerId, 'itemAdded', { model, serial });
    return { id, product, model, text: `${brand}${product.category} ${model}` };
  }

  function create(at: number, user: User | undefined, itemCount: number): DemoCustomer {
    const id = all.length + 1;
    const kind = someKind(random);
    const where = place(random);
    const isHome = kind === 'person' || kind === 'owner';
    const name = isHome
      ? personName(random)
      : kind === 'company'
        ? companyName(random, where.town.name)
        : kind === 'dealer'
          ? dealerName(random, where.town.name)
          : officeName(random, where.town.name, where.district);
    const contactName = isHome && random.chance(0.8) ? name : personName(random);
    const address = isHome ? homeAddress(random, where) : workAddress(random, where);
    const names = [name, contactName];
    const first = addContact(id, contactName, isHome ? '' : random.pick(contactRoles), true);
    // A family, a caretaker: one phone may belong to several customers.
    const phone =
      shared !== undefined && random.chance(0.01)
        ? shared
        : isHome
          ? mobile(random)
          : random.chance(0.9)
            ? landline(random, where.town.area)
            : serviceNumber(random);
    if (random.chance(0.02)) shared = phone;
    addPhone(id, first, phone);
    if (!isHome || random.chance(0.18)) {
      const second = personName(random);
      names.push(second);
      addPhone(id, addContact(id, second, isHome ? '家人' : random.pick(contactRoles), false), mobile(random));
    }
    addAddress(id, isHome ? '家' : '公司', address, true);
    if (random.chance(0.06)) addAddress(id, '第二处', homeAddress(random, where), false);
    bulk.addTerms(
      'customer',
      id,
      names.flatMap((each) => [...knownNameTerms(each)]),
    );
    if (user) journal.record(at, user, 'customers.create', 'customer', id, 'created', { name });
    const own: DemoItem[] = [];
    for (let i = 0; i < itemCount; i++) own.push(addItem(id, at, user));
    const customer: DemoCustomer = {
      row: {
        id,
        name,
        kind,
        region: where.district,
        isKeyCustomer: !isHome && random.chance(0.2) ? 1 : 0,
        note: random.chance(0.05)
          ? random.pick(['月结客户，先服务后结算', '只接受工作日白天上门', '老客户，注意优先安排', '需开增值税专用发票'])
          : '',
        lastRequestAt: 0,
        createdAt: at,
        updatedAt: at,
        version: 1,
      },
      contactName,
      phone,
      address,
      items: own,
    };
    all.push(customer);
    return customer;
  }

  return {
    create,
    imported: (at, itemCount) => create(at, undefined, itemCount),
    someone() {
      const share = random.next();
      return all[Math.floor((random.chance(0.5) ? share * share : share) * all.length)] as DemoCustomer;
    },
    get count() {
      return all.length;
    },
    flush() {
      for (const { row } of all) bulk.add('customer', row);
    },
  };
}
