import { ownedTerms } from '../../shared/search-terms.ts';
import { linesOfItem } from '../../shared/warranties.ts';
import type { WarrantyRecord } from '../../shared/warranties.ts';
import type { Bulk, NewRow } from './bulk.ts';
import type { Calendar } from './calendar.ts';
import type { Journal, User } from './journal.ts';
import { car, carModels, modelName, products, serialNumber } from './products.ts';
import type { Product } from './products.ts';
import type { DemoProject } from './projects.ts';
import { weighted, words } from './random.ts';
import type { Random } from './random.ts';

export interface DemoItem {
  readonly id: number;
  readonly product: Product;
  readonly model: string;
  readonly text: string;
  readonly serial: string;
  /** Of which it is part. */
  readonly project?: DemoProject | undefined;
}

/** What an item is part of. */
export interface ItemOwner {
  readonly customerId: number;
  readonly at: number;
  readonly user: User | undefined;
  /** Of the customer's project that it was supplied for. */
  readonly project?: DemoProject | undefined;
  /** Of a type plate that was typed in under another customer already. */
  readonly serial?: string | undefined;
}

export interface Items {
  add(owner: ItemOwner): DemoItem;
  /** A car or van with its papers; `isComplete`: all that its file has to say is known (R-002-14). */
  addVehicle(owner: ItemOwner, isComplete: boolean): DemoItem;
}

const someProduct = weighted<Product>(products.map((product) => [product, product.weight]));
const forJobs = words('空调 热水器 打印机 台式电脑 监控设备 路由器');
const someEquipment = weighted<Product>(
  products.filter(({ category }) => forJobs.includes(category)).map((product) => [product, product.weight]),
);
const furniture = words('衣柜 沙发 橱柜');
const machines = words('打印机 台式电脑 监控设备 路由器');
const otherBrands = words('博朗特 三川 金灯塔 海鸥 格玛 顺达');
const rooms = words('客厅 主卧 厨房 阳台 前台 办公室 二楼');
const sites = words('一层大堂 二层机房 三层办公区 屋面设备平台 弱电间 会议室 门厅');
const vehicleCodes = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';

/** Scattered over eight digits, each once. */
function invoiceNumber(item: number): string {
  return String(10_000_000 + ((item * 7_368_787) % 90_000_000));
}

function plateNumber(item: number): string {
  const scattered = (item * 48_271) % 1_000_000;
  return `湘${'ABCDEFGHJK'[Math.floor(scattered / 100_000)] ?? 'A'}${String(scattered % 100_000).padStart(5, '0')}`;
}

/** Seventeen characters, each number once. */
function vehicleNumber(item: number): string {
  const at = (place: number) => vehicleCodes[(item * (place + 7) * 13) % 23] ?? 'A';
  return `LZW${at(1)}${at(2)}${at(3)}${at(4)}${at(5)}${String((item * 37) % 10)}${String(item).padStart(8, '0')}`;
}

const yearsTerm = (count: number) => ({ unit: 'years', count }) as const;
const unknownDays = { purchasedOn: '', invoicedOn: '', receivedOn: '', acceptedOn: '' };
const nothingKnown = {
  ...unknownDays,
  category: '',
  trade: '',
  warrantyUntil: '',
  isGift: false,
  cardState: '',
  cardTerm: null,
  cardStartOn: '',
};

type Facts = Omit<WarrantyRecord, 'project' | 'category'> & { readonly category: string };

export function createItems(bulk: Bulk, journal: Journal, random: Random, calendar: Calendar, nextLine: () => number): Items {
  let items = 0;

  /** The row, what it is found by and its warranty lines, as `electron/features/installed-items` writes them. */
  function write(
    owner: ItemOwner,
    facts: Facts,
    row: Pick<NewRow<'installedItem'>, 'kind' | 'brand' | 'model' | 'serial' | 'location' | 'isOwnSale'> & Partial<NewRow<'installedItem'>>,
    vehicle?: Omit<NewRow<'vehicle'>, 'itemId'>,
  ): number {
    const id = ++items;
    const { customerId, at, user, project } = owner;
    const { isGift, cardTerm, ...days } = facts;
    const invoiceNo = facts.invoicedOn === '' ? '' : invoiceNumber(id);
    bulk.add('installedItem', {
      note: '',
      ...row,
      ...days,
      id,
      customerId,
      projectId: project?.id ?? null,
      isGift: isGift ? 1 : 0,
      cardTerm: cardTerm === null ? '' : JSON.stringify(cardTerm),
      cardNo: facts.cardState === 'shown' ? `BK${String(100_000 + id)}` : '',
      invoiceNo,
      createdAt: at,
      version: 1,
    });
    if (vehicle) bulk.add('vehicle', { ...vehicle, itemId: id });
    const lines = linesOfItem({ ...facts, project: project?.record ?? null }, []);
    for (const line of lines) bulk.add('warranty', { ...line, id: nextLine(), itemId: id, projectId: null, customerId });
    const { plate = '', vin = '' } = vehicle ?? {};
    for (const { subject, term } of ownedTerms({ serial: row.serial, plate, vin, invoiceNo })) bulk.addTerms(subject, id, [term]);
    if (user) {
      const data = { model: row.model, serial: row.serial, itemId: id };
      journal.record(at, user, 'installedItems.add', 'installedItem', id, 'added', data);
      journal.record(at, user, 'installedItems.add', 'customer', customerId, 'itemAdded', data);
    }
    return id;
  }

  /** What decides the warranty of a thing that the shop sold: its card, a lost card, a gift, or a day entered by hand. */
  function soldFacts(category: string, boughtIndex: number, latest: number): Facts {
    const purchasedOn = calendar.dayText(boughtIndex);
    const count = random.pick([1, 3, 3, 6]);
    const sold = { ...nothingKnown, category, purchasedOn, invoicedOn: purchasedOn };
    if (random.chance(0.03)) return { ...sold, invoicedOn: '', isGift: true };
    // Some end in the weeks after today, whatever the chance of the years gives.
    if (items % 40 === 7) return { ...sold, warrantyUntil: calendar.dayText(calendar.last + random.int(2, 28)) };
    if (random.chance(0.35)) return { ...sold, warrantyUntil: calendar.dayText(boughtIndex + 365 * count) };
    const isFurniture = furniture.includes(category);
    const trade = isFurniture ? 'furniture' : machines.includes(category) ? 'product' : 'appliance';
    const receivedOn = isFurniture ? calendar.dayText(Math.min(latest, boughtIndex + random.int(3, 40))) : '';
    const isLost = random.chance(0.08);
    const cardTerm = isLost && random.chance(0.5) ? null : yearsTerm(count);
    return { ...sold, trade, receivedOn, cardState: isLost ? 'lost' : 'shown', cardTerm };
  }

  return {
    add(owner) {
      const { at, project } = owner;
      const product = project ? someEquipment(random) : someProduct(random);
      const model = modelName(random, product);
      const latest = calendar.indexOf(at);
      const serial = owner.serial ?? (random.chance(0.93) ? serialNumber(random) : '');
      const isOwnSale = project !== undefined || random.chance(0.8);
      const brand = random.pick(isOwnSale ? product.brands : otherBrands);
      const bought = latest - random.int(0, 1600);
      const { category } = product;
      const facts = project
        ? { ...nothingKnown, category }
        : isOwnSale
          ? soldFacts(category, bought, latest)
          : { ...nothingKnown, category, purchasedOn: random.chance(0.5) ? calendar.dayText(bought) : '' };
      const location = project ? random.pick(sites) : random.chance(0.4) ? random.pick(rooms) : '';
      const note = isOwnSale ? '' : '外店购买，对外接修';
      const kind = project ? 'equipment' : 'product';
      const id = write(owner, facts, { kind, brand, model, serial, location, isOwnSale: isOwnSale ? 1 : 0, note });
      return { id, product, model, serial, text: `${brand}${category} ${model}`, project };
    },
    addVehicle(owner, isComplete) {
      const id = items + 1;
      const latest = calendar.indexOf(owner.at);
      const bought = latest - random.int(30, 1800);
      const [brand, model, vehicleKind] = random.pick(carModels);
      const isOwnSale = random.chance(0.5);
      const facts = {
        ...nothingKnown,
        category: car.category,
        purchasedOn: calendar.dayText(bought),
        ...(isOwnSale && { trade: 'car', cardState: 'shown', cardTerm: yearsTerm(3) }),
      };
      const mileageKm = (latest - bought) * random.int(25, 70);
      write(
        owner,
        facts,
        { kind: 'vehicle', brand, model, serial: '', location: '', isOwnSale: isOwnSale ? 1 : 0 },
        {
          plate: plateNumber(id),
          vin: random.chance(0.85) ? vehicleNumber(id) : '',
          vehicleKind: isComplete ? vehicleKind : '',
          licenceSeen: random.chance(0.8) ? 1 : 0,
          handbookSeen: random.chance(0.7) ? 1 : 0,
          mileageKm,
          cycleMonths: isComplete ? 6 : 0,
          cycleKm: isComplete ? 5000 : 0,
          nextOn: isComplete ? calendar.dayText(latest + random.int(5, 180)) : '',
          nextKm: isComplete ? (Math.floor(mileageKm / 5000) + 1) * 5000 : 0,
        },
      );
      return { id, product: car, model, serial: '', text: `${brand} ${model}` };
    },
  };
}
